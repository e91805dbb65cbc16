// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/aclcsv.h"

#include "core/filter/filterexpression.h"
#include "core/flow/csvtext.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

using Op = FilterOperator;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostConditions = 65'536;
constexpr std::size_t kMostOfOneRule = 1'000;

struct AclField
{
    FlowField field;
    std::string_view name;
};
/// How `acl.csv` spells fields. `protocol`, `ip_version`, `bytes` and `packets` are spelt alike.
constexpr std::array kAclFields = std::to_array<AclField>({
    {FlowField::Protocol, "protocol_name"},
    {FlowField::Exporter, "host"},
    {FlowField::SrcOwner, "src/arin/name"},
    {FlowField::DstOwner, "dst/arin/name"},
    {FlowField::DstIp, "dst/ip"},
    {FlowField::DstPort, "dst/port"},
    {FlowField::DstName, "dst/domain"},
    {FlowField::DstSegment, "dst/network"},
    {FlowField::SrcIp, "src/ip"},
    {FlowField::SrcPort, "src/port"},
    {FlowField::SrcName, "src/domain"},
    {FlowField::SrcSegment, "src/network"},
    {FlowField::Rule, "match"},
    {FlowField::Service, "serviceName"},
});

struct OperatorName
{
    std::string_view name;
    Op op;
};
constexpr std::array kOperators = std::to_array<OperatorName>({
    {"!=", Op::NotEqual},
    {">=", Op::GreaterOrEqual},
    {"<=", Op::LessOrEqual},
    {"=", Op::Equal},
    {"<", Op::Less},
    {">", Op::Greater},
});

Error invalid(std::string text)
{
    return {ErrorCode::Invalid, std::move(text)};
}

/// Whether the value is a number like thing: then a range may be written with a dash.
bool takesDashRange(FieldType type)
{
    return type == FieldType::Port || type == FieldType::Count || type == FieldType::Number
        || type == FieldType::Protocol || type == FieldType::Address;
}

std::string withDots(FieldType type, std::string_view value)
{
    std::string text(value);
    const std::size_t dash = text.find('-');
    if (!takesDashRange(type) || dash == std::string::npos || dash == 0 || dash + 1 == text.size())
        return text;
    const auto startsLikeOne = [type](char c) {
        return (c >= '0' && c <= '9')
            || (type == FieldType::Address && (c == ':' || (c >= 'a' && c <= 'f')));
    };
    const std::size_t second = text.find_first_not_of(" \t", dash + 1);
    if (startsLikeOne(text.front()) && second != std::string::npos && startsLikeOne(text[second]))
        text.replace(dash, 1, "..");
    return text;
}

/// The literal in quotes, so that nothing in it means something to the language.
std::string quotedValue(std::string_view value)
{
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

Result<FilterPtr> condition(FlowField field, Op op, std::string_view value)
{
    const FieldType type = fieldInfo(field).type;
    const bool text = type == FieldType::Text || op == Op::Matches || op == Op::NotMatches;
    auto made = parseCondition(field, op, text ? quotedValue(value) : withDots(type, value));
    if (!made)
        return invalid(std::string(fieldInfo(field).name) + ": " + made.error().detail);
    return made;
}

FilterPtr negated(bool negative, FilterPtr filter)
{
    return negative ? FilterNode::makeNot(std::move(filter)) : std::move(filter);
}

/// One value under `=`: a wildcard, or the value itself.
Result<FilterPtr> equalTo(FlowField field, std::string_view value)
{
    const FieldType type = fieldInfo(field).type;
    if (value == "*")
        return FilterNode::makeCondition({field, Op::Present, {}});
    if (value.find('*') == std::string_view::npos)
        return condition(field, Op::Equal, value);
    if (type != FieldType::Text && type != FieldType::Address && type != FieldType::Mac)
        return invalid(std::string(fieldInfo(field).name)
            + ": wildcards go with texts and addresses; write a range or a list");
    return condition(field, Op::Matches, value);
}

/// `[a;b;c]`: values that are none of wildcards together, each wildcard for itself.
Result<FilterPtr> listOf(FlowField field, std::string_view list)
{
    std::vector<FilterPtr> parts;
    FilterCondition plain {field, Op::In, {}};
    for (;;) {
        const std::size_t end = std::min(list.find(';'), list.size());
        const std::string_view item = trimBlanks(list.substr(0, end));
        if (item.empty())
            return invalid(std::string(fieldInfo(field).name) + ": an empty value in a list");
        auto part = equalTo(field, item);
        if (!part)
            return part;
        const FilterCondition& c = (*part)->condition;
        if (c.op == Op::Equal)
            plain.values.insert(plain.values.end(), c.values.begin(), c.values.end());
        else
            parts.push_back(std::move(*part));
        if (end == list.size())
            break;
        list.remove_prefix(end + 1);
    }
    if (plain.values.size() == 1)
        plain.op = Op::Equal;
    if (!plain.values.empty())
        parts.insert(parts.begin(), FilterNode::makeCondition(std::move(plain)));
    return parts.size() == 1 ? std::move(parts.front()) : FilterNode::makeOr(std::move(parts));
}

Result<FilterPtr> readCondition(std::string_view cell)
{
    const auto parts = splitAclCondition(cell);
    if (!parts)
        return invalid(inQuotes(cell) + " has no operator: write field=value");
    const std::string_view name = trimBlanks(parts->field);
    const std::string_view value = trimBlanks(parts->value);
    const auto field = fieldFromName(name);
    if (!field)
        return invalid(inQuotes(name) + " is no field of rules");
    const Op op
        = std::ranges::find(kOperators, std::string_view(parts->op), &OperatorName::name)->op;
    if (value.empty())
        return invalid(std::string(name) + ": no value");
    if (op != Op::Equal && op != Op::NotEqual)
        return condition(*field, op, value);
    const bool negative = op == Op::NotEqual;
    const bool list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
    auto equal = list ? listOf(*field, value.substr(1, value.size() - 2)) : equalTo(*field, value);
    if (!equal || !negative)
        return equal;
    // != as an operator where the language has one
    FilterPtr different;
    if ((*equal)->kind == FilterNode::Kind::Condition
        && ((*equal)->condition.op == Op::Equal || (*equal)->condition.op == Op::Matches)) {
        FilterCondition c = (*equal)->condition;
        c.op = c.op == Op::Equal ? Op::NotEqual : Op::NotMatches;
        different = FilterNode::makeCondition(std::move(c));
    } else {
        different = negated(true, std::move(*equal));
    }
    if (fieldInfo(*field).type != FieldType::Text || value == "*")
        return different;
    return FilterNode::makeAnd(
        {FilterNode::makeCondition({*field, Op::Present, {}}), std::move(different)});
}

} // namespace

