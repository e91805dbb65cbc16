// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <compare>
#include <cstdint>
#include <string_view>

namespace nb {

/// An address of an analysis, numbered in the order of addresses.
using PivotHost = std::uint32_t;

/// One number for a client and a server.
[[nodiscard]] constexpr std::uint64_t pairKey(PivotHost client, PivotHost server)
{
    return std::uint64_t {client} << 32U | server;
}

/// How we know who asked whom, from weak to strong.
enum class DirectionEvidence : std::uint8_t
{
    Guess, ///< the larger port is the client's
    Port, ///< one port is a service's
    Exporter, ///< the exporter said so
    Syn, ///< the first SYN was seen
};
[[nodiscard]] std::string_view toString(DirectionEvidence evidence);

/// A record as it is handed in, before hosts are numbered. `source` is who asked, as far as the
/// record tells.
struct PivotRecord
{
    static constexpr std::uint64_t kUnknown = ~std::uint64_t {0};

    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0; ///< µs since 1970
    IpAddress source {};
    IpAddress destination {};
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    std::uint8_t protocol = 0;
    std::uint64_t bytes = kUnknown; ///< octets sent by the source
    std::uint64_t reverseBytes = kUnknown; ///< octets sent by the destination
    DirectionEvidence direction = DirectionEvidence::Guess;
    bool sampled = false;
    std::uint16_t exporter = 0; ///< any number that tells exporters apart
};

/// A flow of TCP or UDP between two hosts, 56 bytes. The client asked.
struct PivotFlow
{
    static constexpr std::uint64_t kUnknown = PivotRecord::kUnknown;

    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0; ///< µs since 1970
    std::uint64_t bytes = 0; ///< octets from the client
    std::uint64_t reverseBytes = 0; ///< octets from the server
    PivotHost client = 0;
    PivotHost server = 0;
    std::uint16_t clientPort = 0;
    std::uint16_t serverPort = 0;
    std::uint8_t protocol = 0;
    DirectionEvidence direction = DirectionEvidence::Guess;
    std::uint16_t exporter = 0;
    bool sampled = false;
    bool toSeveral = false; ///< multicast or broadcast
    bool turned = false; ///< the first record had client and server the other way round
    bool secondBytes = false; ///< `bytes` come of another record than the first one's stream
    bool secondReverse = false; ///< the same for `reverseBytes`
    bool severalExporters = false;
    std::uint16_t records = 1; ///< records merged into it; stays at the largest number

    auto operator<=>(const PivotFlow&) const = default;
};
static_assert(sizeof(PivotFlow) <= 64);

/// Exchanges client and server.
void turnRound(PivotFlow& flow);

} // namespace nb
