// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/networkflows.h"

#include <array>
#include <random>

namespace nb::test {

namespace {

constexpr std::int64_t kDayStart = 1'772'409'600'000'000; // 2026-03-02T00:00Z

class Dice
{
public:
    explicit Dice(std::uint32_t seed)
        : m_engine(seed)
    {
    }
    /// 0 … sides - 1; std::mt19937 is the same everywhere, its distributions are not.
    std::uint32_t operator()(std::uint32_t sides)
    {
        return static_cast<std::uint32_t>(m_engine()) % sides;
    }

private:
    std::mt19937 m_engine;
};

IpAddress client(Dice& dice)
{
    if (dice(10) == 0)
        return *IpAddress::fromString("fd00::" + std::to_string(1 + dice(20)));
    return IpAddress::fromV4(0x0a400000 + dice(200));
}

IpAddress server(Dice& dice)
{
    switch (dice(8)) {
    case 0:
        return *IpAddress::fromString("2001:db8::" + std::to_string(1 + dice(9)));
    case 1:
        return IpAddress::fromV4(0xc6336400 + dice(50)); // 198.51.100.0/24
    default:
        return IpAddress::fromV4(0x0a0a0000 + dice(30));
    }
}

void fillTexts(Flow& f, Dice& dice)
{
    static const std::array<std::string, 4> names {
        "", "www.example.com", "Mail.Example.org", "über.example"};
    static const std::array<std::string, 4> segments {"", "CDE", "office", "guest wifi"};
    // a host has one segment and owner, as the store keeps them by host
    f.srcSegment = segments[f.srcIp.bytes()[15] % 4];
    f.dstSegment = segments[f.dstIp.bytes()[15] % 3];
    f.srcOwner = f.srcIp.isInternal() ? "" : "Example Net";
    f.dstOwner = f.dstIp.isInternal() ? "" : "Example Net";
    f.dstName = names[dice(4)];
    f.srcName = dice(5) == 0 ? "client.example" : "";
    f.application = dice(3) == 0 ? "TLS" : "";
    f.rule = dice(4) == 0 ? "NOMATCH" : "web";
    f.exporter = dice(2) == 0 ? "192.0.2.1" : "192.0.2.2";
    f.tunnel = dice(20) == 0 ? "vxlan:42" : "";
}

} // namespace

std::vector<Flow> networkFlows(std::size_t count, std::uint32_t seed)
{
    static constexpr std::array<std::uint16_t, 6> kPorts {22, 53, 80, 443, 3389, 8443};
    Dice dice(seed);
    std::vector<Flow> flows;
    for (std::size_t i = 0; i < count; ++i) {
        Flow f;
        const std::int64_t start
            = kDayStart + std::int64_t {dice(86'000)} * 1'000'000 + dice(1'000'000);
        f.start = fromMicroseconds(start);
        f.end = fromMicroseconds(start + dice(300'000'000));
        f.srcIp = client(dice);
        f.dstIp = server(dice);
        f.srcPort = Port(static_cast<std::uint16_t>(1024 + dice(60'000)));
        f.dstPort = Port(kPorts[dice(6)]);
        f.protocol = dice(4) == 0 ? kUdp : kTcp;
        f.packets = 1 + dice(1000);
        f.bytes = f.packets * (40 + dice(1400));
        f.reversePackets = dice(3) == 0 ? 0 : dice(2000);
        f.reverseBytes = f.reversePackets * (40 + dice(1400));
        if (dice(15) == 0)
            f.packets = kUnknownCount;
        if (i % 17 == 3)
            f.bytes = kUnknownCount;
        f.tcpFlags = f.protocol == kTcp ? static_cast<std::uint8_t>(dice(64)) : 0;
        f.reverseTcpFlags = f.protocol == kTcp ? static_cast<std::uint8_t>(dice(64)) : 0;
        f.state = static_cast<FlowState>(dice(5));
        f.confidence = static_cast<std::uint8_t>(50 + dice(51));
        f.vlan = static_cast<std::uint16_t>(dice(3) == 0 ? 100 + dice(3) : 0);
        f.hits = dice(10) == 0 ? 2 + dice(5) : 1;
        f.srcMac = MacAddress(dice(3) == 0 ? 0 : 0x0200'0000'0000 + dice(50));
        f.dstMac = MacAddress(dice(3) == 0 ? 0 : 0x0200'0000'0100 + dice(5));
        f.service = f.dstPort == Port(443) ? "https" : f.dstPort == Port(22) ? "ssh" : "";
        fillTexts(f, dice);
        flows.push_back(std::move(f));
    }
    return flows;
}

std::vector<Flow> exporterFlows(std::size_t count, std::uint32_t seed)
{
    static const std::array<std::string, 3> samplers {"192.0.2.1/0/1", "192.0.2.1/0/2", "far/7/0"};
    static const std::array<std::string, 4> marks {"", "", "clock-off", "nat-learnt time-order"};
    std::vector<Flow> flows = networkFlows(count, seed);
    Dice dice(seed + 1000);
    for (Flow& f : flows) {
        if (dice(20) == 0)
            f.bytes = f.reverseBytes = kUnknownCount;
        // received up to five minutes after the end, now and then before it
        f.received = f.end + std::chrono::milliseconds(dice(300'000));
        if (dice(30) == 0)
            f.received = f.end - std::chrono::seconds(dice(600));
        f.domain = dice(4) == 0 ? dice(3) : 0;
        if (dice(2) == 0) {
            f.sampler = samplers[dice(3)];
            f.sampling = std::array<std::uint32_t, 5> {1, 0, 100, 1000, 65'535}[dice(5)];
        }
        if (dice(8) == 0) {
            f.natSrcIp = IpAddress::fromV4(0xcb007100 + dice(4));
            f.natSrcPort = Port(static_cast<std::uint16_t>(1 + dice(60'000)));
            f.event = dice(2) == 0 ? "nat-create" : "nat-delete";
        }
        if (dice(40) == 0) {
            f.natDstIp = f.dstIp;
            f.natDstPort = Port(8443);
        }
        f.observers = dice(6) == 0 ? "192.0.2.2 192.0.2.3" : "";
        f.inInterface = dice(2) == 0 ? "Gi0/" + std::to_string(dice(4)) : "";
        f.outInterface = dice(2) == 0 ? "Gi0/" + std::to_string(dice(4)) : "";
        f.vrf = dice(9) == 0 ? "MGMT" : "";
        f.marks = marks[dice(4)];
    }
    return flows;
}

FlowBatch toBatch(const std::vector<Flow>& flows)
{
    FlowBatch batch;
    for (const Flow& flow : flows)
        batch.append(flow);
    return batch;
}

std::vector<Flow> toFlows(const FlowBatch& batch)
{
    std::vector<Flow> flows;
    for (std::size_t row = 0; row < batch.size(); ++row)
        flows.push_back(batch.flow(row));
    return flows;
}

} // namespace nb::test
