// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotservicechanges.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace nb {

class ServiceClassesModel;

/// Which port is for what, as the detector of pivots sees it: rows can be added, changed, taken out
/// and brought back. GUI thread.
class ServiceClassesDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ServiceClassesDialog(const PivotServiceTable& services, QWidget* parent = nullptr);

    /// What was changed, once accepted.
    [[nodiscard]] PivotServiceChanges changes() const;
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QString problem() const;

private:
    void addRow();
    void removeRows();
    void update();

    ServiceClassesModel* m_model;
    QTableView* m_table;
    QLabel* m_problem;
    QPushButton* m_remove;
    QPushButton* m_save = nullptr;
};

} // namespace nb
