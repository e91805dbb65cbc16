// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"
#include "core/scope/review.h"
#include "core/scope/texttable.h"

#include <vector>

namespace nb::scope {

/// What of the traffic a rule that is there let pass.
struct RuleUse
{
    std::size_t conversations = 0;
    std::uint64_t flows = 0;
    std::int64_t last = 0; ///< µs; 0: never
};
/// By rule of the answers; empty when the model has none.
[[nodiscard]] std::vector<RuleUse> usedRules(const Model& model);

/// Findings of findingsOf() that come from the rules of firewalls.
[[nodiscard]] std::vector<Finding> firewallFindingsOf(
    const Model& model, const Classification& result);

/// The review of 1.2.7: each rule that firewalls have with its use, and what the recommendation
/// would make of it (`keep`, `narrow`, `remove`; `deny` rules stay), then what is recommended and
/// permitted by none of them (`add`). `model`: with the rules, as the recommendation was made of.
[[nodiscard]] TextTable firewallReview(const Model& model, const Recommendation& recommendation);

} // namespace nb::scope
