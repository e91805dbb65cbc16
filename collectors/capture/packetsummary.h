// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace nb {

/// The 16 bytes of an IpAddress (IPv4 mapped) as two words, in memory order: cheap to compare and
/// hash. The order of two of them means nothing beyond being the same each time.
struct AddressWords
{
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    auto operator<=>(const AddressWords&) const = default;
    [[nodiscard]] IpAddress toIpAddress() const
    {
        IpAddress::Bytes bytes {};
        std::memcpy(bytes.data(), &first, 8);
        std::memcpy(bytes.data() + 8, &second, 8);
        return IpAddress(bytes);
    }
};

enum class TunnelKind : std::uint8_t
{
    None,
    IpIp, ///< RFC 2003: IPv4 in IP
    SixInFour, ///< RFC 4213: IPv6 in IPv4 (protocol 41, also in IPv6)
    Gre, ///< RFC 2784, 2890
    Pptp, ///< RFC 2637
    NvGre, ///< RFC 7637; id is the VSID
    Erspan, ///< id is the session
    Vxlan, ///< RFC 7348; id is the VNI
    Geneve, ///< RFC 8926; id is the VNI
    Teredo, ///< RFC 4380
    Gtp, ///< 3GPP TS 29.281; id is the TEID, another one each way
    L2tp, ///< RFC 2661
    Mpls, ///< RFC 4023, 7510: MPLS in IP or UDP
    EtherIp, ///< RFC 3378
    Lisp, ///< RFC 6830
};
/// `vxlan:42`, `gre`; empty for None.
[[nodiscard]] std::string tunnelText(TunnelKind kind, std::uint32_t id);

enum class FragmentKind : std::uint8_t
{
    Whole,
    First,
    Later, ///< no transport header: ports are unknown
};

/// What the fragments of one IP packet have in common (RFC 791 §3.2, RFC 8200 §4.5).
struct FragmentKey
{
    AddressWords src {};
    AddressWords dst {};
    std::uint32_t id = 0;
    std::uint8_t protocol = 0; ///< what the IP or fragment header names

    bool operator==(const FragmentKey&) const = default;
};

/// What a flow meter needs of one packet: its innermost IP header and what follows it.
struct PacketSummary
{
    std::int64_t time = 0; ///< µs since 1970 UTC
    AddressWords src {};
    AddressWords dst {};
    /// The packet from its IP header on, as far as it was captured; lies in the reader's buffer.
    std::span<const std::byte> ip {};
    std::uint64_t number = 0; ///< in its capture, from 1; 0 not counted
    std::uint64_t ipBytes = 0; ///< octets of the IP packet, header included
    std::uint32_t tcpSequence = 0; ///< valid with hasTcpFlags
    std::uint32_t tunnelId = 0;
    std::uint32_t fragmentId = 0;
    std::uint16_t srcPort = 0;
    std::uint16_t dstPort = 0;
    std::uint16_t icmpTypeCode = 0; ///< type*256+code, valid with hasIcmpType
    std::uint16_t vlan = 0; ///< outermost 802.1Q VLAN id, 0 none
    std::uint8_t protocol = 0;
    std::uint8_t tcpFlags = 0;
    std::uint8_t tos = 0; ///< type of service (RFC 791), traffic class (RFC 8200)
    std::uint8_t fragmentProtocol = 0; ///< what the IP or fragment header names
    TunnelKind tunnel = TunnelKind::None;
    FragmentKind fragment = FragmentKind::Whole;
    bool hasTcpFlags = false;
    bool hasIcmpType = false;
    std::array<std::byte, 12> macs {}; ///< destination, source; zero when not known
};

} // namespace nb
