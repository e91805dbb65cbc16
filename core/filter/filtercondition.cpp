// SPDX-License-Identifier: GPL-3.0-or-later
// One condition from the three texts of a row of the builder dialog.
#include "core/filter/filterexpression.h"
#include "core/filter/filterlexer.h"
#include "core/filter/filterparser.h"
#include "core/filter/filtersuggestion.h"
#include "core/filter/filtervalue.h"

#include <algorithm>

namespace nb {

namespace {

using Op = FilterOperator;

struct Part
{
    std::size_t offset;
    std::size_t length;
};

Part trimmedPart(std::string_view text, Part item)
{
    while (item.length > 0 && isBlank(text[item.offset])) {
        ++item.offset;
        --item.length;
    }
    while (item.length > 0 && isBlank(text[item.offset + item.length - 1]))
        --item.length;
    return item;
}

/// Cuts at commas outside quotes; braces around it all are dropped.
std::vector<Part> listItems(std::string_view text)
{
    Part whole = trimmedPart(text, {0, text.size()});
    if (whole.length >= 2 && text[whole.offset] == '{'
        && text[whole.offset + whole.length - 1] == '}')
        whole = {whole.offset + 1, whole.length - 2};
    std::vector<Part> items;
    std::size_t begin = whole.offset;
    const std::size_t end = whole.offset + whole.length;
    char quote = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (quote != 0) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == quote)
                quote = 0;
        } else if (text[i] == '"' || text[i] == '\'') {
            const Part before = trimmedPart(text, {begin, i - begin});
            quote = before.length == 0 ? text[i] : '\0';
        } else if (text[i] == ',') {
            items.push_back(trimmedPart(text, {begin, i - begin}));
            begin = i + 1;
        }
    }
    items.push_back(trimmedPart(text, {begin, end - begin}));
    return items;
}

/// A quoted text stays what it is; anything else is taken as typed, blanks and all.
FilterToken tokenOf(std::string_view text, Part item)
{
    const std::string_view typed = text.substr(item.offset, item.length);
    std::vector<FilterToken> tokens = filterTokens(typed);
    if (tokens.size() == 2 && tokens.front().kind == FilterToken::Kind::Quoted) {
        tokens.front().offset += item.offset;
        return std::move(tokens.front());
    }
    const bool word = tokens.size() == 2 && tokens.front().kind == FilterToken::Kind::Word;
    return {word ? FilterToken::Kind::Word : FilterToken::Kind::Quoted, item.offset, item.length,
        std::string(typed)};
}

} // namespace

Result<FilterPtr> parseCondition(FlowField field, FilterOperator op, std::string_view text)
{
    const auto error = [](Part item, std::string detail) {
        return Error {ErrorCode::FilterSyntax, std::move(detail), item.offset, item.length};
    };
    const auto operators = operatorsFor(fieldInfo(field).type);
    if (std::ranges::find(operators, op) == operators.end())
        return error(
            {0, 0}, std::string(fieldInfo(field).name) + " does not go with " + printOperator(op));
    const Part whole = trimmedPart(text, {0, text.size()});
    if (op == Op::Present) {
        if (whole.length != 0)
            return error(whole, "expected no value");
        return FilterNode::makeCondition({field, op, {}});
    }
    if (text.size() > FilterParser::kMaxTextSize)
        return error(whole, "the value is longer than 65536 bytes");
    const std::vector<Part> items = op == Op::In ? listItems(text) : std::vector<Part> {whole};
    if (items.size() > FilterParser::kMaxValues)
        return error(whole, "more than 10000 values");
    FilterCondition condition {field, op, {}};
    for (const Part& item : items) {
        if (item.length == 0)
            return error(item, "expected " + std::string(valueExpectation(field, op)));
        auto value = readFilterValue(field, op, tokenOf(text, item));
        if (!value)
            return value.error();
        condition.values.push_back(std::move(*value));
    }
    return FilterNode::makeCondition(std::move(condition));
}

} // namespace nb
