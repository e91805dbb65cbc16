// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"

#include "collectors/capture/capturereader.h"
#include "core/net/protocol.h"

namespace nb {

bool dissectPacket(const CapturedPacket& packet, PacketSummary& summary, SkipReason& reason,
    PacketPayload& payload)
{
    Dissection d;
    PacketBytes bytes {ByteReader(packet.bytes), packet.wireLength - packet.bytes.size()};
    if (!dissectLink(packet.linkType, bytes, d)) {
        reason = d.reason;
        payload = d.payload;
        return false;
    }
    summary = d.summary;
    summary.time = packet.time;
    payload = d.payload;
    return true;
}

bool dissectPacket(const CapturedPacket& packet, PacketSummary& summary, SkipReason& reason)
{
    PacketPayload payload;
    return dissectPacket(packet, summary, reason, payload);
}

bool dissectUdpPacket(const CapturedPacket& packet, PacketSummary& summary,
    std::span<const std::byte>& payload, SkipReason& reason)
{
    PacketPayload bytes;
    if (!dissectPacket(packet, summary, reason, bytes))
        return false;
    payload = bytes.transport;
    return summary.protocol == kUdp.number() && summary.fragment == FragmentKind::Whole;
}

} // namespace nb
