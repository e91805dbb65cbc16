// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"
#include "core/net/protocol.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace nb {

namespace {

constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kAuthentication = 51;
constexpr std::uint8_t kNoNextHeader = 59;
constexpr std::uint8_t kDestinationOptions = 60;
constexpr std::uint8_t kMobility = 135;
constexpr std::uint8_t kHip = 139;
constexpr std::uint8_t kShim6 = 140;
constexpr int kMaxExtensionHeaders = 16;

AddressWords mapped(std::uint32_t networkOrder)
{
    AddressWords words;
    std::array<std::uint8_t, 8> tail {0, 0, 0xff, 0xff, 0, 0, 0, 0};
    std::memcpy(tail.data() + 4, &networkOrder, 4);
    std::memcpy(&words.second, tail.data(), 8);
    return words;
}

/// What stands behind the IP header. Header parts cut off by the snap length stay 0.
void dissectTransport(std::uint8_t protocol, PacketBytes bytes, Dissection& d)
{
    PacketSummary& s = d.summary;
    s.protocol = protocol;
    const auto head = bytes.reader.rest();
    d.payload.transport = {};
    if (Protocol(protocol).hasPorts()) {
        if (head.size() < 4)
            return;
        s.srcPort = loadAt<std::uint16_t>(head, 0);
        s.dstPort = loadAt<std::uint16_t>(head, 2);
        if (protocol == kTcp.number()) {
            if (head.size() >= 14) { // RFC 9293 §3.1
                s.tcpSequence = loadAt<std::uint32_t>(head, 4);
                s.tcpFlags = loadAt<std::uint8_t>(head, 13);
                s.hasTcpFlags = true;
                const std::size_t header = (loadAt<std::uint8_t>(head, 12) >> 4U) * std::size_t {4};
                if (header >= 20 && header <= head.size())
                    d.payload.transport = head.subspan(header);
            }
        } else if (protocol == kUdp.number() && bytes.reader.skip(8)) {
            // the length of RFC 768 counts its own header of 8 octets
            const std::size_t length = loadAt<std::uint16_t>(head, 4);
            d.payload.transport = bytes.reader.rest().first(std::min(
                bytes.reader.remaining(), length < 8 ? bytes.reader.remaining() : length - 8));
            followUdpTunnel(bytes, d);
        }
        return;
    }
    if (Protocol(protocol).isIcmp()) {
        if (head.size() >= 2) {
            s.icmpTypeCode = loadAt<std::uint16_t>(head, 0);
            s.hasIcmpType = true;
        }
        return;
    }
    followIpTunnel(protocol, bytes, d);
}

/// RFC 4302 §2.2: length in 4-byte units minus 2.
void dissectAuthenticated(PacketBytes bytes, Dissection& d)
{
    const auto next = bytes.reader.peek<std::uint8_t>(0);
    const auto length = bytes.reader.peek<std::uint8_t>(1);
    d.summary.protocol = kAuthentication;
    if (next && length && bytes.reader.skip((*length + std::size_t {2}) * 4))
        dissectTransport(*next, bytes, d);
}

/// RFC 2675 §2: the jumbo payload option of a hop-by-hop header.
std::uint32_t jumboLength(ByteReader header)
{
    constexpr std::uint8_t kPad1 = 0;
    constexpr std::uint8_t kJumbo = 0xc2;
    if (!header.skip(2))
        return 0;
    while (const auto type = header.read<std::uint8_t>()) {
        if (*type == kPad1)
            continue;
        const auto length = header.read<std::uint8_t>();
        if (!length)
            return 0;
        if (*type == kJumbo && *length == 4)
            return header.read<std::uint32_t>().value_or(0);
        if (!header.skip(*length))
            return 0;
    }
    return 0;
}

/// Walks RFC 8200 §4 extension headers to the transport header.
class ExtensionHeaders
{
public:
    ExtensionHeaders(PacketBytes bytes, Dissection& d)
        : m_bytes(bytes)
        , m_d(d)
    {
    }

    void walk(std::uint8_t next)
    {
        for (int count = 0; count < kMaxExtensionHeaders; ++count) {
            switch (next) {
            case kHopByHop:
            case kRouting:
            case kDestinationOptions:
            case kMobility:
            case kHip:
            case kShim6:
                if (!step(next, 8, 1))
                    return;
                break;
            case kAuthentication:
                if (!step(next, 4, 2))
                    return;
                break;
            case kFragment:
                if (!fragment(next))
                    return;
                break;
            default:
                dissectTransport(next, m_bytes, m_d);
                return;
            }
        }
        m_d.summary.protocol = next;
    }

private:
    /// Passes one header of (length + extra) units; false when it is the last thing readable.
    bool step(std::uint8_t& next, std::size_t unit, std::size_t extra)
    {
        m_d.summary.protocol = next;
        const auto following = m_bytes.reader.peek<std::uint8_t>(0);
        const auto length = m_bytes.reader.peek<std::uint8_t>(1);
        const bool mayEnd = next == kMobility || next == kHip || next == kShim6;
        if (!following || !length || (mayEnd && *following == kNoNextHeader))
            return false;
        if (!m_bytes.reader.skip((*length + extra) * unit)) {
            m_d.summary.protocol = *following;
            return false;
        }
        next = *following;
        return true;
    }

