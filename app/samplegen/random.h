// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace nb::sample {

/// SplitMix64 with integer results only: the same numbers from every compiler and library, which
/// the standard distributions do not promise.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 <= result < bound; bound > 0.
    std::int64_t below(std::int64_t bound)
    {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(bound));
    }
    /// low <= result <= high.
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + below(high - low + 1);
    }
    bool percent(std::int64_t chance) { return below(100) < chance; }
    /// Mostly near `low`, seldom up to low << doublings: how sizes and durations really are.
    std::int64_t skewed(std::int64_t low, std::int64_t doublings)
    {
        const std::int64_t shift = below(below(doublings + 1) + 1);
        return (low << shift) + below((low << shift) + 1);
    }

private:
    std::uint64_t m_state;
};

} // namespace nb::sample
