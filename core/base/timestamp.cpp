// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timestamp.h"

#include <charconv>
#include <cstdio>

namespace nb {

namespace {

/// Reads exactly `width` decimal digits at the front of `text` and drops them.
std::optional<int> takeDigits(std::string_view& text, std::size_t width)
{
    if (text.size() < width)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool takeChar(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

/// `.123456789` to microseconds; further digits are cut off.
std::optional<std::chrono::microseconds> takeFraction(std::string_view& text)
{
    std::int64_t micros = 0;
    std::int64_t scale = 100'000;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        micros += (text[digits] - '0') * scale;
        scale /= 10;
    }
    if (digits == 0)
        return std::nullopt;
    text.remove_prefix(digits);
    return std::chrono::microseconds {micros};
}

std::optional<Day> takeDay(std::string_view& text)
{
    const auto year = takeDigits(text, 4);
    if (!year || !takeChar(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !takeChar(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date {std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(*month)),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return Day(date);
}

/// `Z`, `+hh:mm`, `-hhmm` or nothing.
std::optional<std::chrono::minutes> takeOffset(std::string_view& text)
{
    if (text.empty() || takeChar(text, 'Z') || takeChar(text, 'z'))
        return std::chrono::minutes {0};
    const bool negative = text.front() == '-';
    if (!negative && text.front() != '+')
        return std::nullopt;
    text.remove_prefix(1);
    const auto hours = takeDigits(text, 2);
    takeChar(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset {*hours * 60 + *minutes};
    return negative ? -offset : offset;
}

std::optional<Timestamp> fromEpochSeconds(std::string_view text)
{
    const bool negative = takeChar(text, '-');
    if (text.starts_with('-'))
        return std::nullopt;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc {} || end == text.data() || seconds > 253'402'300'799)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    std::chrono::microseconds micros = std::chrono::seconds {seconds};
    if (takeChar(text, '.')) {
        const auto fraction = takeFraction(text);
        if (!fraction)
            return std::nullopt;
        micros += *fraction;
    }
    if (!text.empty())
        return std::nullopt;
    return Timestamp {negative ? -micros : micros};
}

} // namespace

Timestamp currentTime()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::string toString(Day day)
{
    const std::chrono::year_month_day date(day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string toString(Timestamp time)
{
    const Day day = dayOf(time);
    const std::chrono::hh_mm_ss clock(time - day);
    char text[32];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%06dZ",
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return toString(day) + text;
}

std::optional<Day> dayFromString(std::string_view text)
{
    const auto day = takeDay(text);
    return text.empty() ? day : std::nullopt;
}

std::optional<Timestamp> timestampFromString(std::string_view text)
{
    const std::string_view whole = text;
    const auto day = takeDay(text);
    if (!day)
        return fromEpochSeconds(whole);
    if (text.empty())
        return Timestamp {*day};
    if (!takeChar(text, 'T') && !takeChar(text, 't') && !takeChar(text, ' '))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours || !takeChar(text, ':'))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes)
        return std::nullopt;
    std::optional<int> seconds = 0;
    std::optional<std::chrono::microseconds> fraction = std::chrono::microseconds {0};
    if (takeChar(text, ':')) {
        seconds = takeDigits(text, 2);
        if (takeChar(text, '.'))
            fraction = takeFraction(text);
    }
    if (!seconds || !fraction || *hours > 23 || *minutes > 59 || *seconds > 60)
        return std::nullopt;
    const auto offset = takeOffset(text);
    if (!offset || !text.empty())
        return std::nullopt;
    return Timestamp {*day} + std::chrono::hours(*hours) + std::chrono::minutes(*minutes)
        + std::chrono::seconds(*seconds) + *fraction - *offset;
}

} // namespace nb
