// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/resulttable.h"
#include "core/rules/rulecheck.h"
#include "core/rules/ruleset.h"
#include "core/storage/flowstore.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace nb::cli {

/// What `rules` prints.
[[nodiscard]] ResultTable ruleTable(const RuleSet& rules);
/// With the flows of each name; names that no rule has come last, without a number.
[[nodiscard]] ResultTable ruleHitTable(
    const RuleSet& rules, const std::map<std::string, FlowTotals>& hits);
/// `store` may be null: then nothing is said about flows.
[[nodiscard]] Result<ResultTable> warningTable(
    const RuleSet& rules, const FlowStorePtr& store, const FlowQuery& query, std::stop_token stop);
[[nodiscard]] Result<ResultTable> compatibilityTable(
    const RuleSet& rules, const FlowStorePtr& store, const FlowQuery& query, std::stop_token stop);
[[nodiscard]] ResultTable explanationTable(
    const RuleSet& rules, const std::vector<RuleExplanation>& explanations);

/// Index of the rule with this number, or with this name when it is the only one. Usage.
[[nodiscard]] Result<std::size_t> findRule(const std::vector<Rule>& rules, const std::string& text);

/// A flow written as `field=value` words, quoted where a value has blanks; columns of flow tables.
/// What is left out is absent; both addresses may be. Usage.
[[nodiscard]] Result<Flow> flowFromText(const std::string& text);

} // namespace nb::cli
