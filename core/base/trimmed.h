// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace nb {

/// `text` without the blanks, tabs and ends of line around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

} // namespace nb
