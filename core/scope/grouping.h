// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"
#include "core/scope/factoring.h"

#include <string>
#include <vector>

namespace nb::scope {

/// Hosts that use and provide the same: a suggestion to confirm, never a fact.
struct HostGroup
{
    std::string name {};
    std::vector<std::uint32_t> hosts {}; ///< sorted
    /// Mean similarity to its own less that to the nearest other group, -1 to 1.
    double confidence = 0;
    bool locked = false; ///< confirmed by a person
};

/// Groups by what hosts provide and use (direction and service, weighted by rarity), cosine
/// similarity, complete linkage. Hosts of different categories, segments or sides of the border,
/// and pure clients with servers, are never together. `locked` groups are kept where at least half
/// of their members are still there.
[[nodiscard]] std::vector<HostGroup> groupHosts(const Model& model, const Classification& result,
    double cut = 0.5, const std::vector<HostGroup>& locked = {});

/// Boxes with each side widened to whole groups, where the budget allows it and nothing is
/// forbidden.
[[nodiscard]] std::vector<Box> widenToGroups(
    const std::vector<Box>& boxes, const std::vector<HostGroup>& groups, const MergeBudget& budget);

} // namespace nb::scope
