// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphgeometry.h"
#include "ui/graph/graphlook.h"

#include <QFont>

class QPainter;

namespace nb {

/// What is to be marked; vectors by node or edge, empty for none.
struct GraphMarks
{
    std::vector<bool> selectedNodes {};
    std::vector<bool> selectedEdges {};
    std::vector<bool> pinned {};
    std::vector<bool> noted {};
    std::vector<bool> dimmedNodes {}; ///< drawn pale: not what is looked at
    std::vector<bool> dimmedEdges {};
    std::optional<std::uint32_t> hoveredNode {};
    std::optional<std::uint32_t> hoveredEdge {};
    std::optional<std::uint32_t> current {}; ///< where the keyboard is
    std::optional<std::uint32_t> found {}; ///< ringed
};

struct GraphPaintOptions
{
    bool dark = false;
    bool fast = false; ///< while it moves: no smooth edges
    bool background = true;
    bool allLabels = false; ///< also where there is little room
    bool labels = true;
    bool complete = false; ///< every node and edge one by one, for files
    QFont font {};
};

/// What was drawn, for tests and benchmarks.
struct GraphPaintCounts
{
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t cells = 0;
    bool aggregated = false;
};

/// Draws a graph: as much of it as is in view, with details as the zoom has room for them, and many
/// nodes at a small scale as few. Labels keep their size. At most a few thousand things are drawn,
/// however large the graph. No state; any thread that has the painter.
class GraphPainter
{
public:
    static constexpr std::size_t kMostNodes = 1500; ///< drawn one by one
    static constexpr std::size_t kMostEdges = 1500;

    GraphPainter(const GraphGeometry& geometry, const GraphTransform& transform,
        const GraphMarks& marks, GraphPaintOptions options);

    /// Fills `view` (pixels).
    GraphPaintCounts paint(QPainter& painter, const QRectF& view);

private:
    void paintContainers(QPainter& painter);
    void paintContainerTitle(QPainter& painter, std::uint32_t node, const QRectF& box);
    void paintEdges(QPainter& painter, const std::vector<std::uint32_t>& leaves);
    void paintEdge(QPainter& painter, std::uint32_t edge, bool marked);
    void paintArrow(QPainter& painter, const EdgeLine& line, const QPen& pen);
    void paintEdgeLabels(QPainter& painter, const std::vector<std::uint32_t>& edges);
    /// A small segment is still known by its name: its box has room for it.
    [[nodiscard]] QRectF paintedBox(std::uint32_t node) const;
    void paintNode(QPainter& painter, std::uint32_t node);
    void paintNodeText(QPainter& painter, const GraphNode& node, const QRectF& box);
    void paintNodeMarks(QPainter& painter, std::uint32_t node, const QRectF& box);
    void paintLevel(QPainter& painter, const GraphLevel& level);
    [[nodiscard]] QColor color(ColorRole role) const { return themeColor(role, m_options.dark); }
    [[nodiscard]] static bool has(const std::vector<bool>& marks, std::uint32_t at)
    {
        return at < marks.size() && marks[at];
    }

    const GraphGeometry& m_geometry;
    const GraphTransform& m_transform;
    const GraphMarks& m_marks;
    GraphPaintOptions m_options;
    QFont m_bold;
    QRectF m_view; ///< pixels
    QRectF m_area; ///< the same in points of the picture
    bool m_plain = false; ///< edges are straight lines of one width
    double m_thin = 1; ///< share of their width that many lines, or far away ones, have
    GraphPaintCounts m_counts;
};

} // namespace nb
