// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace nb {

/// How two stretches of time lie to each other, in µs.
struct TimeFit
{
    std::int64_t overlap = 0; ///< below 0: the gap between them
    std::int64_t shorter = 0; ///< duration of the shorter one
    std::int64_t longer = 0;

    /// At least half of the longer one is common to both.
    [[nodiscard]] bool coversLonger() const { return overlap >= 0 && overlap >= longer / 2; }
    [[nodiscard]] bool coversShorter() const { return overlap >= 0 && overlap >= shorter / 2; }
};

template <typename A, typename B> [[nodiscard]] TimeFit timeFit(const A& a, const B& b)
{
    const auto [shorter, longer] = std::minmax({a.end - a.start, b.end - b.start});
    return {std::min(a.end, b.end) - std::max(a.start, b.start), shorter, longer};
}

/// Times are kept within ±73,000 years, so that no difference of two overflows.
[[nodiscard]] constexpr std::int64_t boundedTime(std::int64_t time)
{
    constexpr std::int64_t kLimit = std::int64_t {1} << 61;
    return std::clamp(time, -kLimit, kLimit);
}

} // namespace nb
