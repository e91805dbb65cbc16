// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotscenegraph.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace nb {

using layout::Box;
using layout::Point;

namespace {

constexpr double kWidth = 140;
constexpr double kHeight = 44;
constexpr double kHopGap = 170; ///< between columns; the words of a line lie in it
constexpr double kRowGap = 26;
constexpr std::size_t kMostRows = 40; ///< in a column
constexpr double kFreeGap = 60; ///< between nodes of a picture without columns

Box around(const Point& centre)
{
    return {centre.x - kWidth / 2, centre.y - kHeight / 2, centre.x + kWidth / 2,
        centre.y + kHeight / 2};
}

/// Everything where it was, new nodes in the column of their hop.
class Keeper
{
public:
    Keeper(const Graph& graph, const PlacesBefore& before)
        : m_graph(graph)
        , m_centres(graph.nodes.size())
    {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const auto was = before.centres.find(graph.nodes[i].id);
            if (was != before.centres.end())
                m_centres[i] = was->second;
        }
    }

    [[nodiscard]] bool mostAreKnown() const
    {
        const auto known = static_cast<std::size_t>(std::ranges::count_if(
            m_centres, [](const auto& centre) { return centre.has_value(); }));
        return known > 0 && known * 2 >= m_centres.size();
    }

    GraphPlaces place()
    {
        std::vector<std::size_t> added;
        for (std::size_t i = 0; i < m_centres.size(); ++i)
            if (!m_centres[i])
                added.push_back(i);
        for (const std::size_t i : added)
            m_centres[i] = freePlace(columnOf(m_graph.nodes[i].rank), besideOf(i));
        GraphPlaces places;
        for (const auto& centre : m_centres)
            places.boxes.push_back(around(*centre));
        return places;
    }

private:
    /// Where nodes of a hop are; beyond the nearest hop when there are none.
    [[nodiscard]] double columnOf(int hop) const
    {
        std::optional<int> nearest;
        double x = 0;
        double count = 0;
        for (std::size_t i = 0; i < m_centres.size(); ++i) {
            if (!m_centres[i])
                continue;
            const int other = m_graph.nodes[i].rank;
            if (!nearest || std::abs(other - hop) < std::abs(*nearest - hop)) {
                nearest = other;
                x = count = 0;
            }
            if (other == *nearest) {
                x += m_centres[i]->x;
                ++count;
            }
        }
        return count == 0 ? 0 : x / count + (hop - *nearest) * (kWidth + kHopGap);
    }
    /// The height of what it talks to.
    [[nodiscard]] double besideOf(std::size_t node) const
    {
        double y = 0;
        double count = 0;
        for (const GraphEdge& edge : m_graph.edges) {
            if (edge.from != node && edge.to != node)
                continue;
            if (const auto& other = m_centres[edge.from == node ? edge.to : edge.from]) {
                y += other->y;
                ++count;
            }
        }
        return count == 0 ? 0 : y / count;
    }
    [[nodiscard]] Point freePlace(double x, double y) const
    {
        std::vector<double> taken;
        for (const auto& centre : m_centres)
            if (centre && std::abs(centre->x - x) < kWidth)
                taken.push_back(centre->y);
        constexpr double kStep = kHeight + kRowGap;
        for (int ring = 0;; ++ring)
            for (const int side : {1, -1}) {
                const double at = y + side * ring * kStep;
                if (std::ranges::none_of(
                        taken, [&](double other) { return std::abs(other - at) < kStep - 1; }))
                    return {x, at};
            }
    }

    const Graph& m_graph;
    std::vector<std::optional<Point>> m_centres;
};

/// Hops of many hosts as blocks of several columns, because nobody reads a column of hundreds; the
/// order of each is kept. False when there are none.
bool wrapColumns(const Graph& graph, std::vector<Box>& boxes)
{
    std::map<int, std::vector<std::size_t>> hops;
    std::size_t most = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto& hop = hops[graph.nodes[i].rank];
        hop.push_back(i);
        most = std::max(most, hop.size());
    }
    if (most <= kMostRows)
        return false;
    constexpr double kStepX = kWidth + kRowGap;
    constexpr double kStepY = kHeight + kRowGap / 2;
    double left = 0;
    for (auto& [hop, nodes] : hops) {
        std::ranges::stable_sort(nodes, {}, [&](std::size_t i) { return boxes[i].top; });
        const auto count = static_cast<double>(nodes.size());
        // about as wide as high
        const double square = std::ceil(std::sqrt(count * kStepX / kStepY));
        const auto rows
            = static_cast<std::size_t>(nodes.size() <= kMostRows ? std::max(1.0, count) : square);
        const double height = static_cast<double>(std::min(rows, nodes.size()) - 1) * kStepY;
        std::size_t column = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            column = i / rows;
            const std::size_t row = i % rows;
            boxes[nodes[i]] = around({left + static_cast<double>(column) * kStepX,
                static_cast<double>(row) * kStepY - height / 2});
        }
        left += static_cast<double>(column) * kStepX + kWidth + kHopGap;
    }
    return true;
}

} // namespace

Result<GraphPlaces> placePivots(const Graph& graph, const PlacesBefore& before,
    const LayoutEngine& engine, std::stop_token stop)
{
    if (graph.nodes.empty())
        return GraphPlaces {};
    Keeper keeper(graph, before);
    if (!before.arrange && keeper.mostAreKnown())
        return keeper.place();
    layout::Request request;
    request.nodeGap = kRowGap;
    request.layerGap = kHopGap;
    for (const GraphNode& of : graph.nodes) {
        layout::Node node;
        node.width = kWidth;
        node.height = kHeight;
        node.rank = of.rank;
        const bool keeps = !before.arrange || before.pinned.contains(of.id);
        if (const auto was = before.centres.find(of.id); keeps && was != before.centres.end())
            node.before = was->second;
        request.nodes.push_back(node);
    }
    for (const GraphEdge& edge : graph.edges)
        request.edges.push_back({edge.from, edge.to, 1});
    auto layout = engine.arrange(std::move(request), std::move(stop));
    if (!layout)
        return layout.error();
    GraphPlaces places;
    places.note = layout->note;
    for (const Point& centre : layout->answer.nodes)
        places.boxes.push_back(around(centre));
    if (!wrapColumns(graph, places.boxes) && layout->engine != layout::Engine::Dot)
        separate(places.boxes, std::vector<bool>(places.boxes.size(), false), kFreeGap / 2);
    return places;
}

} // namespace nb
