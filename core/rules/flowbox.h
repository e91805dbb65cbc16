// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/filter/storedset.h"
#include "core/segments/prefixmap.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace nb {

/// A set of addresses as sorted ranges, each family for itself.
class AddressRanges
{
public:
    using Range = std::pair<WideKey, WideKey>; ///< inclusive

    static AddressRanges all();
    static AddressRanges of(const std::vector<FilterValue>& values);
    static AddressRanges ofVersion(bool v4, bool v6);

    [[nodiscard]] bool empty() const { return m_v4.empty() && m_v6.empty(); }
    [[nodiscard]] AddressRanges complement() const;
    [[nodiscard]] AddressRanges intersection(const AddressRanges& other) const;
    bool operator==(const AddressRanges&) const = default;

private:
    std::vector<Range> m_v4;
    std::vector<Range> m_v6;
};

/// A set of texts: those that are in a finite set, or in none, and look like all of some patterns
/// and none of others. The empty text is "absent", and looks like no pattern.
struct TextSet
{
    std::optional<std::set<std::string>> only {};
    std::set<std::string> never {};
    std::set<std::string> like {}; ///< patterns, as typed in lower case
    std::set<std::string> unlike {};

    [[nodiscard]] bool contains(const std::string& text) const;
    /// True only when it is certain.
    [[nodiscard]] bool isEmpty() const;
    bool operator==(const TextSet&) const = default;
};

/// What one field, or one condition that is not looked into, may be. For those: bit 0 set when it
/// may not hold, bit 1 when it may.
using FlowSet = std::variant<StoredSet, AddressRanges, TextSet, unsigned>;

/// True only when it is certain.
[[nodiscard]] bool isEmptySet(const FlowSet& set);
/// Whether every value of `a` is certainly in `b`.
[[nodiscard]] bool isWithin(const FlowSet& a, const FlowSet& b);
[[nodiscard]] FlowSet intersectionOf(const FlowSet& a, const FlowSet& b);
/// What `a` has and `b` has not: pieces that do not meet each other.
[[nodiscard]] std::vector<FlowSet> differenceOf(const FlowSet& a, const FlowSet& b);

/// Whether every text that looks like `a` certainly looks like `b`.
[[nodiscard]] bool patternWithin(std::string_view a, std::string_view b);

/// Flows for which each named field lies in its set; fields that are not named may be anything. The
/// name is that of a stored field, or the text of a condition that is not looked into.
using FlowBox = std::map<std::string, FlowSet>;

/// A filter as boxes, which together hold exactly the flows that match; nothing when that takes
/// more than `most` of them. Null, everything, is one box without fields.
[[nodiscard]] std::optional<std::vector<FlowBox>> flowBoxes(
    const FilterPtr& filter, std::size_t most);

/// Whether every flow of `box` certainly lies in one of `others`; `used` gets the indices of those
/// that took part. Gives up, with false, after `steps` steps.
[[nodiscard]] bool isCovered(const FlowBox& box, const std::vector<const FlowBox*>& others,
    std::set<std::size_t>& used, std::size_t& steps);

} // namespace nb
