// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutvalues.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace nb {

/// What a node stands for; the picture gives each its own shape.
enum class NodeKind : std::uint8_t
{
    Segment, ///< a named set of prefixes, or a network without a name
    Asset, ///< an address of ours
    Owner, ///< addresses outside, of one owner or of one network
    Outside, ///< a single address outside
    World, ///< holds what is outside
    More, ///< what did not fit: `+ 312 more`
    Group, ///< put together by the user
};
/// `segment`, `asset`, `owner`, `outside`, `world`, `more`, `group`.
[[nodiscard]] std::string_view toString(NodeKind kind);

/// How an edge compares to another time, or what rules that are being edited make of it.
enum class Change : std::uint8_t
{
    None, ///< nothing is compared
    Same,
    Added,
    Gone,
    Labelled, ///< rules match all of its flows, which have their names already
    Partly, ///< of some of its flows
    Unlabelled, ///< no rule matches
    Relabelled, ///< flows of it would get another label
};
/// Empty, `same`, `new`, `gone`, `labelled`, `partly labelled`, `no rule`, `relabelled`.
[[nodiscard]] std::string_view toString(Change change);

/// A typed value for export and details.
using GraphValue = std::variant<std::string, std::int64_t, double, bool>;
struct GraphAttribute
{
    std::string name {};
    GraphValue value {};
    bool operator==(const GraphAttribute&) const = default;
};

inline constexpr std::int32_t kNoParent = -1;

struct GraphNode
{
    std::string id {}; ///< unique, and the same whenever the picture is made anew: `host:10.0.0.1`
    std::string label {}; ///< UTF-8 as the network told it
    std::string detail {}; ///< a second line
    NodeKind kind = NodeKind::Asset;
    std::int32_t parent = kNoParent; ///< index of the node whose box it lies in; an earlier one
    std::string category {}; ///< word of the legend: trust, role
    std::int32_t rank = layout::kNone; ///< layer in a picture from left to right
    double weight = 0; ///< how important, for what is left out first
    std::vector<GraphAttribute> attributes {};
};

struct GraphEdge
{
    std::string id {};
    std::uint32_t from = 0; ///< index of the client
    std::uint32_t to = 0;
    std::string label {};
    std::string category {}; ///< word of the legend
    double weight = 0; ///< bytes, or what else makes it wide
    Change change = Change::None;
    std::vector<GraphAttribute> attributes {};
};

/// What a picture shows. Made once and then only read; any thread.
struct Graph
{
    std::string title {};
    std::vector<GraphNode> nodes {};
    std::vector<GraphEdge> edges {};
};
using GraphPtr = std::shared_ptr<const Graph>;

/// For each node whether others lie in its box.
[[nodiscard]] std::vector<bool> containers(const Graph& graph);

/// Where the nodes of a graph are: one box for each, in points.
struct GraphPlaces
{
    std::vector<layout::Box> boxes {};
    /// Control points of edges as an engine led them; empty where the painter draws its own.
    std::vector<std::vector<layout::Point>> splines {};
    std::string note {}; ///< why the engine that suits best was not used
};

} // namespace nb
