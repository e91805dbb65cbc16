// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/mapgraph.h"

#include "core/storage/metricvalue.h"

#include <algorithm>
#include <unordered_map>

namespace nb {

namespace {

constexpr std::size_t kMostServices = 6; ///< named on an edge
constexpr std::size_t kMostPorts = 32; ///< kept to find the flows of an edge again

std::uint64_t bytesOf(const FlowTotals& totals)
{
    return metricValue(Metric::Bytes, totals);
}

std::uint64_t weightOf(const MapHost& host)
{
    return bytesOf(host.served) + bytesOf(host.asked);
}

std::int64_t whole(std::uint64_t number)
{
    return static_cast<std::int64_t>(std::min(number, kMostSum));
}

/// All flows between two nodes of one class of service.
struct Bundle
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    ServiceClass service = ServiceClass::Other;
    FlowTotals totals {};
    std::map<std::uint32_t, std::uint64_t> services {}; ///< index of the map to bytes
    std::set<std::pair<std::uint8_t, std::uint16_t>> ports {};
    bool added = false;
    bool gone = false;
    bool same = false;
    std::set<Change> drafted {};
};

/// What rules make of all links of a bundle.
Change draftOf(const std::set<Change>& links)
{
    for (const Change first : {Change::Relabelled, Change::Partly})
        if (links.contains(first))
            return first;
    if (!links.contains(Change::Labelled))
        return Change::Unlabelled;
    return links.contains(Change::Unlabelled) ? Change::Partly : Change::Labelled;
}

class GraphBuilder
{
public:
    GraphBuilder(const NetworkMap& map, const MapView& view)
        : m_map(map)
        , m_view(view)
        , m_nodeOf(map.hosts.size(), kNowhere)
        , m_members(map.groups.size())
        , m_weights(map.groups.size(), 0)
        , m_wanted(map.hosts.size(), false)
    {
    }

    Graph build()
    {
        choose();
        addGroups();
        addEdges();
        return std::move(m_graph);
    }

private:
    static constexpr std::uint32_t kNowhere = ~std::uint32_t {0};

    [[nodiscard]] bool shown(const MapLink& link) const
    {
        if (m_view.onlyNew && link.change != Change::Added)
            return false;
        return m_view.outside || (!groupOf(link.client).outside && !groupOf(link.server).outside);
    }
    [[nodiscard]] const MapGroup& groupOf(std::uint32_t host) const
    {
        return m_map.groups[m_map.hosts[host].group];
    }
    [[nodiscard]] bool isOpen(std::uint32_t group) const
    {
        const MapGroup& of = m_map.groups[group];
        return (m_view.assets && !of.outside) || m_view.open.contains(of.id);
    }

    void choose();
    void wantPeers();
    void addGroups();
    std::uint32_t addWorld(const std::vector<std::uint32_t>& owners);
    void addGroup(std::uint32_t group, std::int32_t parent);
    void addHosts(std::uint32_t group, std::uint32_t box);
    std::uint32_t addHost(std::uint32_t host, std::int32_t parent);
    std::uint32_t addMore(const std::string& id, std::size_t count, std::int32_t parent);
    std::uint32_t gatheredIn(const std::string& name);
    std::uint32_t add(GraphNode node);
    void addEdges();
    void addEdge(const Bundle& bundle);
    [[nodiscard]] std::string serviceText(const Bundle& bundle) const;