std::optional<AclCondition> splitAclCondition(std::string_view cell)
{
    const std::size_t at = cell.find_first_of("!=<>");
    if (at == std::string_view::npos)
        return std::nullopt;
    for (const OperatorName& op : kOperators)
        if (cell.substr(at).starts_with(op.name))
            return AclCondition {std::string(cell.substr(0, at)), std::string(op.name),
                std::string(cell.substr(at + op.name.size()))};
    return std::nullopt;
}

std::string_view aclFieldName(FlowField field)
{
    const auto known = std::ranges::find(kAclFields, field, &AclField::field);
    return known == kAclFields.end() ? fieldInfo(field).name : known->name;
}

Result<std::string> aclExpression(std::span<const std::string> conditions)
{
    std::vector<FilterPtr> parts;
    for (const std::string& cell : conditions) {
        const std::string_view trimmed = trimBlanks(cell);
        if (trimmed.empty())
            continue;
        auto part = readCondition(trimmed);
        if (!part)
            return part.error();
        // and within and would print to another tree
        if ((*part)->kind == FilterNode::Kind::And)
            parts.insert(parts.end(), (*part)->children.begin(), (*part)->children.end());
        else
            parts.push_back(std::move(*part));
    }
    if (parts.empty())
        return std::string {};
    const std::string text
        = printFilter(parts.size() == 1 ? parts.front() : FilterNode::makeAnd(std::move(parts)));
    // as long as what the language takes
    if (const auto again = parseFilter(text); !again)
        return invalid(again.error().detail);
    return text;
}

AclText parseAcl(std::string_view text)
{
    AclText out;
    std::size_t conditions = 0;
    for (const CsvRow& row : readCsvRows(text)) {
        if (!row.problem.empty()) {
            out.problems.push_back({row.line, row.problem});
            continue;
        }
        std::string_view name = trimBlanks(row.cells.front());
        while (name.starts_with(kByteOrderMark)) // of files that were put together
            name = trimBlanks(name.substr(kByteOrderMark.size()));
        if (name.starts_with('#') || (row.cells.size() == 1 && name.empty()))
            continue;
        if (name.empty()) {
            out.problems.push_back({row.line, "a rule needs a name in the first column"});
            continue;
        }
        conditions += row.cells.size();
        if (row.cells.size() > kMostOfOneRule || conditions > kMostConditions) {
            out.problems.push_back({row.line, "too many conditions"});
            continue;
        }
        const auto cells = std::span(row.cells).subspan(1);
        auto expression = aclExpression(cells);
        if (!expression) {
            out.problems.push_back({row.line, expression.error().detail});
            continue;
        }
        if (std::ranges::any_of(cells, [](const std::string& c) { return trimBlanks(c).empty(); }))
            out.notices.push_back({row.line, "an empty condition is passed over"});
        std::string source;
        for (const std::string& cell : row.cells) {
            if (&cell != row.cells.data())
                source += ',';
            appendCsvCell(source, cell, ',');
        }
        out.rules.push_back(
            {std::string(name), std::move(*expression), true, {}, std::move(source)});
    }
    return out;
}

} // namespace nb
