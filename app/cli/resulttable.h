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

/// A counter's text, empty when none of the rows knew it.
[[nodiscard]] std::string knownCount(std::uint64_t sum, const FlowTotals& totals);

/// Columns and cells that every summary has: flows, packets and bytes each way.
[[nodiscard]] std::vector<OutputColumn> totalsColumns();
void appendTotals(std::vector<std::string>& row, const FlowTotals& totals);

} // namespace nb::cli
