// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/quantity.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace nb::cli {

std::string countText(std::uint64_t count)
{
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string counted(std::uint64_t count, std::string_view noun)
{
    const char* const plural = noun.ends_with('s') ? "es" : "s";
    return countText(count) + " " + std::string(noun) + (count == 1 ? "" : plural);
}

std::string bytesText(std::uint64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + " B";
    constexpr std::array kUnits {"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; value >= 999.95 && unit + 1 < kUnits.size(); ++unit)
        value /= 1000;
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %s", value, kUnits[unit]);
    return text;
}

std::optional<std::chrono::microseconds> durationFromString(std::string_view text)
{
    std::int64_t count = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, count);
    if (error != std::errc {} || count <= 0 || count > 1'000'000'000)
        return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(last - end));
    if (unit == "ms")
        return std::chrono::milliseconds {count};
    if (unit.empty() || unit == "s")
        return std::chrono::seconds {count};
    if (unit == "m")
        return std::chrono::minutes {count};
    if (unit == "h")
        return std::chrono::hours {count};
    // A century of days is far beyond any use and far below overflow.
    if (unit == "d" && count <= 36'500)
        return std::chrono::days {count};
    return std::nullopt;
}

} // namespace nb::cli
