// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplegen/flowrecorder.h"

#include "core/net/servicenames.h"

#include <algorithm>
#include <tuple>

namespace nb::sample {

namespace {

using namespace std::chrono_literals;

constexpr Day kDay = std::chrono::year {2026} / std::chrono::March / 2;
constexpr std::int64_t kSegmentBytes = 1400; ///< content of a full packet
constexpr std::int64_t kTcpHeaders = 52; ///< IPv4, TCP with time stamps
constexpr std::int64_t kUdpHeaders = 28;
constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kRstAck = 0x14;
constexpr std::uint8_t kWhole = 0x1B; ///< FIN SYN PSH ACK

std::int64_t packetsFor(std::int64_t bytes)
{
    return (bytes + kSegmentBytes - 1) / kSegmentBytes;
}

std::uint64_t unsignedOf(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}

} // namespace

FlowRecorder::FlowRecorder(Random& random, IpAddress exporter)
    : m_random(random)
    , m_exporter(exporter.toString())
{
}

Flow FlowRecorder::begin(const Host& client, const Host& server, Protocol protocol,
    std::uint16_t port, DayMs start, DayMs duration)
{
    Flow flow;
    flow.start = Timestamp {kDay} + std::chrono::milliseconds {start};
    flow.end = flow.start + std::chrono::milliseconds {duration};
    flow.srcIp = client.address;
    flow.dstIp = server.address;
    flow.srcPort
        = Port(protocol.hasPorts() ? static_cast<std::uint16_t>(m_random.between(49152, 65535))
                                   : std::uint16_t {0});
    flow.dstPort = Port(port);
    flow.protocol = protocol;
    flow.state = FlowState::Established;
    flow.vlan = client.vlan != 0 ? client.vlan : server.vlan;
    flow.srcName = client.name;
    flow.dstName = server.name;
    flow.srcSegment = client.segment;
    flow.dstSegment = server.segment;
    flow.service = serviceName(protocol, Port(port));
    flow.exporter = m_exporter;
    return flow;
}

void FlowRecorder::tcp(const Host& client, const Host& server, std::uint16_t port, DayMs start,
    DayMs duration, std::int64_t up, std::int64_t down)
{
    Flow flow = begin(client, server, kTcp, port, start, std::max<DayMs>(duration, 3));
    // Handshake and end are three packets each way at most; every second segment is acknowledged.
    const std::int64_t upPackets = 3 + packetsFor(up) + packetsFor(down) / 2;
    const std::int64_t downPackets = 2 + packetsFor(down) + packetsFor(up) / 2;
    flow.packets = unsignedOf(upPackets);
    flow.bytes = unsignedOf(up + upPackets * kTcpHeaders);
    flow.reversePackets = unsignedOf(downPackets);
    flow.reverseBytes = unsignedOf(down + downPackets * kTcpHeaders);
    flow.tcpFlags = kWhole;
    flow.reverseTcpFlags = kWhole;
    m_flows.push_back(std::move(flow));
}

void FlowRecorder::udp(const Host& client, const Host& server, std::uint16_t port, DayMs start,
    DayMs duration, std::int64_t up, std::int64_t down)
{
    Flow flow = begin(client, server, kUdp, port, start, std::max<DayMs>(duration, 1));
    flow.packets = unsignedOf(std::max<std::int64_t>(1, packetsFor(up)));
    flow.bytes = unsignedOf(up) + flow.packets * unsignedOf(kUdpHeaders);
    flow.reversePackets = unsignedOf(packetsFor(down));
    flow.reverseBytes = unsignedOf(down) + flow.reversePackets * unsignedOf(kUdpHeaders);
    if (down == 0)
        flow.state = FlowState::OneWay;
    m_flows.push_back(std::move(flow));
}

void FlowRecorder::ping(const Host& client, const Host& server, DayMs start, std::int64_t count)
{
    constexpr std::uint16_t kEchoRequest = 8 * 256;
    Flow flow = begin(client, server, kIcmp, kEchoRequest, start, (count - 1) * kSecond + 2);
    flow.packets = flow.reversePackets = unsignedOf(count);
    flow.bytes = flow.reverseBytes = unsignedOf(count * 84);
    m_flows.push_back(std::move(flow));
}

void FlowRecorder::failedTcp(
    const Host& client, const Host& server, std::uint16_t port, DayMs start, bool refused)
{
    const std::int64_t tries = refused ? 1 : 2;
    Flow flow = begin(client, server, kTcp, port, start, refused ? 1 : kSecond);
    flow.packets = unsignedOf(tries);
    flow.bytes = unsignedOf(tries * 60);
    flow.tcpFlags = kSyn;
    flow.reversePackets = refused ? 1 : 0;
    flow.reverseBytes = refused ? 40 : 0;
    flow.reverseTcpFlags = refused ? kRstAck : 0;
    flow.state = refused ? FlowState::Rejected : FlowState::Attempt;
    m_flows.push_back(std::move(flow));
}

std::vector<Flow> FlowRecorder::take()
{
    std::ranges::stable_sort(m_flows, [](const Flow& a, const Flow& b) {
        return std::tie(a.start, a.end) < std::tie(b.start, b.end);
    });
    return std::exchange(m_flows, {});
}

} // namespace nb::sample
