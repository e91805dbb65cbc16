// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/timelineplan.h"

#include "core/storage/rowsums.h"

#include <algorithm>
#include <array>

namespace nb {

using namespace std::chrono_literals;

std::chrono::microseconds chooseBucket(std::chrono::microseconds length, std::size_t maxBuckets)
{
    static constexpr std::array<std::chrono::microseconds, 23> kWidths {1ms, 5ms, 10ms, 50ms, 100ms,
        500ms, 1s, 2s, 5s, 10s, 15s, 30s, 60s, 120s, 300s, 600s, 900s, 1800s, 3600s, 7200s, 21600s,
        43200s, 86400s};
    // one more for the bucket that the end falls into
    const auto buckets = static_cast<std::int64_t>(std::max<std::size_t>(maxBuckets, 2)) - 1;
    for (const auto width : kWidths)
        if (length / width < buckets)
            return width;
    const auto days = length / (24h * buckets) + 1;
    return days * std::chrono::microseconds(24h);
}

Result<TimelinePlan> TimelinePlan::make(
    const TimelineQuery& query, const std::optional<std::pair<Timestamp, Timestamp>>& span)
{
    TimelinePlan plan;
    plan.m_timeline.bucket = query.bucket;
    plan.m_sums = query.flows.sums;
    if (!span)
        return plan;
    const Timestamp from = std::max(query.flows.range.from.value_or(span->first), span->first);
    const Timestamp to
        = std::min(query.flows.range.to.value_or(span->second + 1us), span->second + 1us);
    if (from >= to)
        return plan;
    const auto width
        = query.bucket.count() > 0 ? query.bucket : chooseBucket(to - from, query.maxBuckets);
    const std::int64_t step = width.count();
    plan.m_timeline.bucket = width;
    plan.m_first = toMicroseconds(from) / step * step;
    const auto buckets
        = static_cast<std::uint64_t>((toMicroseconds(to) - 1 - plan.m_first) / step + 1);
    if (buckets > kMaxBuckets)
        return Error {ErrorCode::LimitExceeded,
            "that bucket would give " + std::to_string(buckets) + " rows: choose a wider one"};
    plan.m_timeline.buckets.resize(static_cast<std::size_t>(buckets));
    std::int64_t start = plan.m_first;
    for (TimelineBucket& bucket : plan.m_timeline.buckets) {
        bucket.start = fromMicroseconds(start);
        start += step;
    }
    return plan;
}

std::size_t TimelinePlan::bucketOf(std::uint64_t start) const
{
    const std::int64_t offset = static_cast<std::int64_t>(start) - m_first;
    const std::size_t none = m_timeline.buckets.size();
    if (offset < 0)
        return none; // began before the range: it counts in no bucket of it
    return std::min(none, static_cast<std::size_t>(offset / m_timeline.bucket.count()));
}

/// Finds the bucket of each row, looking at most rows only for whether it is the last one's.
void TimelinePlan::placeRows(ChunkReader& chunk, std::span<const std::uint8_t> mask)
{
    m_rows.clear();
    m_bucketOf.clear();
    const auto start = chunk.get<std::uint64_t>(Column::Start);
    const auto step = static_cast<std::uint64_t>(m_timeline.bucket.count());
    std::uint64_t from = 0; // the last bucket's first time
    std::size_t at = m_timeline.buckets.size();
    for (std::uint32_t i = 0; i < chunk.rows(); ++i) {
        if (!mask.empty() && mask[i] == 0)
            continue;
        if (at == m_timeline.buckets.size() || start[i] - from >= step) {
            at = bucketOf(start[i]);
            if (at == m_timeline.buckets.size())
                continue;
            from = static_cast<std::uint64_t>(toMicroseconds(m_timeline.buckets[at].start));
        }
        m_rows.push_back(i);
        m_bucketOf.push_back(static_cast<std::uint32_t>(at));
    }
}

/// The counters of a bucket, in the order of kCounterColumns.
constexpr std::array kCounterTotals {&FlowTotals::packets, &FlowTotals::bytes,
    &FlowTotals::reversePackets, &FlowTotals::reverseBytes};

/// Sums that were made elsewhere take room of the buckets too.
void TimelinePlan::addTotals(FlowTotals& bucket, const FlowTotals& totals)
{
    addTo(bucket, totals);
    for (std::size_t k = 0; k < m_room.size(); ++k)
        (void)m_room[k].take(1, totals.*kCounterTotals[k]);
}

void TimelinePlan::add(ChunkReader& chunk, std::span<const std::uint8_t> mask,
    const std::function<FlowTotals()>& totals)
{
    auto& buckets = m_timeline.buckets;
    if (buckets.empty())
        return;
    const ColumnZone zone = chunk.zone(Column::Start);
    const std::size_t first = bucketOf(zone.min);
    if (first == bucketOf(zone.max)) {
        if (first < buckets.size())
            addTotals(buckets[first].totals, totals());
        return;
    }
    placeRows(chunk, mask);
    const auto addAll = [&](std::uint64_t FlowTotals::*sum, auto&& valueOf) {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            buckets[m_bucketOf[i]].totals.*sum += valueOf(m_rows[i]);
    };
    addAll(&FlowTotals::rows, [](std::uint32_t) { return std::uint64_t {1}; });
    if (contains(m_sums, Sums::Flows))
        addAll(
            &FlowTotals::flows, [hits = chunk.get<std::uint32_t>(Column::Hits)](std::uint32_t row) {
                return std::uint64_t {hits[row]};
            });
    for (std::size_t k = 0; k < kCounterColumns.size(); ++k) {
        const Column counter = kCounterColumns[k];
        const auto same = chunk.constant(counter);
        if (!needs(m_sums, counter) || (same && *same == 1))
            continue;
        std::visit(
            [&](auto stored) {
                const auto valueOf = [stored](std::uint32_t row) {
                    return std::uint64_t {knownCount(stored[row])};
                };
                if (m_room[k].take(m_rows.size(), mostOf(stored)))
                    addAll(kCounterTotals[k], valueOf);
                else
                    for (std::size_t i = 0; i < m_rows.size(); ++i) {
                        std::uint64_t& sum = buckets[m_bucketOf[i]].totals.*kCounterTotals[k];
                        sum = addSum(sum, valueOf(m_rows[i]));
                    }
                if (k < 2 && mayBeUnknown(chunk.chunk().columns[columnIndex(counter)]))
                    addAll(k == 0 ? &FlowTotals::packetsUnknown : &FlowTotals::bytesUnknown,
                        [stored](std::uint32_t row) {
                            return std::uint64_t {stored[row] == 0 ? 1U : 0U};
                        });
            },
            chunk.values(counter));
    }
}

} // namespace nb
