// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/tableoptions.h"
#include "app/cli/tablewriter.h"

#include <string>
#include <vector>

namespace nb::cli {

/// A result small enough to hold: summaries, not flows.
struct ResultTable
{
    std::vector<OutputColumn> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Usage when --columns or --sort does not fit the table.
[[nodiscard]] Result<void> checkOptions(const ResultTable& table, const TableOptions& options);

int printResult(const CommandContext& context, ResultTable table, const TableOptions& options);

/// A sum's text; empty when it is unknown, because none of the rows knew it.
[[nodiscard]] std::string sumText(std::uint64_t sum, bool known);

/// How the aligned table shows such a sum.
inline constexpr std::string_view kUnknownSum = "unknown";

/// Columns and cells that every summary has: flows, packets and bytes each way.
[[nodiscard]] std::vector<OutputColumn> totalsColumns();
void appendTotals(std::vector<std::string>& row, const FlowTotals& totals);

} // namespace nb::cli
