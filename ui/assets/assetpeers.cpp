// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetpeers.h"

#include "ui/pages/datatable.h"

#include <algorithm>
#include <map>

namespace nb {

Result<std::vector<AssetPeer>> topPeers(
    const FlowStore& store, const IpAddress& address, std::size_t limit, std::stop_token stop)
{
    const auto filter = parseFilter("ip = " + address.toString());
    if (!filter)
        return filter.error();
    AggregateQuery query;
    query.flows.filter = *filter;
    query.flows.sums = Sums::Flows | Sums::Bytes;
    query.by = {FlowField::SrcIp, FlowField::DstIp, FlowField::DstName};
    // a peer may have several names, and be client and server
    query.limit = limit * 8;
    const auto result = store.aggregate(query, std::move(stop));
    if (!result)
        return result.error();
    std::map<IpAddress, AssetPeer> peers;
    for (const AggregateRow& row : result->rows) {
        const auto client = IpAddress::fromString(row.key[0]);
        const auto server = IpAddress::fromString(row.key[1]);
        if (!client || !server)
            continue;
        const bool asked = *client == address;
        AssetPeer& peer = peers[asked ? *server : *client];
        peer.address = asked ? *server : *client;
        (asked ? peer.asServer : peer.asClient) += row.totals.flows;
        if (bytesKnown(row.totals)) {
            peer.bytesKnown = true;
            peer.bytes = addSum(peer.bytes, addSum(row.totals.bytes, row.totals.reverseBytes));
        }
        if (asked && peer.name.isEmpty()) // largest first
            peer.name = plainLine(row.key[2]);
    }
    std::vector<AssetPeer> all;
    all.reserve(peers.size());
    for (auto& [ip, peer] : peers)
        all.push_back(std::move(peer));
    std::ranges::stable_sort(
        all, [](const AssetPeer& a, const AssetPeer& b) { return a.bytes > b.bytes; });
    if (all.size() > limit)
        all.resize(limit);
    return all;
}

AssetPeersModel::AssetPeersModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void AssetPeersModel::setPeers(std::vector<AssetPeer> peers)
{
    beginResetModel();
    m_peers = std::move(peers);
    endResetModel();
}

void AssetPeersModel::setFormat(const FlowFormat& format)
{
    m_format = format;
    if (!m_peers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const AssetPeer* AssetPeersModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_peers[static_cast<std::size_t>(row)] : nullptr;
}

int AssetPeersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size());
}

int AssetPeersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AssetPeersModel::data(const QModelIndex& index, int role) const
{
    const AssetPeer* peer = at(index.row());
    if (!peer)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() >= Bytes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool raw = role == SortRole || role == DataTable::ExactRole;
    if (!raw && role != Qt::DisplayRole)
        return {};
    const auto number = [&](std::uint64_t value) {
        return raw ? QVariant::fromValue<qulonglong>(value) : QVariant(m_format.count(value));
    };
    switch (index.column()) {
    case Address:
        if (role == SortRole) {
            QString text;
            for (const std::uint8_t byte : peer->address.bytes())
                text += QChar(ushort {byte});
            return text;
        }
        return QString::fromStdString(peer->address.toString());
    case Name:
        return peer->name;
    case Bytes:
        if (!peer->bytesKnown)
            return raw ? QVariant() : QVariant(QStringLiteral("–"));
        return raw ? number(peer->bytes) : QVariant(m_format.bytes(peer->bytes));
    case AsServer:
        return number(peer->asServer);
    case AsClient:
        return number(peer->asClient);
    default:
        return {};
    }
}

QVariant AssetPeersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles {tr("Peer"), tr("Name"), tr("Bytes"), tr("Asked"), tr("Asked By")};
    const QStringList tips {{}, {}, tr("Both directions"), tr("Flows that the peer answered"),
        tr("Flows that the peer began")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole && !tips[section].isEmpty())
        return tips[section];
    if (role == Qt::TextAlignmentRole)
        return int((section >= Bytes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace nb
