// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/rules/ruleset.h"
#include "core/storage/flowstore.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// One rule as the published NetBehave evaluated it, faults included: `>` compared as `<`; a
/// wildcard or a prefix dropped the `!=` before it; blanks belonged to field and value; texts
/// compared with case, numbers as texts; a field that was missing made the condition false, even
/// `!=`; an empty condition, one without operator, or an unknown field with a `/` raised. Any
/// thread.
class OriginalRule
{
public:
    /// The cells of a line behind the name, as the file has them.
    explicit OriginalRule(std::vector<std::string> conditions);

    /// Whether it matched, nothing when it raised.
    [[nodiscard]] std::optional<bool> matches(const Flow& flow) const;
    /// Whether evaluating some condition raises, whatever the flow, once it is reached.
    [[nodiscard]] bool raises() const;

private:
    std::vector<std::string> m_conditions;
};

/// How a rule differs from what the original made of it.
struct OriginalDifference
{
    std::size_t rule = 0;
    bool certain = false; ///< some flow is sure to be judged differently; else it depends on texts
    std::vector<std::string> reasons {}; ///< English sentences
    std::uint64_t flows = 0; ///< of those looked at, judged differently by this rule alone
    bool raises = false; ///< the original stopped with an error here
};

/// Rules that the original would have judged differently, found in their text. Rules that are not
/// from an `acl.csv` are taken as they would be written there; what cannot be written is told.
[[nodiscard]] std::vector<OriginalDifference> compareWithOriginal(const RuleSet& rules);

/// Adds, to those found in the text, the flows of `query` that each rule alone judges differently;
/// rules that differ on flows only are added too. Cancelled, and errors of the store.
Result<void> compareOnFlows(const RuleSet& rules, const FlowStore& store, const FlowQuery& query,
    std::vector<OriginalDifference>& differences, std::stop_token stop);

/// The condition cells of a rule as acl.csv has them; nothing when it has no such form.
[[nodiscard]] std::optional<std::vector<std::string>> originalConditions(const Rule& rule);

} // namespace nb
