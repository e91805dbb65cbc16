// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layoutpolicy.h"

#include <algorithm>

namespace nb {

using layout::Engine;

namespace {

constexpr std::size_t kMostRanked = 500; ///< with ranks given, dot has less to find out
constexpr std::size_t kMostClustered = 200; ///< fdp takes seconds above
constexpr std::size_t kDense = 3; ///< edges for each node; layers are slow and unreadable above

} // namespace

Engine chooseEngine(const layout::Request& request)
{
    const std::size_t nodes = request.nodes.size();
    const std::size_t edges = request.edges.size();
    const auto pinned = std::ranges::count_if(request.nodes, &layout::Node::pinned);
    const bool ranked = std::ranges::any_of(
        request.nodes, [](const layout::Node& node) { return node.rank != layout::kNone; });
    if (!request.clusters.empty())
        return nodes <= kMostClustered && edges > 0 ? Engine::Fdp : Engine::Osage;
    if (pinned > 0 && nodes <= kMostLayered)
        return Engine::Neato;
    if (ranked && nodes <= kMostRanked && edges <= kDense * nodes)
        return Engine::Dot;
    if (edges == 0)
        return Engine::Osage;
    return nodes <= kMostLayered && edges <= kDense * nodes ? Engine::Dot : Engine::Sfdp;
}

std::optional<Engine> fallbackOf(Engine engine)
{
    switch (engine) {
    case Engine::Dot:
    case Engine::Neato:
    case Engine::Automatic:
        return Engine::Sfdp;
    case Engine::Fdp:
        return Engine::Osage;
    case Engine::Sfdp:
    case Engine::Osage:
        break;
    }
    return std::nullopt;
}

} // namespace nb