    const NetworkMap& m_map;
    const MapView& m_view;
    Graph m_graph;
    std::vector<std::uint32_t> m_nodeOf; ///< by host, where its flows begin and end
    std::vector<std::vector<std::uint32_t>> m_members; ///< by group
    std::vector<std::uint64_t> m_weights; ///< by group
    std::vector<bool> m_wanted; ///< by host: a peer of one that is expanded, or that one itself
    std::map<std::string, std::uint32_t> m_gathered;
};

void GraphBuilder::choose()
{
    std::vector<bool> used(m_map.hosts.size(), false);
    for (const MapLink& link : m_map.links)
        if (shown(link))
            used[link.client] = used[link.server] = true;
    wantPeers();
    for (std::uint32_t h = 0; h < m_map.hosts.size(); ++h) {
        if (!used[h])
            continue;
        m_members[m_map.hosts[h].group].push_back(h);
        m_weights[m_map.hosts[h].group] += weightOf(m_map.hosts[h]);
    }
    for (std::vector<std::uint32_t>& members : m_members)
        std::ranges::stable_sort(members, [this](std::uint32_t a, std::uint32_t b) {
            const MapHost& x = m_map.hosts[a];
            const MapHost& y = m_map.hosts[b];
            return weightOf(x) != weightOf(y) ? weightOf(x) > weightOf(y) : x.address < y.address;
        });
}

void GraphBuilder::wantPeers()
{
    if (m_view.peersOf.empty())
        return;
    std::vector<bool> centre(m_map.hosts.size(), false);
    for (std::size_t h = 0; h < m_map.hosts.size(); ++h)
        centre[h] = m_view.peersOf.contains(hostId(m_map.hosts[h].address));
    for (const MapLink& link : m_map.links)
        if (shown(link) && (centre[link.client] || centre[link.server]))
            m_wanted[link.client] = m_wanted[link.server] = true;
}

std::uint32_t GraphBuilder::add(GraphNode node)
{
    m_graph.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(m_graph.nodes.size() - 1);
}

void GraphBuilder::addGroups()
{
    std::vector<std::uint32_t> inside;
    std::vector<std::uint32_t> owners;
    for (std::uint32_t g = 0; g < m_map.groups.size(); ++g)
        if (!m_members[g].empty())
            (m_map.groups[g].outside ? owners : inside).push_back(g);
    const auto heavier = [this](std::uint32_t a, std::uint32_t b) {
        return m_weights[a] != m_weights[b] ? m_weights[a] > m_weights[b]
                                            : m_map.groups[a].id < m_map.groups[b].id;
    };
    std::ranges::sort(inside, heavier);
    std::ranges::sort(owners, heavier);
    for (const std::uint32_t group : inside)
        addGroup(group, kNoParent);
    if (!owners.empty())
        addWorld(owners);
}

std::uint32_t GraphBuilder::addWorld(const std::vector<std::uint32_t>& owners)
{
    GraphNode node;
    node.id = kWorldId;
    node.label = "Internet";
    node.kind = NodeKind::World;
    node.category = "internet";
    const std::uint32_t world = add(std::move(node));
    const auto box = static_cast<std::int32_t>(world);
    const bool all = m_view.whole.contains(kWorldId) || m_view.mostOwners == 0;
    std::vector<std::uint32_t> rest;
    std::size_t count = 0;
    for (const std::uint32_t group : owners) {
        const bool wanted = isOpen(group);
        const bool peer = std::ranges::any_of(
            m_members[group], [this](std::uint32_t host) { return bool {m_wanted[host]}; });
        if (all || count < m_view.mostOwners || wanted || peer) {
            addGroup(group, box);
            ++count;
        } else {
            rest.push_back(group);
        }
    }
    if (rest.empty())
        return world;
    const std::uint32_t more = addMore(std::string(kWorldId), rest.size(), box);
    for (const std::uint32_t group : rest)
        for (const std::uint32_t host : m_members[group])
            m_nodeOf[host] = more;
    return world;
}

void GraphBuilder::addGroup(std::uint32_t group, std::int32_t parent)
{
    const MapGroup& from = m_map.groups[group];
    const auto count = m_members[group].size();
    GraphNode node;
    node.id = from.id;
    node.label = from.label;
    node.kind = from.outside ? NodeKind::Owner : NodeKind::Segment;
    node.category = from.trust;
    node.parent = parent;
    node.weight = static_cast<double>(m_weights[group]);
    node.attributes
        = {{"hosts", static_cast<std::int64_t>(count)}, {"bytes", whole(m_weights[group])}};
    if (!from.trust.empty())
        node.attributes.push_back({"trust", from.trust});
    if (const auto made = m_view.gathered.find(from.id); made != m_view.gathered.end()) {
        const std::uint32_t in = gatheredIn(made->second);
        for (const std::uint32_t host : m_members[group])
            m_nodeOf[host] = in;
        return;
    }
    const std::uint32_t box = add(std::move(node));
    for (const std::uint32_t host : m_members[group])
        m_nodeOf[host] = box;
    addHosts(group, box);
}

void GraphBuilder::addHosts(std::uint32_t group, std::uint32_t box)
{
    const std::vector<std::uint32_t>& members = m_members[group];
    const bool open = isOpen(group);
    const bool all = m_view.mostHosts == 0 || m_view.whole.contains(m_map.groups[group].id);
    std::vector<std::uint32_t> shownHosts;
    std::vector<std::uint32_t> rest;
    for (const std::uint32_t host : members) {
        const bool room = open && (all || shownHosts.size() < m_view.mostHosts);
        (room || m_wanted[host] ? shownHosts : rest).push_back(host);
    }
    if (shownHosts.empty())
        return;
    // one that is left over takes no more room than a node that says so
    if (rest.size() == 1)
        shownHosts.push_back(rest.front());
    const auto parent = static_cast<std::int32_t>(box);
    // servers first, then by address
    std::ranges::stable_sort(shownHosts, [this](std::uint32_t a, std::uint32_t b) {
        const MapHost& x = m_map.hosts[a];
        const MapHost& y = m_map.hosts[b];
        return x.answers != y.answers ? x.answers : x.address < y.address;
    });
    for (const std::uint32_t host : shownHosts)
        m_nodeOf[host] = addHost(host, parent);
    if (rest.size() < 2)
        return;
    const std::uint32_t more = addMore(m_map.groups[group].id, rest.size(), parent);
    for (const std::uint32_t host : rest)
        m_nodeOf[host] = more;
}

std::uint32_t GraphBuilder::addHost(std::uint32_t index, std::int32_t parent)
{
    const MapHost& host = m_map.hosts[index];
    const MapGroup& group = m_map.groups[host.group];
    GraphNode node;
    node.id = hostId(host.address);
    const std::string address = host.address.toString();
    if (const auto made = m_view.gathered.find(node.id); made != m_view.gathered.end())
        return gatheredIn(made->second);
    node.label = host.name.empty() ? address : host.name;
    node.detail = host.name.empty() ? std::string {} : address;
    if (!host.roleWord.empty())
        node.detail.append(node.detail.empty() ? "" : " · ").append(host.roleWord);
    node.kind = group.outside ? NodeKind::Outside : NodeKind::Asset;
    const bool asks = host.asked.flows > 0;
    node.category = host.answers ? (asks ? "server and client" : "server")
        : asks                   ? "client"
                                 : "silent";
    node.parent = parent;
    node.weight = static_cast<double>(weightOf(host));
    node.attributes
        = {{"address", address}, {"role", host.role.empty() ? node.category : host.role},
            {"group", group.label}, {"served_flows", whole(host.served.flows)},
            {"asked_flows", whole(host.asked.flows)}, {"bytes", whole(weightOf(host))}};
    if (!host.name.empty())
        node.attributes.push_back({"name", host.name});
    return add(std::move(node));
}

std::uint32_t GraphBuilder::addMore(const std::string& id, std::size_t count, std::int32_t parent)
{
    GraphNode node;
    node.id = "more:" + id;
    node.label = "+ " + std::to_string(count) + (id == kWorldId ? " more" : " more hosts");
    node.kind = NodeKind::More;
    node.parent = parent;
    node.attributes = {{"count", static_cast<std::int64_t>(count)}};
    return add(std::move(node));
}

std::uint32_t GraphBuilder::gatheredIn(const std::string& name)
{
    const auto [at, added] = m_gathered.try_emplace(name, 0);
    if (added) {
        GraphNode node;
        node.id = "group:" + name;
        node.label = name;
        node.kind = NodeKind::Group;
        at->second = add(std::move(node));
    }
    return at->second;
}

std::string GraphBuilder::serviceText(const Bundle& bundle) const
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> services;
    for (const auto& [service, bytes] : bundle.services)
        services.emplace_back(bytes, service);
    std::ranges::sort(services, [this](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first
                                  : m_map.services[a.second] < m_map.services[b.second];
    });
    std::string text;
    for (std::size_t i = 0; i < std::min(services.size(), kMostServices); ++i)
        text += (i == 0 ? "" : ", ") + m_map.services[services[i].second];
    if (services.size() > kMostServices)
        text += " + " + std::to_string(services.size() - kMostServices);
    return text;
}

