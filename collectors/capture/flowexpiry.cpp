// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/flowexpiry.h"

#include <algorithm>

namespace nb {

namespace {

/// A clock that runs back further than packets of several interfaces are ever out of order is a
/// new beginning (captures put together, one wrong time stamp).
constexpr std::int64_t kMaxDisorder = 600'000'000;
constexpr std::int64_t kMinTick = 1'000'000;
/// The longest silence in ticks; less than the wheel, so that a deadline never wraps.
constexpr std::int64_t kTicksOfSilence = 200;

} // namespace

FlowExpiry::FlowExpiry(FlowTable& table, const MeterOptions& options)
    : m_table(table)
    , m_idle(options.idleTimeout.count())
    , m_linger(std::min(options.linger.count(), m_idle))
    , m_tickLength(std::max(kMinTick, m_idle / kTicksOfSilence + 1))
{
}

std::uint8_t FlowExpiry::bucketOf(const FlowEntry& entry) const
{
    const std::int64_t deadline = (entry.end + silence(entry)) / m_tickLength + 1;
    const std::int64_t tick
        = std::clamp(deadline, m_tick + 1, m_tick + std::int64_t {kBuckets} - 1);
    return static_cast<std::uint8_t>(tick % kBuckets);
}

void FlowExpiry::append(std::uint32_t index)
{
    FlowEntry& entry = m_table[index];
    entry.bucket = bucketOf(entry);
    entry.next = 0;
    entry.previous = m_last[entry.bucket];
    if (entry.previous != 0)
        m_table[entry.previous - 1].next = index + 1;
    else
        m_first[entry.bucket] = index + 1;
    m_last[entry.bucket] = index + 1;
}

void FlowExpiry::add(std::uint32_t index)
{
    append(index);
}

void FlowExpiry::remove(std::uint32_t index)
{
    const FlowEntry& entry = m_table[index];
    if (entry.previous != 0)
        m_table[entry.previous - 1].next = entry.next;
    else
        m_first[entry.bucket] = entry.next;
    if (entry.next != 0)
        m_table[entry.next - 1].previous = entry.previous;
    else
        m_last[entry.bucket] = entry.previous;
}

void FlowExpiry::closed(std::uint32_t index)
{
    remove(index);
    append(index);
}

void FlowExpiry::turn(std::int64_t now)
{
    if (now < m_now && m_now - now < kMaxDisorder)
        return;
    const std::int64_t tick = now / m_tickLength;
    const std::int64_t steps = std::min<std::int64_t>(tick - m_tick, kBuckets);
    const std::int64_t before = m_tick;
    m_now = now;
    m_tick = tick;
    m_nextTick = (tick + 1) * m_tickLength;
    std::uint32_t end = 0; // of the list of due flows
    for (std::int64_t step = 1; step <= steps; ++step) {
        const auto bucket = static_cast<std::size_t>((before + step) % kBuckets);
        if (m_first[bucket] == 0)
            continue;
        if (end == 0)
            m_due = m_first[bucket];
        else
            m_table[end - 1].next = m_first[bucket];
        end = m_last[bucket];
        m_first[bucket] = m_last[bucket] = 0;
    }
}

std::optional<std::uint32_t> FlowExpiry::takeDue()
{
    const std::uint32_t index = m_due - 1;
    const FlowEntry& entry = m_table[index];
    m_due = entry.next;
    if (isOver(entry, m_now) || entry.end - m_now > kMaxDisorder)
        return index;
    append(index);
    return std::nullopt;
}

std::optional<std::uint32_t> FlowExpiry::takeOldest()
{
    for (std::int64_t ahead = 1; ahead <= kBuckets; ++ahead) {
        const auto bucket = static_cast<std::uint8_t>((m_tick + ahead) % kBuckets);
        for (std::uint32_t next = m_first[bucket]; next != 0; next = m_first[bucket]) {
            const std::uint32_t index = next - 1;
            remove(index);
            const std::int64_t due = (bucketOf(m_table[index]) - m_tick) & (kBuckets - 1);
            if (due <= ahead)
                return index;
            append(index); // was active since; its turn comes later
        }
    }
    return std::nullopt;
}

} // namespace nb
