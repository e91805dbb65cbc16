// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ruleset.h"
#include "core/storage/flowstore.h"

#include <cstdint>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// Rules as somebody edits them, to see what they would make of stored flows. Nothing of it is
/// kept.
using RuleDraftPtr = std::shared_ptr<const RuleSet>;

/// What rules would make of the label of a stored flow.
enum class DraftVerdict : std::uint8_t
{
    Kept, ///< a rule matches, and the label is its name already
    None, ///< no rule matches, and the label says so
    Other, ///< it would get another label
};

/// The rows of a batch that a query gave, under rules. Any thread.
class DraftLabels
{
public:
    DraftLabels() = default;
    /// `batch` has its counters scaled, as queries give them.
    DraftLabels(const RuleSet& rules, FlowBatch batch);

    [[nodiscard]] std::size_t size() const { return m_verdicts.size(); }
    [[nodiscard]] DraftVerdict verdict(std::size_t row) const { return m_verdicts[row]; }
    /// Whether a rule matches.
    [[nodiscard]] bool matched(std::size_t row) const { return m_matched[row]; }
    /// The label that it would get.
    [[nodiscard]] std::string_view label(std::size_t row) const
    {
        return m_texts.text(m_labels[row]);
    }

private:
    std::vector<DraftVerdict> m_verdicts;
    std::vector<bool> m_matched;
    std::vector<TextId> m_labels;
    TextPool m_texts;
};

/// Counters as they were sent again, for rules, which scale them themselves.
void unscaleCounts(FlowBatch& batch);

/// What each label would have: ruleHits() as if flows had been labelled by these rules. Reads every
/// flow of the query; blocks. Errors of FlowStore::scan().
[[nodiscard]] Result<std::map<std::string, FlowTotals>> draftHits(
    const RuleSet& rules, const FlowStore& store, const FlowQuery& query, std::stop_token stop);

} // namespace nb