void GraphBuilder::addEdges()
{
    std::unordered_map<std::uint64_t, std::size_t> known;
    std::vector<Bundle> bundles;
    for (const MapLink& link : m_map.links) {
        const std::uint32_t from = m_nodeOf[link.client];
        const std::uint32_t to = m_nodeOf[link.server];
        if (!shown(link) || from == to || from == kNowhere || to == kNowhere)
            continue;
        const ServiceClass service = serviceClass(link.protocol, link.port);
        const std::uint64_t key
            = ((std::uint64_t {from} << 32U | to) << 3U) ^ static_cast<std::uint64_t>(service);
        const auto [at, added] = known.try_emplace(key, bundles.size());
        if (added) {
            bundles.emplace_back();
            bundles.back().from = from;
            bundles.back().to = to;
            bundles.back().service = service;
        }
        Bundle& bundle = bundles[at->second];
        addTo(bundle.totals, link.totals);
        bundle.services[link.service] += bytesOf(link.totals);
        if (bundle.ports.size() <= kMostPorts)
            bundle.ports.emplace(link.protocol.number(), link.port.number());
        bundle.added |= link.change == Change::Added;
        bundle.gone |= link.change == Change::Gone;
        bundle.same |= link.change == Change::Same;
        if (m_map.drafts)
            bundle.drafted.insert(link.change);
    }
    std::ranges::stable_sort(bundles,
        [](const Bundle& a, const Bundle& b) { return bytesOf(a.totals) > bytesOf(b.totals); });
    for (const Bundle& bundle : bundles)
        addEdge(bundle);
}

