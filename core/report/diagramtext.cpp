// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/diagramtext.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <set>

namespace nb::report {

namespace {

struct TintLook
{
    std::string_view fill;
    std::string_view frame;
    std::string_view meaning;
};

/// The colours of the pages; what they mean stands in the boxes too.
constexpr std::array<TintLook, 8> kLooks {
    {{"#ffffff", "#3b444c", ""}, {"#f9d9d6", "#b3261e", "CDE"},
        {"#fce8cc", "#b26a00", "Connected/Security"}, {"#fff5cc", "#8a7300", "Connected"},
        {"#dce6f5", "#1f4e79", "Segmenting"}, {"#eadcf4", "#6a3d8f", "On hold"},
        {"#f2f4f5", "#7a858f", "Out of scope"}, {"#ffffff", "#5b6570", "Outside"}}};

const TintLook& lookOf(const DiagramNode& node)
{
    return kLooks[static_cast<std::size_t>(node.tint)];
}

/// Plain text of XML: what is no character there is left out (XML 1.0 §2.2).
std::string xml(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else if (code >= 0x20 && code != 0x7F)
            safe += c;
    }
    return safe;
}

std::string point(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string attribute(const char* name, std::string_view value)
{
    std::string text = " ";
    text += name;
    text += "=\"";
    text += value;
    return text + '"';
}

std::string box(const layout::Box& b, double round, std::string_view look)
{
    return "<rect" + attribute("x", point(b.left)) + attribute("y", point(b.top))
        + attribute("width", point(b.right - b.left)) + attribute("height", point(b.bottom - b.top))
        + attribute("rx", point(round)) + std::string(look) + "/>\n";
}

std::string words(double x, double y, std::string_view text, std::string_view look = {})
{
    return "<text" + attribute("x", point(x)) + attribute("y", point(y)) + std::string(look) + ">"
        + xml(text) + "</text>\n";
}

constexpr double kLineHeight = kDiagramText * 1.35;
constexpr double kEdge = 12; ///< around the picture
constexpr double kFoot = 44; ///< below the caption: legend, date

std::string_view strokeOf(Line line)
{
    return line == Line::Cable ? "#8d99a3" : line == Line::Flow ? "#1f4e79" : "#b3261e";
}

std::string edgeText(const Diagram& d, std::size_t index)
{
    const DiagramEdge& edge = d.edges[index];
    const auto centre = [](const layout::Box& b) {
        return layout::Point {(b.left + b.right) / 2, (b.top + b.bottom) / 2};
    };
    const auto pair = [](const layout::Point& p) { return point(p.x) + "," + point(p.y); };
    std::string path;
    if (index < d.splines.size() && d.splines[index].size() >= 4) {
        const auto& points = d.splines[index];
        path = "M" + pair(points[0]);
        for (std::size_t i = 1; i + 2 < points.size(); i += 3)
            path += " C" + pair(points[i]) + " " + pair(points[i + 1]) + " " + pair(points[i + 2]);
    } else {
        path = "M" + pair(centre(d.boxes[edge.from])) + " L" + pair(centre(d.boxes[edge.to]));
    }
    std::string text = "<path class=\"edge\"" + attribute("d", path) + attribute("fill", "none")
        + attribute("stroke", strokeOf(edge.line))
        + attribute("stroke-width", edge.line == Line::Cable ? "1.6" : "1.1");
    if (edge.line == Line::Token)
        text += attribute("stroke-dasharray", "2,3");
    if (edge.arrow)
        text += attribute("marker-end",
            edge.line == Line::Flow || edge.line == Line::Cable ? "url(#flow)" : "url(#data)");
    return text + "/>\n";
}

std::string nodeText(const Diagram& d, std::size_t index)
{
    const DiagramNode& node = d.nodes[index];
    const layout::Box& b = d.boxes[index];
    const TintLook& look = lookOf(node);
    const std::string colours
        = attribute("fill", node.shape == Shape::Number ? "#ffffff" : look.fill)
        + attribute("stroke", look.frame);
    const double round = node.shape == Shape::Number ? (b.bottom - b.top) / 2
        : node.shape == Shape::Outside               ? 12
        : node.shape == Shape::Store                 ? 9
                                                     : 3;
    std::string text = "<g class=\"node\">\n" + box(b, round, colours);
    if (node.shape == Shape::Device)
        text += box({b.left + 2.5, b.top + 2.5, b.right - 2.5, b.bottom - 2.5}, 1,
            attribute("fill", "none") + attribute("stroke", look.frame));
    if (node.shape == Shape::Store)
        text += "<path"
            + attribute("d", "M" + point(b.left) + "," + point(b.top + 10) + " H" + point(b.right))
            + attribute("stroke", look.frame) + "/>\n";
    if (node.tint == Tint::Out)
        text += box(b, round, attribute("fill", "url(#hatch)"));
    const double x = (b.left + b.right) / 2;
    double y = (b.top + b.bottom) / 2 - static_cast<double>(node.lines.size()) * kLineHeight / 2
        + kDiagramText / 3 + (node.shape == Shape::Store ? 4 : 0);
    const bool title = node.shape != Shape::Number;
    text += words(x, y, node.title,
        attribute("text-anchor", "middle") + (title ? attribute("font-weight", "bold") : ""));
    for (const std::string& line : node.lines)
        text += words(x, y += kLineHeight, line, attribute("text-anchor", "middle"));
    return text + "</g>\n";
}

/// Lines of at most so many bytes, broken at blanks.
std::vector<std::string> wrapped(const std::string& text, std::size_t most)
{
    std::vector<std::string> lines(1);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (!lines.back().empty() && lines.back().size() + 1 + end - at > most)
            lines.emplace_back();
        if (!lines.back().empty())
            lines.back() += ' ';
        lines.back() += text.substr(at, end - at);
        at = end + 1;
    }
    return lines;
}

/// Colours that are used, and what they mean.
std::string legendOf(const Diagram& d, double x, double y)
{
    std::string text;
    std::set<Tint> told;
    for (const DiagramNode& node : d.nodes)
        if (!lookOf(node).meaning.empty())
            told.insert(node.tint);
    for (const Tint tint : told) {
        const TintLook& look = kLooks[static_cast<std::size_t>(tint)];
        text += box({x, y - 8, x + 10, y + 2}, 1,
            attribute("fill", look.fill) + attribute("stroke", look.frame));
        text += words(x + 14, y, look.meaning);
        x += 26 + static_cast<double>(look.meaning.size()) * kDiagramText * 0.62;
    }
    return text;
}

/// Graphviz and Mermaid: an arrow with the number that stood between its halves.
struct Arrow
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::string label {};
    Line line = Line::Flow;
    bool arrow = true;
};

