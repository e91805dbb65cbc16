// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace nb {

/// Counts what is missing in a sequence of numbers modulo 2^32 that may arrive out of order: a
/// number up to 63 behind the highest that comes late takes back the loss it was counted as.
/// One thread.
class SequenceWindow
{
public:
    enum class Step : std::uint8_t
    {
        First, ///< nothing to compare with
        Next, ///< ahead of all others
        Reordered, ///< late, had been counted as lost
        Repeated, ///< the number was there before
        Restart, ///< the sender counts from anew
        Odd, ///< far from the others, and nothing else says that the sender restarted
    };

    /// `earlier` says that the sender's own clock went back, so that numbers that were there
    /// before, or that are far away, mean a restart at once. Without it two neighbours do.
    Step take(std::uint32_t number, bool earlier = false);
    /// Forgets the numbers, not the counts.
    void reset() { m_started = false; }

    [[nodiscard]] std::uint64_t lost() const { return m_lost; }
    [[nodiscard]] std::uint64_t reordered() const { return m_reordered; }
    [[nodiscard]] std::uint64_t restarts() const { return m_restarts; }

private:
    Step begin(std::uint32_t number, Step step);
    Step takeBehind(std::uint32_t behind, bool earlier, std::uint32_t number);

    bool m_started = false;
    std::uint32_t m_highest = 0;
    std::uint64_t m_seen = 0; ///< bit i: m_highest - i was there
    std::uint32_t m_known = 0; ///< bits that were ever watched
    std::optional<std::uint32_t> m_odd; ///< the last number that was far from the others
    std::uint64_t m_lost = 0;
    std::uint64_t m_reordered = 0;
    std::uint64_t m_restarts = 0;
};

} // namespace nb
