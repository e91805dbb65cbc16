// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ruleset.h"
#include "core/storage/flowstore.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// Something about rules that their author should know.
struct RuleWarning
{
    enum class Kind : std::uint8_t
    {
        Invalid, ///< the expression does not parse
        Impossible, ///< no flow can ever match the expression
        Shadowed, ///< every flow that would match is taken by rules before it
        NeverHit, ///< no flow of the period has its name
    };
    Kind kind = Kind::Invalid;
    std::size_t rule = 0; ///< index
    std::vector<std::size_t> by {}; ///< Shadowed: the rules that take the flows
    std::string text {}; ///< one English sentence
};

/// Which rules are invalid, impossible or shadowed. What is told is certain; a rule that never
/// matches for reasons beyond the conditions themselves (an address that is in no segment …) is not
/// found, nor one whose proof takes too long. Disabled rules neither take flows nor are told of.
/// Any thread; a few milliseconds for hundreds of rules.
[[nodiscard]] std::vector<RuleWarning> checkRules(const RuleSet& rules);

/// Flows, packets and bytes by label, as the flows of a query carry it. Any thread.
[[nodiscard]] Result<std::map<std::string, FlowTotals>> ruleHits(
    const FlowStore& store, const FlowQuery& query, std::stop_token stop);

/// The enabled rules whose name no flow has.
[[nodiscard]] std::vector<RuleWarning> neverHit(
    const RuleSet& rules, const std::map<std::string, FlowTotals>& hits);

} // namespace nb