std::vector<Arrow> arrowsOf(const Diagram& d)
{
    std::vector<Arrow> arrows;
    for (const DiagramEdge& edge : d.edges) {
        if (d.nodes[edge.from].shape == Shape::Number)
            continue; // its second half
        Arrow arrow {edge.from, edge.to, {}, edge.line, edge.arrow};
        if (d.nodes[edge.to].shape == Shape::Number) {
            const auto onward = std::ranges::find(d.edges, edge.to, &DiagramEdge::from);
            if (onward == d.edges.end())
                continue;
            arrow = {edge.from, onward->to, d.nodes[edge.to].title, edge.line, onward->arrow};
        }
        arrows.push_back(std::move(arrow));
    }
    return arrows;
}

/// A text in double quotes; `newline` between its lines.
std::string quotedText(const DiagramNode& node, std::string_view newline, bool mermaid)
{
    std::string text;
    const auto add = [&](std::string_view part) {
        for (const char c : part)
            if (c == '"')
                text += mermaid ? "#quot;" : "\\\"";
            else if (c == '\\' && !mermaid)
                text += "\\\\";
            else if (mermaid && (c == '<' || c == '>' || c == '#' || c == '&'))
                text += "#" + std::to_string(static_cast<int>(c)) + ";";
            else if (static_cast<unsigned char>(c) >= 0x20)
                text += c;
    };
    add(node.title);
    for (const std::string& line : node.lines) {
        text += newline;
        add(line);
    }
    return "\"" + text + "\"";
}

