// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ruleset.h"

#include "core/filter/batchmatcher.h"
#include "core/filter/flowpredicate.h"

#include <algorithm>

namespace nb {

namespace {

constexpr TextId kNotInterned = ~TextId {0};

bool holds(const FilterPtr& filter, const FlowBatch& oneRow, const InsideTest& inside)
{
    return !BatchMatcher(filter, inside).matches(oneRow).empty();
}

/// The first part of a filter that does not hold: of conditions joined by `and` that one alone.
std::string failingPart(const FilterPtr& filter, const FlowBatch& oneRow, const InsideTest& inside)
{
    if (filter->kind == FilterNode::Kind::And)
        for (const FilterPtr& child : filter->children)
            if (!holds(child, oneRow, inside))
                return failingPart(child, oneRow, inside);
    return printFilter(filter);
}

} // namespace

std::optional<std::string> ruleProblem(const Rule& rule)
{
    if (rule.name.empty())
        return "a rule needs a name";
    const auto filter = parseFilter(rule.expression);
    return filter ? std::nullopt : std::optional(filter.error().detail);
}

RuleSet::RuleSet(std::vector<Rule> rules, InsideTest inside)
    : m_rules(std::move(rules))
    , m_inside(std::move(inside))
{
    for (const Rule& rule : m_rules) {
        auto filter = parseFilter(rule.expression);
        m_filters.push_back(filter ? *filter : FilterPtr {});
        m_problems.push_back(filter ? std::nullopt : std::optional(filter.error()));
        m_labels = m_labels || rule.enabled;
        if (rule.enabled && filter)
            addFields(m_fields, *filter);
    }
}

std::vector<std::uint32_t> RuleSet::match(const FlowBatch& batch) const
{
    std::vector<std::uint32_t> found(batch.size(), kNone);
    std::size_t open = batch.size();
    BatchChunk chunk(batch, m_fields);
    std::vector<std::uint8_t> mask(batch.size());
    for (std::uint32_t rule = 0; rule < m_rules.size() && open > 0; ++rule) {
        if (!isActive(rule))
            continue;
        const FlowPredicate predicate(m_filters[rule], {}, chunk.dictionaries(), m_inside);
        if (predicate.evaluate(chunk, mask) == 0)
            continue;
        for (std::size_t row = 0; row < mask.size(); ++row) {
            const bool first = mask[row] != 0 && found[row] == kNone;
            found[row] = first ? rule : found[row];
            open -= first ? 1 : 0;
        }
    }
    return found;
}

std::uint64_t labelRules(FlowBatch& batch, const RuleSet& rules)
{
    if (!rules.labels() || batch.empty())
        return 0;
    const std::vector<std::uint32_t> found = rules.match(batch);
    const TextId noMatch = batch.texts.intern(kNoMatch);
    std::vector<TextId> names(rules.rules().size(), kNotInterned);
    std::uint64_t matched = 0;
    for (std::size_t row = 0; row < found.size(); ++row) {
        const std::uint32_t rule = found[row];
        if (rule == RuleSet::kNone) {
            batch.rule[row] = noMatch;
            continue;
        }
        if (names[rule] == kNotInterned)
            names[rule] = batch.texts.intern(rules.rules()[rule].name);
        batch.rule[row] = names[rule];
        ++matched;
    }
    return matched;
}

std::vector<RuleExplanation> explainRules(
    const RuleSet& rules, const FlowBatch& batch, std::size_t row)
{
    FlowBatch oneRow;
    oneRow.append(batch, row);
    oneRow.fillMissing();
    std::vector<RuleExplanation> explanations;
    for (std::size_t rule = 0; rule < rules.rules().size(); ++rule) {
        RuleExplanation explanation {rule};
        explanation.passedOver = !rules.isActive(rule);
        if (!explanation.passedOver) {
            const FilterPtr& filter = rules.filter(rule);
            explanation.matches = !filter || holds(filter, oneRow, rules.inside());
            if (!explanation.matches)
                explanation.failing = failingPart(filter, oneRow, rules.inside());
        }
        explanations.push_back(std::move(explanation));
    }
    return explanations;
}

} // namespace nb
