// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nb::scope {

/// A table as data: what is printed, exported and put into reports.
struct TextTable
{
    std::vector<std::string> columns {};
    std::vector<std::vector<std::string>> rows {};
    bool operator==(const TextTable&) const = default;
};

/// Adds an item to a list in one text.
inline void appendItem(std::string& list, std::string_view item, std::string_view separator = " ")
{
    if (!list.empty())
        list += separator;
    list += item;
}

} // namespace nb::scope
