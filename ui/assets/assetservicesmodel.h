// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace nb {

/// Services that an asset provides and uses, with when they were first and last seen on one axis of
/// time. GUI thread.
class AssetServicesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Side,
        Service,
        When, ///< drawn by ServiceSpanDelegate
        Flows,
        Bytes,
        Peers,
        ColumnCount,
    };
    enum Role
    {
        SortRole = Qt::UserRole + 1,
        FirstRole, ///< where the bar begins and ends, 0 to 1 of the axis; -1 when unknown
        LastRole,
        UsesRole, ///< bool
    };

    explicit AssetServicesModel(QObject* parent = nullptr);

    void setAsset(const Asset& asset);
    void setFormat(const FlowFormat& format);
    /// The axis.
    [[nodiscard]] const Sighting& span() const { return m_span; }
    /// Null when there is no such row.
    [[nodiscard]] const AssetService* at(int row) const;
    [[nodiscard]] bool isUsed(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        AssetService service;
        bool used = false;
    };
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QVariant sortValue(const Row& row, int column) const;
    [[nodiscard]] double place(Timestamp time) const;

    std::vector<Row> m_rows;
    Sighting m_span;
    FlowFormat m_format;
};

/// Draws from when to when a service was seen. GUI thread.
class ServiceSpanDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
};

} // namespace nb
