// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotjson.h"

#include <string>

namespace nb {

/// Hosts and episodes of chains as a directed graph with typed attributes. Edges carry start and
/// end (seconds since 1970), port, service, bytes both ways, flows, score and type of the link that
/// led to them (`first` where none did). Names and times are UTF-8.
/// GraphML with one key per attribute; parallel edges have ids of their own.
[[nodiscard]] std::string pivotGraphMl(
    const PivotAnalysis& analysis, const PivotSelection& selection);
/// GEXF 1.3, dynamic: edges have a start and an end.
[[nodiscard]] std::string pivotGexf(const PivotAnalysis& analysis, const PivotSelection& selection);
/// Graphviz, from left to right.
[[nodiscard]] std::string pivotDot(const PivotAnalysis& analysis, const PivotSelection& selection);

/// One GraphML document with one undirected graph, as the detector of 2020 wrote it.
[[nodiscard]] std::string naiveGraphMl(const NaiveResult& result, const PivotFlowSet& flows);

} // namespace nb
