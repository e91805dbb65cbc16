// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nb {

/// Equal when ASCII letters count without case.
[[nodiscard]] bool equalNoCase(std::string_view a, std::string_view b);
/// ASCII letters to lower case; other bytes, UTF-8 included, stay.
[[nodiscard]] std::string toLower(std::string_view text);

/// A wildcard pattern: `*` stands for any run of characters, `?` for exactly one (a whole UTF-8
/// sequence); ASCII letters match without case. Matching takes O(pattern × text) at worst.
class WildcardPattern
{
public:
    explicit WildcardPattern(std::string_view pattern);
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    std::string m_pattern; ///< lower case, runs of `*` made one
};

} // namespace nb
