// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/published.h"
#include "core/pipeline/flowstage.h"
#include "core/rules/ruleset.h"

namespace nb {

/// Labels every row with the first rule that matches (labelRules()). Comes after all other labels,
/// which rules may ask for. Takes the newest rules with each batch and holds nothing back. Counts
/// `matched` and `unmatched` rows.
class RuleStage : public FlowStage
{
public:
    /// `rules` outlives the stage.
    explicit RuleStage(const Published<RuleSet>& rules)
        : m_rules(rules)
    {
    }

    [[nodiscard]] std::string_view name() const override { return "rules"; }
    Result<void> process(FlowBatch&& batch, FlowSink& next) override
    {
        const auto rules = m_rules.get();
        if (rules->labels()) {
            const std::uint64_t matched = labelRules(batch, *rules);
            m_matched += matched;
            m_unmatched += batch.size() - matched;
        }
        return next.add(std::move(batch));
    }
    Result<void> advance(std::int64_t, FlowSink&) override { return {}; }
    Result<void> finish(FlowSink&) override { return {}; }
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const override
    {
        return {{"matched", m_matched}, {"unmatched", m_unmatched}};
    }

private:
    const Published<RuleSet>& m_rules;
    std::uint64_t m_matched = 0;
    std::uint64_t m_unmatched = 0;
};

} // namespace nb
