// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/csvtext.h"

namespace nb {

namespace {

constexpr std::string_view kFormulaStarts {"=+-@\t\r\0", 7};

bool needsQuotes(std::string_view cell, char separator)
{
    if (cell.empty())
        return false;
    if (cell.front() == ' ' || cell.back() == ' ')
        return true;
    for (const char c : cell)
        if (c == separator || c == '"' || c == '\n' || c == '\r')
            return true;
    return false;
}

} // namespace

bool looksLikeFormula(std::string_view cell)
{
    const std::size_t first = cell.find_first_not_of('\'');
    return first != std::string_view::npos
        && kFormulaStarts.find(cell[first]) != std::string_view::npos;
}

std::string guardFormula(std::string_view cell)
{
    std::string guarded;
    if (looksLikeFormula(cell))
        guarded += '\'';
    guarded += cell;
    return guarded;
}

std::string_view unguardFormula(std::string_view cell)
{
    if (!cell.empty() && cell.front() == '\'' && looksLikeFormula(cell))
        cell.remove_prefix(1);
    return cell;
}

void appendCsvCell(std::string& line, std::string_view cell, char separator)
{
    if (!needsQuotes(cell, separator)) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

} // namespace nb
