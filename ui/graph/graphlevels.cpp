// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlevels.h"

#include "ui/graph/graphgeometry.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace nb {

namespace {

constexpr std::size_t kFewEnough = 1500; ///< nodes that are drawn one by one at any zoom
constexpr double kFinest = 128; ///< side of the smallest cell, in points
constexpr std::size_t kCoarsest = 200; ///< a level of so few cells is the last one

GraphLevel levelOf(const GraphGeometry& geometry, double side)
{
    GraphLevel level;
    level.side = side;
    const Graph& graph = geometry.graph();
    std::unordered_map<std::uint64_t, std::uint32_t> cells;
    std::vector<std::uint32_t> cellOf(graph.nodes.size(), 0);
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        if (!geometry.shown(i))
            continue;
        const QPointF centre = geometry.rect(i).center();
        const auto column = static_cast<std::int32_t>(std::floor(centre.x() / side));
        const auto row = static_cast<std::int32_t>(std::floor(centre.y() / side));
        const std::uint64_t key = (std::uint64_t {static_cast<std::uint32_t>(column)} << 32U)
            | static_cast<std::uint32_t>(row);
        const auto [at, added]
            = cells.try_emplace(key, static_cast<std::uint32_t>(level.cells.size()));
        if (added)
            level.cells.push_back({{}, 0, i});
        cellOf[i] = at->second;
        if (geometry.isContainer(i))
            continue;
        GraphCell& cell = level.cells[at->second];
        cell.centre += centre;
        ++cell.count;
    }
    for (GraphCell& cell : level.cells)
        cell.centre
            = cell.count == 0 ? geometry.rect(cell.first).center() : cell.centre / cell.count;
    std::unordered_map<std::uint64_t, std::uint32_t> bundles;
    for (const std::uint32_t e : geometry.shownEdges()) {
        const GraphEdge& edge = graph.edges[e];
        const std::uint32_t from = cellOf[edge.from];
        const std::uint32_t to = cellOf[edge.to];
        if (from == to)
            continue;
        const auto [low, high] = std::minmax(from, to);
        const auto [at, added] = bundles.try_emplace(
            (std::uint64_t {low} << 32U) | high, static_cast<std::uint32_t>(level.bundles.size()));
        if (added) // edges come heaviest first
            level.bundles.push_back({from, to, 0, 0, e});
        level.bundles[at->second].weight += edge.weight;
        ++level.bundles[at->second].count;
    }
    std::ranges::stable_sort(level.bundles,
        [](const GraphBundle& a, const GraphBundle& b) { return a.weight > b.weight; });
    return level;
}

} // namespace

GraphLevels::GraphLevels(const GraphGeometry& geometry)
{
    if (geometry.leafCount() <= kFewEnough)
        return;
    for (double side = kFinest; m_levels.size() < 24; side *= 2) {
        m_levels.push_back(levelOf(geometry, side));
        if (m_levels.back().cells.size() <= kCoarsest)
            break;
    }
}

const GraphLevel* GraphLevels::levelFor(double side) const
{
    for (const GraphLevel& level : m_levels)
        if (level.side >= side)
            return &level;
    return m_levels.empty() ? nullptr : &m_levels.back();
}

} // namespace nb
