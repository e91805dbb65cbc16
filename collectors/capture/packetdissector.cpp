// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"

#include "collectors/capture/capturereader.h"

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

} // namespace nb
