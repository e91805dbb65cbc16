// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "app/cli/tablewriter.h"
#include "core/storage/flowstore.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nb::cli {

/// The options that every command with a table takes, and what they mean.
class TableOptions
{
public:
    /// Adds --format, --columns, --sort, --limit, --no-formula-guard. `columnHelp` ends the
    /// sentence "columns to print, …".
    void addTo(CLI::App& command, const std::string& columnHelp);
    /// Only --format, --columns and --no-formula-guard, for rows that come without end.
    void addFormatTo(CLI::App& command, const std::string& columnHelp);
    /// Adds --from, --to, --raw and the filter expression; without --raw where no counter is shown.
    void addQueryTo(CLI::App& command, bool withRaw = true);

    /// Checks what was given; Usage or FilterSyntax.
    [[nodiscard]] Result<FlowQuery> query() const;
    /// --columns split at commas; empty when not given or `all`.
    [[nodiscard]] std::vector<std::string> columnNames() const;
    [[nodiscard]] bool allColumns() const { return m_columns == "all"; }
    [[nodiscard]] bool columnsGiven() const { return !m_columns.empty(); }
    /// The column and whether it is to descend; nullopt when not given.
    [[nodiscard]] Result<std::optional<std::pair<std::string, bool>>> sort() const;
    /// 0 is no limit.
    [[nodiscard]] std::uint64_t limit() const { return m_limit; }
    /// Columns and format that hold where none are given.
    void setColumns(std::string columns) { m_columns = std::move(columns); }
    void setDefaultFormat(std::string format)
    {
        if (m_format.empty())
            m_format = std::move(format);
    }
    void setDefaultLimit(std::uint64_t limit) { m_limit = limit; }
    [[nodiscard]] TableStyle style(const CommandContext& context) const;

    /// Words of the filter expression, joined.
    [[nodiscard]] std::string expression() const;
    /// Prints why the options make no sense; the exit code.
    int fail(const CommandContext& context, const Error& error) const;

private:
    std::string m_format;
    std::string m_columns;
    std::string m_sort;
    std::uint64_t m_limit = 0;
    std::string m_from;
    std::string m_to;
    std::vector<std::string> m_words;
    bool m_noFormulaGuard = false;
    bool m_raw = false;
};

/// The text that explains the filter language at the end of a command's help.
[[nodiscard]] std::string filterHelp();

} // namespace nb::cli
