// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/address/addresstarget.h"
#include "ui/alerts/alertsmodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace nb {

class DataTable;
class UiStateStore;

/// What happened, and what of it somebody has looked at. GUI thread.
class AlertHistory : public QWidget
{
    Q_OBJECT
public:
    explicit AlertHistory(QWidget* parent = nullptr);

    void setRows(AlertRows rows, bool cut);
    void setFormat(const FlowFormat& format);
    /// Why nothing can be acknowledged; empty when it can.
    void setObstacle(const QString& why);
    void restoreState(const UiStateStore& state);
    void saveState(UiStateStore& state) const;

    [[nodiscard]] AlertsModel& model() const { return *m_model; }
    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] QCheckBox* openOnlyBox() const { return m_openOnly; }
    [[nodiscard]] QComboBox* severityBox() const { return m_least; }
    [[nodiscard]] QComboBox* kindBox() const { return m_kind; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] QPushButton* acknowledgeButton() const { return m_acknowledge; }
    [[nodiscard]] QPushButton* acknowledgeAllButton() const { return m_acknowledgeAll; }

Q_SIGNALS:
    /// None: all that are open.
    void acknowledgeRequested(const std::vector<std::int64_t>& ids);
    void flowsOf(const nb::Alert& alert);
    void addressRequested(nb::AddressAction action, const nb::AddressTarget& target);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createHead();
    void choose();
    void update();
    void acknowledgeSelected();
    [[nodiscard]] std::vector<std::int64_t> selectedOpen() const;

    FlowFormat m_format;
    QString m_obstacle;
    bool m_cut = false;
    AlertsModel* m_model = nullptr;
    DataTable* m_table = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_least = nullptr;
    QComboBox* m_kind = nullptr;
    QCheckBox* m_openOnly = nullptr;
    QPushButton* m_acknowledge = nullptr;
    QPushButton* m_acknowledgeAll = nullptr;
    QPushButton* m_flows = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace nb
