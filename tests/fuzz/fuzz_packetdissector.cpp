// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/capturereader.h"
#include "collectors/capture/packetdissector.h"

#include <cstdlib>

/// The first two bytes choose link type and how much was cut off, the rest is the frame.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::uint32_t kLinkTypes[] = {1, 0, 9, 12, 50, 51, 101, 104, 105, 108, 109, 113, 117,
        119, 127, 163, 166, 204, 228, 229, 239, 276};
    if (size < 2)
        return 0;
    nb::CapturedPacket packet;
    packet.linkType = kLinkTypes[data[0] % std::size(kLinkTypes)];
    packet.bytes = std::as_bytes(std::span(data + 2, size - 2));
    packet.wireLength = static_cast<std::uint32_t>(size - 2 + data[1] * 16U);
    nb::PacketSummary summary;
    nb::SkipReason reason;
    if (!nb::dissectPacket(packet, summary, reason)) {
        if (nb::toString(reason).empty())
            std::abort();
        return 0;
    }
    // An IP packet has at least its header, and ports come only with a protocol that has them.
    if (summary.ipBytes < 20 || nb::tunnelText(summary.tunnel, summary.tunnelId).size() > 32)
        std::abort();
    return 0;
}
