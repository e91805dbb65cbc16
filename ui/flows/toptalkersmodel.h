// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/address/addresstarget.h"

#include <QAbstractTableModel>

#include <memory>

namespace nb {

/// A kind of "who" the panel can list.
struct TalkerGrouping
{
    QString name; ///< for the menu, `Clients`
    QString column; ///< for the header, `Client`
    std::vector<FlowField> by;
};
[[nodiscard]] std::vector<TalkerGrouping> talkerGroupings();

/// Everything the list shows, made once and never changed.
struct TalkerList
{
    std::vector<FlowField> by;
    QString column;
    Metric metric = Metric::Bytes;
    AggregateResult result;
};
using TalkerListPtr = std::shared_ptr<const TalkerList>;

/// The largest groups with value and share, and a last row for all others. GUI thread.
class TopTalkersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        NameColumn,
        ValueColumn,
        ShareColumn,
        ColumnCount,
    };
    enum Role
    {
        ForwardRole = Qt::UserRole, ///< bar length client to server, 0 to 1 of the largest row
        ReverseRole, ///< bar length server to client
        OtherRole, ///< true for the row of all others
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setList(TalkerListPtr list);
    void setBinaryBytes(bool binary);
    /// Both ends of a flow are counted, so that the shares add up to more than the whole.
    [[nodiscard]] bool countsBothSides() const;
    /// The filter that selects a row's group; null for the row of all others.
    [[nodiscard]] FilterPtr filterOf(int row) const;
    /// The addresses that a row is about, of a conversation the server with its port.
    [[nodiscard]] std::vector<AddressTarget> addressesOf(int row) const;
    /// Exact texts, tab separated.
    [[nodiscard]] QString copyText(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isOther(int row) const;
    [[nodiscard]] FlowTotals totalsOf(int row) const;
    [[nodiscard]] QString nameOf(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString toolTip(int row) const;
    [[nodiscard]] double barLength(int row, bool forward) const;

    TalkerListPtr m_list;
    bool m_binaryBytes = false;
    FlowTotals m_other; ///< what the rows do not hold
};

} // namespace nb
