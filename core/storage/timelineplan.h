// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/chunkreader.h"
#include "core/storage/flowstore.h"
#include "core/storage/rowsums.h"

#include <array>
#include <functional>
#include <vector>

namespace nb {

/// The buckets of a timeline query, filled chunk by chunk. One thread.
class TimelinePlan
{
public:
    static constexpr std::uint64_t kMaxBuckets = 1'000'000;

    /// Buckets cover the query's range where it is given, else `span`. LimitExceeded for a bucket
    /// so narrow that there would be over a million.
    static Result<TimelinePlan> make(
        const TimelineQuery& query, const std::optional<std::pair<Timestamp, Timestamp>>& span);

    /// Adds the rows whose mask is 1, all of them for an empty mask; `totals` gives their sums, for
    /// a chunk that lies in one bucket.
    void add(ChunkReader& chunk, std::span<const std::uint8_t> mask,
        const std::function<FlowTotals()>& totals);
    [[nodiscard]] Timeline timeline() { return std::move(m_timeline); }

private:
    /// The bucket of a start time, past the last one when there is none.
    [[nodiscard]] std::size_t bucketOf(std::uint64_t start) const;
    void placeRows(ChunkReader& chunk, std::span<const std::uint8_t> mask);
    void addTotals(FlowTotals& bucket, const FlowTotals& totals);

    Timeline m_timeline;
    Sums m_sums = Sums::All;
    std::vector<std::uint32_t> m_rows; ///< of the chunk at hand, those that are in a bucket
    std::vector<std::uint32_t> m_bucketOf; ///< of each of m_rows
    std::array<SumRoom, kCounterColumns.size()> m_room {}; ///< of the buckets' sums
    std::int64_t m_first = 0; ///< µs since 1970, start of the first bucket
};

/// The narrowest of the usual widths (1 s, 5 s, … 1 min, 5 min, … 1 d) that gives at most
/// `maxBuckets` over `length`.
[[nodiscard]] std::chrono::microseconds chooseBucket(
    std::chrono::microseconds length, std::size_t maxBuckets);

} // namespace nb
