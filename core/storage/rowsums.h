// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/chunkreader.h"
#include "core/storage/flowstore.h"
#include "core/storage/joinkernels.h"

#include <array>
#include <limits>
#include <span>
#include <vector>

namespace nb {

/// The counter columns, in the order of FlowTotals.
inline constexpr std::array kCounterColumns {
    Column::Packets, Column::Bytes, Column::ReversePackets, Column::ReverseBytes};

/// What a stored counter (one more than the count, 0 for unknown) adds to a sum.
template <typename T> [[nodiscard]] constexpr T knownCount(T stored)
{
    return static_cast<T>(stored - (stored != 0 ? 1U : 0U));
}

/// At least as large as each of them.
template <typename T> [[nodiscard]] std::uint64_t mostOf(std::span<const T> stored)
{
    if constexpr (sizeof(T) < sizeof(std::uint64_t))
        return std::numeric_limits<T>::max();
    else
        return join::largest(stored);
}

/// Tells how long counters can be added to sums without looking whether each sum has room below
/// kMostSum. Asks the counters themselves: a damaged file's catalogue may say anything.
class SumRoom
{
public:
    /// To be asked before up to `rows` counters of at most `most` go to any of the sums. Once it is
    /// false, they are to be added with addSum.
    [[nodiscard]] bool take(std::uint64_t rows, std::uint64_t most)
    {
        if (rows != 0 && most > m_left / rows)
            m_left = 0;
        else
            m_left -= rows * most;
        return m_left != 0;
    }

private:
    std::uint64_t m_left = kMostSum;
};

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
