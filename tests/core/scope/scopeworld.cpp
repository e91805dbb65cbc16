// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/scope/scopeworld.h"

#include "core/scope/trafficreader.h"

#include <algorithm>
#include <map>
#include <set>

namespace nb::test {

using scope::Category;

namespace {

constexpr std::array<std::uint16_t, 6> kPorts {443, 8443, 22, 3389, 88, 9100};

bool isAdmin(std::uint16_t port)
{
    return port == 22 || port == 3389;
}

/// Who talks with whom, as indexes of hosts.
struct Talk
{
    std::size_t client;
    std::size_t server;
    std::uint16_t port;
};

/// The decision tree, over the maker's own lists.
std::vector<Category> truthOf(const ScopeWorld& world, const std::vector<std::size_t>& segment,
    const std::vector<Talk>& talks)
{
    std::vector<Category> truth(world.addresses.size(), Category::Out);
    std::set<std::size_t> cdeSegments;
    for (std::size_t i = 0; i < truth.size(); ++i)
        if (world.answers.assets[i].accountData.value_or(0) != 0)
            cdeSegments.insert(segment[i]);
    const auto raise
        = [&truth](std::size_t i, Category category) { truth[i] = std::min(truth[i], category); };
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (world.answers.assets[i].accountData.value_or(0) != 0)
            raise(i, Category::Chd);
        else if (cdeSegments.contains(segment[i]))
            raise(i, Category::Contaminated);
    }
    const std::vector<Category> cde = truth;
    for (const Talk& talk : talks)
        for (const auto& [a, b] :
            {std::pair(talk.client, talk.server), std::pair(talk.server, talk.client)})
            if (scope::isCde(cde[b]) && !scope::isCde(cde[a]))
                raise(a,
                    world.answers.assets[a].has(scope::Role::SecurityService)
                        ? Category::Security
                        : Category::Communicating);
    const std::vector<Category> connected = truth;
    for (const Talk& talk : talks) {
        const Category to = connected[talk.server];
        if ((to == Category::Security || to == Category::Communicating) && isAdmin(talk.port))
            raise(talk.client, Category::Indirect);
    }
    // behind a jump host, and behind one that is behind it
    for (std::vector<Category> before; before != truth;) {
        before = truth;
        for (const Talk& talk : talks)
            if (world.answers.assets[talk.server].has(scope::Role::Jump)
                && scope::isInScope(truth[talk.server]))
                raise(talk.client, Category::Indirect);
    }
    return truth;
}

Flow flowOf(const ScopeWorld& world, const Talk& talk, int number)
{
    Flow flow;
    flow.start = fromMicroseconds(1'763'000'000'000'000 + std::int64_t {number} * 60'000'000);
    flow.end = flow.start + std::chrono::seconds {5};
    flow.srcIp = world.addresses[talk.client];
    flow.dstIp = world.addresses[talk.server];
    flow.srcPort = Port(static_cast<std::uint16_t>(40'000 + number % 20'000));
    flow.dstPort = Port(talk.port);
    flow.protocol = kTcp;
    flow.packets = flow.reversePackets = 5;
    flow.bytes = flow.reverseBytes = 500;
    flow.state = FlowState::Established;
    flow.tcpFlags = flow.reverseTcpFlags = 0x1B;
    return flow;
}

/// Exporter e sees the segments of its part; together they see every pair.
void addExporters(ScopeWorld& world, std::size_t segments)
{
    for (std::size_t a = 0; a < segments; ++a)
        for (std::size_t b = a; b < segments; ++b)
            world.answers.exporters.push_back(
                {"10.255." + std::to_string(a) + "." + std::to_string(b),
                    {world.answers.segments[a].name, world.answers.segments[b].name}, 1});
}

/// Every exporter has told something, even where nothing connects.
void addAttempts(ScopeWorld& world, const std::vector<std::size_t>& segment)
{
    for (std::size_t client = 0; client < segment.size(); ++client)
        for (std::size_t server = client + 1; server < segment.size(); ++server) {
            const std::string name = "10.255." + std::to_string(segment[client]) + "."
                + std::to_string(segment[server]);
            if (std::ranges::find(world.flows, name, &Flow::exporter) != world.flows.end())
                continue;
            Flow flow = flowOf(world, {client, server, 443}, 0);
            flow.exporter = name;
            flow.packets = 1;
            flow.reversePackets = flow.reverseBytes = 0;
            flow.state = FlowState::Attempt;
            flow.tcpFlags = 0x02;
            flow.reverseTcpFlags = 0;
            world.flows.insert(world.flows.begin(), std::move(flow));
        }
}

} // namespace

ScopeWorld makeWorld(std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    ScopeWorld world;
    const std::size_t segments = 3 + below(4);
    std::vector<std::size_t> segment;
    world.answers.asOf = *dayFromString("2025-11-20");
    world.answers.defaultDecision = scope::Verdict::Accepted;
    for (std::size_t s = 0; s < segments; ++s) {
        const std::string name(1, static_cast<char>('A' + s));
        const auto prefix = IpPrefix::make(
            IpAddress::fromV4(0x0A000000U + static_cast<std::uint32_t>(s << 16U)), 24);
        world.answers.segments.push_back({name, {*prefix}, scope::Trust::Internal, true});
        const std::size_t hosts = 2 + below(5);
        for (std::size_t h = 0; h < hosts; ++h) {
            scope::AssetAnswer asset;
            asset.name = name + std::to_string(h);
            asset.addresses = {
                IpAddress::fromV4(0x0A000000U + static_cast<std::uint32_t>((s << 16U) + 10 + h))};
            asset.accountData = s == 0 && h == 0 ? scope::kStores : std::uint8_t {0};
            asset.evidence = scope::Grade::E2;
            if (s != 0 && below(8) == 0)
                asset.roles
                    = scope::bit(below(2) == 0 ? scope::Role::SecurityService : scope::Role::Jump);
            world.addresses.push_back(asset.addresses.front());
            world.answers.assets.push_back(std::move(asset));
            segment.push_back(s);
        }
    }
    world.answers.controls.push_back(
        {"", "", scope::ControlKind::Stateful, true, "", *dayFromString("2025-10-20")});
    addExporters(world, segments);
    std::vector<Talk> talks;
    const std::size_t count = world.addresses.size();
    for (std::size_t i = 0; i < count * 2; ++i) {
        const Talk talk {below(count), below(count), kPorts[below(kPorts.size())]};
        if (talk.client == talk.server)
            continue;
        talks.push_back(talk);
        Flow flow = flowOf(world, talk, static_cast<int>(i));
        const std::size_t a = std::min(segment[talk.client], segment[talk.server]);
        const std::size_t b = std::max(segment[talk.client], segment[talk.server]);
        flow.exporter = "10.255." + std::to_string(a) + "." + std::to_string(b);
        world.flows.push_back(std::move(flow));
    }
    addAttempts(world, segment);
    world.truth = truthOf(world, segment, talks);
    return world;
}

ScopeWorld withoutExporter(const ScopeWorld& world, std::size_t exporter)
{
    ScopeWorld hidden = world;
    const std::string name = world.answers.exporters[exporter].address;
    hidden.answers.exporters.erase(
        hidden.answers.exporters.begin() + static_cast<std::ptrdiff_t>(exporter));
    std::erase_if(hidden.flows, [&name](const Flow& flow) { return flow.exporter == name; });
    return hidden;
}

namespace {

/// 10.s.0.h is fd00:s::h too.
IpAddress sixthOf(const IpAddress& address)
{
    IpAddress::Bytes bytes {};
    const std::uint32_t v4 = address.v4();
    bytes[0] = 0xfd;
    bytes[7] = static_cast<std::uint8_t>(v4 >> 16U);
    bytes[15] = static_cast<std::uint8_t>(v4);
    return IpAddress(bytes);
}

/// Something else than TCP now and then.
void vary(Flow& flow, std::size_t number)
{
    if (number % 5 == 0) {
        flow.protocol = kUdp;
        flow.state = {};
        flow.tcpFlags = flow.reverseTcpFlags = 0;
    } else if (number % 7 == 0) {
        const bool v4 = flow.srcIp.isV4();
        flow.protocol = v4 ? kIcmp : kIcmpV6;
        flow.srcPort = Port(0);
        flow.dstPort = Port(static_cast<std::uint16_t>(v4 ? 8 * 256 : 128 * 256));
        flow.state = {};
        flow.tcpFlags = flow.reverseTcpFlags = 0;
    }
}

} // namespace

ScopeWorld inBothFamilies(const ScopeWorld& world, std::uint32_t seed)
{
    std::mt19937 random(seed);
    ScopeWorld both = world;
    both.truth.clear();
    for (std::size_t s = 0; s < both.answers.segments.size(); ++s) {
        const IpPrefix& four = world.answers.segments[s].prefixes.front();
        both.answers.segments[s].prefixes.push_back(*IpPrefix::make(sixthOf(four.address()), 64));
    }
    for (scope::AssetAnswer& asset : both.answers.assets)
        asset.addresses.push_back(sixthOf(asset.addresses.front()));
    for (std::size_t i = 0; i < world.flows.size(); ++i) {
        Flow& flow = both.flows[i];
        if (flow.state != FlowState::Established)
            continue;
        vary(flow, i);
        const Flow fourth = flow; // the list grows below
        Flow sixth = flow;
        sixth.srcIp = sixthOf(flow.srcIp);
        sixth.dstIp = sixthOf(flow.dstIp);
        if (sixth.protocol == kIcmp) {
            sixth.protocol = kIcmpV6;
            sixth.dstPort = Port(std::uint16_t {128 * 256});
        }
        if (random() % 2 == 0)
            both.flows.push_back(sixth);
        if (random() % 8 != 0)
            continue;
        const Flow& refused = random() % 2 == 0 ? sixth : fourth;
        const int length = refused.srcIp.isV4() ? 32 : 128;
        scope::Decision decision;
        decision.client = *IpPrefix::make(refused.srcIp, length);
        decision.server = *IpPrefix::make(refused.dstIp, length);
        decision.protocol = refused.protocol;
        decision.port = refused.dstPort.number();
        decision.verdict = scope::Verdict::Rejected;
        decision.justification = "no";
        both.answers.decisions.push_back(decision);
    }
    return both;
}

scope::Model modelOf(const ScopeWorld& world)
{
    FlowBatch batch;
    for (const Flow& flow : world.flows)
        batch.append(flow);
    batch.fillMissing();
    scope::TrafficReader reader;
    reader.add(batch);
    return scope::buildModel(
        std::make_shared<const scope::Traffic>(reader.finish()), world.answers);
}

} // namespace nb::test
