// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"

#include <unordered_map>

namespace nb {

/// Which addresses a network card carried traffic of: tells a host's card from a router's.
///
/// A card is its asset's own while it carried at most kMostHosts IPv4 addresses of ours and no
/// address from elsewhere. Once it carried one from elsewhere it is a router's, and belongs to an
/// asset only as long as that is the only IPv4 address of ours it carried: then that address is the
/// router itself, since in a flat network every other host shows its own card.
struct MacUse
{
    static constexpr std::size_t kMostHosts = 4;
    static constexpr std::size_t kMostV6 = 32; ///< a host has many with privacy extensions

    std::vector<IpAddress> addresses {}; ///< of ours, each once, bounded
    bool external = false; ///< carried an address that is not ours
    bool many = false; ///< more addresses of ours than a host has
    bool dirty = false; ///< not yet written

    void addAddress(const IpAddress& address);
    void merge(const MacUse& other);
    [[nodiscard]] MacOwner owner() const;
};

struct MacHash
{
    std::size_t operator()(const MacAddress& mac) const
    {
        return static_cast<std::size_t>(mac.value() * 0x9e37'79b9'7f4a'7c15ULL >> 16U);
    }
};
using MacUses = std::unordered_map<MacAddress, MacUse, MacHash>;

/// What a stretch of flows, or an import, tells of assets; to be merged into the inventory.
struct AssetLearning
{
    std::unordered_map<IpAddress, Asset> assets {};
    MacUses macs {};
    std::uint64_t leftOut = 0; ///< sightings of addresses beyond the limit

    [[nodiscard]] bool empty() const { return assets.empty() && macs.empty() && leftOut == 0; }
    void clear();
    /// The asset, made when new; null at the limit.
    Asset* at(const IpAddress& address, const AssetLimits& limits);
};

/// Merges; entries beyond the limits are counted in `asset.leftOut`. True when the entry is new.
bool addName(Asset& asset, const AssetName& name, const AssetLimits& limits);
bool addMac(Asset& asset, const AssetMac& mac, const AssetLimits& limits);
bool addSystem(Asset& asset, const AssetSystem& system, const AssetLimits& limits);
/// Null when it is not in the list.
[[nodiscard]] AssetService* findService(
    std::vector<AssetService>& services, Protocol protocol, Port port);
/// `services` is one of the two lists of `asset`.
bool addService(Asset& asset, std::vector<AssetService>& services, const AssetService& service,
    const AssetLimits& limits);

/// `text` without control characters, made valid UTF-8 and cut at `bytes`.
[[nodiscard]] std::string plainText(std::string_view text, std::size_t bytes);

} // namespace nb
