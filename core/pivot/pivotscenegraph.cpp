// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotscenegraph.h"

#include "core/base/timestamp.h"
#include "core/map/mapgraph.h"

#include <algorithm>
#include <tuple>

namespace nb {

namespace {

constexpr std::size_t kMostAlike = 8; ///< neighbours that hang on one host alone; more are one node

/// One session of a scene, with an episode behind it or without.
struct Session
{
    IpAddress client {};
    IpAddress server {};
    ServiceId service = 0;
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::uint64_t flows = 1;
    std::uint64_t bytes = 0;
    std::optional<EpisodeId> episode {};
};

std::vector<Session> sessionsOf(const PivotScene& scene, const PivotAnalysis& analysis)
{
    std::vector<Session> sessions;
    for (const EpisodeKey& key : scene.episodes) {
        const auto id = findEpisode(analysis, key);
        if (!id)
            continue;
        const Episode& e = analysis.facts().episodes[*id];
        const auto known
            = [](std::uint64_t bytes) { return bytes == PivotFlow::kUnknown ? 0 : bytes; };
        sessions.push_back({key.client, key.server, key.service, e.start, e.end, e.flows,
            addSum(known(e.bytes), known(e.reverseBytes)), id});
    }
    for (const PlainStep& step : scene.steps)
        sessions.push_back(
            {step.client, step.server, step.service, step.start, step.end, 1, 0, {}});
    std::ranges::sort(sessions, {},
        [](const Session& s) { return std::tuple(s.start, s.client, s.server, s.service, s.end); });
    return sessions;
}

/// The bundle of a host: `more:10.0.0.1>22` are those it went to, `more:10.0.0.1<22` those that
/// came.
std::string bundleId(const IpAddress& hub, bool out, ServiceId service)
{
    return "more:" + hub.toString() + (out ? '>' : '<') + std::to_string(service);
}

/// Which node each host is drawn as.
class Bundles
{
public:
    Bundles(const PivotScene& scene, const std::vector<Session>& sessions)
    {
        if (!scene.bundles)
            return;
        struct Tie
        {
            std::set<IpAddress> neighbours;
            std::set<std::pair<bool, ServiceId>> ways; ///< the neighbour is the server; service
        };
        std::map<IpAddress, Tie> ties;
        for (const Session& s : sessions) {
            ties[s.server].neighbours.insert(s.client);
            ties[s.server].ways.emplace(true, s.service);
            ties[s.client].neighbours.insert(s.server);
            ties[s.client].ways.emplace(false, s.service);
        }
        std::map<std::string, std::vector<IpAddress>> alike;
        for (const auto& [host, tie] : ties)
            if (tie.neighbours.size() == 1 && tie.ways.size() == 1)
                alike[bundleId(*tie.neighbours.begin(), tie.ways.begin()->first,
                          tie.ways.begin()->second)]
                    .push_back(host);
        for (auto& [id, hosts] : alike) {
            if (hosts.size() <= kMostAlike || scene.opened.contains(id))
                continue;
            for (const IpAddress& host : hosts)
                m_of[host] = id;
            m_hosts.emplace(id, std::move(hosts));
        }
    }

