// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"
#include "collectors/netflow/recordrows.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint64_t kWifiFrame = 2; ///< IANA registry "dataLinkFrameType(408)"

MacAddress macAt(const PacketSummary& packet, std::size_t offset)
{
    const std::span<const std::byte> bytes(packet.macs);
    return MacAddress((std::uint64_t {loadAt<std::uint16_t>(bytes, offset)} << 32)
        | loadAt<std::uint32_t>(bytes, offset + 2));
}

} // namespace

/// Exporters that sample packets (RFC 5476, RFC 7133) send how each one begins, and no fields for
/// its tuple.
void RecordRows::frames(const RecordLayout& layout)
{
    const FieldStep* const link = layout.step(FieldUse::Frame);
    const FieldStep* const step = link ? link : layout.step(FieldUse::IpHeader);
    if (!step)
        return;
    const FieldColumn column = columnOf(*step);
    if (column.length == 0)
        return;
    for (std::size_t i = 0; i < m_count; ++i) {
        auto bytes = column.at(i);
        if (layout.has(FieldUse::FrameOctets))
            bytes = bytes.first(
                std::min<std::size_t>(bytes.size(), value(layout, FieldUse::FrameOctets, i)));
        frame(layout, i, bytes, !link);
    }
}

/// Fills in what the record's other fields do not tell.
void RecordRows::frame(
    const RecordLayout& layout, std::size_t record, std::span<const std::byte> bytes, bool isPacket)
{
    FlowBatch& b = m_batch;
    const std::size_t row = m_first + record;
    if (!b.srcIp[row].isUnspecified() || !b.dstIp[row].isUnspecified())
        return;
    const auto size
        = std::max<std::uint64_t>(value(layout, FieldUse::FrameSize, record), bytes.size());
    const PacketBytes packet {ByteReader(bytes), isPacket ? 0 : size - bytes.size()};
    Dissection d;
    const bool wifi = value(layout, FieldUse::FrameType, record) == kWifiFrame;
    if (!(isPacket     ? dissectIp(packet, d)
                : wifi ? dissectWifi(packet, d)
                       : dissectEthernet(packet, d)))
        return;
    const PacketSummary& s = d.summary;
    b.srcIp[row] = s.src.toIpAddress();
    b.dstIp[row] = s.dst.toIpAddress();
    b.protocol[row] = s.protocol;
    const bool icmp = Protocol(s.protocol).isIcmp();
    b.srcPort[row] = icmp ? std::uint16_t {0} : s.srcPort;
    b.dstPort[row] = icmp ? s.icmpTypeCode : s.dstPort;
    if (s.hasTcpFlags)
        filled(b.tcpFlags)[row] = s.tcpFlags;
    if (s.vlan != 0 && !layout.has(FieldUse::Vlan))
        filled(b.vlan)[row] = s.vlan;
    if (!isPacket && !layout.has(FieldUse::SourceMac)) {
        filled(b.dstMac)[row] = macAt(s, 0);
        filled(b.srcMac)[row] = macAt(s, 6);
    }
    if (const std::string tunnel = tunnelText(s.tunnel, s.tunnelId); !tunnel.empty())
        filled(b.tunnel)[row] = b.texts.intern(tunnel);
    if (!layout.has(FieldUse::Packets))
        b.packets[row] = 1;
    if (!layout.has(FieldUse::Octets) && !layout.has(FieldUse::Packets))
        b.bytes[row] = s.ipBytes;
}

} // namespace nb
