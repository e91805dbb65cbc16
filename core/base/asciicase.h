// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace nb {

/// `c` with A to Z made lower case; every other byte, UTF-8 included, as it is.
[[nodiscard]] constexpr char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Equal but for the case of A to Z; for keywords and names of fields, tables and protocols.
[[nodiscard]] inline bool equalAsciiNoCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lowerAscii, lowerAscii);
}

} // namespace nb
