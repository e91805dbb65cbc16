// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotservicechanges.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include <vector>

namespace nb {

/// The rows of the detector's table of services, to be edited in place. GUI thread.
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
    /// Texts to choose from; the edit role is the index of one.
    static constexpr int kChoicesRole = Qt::UserRole + 1;

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

/// Edits a cell that has kChoicesRole with a box of them.
class ChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(
        QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

} // namespace nb
