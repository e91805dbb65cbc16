// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphattributes.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace nb {

namespace {

constexpr std::size_t kText = 0;
constexpr std::size_t kWhole = 1;
constexpr std::size_t kReal = 2;

bool isNumber(std::size_t type)
{
    return type == kWhole || type == kReal;
}

void take(AttributeTypes& types, const std::vector<GraphAttribute>& attributes)
{
    for (const GraphAttribute& attribute : attributes) {
        const std::size_t type = attribute.value.index();
        const auto [known, added] = types.try_emplace(attribute.name, type);
        if (added || known->second == type)
            continue;
        known->second = isNumber(known->second) && isNumber(type) ? kReal : kText;
    }
}

} // namespace

AttributeTypes nodeAttributeTypes(const Graph& graph)
{
    AttributeTypes types;
    for (const GraphNode& node : graph.nodes)
        take(types, exportedAttributes(graph, node));
    return types;
}

AttributeTypes edgeAttributeTypes(const Graph& graph)
{
    AttributeTypes types;
    for (const GraphEdge& edge : graph.edges)
        take(types, exportedAttributes(edge));
    return types;
}

std::vector<GraphAttribute> exportedAttributes(const Graph& graph, const GraphNode& node)
{
    std::vector<GraphAttribute> all {
        {"label", node.label}, {"kind", std::string(toString(node.kind))}};
    if (!node.category.empty())
        all.push_back({"category", node.category});
    if (node.parent != kNoParent)
        all.push_back({"parent", graph.nodes[static_cast<std::size_t>(node.parent)].id});
    all.insert(all.end(), node.attributes.begin(), node.attributes.end());
    return all;
}

std::vector<GraphAttribute> exportedAttributes(const GraphEdge& edge)
{
    std::vector<GraphAttribute> all;
    if (!edge.label.empty())
        all.push_back({"label", edge.label});
    if (!edge.category.empty())
        all.push_back({"category", edge.category});
    if (edge.change != Change::None)
        all.push_back({"change", std::string(toString(edge.change))});
    all.push_back({"weight", std::isfinite(edge.weight) ? edge.weight : 0.0});
    all.insert(all.end(), edge.attributes.begin(), edge.attributes.end());
    return all;
}

std::string textOf(const GraphValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, std::get<double>(value));
    return {text, end.ptr};
}

} // namespace nb
