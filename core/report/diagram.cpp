// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/diagram.h"

#include <algorithm>
#include <string_view>

namespace nb::report {

namespace {

/// Characters, not bytes.
std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

constexpr double kCharacter = 0.62; ///< of the text size: a wide font's average
constexpr double kLine = 1.35;
constexpr double kMargin = 12;
constexpr double kNumberSide = 18;
constexpr double kFrameHead = 6; ///< so much more room above the boxes, for the group's name
constexpr std::size_t kLongestLine = 34; ///< longer ones are cut by who draws

layout::Node sizeOf(const DiagramNode& node)
{
    layout::Node size;
    size.cluster = node.group;
    if (node.shape == Shape::Number) {
        size.width = std::max(
            kNumberSide, static_cast<double>(lengthOf(node.title)) * kDiagramText * kCharacter + 8);
        size.height = kNumberSide;
        return size;
    }
    // the title is bold and a little larger
    std::size_t longest = lengthOf(node.title) * 6 / 5;
    for (const std::string& line : node.lines)
        longest = std::max(longest, lengthOf(line));
    longest = std::clamp<std::size_t>(longest, 8, kLongestLine);
    size.width = static_cast<double>(longest) * kDiagramText * kCharacter + 2 * kMargin;
    size.height = static_cast<double>(node.lines.size() + 1) * kDiagramText * kLine + 1.5 * kMargin;
    if (node.shape == Shape::Store)
        size.height += kMargin;
    return size;
}

layout::Request requestFor(const Diagram& diagram, layout::Direction direction)
{
    layout::Request request;
    request.engine = layout::Engine::Dot;
    request.direction = direction;
    request.splines = layout::Splines::Curve;
    request.nodeGap = 18;
    request.layerGap = 30;
    request.clusters.resize(diagram.groups.size());
    for (const DiagramNode& node : diagram.nodes)
        request.nodes.push_back(sizeOf(node));
    for (const DiagramEdge& edge : diagram.edges)
        request.edges.push_back({edge.from, edge.to, edge.line == Line::Cable ? 3U : 1U});
    return request;
}

/// How much it has to shrink to fit a page on its side, 1 at most.
double scaleOf(const layout::Box& bounds)
{
    constexpr double kPageWidth = 760;
    constexpr double kPageHeight = 430;
    const double width = std::max(bounds.right - bounds.left, 1.0);
    const double height = std::max(bounds.bottom - bounds.top, 1.0);
    return std::min({1.0, kPageWidth / width, kPageHeight / height});
}

layout::Box boundsOf(const layout::Answer& answer, const layout::Request& request)
{
    layout::Box bounds = answer.bounds;
    const auto include = [&bounds](const layout::Box& box) {
        bounds.left = std::min(bounds.left, box.left);
        bounds.top = std::min(bounds.top, box.top);
        bounds.right = std::max(bounds.right, box.right);
        bounds.bottom = std::max(bounds.bottom, box.bottom);
    };
    for (const layout::Box& box : answer.clusters)
        include(box);
    for (std::size_t i = 0; i < answer.nodes.size(); ++i) {
        const layout::Point& p = answer.nodes[i];
        const layout::Node& n = request.nodes[i];
        include({p.x - n.width / 2, p.y - n.height / 2, p.x + n.width / 2, p.y + n.height / 2});
    }
    return bounds;
}

} // namespace

void connect(Diagram& diagram, std::uint32_t from, std::uint32_t to, Line line, std::size_t number)
{
    const auto middle = static_cast<std::uint32_t>(diagram.nodes.size());
    DiagramNode node;
    node.title = std::to_string(number);
    node.shape = Shape::Number;
    if (diagram.nodes[from].group == diagram.nodes[to].group)
        node.group = diagram.nodes[from].group;
    diagram.nodes.push_back(std::move(node));
    diagram.edges.push_back({from, middle, line, false});
    diagram.edges.push_back({middle, to, line, true});
}

Result<void> placeDiagram(Diagram& diagram, const LayoutEngine& engine, std::stop_token stop)
{
    if (diagram.nodes.empty())
        return {};
    double best = 0;
    for (const auto direction : {layout::Direction::LeftToRight, layout::Direction::TopToBottom}) {
        const layout::Request request = requestFor(diagram, direction);
        auto placed = engine.arrange(request, stop);
        if (!placed)
            return placed.error();
        const layout::Box bounds = boundsOf(placed->answer, request);
        if (scaleOf(bounds) <= best)
            continue;
        best = scaleOf(bounds);
        diagram.bounds = bounds;
        diagram.boxes.clear();
        for (std::size_t i = 0; i < request.nodes.size(); ++i) {
            const layout::Point& p = placed->answer.nodes[i];
            const layout::Node& n = request.nodes[i];
            diagram.boxes.push_back(
                {p.x - n.width / 2, p.y - n.height / 2, p.x + n.width / 2, p.y + n.height / 2});
        }
        diagram.frames = std::move(placed->answer.clusters);
        for (layout::Box& frame : diagram.frames) {
            frame.top -= kFrameHead;
            diagram.bounds.top = std::min(diagram.bounds.top, frame.top);
        }
        diagram.splines = std::move(placed->answer.splines);
        diagram.note = std::move(placed->note);
        if (best >= 1)
            break;
    }
    return {};
}

} // namespace nb::report
