// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rulecheck.h"

#include "core/flow/csvrows.h"
#include "core/rules/flowbox.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostBoxes = 128; ///< of one rule
constexpr std::size_t kMostSteps = 20'000; ///< of one proof
constexpr std::size_t kMostAlone = 1'000; ///< of one that a single rule is enough
constexpr std::size_t kMostInAll = 200'000;

struct Boxed
{
    std::size_t rule;
    std::vector<FlowBox> boxes;
};

std::string ruleName(const RuleSet& rules, std::size_t rule)
{
    return "rule " + std::to_string(rule + 1) + " (" + rules.rules()[rule].name + ")";
}

/// Whether the boxes of some earlier rules hold all of `boxes`; `by` gets the rules.
bool coveredBy(const std::vector<FlowBox>& boxes, const std::vector<const Boxed*>& earlier,
    std::vector<std::size_t>& by, std::size_t& stepsLeft)
{
    std::vector<const FlowBox*> others;
    std::vector<std::size_t> owner;
    for (const Boxed* const rule : earlier)
        for (const FlowBox& box : rule->boxes) {
            others.push_back(&box);
            owner.push_back(rule->rule);
        }
    std::set<std::size_t> used;
    const std::size_t allowed = std::min(stepsLeft, earlier.size() == 1 ? kMostAlone : kMostSteps);
    std::size_t steps = allowed;
    const bool covered = std::ranges::all_of(
        boxes, [&](const FlowBox& box) { return isCovered(box, others, used, steps); });
    stepsLeft -= allowed - steps;
    if (!covered)
        return false;
    std::set<std::size_t> rules;
    for (const std::size_t box : used)
        rules.insert(owner[box]);
    by.assign(rules.begin(), rules.end());
    return true;
}

std::optional<RuleWarning> shadowOf(const RuleSet& rules, const Boxed& rule,
    const std::vector<Boxed>& earlier, std::size_t& stepsLeft)
{
    RuleWarning warning {RuleWarning::Kind::Shadowed, rule.rule, {}, {}};
    std::vector<const Boxed*> all;
    for (const Boxed& other : earlier) {
        if (stepsLeft == 0) // thousands of rules: nothing is said of the last ones
            return std::nullopt;
        all.push_back(&other);
        // one rule alone says more than several
        if (coveredBy(rule.boxes, {&other}, warning.by, stepsLeft)) {
            warning.text = "it never matches: " + ruleName(rules, other.rule)
                + " takes every flow before it";
            return warning;
        }
    }
    if (!coveredBy(rule.boxes, all, warning.by, stepsLeft))
        return std::nullopt;
    warning.text = "it never matches: together ";
    for (std::size_t i = 0; i < warning.by.size(); ++i) {
        if (i > 0)
            warning.text += i + 1 == warning.by.size() ? " and " : ", ";
        warning.text += ruleName(rules, warning.by[i]);
    }
    warning.text += " take every flow before it";
    return warning;
}

} // namespace

std::vector<RuleWarning> checkRules(const RuleSet& rules)
{
    using Kind = RuleWarning::Kind;
    std::vector<RuleWarning> warnings;
    std::vector<Boxed> earlier;
    std::size_t stepsLeft = kMostInAll;
    for (std::size_t i = 0; i < rules.rules().size(); ++i) {
        if (!rules.rules()[i].enabled)
            continue;
        if (const auto& problem = rules.problem(i)) {
            warnings.push_back({Kind::Invalid, i, {}, "it matches nothing: " + problem->detail});
            continue;
        }
        auto boxes = flowBoxes(rules.filter(i), kMostBoxes);
        if (!boxes)
            continue; // too involved to say anything about
        if (boxes->empty()) {
            warnings.push_back(
                {Kind::Impossible, i, {}, "it never matches: its conditions exclude each other"});
            continue;
        }
        Boxed rule {i, std::move(*boxes)};
        if (auto shadow = shadowOf(rules, rule, earlier, stepsLeft))
            warnings.push_back(std::move(*shadow));
        else
            earlier.push_back(std::move(rule));
    }
    return warnings;
}

Result<std::map<std::string, FlowTotals>> ruleHits(
    const FlowStore& store, const FlowQuery& query, std::stop_token stop)
{
    const auto result = store.aggregate({query, {FlowField::Rule}, Metric::Flows, 0}, stop);
    if (!result)
        return result.error();
    std::map<std::string, FlowTotals> hits;
    for (const AggregateRow& row : result->rows)
        hits[row.key.front()] = row.totals;
    return hits;
}

std::vector<RuleWarning> neverHit(
    const RuleSet& rules, const std::map<std::string, FlowTotals>& hits)
{
    std::vector<RuleWarning> warnings;
    for (std::size_t i = 0; i < rules.rules().size(); ++i)
        if (rules.isActive(i) && !hits.contains(rules.rules()[i].name))
            warnings.push_back({RuleWarning::Kind::NeverHit, i, {},
                "no flow of the period is labelled " + inQuotes(rules.rules()[i].name)});
    return warnings;
}

} // namespace nb
