// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <vector>

namespace nb {

/// A column of a RecordModel. The functions are pure: `less` is also called in workers.
template <typename T> struct RecordColumn
{
    QString title {};
    QString tip {};
    int width = 16; ///< at first, in characters
    std::function<QString(const T&)> text {};
    std::function<bool(const T&, const T&)> less {};
    std::function<QString(const T&)> toolTip {}; ///< plain text; empty function: none
    bool isNumber = false;
};

/// Rows that are replaced as a whole. They come sorted; whoever shows them asks for another order
/// when sortRequested is called. GUI thread.
template <typename T> class RecordModel : public QAbstractTableModel
{
public:
    using Rows = std::shared_ptr<const std::vector<T>>;

    RecordModel(std::vector<RecordColumn<T>> columns, QObject* parent)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(Rows rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const std::vector<RecordColumn<T>>& columns() const { return m_columns; }
    [[nodiscard]] const T* at(int row) const
    {
        return row >= 0 && row < rowCount() ? &(*m_rows)[static_cast<std::size_t>(row)] : nullptr;
    }
    /// Called with what a click on the header asks for.
    std::function<void(int column, Qt::SortOrder order)> sortRequested {};

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() || !m_rows ? 0 : static_cast<int>(m_rows->size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        const T* const row = at(index.row());
        if (!row || index.column() >= columnCount())
            return {};
        const RecordColumn<T>& column = m_columns[static_cast<std::size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole:
            return column.text(*row);
        case Qt::ToolTipRole: {
            const QString tip = column.toolTip ? column.toolTip(*row) : column.text(*row);
            return tip.isEmpty() ? QVariant()
                                 : QStringLiteral("<p>%1</p>").arg(tip.toHtmlEscaped());
        }
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(
                (column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        default:
            return {};
        }
    }
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const RecordColumn<T>& column = m_columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::ToolTipRole && !column.tip.isEmpty())
            return QStringLiteral("<p>%1</p>").arg(column.tip.toHtmlEscaped());
        return {};
    }
    void sort(int column, Qt::SortOrder order) override
    {
        if (sortRequested)
            sortRequested(column, order);
    }

private:
    std::vector<RecordColumn<T>> m_columns;
    Rows m_rows;
};

} // namespace nb
