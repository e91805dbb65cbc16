// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"
#include "core/map/serviceclass.h"
#include "core/storage/flowstore.h"

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
    SegmentTrusts trusts {};
    /// Pairs of hosts and service, largest first; the rest is counted in `leftOut`.
    std::size_t maxLinks = 200'000;
};

/// Hosts that stand together: a segment, a network without a name, or what is outside by owner.
struct MapGroup
{
    std::string
        id {}; ///< `segment:NAME`, `network:PREFIX`, `owner:NAME`, `outside:PREFIX`, `multicast`
    std::string label {};
    std::string trust {}; ///< empty: not known
    bool outside = false;
    bool operator==(const MapGroup&) const = default;
};

struct MapHost
{
    IpAddress address {};
    std::string name {}; ///< the most used one; may be empty
    std::uint32_t group = 0; ///< index into NetworkMap::groups
    FlowTotals served {}; ///< where it was the server
    FlowTotals asked {}; ///< where it was the client
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
};
using NetworkMapPtr = std::shared_ptr<const NetworkMap>;

/// Asks the store; blocks, call it in a worker. Errors of FlowStore::aggregate().
[[nodiscard]] Result<NetworkMapPtr> makeNetworkMap(
    const FlowStore& store, const MapQuery& query, std::stop_token stop);

} // namespace nb
