// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"
#include "ui/graph/graphlevels.h"

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace nb {

/// The line of an edge: from border to border, bent so that parallel edges lie beside one another.
struct EdgeLine
{
    QPointF from {};
    QPointF bend {}; ///< control point of the quadratic curve
    QPointF to {};
};

/// What of a graph is not shown.
struct GraphHidden
{
    std::vector<bool> nodes {}; ///< by node; empty: none
    std::vector<bool> edges {}; ///< by edge; empty: none
};

/// A graph with places, ready to be drawn and pointed at: boxes, lines, an index of the plane, and
/// for many nodes coarser levels. Immutable; may be made in a worker.
class GraphGeometry
{
public:
    /// `places` has a box for each node.
    GraphGeometry(GraphPtr graph, GraphPlaces places, const GraphHidden& hidden);

    [[nodiscard]] const Graph& graph() const { return *m_graph; }
    [[nodiscard]] const GraphPtr& graphPtr() const { return m_graph; }
    [[nodiscard]] const GraphPlaces& places() const { return m_places; }
    [[nodiscard]] const QRectF& bounds() const { return m_bounds; }
    [[nodiscard]] QRectF rect(std::uint32_t node) const;
    [[nodiscard]] const EdgeLine& line(std::uint32_t edge) const { return m_lines[edge]; }
    [[nodiscard]] bool shown(std::uint32_t node) const { return m_shown[node]; }
    [[nodiscard]] bool edgeShown(std::uint32_t edge) const { return m_edgeShown[edge]; }
    [[nodiscard]] bool isContainer(std::uint32_t node) const { return m_holds[node]; }
    /// Outer ones before those inside them.
    [[nodiscard]] const std::vector<std::uint32_t>& shownContainers() const { return m_containers; }
    [[nodiscard]] std::size_t leafCount() const { return m_leaves; }
    [[nodiscard]] std::size_t shownEdgeCount() const { return m_shownEdges.size(); }
    [[nodiscard]] const GraphLevels& levels() const { return m_levels; }

    /// Shown nodes without children that touch `area`, at most `most`; more than that are told by a
    /// longer result.
    [[nodiscard]] std::vector<std::uint32_t> leavesIn(const QRectF& area, std::size_t most) const;
    /// Shown edges, heaviest first.
    [[nodiscard]] const std::vector<std::uint32_t>& shownEdges() const { return m_shownEdges; }
    /// Shown edges of a node, heaviest first.
    [[nodiscard]] std::vector<std::uint32_t> edgesOf(std::uint32_t node) const;

    /// The innermost shown node at a point.
    [[nodiscard]] std::optional<std::uint32_t> nodeAt(const QPointF& point) const;
    /// The nearest shown edge within `reach`.
    [[nodiscard]] std::optional<std::uint32_t> edgeAt(const QPointF& point, double reach) const;
    /// The nearest shown leaf from a node towards a direction; nothing when there is none.
    [[nodiscard]] std::optional<std::uint32_t> neighbour(
        std::uint32_t node, const QPointF& direction) const;
    [[nodiscard]] std::optional<std::uint32_t> nodeById(const std::string& id) const;

private:
    void chooseShown(const GraphHidden& hidden);
    void indexLeaves();
    void drawLines();
    [[nodiscard]] std::uint64_t cellOf(double x, double y) const;

    GraphPtr m_graph;
    GraphPlaces m_places;
    QRectF m_bounds;
    std::vector<bool> m_holds;
    std::vector<bool> m_shown;
    std::vector<bool> m_edgeShown;
    std::vector<std::uint32_t> m_containers;
    std::vector<std::uint32_t> m_shownEdges;
    std::vector<std::uint32_t> m_edgeStart; ///< by node, into m_edgeOfNode
    std::vector<std::uint32_t> m_edgeOfNode;
    std::vector<EdgeLine> m_lines;
    std::unordered_map<std::string, std::uint32_t> m_byId;
    std::size_t m_leaves = 0;
    double m_cell = 256; ///< side of a cell of the index
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells; ///< leaves by cell
    GraphLevels m_levels;
};
using GraphGeometryPtr = std::shared_ptr<const GraphGeometry>;

/// A point of the curve, 0 at its start and 1 at its end.
[[nodiscard]] QPointF pointOf(const EdgeLine& line, double t);

} // namespace nb
