// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/caveats.h"
#include "core/scope/recommend.h"
#include "core/storage/flowstore.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// What the page shows: one set of answers over one snapshot of the flows, and what follows.
/// Immutable; any thread.
struct ScopeState
{
    std::shared_ptr<const scope::Model> model;
    scope::Classification result;
    std::vector<std::string> inputs; ///< names and hashes of what was imported
    std::optional<CollectorStatus> status; ///< what the collector counted
    TimeRange period;
};
using ScopeStatePtr = std::shared_ptr<const ScopeState>;

/// A recommendation made of a state. Immutable; any thread.
struct ScopePlan
{
    ScopeStatePtr state;
    scope::RecommendOptions options;
    scope::Recommendation recommendation;
    std::vector<scope::HostGroup> groups; ///< of like systems, with the confirmed ones
};
using ScopePlanPtr = std::shared_ptr<const ScopePlan>;

} // namespace nb