    /// RFC 8200 §4.5. A lone fragment (offset 0, no more) is a whole packet.
    bool fragment(std::uint8_t& next)
    {
        m_d.summary.protocol = next;
        const auto head = m_bytes.reader.take(8);
        if (!head)
            return false;
        next = head->peek<std::uint8_t>(0).value_or(kNoNextHeader);
        const auto place = head->peek<std::uint16_t>(2).value_or(0);
        m_d.summary.fragmentId = head->peek<std::uint32_t>(4).value_or(0);
        m_d.summary.protocol = next;
        m_d.summary.fragmentProtocol = next;
        m_d.payload.fragment = m_bytes.reader.rest();
        m_d.payload.fragmentOffset = place & 0xfff8U;
        m_d.payload.moreFragments = (place & 1U) != 0;
        if ((place & 0xfff8) != 0) {
            m_d.summary.fragment = FragmentKind::Later;
            return false;
        }
        if ((place & 1) != 0)
            m_d.summary.fragment = FragmentKind::First;
        return true;
    }

    PacketBytes m_bytes;
    Dissection& m_d;
};

/// Fields of an outer packet that must not show on the inner one. An outer packet in fragments is
/// remembered: the inner packet counts whole, so the other fragments carry nothing more.
void startIp(Dissection& d)
{
    PacketSummary& s = d.summary;
    if (s.fragment == FragmentKind::First)
        d.payload.carrier = FragmentKey {s.src, s.dst, s.fragmentId, s.fragmentProtocol};
    s.srcPort = s.dstPort = s.icmpTypeCode = 0;
    s.tcpFlags = 0;
    s.hasTcpFlags = s.hasIcmpType = false;
    s.fragment = FragmentKind::Whole;
    d.payload.transport = {};
}

} // namespace

bool dissectIp(PacketBytes bytes, Dissection& d)
{
    const auto first = bytes.reader.peek<std::uint8_t>();
    if (!first)
        return d.skip(SkipKind::IpCut);
    switch (*first >> 4) {
    case 4:
        return dissectIpv4(bytes, d);
    case 6:
        return dissectIpv6(bytes, d);
    default:
        return d.skip(SkipKind::IpHeader);
    }
}

/// RFC 791 §3.1.
bool dissectIpv4(PacketBytes bytes, Dissection& d)
{
    constexpr std::size_t kMinHeader = 20;
    const auto head = bytes.reader.rest();
    if (head.size() < kMinHeader)
        return d.skip(bytes.wireLength() < kMinHeader ? SkipKind::IpHeader : SkipKind::IpCut);
    const auto first = loadAt<std::uint8_t>(head, 0);
    const std::size_t headerBytes = (first & 0x0fU) * 4;
    std::uint64_t total = loadAt<std::uint16_t>(head, 2);
    if (total == 0) // segmentation offload: the card fills it in
        total = bytes.wireLength();
    if ((first >> 4) != 4 || headerBytes < kMinHeader || total < headerBytes)
        return d.skip(SkipKind::IpHeader);
    if (++d.depth > kMaxHeaderDepth)
        return d.skip(SkipKind::TunnelDepth);
    PacketSummary& s = d.summary;
    startIp(d);
    s.ipBytes = total;
    s.ip = head.first(static_cast<std::size_t>(std::min<std::uint64_t>(head.size(), total)));
    s.tos = loadAt<std::uint8_t>(head, 1);
    s.src = mapped(loadAt<std::uint32_t, std::endian::native>(head, 12));
    s.dst = mapped(loadAt<std::uint32_t, std::endian::native>(head, 16));
    const auto protocol = loadAt<std::uint8_t>(head, 9);
    const auto place = loadAt<std::uint16_t>(head, 6);
    s.protocol = protocol;
    if ((place & 0x3fff) != 0) {
        s.fragmentId = loadAt<std::uint16_t>(head, 4);
        s.fragmentProtocol = protocol;
        s.fragment = (place & 0x1fff) != 0 ? FragmentKind::Later : FragmentKind::First;
        d.payload.fragmentOffset = (place & 0x1fffU) * 8U;
        d.payload.moreFragments = (place & 0x2000U) != 0;
    }
    bytes.limit(total);
    if (!bytes.reader.skip(headerBytes))
        return true;
    d.payload.fragment = bytes.reader.rest();
    if (s.fragment == FragmentKind::Later)
        return true;
    if (protocol == kAuthentication)
        dissectAuthenticated(bytes, d);
    else
        dissectTransport(protocol, bytes, d);
    return true;
}

/// RFC 8200 §3.
bool dissectIpv6(PacketBytes bytes, Dissection& d)
{
    constexpr std::size_t kHeader = 40;
    const auto head = bytes.reader.rest();
    if (head.size() < kHeader)
        return d.skip(bytes.wireLength() < kHeader ? SkipKind::IpHeader : SkipKind::IpCut);
    if ((loadAt<std::uint8_t>(head, 0) >> 4) != 6)
        return d.skip(SkipKind::IpHeader);
    if (++d.depth > kMaxHeaderDepth)
        return d.skip(SkipKind::TunnelDepth);
    PacketSummary& s = d.summary;
    startIp(d);
    const std::uint64_t wire = bytes.wireLength();
    const auto payload = loadAt<std::uint16_t>(head, 4);
    const auto next = loadAt<std::uint8_t>(head, 6);
    s.tos = static_cast<std::uint8_t>(loadAt<std::uint16_t>(head, 0) >> 4);
    std::memcpy(&s.src, head.data() + 8, 16);
    std::memcpy(&s.dst, head.data() + 24, 16);
    (void)bytes.reader.skip(kHeader);
    s.ipBytes = kHeader + payload;
    if (payload == 0 && next != kNoNextHeader) {
        const std::uint32_t jumbo = next == kHopByHop ? jumboLength(bytes.reader) : 0;
        s.ipBytes = jumbo > 0xffff ? kHeader + std::uint64_t {jumbo} : wire;
    }
    s.ip = head.first(static_cast<std::size_t>(std::min<std::uint64_t>(head.size(), s.ipBytes)));
    bytes.limit(s.ipBytes - kHeader);
    ExtensionHeaders(bytes, d).walk(next);
    return true;
}

} // namespace nb
