// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/ruleobstacle.h"

#include <QCoreApplication>

#include <algorithm>

namespace nb {

namespace {

class RuleObstacle
{
    Q_DECLARE_TR_FUNCTIONS(nb::RuleObstacle)
};

bool asksFor(const FilterPtr& filter, FlowField field)
{
    if (filter->kind != FilterNode::Kind::Condition)
        return std::ranges::any_of(
            filter->children, [field](const FilterPtr& child) { return asksFor(child, field); });
    const auto refers = [field](const FilterValue& value) {
        const auto* other = std::get_if<FieldReference>(&value);
        return other && other->field == field;
    };
    return filter->condition.field == field
        || std::ranges::any_of(filter->condition.values, refers);
}

} // namespace

QString ruleObstacle(const FilterPtr& filter)
{
    if (!filter)
        return RuleObstacle::tr(
            "There is no filter. A rule without a condition would label every flow.");
    if (asksFor(filter, FlowField::Rule))
        return RuleObstacle::tr(
            "The filter asks for the rule of a flow. While rules are tried, a flow has only "
            "the label that its source gave it.");
    return {};
}

} // namespace nb
