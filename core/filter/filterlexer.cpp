// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterlexer.h"

#include "core/filter/textpattern.h"

#include <algorithm>
#include <array>
#include <optional>

namespace nb {

namespace {

using TokenKind = FilterToken::Kind;

struct Spelling
{
    std::string_view text;
    TokenKind kind;
};

/// Longer spellings before their beginnings.
constexpr std::array kSymbols = std::to_array<Spelling>({
    {"&&", TokenKind::And},
    {"||", TokenKind::Or},
    {"!=", TokenKind::NotEqual},
    {"!~", TokenKind::NotMatches},
    {"!", TokenKind::Not},
    {"==", TokenKind::Equal},
    {"=", TokenKind::Equal},
    {"<=", TokenKind::LessOrEqual},
    {"<", TokenKind::Less},
    {">=", TokenKind::GreaterOrEqual},
    {">", TokenKind::Greater},
    {"~", TokenKind::Matches},
    {"(", TokenKind::OpenParenthesis},
    {")", TokenKind::CloseParenthesis},
    {"{", TokenKind::OpenBrace},
    {"}", TokenKind::CloseBrace},
    {",", TokenKind::Comma},
});

constexpr std::array kKeywords = std::to_array<Spelling>({
    {"and", TokenKind::And},
    {"or", TokenKind::Or},
    {"not", TokenKind::Not},
    {"in", TokenKind::In},
});

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool endsWord(char c)
{
    static constexpr std::string_view kStops = "(){},=!<>~&|\"'#";
    return isBlank(c) || isControl(c) || kStops.find(c) != std::string_view::npos;
}

std::optional<unsigned> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

/// Reads the escape whose backslash is at `at`; gives the bytes used.
std::size_t takeEscape(std::string_view text, std::size_t at, std::string& out)
{
    const char c = text[at + 1];
    if (c == 'x' && at + 3 < text.size()) {
        const auto high = hexDigit(text[at + 2]);
        const auto low = hexDigit(text[at + 3]);
        if (high && low) {
            out += static_cast<char>(static_cast<unsigned char>(*high << 4U | *low));
            return 4;
        }
    }
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    return 2;
}

FilterToken takeQuoted(std::string_view text, std::size_t begin)
{
    FilterToken token {TokenKind::OpenQuoted, begin, text.size() - begin, {}};
    std::size_t at = begin + 1;
    while (at < text.size()) {
        if (text[at] == text[begin]) {
            token.kind = TokenKind::Quoted;
            token.length = at + 1 - begin;
            break;
        }
        if (text[at] == '\\' && at + 1 < text.size())
            at += takeEscape(text, at, token.text);
        else
            token.text += text[at++];
    }
    return token;
}

FilterToken takeWord(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && !endsWord(text[end]))
        ++end;
    const std::string_view word = text.substr(begin, end - begin);
    for (const Spelling& keyword : kKeywords)
        if (equalNoCase(keyword.text, word))
            return {keyword.kind, begin, word.size(), {}};
    return {TokenKind::Word, begin, word.size(), std::string(word)};
}

FilterToken takeToken(std::string_view text, std::size_t begin)
{
    const char first = text[begin];
    if (first == '"' || first == '\'')
        return takeQuoted(text, begin);
    if (first == '#') {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        return {TokenKind::Comment, begin, end - begin, {}};
    }
    for (const Spelling& symbol : kSymbols)
        if (text.substr(begin).starts_with(symbol.text))
            return {symbol.kind, begin, symbol.text.size(), {}};
    if (endsWord(first))
        return {TokenKind::Unknown, begin, 1, {}};
    return takeWord(text, begin);
}

} // namespace

std::vector<FilterToken> filterTokens(std::string_view text)
{
    std::vector<FilterToken> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        if (isBlank(text[at])) {
            ++at;
            continue;
        }
        tokens.push_back(takeToken(text, at));
        at = tokens.back().end();
    }
    tokens.push_back({TokenKind::End, text.size(), 0, {}});
    return tokens;
}

bool isPlainWord(std::string_view text)
{
    for (const char c : text)
        if (endsWord(c))
            return false;
    for (const Spelling& keyword : kKeywords)
        if (equalNoCase(keyword.text, text))
            return false;
    return !text.empty();
}

std::string quoted(std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (isControl(c)) {
            out += "\\x";
            out += kHex[static_cast<unsigned char>(c) >> 4U];
            out += kHex[static_cast<unsigned char>(c) & 0xfU];
        } else {
            out += c;
        }
    }
    return out + '"';
}

} // namespace nb
