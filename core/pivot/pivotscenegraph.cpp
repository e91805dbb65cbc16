// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotscenegraph.h"

#include "core/base/timestamp.h"
#include "core/map/mapgraph.h"
#include "core/pivot/pivotbundles.h"

#include <algorithm>
#include <optional>

namespace nb {

namespace {

const char* wordOf(PivotServiceClass serviceClass)
{
    switch (serviceClass) {
    case PivotServiceClass::RemoteControl:
        return "remote control";
    case PivotServiceClass::Web:
        return "web";
    case PivotServiceClass::Application:
        return "data";
    case PivotServiceClass::Infrastructure:
        return "infrastructure";
    case PivotServiceClass::Other:
        break;
    }
    return "other";
}

std::string edgeId(const PivotScene& scene, const PivotBundles& bundles, const SceneSession& s)
{
    std::string id = bundles.nodeOf(s.client) + '>' + bundles.nodeOf(s.server) + ' '
        + std::to_string(s.service);
    if (!scene.parallel && !bundles.isBundled(s.client) && !bundles.isBundled(s.server))
        id += ' ' + std::to_string(s.start);
    return id;
}

std::string replaced(std::string text, std::string_view mark, const std::string& by)
{
    if (const std::size_t at = text.find(mark); at != std::string::npos)
        text.replace(at, mark.size(), by);
    return text;
}

std::string count(const PivotWords& words, std::size_t number)
{
    return words.number ? words.number(number) : std::to_string(number);
}

std::string clock(const PivotWords& words, std::int64_t time)
{
    if (words.time)
        return words.time(time);
    // `2026-03-02T09:00:00.000000Z` to the second
    constexpr std::size_t kFirst = 11;
    constexpr std::size_t kLength = 8;
    const std::string text = toString(fromMicroseconds(time));
    return text.size() >= kFirst + kLength ? text.substr(kFirst, kLength) : text;
}

class GraphMaker
{
public:
    GraphMaker(const PivotScene& scene, const PivotAnalysis& analysis, const PivotWords& words)
        : m_scene(scene)
        , m_analysis(analysis)
        , m_words(words)
        , m_sessions(sessionsOf(scene, analysis))
        , m_bundles(scene, m_sessions)
    {
    }

    Graph make()
    {
        for (const auto& [host, hop] : m_scene.hops)
            m_lowest = std::min(m_lowest, hop);
        for (const SceneSession& s : m_sessions) {
            m_serves.insert(s.server);
            m_asks.insert(s.client);
            if (s.episode)
                for (const IpAddress& host : {s.client, s.server})
                    m_bytes[host] = addSum(m_bytes[host], s.bytes);
        }
        for (const auto& [host, hop] : m_scene.hops)
            if (!m_bundles.isBundled(host))
                addHost(host, hop);
        for (const auto& [id, hosts] : m_bundles.all())
            addBundle(id, hosts);
        addEdges();
        return std::move(m_graph);
    }

private:
    [[nodiscard]] std::string roleText(const IpAddress& address) const
    {
        const auto given = m_words.roles.find(address);
        const auto host = m_analysis.facts().flowSet.find(address);
        std::string text;
        const auto add = [&text](const std::string& word) {
            text.append(text.empty() ? "" : " · ").append(word);
        };
        if (given != m_words.roles.end() && !given->second.empty())
            add(given->second);
        if (!host)
            return text;
        const HostRoles& roles = m_analysis.facts().roles[*host];
        if (roles.knownJumpHost)
            add(m_words.jumpHost);
        if (roles.domainController)
            add(m_words.controller);
        if (roles.management)
            add(m_words.management);
        if (!roles.internal)
            add(m_words.outside);
        return text;
    }

    /// Also for a host that has no flows in what is analysed now.
    [[nodiscard]] bool isInside(const IpAddress& address) const
    {
        return std::ranges::any_of(m_analysis.facts().settings.internal,
            [&address](const IpPrefix& prefix) { return prefix.contains(address); });
    }

    void addHost(const IpAddress& address, int hop)
    {
        const auto name = m_words.names.find(address);
        const bool named = name != m_words.names.end() && !name->second.empty();
        GraphNode node;
        node.id = hostId(address);
        node.label = named ? name->second : address.toString();
        const std::string role = roleText(address);
        if (named)
            node.detail = address.toString();
        if (!role.empty())
            node.detail.append(node.detail.empty() ? "" : " · ").append(role);
        node.kind = isInside(address) ? NodeKind::Asset : NodeKind::Outside;
        const bool serves = m_serves.contains(address);
        node.category = !serves ? "source" : m_asks.contains(address) ? "pivot" : "target";
        node.rank = hop - m_lowest;
        node.weight = serves ? 1 : 2;
        node.attributes = {{"address", address.toString()}, {"role", node.category},
            {"hop", std::int64_t {hop - m_lowest}}};
        if (named)
            node.attributes.push_back({"name", name->second});
        addBytes(node, {address});
        m_index.emplace(node.id, static_cast<std::uint32_t>(m_graph.nodes.size()));
        m_graph.nodes.push_back(std::move(node));
    }

    /// Of its sessions in the picture; of what did not answer none are known.
    void addBytes(GraphNode& node, const std::vector<IpAddress>& hosts) const
    {
        std::uint64_t bytes = 0;
        bool known = false;
        for (const IpAddress& host : hosts)
            if (const auto of = m_bytes.find(host); of != m_bytes.end()) {
                bytes = addSum(bytes, of->second);
                known = true;
            }
        if (known)
            node.attributes.push_back({"bytes", static_cast<std::int64_t>(bytes)});
    }

