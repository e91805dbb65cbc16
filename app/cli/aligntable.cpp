// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/aligntable.h"

#include "app/cli/terminal.h"

#include <algorithm>
#include <utility>

namespace nb::cli {

namespace {

constexpr std::size_t kHeldRows = 500;
constexpr std::size_t kMaxCellWidth = 60; ///< a longer text does not widen its column
constexpr std::string_view kGap = "  ";

} // namespace

AlignTable::AlignTable(Output& output, std::vector<OutputColumn> columns, TableStyle style)
    : m_output(output)
    , m_columns(std::move(columns))
    , m_style(std::move(style))
    , m_shown(m_columns.size(), true)
{
    for (const OutputColumn& column : m_columns)
        m_widths.push_back(displayWidth(column.name));
}

void AlignTable::row(std::vector<std::string> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i] = cells[i].empty() ? std::string(m_columns[i].absent) : printable(cells[i]);
    if (m_settled) {
        print(cells);
        return;
    }
    m_held.push_back(std::move(cells));
    if (m_held.size() >= kHeldRows)
        settle();
}

std::size_t AlignTable::totalWidth() const
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_shown[i])
            width += m_widths[i] + (width > 0 ? kGap.size() : 0);
    return width;
}

/// Fixes the widths by what is held, and prints it.
void AlignTable::settle()
{
    m_settled = true;
    for (const auto& cells : m_held)
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_widths[i] = std::max(m_widths[i], std::min(displayWidth(cells[i]), kMaxCellWidth));
    if (m_style.maxWidth) {
        for (const std::size_t column : m_style.dropOrder) {
            if (totalWidth() <= *m_style.maxWidth)
                break;
            m_shown[column] = false;
        }
    }
    std::vector<std::string> names;
    for (const OutputColumn& column : m_columns)
        names.push_back(column.name);
    print(names);
    for (const auto& cells : m_held)
        print(cells);
    m_held.clear();
}

void AlignTable::print(const std::vector<std::string>& cells)
{
    std::string line;
    std::string padding;
    bool first = true;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!m_shown[i])
            continue;
        line += padding;
        if (!std::exchange(first, false))
            line += kGap;
        const std::size_t width = displayWidth(cells[i]);
        const std::string blanks(width < m_widths[i] ? m_widths[i] - width : 0, ' ');
        const bool right = m_columns[i].type == CellType::Number;
        // Blanks behind the last column would only make lines wrap.
        line += right ? blanks + cells[i] : cells[i];
        padding = right ? std::string {} : blanks;
    }
    line += '\n';
    m_output.write(line);
}

void AlignTable::flush()
{
    if (!m_settled && !m_held.empty())
        settle();
}

void AlignTable::finish()
{
    if (!m_settled)
        settle();
    m_output.flush();
}

std::vector<std::string> AlignTable::leftOut() const
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_shown[i])
            names.push_back(m_columns[i].name);
    return names;
}

} // namespace nb::cli
