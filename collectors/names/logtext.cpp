// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/logtext.h"

#include "core/base/timestamp.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>

namespace nb {

namespace {

constexpr std::array<std::string_view, 12> kMonths {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;

/// Takes a number with at most `digits` digits off the front.
std::optional<int> takeNumber(std::string_view& text, std::size_t digits)
{
    int value = 0;
    const auto [end, error]
        = std::from_chars(text.data(), text.data() + std::min(digits, text.size()), value);
    if (error != std::errc {} || value < 0)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool takeChar(std::string_view& text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

void skipBlanks(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
}

/// `Nov 14 22:13:20`, RFC 3164 §4.1.2.
std::optional<std::int64_t> takeSyslogTime(std::string_view& line, std::int64_t now)
{
    std::string_view text = line;
    const auto month = std::ranges::find(kMonths, text.substr(0, 3));
    if (month == kMonths.end())
        return std::nullopt;
    text.remove_prefix(3);
    skipBlanks(text);
    const auto day = takeNumber(text, 2);
    skipBlanks(text);
    const auto hour = takeNumber(text, 2);
    const bool colon = takeChar(text, ':');
    const auto minute = takeNumber(text, 2);
    const bool second = takeChar(text, ':');
    const auto seconds = takeNumber(text, 2);
    if (!day || !hour || !minute || !seconds || !colon || !second)
        return std::nullopt;
    const QTime time(*hour, *minute, std::min(*seconds, 59));
    const int year = QDateTime::fromMSecsSinceEpoch(now / 1000).date().year();
    for (const int candidate : {year + 1, year, year - 1}) {
        const QDate date(candidate, static_cast<int>(month - kMonths.begin()) + 1, *day);
        if (!date.isValid() || !time.isValid())
            continue;
        const std::int64_t value = std::int64_t {QDateTime(date, time).toMSecsSinceEpoch()} * 1000;
        if (value > now + kDay)
            continue;
        skipBlanks(text);
        line = text;
        return value;
    }
    return std::nullopt;
}

} // namespace

std::string_view takeWord(std::string_view& text)
{
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    skipBlanks(text);
    return word;
}

std::optional<std::int64_t> takeLogTime(std::string_view& line, std::int64_t now)
{
    if (line.starts_with('[')) {
        std::string_view text = line.substr(1);
        std::int64_t seconds = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        constexpr std::int64_t kMost = 253'402'300'799; // end of 9999
        if (error != std::errc {} || seconds < 0 || seconds > kMost || !takeChar(text, ']'))
            return std::nullopt;
        skipBlanks(text);
        line = text;
        return seconds * kSecond;
    }
    if (line.size() > 10 && line[4] == '-' && line[7] == '-') {
        std::string_view text = line;
        if (const auto time = timestampFromString(takeWord(text))) {
            line = text;
            return toMicroseconds(*time);
        }
        return std::nullopt;
    }
    return takeSyslogTime(line, now);
}

std::optional<IpAddress> addressInLog(std::string_view text)
{
    if (text.size() > 80)
        return std::nullopt;
    text = text.substr(0, text.find('/'));
    text = text.substr(0, text.find('%'));
    if (text.starts_with('[') && text.ends_with(']'))
        text = text.substr(1, text.size() - 2);
    return IpAddress::fromString(text);
}

} // namespace nb
