// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphgeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nb {

namespace {

constexpr double kBend = 16; ///< between parallel edges

QRectF toRect(const layout::Box& box)
{
    return {QPointF(box.left, box.top), QPointF(box.right, box.bottom)};
}

/// Where the line from the middle of a box towards a point leaves it.
QPointF border(const QRectF& box, const QPointF& towards)
{
    const QPointF centre = box.center();
    const QPointF way = towards - centre;
    const double x = way.x() == 0 ? std::numeric_limits<double>::infinity()
                                  : box.width() / 2 / std::abs(way.x());
    const double y = way.y() == 0 ? std::numeric_limits<double>::infinity()
                                  : box.height() / 2 / std::abs(way.y());
    const double share = std::min({x, y, 1.0});
    return centre + way * share;
}

EdgeLine lineBetween(const QRectF& from, const QRectF& to, double offset)
{
    if (from == to) { // to itself: a loop beside the box
        const QPointF corner = from.topRight();
        return {corner + QPointF(-20, 0), corner + QPointF(24 + offset, -24 - offset),
            corner + QPointF(0, 20)};
    }
    const QPointF way = to.center() - from.center();
    const double length = std::max(1.0, std::hypot(way.x(), way.y()));
    const QPointF across(-way.y() / length, way.x() / length);
    const QPointF middle = (from.center() + to.center()) / 2 + across * offset;
    const QPointF start = border(from, middle);
    const QPointF end = border(to, middle);
    return {start, (start + end) / 2 + across * offset, end};
}

double distanceToSegment(const QPointF& p, const QPointF& a, const QPointF& b)
{
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    const double t
        = square == 0 ? 0 : std::clamp(QPointF::dotProduct(p - a, way) / square, 0.0, 1.0);
    const QPointF rest = p - (a + way * t);
    return std::hypot(rest.x(), rest.y());
}

} // namespace

QPointF pointOf(const EdgeLine& line, double t)
{
    return line.from * ((1 - t) * (1 - t)) + line.bend * (2 * t * (1 - t)) + line.to * (t * t);
}

GraphGeometry::GraphGeometry(GraphPtr graph, GraphPlaces places, const GraphHidden& hidden)
    : m_graph(std::move(graph))
    , m_places(std::move(places))
    , m_holds(containers(*m_graph))
{
    m_places.boxes.resize(m_graph->nodes.size());
    chooseShown(hidden);
    indexLeaves();
    drawLines();
    m_levels = GraphLevels(*this);
}

QRectF GraphGeometry::rect(std::uint32_t node) const
{
    return toRect(m_places.boxes[node]);
}

void GraphGeometry::chooseShown(const GraphHidden& hidden)
{
    const std::size_t count = m_graph->nodes.size();
    m_shown.assign(count, true);
    for (std::uint32_t i = 0; i < count; ++i) {
        const GraphNode& node = m_graph->nodes[i];
        m_byId.emplace(node.id, i);
        const bool own = !hidden.nodes.empty() && hidden.nodes[i];
        m_shown[i]
            = !own && (node.parent == kNoParent || m_shown[static_cast<std::size_t>(node.parent)]);
        if (!m_shown[i])
            continue;
        m_bounds |= rect(i);
        if (m_holds[i])
            m_containers.push_back(i);
        else
            ++m_leaves;
    }
    m_edgeShown.assign(m_graph->edges.size(), false);
    for (std::uint32_t e = 0; e < m_graph->edges.size(); ++e) {
        const GraphEdge& edge = m_graph->edges[e];
        m_edgeShown[e]
            = (hidden.edges.empty() || !hidden.edges[e]) && m_shown[edge.from] && m_shown[edge.to];
        if (m_edgeShown[e])
            m_shownEdges.push_back(e);
    }
    std::ranges::stable_sort(m_shownEdges, [this](std::uint32_t a, std::uint32_t b) {
        return m_graph->edges[a].weight > m_graph->edges[b].weight;
    });
    m_edgeStart.assign(count + 1, 0);
    for (const std::uint32_t e : m_shownEdges)
        for (const std::uint32_t end : {m_graph->edges[e].from, m_graph->edges[e].to})
            ++m_edgeStart[end + 1];
    for (std::size_t i = 0; i < count; ++i)
        m_edgeStart[i + 1] += m_edgeStart[i];
    std::vector<std::uint32_t> next(m_edgeStart.begin(), m_edgeStart.end() - 1);
    m_edgeOfNode.resize(m_shownEdges.size() * 2);
    for (const std::uint32_t e : m_shownEdges)
        for (const std::uint32_t end : {m_graph->edges[e].from, m_graph->edges[e].to})
            m_edgeOfNode[next[end]++] = e;
}

std::uint64_t GraphGeometry::cellOf(double x, double y) const
{
    const auto column = static_cast<std::int32_t>(std::floor(x / m_cell));
    const auto row = static_cast<std::int32_t>(std::floor(y / m_cell));
    return (std::uint64_t {static_cast<std::uint32_t>(column)} << 32U)
        | static_cast<std::uint32_t>(row);
}

