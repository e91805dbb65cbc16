// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/timelineplan.h"

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

void TimelinePlan::add(ChunkReader& chunk, std::span<const std::uint8_t> mask)
{
    const auto known = [](std::uint64_t stored) { return stored - (stored != 0); };
    const auto start = chunk.get<std::uint64_t>(Column::Start);
    const auto hits = chunk.get<std::uint32_t>(Column::Hits);
    const auto packets = chunk.get<std::uint64_t>(Column::Packets);
    const auto bytes = chunk.get<std::uint64_t>(Column::Bytes);
    const auto reversePackets = chunk.get<std::uint64_t>(Column::ReversePackets);
    const auto reverseBytes = chunk.get<std::uint64_t>(Column::ReverseBytes);
    const std::int64_t step = m_timeline.bucket.count();
    const auto last = static_cast<std::int64_t>(m_timeline.buckets.size()) - 1;
    if (last < 0)
        return;
    for (std::size_t i = 0; i < chunk.rows(); ++i) {
        if (!mask.empty() && mask[i] == 0)
            continue;
        const std::int64_t offset = static_cast<std::int64_t>(start[i]) - m_first;
        const std::int64_t at = offset / step;
        if (offset < 0 || at > last)
            continue; // began before the range: it counts in no bucket of it
        FlowTotals& totals = m_timeline.buckets[static_cast<std::size_t>(at)].totals;
        ++totals.rows;
        totals.flows += hits[i];
        totals.packets = addSum(totals.packets, known(packets[i]));
        totals.bytes = addSum(totals.bytes, known(bytes[i]));
        totals.reversePackets = addSum(totals.reversePackets, known(reversePackets[i]));
        totals.reverseBytes = addSum(totals.reverseBytes, known(reverseBytes[i]));
        totals.packetsUnknown += packets[i] == 0;
        totals.bytesUnknown += bytes[i] == 0;
    }
}

} // namespace nb
