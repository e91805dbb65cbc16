// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"
#include "core/net/ipprefix.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nb {

enum class FilterOperator : std::uint8_t
{
    Present, ///< a bare field
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches, ///< ~ wildcard
    NotMatches, ///< !~
    In, ///< in { … }
};

/// Inclusive range of unsigned integers; a single number has low == high. Counts, ports, protocol
/// numbers, flags, vlan, MAC, and durations (µs) are held so. Flags under Matches and NotMatches
/// are a set of bits that must all be there.
struct NumberRange
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool operator==(const NumberRange&) const = default;
};
/// Inclusive range of addresses of one family; a single prefix is held as IpPrefix instead.
struct AddressRange
{
    IpAddress low;
    IpAddress high;
    bool operator==(const AddressRange&) const = default;
};
/// Inclusive range of instants. A value written as a bare date covers its whole day.
struct InstantRange
{
    Timestamp low;
    Timestamp high;
    bool operator==(const InstantRange&) const = default;
};
/// A text: a wildcard pattern under Matches and NotMatches (`*` any run, `?` one character, case
/// does not count), else compared as it is.
struct TextPattern
{
    std::string text;
    bool operator==(const TextPattern&) const = default;
};
/// Another field: `src_port < dst_port`.
struct FieldReference
{
    FlowField field;
    bool operator==(const FieldReference&) const = default;
};

using FilterValue = std::variant<NumberRange, IpPrefix, AddressRange, InstantRange, TextPattern,
    FlowState, bool, FieldReference>;

struct FilterCondition
{
    FlowField field = FlowField::Ip;
    FilterOperator op = FilterOperator::Present;
    std::vector<FilterValue> values {}; ///< none for Present, one or more for In, else exactly one
    bool operator==(const FilterCondition&) const = default;
};

struct FilterNode;
using FilterPtr = std::shared_ptr<const FilterNode>;

/// A filter as an immutable syntax tree; null FilterPtr means "everything". Or and And have two or
/// more children, Not has one, Condition none. Any thread.
struct FilterNode
{
    enum class Kind : std::uint8_t
    {
        Or,
        And,
        Not,
        Condition,
    };
    Kind kind = Kind::Condition;
    std::vector<FilterPtr> children {};
    FilterCondition condition {};

    static FilterPtr makeOr(std::vector<FilterPtr> children);
    static FilterPtr makeAnd(std::vector<FilterPtr> children);
    static FilterPtr makeNot(FilterPtr child);
    static FilterPtr makeCondition(FilterCondition condition);
};

/// Structural equality; null equals null.
[[nodiscard]] bool equal(const FilterPtr& a, const FilterPtr& b);
/// Both must hold; null is neutral.
[[nodiscard]] FilterPtr both(const FilterPtr& a, const FilterPtr& b);

/// Text to tree. Blank text gives null. Errors are FilterSyntax with the column (bytes from 0) in
/// `offset`, what was expected in `detail`, and for a misspelt field a "did you mean".
[[nodiscard]] Result<FilterPtr> parseFilter(std::string_view text);

/// Canonical text; parsing it gives an equal tree. Empty for null.
[[nodiscard]] std::string printFilter(const FilterPtr& filter);
[[nodiscard]] std::string printOperator(FilterOperator op);
/// One value in canonical spelling, quoted when needed.
[[nodiscard]] std::string printValue(FlowField field, const FilterValue& value);

/// `field = value` for the value of one cell of a batch, for "filter for this value"; a bare
/// absent text gives `not field`.
[[nodiscard]] FilterPtr filterForCell(const FlowBatch& batch, std::size_t row, FlowField field);

/// Operators that make sense for a type, in the order a menu shows them; Present comes last.
[[nodiscard]] std::vector<FilterOperator> operatorsFor(FieldType type);

/// A row of the builder dialog to a condition. `valueText` holds one value as a person types it
/// (quotes are optional; blanks around it are dropped), for In a list `a, b, c..d`, for Present
/// nothing. Errors are FilterSyntax with the position in `valueText`.
[[nodiscard]] Result<FilterPtr> parseCondition(
    FlowField field, FilterOperator op, std::string_view valueText);
/// The inverse of parseCondition: `a, b, c..d` for In, empty for Present.
[[nodiscard]] std::string valueText(const FilterCondition& condition);

/// Something in a valid filter that may not mean what its author thinks.
struct FilterWarning
{
    enum class Kind : std::uint8_t
    {
        NotEqualOnEitherSide, ///< `ip != x`, `ip !~ x`: holds when neither side is x
        LegacyName, ///< an old spelling of a field
        WildcardInEqual, ///< `*` or `?` under = != or in, where they are plain characters
    };
    Kind kind = Kind::NotEqualOnEitherSide;
    std::string text; ///< one English sentence for the log and the command line
    std::optional<std::size_t> offset {}; ///< byte column in the text, when made from a text
    std::size_t length = 0;
    std::string replacement {}; ///< text that says clearly what the spot means; may be empty
};
/// Warnings without positions; legacy names are only seen in a text.
[[nodiscard]] std::vector<FilterWarning> filterWarnings(const FilterPtr& filter);
/// Warnings with positions; none when the text does not parse.
[[nodiscard]] std::vector<FilterWarning> filterWarnings(std::string_view text);

} // namespace nb
