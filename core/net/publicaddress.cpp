// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/publicaddress.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

struct V4Block
{
    std::uint32_t network;
    int length;
};
constexpr std::array kReservedV4 = std::to_array<V4Block>({
    {0x0000'0000, 8}, // this network
    {0x0a00'0000, 8}, // private
    {0x6440'0000, 10}, // shared (CGNAT)
    {0x7f00'0000, 8}, // loopback
    {0xa9fe'0000, 16}, // link-local
    {0xac10'0000, 12}, // private
    {0xc000'0000, 24}, // protocol assignments
    {0xc000'0200, 24}, // documentation
    {0xc058'6300, 24}, // 6to4 relay
    {0xc0a8'0000, 16}, // private
    {0xc612'0000, 15}, // benchmarking
    {0xc633'6400, 24}, // documentation
    {0xcb00'7100, 24}, // documentation
    {0xe000'0000, 4}, // multicast
    {0xf000'0000, 4}, // reserved, broadcast
});

bool isPublicV4(std::uint32_t address)
{
    return std::ranges::none_of(kReservedV4, [address](const V4Block& block) {
        return ((address ^ block.network) >> (32 - block.length)) == 0;
    });
}

bool isPublicV6(const IpAddress::Bytes& b)
{
    const unsigned first = (unsigned {b[0]} << 8) | b[1];
    const unsigned second = (unsigned {b[2]} << 8) | b[3];
    if ((first >> 13) != 1) // 2000::/3 is all that is given out
        return false;
    if (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) // Teredo …, documentation
        return false;
    return first != 0x2002 // 6to4
        && !(first == 0x3fff && second < 0x1000); // documentation
}

} // namespace

bool isPublicAddress(const IpAddress& address)
{
    return address.isV4() ? isPublicV4(address.v4()) : isPublicV6(address.bytes());
}

} // namespace nb
