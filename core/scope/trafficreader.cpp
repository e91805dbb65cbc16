// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/trafficreader.h"

#include "core/flow/marks.h"
#include "core/net/protocol.h"
#include "core/pipeline/orientation.h"

#include <algorithm>

namespace nb::scope {

namespace {

std::size_t mix(std::size_t seed, std::uint64_t value)
{
    return seed
        ^ (static_cast<std::size_t>(value) * 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U));
}

std::uint64_t endOf(std::uint32_t host, std::uint16_t port)
{
    return std::uint64_t {host} << 16U | port;
}

bool hasMark(std::string_view marks, std::string_view mark)
{
    return marks.find(mark) != std::string_view::npos;
}

std::uint64_t known(std::uint64_t count)
{
    return count == kUnknownCount ? 0 : count;
}

/// Addresses that are no host: nothing said, loopback, groups, the limited broadcast.
bool isNoHost(const IpAddress& address)
{
    if (address.isUnspecified())
        return true;
    return address.isV4() && (address.v4() >> 24U) == 127;
}

bool isGroup(const IpAddress& address)
{
    return address.isMulticast() || address == IpAddress::fromV4(0xFFFFFFFFU);
}

} // namespace

std::size_t TrafficReader::KeyHash::operator()(const Key& key) const
{
    std::size_t seed = mix(0, std::uint64_t {key.client} << 32U | key.server);
    return mix(seed,
        std::uint64_t {key.service.protocol} << 32U | std::uint64_t {key.service.first} << 16U
            | (key.ambiguous ? 1U : 0U));
}

std::size_t TrafficReader::TupleHash::operator()(const Tuple& tuple) const
{
    return mix(mix(mix(0, tuple.low), tuple.high), tuple.protocol);
}

TrafficReader::TrafficReader() = default;

std::uint32_t TrafficReader::hostOf(const IpAddress& address)
{
    const auto [at, added]
        = m_hostIds.try_emplace(address, static_cast<std::uint32_t>(m_hosts.size()));
    if (added) {
        m_hosts.push_back({address, {}, 0, 0});
        m_macs.emplace_back();
        m_names.emplace_back();
    }
    return at->second;
}

void TrafficReader::noteName(std::uint32_t host, std::string_view name)
{
    if (name.empty())
        return;
    TrafficHost& known = m_hosts[host];
    if (known.name.empty() || name < known.name)
        known.name = name;
    auto& names = m_names[host];
    if (names.size() < 3 && std::ranges::find(names, name) == names.end())
        names.emplace_back(name);
}

void TrafficReader::noteMac(std::uint32_t host, const MacAddress& mac)
{
    if (mac == MacAddress {})
        return;
    const std::uint64_t hash = std::hash<std::string> {}(mac.toString());
    auto& macs = m_macs[host];
    if (macs.size() < 3 && std::ranges::find(macs, hash) == macs.end())
        macs.push_back(hash);
}

std::uint32_t TrafficReader::exporterOf(std::string_view name)
{
    const auto at = m_exporterIds.find(name);
    if (at != m_exporterIds.end())
        return at->second;
    const auto id = static_cast<std::uint32_t>(m_exporters.size());
    m_exporterIds.emplace(name, id);
    m_exporters.push_back({std::string(name), 1, 0, {}});
    m_covered.emplace_back();
    return id;
}

