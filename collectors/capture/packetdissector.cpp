// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"

#include "collectors/capture/capturereader.h"
#include "core/net/protocol.h"

namespace nb {

bool dissectPacket(const CapturedPacket& packet, PacketSummary& summary, SkipReason& reason)
{
    Dissection d;
    PacketBytes bytes {ByteReader(packet.bytes), packet.wireLength - packet.bytes.size()};
    if (!dissectLink(packet.linkType, bytes, d)) {
        reason = d.reason;
        return false;
    }
    summary = d.summary;
    summary.time = packet.time;
    return true;
}

bool dissectUdpPacket(const CapturedPacket& packet, PacketSummary& summary,
    std::span<const std::byte>& payload, SkipReason& reason)
{
    Dissection d;
    PacketBytes bytes {ByteReader(packet.bytes), packet.wireLength - packet.bytes.size()};
    if (!dissectLink(packet.linkType, bytes, d)) {
        reason = d.reason;
        return false;
    }
    summary = d.summary;
    summary.time = packet.time;
    payload = d.udpPayload;
    return summary.protocol == kUdp.number() && summary.fragment == FragmentKind::Whole;
}

bool dissectUdpFragment(const CapturedPacket& packet, UdpFragment& fragment)
{
    Dissection d;
    const PacketBytes bytes {ByteReader(packet.bytes), packet.wireLength - packet.bytes.size()};
    if (!dissectLink(packet.linkType, bytes, d) || d.summary.fragment == FragmentKind::Whole
        || d.summary.fragmentProtocol != kUdp.number() || d.fragment.missing != 0)
        return false;
    fragment = {d.summary, d.fragmentOffset, !d.moreFragments, d.fragment.reader.rest()};
    fragment.summary.time = packet.time;
    return true;
}

} // namespace nb