    [[nodiscard]] std::string nodeOf(const IpAddress& host) const
    {
        const auto it = m_of.find(host);
        return it == m_of.end() ? hostId(host) : it->second;
    }
    [[nodiscard]] bool isBundled(const IpAddress& host) const { return m_of.contains(host); }
    [[nodiscard]] const std::map<std::string, std::vector<IpAddress>>& all() const
    {
        return m_hosts;
    }

private:
    std::map<IpAddress, std::string> m_of;
    std::map<std::string, std::vector<IpAddress>> m_hosts;
};

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

std::string edgeId(const PivotScene& scene, const Bundles& bundles, const Session& s)
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
        for (const Session& s : m_sessions) {
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

    void addHost(const IpAddress& address, int hop)
    {
        const auto host = m_analysis.facts().flowSet.find(address);
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
        node.kind
            = host && m_analysis.facts().isInternal[*host] ? NodeKind::Asset : NodeKind::Outside;
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
        node.label = replaced(m_words.more, "%1", count(m_words, hosts.size()));
        if (hosts.size() > 1)
            node.detail = hosts.front().toString() + " – " + hosts.back().toString();
        node.kind = NodeKind::More;
        const auto hop = m_scene.hops.find(hosts.front());
        node.rank = (hop == m_scene.hops.end() ? m_lowest : hop->second) - m_lowest;
        node.attributes = {{"hidden_hosts", static_cast<std::int64_t>(hosts.size())}};
        addBytes(node, hosts);
        m_index.emplace(id, static_cast<std::uint32_t>(m_graph.nodes.size()));
        m_graph.nodes.push_back(std::move(node));
    }

    struct Line
    {
        GraphEdge edge {};
        Session sum {};
        std::int64_t sessions = 0;
    };

    void addEdges()
    {
        std::map<std::string, std::size_t> known;
        std::vector<Line> lines;
        for (const Session& s : m_sessions) {
            const auto from = m_index.find(m_bundles.nodeOf(s.client));
            const auto to = m_index.find(m_bundles.nodeOf(s.server));
            if (from == m_index.end() || to == m_index.end())
                continue;
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
        const Session& sum = line.sum;
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
    std::vector<Session> m_sessions;
    Bundles m_bundles;
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
    const std::vector<Session> sessions = sessionsOf(scene, analysis);
    const Bundles bundles(scene, sessions);
    std::vector<EpisodeId> episodes;
    for (const Session& s : sessions)
        if (s.episode && edgeId(scene, bundles, s) == graph.edges[edge].id)
            episodes.push_back(*s.episode);
    return episodes;
}

std::vector<bool> edgesWithin(const PivotScene& scene, const PivotAnalysis& analysis,
    const Graph& graph, std::int64_t from, std::int64_t to)
{
    const std::vector<Session> sessions = sessionsOf(scene, analysis);
    const Bundles bundles(scene, sessions);
    std::set<std::string> within;
    for (const Session& s : sessions)
        if (s.start <= to && s.end >= from)
            within.insert(edgeId(scene, bundles, s));
    std::vector<bool> result;
    for (const GraphEdge& edge : graph.edges)
        result.push_back(within.contains(edge.id));
    return result;
}

std::vector<IpAddress> hostsOfNode(const PivotScene& scene, const Graph& graph, std::uint32_t node)
{
    const std::string& id = graph.nodes[node].id;
    if (const auto address = addressOfId(id))
        return {*address};
    std::vector<IpAddress> shown;
    for (const GraphNode& other : graph.nodes)
        if (const auto address = addressOfId(other.id))
            shown.push_back(*address);
    // `more:HUB>SERVICE`
    constexpr std::size_t kPrefix = 5;
    const std::size_t way = id.find_first_of("<>");
    if (way == std::string::npos || !id.starts_with("more:"))
        return {};
    const auto hub = IpAddress::fromString(std::string_view(id).substr(kPrefix, way - kPrefix));
    const bool out = id[way] == '>';
    const std::string service = id.substr(way + 1);
    std::set<IpAddress> hosts;
    const auto take = [&](const IpAddress& client, const IpAddress& server, ServiceId of) {
        const IpAddress& other = out ? server : client;
        if (hub && (out ? client : server) == *hub && std::to_string(of) == service
            && std::ranges::find(shown, other) == shown.end())
            hosts.insert(other);
    };
    for (const EpisodeKey& key : scene.episodes)
        take(key.client, key.server, key.service);
    for (const PlainStep& step : scene.steps)
        take(step.client, step.server, step.service);
    return {hosts.begin(), hosts.end()};
}

} // namespace nb
