// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/assets/assetroles.h"
#include "core/graph/graph.h"
#include "core/map/serviceclass.h"
#include "core/rules/ruledraft.h"
#include "core/storage/flowstore.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// Trust of a segment by its name: `internal`, `dmz`, `guest`, …
using SegmentTrusts = std::map<std::string, std::string, std::less<>>;

/// What a map is made of.
struct MapQuery
{
    FlowQuery flows {}; ///< what is shown
    /// Another time to compare with: what is only in `flows` is new, what is only here is gone.
    std::optional<TimeRange> compared {};
    /// Rules to see what they would make of the flows; then nothing is compared. Reads every flow.
    RuleDraftPtr draft {};
    SegmentTrusts trusts {};
    /// What is known of ours, by address, as an inventory hands it out: its names and roles come
    /// before what the flows tell.
    std::vector<AssetPtr> assets {};
    /// A role in the words of the picture; null: the stable one, `domain-controller`.
    std::function<std::string(AssetRole)> roleWord {};
    /// The country of an address outside, ISO 3166-1 alpha-2, empty when it is not known: what is
    /// outside is put together by country, and by owner only where none is known. Null: by owner.
    std::function<std::string(const IpAddress&)> country {};
    /// Pairs of hosts and service, largest first; the rest is counted in `leftOut`.
    std::size_t maxLinks = 200'000;
};

/// Hosts that stand together: a segment, a network without a name, or what is outside by owner.
struct MapGroup
{
    std::string id {}; ///< `segment:NAME`, `network:PREFIX`, `owner:NAME`, `country:DE`,
                       ///< `outside:PREFIX`, `multicast`
    std::string label {};
    std::string trust {}; ///< empty: not known
    bool outside = false;
    bool operator==(const MapGroup&) const = default;
};

struct MapHost
{
    IpAddress address {};
    std::string name {}; ///< what the inventory calls it, else the most used one; may be empty
    std::string role {}; ///< `domain-controller`; empty where it says no more than the flows do
    std::string roleWord {}; ///< the same for the picture
    std::uint32_t group = 0; ///< index into NetworkMap::groups
    FlowTotals served {}; ///< where it was the server
    FlowTotals asked {}; ///< where it was the client
    /// It answered somebody, or the inventory knows a service of it. Where flows tell of one
    /// direction only, whoever was asked counts.
    bool answers = false;
};

/// All flows of (client, server, protocol, server port).
struct MapLink
{
    std::uint32_t client = 0; ///< index into NetworkMap::hosts
    std::uint32_t server = 0;
    Protocol protocol {};
    Port port {};
    std::uint32_t service = 0; ///< index into NetworkMap::services
    FlowTotals totals {}; ///< of the other time where it is gone
    Change change = Change::None;
};

/// Who talked to whom, address by address. Immutable once made; any thread.
struct NetworkMap
{
    std::vector<MapGroup> groups {};
    std::vector<MapHost> hosts {}; ///< by address
    std::vector<MapLink> links {};
    std::vector<std::string> services {};
    std::uint64_t leftOut = 0; ///< links that did not fit
    bool compares = false;
    bool drafts = false; ///< links tell what rules make of them
};
using NetworkMapPtr = std::shared_ptr<const NetworkMap>;

/// Asks the store; blocks, call it in a worker. Errors of FlowStore::aggregate().
[[nodiscard]] Result<NetworkMapPtr> makeNetworkMap(
    const FlowStore& store, const MapQuery& query, std::stop_token stop);

} // namespace nb
