// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/networkmap.h"

#include "core/map/mapnaming.h"

#include <algorithm>
#include <unordered_map>

namespace nb {

namespace {

const std::vector<FlowField> kBy {FlowField::SrcIp, FlowField::DstIp, FlowField::SrcSegment,
    FlowField::DstSegment, FlowField::SrcOwner, FlowField::DstOwner, FlowField::Protocol,
    FlowField::DstPort, FlowField::Service};
enum Key : std::size_t
{
    SrcIp,
    DstIp,
    SrcSegment,
    DstSegment,
    SrcOwner,
    DstOwner,
    ProtocolName,
    DstPort,
    Service,
};

struct LinkKey
{
    std::uint64_t hosts = 0;
    std::uint32_t port = 0;
    bool operator==(const LinkKey&) const = default;
};
struct LinkKeyHash
{
    std::size_t operator()(const LinkKey& key) const
    {
        std::uint64_t h = (key.hosts ^ (std::uint64_t {key.port} << 21U)) * 0x9e3779b97f4a7c15U;
        return static_cast<std::size_t>(h ^ (h >> 29U));
    }
};

/// Turns rows of sums into a map.
class MapBuilder
{
public:
    explicit MapBuilder(const MapQuery& query)
        : m_query(query)
    {
    }

    void add(const AggregateResult& result)
    {
        for (const AggregateRow& row : result.rows)
            if (auto* const link = linkOf(row))
                addTo(link->totals, row.totals);
        m_map.leftOut += result.groups - result.rows.size();
    }

    /// What is there already stays or is new, the rest was there only at the other time.
    void compare(const AggregateResult& result)
    {
        m_map.compares = true;
        const std::size_t shown = m_map.links.size();
        for (MapLink& link : m_map.links)
            link.change = Change::Added;
        for (const AggregateRow& row : result.rows) {
            MapLink* const link = linkOf(row);
            if (link == nullptr)
                continue;
            const bool gone = static_cast<std::size_t>(link - m_map.links.data()) >= shown;
            link->change = gone ? Change::Gone : Change::Same;
            if (gone)
                addTo(link->totals, row.totals);
        }
        m_map.leftOut += result.groups - result.rows.size();
    }

    /// What rules make of the flows of each link that is shown.
    void draft(const RuleSet& rules, const FlowBatch& batch)
    {
        m_map.drafts = true;
        m_drafted.resize(m_map.links.size(), 0);
        const DraftLabels labels(rules, batch);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto client = m_hosts.find(batch.srcIp[row]);
            const auto server = m_hosts.find(batch.dstIp[row]);
            if (client == m_hosts.end() || server == m_hosts.end())
                continue;
            const Protocol protocol(batch.protocol[row]);
            const bool icmp = protocol == kIcmp || protocol == kIcmpV6;
            const auto link = m_links.find(keyOf(client->second, server->second, protocol,
                icmp ? Port {} : Port(batch.dstPort[row])));
            if (link == m_links.end())
                continue;
            const DraftVerdict verdict = labels.verdict(row);
            m_drafted[link->second] |= verdict == DraftVerdict::Other ? kOther
                : labels.matched(row)                                 ? kMatched
                                                                      : kUnmatched;
        }
    }

    void name(const AggregateResult& result)
    {
        for (const AggregateRow& row : result.rows) {
            const auto address = IpAddress::fromString(row.key[0]);
            const auto host = address ? m_hosts.find(*address) : m_hosts.end();
            if (host != m_hosts.end() && m_map.hosts[host->second].name.empty())
                m_map.hosts[host->second].name = row.key[1];
        }
    }

    void know(const MapQuery& query)
    {
        for (const AssetPtr& asset : query.assets) {
            const auto at = m_hosts.find(asset->address);
            if (at == m_hosts.end())
                continue;
            MapHost& host = m_map.hosts[at->second];
            if (const std::string_view name = asset->displayName(); !name.empty())
                host.name = name;
            host.answers = !asset->provides.empty();
            const AssetRole role = rolesOf(*asset).front().role;
            if (role == AssetRole::Unknown || role == AssetRole::Server
                || role == AssetRole::Client)
                continue;
            host.role = toString(role);
            host.roleWord = query.roleWord ? query.roleWord(role) : host.role;
        }
    }

    [[nodiscard]] NetworkMapPtr finish()
    {
        for (std::size_t i = 0; i < m_drafted.size(); ++i)
            m_map.links[i].change = (m_drafted[i] & kOther) != 0 ? Change::Relabelled
                : m_drafted[i] == kMatched                       ? Change::Labelled
                : m_drafted[i] == (kMatched | kUnmatched)        ? Change::Partly
                                                                 : Change::Unlabelled;
        const bool oneWay = std::ranges::none_of(
            m_map.links, [](const MapLink& link) { return link.totals.reversePackets > 0; });
        for (const MapLink& link : m_map.links) {
            addTo(m_map.hosts[link.client].asked, link.totals);
            MapHost& server = m_map.hosts[link.server];
            addTo(server.served, link.totals);
            server.answers = server.answers || oneWay || link.totals.reversePackets > 0;
        }
        return std::make_shared<const NetworkMap>(std::move(m_map));
    }

private:
    static constexpr std::uint8_t kMatched = 1;
    static constexpr std::uint8_t kUnmatched = 2;
    static constexpr std::uint8_t kOther = 4;

