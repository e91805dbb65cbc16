// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"
#include "core/map/networkmap.h"

#include <map>
#include <set>
#include <string>

namespace nb {

/// How much of a map is opened. Ids are those of groups and nodes.
struct MapView
{
    bool assets = false; ///< every group of ours is open
    bool outside = true; ///< what is outside is shown at all
    bool onlyNew = false; ///< only what is new compared with the other time
    std::set<std::string, std::less<>> open {}; ///< groups whose hosts are shown
    std::set<std::string, std::less<>> whole {}; ///< of those, the ones shown to the last host
    std::set<std::string, std::less<>> peersOf {}; ///< `host:ADDRESS` whose peers are shown
    std::map<std::string, std::string, std::less<>> gathered {}; ///< node to the group a user made
    std::size_t mostHosts = 60; ///< of an open group; the rest is one node. 0: all
    std::size_t mostOwners = 12; ///< outside; the rest is one node
    bool operator==(const MapView&) const = default;
};

inline constexpr std::string_view kWorldId = "world";

/// Nodes: segments and networks, hosts of those that are open in their boxes, owners in the box
/// `world`, `more:ID` for what did not fit. Edges: one for each pair of shown nodes and class of
/// service, with the attributes flows, bytes, services and ports. Largest first, so that the same
/// map always gives the same graph. Any thread.
[[nodiscard]] Graph makeMapGraph(const NetworkMap& map, const MapView& view);

[[nodiscard]] std::string hostId(const IpAddress& address);
/// The address of `host:ADDRESS`; nothing for any other id.
[[nodiscard]] std::optional<IpAddress> addressOfId(std::string_view id);

} // namespace nb
