// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sflowpacket.h"

#include "collectors/capture/packetdissector.h"
#include "collectors/sflow/sflowformat.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint32_t kUnknownVlan = 0xffff'ffff;
constexpr std::uint32_t kMaxVlan = 4094;

/// Bytes of the frame from where the header begins. Agents put what they cut off in front, the
/// frame check sequence, or the whole rest of the packet into `stripped`; only the first two count.
std::uint64_t wireLength(const SFlowHeader& header)
{
    constexpr std::uint32_t kMaxTrailer = 8;
    std::uint64_t length = header.frameLength;
    if (header.stripped <= kMaxTrailer && header.stripped <= length)
        length -= header.stripped;
    return std::max<std::uint64_t>(length, header.bytes.size());
}

/// "header_protocol" of sflow_version_5.txt.
bool dissectHeader(const SFlowHeader& header, Dissection& d)
{
    const PacketBytes bytes {ByteReader(header.bytes), wireLength(header) - header.bytes.size()};
    constexpr std::uint32_t kPppLink = 9;
    constexpr std::uint32_t kPppHdlcLink = 50;
    constexpr std::uint32_t kWifiLink = 105;
    switch (header.protocol) {
    case 1:
        return dissectEthernet(bytes, d);
    case 7:
        return dissectLink(kPppLink, bytes, d);
    case 10: // IP in AAL5
        return dissectIp(bytes, d);
    case 11:
        return dissectIpv4(bytes, d);
    case 12:
        return dissectIpv6(bytes, d);
    case 13:
        return dissectMpls(bytes, d);
    case 14: // packet over SONET, RFC 1662
        return dissectLink(kPppHdlcLink, bytes, d);
    case 15:
        return dissectLink(kWifiLink, bytes, d);
    default:
        return d.skip(SkipKind::LinkType, header.protocol);
    }
}

AddressWords wordsOf(const IpAddress& address)
{
    AddressWords words;
    std::memcpy(&words.first, address.bytes().data(), 8);
    std::memcpy(&words.second, address.bytes().data() + 8, 8);
    return words;
}

PacketSummary packetOf(const SFlowIp& ip)
{
    PacketSummary packet;
    packet.src = wordsOf(ip.src);
    packet.dst = wordsOf(ip.dst);
    packet.ipBytes = ip.length;
    packet.protocol = static_cast<std::uint8_t>(ip.protocol);
    if (Protocol(packet.protocol).hasPorts()) {
        packet.srcPort = static_cast<std::uint16_t>(ip.srcPort);
        packet.dstPort = static_cast<std::uint16_t>(ip.dstPort);
    }
    if (packet.protocol == kTcp.number()) {
        packet.hasTcpFlags = true;
        packet.tcpFlags = static_cast<std::uint8_t>(ip.tcpFlags);
    }
    return packet;
}

MacAddress macAt(const PacketSummary& packet, std::size_t offset)
{
    const std::span<const std::byte> bytes(packet.macs);
    return MacAddress((std::uint64_t {loadAt<std::uint16_t>(bytes, offset)} << 32)
        | loadAt<std::uint32_t>(bytes, offset + 2));
}

void setMacs(Flow& flow, const SFlowFlowSample& sample, const PacketSummary& packet)
{
    flow.dstMac = macAt(packet, 0);
    flow.srcMac = macAt(packet, 6);
    if (!flow.srcMac.isKnown() && !flow.dstMac.isKnown() && sample.ethernet) {
        flow.srcMac = sample.ethernet->src;
        flow.dstMac = sample.ethernet->dst;
    }
}

void setVlan(Flow& flow, const SFlowFlowSample& sample, const PacketSummary& packet)
{
    flow.vlan = packet.vlan;
    if (flow.vlan != 0 || !sample.vlans)
        return;
    // The switch tells the VLAN of ports that do not tag.
    for (const std::uint32_t vlan : {sample.vlans->srcVlan, sample.vlans->dstVlan}) {
        if (vlan != 0 && vlan != kUnknownVlan && vlan <= kMaxVlan) {
            flow.vlan = static_cast<std::uint16_t>(vlan);
            return;
        }
    }
}

void setTranslation(Flow& flow, const SFlowNat& nat)
{
    flow.natSrcIp = nat.src.value_or(IpAddress {});
    flow.natDstIp = nat.dst.value_or(IpAddress {});
    flow.natSrcPort = Port(static_cast<std::uint16_t>(nat.srcPort.value_or(0)));
    flow.natDstPort = Port(static_cast<std::uint16_t>(nat.dstPort.value_or(0)));
}

} // namespace

bool sampledPacket(const SFlowFlowSample& sample, PacketSummary& packet, SkipReason& reason)
{
    Dissection d;
    if (sample.header && dissectHeader(*sample.header, d)) {
        packet = d.summary;
        return true;
    }
    constexpr std::uint32_t kMaxProtocol = 255;
    if (sample.ip && sample.ip->protocol <= kMaxProtocol) {
        packet = packetOf(*sample.ip);
        return true;
    }
    reason = sample.header ? d.reason : SkipReason {SkipKind::LinkHeader, 0};
    return false;
}

std::optional<PacketSummary> outermostPacket(const SFlowFlowSample& sample)
{
    if (!sample.header)
        return std::nullopt;
    constexpr std::uint32_t kEthernet = 1;
    Dissection d;
    // So deep already that a second IP header is beyond the bound, and its carrier is what counts.
    d.depth = kMaxHeaderDepth - (sample.header->protocol == kEthernet ? 2 : 1);
    if (!dissectHeader(*sample.header, d))
        return std::nullopt;
    return d.summary;
}

Flow rowOf(const SFlowFlowSample& sample, const PacketSummary& packet)
{
    Flow flow;
    flow.kind = RecordKind::OneWay;
    flow.srcIp = packet.src.toIpAddress();
    flow.dstIp = packet.dst.toIpAddress();
    flow.protocol = Protocol(packet.protocol);
    if (flow.protocol.isIcmp()) {
        flow.dstPort = Port(packet.hasIcmpType ? packet.icmpTypeCode : std::uint16_t {0});
    } else {
        flow.srcPort = Port(packet.srcPort);
        flow.dstPort = Port(packet.dstPort);
    }
    flow.packets = 1;
    flow.bytes = packet.ipBytes;
    flow.tcpFlags = packet.hasTcpFlags ? packet.tcpFlags : std::uint8_t {0};
    flow.tunnel = tunnelText(packet.tunnel, packet.tunnelId);
    flow.sampling = sample.rate;
    flow.inInterface = sample.in.toString();
    flow.outInterface = sample.out.toString();
    setMacs(flow, sample, packet);
    setVlan(flow, sample, packet);
    setTranslation(flow, sample.nat);
    return flow;
}

} // namespace nb
