// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, durations, times, flags and states as they are typed into a filter.
#include "core/filter/filtervalue.h"
#include "core/filter/textpattern.h"

#include <array>
#include <charconv>
#include <chrono>
#include <limits>

namespace nb {

namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

struct Unit
{
    std::string_view name;
    std::uint64_t factor;
};

constexpr std::array kNumberUnits = std::to_array<Unit>({
    {"", 1},
    {"k", 1'000},
    {"m", 1'000'000},
    {"g", 1'000'000'000},
    {"t", 1'000'000'000'000},
    {"ki", std::uint64_t {1} << 10U},
    {"mi", std::uint64_t {1} << 20U},
    {"gi", std::uint64_t {1} << 30U},
    {"ti", std::uint64_t {1} << 40U},
});

/// In microseconds.
constexpr std::array kDurationUnits = std::to_array<Unit>({
    {"us", 1},
    {"µs", 1},
    {"ms", 1'000},
    {"s", 1'000'000},
    {"m", 60'000'000},
    {"h", 3'600'000'000},
    {"d", 86'400'000'000},
});

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t countDigits(std::string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && isDigit(text[digits]))
        ++digits;
    return digits;
}

template <typename Units>
std::optional<std::uint64_t> factorOf(const Units& units, std::string_view name)
{
    for (const Unit& unit : units)
        if (equalNoCase(unit.name, name))
            return unit.factor;
    return std::nullopt;
}

std::optional<std::uint64_t> wholeNumber(std::string_view digits, int base)
{
    std::uint64_t value = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, value, base);
    if (digits.empty() || error != std::errc {} || end != last)
        return std::nullopt;
    return value;
}

/// Takes `12` or `1.5` off the front: the integer digits and those of the fraction.
struct Decimal
{
    std::string_view whole;
    std::string_view fraction;
};
std::optional<Decimal> takeDecimal(std::string_view& text)
{
    const std::size_t whole = countDigits(text);
    if (whole == 0)
        return std::nullopt;
    Decimal decimal {text.substr(0, whole), {}};
    text.remove_prefix(whole);
    if (text.starts_with('.')) {
        const std::size_t digits = countDigits(text.substr(1));
        if (digits == 0)
            return std::nullopt;
        decimal.fraction = text.substr(1, digits);
        text.remove_prefix(digits + 1);
    }
    return decimal;
}

/// Exact product, or nothing when it is no whole number or does not fit.
std::optional<std::uint64_t> scaled(const Decimal& decimal, std::uint64_t factor)
{
    const auto whole = wholeNumber(decimal.whole, 10);
    if (!whole || *whole > kMost / factor)
        return std::nullopt;
    std::string_view digits = decimal.fraction;
    while (digits.ends_with('0'))
        digits.remove_suffix(1);
    if (digits.empty())
        return *whole * factor;
    if (digits.size() > 6)
        return std::nullopt;
    std::uint64_t denominator = 1;
    for (std::size_t i = 0; i < digits.size(); ++i)
        denominator *= 10;
    // At most 10^6 × 2^40: no overflow.
    const std::uint64_t part = *wholeNumber(digits, 10) * factor;
    if (part % denominator != 0 || *whole * factor > kMost - part / denominator)
        return std::nullopt;
    return *whole * factor + part / denominator;
}

bool looksLikeHex(std::string_view text)
{
    return text.starts_with("0x") || text.starts_with("0X");
}

/// How far the instant reaches: the resolution its text was written with, in microseconds.
std::int64_t resolutionOf(std::string_view text)
{
    static constexpr std::size_t kMinutesEnd = 16; // 2026-03-02T09:00
    static constexpr std::size_t kSecondsEnd = 19;
    if (text.size() <= kMinutesEnd || text[kMinutesEnd] != ':')
        return 60'000'000;
    std::int64_t resolution = 1'000'000;
    if (text.size() > kSecondsEnd && text[kSecondsEnd] == '.')
        for (std::size_t n = countDigits(text.substr(kSecondsEnd + 1)); n > 0 && resolution > 1;
             --n)
            resolution /= 10;
    return resolution;
}

InstantRange spanFrom(Timestamp low, std::int64_t microseconds)
{
    return {low, low + std::chrono::microseconds(microseconds - 1)};
}

} // namespace

std::optional<std::uint64_t> numberFromText(std::string_view text)
{
    if (looksLikeHex(text))
        return wholeNumber(text.substr(2), 16);
    const auto decimal = takeDecimal(text);
    const auto factor = factorOf(kNumberUnits, text);
    return decimal && factor ? scaled(*decimal, *factor) : std::nullopt;
}

std::optional<std::uint64_t> durationFromText(std::string_view text)
{
    static constexpr std::uint64_t kSecond = 1'000'000;
    std::uint64_t total = 0;
    bool first = true;
    do {
        const auto decimal = takeDecimal(text);
        if (!decimal)
            return std::nullopt;
        std::size_t letters = 0;
        while (letters < text.size() && !isDigit(text[letters]))
            ++letters;
        const auto factor = first && text.empty()
            ? std::optional(kSecond)
            : factorOf(kDurationUnits, text.substr(0, letters));
        text.remove_prefix(letters);
        const auto part = factor ? scaled(*decimal, *factor) : std::nullopt;
        if (!part || total > kMost - *part)
            return std::nullopt;
        total += *part;
        first = false;
    } while (!text.empty());
    return total;
}

std::optional<InstantRange> instantFromText(std::string_view text)
{
    static constexpr std::size_t kEpochDigits = 9;
    if (const auto day = dayFromString(text))
        return spanFrom(Timestamp {*day}, 86'400'000'000);
    const auto time = timestampFromString(text);
    if (!time)
        return std::nullopt;
    const std::size_t digits = countDigits(text);
    if (digits == 4 && text.size() > digits) // a year
        return spanFrom(*time, resolutionOf(text));
    // A shorter number is more likely a slip than a time in 1970.
    if (digits < kEpochDigits)
        return std::nullopt;
    return spanFrom(*time, digits == text.size() ? 1'000'000 : 1);
}

std::optional<std::uint64_t> flagsFromText(std::string_view text)
{
    static constexpr std::string_view kLetters = "fsrpauec";
    if (text.empty() || isDigit(text.front()))
        return numberFromText(text);
    std::uint64_t flags = 0;
    for (const char c : toLower(text)) {
        const std::size_t bit = kLetters.find(c);
        if (bit == std::string_view::npos)
            return std::nullopt;
        flags |= std::uint64_t {1} << bit;
    }
    return flags;
}

std::optional<FlowState> stateFromText(std::string_view text)
{
    const std::string lower = toLower(text);
    if (lower == "unknown")
        return FlowState::Unknown;
    return lower.empty() ? std::nullopt : flowStateFromString(lower);
}

} // namespace nb
