// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/dayfile.h"

#include <array>
#include <bitset>

namespace nb {

/// The chunks of one day file, one after the other, as a query sees them: columns are decoded when
/// first asked for, into buffers that are reused from chunk to chunk. Ids, states and times are
/// checked against their dictionaries and ranges, so that a damaged file cannot send a query
/// astray. One thread; keep the DayFile alive.
class ChunkReader : public ChunkView
{
public:
    /// Counters of sampled rows come multiplied by their rate, also in zone(), unless `raw`.
    ChunkReader(
        DayFile::Reader reader, std::shared_ptr<const Dictionaries> dictionaries, bool raw = false);

    /// Moves to a chunk; spans handed out before are no longer valid.
    void select(const ChunkInfo& chunk);
    [[nodiscard]] const ChunkInfo& chunk() const { return *m_chunk; }
    /// Whether counters of the current chunk differ from the stored ones.
    [[nodiscard]] bool isScaled() const { return m_highestRate > 1; }

    [[nodiscard]] std::size_t rows() const override { return m_chunk->rows; }
    [[nodiscard]] ColumnZone zone(Column column) const override;
    /// Counters come as 32-bit numbers where the chunk's fit and need not be multiplied. After a
    /// read error the column is all zero and error() is set. Everything that sums, filters or sorts
    /// reads counters here.
    [[nodiscard]] ColumnValues values(Column column) override;
    /// In the type noted at Column, T; counters multiplied like those of values().
    template <typename T> [[nodiscard]] std::span<const T> get(Column column)
    {
        return std::get<std::vector<T>>(native(column));
    }
    /// The value of every row where the file stores only one, and it is the same for all rates.
    [[nodiscard]] std::optional<std::uint64_t> constant(Column column) const;
    /// The first error since the reader was made.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    static constexpr std::size_t kCounters = 4;
    enum class Narrow : std::uint8_t
    {
        Untried,
        Fits,
        TooLarge,
    };

    const ColumnVector& native(Column column);
    bool readNarrow(Column column);
    [[nodiscard]] std::uint64_t largestAllowed(Column column) const;
    void scale(std::vector<std::uint64_t>& counters);

    DayFile::Reader m_reader;
    std::shared_ptr<const Dictionaries> m_dictionaries;
    bool m_raw = false;
    const ChunkInfo* m_chunk = nullptr;
    std::uint32_t m_lowestRate = 1; ///< of the current chunk's rows
    std::uint32_t m_highestRate = 1;
    std::bitset<kColumnCount> m_ready;
    ChunkColumns m_columns;
    std::array<Narrow, kCounters> m_narrow {};
    std::array<std::vector<std::uint32_t>, kCounters> m_narrowCounts; ///< from Packets on
    std::optional<Error> m_error;
};

} // namespace nb
