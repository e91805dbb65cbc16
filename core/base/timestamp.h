// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// An instant in UTC with microsecond resolution; what every layer below ui uses.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// A UTC calendar day; names a day file.
using Day = std::chrono::sys_days;

/// Microseconds since 1970 of the last instant that RFC 3339 can write, at the end of year 9999.
inline constexpr std::int64_t kLastMicrosecond = 253'402'300'799'999'999;
inline constexpr std::int64_t kLastDayNumber = 2'932'896; ///< days from 1970 to 9999-12-31

[[nodiscard]] constexpr Timestamp fromMicroseconds(std::int64_t microseconds)
{
    return Timestamp {std::chrono::microseconds {microseconds}};
}
[[nodiscard]] constexpr std::int64_t toMicroseconds(Timestamp time)
{
    return time.time_since_epoch().count();
}
[[nodiscard]] constexpr Day dayOf(Timestamp time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

/// What the clock of this computer says.
[[nodiscard]] Timestamp currentTime();

/// RFC 3339 in UTC with six decimals: `2026-03-02T09:30:00.000000Z`.
[[nodiscard]] std::string toString(Timestamp time);
/// `2026-03-02`.
[[nodiscard]] std::string toString(Day day);

/// Reads RFC 3339 (`T` or a blank, fraction and offset optional, no offset means UTC), a bare date
/// (midnight), or seconds since 1970 with optional fraction.
[[nodiscard]] std::optional<Timestamp> timestampFromString(std::string_view text);
[[nodiscard]] std::optional<Day> dayFromString(std::string_view text);

/// Half-open span of time, `from <= t < to`; an absent end is unbounded.
struct TimeRange
{
    std::optional<Timestamp> from {};
    std::optional<Timestamp> to {};

    [[nodiscard]] bool contains(Timestamp time) const
    {
        return (!from || time >= *from) && (!to || time < *to);
    }
    [[nodiscard]] bool unbounded() const { return !from && !to; }
    bool operator==(const TimeRange&) const = default;
};

} // namespace nb
