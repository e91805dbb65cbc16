// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotjson.h"

#include <map>
#include <string>

namespace nb {

/// Hosts and episodes of chains as a directed graph with typed attributes. Edges carry start and
/// end (seconds since 1970), port, service, bytes both ways, flows, score and type of the link that
/// led to them (`first` where none did). Names and times are UTF-8.
/// GraphML with one key per attribute; parallel edges have ids of their own.
/// Names of hosts for the attribute `name`, where they have one.
using PivotHostNames = std::map<IpAddress, std::string>;

[[nodiscard]] std::string pivotGraphMl(const PivotAnalysis& analysis,
    const PivotSelection& selection, const PivotHostNames& names = {});
[[nodiscard]] std::string pivotGexf(const PivotAnalysis& analysis, const PivotSelection& selection,
    const PivotHostNames& names = {});
[[nodiscard]] std::string pivotDot(const PivotAnalysis& analysis, const PivotSelection& selection,
    const PivotHostNames& names = {});

[[nodiscard]] std::string naiveGraphMl(const NaiveResult& result, const PivotFlowSet& flows);

} // namespace nb
