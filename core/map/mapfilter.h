// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/map/mapgraph.h"

namespace nb {

/// The filter that gives the flows of a node of a map graph (either side), or of an edge (client,
/// server and services). Nothing where there are too many addresses for a filter that a person can
/// read. Any thread.
[[nodiscard]] std::optional<FilterPtr> nodeFilter(
    const NetworkMap& map, const MapView& view, const Graph& graph, std::uint32_t node);
[[nodiscard]] std::optional<FilterPtr> edgeFilter(
    const NetworkMap& map, const MapView& view, const Graph& graph, std::uint32_t edge);

} // namespace nb
