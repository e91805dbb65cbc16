// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// One proposal for the place of the cursor.
struct FilterCompletionItem
{
    enum class Kind : std::uint8_t
    {
        Field, ///< a field name
        Operator, ///< `=`, `~`, `in`, …
        Value, ///< a value known without data: protocol, state, true/false, service name
        Connective, ///< `and`, `or`, `not`
        Bracket, ///< `(`, `)`, `{`, `}`, `,`
    };
    Kind kind = Kind::Field;
    std::string text; ///< what to insert, quoted where the language needs it
    std::string description; ///< one plain English sentence or empty; of a field its FieldInfo's
    bool operator==(const FilterCompletionItem&) const = default;
};

/// What can stand at the cursor. To accept a proposal replace the bytes
/// [replaceFrom, replaceFrom + replaceLength) of the text by its `text`, with a blank before it
/// when `needsSpaceBefore` is set.
struct FilterCompletion
{
    std::size_t replaceFrom = 0; ///< byte offset in the text
    std::size_t replaceLength = 0; ///< bytes; reaches past the cursor to the end of the word
    bool needsSpaceBefore = false;
    std::string partial; ///< what is typed of the word before the cursor, without its quote
    /// Set when a value of this field is expected: the caller adds
    /// FlowStore::frequentValues(*valueField, partial, …), each through completionValue(). For an
    /// either-side field ask for its two sides (sidesOf) or the field itself.
    std::optional<FlowField> valueField {};
    bool inList = false; ///< the value stands within `in { … }`
    std::vector<FilterCompletionItem> items; ///< best first; contain `partial`, ignoring case
};

/// Grammar-driven completion of a filter text that may be unfinished. `cursor` is a byte offset,
/// cut to the text's size. Pure and fast enough for every key press (no data is read); any thread.
/// Within quotes and comments nothing is proposed, except values of text fields within quotes.
[[nodiscard]] FilterCompletion completeFilter(std::string_view text, std::size_t cursor);

/// A value that came from the data (exact text, as fieldText gives it) as it has to be typed into a
/// filter on `field`: quoted when needed.
[[nodiscard]] std::string completionValue(FlowField field, std::string_view value);

} // namespace nb
