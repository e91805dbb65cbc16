// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphsearch.h"

#include "core/base/trimmed.h"
#include "core/net/ipprefix.h"
#include "core/net/port.h"

#include <QString>

#include <algorithm>

namespace nb {

namespace {

const std::string* textAttribute(
    const std::vector<GraphAttribute>& attributes, std::string_view name)
{
    const auto found = std::ranges::find(attributes, name, &GraphAttribute::name);
    return found == attributes.end() ? nullptr : std::get_if<std::string>(&found->value);
}

bool holdsPort(const std::string& ports, const std::string& port)
{
    for (std::size_t at = ports.find(port); at != std::string::npos;
         at = ports.find(port, at + 1)) {
        const std::size_t end = at + port.size();
        if (at > 0 && ports[at - 1] == '/' && (end == ports.size() || ports[end] == ' '))
            return true;
    }
    return false;
}

/// Servers of a port, as the edges' attribute `ports` (`tcp/443 udp/443`) tells.
std::vector<bool> serversOf(const Graph& graph, Port port)
{
    std::vector<bool> servers(graph.nodes.size(), false);
    for (const GraphEdge& edge : graph.edges)
        if (const std::string* ports = textAttribute(edge.attributes, "ports");
            ports != nullptr && holdsPort(*ports, port.toString()))
            servers[edge.to] = true;
    return servers;
}

bool matches(const GraphNode& node, const QString& part, const std::optional<IpPrefix>& prefix)
{
    if (prefix) {
        const std::string* address = textAttribute(node.attributes, "address");
        const auto own = address == nullptr ? std::nullopt : IpAddress::fromString(*address);
        if (own && prefix->contains(*own))
            return true;
    }
    return QString::fromStdString(node.label).contains(part, Qt::CaseInsensitive)
        || QString::fromStdString(node.detail).contains(part, Qt::CaseInsensitive);
}

} // namespace

std::vector<std::uint32_t> findNodes(const Graph& graph, std::string_view text)
{
    text = trimmed(text);
    std::vector<std::uint32_t> found;
    if (text.empty())
        return found;
    const bool colon = text.front() == ':';
    const auto port = Port::fromString(colon ? text.substr(1) : text);
    const std::vector<bool> servers
        = port ? serversOf(graph, *port) : std::vector<bool>(graph.nodes.size(), false);
    const auto prefix = colon ? std::nullopt : IpPrefix::fromString(text);
    const QString part = QString::fromUtf8(text);
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
        if (servers[i] || (!colon && matches(graph.nodes[i], part, prefix)))
            found.push_back(i);
    std::ranges::stable_sort(found, [&graph](std::uint32_t a, std::uint32_t b) {
        return graph.nodes[a].weight > graph.nodes[b].weight;
    });
    return found;
}

} // namespace nb
