// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/maplayout.h"

#include <algorithm>
#include <cmath>

namespace nb {

using layout::Box;
using layout::Point;

namespace {

constexpr double kTitle = 30; ///< room for the name of a box
constexpr double kPad = 12;
constexpr double kGap = 10; ///< between nodes in a box
constexpr double kBoxGap = 140; ///< between boxes
constexpr double kAspect = 1.6; ///< width to height that boxes aim at

struct Size
{
    double width = 0;
    double height = 0;
};

Size leafSize(const GraphNode& node)
{
    switch (node.kind) {
    case NodeKind::Segment:
    case NodeKind::World:
    case NodeKind::Group:
        return {190, 60};
    case NodeKind::Owner:
        return {150, 42};
    case NodeKind::Asset:
    case NodeKind::Outside:
    case NodeKind::More:
        break;
    }
    return {128, 36};
}

Size sizeOf(const Box& box)
{
    return {box.right - box.left, box.bottom - box.top};
}

Point centreOf(const Box& box)
{
    return {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
}

void moveBy(Box& box, double x, double y)
{
    box = {box.left + x, box.top + y, box.right + x, box.bottom + y};
}

Box around(const Point& centre, const Size& size)
{
    return {centre.x - size.width / 2, centre.y - size.height / 2, centre.x + size.width / 2,
        centre.y + size.height / 2};
}

/// Sizes and packing from the inside out, then places from the outside in.
class Placer
{
public:
    explicit Placer(const Graph& graph)
        : m_graph(graph)
        , m_children(graph.nodes.size())
        , m_boxes(graph.nodes.size())
    {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const std::int32_t parent = graph.nodes[i].parent;
            (parent == kNoParent ? m_top : m_children[static_cast<std::size_t>(parent)])
                .push_back(i);
        }
        // parents come before their children
        for (std::size_t i = graph.nodes.size(); i-- > 0;)
            pack(i);
    }

    Result<GraphPlaces> place(
        const PlacesBefore& before, const LayoutEngine& engine, std::stop_token stop);

private:
    void pack(std::size_t node);
    [[nodiscard]] std::size_t topOf(std::size_t node) const;
    [[nodiscard]] std::map<std::pair<std::uint32_t, std::uint32_t>, double> topEdges() const;
    Result<void> arrange(
        const PlacesBefore& before, const LayoutEngine& engine, std::stop_token stop);
    void keep(const PlacesBefore& before);
    void placeChildren();

    const Graph& m_graph;
    std::vector<std::vector<std::size_t>> m_children;
    std::vector<std::size_t> m_top;
    std::vector<Box> m_boxes; ///< relative to the box they lie in until placeChildren()
    std::string m_note;
};

void Placer::pack(std::size_t node)
{
    if (m_children[node].empty()) {
        const Size size = leafSize(m_graph.nodes[node]);
        m_boxes[node] = {0, 0, size.width, size.height};
        return;
    }
    double area = 0;
    double widest = 0;
    for (const std::size_t child : m_children[node]) {
        const Size size = sizeOf(m_boxes[child]);
        area += (size.width + kGap) * (size.height + kGap);
        widest = std::max(widest, size.width);
    }
    const double target = std::max(widest, std::sqrt(area * kAspect));
    double x = kPad;
    double y = kTitle;
    double rowHeight = 0;
    double right = leafSize(m_graph.nodes[node]).width - kPad;
    for (const std::size_t child : m_children[node]) {
        const Size size = sizeOf(m_boxes[child]);
        if (x > kPad && x + size.width > kPad + target + 1) {
            x = kPad;
            y += rowHeight + kGap;
            rowHeight = 0;
        }
        m_boxes[child] = {x, y, x + size.width, y + size.height};
        right = std::max(right, x + size.width);
        rowHeight = std::max(rowHeight, size.height);
        x += size.width + kGap;
    }
    m_boxes[node] = {0, 0, right + kPad, y + rowHeight + kPad};
}

std::size_t Placer::topOf(std::size_t node) const
{
    while (m_graph.nodes[node].parent != kNoParent)
        node = static_cast<std::size_t>(m_graph.nodes[node].parent);
    return node;
}

std::map<std::pair<std::uint32_t, std::uint32_t>, double> Placer::topEdges() const
{
    std::vector<std::uint32_t> number(m_graph.nodes.size(), 0);
    for (std::uint32_t i = 0; i < m_top.size(); ++i)
        number[m_top[i]] = i;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> edges;
    for (const GraphEdge& edge : m_graph.edges) {
        const std::uint32_t from = number[topOf(edge.from)];
        const std::uint32_t to = number[topOf(edge.to)];
        if (from != to)
            edges[std::minmax(from, to)] += edge.weight;
    }
    return edges;
}

Result<void> Placer::arrange(
    const PlacesBefore& before, const LayoutEngine& engine, std::stop_token stop)
{
    constexpr std::size_t kMostExact = 150; ///< neato is the more even, sfdp the faster one
    layout::Request request;
    request.engine = m_top.size() <= kMostExact ? layout::Engine::Neato : layout::Engine::Sfdp;
    request.nodeGap = kBoxGap;
    for (const std::size_t top : m_top) {
        const Size size = sizeOf(m_boxes[top]);
        layout::Node node;
        node.width = std::min(size.width, layout::kMaxLength);
        node.height = std::min(size.height, layout::kMaxLength);
        const auto was = before.centres.find(m_graph.nodes[top].id);
        if (was != before.centres.end()) {
            node.before = was->second;
            node.pinned = before.pinned.contains(was->first);
        }
        request.nodes.push_back(node);
    }
    for (const auto& [ends, weight] : topEdges())
        request.edges.push_back({ends.first, ends.second,
            static_cast<std::uint32_t>(std::clamp(std::log10(weight + 1), 1.0, 12.0))});
    const auto layout = engine.arrange(request, std::move(stop));
    if (!layout)
        return layout.error();
    m_note = layout->note;
    std::vector<Box> boxes;
    std::vector<bool> fixed;
    for (std::size_t i = 0; i < m_top.size(); ++i) {
        boxes.push_back(around(layout->answer.nodes[i], sizeOf(m_boxes[m_top[i]])));
        fixed.push_back(request.nodes[i].pinned);
    }
    separate(boxes, fixed, kBoxGap / 3);
    for (std::size_t i = 0; i < m_top.size(); ++i)
        m_boxes[m_top[i]] = boxes[i];
    return {};
}

void Placer::keep(const PlacesBefore& before)
{
    std::vector<Box> boxes(m_top.size());
    std::vector<bool> known(m_top.size(), false);
    std::vector<bool> fixed(m_top.size(), false);
    double right = 0;
    for (std::size_t i = 0; i < m_top.size(); ++i) {
        const auto was = before.centres.find(m_graph.nodes[m_top[i]].id);
        if (was == before.centres.end())
            continue;
        known[i] = true;
        fixed[i] = before.pinned.contains(was->first);
        boxes[i] = around(was->second, sizeOf(m_boxes[m_top[i]]));
        right = std::max(right, boxes[i].right);
    }
    const auto edges = topEdges();
    for (std::uint32_t i = 0; i < m_top.size(); ++i) {
        if (known[i])
            continue;
        Point sum {};
        double count = 0;
        for (const auto& [ends, weight] : edges) {
            if (ends.first != i && ends.second != i)
                continue;
            const std::uint32_t other = ends.first == i ? ends.second : ends.first;
            if (!known[other])
                continue;
            const Point centre = centreOf(boxes[other]);
            sum = {sum.x + centre.x, sum.y + centre.y};
            ++count;
        }
        const Point near = count > 0 ? Point {sum.x / count + 40, sum.y / count + 40}
                                     : Point {right + kBoxGap, 0};
        boxes[i] = around(near, sizeOf(m_boxes[m_top[i]]));
    }
    separate(boxes, fixed, kBoxGap / 3);
    for (std::size_t i = 0; i < m_top.size(); ++i)
        m_boxes[m_top[i]] = boxes[i];
}

void Placer::placeChildren()
{
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
        const std::int32_t parent = m_graph.nodes[i].parent;
        if (parent == kNoParent)
            continue;
        const Box& box = m_boxes[static_cast<std::size_t>(parent)];
        moveBy(m_boxes[i], box.left, box.top);
    }
}

Result<GraphPlaces> Placer::place(
    const PlacesBefore& before, const LayoutEngine& engine, std::stop_token stop)
{
    const auto known = static_cast<std::size_t>(std::ranges::count_if(
        m_top, [&](std::size_t top) { return before.centres.contains(m_graph.nodes[top].id); }));
    if (!before.arrange && known > 0 && known * 2 >= m_top.size())
        keep(before);
    else if (const auto arranged = arrange(before, engine, std::move(stop)); !arranged)
        return arranged.error();
    placeChildren();
    return GraphPlaces {std::move(m_boxes), {}, std::move(m_note)};
}

} // namespace