void GraphGeometry::indexLeaves()
{
    // about a dozen nodes to a cell
    const double area = std::max(1.0, m_bounds.width() * m_bounds.height());
    m_cell = std::max(
        256.0, std::sqrt(area / std::max<double>(1, static_cast<double>(m_leaves)) * 12));
    for (std::uint32_t i = 0; i < m_shown.size(); ++i)
        if (m_shown[i] && !m_holds[i]) {
            const QPointF centre = rect(i).center();
            m_cells[cellOf(centre.x(), centre.y())].push_back(i);
        }
}

std::vector<std::uint32_t> GraphGeometry::leavesIn(const QRectF& area, std::size_t most) const
{
    std::vector<std::uint32_t> found;
    constexpr double kLargest = 200; // half of the largest leaf, generously
    const QRectF wide
        = area.adjusted(-kLargest, -kLargest, kLargest, kLargest) & m_bounds.adjusted(-1, -1, 1, 1);
    if (wide.isEmpty())
        return found;
    for (double y = std::floor(wide.top() / m_cell) * m_cell; y <= wide.bottom(); y += m_cell) {
        for (double x = std::floor(wide.left() / m_cell) * m_cell; x <= wide.right(); x += m_cell) {
            const auto cell = m_cells.find(cellOf(x + 1, y + 1));
            if (cell == m_cells.end())
                continue;
            for (const std::uint32_t node : cell->second) {
                if (!rect(node).intersects(area))
                    continue;
                found.push_back(node);
                if (found.size() > most)
                    return found;
            }
        }
    }
    return found;
}

void GraphGeometry::drawLines()
{
    m_lines.resize(m_graph->edges.size());
    std::unordered_map<std::uint64_t, std::uint32_t> beside;
    const auto pairOf = [this](std::uint32_t e) {
        const auto [low, high] = std::minmax(m_graph->edges[e].from, m_graph->edges[e].to);
        return (std::uint64_t {low} << 32U) | high;
    };
    for (const std::uint32_t e : m_shownEdges)
        ++beside[pairOf(e)];
    std::unordered_map<std::uint64_t, std::uint32_t> taken;
    for (const std::uint32_t e : m_shownEdges) {
        const GraphEdge& edge = m_graph->edges[e];
        const std::uint64_t pair = pairOf(e);
        const double slot
            = static_cast<double>(taken[pair]++) - (static_cast<double>(beside[pair]) - 1) / 2;
        // seen from the other end the same side is the other one
        const double side = edge.from <= edge.to ? 1 : -1;
        m_lines[e] = lineBetween(rect(edge.from), rect(edge.to), slot * kBend * side);
    }
}

std::vector<std::uint32_t> GraphGeometry::edgesOf(std::uint32_t node) const
{
    return {m_edgeOfNode.begin() + m_edgeStart[node], m_edgeOfNode.begin() + m_edgeStart[node + 1]};
}

std::optional<std::uint32_t> GraphGeometry::nodeAt(const QPointF& point) const
{
    for (const std::uint32_t leaf : leavesIn(QRectF(point, QSizeF(0.01, 0.01)), 16))
        if (rect(leaf).contains(point))
            return leaf;
    for (auto it = m_containers.rbegin(); it != m_containers.rend(); ++it)
        if (rect(*it).contains(point))
            return *it;
    return std::nullopt;
}

std::optional<std::uint32_t> GraphGeometry::edgeAt(const QPointF& point, double reach) const
{
    constexpr int kSteps = 8;
    std::optional<std::uint32_t> best;
    double nearest = reach;
    const QRectF around(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (const std::uint32_t e : m_shownEdges) {
        const EdgeLine& line = m_lines[e];
        const QRectF box
            = QRectF(line.from, line.to).normalized() | QRectF(line.bend, QSizeF(0.1, 0.1));
        if (!box.adjusted(-1, -1, 1, 1).intersects(around))
            continue;
        QPointF last = line.from;
        for (int i = 1; i <= kSteps; ++i) {
            const QPointF next = pointOf(line, static_cast<double>(i) / kSteps);
            if (const double distance = distanceToSegment(point, last, next); distance < nearest) {
                nearest = distance;
                best = e;
            }
            last = next;
        }
    }
    return best;
}

std::optional<std::uint32_t> GraphGeometry::neighbour(
    std::uint32_t node, const QPointF& direction) const
{
    const QPointF from = rect(node).center();
    std::optional<std::uint32_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < m_shown.size(); ++i) {
        if (!m_shown[i] || m_holds[i] || i == node)
            continue;
        const QPointF way = rect(i).center() - from;
        const double along = QPointF::dotProduct(way, direction);
        const double across = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (along <= 1 || across > along * 2)
            continue;
        if (const double cost = along + 2 * across; cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

std::optional<std::uint32_t> GraphGeometry::nodeById(const std::string& id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? std::nullopt : std::optional(found->second);
}

} // namespace nb