    void addBundle(const std::string& id, const std::vector<IpAddress>& hosts)
    {
        GraphNode node;
        node.id = id;
        const std::string number = count(m_words, hosts.size());
        if (id.starts_with("more:")) {
            node.label = replaced(m_words.more, "%1", number);
            if (hosts.size() > 1)
                node.detail = hosts.front().toString() + " – " + hosts.back().toString();
        } else {
            node.label = id.substr(id.find(':') + 1); // a network's prefix, a group's name
            node.detail = replaced(m_words.hosts, "%1", number);
        }
        node.kind = NodeKind::More;
        std::optional<int> lowest;
        for (const IpAddress& host : hosts)
            if (const auto hop = m_scene.hops.find(host); hop != m_scene.hops.end())
                lowest = std::min(lowest.value_or(hop->second), hop->second);
        node.rank = lowest.value_or(m_lowest) - m_lowest;
        node.attributes = {{"hidden_hosts", static_cast<std::int64_t>(hosts.size())}};
        addBytes(node, hosts);
        m_index.emplace(id, static_cast<std::uint32_t>(m_graph.nodes.size()));
        m_graph.nodes.push_back(std::move(node));
    }

    struct Line
    {
        GraphEdge edge {};
        SceneSession sum {};
        std::int64_t sessions = 0;
    };

    void addEdges()
    {
        std::map<std::string, std::size_t> known;
        std::vector<Line> lines;
        for (const SceneSession& s : m_sessions) {
            const auto from = m_index.find(m_bundles.nodeOf(s.client));
            const auto to = m_index.find(m_bundles.nodeOf(s.server));
            if (from == m_index.end() || to == m_index.end() || from == to)
                continue; // within one node there is nothing to draw
            const std::string id = edgeId(m_scene, m_bundles, s);
            const auto [it, added] = known.try_emplace(id, lines.size());
            if (added) {
                Line line;
                line.edge.id = id;
                line.edge.from = from->second;
                line.edge.to = to->second;
                line.sum = s;
                line.sessions = 1;
                lines.push_back(std::move(line));
                continue;
            }
            Line& line = lines[it->second];
            ++line.sessions;
            line.sum.end = std::max(line.sum.end, s.end);
            line.sum.flows += s.flows;
            line.sum.bytes = addSum(line.sum.bytes, s.bytes);
        }
        for (Line& line : lines)
            m_graph.edges.push_back(finished(std::move(line)));
    }

    [[nodiscard]] GraphEdge finished(Line line) const
    {
        const PivotServiceTable& services = m_analysis.facts().settings.services;
        const SceneSession& sum = line.sum;
        const std::string service = services.name(sum.service);
        GraphEdge edge = std::move(line.edge);
        edge.label = line.sessions > 1 ? replaced(replaced(m_words.times, "%1", service), "%2",
                         count(m_words, static_cast<std::size_t>(line.sessions)))
                                       : service;
        edge.label.append(" ").append(clock(m_words, sum.start));
        if (const std::string end = clock(m_words, sum.end); end != clock(m_words, sum.start))
            edge.label.append("–").append(end);
        edge.category = wordOf(services.classOf(sum.service));
        edge.weight = static_cast<double>(sum.bytes);
        edge.attributes = {{"service", service}, {"start", toString(fromMicroseconds(sum.start))},
            {"end", toString(fromMicroseconds(sum.end))}, {"sessions", line.sessions},
            {"flows", static_cast<std::int64_t>(sum.flows)},
            {"bytes", static_cast<std::int64_t>(sum.bytes)}};
        return edge;
    }

    const PivotScene& m_scene;
    const PivotAnalysis& m_analysis;
    const PivotWords& m_words;
    std::vector<SceneSession> m_sessions;
    PivotBundles m_bundles;
    int m_lowest = 0;
    std::set<IpAddress> m_serves;
    std::set<IpAddress> m_asks;
    std::map<IpAddress, std::uint64_t> m_bytes;
    std::map<std::string, std::uint32_t> m_index;
    Graph m_graph;
};

} // namespace

Graph makePivotGraph(
    const PivotScene& scene, const PivotAnalysis& analysis, const PivotWords& words)
{
    return GraphMaker(scene, analysis, words).make();
}

std::vector<EpisodeId> episodesOfEdge(
    const PivotScene& scene, const PivotAnalysis& analysis, const Graph& graph, std::uint32_t edge)
{
    const std::vector<SceneSession> sessions = sessionsOf(scene, analysis);
    const PivotBundles bundles(scene, sessions);
    std::vector<EpisodeId> episodes;
    for (const SceneSession& s : sessions)
        if (s.episode && edgeId(scene, bundles, s) == graph.edges[edge].id)
            episodes.push_back(*s.episode);
    return episodes;
}

std::vector<bool> edgesWithin(const PivotScene& scene, const PivotAnalysis& analysis,
    const Graph& graph, std::int64_t from, std::int64_t to)
{
    const std::vector<SceneSession> sessions = sessionsOf(scene, analysis);
    const PivotBundles bundles(scene, sessions);
    std::set<std::string> within;
    for (const SceneSession& s : sessions)
        if (s.start <= to && s.end >= from)
            within.insert(edgeId(scene, bundles, s));
    std::vector<bool> result;
    for (const GraphEdge& edge : graph.edges)
        result.push_back(within.contains(edge.id));
    return result;
}

std::vector<IpAddress> hostsOfNode(
    const PivotScene& scene, const PivotAnalysis& analysis, const std::string& node)
{
    if (const auto address = addressOfId(node))
        return {*address};
    const PivotBundles bundles(scene, sessionsOf(scene, analysis));
    const auto found = bundles.all().find(node);
    return found == bundles.all().end() ? std::vector<IpAddress> {} : found->second;
}

} // namespace nb
