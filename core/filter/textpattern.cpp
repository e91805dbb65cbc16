// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/textpattern.h"

#include <algorithm>

namespace nb {

namespace {

char lowerChar(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The position after the character at `at`.
std::size_t nextCharacter(std::string_view text, std::size_t at)
{
    do {
        ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U);
    return at;
}

} // namespace

bool equalNoCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lowerChar, lowerChar);
}

std::string toLower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lowerChar);
    return out;
}

WildcardPattern::WildcardPattern(std::string_view pattern)
{
    for (const char c : pattern)
        if (c != '*' || !m_pattern.ends_with('*'))
            m_pattern += lowerChar(c);
}

bool WildcardPattern::matches(std::string_view text) const
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string::npos; // the last `*` met, and where its run ends for now
    std::size_t runEnd = 0;
    while (t < text.size()) {
        if (p < m_pattern.size() && m_pattern[p] == '*') {
            star = p++;
            runEnd = t;
        } else if (p < m_pattern.size() && m_pattern[p] == '?') {
            ++p;
            t = nextCharacter(text, t);
        } else if (p < m_pattern.size() && m_pattern[p] == lowerChar(text[t])) {
            ++p;
            ++t;
        } else if (star != std::string::npos) {
            p = star + 1;
            t = ++runEnd;
        } else {
            return false;
        }
    }
    while (p < m_pattern.size() && m_pattern[p] == '*')
        ++p;
    return p == m_pattern.size();
}

} // namespace nb
