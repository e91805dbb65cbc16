// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytereader.h"
#include "collectors/capture/packetsummary.h"
#include "collectors/capture/skipcounts.h"

#include <algorithm>
#include <optional>

namespace nb {

struct CapturedPacket;

/// Bytes of the innermost IP packet, cut to what was captured. They lie in the packet.
struct PacketPayload
{
    std::span<const std::byte> transport {}; ///< behind the header of TCP or UDP
    std::span<const std::byte>
        fragment {}; ///< of a fragment: from its transport header or place on
    std::uint32_t fragmentOffset = 0; ///< octets
    bool moreFragments = false;
    /// Several frames in one of 802.11 (A-MSDU), when that is why nothing was found.
    std::span<const std::byte> aggregate {};
    /// Of the tunnel's own packet, when it is the first fragment of several.
    std::optional<FragmentKey> carrier {};
};

/// Finds the innermost IP packet of a captured frame. False with a reason when there is none. Every
/// read is checked, depth is bounded; packets quoted inside ICMP errors are left alone. An
/// encapsulation whose content is not IP (or is malformed) counts as the flow that carries it.
/// Any thread.
[[nodiscard]] bool dissectPacket(
    const CapturedPacket& packet, PacketSummary& summary, SkipReason& reason);
/// The same with what the packet carries; `payload` is set in either case.
[[nodiscard]] bool dissectPacket(const CapturedPacket& packet, PacketSummary& summary,
    SkipReason& reason, PacketPayload& payload);

/// Cuts the first frame off an A-MSDU (IEEE 802.11 §9.3.2.2), as one of Ethernet with the time of
/// `packet`; false at the end. What was not captured of it is told by its wireLength.
[[nodiscard]] bool nextAggregated(
    const CapturedPacket& packet, std::span<const std::byte>& aggregate, CapturedPacket& frame);

/// The same for a UDP datagram that is not fragmented, with what it carries (cut to what was
/// captured). False for everything else, too.
[[nodiscard]] bool dissectUdpPacket(const CapturedPacket& packet, PacketSummary& summary,
    std::span<const std::byte>& payload, SkipReason& reason);

/// Rest of a packet while it is taken apart: what was captured, and how much more was on the wire.
struct PacketBytes
{
    ByteReader reader;
    std::uint64_t missing = 0; ///< bytes behind reader's end that were cut off by the snap length

    [[nodiscard]] std::uint64_t wireLength() const { return reader.remaining() + missing; }
    /// Drops padding behind `length` bytes on the wire.
    void limit(std::uint64_t length)
    {
        if (length >= wireLength())
            return;
        reader.limit(static_cast<std::size_t>(std::min<std::uint64_t>(length, reader.remaining())));
        missing = length - reader.remaining();
    }
};

/// State of one dissection, handed from layer to layer.
struct Dissection
{
    PacketSummary summary;
    SkipReason reason;
    unsigned depth = 0; ///< IP headers and Ethernet headers so far
    PacketPayload payload {}; ///< of the innermost IP packet

    /// Notes why it failed; false for the caller to return.
    bool skip(SkipKind kind, std::uint32_t value = 0)
    {
        reason = {kind, value};
        return false;
    }
};

inline constexpr unsigned kMaxHeaderDepth = 12;

// linklayer.cpp
[[nodiscard]] bool dissectLink(std::uint32_t linkType, PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectEthernet(PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectEtherType(std::uint16_t type, PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectPpp(PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectMpls(PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectNsh(PacketBytes bytes, Dissection& d);
// wifi.cpp
[[nodiscard]] bool dissectWifi(PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectRadiotap(PacketBytes bytes, Dissection& d);
/// IEEE 802.2 LLC with SNAP.
[[nodiscard]] bool dissectLlc(PacketBytes bytes, Dissection& d);
// ippackets.cpp
/// IPv4 or IPv6 by the version in the first nibble.
[[nodiscard]] bool dissectIp(PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectIpv4(PacketBytes bytes, Dissection& d);
[[nodiscard]] bool dissectIpv6(PacketBytes bytes, Dissection& d);
// tunnels.cpp
/// Replaces `d` by what a tunnel carries if `protocol` is one and its content holds; otherwise
/// leaves it.
void followIpTunnel(std::uint8_t protocol, PacketBytes bytes, Dissection& d);
/// The same for the payload of a UDP datagram.
void followUdpTunnel(PacketBytes payload, Dissection& d);

} // namespace nb
