// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/epsilonsearch.h"
#include "core/pivot/naivegraphs.h"
#include "core/pivot/pivotexplorer.h"

#include <string>
#include <vector>

namespace nb {

/// What of an analysis to write.
struct PivotSelection
{
    std::vector<std::size_t> chains; ///< indices, in this order
    std::vector<std::size_t> findings;
};
/// Everything of at least that score; findings have none and are always in.
[[nodiscard]] PivotSelection selectAll(const PivotAnalysis& analysis, double minScore = 0);

/// The whole result with its evidence, as docs/pivots.md describes it; UTF-8 with a line feed at
/// the end. `paths` are written when given.
[[nodiscard]] std::string pivotJson(const PivotAnalysis& analysis, const PivotSelection& selection,
    const PathResult* paths = nullptr);
[[nodiscard]] std::string epsilonJson(
    const EpsilonResult& result, const PivotFlowSet& flows, const PivotParameters& parameters);
[[nodiscard]] std::string naiveJson(const NaiveResult& result, const PivotFlowSet& flows);

} // namespace nb
