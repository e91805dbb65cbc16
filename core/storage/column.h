// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

namespace nb {

/// The physical columns of a flow chunk. The numbers are part of the day-file format: never reuse.
enum class Column : std::uint8_t
{
    Start = 1, ///< i64 as u64, µs since 1970
    Duration = 2, ///< u64, µs; end - start
    SrcHost = 3, ///< u32, host id
    DstHost = 4, ///< u32, host id
    SrcPort = 5, ///< u16
    DstPort = 6, ///< u16
    Protocol = 7, ///< u8
    Packets = 8, ///< u64; stored + 1, so that 0 is "unknown"
    Bytes = 9, ///< u64; stored + 1
    ReversePackets = 10, ///< u64; stored + 1
    ReverseBytes = 11, ///< u64; stored + 1
    TcpFlags = 12, ///< u8
    ReverseTcpFlags = 13, ///< u8
    State = 14, ///< u8, FlowState
    SrcName = 15, ///< u32, name id
    DstName = 16, ///< u32, name id
    Service = 17, ///< u32, service id
    Application = 18, ///< u32, application id
    Rule = 19, ///< u32, rule_label id
    Vlan = 20, ///< u16
    Exporter = 21, ///< u32, exporter id
    Tunnel = 22, ///< u32, tunnel id
    SrcMac = 23, ///< u32, mac id
    DstMac = 24, ///< u32, mac id
    Hits = 25, ///< u32
    Confidence = 26, ///< u8, percent
    // from here on 0 is "the source did not say", and a chunk of nothing but 0 has no such column
    Received = 27, ///< i64 as u64, µs; received - end, zigzag
    Domain = 28, ///< u32
    Sampler = 29, ///< u32, sampler id; 0 is not sampled
    Observers = 30, ///< u32, observers id
    Event = 31, ///< u32, event id
    NatSrcHost = 32, ///< u32, host id
    NatDstHost = 33, ///< u32, host id
    NatSrcPort = 34, ///< u16
    NatDstPort = 35, ///< u16
    InInterface = 36, ///< u32, interface id
    OutInterface = 37, ///< u32, interface id
    Vrf = 38, ///< u32, vrf id
    Marks = 39, ///< u32, marks id
};
inline constexpr std::size_t kColumnCount = 39;
/// Columns that a chunk may lack; see Column.
[[nodiscard]] constexpr bool isOptional(Column column)
{
    return column >= Column::Received;
}

/// Small differences of either sign as small unsigned numbers: 0, -1, 1, -2, …
[[nodiscard]] constexpr std::uint64_t zigzagOf(std::uint64_t difference)
{
    return (difference << 1U) ^ (0 - (difference >> 63U));
}
[[nodiscard]] constexpr std::uint64_t fromZigzag(std::uint64_t value)
{
    return (value >> 1U) ^ (0 - (value & 1U));
}

/// Smallest and largest stored value of a column in a chunk (zone map).
struct ColumnZone
{
    std::uint64_t min = 0;
    std::uint64_t max = ~std::uint64_t {0};
};

/// Decoded values of a column; the type is the one noted at Column, or a narrower one that holds
/// all values of the chunk.
using ColumnValues = std::variant<std::span<const std::uint8_t>, std::span<const std::uint16_t>,
    std::span<const std::uint32_t>, std::span<const std::uint64_t>>;

/// One chunk of flows as a predicate or an aggregation sees it. Columns are decoded when first
/// asked for; spans stay valid as long as the view. One thread.
class ChunkView
{
public:
    virtual ~ChunkView() = default;
    [[nodiscard]] virtual std::size_t rows() const = 0;
    [[nodiscard]] virtual ColumnZone zone(Column column) const = 0;
    [[nodiscard]] virtual ColumnValues values(Column column) = 0;
};

} // namespace nb
