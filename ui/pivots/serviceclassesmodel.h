// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotservicechanges.h"

#include <QAbstractTableModel>

#include <vector>

namespace nb {

/// The rows of the detector's table of services, to be edited in place; choices as DraftDelegate
/// takes them. GUI thread.
class ServiceClassesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        PortNumber,
        Protocols,
        Class,
        Name,
        Interactive,
        ColumnCount,
    };
    explicit ServiceClassesModel(QObject* parent = nullptr);

    /// Shows a table, by class and name.
    void setTable(const PivotServiceTable& table);
    /// Adds a row of remote control at the end; its index.
    int addRow();
    void removeRowsAt(std::vector<int> rows);
    /// What is wrong with the rows, in a sentence; empty when nothing is.
    [[nodiscard]] QString problem() const;
    /// What the rows say, when nothing is wrong.
    [[nodiscard]] PivotServiceChanges changes() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QString problemOf(const PivotServiceEntry& entry) const;

    std::vector<PivotServiceEntry> m_entries;
};

} // namespace nb
