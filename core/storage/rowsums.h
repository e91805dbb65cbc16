// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/chunkreader.h"
#include "core/storage/flowstore.h"

#include <array>
#include <span>

namespace nb {

/// The counter columns, in the order of FlowTotals.
inline constexpr std::array kCounterColumns {
    Column::Packets, Column::Bytes, Column::ReversePackets, Column::ReverseBytes};

/// What a stored counter (one more than the count, 0 for unknown) adds to a sum.
template <typename T> [[nodiscard]] constexpr T knownCount(T stored)
{
    return stored - (stored != 0);
}

/// Whether some rows of a counter column can be unknown.
[[nodiscard]] bool mayBeUnknown(const ColumnHead& head);

/// What the counters of some chunks can hold, from their heads alone, so that nothing is kept and
/// added up for what is the same everywhere.
struct CountFacts
{
    bool hits = false; ///< not all hits are 1
    std::array<bool, kCounterColumns.size()> counted {}; ///< some rows have a count other than 0
    bool packetsUnknown = false; ///< some may be
    bool bytesUnknown = false;

    void add(const ChunkInfo& chunk);
};

/// The columns of counters that some sums need: both directions.
[[nodiscard]] constexpr bool needs(Sums sums, Column counter)
{
    const bool packets = counter == Column::Packets || counter == Column::ReversePackets;
    return contains(sums, packets ? Sums::Packets : Sums::Bytes);
}

/// The sums of the rows whose mask is 1, of which there are `matching`; of all for an empty mask.
[[nodiscard]] FlowTotals sumRows(
    ChunkReader& chunk, std::span<const std::uint8_t> mask, std::size_t matching, Sums sums);

/// The numbers of the rows whose mask is 1.
void listRows(std::span<const std::uint8_t> mask, std::vector<std::uint32_t>& rows);

} // namespace nb
