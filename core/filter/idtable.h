// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/filter/storedset.h"
#include "core/net/insidetest.h"
#include "core/storage/dictionaries.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace nb {

/// One byte for each id of a dictionary: 1 where the condition holds. One entry more, always 0,
/// stands for ids that a damaged file uses past the end of its dictionary.
using IdTable = std::shared_ptr<const std::vector<std::uint8_t>>;

/// True when rows hold an id of a dictionary for the field: addresses, MACs and all texts.
[[nodiscard]] bool hasDictionary(FlowField field);

/// Evaluates one condition on such a field once per dictionary entry; time is linear in the
/// dictionary. `op` is any operator and the values are no field references. NotEqual and NotMatches
/// are plain complements.
[[nodiscard]] IdTable idTable(const FilterCondition& condition, const Dictionaries& dictionaries);

/// Samplers whose rate is in the set.
[[nodiscard]] IdTable samplersThat(const StoredSet& rates, const Dictionaries& dictionaries);
/// Hosts whose address is inside.
[[nodiscard]] IdTable internalHosts(const Dictionaries& dictionaries, const InsideTest& inside);
/// Hosts whose IP version (4, 6) is in the ranges.
[[nodiscard]] IdTable hostsOfVersion(bool v4, bool v6, const Dictionaries& dictionaries);

/// Numbers that are the same exactly where the values of two fields are the same, for each id of
/// the dictionaries of both; 0 for absent texts and MACs. Texts compare without case when one of
/// the fields is a name. Past the end: 0.
struct IdRanks
{
    std::vector<std::uint32_t> left;
    std::vector<std::uint32_t> right;
};
[[nodiscard]] IdRanks idRanks(FlowField left, FlowField right, const Dictionaries& dictionaries);

} // namespace nb
