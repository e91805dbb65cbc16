// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/filter/filterlexer.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace nb {

/// Where a condition stands in the text it was read from.
struct FilterConditionPlace
{
    FilterPtr condition;
    std::size_t offset = 0;
    std::size_t length = 0;
    std::size_t fieldLength = 0; ///< the field name begins at `offset`
};

struct ParsedFilter
{
    FilterPtr filter; ///< null for a blank text
    std::vector<FilterConditionPlace> places; ///< in the order of the text
};

/// Recursive descent over the tokens of one filter text. Nesting, number of values and size of the
/// text are bounded, so hostile text costs neither stack nor time. One use, one thread.
class FilterParser
{
public:
    static constexpr std::size_t kMaxTextSize = 64 * 1024; ///< bytes
    static constexpr std::size_t kMaxValues = 10'000; ///< values, and conditions
    static constexpr std::size_t kMaxNesting = 200; ///< parentheses and `not` in one another

    explicit FilterParser(std::string_view text);
    /// Errors as parseFilter() gives them.
    [[nodiscard]] Result<ParsedFilter> parse();

private:
    using Kind = FilterToken::Kind;

    [[nodiscard]] const FilterToken& peek(std::size_t ahead = 0) const;
    FilterToken take();
    [[nodiscard]] std::optional<Error> tokenError() const;
    Result<FilterPtr> parseOr();
    Result<FilterPtr> parseAnd();
    Result<FilterPtr> parseOperand();
    Result<FilterPtr> parseGroup();
    Result<FilterPtr> parseCondition();
    Result<FilterCondition> parseComparison(FlowField field, const FilterToken& name);
    Result<std::vector<FilterValue>> parseList(FlowField field);
    Result<FilterValue> parseValue(FlowField field, FilterOperator op);
    FilterToken takeValueToken(FlowField field, FilterOperator op);
    Result<FilterPtr> finish(
        FilterCondition condition, const FilterToken& name, std::size_t end, bool negated);

    std::string_view m_text;
    std::vector<FilterToken> m_tokens;
    std::size_t m_next = 0;
    std::size_t m_nesting = 0;
    std::size_t m_values = 0;
    std::vector<FilterConditionPlace> m_places;
};

} // namespace nb
