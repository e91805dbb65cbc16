// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/knowledgesources.h"
#include "core/names/namebinding.h"
#include "ui/jobs/latestrequest.h"
#include "ui/names/knowledgetab.h"

#include <QStringList>

class QMenu;
class QPushButton;

namespace nb {

/// The names that are known: who asked for which, what it stood for, how that is known and until
/// when it holds. GUI thread.
class NamesTab : public KnowledgeTab
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Address,
        Client,
        Source,
        First,
        Last,
        Expires,
    };

    NamesTab(PageWidget& page, UiStateStore& state, QWidget* parent = nullptr);

    void reload() override;
    void saveState() override;
    [[nodiscard]] RecordPane* pane() const override { return m_pane; }
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }

Q_SIGNALS:
    /// Files of names to bring in; the kind where it is not to be recognised.
    void importRequested(const QStringList& files, std::optional<nb::NameFileKind> kind);

protected:
    void updateActions() override;
    void cancel() override;

private:
    struct List;
    using ListPtr = std::shared_ptr<const List>;

    [[nodiscard]] std::vector<RecordColumn<NameBinding>> columns() const;
    void fillMenu(QMenu& menu, int row);
    void showList(const List& list);
    void askImport();
    void removeSelected();

    RecordPane* m_pane = nullptr;
    RecordModel<NameBinding>* m_model = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_delete = nullptr;
    int m_sortColumn = Last;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    LatestRequest<ListPtr> m_reading;
};

} // namespace nb
