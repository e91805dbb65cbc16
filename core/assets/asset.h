// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/peercount.h"
#include "core/base/timestamp.h"
#include "core/net/ipaddress.h"
#include "core/net/macaddress.h"
#include "core/net/port.h"
#include "core/net/protocol.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// Whether an address is one of ours, and so can be an asset. Any thread.
using InternalTest = std::function<bool(const IpAddress&)>;
/// RFC 1918, ULA (RFC 4193) and link-local: ours where no segments say otherwise.
[[nodiscard]] bool isPrivateAddress(const IpAddress& address);

/// First and last time something was seen.
struct Sighting
{
    Timestamp first = Timestamp::max();
    Timestamp last = Timestamp::min();
    void add(Timestamp from, Timestamp to)
    {
        first = std::min(first, from);
        last = std::max(last, to);
    }
    void add(const Sighting& other) { add(other.first, other.last); }
    [[nodiscard]] bool known() const { return first <= last; }
    bool operator==(const Sighting&) const = default;
};

/// A name the address was asked for by, or that an import gave it.
struct AssetName
{
    std::string name {};
    Sighting seen {};
    std::uint64_t flows = 0;
    bool imported = false;
    bool operator==(const AssetName&) const = default;
};

/// Whose network card a MAC address seen with an asset is.
enum class MacOwner : std::uint8_t
{
    Asset, ///< the asset's own
    AssetRouter, ///< the asset's own, and the asset forwards traffic of others
    Router, ///< of a router on the way: says nothing about the asset
};

struct AssetMac
{
    MacAddress mac {};
    MacOwner owner = MacOwner::Asset;
    Sighting seen {};
    std::uint64_t flows = 0;
    bool imported = false;
    bool operator==(const AssetMac&) const = default;
};

/// A service that the asset answers on, or that it was answered by.
struct AssetService
{
    Protocol protocol {};
    Port port {};
    std::string label {}; ///< of the flows, else the registered name; may be empty
    Sighting seen {};
    std::uint64_t flows = 0; ///< 0: told by an import only
    std::uint64_t bytes = 0; ///< octets both ways, as they were sent
    PeerCount<1> peers {}; ///< clients of a service provided, servers of one used
    bool imported = false;
    bool operator==(const AssetService&) const = default;
};

struct AssetSystem
{
    std::string system {}; ///< operating system as a scanner named it
    MacAddress mac {};
    Sighting seen {};
    bool operator==(const AssetSystem&) const = default;
};

/// What a person says about an asset. Kept apart from what was observed, and stronger.
struct AssetEdits
{
    std::string name {};
    std::string owner {};
    std::string role {}; ///< empty: the guess holds
    std::string notes {};
    std::vector<std::string> tags {}; ///< sorted, each once
    [[nodiscard]] bool empty() const { return *this == AssetEdits {}; }
    bool operator==(const AssetEdits&) const = default;
};

/// An address of ours and what is known of it. As a part of AssetLearning it holds what is new.
struct Asset
{
    IpAddress address {};
    Sighting seen {};
    std::uint64_t flows = 0;
    std::uint64_t unanswered = 0; ///< flows it began that nobody answered
    std::string segment {}; ///< of the latest labelled flow
    PeerCount<4> clients {}; ///< addresses it answered
    PeerCount<4> servers {}; ///< addresses that answered it
    PeerCount<4> targets {}; ///< addresses that did not answer it
    PeerCount<4> targetPorts {}; ///< ports that did not answer it
    bool imported = false;
    std::uint64_t leftOut = 0; ///< names, MACs and services beyond the limits, in sightings
    std::vector<AssetName> names {};
    std::vector<AssetMac> macs {};
    std::vector<AssetService> provides {};
    std::vector<AssetService> uses {};
    std::vector<AssetSystem> systems {};
    AssetEdits edits {};
    bool operator==(const Asset&) const = default;

    /// The name to show: a person's, else the one most flows had; may be empty.
    [[nodiscard]] std::string_view displayName() const;
    /// Its own network card's address, the latest seen.
    [[nodiscard]] MacAddress mac() const;
};

/// How much is kept; beyond it, sightings are counted in Asset::leftOut or AssetInventory::leftOut.
struct AssetLimits
{
    std::size_t assets = 262'144;
    std::size_t services = 128; ///< of one asset and side
    std::size_t allServices = 1'000'000;
    std::size_t names = 16; ///< of one asset
    std::size_t macs = 16; ///< of one asset
    std::size_t systems = 8; ///< of one asset
    std::size_t textBytes = 256; ///< longer texts are cut
};

/// Something about an asset that was not so before.
struct AssetChange
{
    enum class Kind : std::uint8_t
    {
        NewAsset,
        NewService, ///< an asset known before answers on a new port
        MacChanged,
    };
    Kind kind = Kind::NewAsset;
    IpAddress address {};
    Timestamp time {};
    std::string name {};
    std::string segment {};
    MacAddress mac {};
    MacAddress oldMac {}; ///< MacChanged
    Protocol protocol {}; ///< NewService
    Port port {}; ///< NewService
    std::string service {}; ///< NewService: label
    Sighting seen {}; ///< of the asset
    std::vector<std::string> ports {}; ///< NewAsset: services, `tcp/22`
    bool operator==(const AssetChange&) const = default;
};

} // namespace nb
