// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterparser.h"

#include "core/filter/filtersuggestion.h"
#include "core/filter/filtervalue.h"

#include <algorithm>

namespace nb {

namespace {

using Op = FilterOperator;

Error errorAt(const FilterToken& token, std::string detail)
{
    return {ErrorCode::FilterSyntax, std::move(detail), token.offset, token.length};
}

/// `, not 'x'`, or nothing at the end of the text.
std::string butFound(const FilterToken& token, std::string_view text)
{
    if (token.kind == FilterToken::Kind::End)
        return {};
    return ", not " + shown(text.substr(token.offset, token.length));
}

std::optional<Op> comparisonOf(FilterToken::Kind kind)
{
    switch (kind) {
    case FilterToken::Kind::Equal:
        return Op::Equal;
    case FilterToken::Kind::NotEqual:
        return Op::NotEqual;
    case FilterToken::Kind::Less:
        return Op::Less;
    case FilterToken::Kind::LessOrEqual:
        return Op::LessOrEqual;
    case FilterToken::Kind::Greater:
        return Op::Greater;
    case FilterToken::Kind::GreaterOrEqual:
        return Op::GreaterOrEqual;
    case FilterToken::Kind::Matches:
        return Op::Matches;
    case FilterToken::Kind::NotMatches:
        return Op::NotMatches;
    case FilterToken::Kind::In:
        return Op::In;
    default:
        return std::nullopt;
    }
}

std::string operatorList(FlowField field)
{
    std::string list;
    for (const Op op : operatorsFor(fieldInfo(field).type)) {
        if (op == Op::Present)
            continue;
        list += list.empty() ? "" : " ";
        list += printOperator(op);
    }
    return list;
}

bool takesOperator(FlowField field, Op op)
{
    const auto operators = operatorsFor(fieldInfo(field).type);
    return std::ranges::find(operators, op) != operators.end();
}

} // namespace

FilterParser::FilterParser(std::string_view text)
    : m_text(text)
{
}

const FilterToken& FilterParser::peek(std::size_t ahead) const
{
    return m_tokens[std::min(m_next + ahead, m_tokens.size() - 1)];
}

FilterToken FilterParser::take()
{
    FilterToken token = peek();
    if (m_next + 1 < m_tokens.size())
        ++m_next;
    return token;
}

std::optional<Error> FilterParser::tokenError() const
{
    for (const FilterToken& token : m_tokens) {
        if (token.kind == Kind::OpenQuoted)
            return errorAt(token, "this quote is never closed");
        if (token.kind == Kind::Unknown)
            return errorAt(token,
                m_text[token.offset] == '&' ? "expected '&&' or 'and'; a text with & needs quotes"
                    : m_text[token.offset] == '|'
                    ? "expected '||' or 'or'; a text with | needs quotes"
                    : "unexpected control character");
    }
    return std::nullopt;
}

Result<ParsedFilter> FilterParser::parse()
{
    if (m_text.size() > kMaxTextSize)
        return Error {ErrorCode::FilterSyntax, "the filter is longer than 65536 bytes",
            kMaxTextSize, m_text.size() - kMaxTextSize};
    m_tokens = filterTokens(m_text);
    std::erase_if(m_tokens, [](const FilterToken& t) { return t.kind == Kind::Comment; });
    if (auto error = tokenError())
        return *error;
    if (peek().kind == Kind::End)
        return ParsedFilter {};
    auto filter = parseOr();
    if (!filter)
        return filter.error();
    if (peek().kind == Kind::CloseParenthesis)
        return errorAt(peek(), "this ')' closes nothing");
    if (peek().kind != Kind::End)
        return errorAt(peek(), "expected 'and', 'or' or the end" + butFound(peek(), m_text));
    return ParsedFilter {std::move(*filter), std::move(m_places)};
}

Result<FilterPtr> FilterParser::parseOr()
{
    std::vector<FilterPtr> children;
    do {
        if (!children.empty())
            take();
        auto child = parseAnd();
        if (!child)
            return child;
        children.push_back(std::move(*child));
    } while (peek().kind == Kind::Or);
    return FilterNode::makeOr(std::move(children));
}

Result<FilterPtr> FilterParser::parseAnd()
{
    std::vector<FilterPtr> children;
    do {
        if (!children.empty())
            take();
        auto child = parseOperand();
        if (!child)
            return child;
        children.push_back(std::move(*child));
    } while (peek().kind == Kind::And);
    return FilterNode::makeAnd(std::move(children));
}

Result<FilterPtr> FilterParser::parseOperand()
{
    if (peek().kind != Kind::Not && peek().kind != Kind::OpenParenthesis)
        return parseCondition();
    if (m_nesting == kMaxNesting)
        return errorAt(peek(), "more than 200 parentheses and nots in one another");
    ++m_nesting;
    auto operand = parseGroup();
    --m_nesting;
    return operand;
}

Result<FilterPtr> FilterParser::parseGroup()
{
    if (take().kind == Kind::Not) {
        auto child = parseOperand();
        return child ? Result<FilterPtr>(FilterNode::makeNot(std::move(*child))) : child;
    }
    auto group = parseOr();
    if (!group)
        return group;
    if (peek().kind != Kind::CloseParenthesis)
        return errorAt(peek(), "expected 'and', 'or' or ')'" + butFound(peek(), m_text));
    take();
    return group;
}

Result<FilterPtr> FilterParser::parseCondition()
{
    const FilterToken name = take();
    if (name.kind != Kind::Word)
        return errorAt(name, "expected a field, 'not' or '('" + butFound(name, m_text));
    const auto field = fieldFromName(name.text);
    if (!field)
        return errorAt(name, unknownFieldMessage(name.text));
    const bool negated = peek().kind == Kind::Not && peek(1).kind == Kind::In;
    if (negated)
        take();
    auto condition = parseComparison(*field, name);
    if (!condition)
        return condition.error();
    return finish(std::move(*condition), name, m_tokens[m_next - 1].end(), negated);
}

Result<FilterPtr> FilterParser::finish(
    FilterCondition condition, const FilterToken& name, std::size_t end, bool negated)
{
    if (m_places.size() == kMaxValues)
        return errorAt(name, "more than 10000 conditions");
    FilterPtr node = FilterNode::makeCondition(std::move(condition));
    m_places.push_back({node, name.offset, end - name.offset, name.length});
    return negated ? FilterNode::makeNot(std::move(node)) : node;
}

Result<FilterCondition> FilterParser::parseComparison(FlowField field, const FilterToken& name)
{
    const FilterToken& next = peek();
    const auto op = comparisonOf(next.kind);
    if (!op) {
        const bool ends = next.kind == Kind::End || next.kind == Kind::And || next.kind == Kind::Or
            || next.kind == Kind::CloseParenthesis;
        if (ends)
            return FilterCondition {field, Op::Present, {}};
        return errorAt(next,
            "expected one of " + operatorList(field) + " after " + name.text
                + butFound(next, m_text));
    }
    if (!takesOperator(field, *op))
        return errorAt(next,
            name.text + " does not go with " + printOperator(*op) + "; expected one of "
                + operatorList(field));
    take();
    if (*op == Op::In) {
        auto values = parseList(field);
        if (!values)
            return values.error();
        return FilterCondition {field, *op, std::move(*values)};
    }
    auto value = parseValue(field, *op);
    if (!value)
        return value.error();
    return FilterCondition {field, *op, {std::move(*value)}};
}

Result<std::vector<FilterValue>> FilterParser::parseList(FlowField field)
{
    if (peek().kind != Kind::OpenBrace)
        return errorAt(peek(), "expected '{' and a list of values" + butFound(peek(), m_text));
    std::vector<FilterValue> values;
    do {
        take(); // { or ,
        auto value = parseValue(field, Op::In);
        if (!value)
            return value.error();
        values.push_back(std::move(*value));
    } while (peek().kind == Kind::Comma);
    if (peek().kind != Kind::CloseBrace)
        return errorAt(peek(), "expected ',' or '}'" + butFound(peek(), m_text));
    take();
    return values;
}

/// Joins `a .. b`, `a.. b` and `a ..b` to one token where a range can stand.
FilterToken FilterParser::takeValueToken(FlowField field, FilterOperator op)
{
    FilterToken token = take();
    if (token.kind != Kind::Word || takesText(field, op))
        return token;
    const auto join = [&] {
        const FilterToken more = take();
        token.text += more.text;
        token.length = more.end() - token.offset;
    };
    if (!token.text.ends_with("..") && peek().kind == Kind::Word && peek().text.starts_with(".."))
        join();
    if (token.text.ends_with("..") && peek().kind == Kind::Word)
        join();
    return token;
}

Result<FilterValue> FilterParser::parseValue(FlowField field, FilterOperator op)
{
    const FilterToken token = takeValueToken(field, op);
    if (token.kind != Kind::Word && token.kind != Kind::Quoted)
        return errorAt(token,
            "expected " + std::string(valueExpectation(field, op)) + butFound(token, m_text));
    if (++m_values > kMaxValues)
        return errorAt(token, "more than 10000 values");
    return readFilterValue(field, op, token);
}

Result<FilterPtr> parseFilter(std::string_view text)
{
    auto parsed = FilterParser(text).parse();
    if (!parsed)
        return parsed.error();
    return parsed->filter;
}

} // namespace nb
