// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphmodel.h"

#include <QAbstractTableModel>

namespace nb {

/// The nodes of a picture as a table: what screen readers and people who prefer lists get. GUI
/// thread.
class GraphNodesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Detail,
        Kind,
        Within,
        Connections,
        Bytes,
        ColumnCount,
    };
    enum Role
    {
        SortRole = Qt::UserRole, ///< raw numbers
    };

    explicit GraphNodesModel(GraphModel& model, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] std::string idAt(int row) const;
    [[nodiscard]] int rowOf(const std::string& id) const;
    [[nodiscard]] static QString kindText(NodeKind kind);

private:
    void refill();

    GraphModel& m_model;
    GraphGeometryPtr m_geometry;
    std::vector<std::uint32_t> m_rows; ///< shown nodes
};

} // namespace nb
