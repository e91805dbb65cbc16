// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// One piece of a filter text. Operators of two spellings (`=` and `==`, `and` and `&&`) give the
/// same kind.
struct FilterToken
{
    enum class Kind : std::uint8_t
    {
        End, ///< empty, at the end of the text
        Word, ///< field name, number, address, bare text; `text` is the word as typed
        Quoted, ///< `text` is unescaped, without its quotes
        OpenQuoted, ///< a quote that is never closed, up to the end of the text
        And,
        Or,
        Not,
        In,
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Matches,
        NotMatches,
        OpenParenthesis,
        CloseParenthesis,
        OpenBrace,
        CloseBrace,
        Comma,
        Comment, ///< `#` to the end of the line
        Unknown, ///< a lone `&` or `|`, or a control character
    };
    Kind kind = Kind::End;
    std::size_t offset = 0; ///< bytes from the beginning of the filter
    std::size_t length = 0; ///< bytes as typed, quotes included
    std::string text {}; ///< of Word, Quoted and OpenQuoted

    [[nodiscard]] std::size_t end() const { return offset + length; }
};

/// Cuts a whole filter into tokens; never fails, the last one is End. Comments are kept.
[[nodiscard]] std::vector<FilterToken> filterTokens(std::string_view text);

/// What separates tokens.
[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// True when a bare word of this text would be read back as one Word of the same text.
[[nodiscard]] bool isPlainWord(std::string_view text);
/// In double quotes, with backslash escapes for quotes, backslashes and control characters.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace nb
