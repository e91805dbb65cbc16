// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplegen/companytext.h"

#include <charconv>
#include <cstdio>
#include <optional>
#include <sstream>

namespace nb::sample {

namespace {

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    std::stringstream stream {std::string(text)};
    for (std::string part; std::getline(stream, part, separator);)
        if (!part.empty())
            parts.push_back(part);
    return parts;
}

/// A number with its unit of time, if any: `10ms`, `5s`, `1400`.
std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || value < 0)
        return {};
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit.empty() || unit == "ms")
        return value;
    if (unit == "s")
        return value * kSecond;
    if (unit == "m")
        return value * kMinute;
    return unit == "h" ? std::optional(value * kHour) : std::nullopt;
}

std::optional<Draw> drawOf(std::string_view text)
{
    for (const char sign : {'-', 'x'}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos)
            continue;
        const auto low = numberOf(text.substr(0, at));
        const auto high = numberOf(text.substr(at + 1));
        if (!low || !high || (sign == '-' && *high < *low))
            return {};
        return Draw {*low, *high, sign == 'x'};
    }
    const auto value = numberOf(text);
    return value ? std::optional(Draw {*value, *value, false}) : std::nullopt;
}

/// `14:05`.
std::optional<DayMs> timeOf(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return {};
    const auto hour = numberOf(text.substr(0, colon));
    const auto minute = numberOf(text.substr(colon + 1));
    return hour && minute ? std::optional(*hour * kHour + *minute * kMinute) : std::nullopt;
}

class CompanyReader
{
public:
    bool readLine(const std::vector<std::string>& words);
    [[nodiscard]] Company take() { return std::move(m_company); }

private:
    bool addHosts(const std::vector<std::string>& words, bool named);
    bool addHabit(const std::vector<std::string>& words);
    bool addScan(const std::vector<std::string>& words);
    bool addParties(std::string_view names, std::vector<std::size_t>& into) const;
    static bool readService(std::string_view text, Habit& habit);
    /// `for A up B down C`, from a word on.
    static bool readAmounts(const std::vector<std::string>& words, std::size_t at, Habit& habit);

    Company m_company;
    std::map<std::string, std::uint16_t, std::less<>> m_segments;
};

bool CompanyReader::addHosts(const std::vector<std::string>& words, bool named)
{
    const auto segment = m_segments.find(words[2]);
    const auto first = IpAddress::fromString(words[3]);
    if (segment == m_segments.end() || !first || !first->isV4())
        return false;
    const bool several = words.size() == 6;
    const auto count = several ? numberOf(words[4]) : 1;
    const auto step = several ? numberOf(words[5]) : 1;
    if (!count || !step || *count < 1)
        return false;
    const bool outside = segment->first == "internet";
    for (std::int64_t i = 0; i < *count; ++i) {
        std::string name = words[1];
        if (*count > 1) {
            char number[16];
            std::snprintf(number, sizeof number, "-%02d", static_cast<int>(i + 1));
            name += number;
        }
        const std::size_t index = m_company.hosts.size();
        Host host;
        host.address = IpAddress::fromV4(first->v4() + static_cast<std::uint32_t>(i * *step));
        if (named)
            host.name = outside ? name : name + ".retailer.example";
        host.segment = segment->first;
        host.vlan = segment->second;
        m_company.hosts.push_back(std::move(host));
        m_company.groups[words[1]].push_back(index);
        if (*count > 1)
            m_company.groups[name].push_back(index);
    }
    return true;
}

bool CompanyReader::addParties(std::string_view names, std::vector<std::size_t>& into) const
{
    for (const std::string& name : split(names, ',')) {
        const auto group = m_company.groups.find(name);
        if (group == m_company.groups.end())
            return false;
        into.insert(into.end(), group->second.begin(), group->second.end());
    }
    return !into.empty();
}

bool CompanyReader::readService(std::string_view text, Habit& habit)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return false;
    const auto port = numberOf(text.substr(slash + 1));
    if (!port || *port > 65535)
        return false;
    habit.protocol = text.substr(0, slash) == "udp" ? kUdp : kTcp;
    habit.port = static_cast<std::uint16_t>(*port);
    return true;
}

bool CompanyReader::readAmounts(const std::vector<std::string>& words, std::size_t at, Habit& habit)
{
    if (words.size() != at + 6 || words[at] != "for" || words[at + 2] != "up"
        || words[at + 4] != "down")
        return false;
    const auto lasting = drawOf(words[at + 1]);
    const auto up = drawOf(words[at + 3]);
    const auto down = drawOf(words[at + 5]);
    if (!lasting || !up || !down)
        return false;
    habit.lasting = *lasting;
    habit.up = *up;
    habit.down = *down;
    return true;
}

bool CompanyReader::addHabit(const std::vector<std::string>& words)
{
    Habit habit;
    std::string who = words[1];
    if (who.ends_with('*')) {
        who.pop_back();
        habit.popular = true;
    }
    if (!addParties(who, habit.clients) || !addParties(words[2], habit.servers)
        || !readService(words[3], habit))
        return false;
    const bool once = words[0] == "once";
    const std::vector<std::string> times = split(words[4], '-');
    const auto from = timeOf(times.front());
    const auto to = timeOf(times.back());
    if (!from || !to || times.size() != (once ? 1U : 2U))
        return false;
    habit.from = *from;
    habit.to = *to;
    if (once) {
        if (!readAmounts(words, 5, habit))
            return false;
        m_company.habits.push_back(std::move(habit));
        return true;
    }
    const auto every = words.size() > 6 && words[5] == "every" ? drawOf(words[6]) : std::nullopt;
    if (!every || every->low < 1)
        return false;
    habit.every = *every;
    if (!readAmounts(words, 7, habit))
        return false;
    m_company.habits.push_back(std::move(habit));
    return true;
}

bool CompanyReader::addScan(const std::vector<std::string>& words)
{
    std::vector<std::size_t> who;
    const auto first = IpAddress::fromString(words[2]);
    const auto count = numberOf(words[3]);
    const auto at = timeOf(words[4]);
    if (!addParties(words[1], who) || !first || !first->isV4() || !count || !at)
        return false;
    Scan scan {who.front(), *first, static_cast<std::uint32_t>(*count), *at, {}};
    for (const std::string& text : split(words[5], ',')) {
        const auto port = numberOf(text);
        if (!port || *port > 65535)
            return false;
        scan.ports.push_back(static_cast<std::uint16_t>(*port));
    }
    m_company.scans.push_back(std::move(scan));
    return true;
}

bool CompanyReader::readLine(const std::vector<std::string>& words)
{
    const std::string& what = words.front();
    if (what == "segment" && words.size() == 3) {
        const auto vlan = numberOf(words[2]);
        if (vlan && *vlan < 4096)
            m_segments[words[1]] = static_cast<std::uint16_t>(*vlan);
        return vlan.has_value();
    }
    if ((what == "host" || what == "nameless") && (words.size() == 4 || words.size() == 6))
        return addHosts(words, what == "host");
    if ((what == "repeat" && words.size() == 13) || (what == "once" && words.size() == 11))
        return addHabit(words);
    return what == "scan" && words.size() == 6 && addScan(words);
}

} // namespace

Result<Company> companyFromText(std::string_view text)
{
    CompanyReader reader;
    std::stringstream lines {std::string(text)};
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::vector<std::string> words = split(line, ' ');
        if (words.empty() || words.front().starts_with('#'))
            continue;
        if (!reader.readLine(words))
            return Error {ErrorCode::Invalid, "line " + std::to_string(number) + ": " + line};
    }
    return reader.take();
}

} // namespace nb::sample
