// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/flows/flowformat.h"

#include <QAbstractTableModel>

namespace nb {

/// Somebody an asset talks to.
struct AssetPeer
{
    IpAddress address {};
    QString name {}; ///< as flows tell; may be empty
    std::uint64_t asServer = 0; ///< flows that the peer answered
    std::uint64_t asClient = 0; ///< flows that the peer began
    std::uint64_t bytes = 0; ///< octets both ways
    bool bytesKnown = false;
};

/// The peers with the most bytes, largest first. Worker thread; Cancelled when a stop is requested.
[[nodiscard]] Result<std::vector<AssetPeer>> topPeers(
    const FlowStore& store, const IpAddress& address, std::size_t limit, std::stop_token stop);

/// The peers of an asset. GUI thread.
class AssetPeersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Address,
        Name,
        Bytes,
        AsServer,
        AsClient,
        ColumnCount,
    };
    enum Role
    {
        SortRole = Qt::UserRole + 1,
    };

    explicit AssetPeersModel(QObject* parent = nullptr);

    void setPeers(std::vector<AssetPeer> peers);
    void setFormat(const FlowFormat& format);
    /// Null when there is no such row.
    [[nodiscard]] const AssetPeer* at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<AssetPeer> m_peers;
    FlowFormat m_format;
};

} // namespace nb
