// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/assets/assetrow.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

#include <optional>

namespace nb {

/// Assets that a search leaves, in the order of a column. What is handed in never changes, so that
/// ten thousand of them cost nothing but what is in sight. GUI thread.
class AssetsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Address,
        Name,
        Role,
        Segment,
        Owner,
        Tags,
        Mac,
        Vendor,
        Provides,
        Uses,
        First,
        Last,
        ColumnCount,
    };

    explicit AssetsModel(QObject* parent = nullptr);

    void setRows(AssetRows rows);
    void setSearch(const QString& text);
    void setFormat(const FlowFormat& format);

    /// Of all assets, also those that the search hides.
    [[nodiscard]] std::size_t total() const { return m_rows->size(); }
    /// Null when there is no such row.
    [[nodiscard]] const AssetRow* at(int row) const;
    [[nodiscard]] std::optional<int> rowOf(const IpAddress& address) const;
    /// All that are shown, in their order.
    [[nodiscard]] std::vector<AssetPtr> shown() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void rebuild();
    void sortRows();
    [[nodiscard]] QString text(const AssetRow& row, int column) const;
    [[nodiscard]] QString tip(const AssetRow& row, int column) const;
    [[nodiscard]] QVariant exact(const AssetRow& row, int column) const;

    AssetRows m_rows;
    std::vector<std::uint32_t> m_shown;
    AssetSearch m_search;
    int m_sortColumn = Address;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    FlowFormat m_format;
};

} // namespace nb
