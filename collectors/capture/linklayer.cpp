// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"

#include <bit>

namespace nb {

namespace {

constexpr int kMaxVlanTags = 8;
constexpr int kMaxMplsLabels = 16;

constexpr unsigned kPseudowireDepth = 3;

constexpr std::uint16_t kEtherIpv4 = 0x0800;
constexpr std::uint16_t kEtherIpv6 = 0x86dd;

bool isVlanType(std::uint16_t type)
{
    // 802.1Q, 802.1ad, and the older stacked tags of several vendors
    return type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200 || type == 0x9300;
}

/// The length or type field of Ethernet and what follows.
bool dissectLengthOrType(std::uint16_t type, PacketBytes bytes, Dissection& d)
{
    constexpr std::uint16_t kMinType = 0x0600;
    if (type >= kMinType)
        return dissectEtherType(type, bytes, d);
    bytes.limit(type);
    return dissectLlc(bytes, d);
}

/// LINKTYPE_LINUX_SLL: kind, ARPHRD, address length, address, protocol; 16 bytes.
bool dissectCooked(PacketBytes bytes, Dissection& d)
{
    const auto head = bytes.reader.take(16);
    if (!head)
        return d.skip(SkipKind::LinkHeader);
    const auto type = head->peek<std::uint16_t>(14).value_or(0);
    if (head->peek<std::uint16_t>(4) == 6)
        std::memcpy(d.summary.macs.data() + 6, head->rest().data() + 6, 6);
    constexpr std::uint16_t kLlc = 4;
    return type == kLlc ? dissectLlc(bytes, d) : dissectEtherType(type, bytes, d);
}

/// LINKTYPE_LINUX_SLL2: protocol first; 20 bytes.
bool dissectCooked2(PacketBytes bytes, Dissection& d)
{
    const auto head = bytes.reader.take(20);
    if (!head)
        return d.skip(SkipKind::LinkHeader);
    const auto type = head->peek<std::uint16_t>(0).value_or(0);
    if (head->peek<std::uint8_t>(11) == 6)
        std::memcpy(d.summary.macs.data() + 6, head->rest().data() + 12, 6);
    constexpr std::uint16_t kLlc = 4;
    return type == kLlc ? dissectLlc(bytes, d) : dissectEtherType(type, bytes, d);
}

/// By address family, whose numbers for IPv6 differ between systems.
bool dissectFamily(std::uint32_t family, PacketBytes bytes, Dissection& d)
{
    switch (family) {
    case 2:
        return dissectIpv4(bytes, d);
    case 10: // Linux
    case 23: // Windows
    case 24: // NetBSD, OpenBSD
    case 28: // FreeBSD
    case 30: // macOS
        return dissectIpv6(bytes, d);
    default:
        return d.skip(SkipKind::LinkHeader);
    }
}

/// LINKTYPE_NULL and LINKTYPE_LOOP: a four-byte family in the byte order of whoever wrote it.
bool dissectLoopback(PacketBytes bytes, Dissection& d, std::size_t headerBytes = 4)
{
    const auto head = bytes.reader.take(headerBytes);
    if (!head)
        return d.skip(SkipKind::LinkHeader);
    const std::uint32_t family = head->peek<std::uint32_t>().value_or(0);
    return dissectFamily(family > 0xffff ? byteSwapped(family) : family, bytes, d);
}

/// LINKTYPE_NFLOG: family, version, resource id, then TLVs in the byte order of the host that
/// captured; type 9 is the packet.
bool dissectNflog(PacketBytes bytes, Dissection& d)
{
    const auto family = bytes.reader.peek<std::uint8_t>();
    if (!family || !bytes.reader.skip(4))
        return d.skip(SkipKind::LinkHeader);
    constexpr std::uint16_t kPayload = 9;
    constexpr std::uint16_t kMaxType = 0x7f;
    while (bytes.reader.remaining() >= 4) {
        auto length = *bytes.reader.peek<std::uint16_t, std::endian::little>(0);
        auto type = *bytes.reader.peek<std::uint16_t, std::endian::little>(2);
        if ((type & 0x7fff) > kMaxType) {
            length = byteSwapped(length);
            type = byteSwapped(type);
        }
        if (length < 4 || length > bytes.wireLength())
            break;
        if ((type & 0x7fff) == kPayload) {
            bytes.limit(length);
            if (bytes.reader.skip(4))
                return dissectFamily(*family, bytes, d);
        }
        if (!bytes.reader.skip((length + 3U) & ~std::size_t {3}))
            break;
    }
    return d.skip(SkipKind::LinkHeader);
}

/// RFC 2516 §4: version and type, code, session, length; then PPP.
bool dissectPppoe(PacketBytes bytes, Dissection& d)
{
    const auto head = bytes.reader.take(6);
    if (!head || head->peek<std::uint8_t>(0) != 0x11)
        return d.skip(SkipKind::LinkHeader);
    if (head->peek<std::uint8_t>(1) != 0)
        return d.skip(SkipKind::EtherType, 0x8863);
    bytes.limit(head->peek<std::uint16_t>(4).value_or(0));
    return dissectPpp(bytes, d);
}

/// Cisco HDLC: address, control, EtherType.
bool dissectCiscoHdlc(PacketBytes bytes, Dissection& d)
{
    const auto type = bytes.reader.peek<std::uint16_t>(2);
    if (!type || !bytes.reader.skip(4))
        return d.skip(SkipKind::LinkHeader);
    return dissectEtherType(*type, bytes, d);
}

/// LINKTYPE_PPP_HDLC: RFC 1662 framing, or Cisco HDLC by its address byte.
bool dissectPppSerial(PacketBytes bytes, Dissection& d)
{
    const std::uint8_t address = bytes.reader.peek<std::uint8_t>().value_or(0);
    if (address == 0x0f || address == 0x8f)
        return dissectCiscoHdlc(bytes, d);
    return dissectPpp(bytes, d);
}

/// One byte (or two, where the control byte follows) that tells the direction, then PPP.
bool dissectDirectedPpp(PacketBytes bytes, Dissection& d)
{
    const bool control = bytes.reader.peek<std::uint8_t>(1) == 0x03;
    if (!bytes.reader.skip(control ? 2 : 1))
        return d.skip(SkipKind::LinkHeader);
    return dissectPpp(bytes, d);
}

/// LINKTYPE_PFLOG: length and family in the first bytes, padded to four.
bool dissectPflog(PacketBytes bytes, Dissection& d)
{
    const auto length = bytes.reader.peek<std::uint8_t>(0);
    const auto family = bytes.reader.peek<std::uint8_t>(1);
    if (!length || !family || !bytes.reader.skip((*length + 3U) & ~std::size_t {3}))
        return d.skip(SkipKind::LinkHeader);
    return dissectFamily(*family, bytes, d);
}

/// Cuts `count` bytes off the front and hands the rest to `next`.
template <typename Next> bool after(std::size_t count, PacketBytes bytes, Dissection& d, Next next)
{
    if (!bytes.reader.skip(count))
        return d.skip(SkipKind::LinkHeader);
    return next(bytes, d);
}

/// PPI: version, flags, length of the header, link type of what follows, little endian.
bool dissectPpi(PacketBytes bytes, Dissection& d)
{
    const auto length = bytes.reader.peek<std::uint16_t, std::endian::little>(2);
    const auto inner = bytes.reader.peek<std::uint32_t, std::endian::little>(4);
    if (!length || *length < 8 || !inner)
        return d.skip(SkipKind::LinkHeader);
    if (*inner == 192)
        return d.skip(SkipKind::LinkType, *inner);
    const std::uint32_t linkType = *inner;
    return after(*length, bytes, d, [linkType](PacketBytes rest, Dissection& dissection) {
        return dissectLink(linkType, rest, dissection);
    });
}

bool dissectRarerLink(std::uint32_t linkType, PacketBytes bytes, Dissection& d)
{
    switch (linkType) {
    case 50:
        return dissectPppSerial(bytes, d);
    case 51:
        return dissectPppoe(bytes, d);
    case 104:
        return dissectCiscoHdlc(bytes, d);
    case 105:
        return dissectWifi(bytes, d);
    case 109: // OpenBSD enc(4): family, SPI, flags
        return dissectLoopback(bytes, d, 12);
    case 117:
        return dissectPflog(bytes, d);
    case 119: // Prism, or AVS under the same number; the length is in the header
    case 163:
        if (bytes.reader.peek<std::uint16_t>(0) == 0x8021)
            return after(bytes.reader.peek<std::uint32_t>(4).value_or(0), bytes, d, dissectWifi);
        return after(144, bytes, d, dissectWifi);
    case 127:
        return dissectRadiotap(bytes, d);
    case 166:
    case 204:
        return dissectDirectedPpp(bytes, d);
    case 192:
        return dissectPpi(bytes, d);
    case 239:
        return dissectNflog(bytes, d);
    default:
        return d.skip(SkipKind::LinkType, linkType);
    }
}

} // namespace

/// Numbers of https://www.tcpdump.org/linktypes.html
bool dissectLink(std::uint32_t linkType, PacketBytes bytes, Dissection& d)
{
    switch (linkType) {
    case 1:
        return dissectEthernet(bytes, d);
    case 0:
    case 108:
        return dissectLoopback(bytes, d);
    case 9:
        return dissectPpp(bytes, d);
    case 12:
    case 14:
    case 101:
        return dissectIp(bytes, d);
    case 113:
        return dissectCooked(bytes, d);
    case 228:
        return dissectIpv4(bytes, d);
    case 229:
        return dissectIpv6(bytes, d);
    case 276:
        return dissectCooked2(bytes, d);
    default:
        return dissectRarerLink(linkType, bytes, d);
    }
}

/// IEEE 802.3 §3: destination, source, length or type.
bool dissectEthernet(PacketBytes bytes, Dissection& d)
{
    constexpr std::size_t kHeaderBytes = 14;
    if (bytes.reader.remaining() < kHeaderBytes)
        return d.skip(SkipKind::LinkHeader);
    if (++d.depth > kMaxHeaderDepth)
        return d.skip(SkipKind::TunnelDepth);
    const auto head = bytes.reader.rest();
    std::memcpy(d.summary.macs.data(), head.data(), d.summary.macs.size());
    const auto type = loadAt<std::uint16_t>(head, 12);
    (void)bytes.reader.skip(kHeaderBytes);
    return dissectLengthOrType(type, bytes, d);
}

bool dissectEtherType(std::uint16_t type, PacketBytes bytes, Dissection& d)
{
    for (int tags = 0; isVlanType(type); ++tags) {
        const auto control = bytes.reader.read<std::uint16_t>();
        const auto inner = bytes.reader.read<std::uint16_t>();
        if (!control || !inner)
            return d.skip(SkipKind::LinkHeader);
        if (tags >= kMaxVlanTags)
            return d.skip(SkipKind::VlanDepth);
        if (d.summary.vlan == 0)
            d.summary.vlan = *control & 0x0fff;
        type = *inner;
        if (type < 0x0600)
            return dissectLengthOrType(type, bytes, d);
    }
    switch (type) {
    case kEtherIpv4:
        return dissectIpv4(bytes, d);
    case kEtherIpv6:
        return dissectIpv6(bytes, d);
    case 0x8847:
    case 0x8848:
        return dissectMpls(bytes, d);
    case 0x8864:
        return dissectPppoe(bytes, d);
    case 0x880b:
        return dissectPpp(bytes, d);
    case 0x6558: // transparent Ethernet bridging
        return dissectEthernet(bytes, d);
    case 0x88e7: // 802.1ah backbone service tag, then the customer's frame
        return after(4, bytes, d, dissectEthernet);
    case 0x8926: { // VN-Tag
        const auto inner = bytes.reader.peek<std::uint16_t>(4);
        if (!inner || ++d.depth > kMaxHeaderDepth || !bytes.reader.skip(6))
            return d.skip(SkipKind::EtherType, type);
        return dissectLengthOrType(*inner, bytes, d);
    }
    case 0x8909: { // Cisco metadata: six bytes, then the next type
        const auto inner = bytes.reader.peek<std::uint16_t>(6);
        if (!inner || ++d.depth > kMaxHeaderDepth || !bytes.reader.skip(8))
            return d.skip(SkipKind::EtherType, type);
        return dissectLengthOrType(*inner, bytes, d);
    }
    case 0x894f:
        return dissectNsh(bytes, d);
    default:
        return d.skip(SkipKind::EtherType, type);
    }
}

/// RFC 8300 §2.2: length in 4-byte words, metadata type, next protocol.
bool dissectNsh(PacketBytes bytes, Dissection& d)
{
    const auto word = bytes.reader.peek<std::uint16_t>(0);
    const auto next = bytes.reader.peek<std::uint8_t>(3);
    if (!word || !next || (*word & 0x3f) < 2 || !bytes.reader.skip((*word & 0x3fU) * 4))
        return d.skip(SkipKind::LinkHeader);
    switch (*next) {
    case 1:
        return dissectIpv4(bytes, d);
    case 2:
        return dissectIpv6(bytes, d);
    case 3:
        return dissectEthernet(bytes, d);
    case 5:
        return dissectMpls(bytes, d);
    default:
        return d.skip(SkipKind::EtherType, 0x894f);
    }
}

/// RFC 1661 §2, RFC 1662: optional address and control, protocol of one or two bytes.
bool dissectPpp(PacketBytes bytes, Dissection& d)
{
    if (bytes.reader.peek<std::uint16_t>() == 0xff03)
        (void)bytes.reader.skip(2);
    const auto first = bytes.reader.read<std::uint8_t>();
    if (!first)
        return d.skip(SkipKind::LinkHeader);
    std::uint16_t protocol = *first;
    if ((protocol & 1) == 0) {
        const auto second = bytes.reader.read<std::uint8_t>();
        if (!second)
            return d.skip(SkipKind::LinkHeader);
        protocol = static_cast<std::uint16_t>((protocol << 8) | *second);
    }
    switch (protocol) {
    case 0x0021:
        return dissectIpv4(bytes, d);
    case 0x0057:
        return dissectIpv6(bytes, d);
    case 0x0281:
    case 0x0283:
        return dissectMpls(bytes, d);
    default:
        return d.skip(SkipKind::Ppp, protocol);
    }
}

/// RFC 3032 §2.1. What follows the stack is not said: IP by its version, otherwise an Ethernet
/// pseudowire with or without control word (RFC 4448) if IP comes out of it.
bool dissectMpls(PacketBytes bytes, Dissection& d)
{
    for (int labels = 0;; ++labels) {
        const auto entry = bytes.reader.read<std::uint32_t>();
        if (!entry)
            return d.skip(SkipKind::LinkHeader);
        if (labels >= kMaxMplsLabels)
            return d.skip(SkipKind::MplsDepth);
        if ((*entry & 0x100) != 0)
            break;
    }
    Dissection attempt = d;
    const unsigned nibble = bytes.reader.peek<std::uint8_t>().value_or(0) >> 4;
    if ((nibble == 4 || nibble == 6) && dissectIp(bytes, attempt)) {
        d = attempt;
        return true;
    }
    d.depth += kPseudowireDepth; // two tries each, so few levels
    for (const std::size_t controlWord : {std::size_t {4}, std::size_t {0}}) {
        PacketBytes frame = bytes;
        if (controlWord != 0 && nibble != 0)
            continue;
        attempt = d;
        if (frame.reader.skip(controlWord) && dissectEthernet(frame, attempt)) {
            d = attempt;
            return true;
        }
    }
    return d.skip(nibble == 4 || nibble == 6 ? SkipKind::IpHeader : SkipKind::Mpls);
}

} // namespace nb