std::uint32_t TrafficReader::exportersOf(const FlowBatch& batch, std::size_t row)
{
    std::vector<std::uint32_t> ids;
    const auto note = [&](std::string_view name) {
        if (name.empty())
            return;
        const std::uint32_t id = exporterOf(name);
        ids.push_back(id);
        ++m_exporters[id].flows;
        m_exporters[id].sampling = std::max(m_exporters[id].sampling, batch.sampling[row]);
        noteTime(id, batch.start[row], batch.end[row]);
    };
    note(batch.texts.text(batch.exporter[row]));
    std::string_view observers = batch.texts.text(batch.observers[row]);
    while (!observers.empty()) {
        const std::size_t blank = std::min(observers.find(' '), observers.size());
        note(observers.substr(0, blank));
        observers.remove_prefix(std::min(blank + 1, observers.size()));
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const auto [at, added] = m_setIds.try_emplace(ids, static_cast<std::uint32_t>(m_sets.size()));
    if (added)
        m_sets.push_back(ids);
    return at->second;
}

std::uint32_t TrafficReader::joinedSets(std::uint32_t a, std::uint32_t b)
{
    if (a == b)
        return a;
    std::vector<std::uint32_t> both;
    std::ranges::set_union(m_sets[a], m_sets[b], std::back_inserter(both));
    const auto [at, added] = m_setIds.try_emplace(both, static_cast<std::uint32_t>(m_sets.size()));
    if (added)
        m_sets.push_back(both);
    return at->second;
}

void TrafficReader::noteTime(std::uint32_t exporter, std::int64_t start, std::int64_t end)
{
    constexpr std::int64_t kMostWindows = 288; // a day
    const std::int64_t first = start / kTrafficWindow;
    const std::int64_t last = std::min(end / kTrafficWindow, first + kMostWindows);
    for (std::int64_t window = first; window <= last; ++window)
        m_covered[exporter].insert(window);
}

TrafficReader::Sides TrafficReader::sidesOf(const FlowBatch& batch, std::size_t row)
{
    Sides s;
    s.client = hostOf(batch.srcIp[row]);
    s.server = hostOf(batch.dstIp[row]);
    s.protocol = batch.protocol[row];
    s.clientPort = batch.srcPort[row];
    s.serverPort = batch.dstPort[row];
    s.told = batch.state[row];
    s.denied = hasMark(batch.texts.text(batch.event[row]), "denied");
    s.clientPackets = batch.packets[row] == kUnknownCount ? 1 : batch.packets[row];
    s.serverPackets = known(batch.reversePackets[row]);
    s.clientFlags = s.protocol == kTcpNumber ? batch.tcpFlags[row] : std::uint8_t {0};
    s.serverFlags = s.protocol == kTcpNumber ? batch.reverseTcpFlags[row] : std::uint8_t {0};
    s.flows = std::max<std::uint64_t>(batch.hits[row], 1);
    s.bytes = known(batch.bytes[row]) + known(batch.reverseBytes[row]);
    s.first = batch.start[row];
    s.last = batch.end[row];
    s.exporters = exportersOf(batch, row);
    s.unknownDirection = hasMark(batch.texts.text(batch.marks[row]), mark::kDirectionUnknown)
        || batch.confidence[row] <= 30;
    return s;
}

/// The row tells its direction by itself, and no other row of the 5-tuple can say otherwise.
bool TrafficReader::isSettled(const Sides& sides)
{
    const Protocol protocol(sides.protocol);
    if (!protocol.hasPorts())
        return true;
    if (sides.unknownDirection)
        return false;
    const bool dynamic
        = sides.serverPort >= kEphemeral && serverLikeness(protocol, sides.serverPort) == 0;
    return !dynamic && sides.serverPackets != 0;
}

void TrafficReader::add(const FlowBatch& batch)
{
    for (std::size_t row = 0; row < batch.size(); ++row)
        addRow(batch, row);
}

void TrafficReader::addRow(const FlowBatch& batch, std::size_t row)
{
    const IpAddress& source = batch.srcIp[row];
    const IpAddress& target = batch.dstIp[row];
    if (m_flows == 0 || batch.start[row] < m_first)
        m_first = batch.start[row];
    if (m_flows == 0 || batch.end[row] > m_last)
        m_last = batch.end[row];
    ++m_flows;
    m_days.insert(dayOf(fromMicroseconds(batch.start[row])));
    m_days.insert(dayOf(fromMicroseconds(batch.end[row])));
    if (isNoHost(source) || isNoHost(target) || isGroup(source) || source == target) {
        exportersOf(batch, row);
        return;
    }
    const Service service = serviceOf(Protocol(batch.protocol[row]), batch.dstPort[row]);
    if (isGroup(target)) {
        exportersOf(batch, row);
        const bool nearby = target.isV4() && (target.v4() >> 8U) == 0xE00000U;
        if (nearby || !target.isMulticast() || isLinkLocalService(service))
            m_linkSenders.insert(hostOf(source));
        return;
    }
    const Sides sides = sidesOf(batch, row);
    noteName(sides.client, batch.texts.text(batch.srcName[row]));
    noteName(sides.server, batch.texts.text(batch.dstName[row]));
    noteMac(sides.client, batch.srcMac[row]);
    noteMac(sides.server, batch.dstMac[row]);
    if (isSettled(sides))
        store(sides, {});
    else
        wait(sides);
}

void TrafficReader::merge(Sides& into, const Sides& more)
{
    if (into.flows == 0) {
        into = more;
        return;
    }
    into.told = into.told == FlowState::Established ? into.told : more.told;
    into.denied = into.denied && more.denied;
    into.clientPackets = addSum(into.clientPackets, more.clientPackets);
    into.serverPackets = addSum(into.serverPackets, more.serverPackets);
    into.clientFlags |= more.clientFlags;
    into.serverFlags |= more.serverFlags;
    into.flows += more.flows;
    into.bytes = addSum(into.bytes, more.bytes);
    into.manyWindows
        = into.manyWindows || more.first / kTrafficWindow != into.first / kTrafficWindow;
    into.first = std::min(into.first, more.first);
    into.last = std::max(into.last, more.last);
    into.exporters = joinedSets(into.exporters, more.exporters);
    into.unknownDirection = into.unknownDirection || more.unknownDirection;
}

void TrafficReader::wait(const Sides& sides)
{
    const std::uint64_t client = endOf(sides.client, sides.clientPort);
    const std::uint64_t server = endOf(sides.server, sides.serverPort);
    Pending& pending
        = m_pending[{std::min(client, server), std::max(client, server), sides.protocol}];
    merge(client < server ? pending.there : pending.back, sides);
}

ConvState TrafficReader::stateOf(const Sides& s)
{
    if (s.denied)
        return ConvState::Denied;
    const Protocol protocol(s.protocol);
    if (protocol.isIcmp())
        return ConvState::Diagnostic;
    const bool both = s.clientPackets != 0 && s.serverPackets != 0;
    if (s.protocol == kTcpNumber) {
        if (s.told == FlowState::Established)
            return ConvState::Established;
        if (s.told == FlowState::Attempt || s.told == FlowState::Rejected)
            return ConvState::Attempt;
        const FlowState state = stateOfRecords(
            {s.clientPackets != 0, s.serverPackets != 0, s.clientFlags, s.serverFlags, false});
        if (state == FlowState::Established)
            return ConvState::Established;
        return state == FlowState::OneWay ? ConvState::Unconfirmed : ConvState::Attempt;
    }
    if (both || s.told == FlowState::Established)
        return ConvState::Established;
    const Service service = serviceOf(protocol, s.serverPort);
    if (s.protocol != kUdpNumber || isOneWayService(service))
        return ConvState::OneWay;
    return ConvState::Unconfirmed; // until it comes again; see store()
}

void TrafficReader::store(const Sides& s, Told told)
{
    const bool ambiguous = told.direction == Direction::Ambiguous;
    const Service service = serviceOf(Protocol(s.protocol), s.serverPort);
    const ConvState state = stateOf(s);
    const auto [at, added] = m_conversationIds.try_emplace(
        Key {s.client, s.server, service, ambiguous}, m_conversations.size());
    const std::int64_t window = s.manyWindows ? -1 : s.first / kTrafficWindow;
    if (added) {
        m_conversations.push_back(
            {s.client, s.server, service, state, ambiguous, s.clientPort, s.flows,
                addSum(s.clientPackets, s.serverPackets), s.bytes, s.first, s.last, s.exporters});
        m_windows.push_back(window);
        m_oneWayPackets.push_back(s.clientPackets);
    } else {
        TrafficConversation& c = m_conversations[at->second];
        c.state = std::max(c.state, state);
        c.clientPort = std::min(c.clientPort, s.clientPort);
        c.flows += s.flows;
        c.packets = addSum(c.packets, addSum(s.clientPackets, s.serverPackets));
        c.bytes = addSum(c.bytes, s.bytes);
        c.first = std::min(c.first, s.first);
        c.last = std::max(c.last, s.last);
        c.exporters = joinedSets(c.exporters, s.exporters);
        if (m_windows[at->second] != window)
            m_windows[at->second] = -1;
        m_oneWayPackets[at->second] = addSum(m_oneWayPackets[at->second], s.clientPackets);
    }
    TrafficConversation& c = m_conversations[at->second];
    c.inferred = c.inferred || told.inferred;
    c.adminEitherWay = c.adminEitherWay
        || (told.inferred
            && (adminOf(service) == Admin::Yes
                || adminOf(serviceOf(Protocol(s.protocol), s.clientPort)) == Admin::Yes));
    if (c.state == ConvState::Unconfirmed && s.protocol == kUdpNumber && m_windows[at->second] == -1
        && m_oneWayPackets[at->second] >= 3)
        c.state = ConvState::OneWay;
    constexpr std::size_t kMostSessions = 5'000'000;
    if (state == ConvState::Established && adminOf(service) == Admin::Yes
        && m_sessions.size() < kMostSessions)
        m_sessions.push_back({s.client, s.server, s.first, s.last});
}

} // namespace nb::scope
