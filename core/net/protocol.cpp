// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/protocol.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nb {

namespace {

struct ProtocolName
{
    std::uint8_t number;
    std::string_view name;
};

/// IANA protocol-numbers, lower case; those that are met on networks today. An alias follows the
/// name that is printed.
constexpr std::array kNames = std::to_array<ProtocolName>({
    {0, "hopopt"},
    {1, "icmp"},
    {2, "igmp"},
    {3, "ggp"},
    {4, "ipv4"},
    {4, "ipip"},
    {6, "tcp"},
    {8, "egp"},
    {9, "igp"},
    {17, "udp"},
    {27, "rdp"},
    {33, "dccp"},
    {41, "ipv6"},
    {43, "ipv6-route"},
    {44, "ipv6-frag"},
    {46, "rsvp"},
    {47, "gre"},
    {50, "esp"},
    {51, "ah"},
    {57, "skip"},
    {58, "ipv6-icmp"},
    {58, "icmpv6"},
    {58, "icmp6"},
    {59, "ipv6-nonxt"},
    {60, "ipv6-opts"},
    {88, "eigrp"},
    {89, "ospf"},
    {89, "ospfigp"},
    {94, "ipip-wrap"},
    {97, "etherip"},
    {103, "pim"},
    {108, "ipcomp"},
    {112, "vrrp"},
    {115, "l2tp"},
    {124, "isis"},
    {132, "sctp"},
    {135, "mobility"},
    {136, "udplite"},
    {137, "mpls-in-ip"},
    {139, "hip"},
    {140, "shim6"},
});

bool equalNoCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x)
            == (y >= 'A' && y <= 'Z' ? y - 'A' + 'a' : y);
    });
}

} // namespace

std::optional<Protocol> Protocol::fromString(std::string_view text)
{
    for (const ProtocolName& row : kNames)
        if (equalNoCase(row.name, text))
            return Protocol(row.number);
    std::uint8_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return Protocol(number);
}

std::string Protocol::toString() const
{
    const auto row = std::ranges::find(kNames, m_number, &ProtocolName::number);
    return row == kNames.end() ? std::to_string(m_number) : std::string(row->name);
}

} // namespace nb