Result<GraphPlaces> placeMap(const Graph& graph, const PlacesBefore& before,
    const LayoutEngine& engine, std::stop_token stop)
{
    if (graph.nodes.empty())
        return GraphPlaces {};
    return Placer(graph).place(before, engine, std::move(stop));
}

void separate(std::vector<Box>& boxes, const std::vector<bool>& fixed, double gap)
{
    constexpr int kRounds = 300;
    for (int round = 0; round < kRounds; ++round) {
        bool moved = false;
        for (std::size_t a = 0; a < boxes.size(); ++a) {
            for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                const double x = std::min(boxes[a].right, boxes[b].right)
                    - std::max(boxes[a].left, boxes[b].left) + gap;
                const double y = std::min(boxes[a].bottom, boxes[b].bottom)
                    - std::max(boxes[a].top, boxes[b].top) + gap;
                if (x <= 0.01 || y <= 0.01 || (fixed[a] && fixed[b]))
                    continue;
                moved = true;
                const Point ca = centreOf(boxes[a]);
                const Point cb = centreOf(boxes[b]);
                const double shareB = fixed[a] ? 1 : fixed[b] ? 0 : 0.5;
                if (x < y) {
                    const double way = cb.x >= ca.x ? x : -x;
                    moveBy(boxes[b], way * shareB, 0);
                    moveBy(boxes[a], -way * (1 - shareB), 0);
                } else {
                    const double way = cb.y >= ca.y ? y : -y;
                    moveBy(boxes[b], 0, way * shareB);
                    moveBy(boxes[a], 0, -way * (1 - shareB));
                }
            }
        }
        if (!moved)
            return;
    }
}

} // namespace nb
