// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotfilter.h"

#include <algorithm>
#include <charconv>

namespace nb::pivotfilter {

namespace {

constexpr std::size_t kMostHosts = 500;
constexpr std::size_t kMostEdges = 30;

FilterPtr condition(FlowField field, FilterOperator op, std::vector<FilterValue> values)
{
    FilterCondition made;
    made.field = field;
    made.op = op;
    made.values = std::move(values);
    return FilterNode::makeCondition(std::move(made));
}

FilterPtr anyOf(FlowField field, std::vector<FilterValue> values)
{
    const FilterOperator op = values.size() == 1 ? FilterOperator::Equal : FilterOperator::In;
    return condition(field, op, std::move(values));
}

} // namespace

std::string textOf(const GraphEdge& edge, std::string_view attribute)
{
    const auto found = std::ranges::find(edge.attributes, attribute, &GraphAttribute::name);
    const auto* const text
        = found == edge.attributes.end() ? nullptr : std::get_if<std::string>(&found->value);
    return text == nullptr ? std::string() : *text;
}

std::optional<FilterPtr> ofHosts(const std::vector<IpAddress>& hosts)
{
    if (hosts.empty() || hosts.size() > kMostHosts)
        return std::nullopt;
    std::vector<FilterValue> values;
    for (const IpAddress& host : hosts)
        values.emplace_back(*IpPrefix::make(host, host.isV4() ? 32 : 128));
    return anyOf(FlowField::Ip, std::move(values));
}

std::vector<std::uint16_t> portsOf(const PivotServiceTable& services, const std::string& service)
{
    std::vector<std::uint16_t> ports;
    const ServiceId id = services.find(service);
    if (id != PivotServiceTable::kNone && id == services.rpc())
        return ports;
    for (const PivotServiceEntry& entry : services.entries())
        if (entry.name == service)
            ports.push_back(entry.port);
    constexpr std::size_t kProtocol = 3; // `tcp`, `udp`
    if (!ports.empty() || service.size() <= kProtocol)
        return ports;
    std::uint16_t port = 0;
    const char* const end = service.data() + service.size();
    const auto [rest, error] = std::from_chars(service.data() + kProtocol, end, port);
    if (error == std::errc {} && rest == end)
        ports.push_back(port);
    return ports;
}

std::optional<FilterPtr> ofEdge(
    const PivotScene& scene, const PivotAnalysis& analysis, const Graph& graph, std::uint32_t edge)
{
    const GraphEdge& of = graph.edges[edge];
    std::vector<FilterPtr> all;
    for (const std::uint32_t node : {of.from, of.to})
        // of a crowd the other end says enough
        if (const auto hosts = ofHosts(hostsOfNode(scene, analysis, graph.nodes[node].id)))
            all.push_back(*hosts);
    if (all.empty())
        return std::nullopt;
    std::vector<FilterValue> ports;
    for (const std::uint16_t port :
        portsOf(analysis.facts().settings.services, textOf(of, "service")))
        ports.emplace_back(NumberRange {port, port});
    if (!ports.empty())
        all.push_back(anyOf(FlowField::AnyPort, std::move(ports)));
    const auto start = timestampFromString(textOf(of, "start"));
    const auto end = timestampFromString(textOf(of, "end"));
    if (start && end) {
        all.push_back(condition(
            FlowField::Start, FilterOperator::GreaterOrEqual, {InstantRange {*start, *start}}));
        all.push_back(
            condition(FlowField::Start, FilterOperator::LessOrEqual, {InstantRange {*end, *end}}));
    }
    return FilterNode::makeAnd(std::move(all));
}

std::optional<FilterPtr> ofScene(const PivotScene& scene, const PivotAnalysis& analysis)
{
    const Graph graph = makePivotGraph(scene, analysis, {});
    if (graph.edges.empty() || graph.edges.size() > kMostEdges)
        return std::nullopt;
    std::vector<FilterPtr> any;
    for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
        const auto one = ofEdge(scene, analysis, graph, edge);
        if (!one)
            return std::nullopt;
        any.push_back(*one);
    }
    return any.size() == 1 ? any.front() : FilterNode::makeOr(std::move(any));
}

} // namespace nb::pivotfilter
