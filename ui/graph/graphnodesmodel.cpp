// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphnodesmodel.h"

#include <QLocale>

#include <algorithm>

namespace nb {

namespace {

/// Nothing where the picture does not tell; a weight is no number of bytes.
std::optional<qint64> bytesOf(const GraphNode& node)
{
    const auto found = std::ranges::find(node.attributes, "bytes", &GraphAttribute::name);
    if (found == node.attributes.end())
        return std::nullopt;
    const auto* const bytes = std::get_if<std::int64_t>(&found->value);
    return bytes == nullptr ? std::nullopt : std::optional<qint64>(*bytes);
}

} // namespace

GraphNodesModel::GraphNodesModel(GraphModel& model, QObject* parent)
    : QAbstractTableModel(parent)
    , m_model(model)
{
    connect(&m_model, &GraphModel::geometryChanged, this, &GraphNodesModel::refill);
    refill();
}

void GraphNodesModel::refill()
{
    beginResetModel();
    m_geometry = m_model.geometry();
    m_rows.clear();
    if (m_geometry)
        for (std::uint32_t i = 0; i < m_geometry->graph().nodes.size(); ++i)
            if (m_geometry->shown(i))
                m_rows.push_back(i);
    endResetModel();
}

int GraphNodesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GraphNodesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString GraphNodesModel::kindText(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Segment:
        return tr("Segment");
    case NodeKind::Asset:
        return tr("Asset");
    case NodeKind::Owner:
        return tr("Owner");
    case NodeKind::Outside:
        return tr("Outside host");
    case NodeKind::World:
        return tr("Internet");
    case NodeKind::More:
        return tr("More");
    case NodeKind::Group:
        break;
    }
    return tr("Group");
}

QVariant GraphNodesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()
        || (role != Qt::DisplayRole && role != SortRole && role != Qt::TextAlignmentRole))
        return {};
    const std::uint32_t node = m_rows[static_cast<std::size_t>(index.row())];
    const GraphNode& of = m_geometry->graph().nodes[node];
    if (role == Qt::TextAlignmentRole)
        return index.column() >= Connections ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                             : QVariant();
    switch (index.column()) {
    case Name:
        return graphlook::pictureText(of.label);
    case Detail:
        return graphlook::detailText(of);
    case Kind:
        return kindText(of.kind);
    case Within:
        return of.parent == kNoParent
            ? QString()
            : graphlook::pictureText(
                m_geometry->graph().nodes[static_cast<std::size_t>(of.parent)].label);
    case Connections: {
        const auto count = static_cast<qulonglong>(m_geometry->edgesOf(node).size());
        return role == SortRole ? QVariant(count) : QVariant(QLocale().toString(count));
    }
    case Bytes: {
        const auto bytes = bytesOf(of);
        if (role == SortRole)
            return QVariant::fromValue<qlonglong>(bytes.value_or(-1));
        return bytes ? QVariant(QLocale().formattedDataSize(*bytes, 1, QLocale::DataSizeSIFormat))
                     : QVariant();
    }
    default:
        return {};
    }
}

QVariant GraphNodesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Detail:
        return tr("Details");
    case Kind:
        return tr("Kind");
    case Within:
        return tr("In");
    case Connections:
        return tr("Connections");
    case Bytes:
        return tr("Bytes");
    default:
        return {};
    }
}

std::string GraphNodesModel::idAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return m_geometry->graph().nodes[m_rows[static_cast<std::size_t>(row)]].id;
}

int GraphNodesModel::rowOf(const std::string& id) const
{
    const auto node = m_geometry ? m_geometry->nodeById(id) : std::nullopt;
    const auto at = node ? std::ranges::find(m_rows, *node) : m_rows.end();
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

} // namespace nb
