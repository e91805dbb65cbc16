// SPDX-License-Identifier: GPL-3.0-or-later
// Rules written as acl.csv.
#include "core/filter/filterexpression.h"
#include "core/flow/csvtext.h"
#include "core/net/protocol.h"
#include "core/rules/aclcsv.h"

namespace nb {

namespace {

using Op = FilterOperator;

std::string operatorText(Op op)
{
    return op == Op::In || op == Op::Matches ? "="
        : op == Op::NotMatches               ? "!="
                                             : printOperator(op);
}

/// The value without the quotes that the language may need. Protocols are numbers: the original
/// knew their names in its own spelling only.
std::string plainValue(FlowField field, const FilterValue& value)
{
    const auto* text = std::get_if<TextPattern>(&value);
    std::string plain = text ? text->text : printValue(field, value);
    if (const auto protocol = Protocol::fromString(plain); field == FlowField::Protocol && protocol)
        return std::to_string(protocol->number());
    return plain;
}

std::string_view cellField(FlowField field)
{
    return field == FlowField::Protocol ? std::string_view("protocol") : aclFieldName(field);
}

/// One condition as a cell; what it cannot say comes out as something else, which the caller sees
/// by reading it again.
std::string cellOf(const FilterCondition& c, bool negative)
{
    std::string cell(cellField(c.field));
    if (c.op == Op::Present)
        return cell + (negative ? "!=*" : "=*");
    if (c.op != Op::In) {
        cell += negative ? "!=" : operatorText(c.op);
        return cell + (c.values.empty() ? std::string() : plainValue(c.field, c.values.front()));
    }
    cell += negative ? "!=[" : "=[";
    for (std::size_t i = 0; i < c.values.size(); ++i) {
        if (i > 0)
            cell += ';';
        cell += plainValue(c.field, c.values[i]);
    }
    return cell + ']';
}

/// Alternatives of one field as a list: `a in {…} or a ~ x`.
std::optional<std::string> listCell(const FilterNode& either, bool negative)
{
    std::string cell;
    for (const FilterPtr& child : either.children) {
        if (child->kind != FilterNode::Kind::Condition)
            return std::nullopt;
        const FilterCondition& c = child->condition;
        if (cell.empty())
            cell = std::string(cellField(c.field)) + (negative ? "!=[" : "=[");
        else
            cell += ';';
        if (c.op == Op::Present)
            cell += '*';
        for (std::size_t i = 0; i < c.values.size(); ++i) {
            if (i > 0)
                cell += ';';
            cell += plainValue(c.field, c.values[i]);
        }
    }
    return cell + ']';
}

std::optional<std::string> cellOf(const FilterPtr& part)
{
    const bool negative = part->kind == FilterNode::Kind::Not;
    const FilterPtr& inner = negative ? part->children.front() : part;
    if (inner->kind == FilterNode::Kind::Condition)
        return cellOf(inner->condition, negative);
    if (inner->kind == FilterNode::Kind::Or)
        return listCell(*inner, negative);
    return std::nullopt;
}

/// The cells of an expression, nothing when the form cannot say it.
std::optional<std::vector<std::string>> cellsOf(const FilterPtr& filter)
{
    std::vector<std::string> cells;
    if (!filter)
        return cells;
    const std::vector<FilterPtr> parts
        = filter->kind == FilterNode::Kind::And ? filter->children : std::vector {filter};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        // reading puts `field and` before a text that is to differ
        const bool present = parts[i]->kind == FilterNode::Kind::Condition
            && parts[i]->condition.op == Op::Present
            && fieldInfo(parts[i]->condition.field).type == FieldType::Text;
        if (present && i + 1 < parts.size()) {
            const auto next = cellOf(parts[i + 1]);
            const FilterPtr both = FilterNode::makeAnd({parts[i], parts[i + 1]});
            const auto read = next ? aclExpression(std::vector {*next}) : Result<std::string>("");
            if (read && *read == printFilter(both)) {
                cells.push_back(*next);
                ++i;
                continue;
            }
        }
        const auto cell = cellOf(parts[i]);
        if (!cell)
            return std::nullopt;
        cells.push_back(*cell);
    }
    const auto again = aclExpression(cells);
    if (!again || *again != printFilter(filter))
        return std::nullopt;
    return cells;
}

std::string line(const std::string& name, const std::vector<std::string>& cells)
{
    std::string text;
    appendCsvCell(text, name, ',');
    for (const std::string& cell : cells) {
        text += ',';
        appendCsvCell(text, cell, ',');
    }
    return text;
}

} // namespace

std::string aclText(std::span<const Rule> rules, std::vector<std::size_t>& left)
{
    std::string text;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Rule& rule = rules[i];
        const auto filter = parseFilter(rule.expression);
        auto cells = filter ? cellsOf(*filter) : std::nullopt;
        if (trimBlanks(rule.name) != rule.name || rule.name.starts_with('#'))
            cells.reset();
        if (cells && rule.enabled && !rule.acl.empty()) { // as somebody wrote it
            text += rule.acl + "\r\n";
            continue;
        }
        if (cells && rule.enabled) {
            text += line(rule.name, *cells) + "\r\n";
            continue;
        }
        // a comment is one cell, so that line ends in it do no harm
        std::string comment = cells ? "# disabled: " + line(rule.name, *cells)
                                    : "# " + rule.name + ": " + rule.expression;
        if (!cells && rule.enabled)
            left.push_back(i);
        appendCsvCell(text, comment, ',');
        text += "\r\n";
    }
    return text;
}

} // namespace nb