/// Calls `visit(group)` for each, -1 for none, and `node(index)` for its nodes.
template <typename Open, typename Node, typename Close>
void byGroup(const Diagram& d, Open open, Node node, Close close)
{
    for (std::int32_t group = -1; group < static_cast<std::int32_t>(d.groups.size()); ++group) {
        open(group);
        for (std::size_t i = 0; i < d.nodes.size(); ++i)
            if (d.nodes[i].shape != Shape::Number
                && (d.nodes[i].group == group || (group == -1 && d.nodes[i].group < 0)))
                node(i);
        close(group);
    }
}

} // namespace

std::vector<std::string> numbersOf(const Document& document, const Diagram& diagram)
{
    constexpr std::size_t kMostServices = 6; ///< of one number
    const Table* const table = tableOf(document, diagram.table);
    if (table == nullptr)
        return {};
    const auto column = [table](std::string_view name) {
        return static_cast<std::size_t>(
            std::ranges::find(table->columns, name, &Column::name) - table->columns.begin());
    };
    const std::array<std::size_t, 4> columns {
        column("number"), column("from"), column("to"), column("service")};
    if (std::ranges::max(columns) >= table->columns.size())
        return {};
    std::vector<std::string> lines;
    std::string last;
    std::size_t services = 0;
    for (const auto& row : table->rows) {
        const std::string& service = row[columns[3]];
        if (row[columns[0]] != last) {
            last = row[columns[0]];
            services = 0;
            lines.push_back(last + ". " + row[columns[1]] + " → " + row[columns[2]] + ": ");
        }
        if (++services <= kMostServices)
            lines.back() += (services == 1 ? "" : ", ") + service;
        else if (services == kMostServices + 1)
            lines.back() += " and more";
    }
    return lines;
}

std::string svgOf(const Diagram& d, const std::vector<std::string>& numbers)
{
    const double width = std::max(d.bounds.right - d.bounds.left + 2 * kEdge, 420.0);
    const auto room = static_cast<std::size_t>((width - 2 * kEdge) / (kDiagramText * 0.56));
    std::vector<std::string> caption = wrapped(d.nodes.empty() ? d.empty : d.caption, room);
    for (const std::string& number : numbers)
        std::ranges::move(wrapped(number, room), std::back_inserter(caption));
    const double height = d.bounds.bottom - d.bounds.top + 2 * kEdge + kFoot
        + static_cast<double>(caption.size()) * kLineHeight;
    const double left = d.bounds.left - kEdge;
    const double top = d.bounds.top - kEdge;
    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg"
        + attribute("xmlns", "http://www.w3.org/2000/svg") + attribute("version", "1.1")
        + attribute("width", point(width)) + attribute("height", point(height))
        + attribute(
            "viewBox", point(left) + " " + point(top) + " " + point(width) + " " + point(height))
        + attribute("font-family", "sans-serif") + attribute("font-size", point(kDiagramText))
        + ">\n<title>" + xml(d.caption) + "</title>\n<defs>\n"
        + "<pattern id=\"hatch\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\">"
          "<path d=\"M0,9 L9,0\" stroke=\"#c9d0d6\" stroke-width=\"0.6\"/></pattern>\n";
    for (const auto& [id, colour] : {std::pair("flow", "#1f4e79"), std::pair("data", "#b3261e")})
        svg += std::string("<marker id=\"") + id
            + "\" markerWidth=\"7\" markerHeight=\"6\" refX=\"6\" refY=\"3\" orient=\"auto\" "
              "markerUnits=\"userSpaceOnUse\"><path d=\"M0,0 L7,3 L0,6 z\" fill=\""
            + colour + "\"/></marker>\n";
    svg += "</defs>\n"
        + box({left, top, left + width, top + height}, 0, attribute("fill", "#ffffff"));
    for (std::size_t i = 0; i < d.frames.size(); ++i) {
        svg += box(d.frames[i], 5,
            attribute("fill", "#f3f5f7") + attribute("stroke", "#c9d0d6")
                + attribute("stroke-dasharray", "4,3"));
        svg += words(d.frames[i].left + 4, d.frames[i].top + kDiagramText + 1, d.groups[i]);
    }
    for (std::size_t i = 0; i < d.edges.size(); ++i)
        svg += edgeText(d, i);
    for (std::size_t i = 0; i < d.nodes.size(); ++i)
        svg += nodeText(d, i);
    double foot = d.bounds.bottom + kEdge;
    for (const std::string& line : caption)
        svg += words(left + kEdge, foot += kLineHeight, line);
    svg += legendOf(d, left + kEdge, foot + 18) + words(left + kEdge, foot + 36, d.drawn);
    return svg + "</svg>\n";
}

