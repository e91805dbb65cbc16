// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "core/filter/filterparser.h"
#include "core/filter/textpattern.h"

#include <algorithm>

namespace nb {

namespace {

using Op = FilterOperator;
using Warning = FilterWarning;

bool hasWildcard(const FilterValue& value)
{
    const auto* text = std::get_if<TextPattern>(&value);
    return text && text->text.find_first_of("*?") != std::string::npos;
}

FilterPtr withOperator(const FilterCondition& condition, Op op)
{
    return FilterNode::makeCondition({condition.field, op, condition.values});
}

std::string negation(const FilterCondition& condition, Op op)
{
    return printFilter(FilterNode::makeNot(withOperator(condition, op)));
}

void addWarnings(const FilterCondition& c, std::vector<Warning>& out)
{
    const std::string name(fieldInfo(c.field).name);
    if (!isColumn(c.field) && (c.op == Op::NotEqual || c.op == Op::NotMatches)) {
        Warning warning {Warning::Kind::NotEqualOnEitherSide,
            name + ' ' + printOperator(c.op) + " holds when neither side of the flow is that", {},
            0, negation(c, c.op == Op::NotEqual ? Op::Equal : Op::Matches)};
        out.push_back(std::move(warning));
    }
    const bool exact = c.op == Op::Equal || c.op == Op::NotEqual || c.op == Op::In;
    if (exact && std::ranges::any_of(c.values, hasWildcard)) {
        Warning warning {Warning::Kind::WildcardInEqual,
            "* and ? are plain characters here; wildcards go with ~", {}, 0, {}};
        if (c.op != Op::In)
            warning.replacement
                = printFilter(withOperator(c, c.op == Op::Equal ? Op::Matches : Op::NotMatches));
        out.push_back(std::move(warning));
    }
}

void collect(const FilterNode& node, std::vector<Warning>& out)
{
    if (node.kind == FilterNode::Kind::Condition)
        addWarnings(node.condition, out);
    for (const FilterPtr& child : node.children)
        collect(*child, out);
}

} // namespace

std::vector<FilterWarning> filterWarnings(const FilterPtr& filter)
{
    std::vector<FilterWarning> out;
    if (filter)
        collect(*filter, out);
    return out;
}

std::vector<FilterWarning> filterWarnings(std::string_view text)
{
    std::vector<FilterWarning> out;
    const auto parsed = FilterParser(text).parse();
    if (!parsed)
        return out;
    for (const FilterConditionPlace& place : parsed->places) {
        const std::size_t first = out.size();
        addWarnings(place.condition->condition, out);
        for (std::size_t i = first; i < out.size(); ++i) {
            out[i].offset = place.offset;
            out[i].length = place.length;
        }
        const std::string_view typed = text.substr(place.offset, place.fieldLength);
        const std::string name(fieldInfo(place.condition->condition.field).name);
        if (!equalNoCase(typed, name))
            out.push_back({Warning::Kind::LegacyName,
                std::string(typed) + " is an old name; it is called " + name + " now", place.offset,
                place.fieldLength, name});
    }
    return out;
}

} // namespace nb
