// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/flowtable.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace nb {

struct MeterOptions
{
    std::chrono::microseconds activeTimeout {std::chrono::seconds {1800}};
    std::chrono::microseconds idleTimeout {std::chrono::seconds {60}};
    /// How long a closed TCP flow stays open for trailing packets.
    std::chrono::microseconds linger {std::chrono::seconds {5}};
    std::uint32_t maxFlows = 400'000; ///< metered at a time, 160 bytes each
};

/// Order in which flows end: a wheel of buckets by deadline. A packet does not move its flow; when
/// a bucket comes due, flows that were active since go to the bucket of their new deadline. So a
/// packet costs nothing here. Runs on packet time, which may jump either way.
class FlowExpiry
{
public:
    FlowExpiry(FlowTable& table, const MeterOptions& options);

    /// Whether the packet time `now` ends the flow.
    [[nodiscard]] bool isOver(const FlowEntry& entry, std::int64_t now) const
    {
        return now - entry.end > silence(entry) || entry.start - now > m_idle;
    }
    [[nodiscard]] std::int64_t linger() const { return m_linger; }

    void add(std::uint32_t index);
    void remove(std::uint32_t index);
    /// Puts a flow that has just closed in the place of its now earlier deadline.
    void closed(std::uint32_t index);

    /// Packet time went on; calls `end(index)` for every flow whose time has come. `end` must
    /// remove nothing from here: the flow is out already.
    template <typename End> void advance(std::int64_t now, End&& end)
    {
        if (now >= m_now && now < m_nextTick)
            return;
        turn(now);
        while (m_due != 0)
            if (const auto index = takeDue())
                end(*index);
    }
    /// Takes out the flow whose deadline is next; nothing when there are none.
    std::optional<std::uint32_t> takeOldest();

private:
    static constexpr std::uint32_t kBuckets = 256;

    [[nodiscard]] std::int64_t silence(const FlowEntry& entry) const
    {
        return entry.closed ? m_linger : m_idle;
    }
    void turn(std::int64_t now);
    std::optional<std::uint32_t> takeDue();
    [[nodiscard]] std::uint8_t bucketOf(const FlowEntry& entry) const;
    void append(std::uint32_t index);

    FlowTable& m_table;
    std::int64_t m_idle;
    std::int64_t m_linger;
    std::int64_t m_tickLength;
    std::int64_t m_now = 0;
    std::int64_t m_nextTick = 0;
    std::int64_t m_tick = 0;
    std::uint32_t m_due = 0; ///< list of flows to look at; index + 1
    std::array<std::uint32_t, kBuckets> m_first {};
    std::array<std::uint32_t, kBuckets> m_last {};
};

} // namespace nb
