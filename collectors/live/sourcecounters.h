// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace nb {

/// What a source counted, as one consistent set.
struct SourceCounts
{
    std::uint64_t offered = 0; ///< messages the system handed us or dropped
    std::uint64_t received = 0; ///< of these, handed to us
    std::uint64_t queued = 0; ///< of these, put into the ring
    std::uint64_t sessions = 0;
    std::uint64_t rejectedSessions = 0;
    std::array<std::uint64_t, kDropReasonCount> drops {};

    std::uint64_t& drop(DropReason reason) { return drops[static_cast<std::size_t>(reason)]; }
};

/// Hands a source's counts from its thread to any other as a whole. The writer never waits; a
/// reader tries again when it was interrupted (a sequence lock).
class SourceCounters
{
public:
    /// The source's thread.
    void publish(const SourceCounts& counts)
    {
        const std::uint64_t turn = m_turn.load(std::memory_order_relaxed);
        m_turn.store(turn + 1, std::memory_order_relaxed);
        const auto put = [this, i = std::size_t {0}](std::uint64_t value) mutable {
            m_values[i++].store(value, std::memory_order_release);
        };
        forEach(counts, put);
        m_turn.store(turn + 2, std::memory_order_release);
    }
    /// Any thread.
    [[nodiscard]] SourceCounts read() const
    {
        for (;;) {
            const std::uint64_t before = m_turn.load(std::memory_order_acquire);
            SourceCounts counts;
            const auto get = [this, i = std::size_t {0}](std::uint64_t& value) mutable {
                value = m_values[i++].load(std::memory_order_acquire);
            };
            forEach(counts, get);
            if (before % 2 == 0 && m_turn.load(std::memory_order_relaxed) == before)
                return counts;
        }
    }

private:
    template <typename Counts, typename F> static void forEach(Counts& counts, F visit)
    {
        visit(counts.offered);
        visit(counts.received);
        visit(counts.queued);
        visit(counts.sessions);
        visit(counts.rejectedSessions);
        for (auto& value : counts.drops)
            visit(value);
    }

    std::atomic<std::uint64_t> m_turn {0};
    std::array<std::atomic<std::uint64_t>, 5 + kDropReasonCount> m_values {};
};

} // namespace nb
