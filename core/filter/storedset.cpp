// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/storedset.h"

#include <algorithm>
#include <limits>

namespace nb {

namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();

} // namespace

StoredSet::StoredSet(std::vector<NumberRange> ranges)
{
    std::ranges::sort(ranges, {}, &NumberRange::low);
    for (const NumberRange& range : ranges) {
        const bool touches = !m_ranges.empty()
            && (m_ranges.back().high == kLargest || range.low <= m_ranges.back().high + 1);
        if (touches)
            m_ranges.back().high = std::max(m_ranges.back().high, range.high);
        else
            m_ranges.push_back(range);
    }
}

std::vector<NumberRange>::const_iterator StoredSet::from(std::uint64_t value) const
{
    return std::ranges::lower_bound(m_ranges, value, {}, &NumberRange::high);
}

bool StoredSet::contains(std::uint64_t value) const
{
    return covers(value, value);
}

bool StoredSet::intersects(std::uint64_t low, std::uint64_t high) const
{
    const auto range = from(low);
    return range != m_ranges.end() && range->low <= high;
}

bool StoredSet::covers(std::uint64_t low, std::uint64_t high) const
{
    const auto range = from(low);
    return range != m_ranges.end() && range->low <= low && high <= range->high;
}

StoredSet StoredSet::complement(std::uint64_t largest) const
{
    StoredSet out;
    std::uint64_t next = 0;
    for (const NumberRange& range : m_ranges) {
        if (range.low > largest)
            break;
        if (range.low > next)
            out.m_ranges.push_back({next, range.low - 1});
        if (range.high >= largest)
            return out;
        next = range.high + 1;
    }
    out.m_ranges.push_back({next, largest});
    return out;
}

StoredSet StoredSet::cutAt(std::uint64_t largest) const
{
    StoredSet out;
    for (const NumberRange& range : m_ranges)
        if (range.low <= largest)
            out.m_ranges.push_back({range.low, std::min(range.high, largest)});
    return out;
}

StoredSet StoredSet::plusOne() const
{
    StoredSet out = *this;
    for (NumberRange& range : out.m_ranges) {
        ++range.low;
        ++range.high;
    }
    return out;
}

StoredSet StoredSet::unbiased() const
{
    std::vector<NumberRange> out;
    for (const NumberRange& range : m_ranges) {
        if (range.low < kSignBit && range.high >= kSignBit) {
            out.push_back({range.low ^ kSignBit, kLargest});
            out.push_back({0, range.high ^ kSignBit});
        } else {
            out.push_back({range.low ^ kSignBit, range.high ^ kSignBit});
        }
    }
    return StoredSet(std::move(out));
}

StoredSet numbersThat(FilterOperator op, std::vector<NumberRange> ranges)
{
    const auto below = [](std::uint64_t value) {
        return value == 0 ? StoredSet {} : StoredSet({{0, value - 1}});
    };
    const auto above = [](std::uint64_t value) {
        return value == kLargest ? StoredSet {} : StoredSet({{value + 1, kLargest}});
    };
    if (ranges.empty())
        return {};
    switch (op) {
    case FilterOperator::Less:
        return below(ranges.front().low);
    case FilterOperator::LessOrEqual:
        return StoredSet({{0, ranges.front().high}});
    case FilterOperator::Greater:
        return above(ranges.front().high);
    case FilterOperator::GreaterOrEqual:
        return StoredSet({{ranges.front().low, kLargest}});
    case FilterOperator::NotEqual:
        return StoredSet(std::move(ranges)).complement(kLargest);
    default:
        return StoredSet(std::move(ranges));
    }
}

} // namespace nb
