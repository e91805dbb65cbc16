// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/orientation.h"
#include "core/scope/trafficreader.h"

namespace nb::scope {

namespace {

std::uint64_t serviceEnd(std::uint32_t host, std::uint8_t protocol, std::uint16_t port)
{
    return std::uint64_t {host} << 24U | std::uint64_t {protocol} << 16U | port;
}

} // namespace

TrafficReader::Sides TrafficReader::swapped(Sides sides)
{
    std::swap(sides.client, sides.server);
    std::swap(sides.clientPort, sides.serverPort);
    std::swap(sides.clientPackets, sides.serverPackets);
    std::swap(sides.clientFlags, sides.serverFlags);
    return sides;
}

bool TrafficReader::hasFanIn(std::uint32_t host, std::uint8_t protocol, std::uint16_t port) const
{
    const auto at = m_fanIn.find(serviceEnd(host, protocol, port));
    return at != m_fanIn.end() && at->second.size() >= 2;
}

/// Who spoke to the ends of 5-tuples whose direction is open.
void TrafficReader::collectFanIn()
{
    for (const auto& [tuple, pending] : m_pending) {
        const Sides& s = pending.there.flows != 0 ? pending.there : pending.back;
        m_fanIn[serviceEnd(s.client, s.protocol, s.clientPort)].insert(s.server);
        m_fanIn[serviceEnd(s.server, s.protocol, s.serverPort)].insert(s.client);
    }
    for (const TrafficConversation& c : m_conversations) {
        const auto at = m_fanIn.find(serviceEnd(c.server, c.service.protocol, c.service.first));
        if (at != m_fanIn.end())
            at->second.insert(c.client);
    }
}

/// Evidence in the order of who can know best: exporter, handshake and first packet, fan-in, ports.
TrafficReader::Told TrafficReader::directionOf(const Sides& s, bool bothWritten) const
{
    const Protocol protocol(s.protocol);
    constexpr std::uint8_t kHandshake = kTcpSyn | kTcpAck;
    const bool clientAsks = (s.clientFlags & kHandshake) == kTcpSyn;
    const bool serverAsks = (s.serverFlags & kHandshake) == kTcpSyn;
    if (clientAsks != serverAsks)
        return {clientAsks ? Direction::AsWritten : Direction::Swapped};
    if ((s.clientFlags & 0x3FU) == kHandshake && s.clientPackets == 1 && s.serverPackets == 0)
        return {Direction::Swapped};
    const int clientPort = serverLikeness(protocol, s.clientPort);
    const int serverPort = serverLikeness(protocol, s.serverPort);
    if (!bothWritten && !s.unknownDirection) {
        const bool answer = s.serverPort >= kEphemeral && serverPort == 0 && clientPort > 0
            && (s.clientFlags & kTcpSyn) == 0;
        return {answer ? Direction::Swapped : Direction::AsWritten};
    }
    const bool clientFan = hasFanIn(s.client, s.protocol, s.clientPort);
    const bool serverFan = hasFanIn(s.server, s.protocol, s.serverPort);
    if (clientFan != serverFan)
        return {clientFan ? Direction::Swapped : Direction::AsWritten, true};
    if (clientPort != serverPort)
        return {clientPort > serverPort ? Direction::Swapped : Direction::AsWritten, true};
    return {Direction::Ambiguous, true};
}

void TrafficReader::settle(const Pending& pending)
{
    const bool both = pending.there.flows != 0 && pending.back.flows != 0;
    if (!both) {
        const Sides& only = pending.there.flows != 0 ? pending.there : pending.back;
        const Told told = directionOf(only, false);
        store(told.direction == Direction::Swapped ? swapped(only) : only, told);
        return;
    }
    const std::int64_t there = pending.there.first;
    const std::int64_t back = pending.back.first;
    Sides joined = pending.there;
    merge(joined, swapped(pending.back));
    joined.flows = std::max(pending.there.flows, pending.back.flows);
    Told told = directionOf(joined, true);
    constexpr std::uint8_t kHandshake = kTcpSyn | kTcpAck;
    const bool asked = ((joined.clientFlags & kHandshake) == kTcpSyn)
        != ((joined.serverFlags & kHandshake) == kTcpSyn);
    // who began is the client, but not against a service port: the beginning may have been missed
    const std::uint16_t early = there < back ? joined.serverPort : joined.clientPort;
    const std::uint16_t late = there < back ? joined.clientPort : joined.serverPort;
    const Protocol protocol(joined.protocol);
    const bool unlikely = early >= kEphemeral && serverLikeness(protocol, early) == 0
        && serverLikeness(protocol, late) > 0;
    if (there != back && !asked && !unlikely)
        told = {there < back ? Direction::AsWritten : Direction::Swapped};
    if (told.direction == Direction::Ambiguous
        && m_hosts[joined.server].address < m_hosts[joined.client].address)
        joined = swapped(joined); // any order will do, but always the same
    store(told.direction == Direction::Swapped ? swapped(joined) : joined, told);
}

} // namespace nb::scope
