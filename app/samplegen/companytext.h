// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samplegen/flowrecorder.h"
#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nb::sample {

/// A number drawn anew each time: `5-9` all alike, `600x7` mostly near the first.
struct Draw
{
    std::int64_t low = 0;
    std::int64_t high = 0; ///< or doublings
    bool skewed = false;
    [[nodiscard]] std::int64_t from(Random& random) const
    {
        return skewed ? random.skewed(low, high) : random.between(low, high);
    }
};

/// What somebody does again and again, or once.
struct Habit
{
    std::vector<std::size_t> clients {}; ///< each of them
    std::vector<std::size_t> servers {}; ///< one at random
    bool popular = false; ///< one of the clients at random instead, the first ones more often
    Protocol protocol {};
    std::uint16_t port = 0;
    DayMs from = 0;
    DayMs to = 0;
    Draw every {}; ///< of no length: once
    Draw lasting {};
    Draw up {};
    Draw down {};
};

struct Scan
{
    std::size_t scanner = 0;
    IpAddress first {};
    std::uint32_t count = 0;
    DayMs at = 0;
    std::vector<std::uint16_t> ports {};
};

/// A company as its description says (resources/sample/company.txt has the language).
struct Company
{
    std::vector<Host> hosts {};
    std::map<std::string, std::vector<std::size_t>, std::less<>> groups {}; ///< by name
    std::vector<Habit> habits {};
    std::vector<Scan> scans {};
};

/// Invalid with the number of the line that makes no sense.
[[nodiscard]] Result<Company> companyFromText(std::string_view text);

/// The flows of its day by start time; the same seed gives the same flows on every system.
[[nodiscard]] std::vector<Flow> makeDay(const Company& company, std::uint64_t seed);

} // namespace nb::sample
