// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/skipcounts.h"

#include "collectors/capture/capturereader.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace nb {

namespace {

struct TypeName
{
    std::uint32_t value;
    std::string_view name;
};

/// IEEE EtherTypes that are often seen beside IP.
constexpr std::array kEtherTypes = std::to_array<TypeName>({{0x0806, "arp"}, {0x8035, "rarp"},
    {0x0842, "wake-on-lan"}, {0x6002, "dec mop"}, {0x6003, "decnet"}, {0x809b, "appletalk"},
    {0x80f3, "aarp"}, {0x8137, "ipx"}, {0x8808, "ethernet flow control"}, {0x8809, "lacp"},
    {0x8863, "pppoe discovery"}, {0x888e, "802.1x"}, {0x8892, "profinet"}, {0x88a4, "ethercat"},
    {0x88b8, "goose"}, {0x88ba, "sampled values"}, {0x88cc, "lldp"}, {0x88e5, "macsec"},
    {0x88f7, "ptp"}, {0x8902, "cfm"}, {0x8906, "fcoe"}, {0x9000, "loopback"}});

/// RFC 1661 and IANA "PPP DLL Protocol Numbers".
constexpr std::array kPppProtocols = std::to_array<TypeName>(
    {{0x8021, "ppp ipcp"}, {0x8057, "ppp ipv6cp"}, {0x80fd, "ppp ccp"}, {0xc021, "ppp lcp"},
        {0xc023, "ppp pap"}, {0xc223, "ppp chap"}, {0x00fd, "ppp compressed"}});

std::string hexText(std::uint32_t value)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x";
    for (int shift = 12; shift >= 0; shift -= 4)
        text.push_back(kDigits[(value >> shift) & 15]);
    return text;
}

template <std::size_t N>
std::string nameOf(const std::array<TypeName, N>& names, std::uint32_t value, std::string_view kind)
{
    const auto it = std::find_if(
        names.begin(), names.end(), [value](const TypeName& n) { return n.value == value; });
    return it != names.end() ? std::string(it->name) : std::string(kind) + hexText(value);
}

} // namespace

std::string toString(const SkipReason& reason)
{
    switch (reason.kind) {
    case SkipKind::None:
        break;
    case SkipKind::EtherType:
        return "non-ip: " + nameOf(kEtherTypes, reason.value, "ethertype ");
    case SkipKind::Llc:
        return "non-ip: llc";
    case SkipKind::Ppp:
        return "non-ip: " + nameOf(kPppProtocols, reason.value, "ppp ");
    case SkipKind::Wifi:
        return "non-ip: 802.11 without data";
    case SkipKind::WifiProtected:
        return "802.11 encrypted";
    case SkipKind::WifiAggregate:
        return "802.11 aggregate";
    case SkipKind::LinkType:
        if (reason.value >= kSnoopLinkType)
            return "unknown snoop link type " + std::to_string(reason.value - kSnoopLinkType);
        return "unknown link type " + std::to_string(reason.value);
    case SkipKind::LinkHeader:
        return "malformed link header";
    case SkipKind::VlanDepth:
        return "vlan depth";
    case SkipKind::MplsDepth:
        return "mpls depth";
    case SkipKind::Mpls:
        return "non-ip: mpls payload";
    case SkipKind::IpHeader:
        return "malformed ip header";
    case SkipKind::IpCut:
        return "ip header cut off";
    case SkipKind::TunnelDepth:
        return "tunnel depth";
    }
    return "other";
}

void SkipCounts::addTo(std::map<std::string, std::uint64_t>& counts) const
{
    for (const auto& [key, count] : m_counts)
        counts[toString(
            SkipReason {static_cast<SkipKind>(key >> 32), static_cast<std::uint32_t>(key)})]
            += count;
}

} // namespace nb
