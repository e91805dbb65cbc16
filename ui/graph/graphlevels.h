// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <string>
#include <vector>

namespace nb {

class GraphGeometry;

/// Nodes that lie in one cell of the plane, drawn as one.
struct GraphCell
{
    QPointF centre {}; ///< of its nodes
    std::uint32_t count = 0;
    std::uint32_t first = 0; ///< a node of it
};

/// Edges between two cells, drawn as one.
struct GraphBundle
{
    std::uint32_t from = 0; ///< index into cells
    std::uint32_t to = 0;
    double weight = 0;
    std::uint32_t count = 0;
    std::uint32_t heaviest = 0; ///< an edge of it
};

struct GraphLevel
{
    double side = 0; ///< of a cell, in points
    std::vector<GraphCell> cells {};
    std::vector<GraphBundle> bundles {}; ///< heaviest first
};

/// Coarser and coarser pictures of a large graph, each cell twice as wide as in the one before:
/// whatever the zoom, there is one with few enough things to draw. Empty for small graphs.
/// Immutable.
class GraphLevels
{
public:
    GraphLevels() = default;
    explicit GraphLevels(const GraphGeometry& geometry);

    /// The finest level whose cells are at least `side` wide; null when there are none.
    [[nodiscard]] const GraphLevel* levelFor(double side) const;
    [[nodiscard]] const std::vector<GraphLevel>& all() const { return m_levels; }

private:
    std::vector<GraphLevel> m_levels;
};

} // namespace nb
