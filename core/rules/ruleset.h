// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/filter/batchchunk.h"
#include "core/filter/filterexpression.h"
#include "core/net/insidetest.h"
#include "core/rules/rule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nb {

/// Rules ready to be tried on flows. Immutable; any thread.
class RuleSet
{
public:
    RuleSet() = default;
    /// Rules whose expression does not parse match nothing; problem() tells why. `inside` decides
    /// what `internal` and `external` mean in them.
    explicit RuleSet(std::vector<Rule> rules, InsideTest inside = {});

    [[nodiscard]] const std::vector<Rule>& rules() const { return m_rules; }
    /// Whether flows get a label at all: some rule is enabled.
    [[nodiscard]] bool labels() const { return m_labels; }
    [[nodiscard]] const InsideTest& inside() const { return m_inside; }
    /// The expression of a rule; null selects everything.
    [[nodiscard]] const FilterPtr& filter(std::size_t rule) const { return m_filters[rule]; }
    [[nodiscard]] const std::optional<Error>& problem(std::size_t rule) const
    {
        return m_problems[rule];
    }
    /// Whether the rule takes part: enabled and without a problem.
    [[nodiscard]] bool isActive(std::size_t rule) const
    {
        return m_rules[rule].enabled && !m_problems[rule];
    }

    static constexpr std::uint32_t kNone = ~std::uint32_t {0};
    /// For each row the first rule that matches it, or kNone. All columns of the batch are filled.
    [[nodiscard]] std::vector<std::uint32_t> match(const FlowBatch& batch) const;

private:
    std::vector<Rule> m_rules;
    std::vector<FilterPtr> m_filters;
    std::vector<std::optional<Error>> m_problems;
    FieldSet m_fields;
    InsideTest m_inside;
    bool m_labels = false;
};

/// Labels every row of a batch: the name of the first rule that matches, else kNoMatch. Does
/// nothing when no rule is enabled: what the source said stays. Returns the rows that a rule
/// matched. Any thread.
std::uint64_t labelRules(FlowBatch& batch, const RuleSet& rules);

/// Why one rule does not match a flow, or that it does.
struct RuleExplanation
{
    std::size_t rule = 0;
    bool matches = false;
    std::string failing {}; ///< the first condition that does not hold, in canonical text
    bool passedOver = false; ///< not enabled, or it does not parse
};
/// Tries every rule on one row of a batch.
[[nodiscard]] std::vector<RuleExplanation> explainRules(
    const RuleSet& rules, const FlowBatch& batch, std::size_t row);

} // namespace nb