std::string dotOf(const Diagram& d)
{
    std::string dot = "digraph \"" + d.id
        + "\" {\n  graph [rankdir=LR];\n  node [shape=box, style=filled, "
          "fontname=\"sans-serif\"];\n";
    byGroup(
        d,
        [&](std::int32_t group) {
            if (group >= 0)
                dot += "  subgraph cluster_" + std::to_string(group) + " {\n    label="
                    + quotedText({d.groups[static_cast<std::size_t>(group)]}, "", false) + ";\n";
        },
        [&](std::size_t i) {
            const DiagramNode& node = d.nodes[i];
            dot += "    n" + std::to_string(i) + " [label=" + quotedText(node, "\\n", false)
                + ", fillcolor=\"" + std::string(lookOf(node).fill) + "\", color=\""
                + std::string(lookOf(node).frame) + "\""
                + (node.shape == Shape::Store         ? ", shape=cylinder"
                        : node.shape == Shape::Device ? ", peripheries=2"
                                                      : "")
                + "];\n";
        },
        [&](std::int32_t group) {
            if (group >= 0)
                dot += "  }\n";
        });
    for (const Arrow& arrow : arrowsOf(d))
        dot += "  n" + std::to_string(arrow.from) + " -> n" + std::to_string(arrow.to)
            + " [color=\"" + std::string(strokeOf(arrow.line)) + "\""
            + (arrow.label.empty() ? "" : ", label=" + quotedText({arrow.label}, "", false))
            + (arrow.line == Line::Token ? ", style=dotted" : "")
            + (arrow.arrow ? "" : ", dir=none") + "];\n";
    return dot + "}\n";
}

std::string mermaidOf(const Diagram& d)
{
    std::string text = "flowchart LR\n";
    byGroup(
        d,
        [&](std::int32_t group) {
            if (group >= 0)
                text += "  subgraph g" + std::to_string(group) + "["
                    + quotedText({d.groups[static_cast<std::size_t>(group)]}, "", true) + "]\n";
        },
        [&](std::size_t i) {
            const DiagramNode& node = d.nodes[i];
            const bool store = node.shape == Shape::Store;
            text += "  n" + std::to_string(i) + (store ? "[(" : "[")
                + quotedText(node, "<br/>", true) + (store ? ")]\n" : "]\n");
            text += "  style n" + std::to_string(i) + " fill:" + std::string(lookOf(node).fill)
                + ",stroke:" + std::string(lookOf(node).frame) + "\n";
        },
        [&](std::int32_t group) {
            if (group >= 0)
                text += "  end\n";
        });
    for (const Arrow& arrow : arrowsOf(d)) {
        const bool dotted = arrow.line == Line::Token;
        text += "  n" + std::to_string(arrow.from)
            + (dotted ? (arrow.arrow ? " -.->" : " -.-") : (arrow.arrow ? " -->" : " ---"))
            + (arrow.label.empty() ? "" : "|" + quotedText({arrow.label}, "", true) + "|") + " n"
            + std::to_string(arrow.to) + "\n";
    }
    return text;
}

const Diagram* diagramOf(const Document& document, std::string_view id)
{
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (const auto* const diagram = std::get_if<Diagram>(&block);
                diagram != nullptr && diagram->id == id)
                return diagram;
    return nullptr;
}

} // namespace nb::report
