// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/mapfilter.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostAddresses = 500;

enum class Side : std::uint8_t
{
    Client,
    Server,
    Either,
};

FlowField field(Side side, FlowField client, FlowField server, FlowField either)
{
    return side == Side::Client ? client : side == Side::Server ? server : either;
}

FilterPtr condition(FlowField field, std::vector<FilterValue> values)
{
    FilterCondition made;
    made.field = field;
    made.op = values.size() == 1 ? FilterOperator::Equal : FilterOperator::In;
    made.values = std::move(values);
    return FilterNode::makeCondition(std::move(made));
}

FlowField addressField(Side side)
{
    return field(side, FlowField::SrcIp, FlowField::DstIp, FlowField::Ip);
}

FilterPtr text(FlowField field, std::string_view value)
{
    return condition(field, {TextPattern {std::string(value)}});
}

FilterValue hostValue(const IpAddress& address)
{
    return *IpPrefix::make(address, address.isV4() ? 32 : 128);
}

/// Hosts whose group a node stands for, when its id alone does not tell.
template <typename Wanted>
std::optional<FilterPtr> addresses(const NetworkMap& map, Side side, const Wanted& wanted)
{
    std::vector<FilterValue> values;
    for (const MapHost& host : map.hosts) {
        if (!wanted(host))
            continue;
        if (values.size() == kMostAddresses)
            return std::nullopt;
        values.push_back(hostValue(host.address));
    }
    if (values.empty())
        return std::nullopt;
    return condition(addressField(side), std::move(values));
}

std::optional<FilterPtr> many(Side side)
{
    std::vector<FilterValue> values;
    for (const char* prefix : {"224.0.0.0/4", "255.255.255.255", "ff00::/8"})
        values.emplace_back(*IpPrefix::fromString(prefix));
    return condition(addressField(side), std::move(values));
}

std::string_view behind(std::string_view id, std::string_view kind)
{
    return id.starts_with(kind) ? id.substr(kind.size()) : std::string_view {};
}

std::optional<FilterPtr> sideFilter(
    const NetworkMap& map, const MapView& view, const Graph& graph, std::string_view id, Side side)
{
    if (const auto address = addressOfId(id))
        return condition(addressField(side), {hostValue(*address)});
    if (const auto name = behind(id, "segment:"); !name.empty())
        return text(
            field(side, FlowField::SrcSegment, FlowField::DstSegment, FlowField::Segment), name);
    if (const auto name = behind(id, "owner:"); !name.empty())
        return text(field(side, FlowField::SrcOwner, FlowField::DstOwner, FlowField::Owner), name);
    if (id == "multicast")
        return many(side);
    if (id.starts_with("country:"))
        return addresses(
            map, side, [&](const MapHost& host) { return map.groups[host.group].id == id; });
    for (const std::string_view kind : {"network:", "outside:"})
        if (const auto prefix = IpPrefix::fromString(behind(id, kind)))
            return condition(addressField(side), {*prefix});
    const auto groupId
        = [&map](const MapHost& host) { return std::string_view(map.groups[host.group].id); };
    if (const auto name = behind(id, "group:"); !name.empty())
        return addresses(map, side, [&](const MapHost& host) {
            const auto own = view.gathered.find(hostId(host.address));
            const auto whole = view.gathered.find(groupId(host));
            return (own != view.gathered.end() && own->second == name)
                || (whole != view.gathered.end() && whole->second == name);
        });
    const auto isShown = [&graph](std::string_view node) {
        return std::ranges::find(graph.nodes, node, &GraphNode::id) != graph.nodes.end();
    };
    if (id == kWorldId)
        return addresses(
            map, side, [&](const MapHost& host) { return map.groups[host.group].outside; });
    if (behind(id, "more:") == kWorldId)
        return addresses(map, side, [&](const MapHost& host) {
            return map.groups[host.group].outside && !isShown(groupId(host));
        });
    if (const auto of = behind(id, "more:"); !of.empty())
        return addresses(map, side, [&](const MapHost& host) {
            return groupId(host) == of && !isShown(hostId(host.address));
        });
    return std::nullopt;
}

/// `tcp/443 udp/443` as conditions; null when nothing is said.
FilterPtr portsFilter(std::string_view ports)
{
    std::map<std::string, std::vector<FilterValue>> byProtocol;
    while (!ports.empty()) {
        const std::size_t end = std::min(ports.find(' '), ports.size());
        const std::string_view one = ports.substr(0, end);
        ports.remove_prefix(std::min(end + 1, ports.size()));
        const std::size_t slash = one.rfind('/');
        if (slash == std::string_view::npos)
            return nullptr;
        const auto port = Port::fromString(one.substr(slash + 1));
        auto& values = byProtocol[std::string(one.substr(0, slash))];
        if (port && port->number() != 0)
            values.emplace_back(NumberRange {port->number(), port->number()});
    }
    std::vector<FilterPtr> choices;
    for (auto& [name, values] : byProtocol) {
        const auto protocol = Protocol::fromString(name);
        if (!protocol)
            return nullptr;
        const std::uint64_t number = protocol->number();
        FilterPtr choice = condition(FlowField::Protocol, {NumberRange {number, number}});
        if (!values.empty())
            choice = both(choice, condition(FlowField::DstPort, std::move(values)));
        choices.push_back(std::move(choice));
    }
    if (choices.empty())
        return nullptr;
    return choices.size() == 1 ? choices.front() : FilterNode::makeOr(std::move(choices));
}

} // namespace

std::optional<FilterPtr> nodeFilter(
    const NetworkMap& map, const MapView& view, const Graph& graph, std::uint32_t node)
{
    return sideFilter(map, view, graph, graph.nodes[node].id, Side::Either);
}

std::optional<FilterPtr> edgeFilter(
    const NetworkMap& map, const MapView& view, const Graph& graph, std::uint32_t edge)
{
    const GraphEdge& of = graph.edges[edge];
    const auto client = sideFilter(map, view, graph, graph.nodes[of.from].id, Side::Client);
    const auto server = sideFilter(map, view, graph, graph.nodes[of.to].id, Side::Server);
    if (!client || !server)
        return std::nullopt;
    FilterPtr filter = both(*client, *server);
    const auto ports = std::ranges::find(of.attributes, "ports", &GraphAttribute::name);
    if (ports != of.attributes.end())
        filter = both(filter, portsFilter(std::get<std::string>(ports->value)));
    return filter;
}

} // namespace nb
