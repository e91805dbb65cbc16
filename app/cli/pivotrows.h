// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/tablewriter.h"
#include "core/pivot/pivotjson.h"

namespace nb::cli {

/// Chains and findings as one table: kind, score, hosts and what else there is.
void writePivotTable(Output& output, const TableStyle& style, const PivotAnalysis& analysis,
    const PivotSelection& selection);
void writePathTable(Output& output, const TableStyle& style, const PivotAnalysis& analysis,
    const PathResult& paths);
void writeEpsilonTable(Output& output, const TableStyle& style, const EpsilonResult& result,
    const PivotFlowSet& flows);
void writeNaiveTable(
    Output& output, const TableStyle& style, const NaiveResult& result, const PivotFlowSet& flows);

} // namespace nb::cli
