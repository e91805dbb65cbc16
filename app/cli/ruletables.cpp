// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ruletables.h"

#include "core/flow/csvrows.h"
#include "core/rules/originalrules.h"
#include "core/rules/typedflow.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace nb::cli {

namespace {

std::string_view kindName(RuleWarning::Kind kind)
{
    switch (kind) {
    case RuleWarning::Kind::Invalid:
        return "invalid";
    case RuleWarning::Kind::Impossible:
        return "impossible";
    case RuleWarning::Kind::Shadowed:
        return "shadowed";
    case RuleWarning::Kind::NeverHit:
        break;
    }
    return "never-hit";
}

std::vector<std::string> ruleCells(const RuleSet& rules, std::size_t i)
{
    const Rule& rule = rules.rules()[i];
    return {std::to_string(i + 1), rule.name, rule.enabled ? "true" : "false", rule.expression,
        rule.note};
}

} // namespace

ResultTable ruleTable(const RuleSet& rules)
{
    ResultTable table;
    table.columns = {{"number", CellType::Number}, {"name", CellType::Text},
        {"enabled", CellType::Boolean}, {"expression", CellType::Text}, {"note", CellType::Text}};
    for (std::size_t i = 0; i < rules.rules().size(); ++i)
        table.rows.push_back(ruleCells(rules, i));
    return table;
}

ResultTable ruleHitTable(const RuleSet& rules, const std::map<std::string, FlowTotals>& hits)
{
    ResultTable table = ruleTable(rules);
    for (OutputColumn& column : totalsColumns())
        table.columns.push_back(std::move(column));
    std::set<std::string> names;
    for (std::size_t i = 0; i < rules.rules().size(); ++i) {
        names.insert(rules.rules()[i].name);
        const auto found = hits.find(rules.rules()[i].name);
        appendTotals(table.rows[i], found == hits.end() ? FlowTotals {} : found->second);
    }
    for (const auto& [name, totals] : hits) {
        if (names.contains(name))
            continue;
        std::vector<std::string> row {"", name, "", "", name.empty() ? "no label" : ""};
        appendTotals(row, totals);
        table.rows.push_back(std::move(row));
    }
    return table;
}

Result<ResultTable> warningTable(
    const RuleSet& rules, const FlowStorePtr& store, const FlowQuery& query, std::stop_token stop)
{
    std::vector<RuleWarning> warnings = checkRules(rules);
    if (store && store->rowCount() > 0) {
        const auto hits = ruleHits(*store, query, stop);
        if (!hits)
            return hits.error();
        for (RuleWarning& warning : neverHit(rules, *hits))
            if (std::ranges::find(warnings, warning.rule, &RuleWarning::rule) == warnings.end())
                warnings.push_back(std::move(warning));
        std::ranges::stable_sort(warnings, {}, &RuleWarning::rule);
    }
    ResultTable table;
    table.columns = {{"number", CellType::Number}, {"name", CellType::Text},
        {"kind", CellType::Text}, {"by", CellType::Text}, {"text", CellType::Text}};
    for (const RuleWarning& warning : warnings) {
        std::string by;
        for (const std::size_t rule : warning.by) {
            if (!by.empty())
                by += ' ';
            by += std::to_string(rule + 1);
        }
        table.rows.push_back({std::to_string(warning.rule + 1), rules.rules()[warning.rule].name,
            std::string(kindName(warning.kind)), std::move(by), warning.text});
    }
    return table;
}

Result<ResultTable> compatibilityTable(
    const RuleSet& rules, const FlowStorePtr& store, const FlowQuery& query, std::stop_token stop)
{
    std::vector<OriginalDifference> differences = compareWithOriginal(rules);
    if (store)
        if (auto done = compareOnFlows(rules, *store, query, differences, stop); !done)
            return done.error();
    ResultTable table;
    table.columns = {{"number", CellType::Number}, {"name", CellType::Text},
        {"kind", CellType::Text}, {"flows", CellType::Number}, {"text", CellType::Text}};
    for (const OriginalDifference& difference : differences) {
        std::string text;
        for (const std::string& reason : difference.reasons) {
            if (!text.empty())
                text += "; ";
            text += reason;
        }
        table.rows.push_back(
            {std::to_string(difference.rule + 1), rules.rules()[difference.rule].name,
                difference.raises        ? "error"
                    : difference.certain ? "differs"
                                         : "may-differ",
                store ? std::to_string(difference.flows) : std::string(), std::move(text)});
    }
    return table;
}

ResultTable explanationTable(const RuleSet& rules, const std::vector<RuleExplanation>& explanations)
{
    ResultTable table;
    table.columns = {{"number", CellType::Number}, {"name", CellType::Text},
        {"result", CellType::Text}, {"condition", CellType::Text}};
    bool labelled = false;
    for (const RuleExplanation& e : explanations) {
        const char* result = "no";
        if (e.passedOver)
            result = "passed-over";
        else if (e.matches)
            result = labelled ? "later" : "labels";
        labelled = labelled || e.matches;
        table.rows.push_back(
            {std::to_string(e.rule + 1), rules.rules()[e.rule].name, result, e.failing});
    }
    return table;
}

Result<std::size_t> findRule(const std::vector<Rule>& rules, const std::string& text)
{
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc {} && read.ptr == text.data() + text.size()) {
        if (number < 1 || number > rules.size())
            return Error {ErrorCode::Usage,
                std::string("there is no rule ")
                    .append(text)
                    .append("; they are 1 to ")
                    .append(std::to_string(rules.size()))};
        return number - 1;
    }
    const auto found = std::ranges::find(rules, text, &Rule::name);
    if (found == rules.end())
        return Error {ErrorCode::Usage, "there is no rule " + inQuotes(text)};
    if (std::ranges::count(rules, text, &Rule::name) > 1)
        return Error {ErrorCode::Usage,
            "there are several rules " + inQuotes(text) + ": name one by its number"};
    return static_cast<std::size_t>(found - rules.begin());
}

Result<Flow> flowFromText(const std::string& text)
{
    Flow flow = unknownFlow();
    if (const auto set = setFlowValues(flow, text); !set)
        return Error {set.error().code, "--flow: " + set.error().detail};
    return flow;
}

} // namespace nb::cli