    static LinkKey keyOf(std::uint32_t from, std::uint32_t to, Protocol protocol, Port port)
    {
        return {(std::uint64_t {from} << 32U) | to,
            (std::uint32_t {protocol.number()} << 16U) | port.number()};
    }

    MapLink* linkOf(const AggregateRow& row)
    {
        const auto client = IpAddress::fromString(row.key[SrcIp]);
        const auto server = IpAddress::fromString(row.key[DstIp]);
        if (!client || !server)
            return nullptr;
        const std::uint32_t from = host(*client, row.key[SrcSegment], row.key[SrcOwner]);
        const std::uint32_t to = host(*server, row.key[DstSegment], row.key[DstOwner]);
        const Protocol protocol = Protocol::fromString(row.key[ProtocolName]).value_or(Protocol {});
        const bool icmp = protocol == kIcmp || protocol == kIcmpV6;
        const Port port = icmp ? Port {} : Port::fromString(row.key[DstPort]).value_or(Port {});
        const auto [at, added] = m_links.try_emplace(
            keyOf(from, to, protocol, port), static_cast<std::uint32_t>(m_map.links.size()));
        if (added)
            m_map.links.push_back({from, to, protocol, port,
                service(serviceLabel(row.key[Service], protocol, port))});
        return &m_map.links[at->second];
    }

    std::uint32_t host(
        const IpAddress& address, const std::string& segment, const std::string& owner)
    {
        const auto [at, added]
            = m_hosts.try_emplace(address, static_cast<std::uint32_t>(m_map.hosts.size()));
        if (added) {
            MapHost made;
            made.address = address;
            made.group = group(placeOf(address, segment, owner));
            m_map.hosts.push_back(std::move(made));
        }
        return at->second;
    }

    [[nodiscard]] MapGroup placeOf(
        const IpAddress& address, const std::string& segment, const std::string& owner) const
    {
        MapGroup made = groupOf(address, segment, owner, m_query.trusts);
        if (!made.outside || !m_query.country)
            return made;
        const std::string code = m_query.country(address);
        return code.empty() ? made : countryGroup(code);
    }

    std::uint32_t group(MapGroup made)
    {
        const auto [at, added]
            = m_groups.try_emplace(made.id, static_cast<std::uint32_t>(m_map.groups.size()));
        if (added)
            m_map.groups.push_back(std::move(made));
        return at->second;
    }

    std::uint32_t service(std::string label)
    {
        const auto [at, added]
            = m_services.try_emplace(label, static_cast<std::uint32_t>(m_map.services.size()));
        if (added)
            m_map.services.push_back(std::move(label));
        return at->second;
    }

    const MapQuery& m_query;
    NetworkMap m_map;
    std::vector<std::uint8_t> m_drafted; ///< by link
    std::unordered_map<IpAddress, std::uint32_t> m_hosts;
    std::unordered_map<std::string, std::uint32_t> m_groups;
    std::unordered_map<std::string, std::uint32_t> m_services;
    std::unordered_map<LinkKey, std::uint32_t, LinkKeyHash> m_links;
};

/// The most used names of one side; a host without any is known by its address.
Result<void> addNames(MapBuilder& builder, const FlowStore& store, const FlowQuery& flows,
    FlowField address, FlowField name, std::stop_token stop)
{
    constexpr std::size_t kMostNames = 100'000;
    AggregateQuery query {flows, {address, name}, Metric::Flows, kMostNames};
    FilterCondition present;
    present.field = name;
    query.flows.filter = both(flows.filter, FilterNode::makeCondition(present));
    query.flows.sums = Sums::Flows;
    const auto result = store.aggregate(query, std::move(stop));
    if (!result)
        return result.error();
    builder.name(*result);
    return {};
}

} // namespace

Result<NetworkMapPtr> makeNetworkMap(
    const FlowStore& store, const MapQuery& query, std::stop_token stop)
{
    MapBuilder builder(query);
    AggregateQuery links {query.flows, kBy, Metric::Bytes, query.maxLinks};
    const auto shown = store.aggregate(links, stop);
    if (!shown)
        return shown.error();
    builder.add(*shown);
    if (query.draft) {
        const auto look = [&](FlowBatch&& batch) {
            batch.fillMissing();
            builder.draft(*query.draft, batch);
            return !stop.stop_requested();
        };
        if (auto done = store.scan(query.flows, look, stop); !done)
            return done.error();
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}};
    } else if (query.compared) {
        links.flows.range = *query.compared;
        const auto before = store.aggregate(links, stop);
        if (!before)
            return before.error();
        builder.compare(*before);
    }
    // a server is known by what clients ask for, before what it calls itself
    for (const auto& [address, name] : {std::pair {FlowField::DstIp, FlowField::DstName},
             std::pair {FlowField::SrcIp, FlowField::SrcName}})
        if (const auto named = addNames(builder, store, query.flows, address, name, stop); !named)
            return named.error();
    builder.know(query);
    return builder.finish();
}

} // namespace nb
