// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/flowkey.h"

#include <array>
#include <cstring>
#include <tuple>
#include <utility>

namespace nb {

namespace {

struct QueryTypes
{
    std::uint8_t protocol;
    std::uint8_t query;
    std::uint8_t reply;
};
constexpr std::array kQueries = std::to_array<QueryTypes>({
    {1, 8, 0}, // echo
    {1, 10, 9}, // router
    {1, 13, 14}, // timestamp
    {1, 15, 16}, // information
    {1, 17, 18}, // address mask
    {1, 42, 43}, // extended echo, RFC 8335
    {58, 128, 129}, // echo
    {58, 133, 134}, // router
    {58, 135, 136}, // neighbour
    {58, 160, 161}, // extended echo
});

struct End
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::uint16_t port = 0;
    bool operator<(const End& other) const
    {
        return std::tie(high, low, port) < std::tie(other.high, other.low, other.port);
    }
};

/// In the byte order of the machine: any order will do, and this needs no swapping.
End endOf(const IpAddress& address, std::uint16_t port)
{
    End end;
    std::memcpy(&end.high, address.bytes().data(), 8);
    std::memcpy(&end.low, address.bytes().data() + 8, 8);
    end.port = port;
    return end;
}

} // namespace

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    std::uint64_t h = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
    h ^= h >> 32;
    h *= 0xc2b2ae3d27d4eb4fULL;
    return h ^ (h >> 29);
}

std::uint32_t textHash(std::string_view text)
{
    if (text.empty())
        return 0;
    std::uint32_t h = 2166136261U; // FNV-1a
    for (const char c : text)
        h = (h ^ static_cast<std::uint8_t>(c)) * 16777619U;
    return h == 0 ? 1 : h;
}

IcmpQuery icmpQuery(std::uint8_t protocol, std::uint16_t typeCode)
{
    for (const QueryTypes& types : kQueries) {
        if (types.protocol != protocol)
            continue;
        if (typeCode >> 8 == types.query)
            return {typeCode, false, true};
        if (typeCode >> 8 == types.reply)
            return {static_cast<std::uint16_t>(types.query << 8), true, true};
    }
    return {typeCode, false, false};
}

FlowKeyHash flowKeyHash(const FlowBatch& batch, std::size_t row)
{
    const std::uint8_t protocol = batch.protocol[row];
    FlowKeyHash key;
    std::uint64_t extra = protocol;
    End from;
    End to;
    if (Protocol(protocol).isIcmp()) {
        const IcmpQuery query = icmpQuery(protocol, batch.dstPort[row]);
        key.reply = query.reply;
        // of a query the code is left out: that of its reply may differ
        extra |= std::uint64_t {query.known ? (query.typeCode & 0xFF00U) : query.typeCode} << 16;
        from = endOf(batch.srcIp[row], 0);
        to = endOf(batch.dstIp[row], 0);
    } else {
        from = endOf(batch.srcIp[row], batch.srcPort[row]);
        to = endOf(batch.dstIp[row], batch.dstPort[row]);
    }
    key.reverse = to < from;
    if (key.reverse)
        std::swap(from, to);
    extra |= std::uint64_t {from.port} << 32 | std::uint64_t {to.port} << 48;
    // the four words go through two multiplications that do not wait for each other
    const std::uint64_t a = mixed(from.high + 0x9e3779b97f4a7c15ULL, from.low);
    const std::uint64_t b = mixed(to.high + 0xc2b2ae3d27d4eb4fULL, to.low);
    key.hash = mixed(a + (b << 1 | b >> 63), extra);
    key.check = static_cast<std::uint32_t>(mixed(a - 3 * b, extra + 0x9e3779b97f4a7c15ULL) >> 32);
    return key;
}

} // namespace nb
