// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/knowledgesources.h"
#include "ui/names/knowledgetab.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace nb {

/// Where names come from while flows are collected: logs of resolvers that are followed, and
/// questions to the system's resolver. GUI thread.
class NameSourcesTab : public KnowledgeTab
{
    Q_OBJECT
public:
    enum Column
    {
        File,
        Kind,
        State,
        Lines,
        Names,
        Rotations,
    };

    NameSourcesTab(PageWidget& page, UiStateStore& state, QWidget* parent = nullptr);

    void reload() override;
    void saveState() override;
    [[nodiscard]] RecordPane* pane() const override { return m_pane; }
    [[nodiscard]] QCheckBox* reverseBox() const { return m_reverse; }
    [[nodiscard]] QSpinBox* maximumField() const { return m_maximum; }
    /// Follows one more log.
    void follow(const FollowedLog& log);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void updateActions() override;
    void cancel() override;

private:
    [[nodiscard]] std::vector<RecordColumn<FollowedLogStatus>> columns() const;
    void askLog();
    void removeSelected();
    void setReverse(bool enabled);
    void setMaximum();
    void setLogs(const std::vector<FollowedLog>& logs, const QString& done);
    [[nodiscard]] std::vector<FollowedLog> logs() const;

    QCheckBox* m_reverse = nullptr;
    QLabel* m_explanation = nullptr;
    QSpinBox* m_maximum = nullptr;
    RecordPane* m_pane = nullptr;
    RecordModel<FollowedLogStatus>* m_model = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QTimer m_lookAgain;
    int m_sortColumn = File;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace nb
