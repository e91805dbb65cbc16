// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/packetdissector.h"

#include <array>
#include <string_view>

namespace nb {

namespace {

using Next = bool (*)(PacketBytes, Dissection&);

/// Takes what `next` makes of `bytes` if it is an IP packet.
bool follow(TunnelKind kind, std::uint32_t id, PacketBytes bytes, Dissection& d, Next next)
{
    Dissection inner = d;
    inner.summary.tunnel = kind;
    inner.summary.tunnelId = id;
    if (!next(bytes, inner))
        return false;
    d = inner;
    return true;
}

/// RFC 1701 source routes, up to the empty one.
bool skipGreRoutes(ByteReader& reader)
{
    for (;;) {
        const auto head = reader.take(4);
        if (!head)
            return false;
        const auto length = head->peek<std::uint8_t>(3).value_or(0);
        if (length == 0)
            return true;
        if (!reader.skip(length))
            return false;
    }
}

/// RFC 2637 §4.1: key holds payload length and call id; sequence and acknowledgement are optional.
void followPptp(std::uint16_t flags, PacketBytes bytes, Dissection& d)
{
    const auto length = bytes.reader.read<std::uint16_t>();
    const std::size_t more
        = 2 + ((flags & 0x1000) != 0 ? 4U : 0U) + ((flags & 0x0080) != 0 ? 4U : 0U);
    if (!length || *length == 0 || !bytes.reader.skip(more))
        return;
    bytes.limit(*length);
    follow(TunnelKind::Pptp, 0, bytes, d, dissectPpp);
}

/// Cisco ERSPAN: type I has no header and no GRE sequence number, type II eight bytes, type III
/// twelve with an optional eight more.
void followErspan(std::uint16_t protocol, bool hasSequence, PacketBytes bytes, Dissection& d)
{
    std::uint32_t session = 0;
    if (protocol == 0x22eb || hasSequence) {
        const auto word = bytes.reader.peek<std::uint16_t>(2);
        if (!word)
            return;
        session = *word & 0x03ff;
        std::size_t size = 8;
        if (protocol == 0x22eb)
            size = (bytes.reader.peek<std::uint8_t>(11).value_or(0) & 1) != 0 ? 20 : 12;
        if (!bytes.reader.skip(size))
            return;
    }
    follow(TunnelKind::Erspan, session, bytes, d, dissectEthernet);
}

/// What a GRE header of version 0 carries, by EtherType.
void followGrePayload(std::uint16_t flags, std::uint16_t protocol, std::uint32_t key,
    PacketBytes bytes, Dissection& d)
{
    constexpr std::uint16_t kWccp = 0x883e;
    constexpr std::uint16_t kBridging = 0x6558;
    if (protocol == 0x88be || protocol == 0x22eb) {
        followErspan(protocol, (flags & 0x1000) != 0, bytes, d);
        return;
    }
    if (protocol == kWccp) {
        // Version 2 puts a redirect header before the IP packet.
        if ((bytes.reader.peek<std::uint8_t>().value_or(0) >> 4) != 4 && !bytes.reader.skip(4))
            return;
        follow(TunnelKind::Gre, 0, bytes, d, dissectIpv4);
        return;
    }
    const bool virtualSubnet = protocol == kBridging && (flags & 0xb000) == 0x2000;
    Dissection inner = d;
    inner.summary.tunnel = virtualSubnet ? TunnelKind::NvGre : TunnelKind::Gre;
    inner.summary.tunnelId = virtualSubnet ? key >> 8 : 0;
    if (dissectEtherType(protocol, bytes, inner))
        d = inner;
}

/// RFC 2784 §2, RFC 2890 §2, RFC 1701.
void followGre(PacketBytes bytes, Dissection& d)
{
    const auto flags = bytes.reader.read<std::uint16_t>();
    const auto protocol = bytes.reader.read<std::uint16_t>();
    if (!flags || !protocol)
        return;
    const bool hasKey = (*flags & 0x2000) != 0;
    if ((*flags & 7) == 1) {
        if (hasKey && *protocol == 0x880b)
            followPptp(*flags, bytes, d);
        return;
    }
    if ((*flags & 7) != 0)
        return;
    const bool routed = (*flags & 0x4000) != 0;
    if (((*flags & 0x8000) != 0 || routed) && !bytes.reader.skip(4))
        return;
    const std::uint32_t key = hasKey ? bytes.reader.read<std::uint32_t>().value_or(0) : 0;
    if ((*flags & 0x1000) != 0 && !bytes.reader.skip(4))
        return;
    if (routed && !skipGreRoutes(bytes.reader))
        return;
    followGrePayload(*flags, *protocol, key, bytes, d);
}

/// RFC 7348 §5; the I flag must be set. VXLAN-GPE (port 4790) names its content, 0 where a writer
/// does not.
void followVxlan(PacketBytes bytes, Dissection& d, bool generic)
{
    const auto head = bytes.reader.take(8);
    if (!head || (head->peek<std::uint8_t>(0).value_or(0) & 0x08) == 0)
        return;
    const std::uint32_t network = head->peek<std::uint32_t>(4).value_or(0) >> 8;
    switch (generic ? head->peek<std::uint8_t>(3).value_or(0) : 0) {
    case 1:
        follow(TunnelKind::Vxlan, network, bytes, d, dissectIpv4);
        break;
    case 2:
        follow(TunnelKind::Vxlan, network, bytes, d, dissectIpv6);
        break;
    case 4:
        follow(TunnelKind::Vxlan, network, bytes, d, dissectNsh);
        break;
    case 0:
    case 3:
        follow(TunnelKind::Vxlan, network, bytes, d, dissectEthernet);
        break;
    default:
        break;
    }
}

/// RFC 8926 §3.4.
void followGeneve(PacketBytes bytes, Dissection& d)
{
    const auto head = bytes.reader.take(8);
    if (!head)
        return;
    const auto first = head->peek<std::uint8_t>(0).value_or(0);
    const auto protocol = head->peek<std::uint16_t>(2).value_or(0);
    const std::uint32_t network = head->peek<std::uint32_t>(4).value_or(0) >> 8;
    if ((first >> 6) != 0 || !bytes.reader.skip((first & 0x3fU) * 4))
        return;
    Dissection inner = d;
    inner.summary.tunnel = TunnelKind::Geneve;
    inner.summary.tunnelId = network;
    if (dissectEtherType(protocol, bytes, inner))
        d = inner;
}

/// RFC 4380 §5.1.1: optional authentication and origin indication, then IPv6 that fits.
void followTeredo(PacketBytes bytes, Dissection& d)
{
    if (bytes.reader.peek<std::uint16_t>() == 1) {
        const auto id = bytes.reader.peek<std::uint8_t>(2);
        const auto value = bytes.reader.peek<std::uint8_t>(3);
        if (!id || !value || !bytes.reader.skip(std::size_t {13} + *id + *value))
            return;
    }
    if (bytes.reader.peek<std::uint16_t>() == 0 && !bytes.reader.skip(8))
        return;
    const auto payload = bytes.reader.peek<std::uint16_t>(4);
    if ((bytes.reader.peek<std::uint8_t>().value_or(0) >> 4) != 6 || !payload
        || 40U + *payload > bytes.wireLength())
        return;
    follow(TunnelKind::Teredo, 0, bytes, d, dissectIpv6);
}

/// 3GPP TS 29.281 §5.1: version 1, G-PDU, optional fields and extension headers.
void followGtp(PacketBytes bytes, Dissection& d)
{
    const auto head = bytes.reader.take(8);
    if (!head)
        return;
    const auto flags = head->peek<std::uint8_t>(0).value_or(0);
    constexpr std::uint8_t kUserData = 255;
    if ((flags & 0xf0) != 0x30 || head->peek<std::uint8_t>(1) != kUserData)
        return;
    const auto tunnel = head->peek<std::uint32_t>(4).value_or(0);
    bytes.limit(head->peek<std::uint16_t>(2).value_or(0));
    if ((flags & 0x07) != 0) {
        const auto optional = bytes.reader.take(4);
        if (!optional)
            return;
        std::uint8_t next = (flags & 0x04) != 0 ? optional->peek<std::uint8_t>(3).value_or(0) : 0;
        while (next != 0) {
            const std::size_t size
                = bytes.reader.peek<std::uint8_t>().value_or(0) * std::size_t {4};
            const auto extension = bytes.reader.take(size);
            if (size == 0 || !extension)
                return;
            next = extension->peek<std::uint8_t>(size - 1).value_or(0);
        }
    }
    follow(TunnelKind::Gtp, tunnel, bytes, d, dissectIp);
}

/// RFC 2661 §3.1: data messages of version 2 carry PPP.
void followL2tp(PacketBytes bytes, Dissection& d)
{
    const auto flags = bytes.reader.read<std::uint16_t>();
    if (!flags || (*flags & 0x800f) != 0x0002)
        return;
    if ((*flags & 0x4000) != 0 && !bytes.reader.skip(2))
        return;
    if (!bytes.reader.skip(4) || ((*flags & 0x0800) != 0 && !bytes.reader.skip(4)))
        return;
    if ((*flags & 0x0200) != 0) {
        const auto offset = bytes.reader.read<std::uint16_t>();
        if (!offset || !bytes.reader.skip(*offset))
            return;
    }
    follow(TunnelKind::L2tp, 0, bytes, d, dissectPpp);
}

/// By registered port; false when it is none of a tunnel.
bool followUdpPort(std::uint16_t port, PacketBytes payload, Dissection& d)
{
    switch (port) {
    case 1701:
        followL2tp(payload, d);
        return true;
    case 2152:
        followGtp(payload, d);
        return true;
    case 3544:
        followTeredo(payload, d);
        return true;
    case 4341:
        if (payload.reader.skip(8))
            follow(TunnelKind::Lisp, 0, payload, d, dissectIp);
        return true;
    case 4754:
        followGre(payload, d);
        return true;
    case 4789:
    case 8472: // Linux's port before the registration
        followVxlan(payload, d, false);
        return true;
    case 4790:
        followVxlan(payload, d, true);
        return true;
    case 6081:
        followGeneve(payload, d);
        return true;
    case 6635:
        follow(TunnelKind::Mpls, 0, payload, d, dissectMpls);
        return true;
    default:
        return false;
    }
}

} // namespace

void followIpTunnel(std::uint8_t protocol, PacketBytes bytes, Dissection& d)
{
    switch (protocol) {
    case 4:
    case 94: // RFC 1853
        follow(TunnelKind::IpIp, 0, bytes, d, dissectIp);
        break;
    case 41:
        follow(TunnelKind::SixInFour, 0, bytes, d, dissectIpv6);
        break;
    case 47:
        followGre(bytes, d);
        break;
    case 97:
        if (bytes.reader.skip(2))
            follow(TunnelKind::EtherIp, 0, bytes, d, dissectEthernet);
        break;
    case 137:
        follow(TunnelKind::Mpls, 0, bytes, d, dissectMpls);
        break;
    default:
        break;
    }
}

void followUdpTunnel(PacketBytes payload, Dissection& d)
{
    // A tunnel's port is the destination's; a few implementations answer from it.
    if (!followUdpPort(d.summary.dstPort, payload, d))
        (void)followUdpPort(d.summary.srcPort, payload, d);
}

std::string tunnelText(TunnelKind kind, std::uint32_t id)
{
    constexpr std::array<std::string_view, 15> kNames {"", "ipip", "6in4", "gre", "pptp", "nvgre",
        "erspan", "vxlan", "geneve", "teredo", "gtp", "l2tp", "mpls", "etherip", "lisp"};
    std::string text(kNames[static_cast<std::size_t>(kind)]);
    switch (kind) {
    case TunnelKind::NvGre:
    case TunnelKind::Erspan:
    case TunnelKind::Vxlan:
    case TunnelKind::Geneve:
    case TunnelKind::Gtp:
        return text + ':' + std::to_string(id);
    default:
        return text;
    }
}

} // namespace nb