void GraphBuilder::addEdge(const Bundle& bundle)
{
    GraphEdge edge;
    edge.from = bundle.from;
    edge.to = bundle.to;
    edge.category = toString(bundle.service);
    edge.id = m_graph.nodes[edge.from].id + " > " + m_graph.nodes[edge.to].id + " " + edge.category;
    edge.label = serviceText(bundle);
    edge.weight = static_cast<double>(bytesOf(bundle.totals));
    if (m_map.drafts)
        edge.change = draftOf(bundle.drafted);
    else if (m_map.compares)
        edge.change = bundle.same || (bundle.added && bundle.gone) ? Change::Same
            : bundle.added                                         ? Change::Added
                                                                   : Change::Gone;
    edge.attributes = {{"flows", whole(bundle.totals.flows)}, {"services", edge.label}};
    if (bytesKnown(bundle.totals))
        edge.attributes.push_back({"bytes", whole(bytesOf(bundle.totals))});
    if (bundle.ports.size() <= kMostPorts) {
        std::string ports;
        for (const auto& [protocol, port] : bundle.ports)
            ports += (ports.empty() ? "" : " ") + Protocol(protocol).toString() + "/"
                + std::to_string(port);
        edge.attributes.push_back({"ports", ports});
    }
    m_graph.edges.push_back(std::move(edge));
}

} // namespace

std::string hostId(const IpAddress& address)
{
    return "host:" + address.toString();
}

std::optional<IpAddress> addressOfId(std::string_view id)
{
    if (!id.starts_with("host:"))
        return std::nullopt;
    return IpAddress::fromString(id.substr(5));
}

Graph makeMapGraph(const NetworkMap& map, const MapView& view)
{
    return GraphBuilder(map, view).build();
}

} // namespace nb
