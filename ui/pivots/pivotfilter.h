// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/pivot/pivotscenegraph.h"

#include <optional>
#include <string>
#include <string_view>

namespace nb::pivotfilter {

/// The flows of some hosts, on either side; nothing when they are too many for a filter that a
/// person can read.
[[nodiscard]] std::optional<FilterPtr> ofHosts(const std::vector<IpAddress>& hosts);
/// The flows behind an edge: both ends, the ports of the service, the time. Either side, because
/// the detector may have turned them round.
[[nodiscard]] std::optional<FilterPtr> ofEdge(
    const PivotScene& scene, const PivotAnalysis& analysis, const Graph& graph, std::uint32_t edge);
/// The flows of everything in a scene.
[[nodiscard]] std::optional<FilterPtr> ofScene(
    const PivotScene& scene, const PivotAnalysis& analysis);
/// A text among the attributes of an edge; empty when there is none.
[[nodiscard]] std::string textOf(const GraphEdge& edge, std::string_view attribute);
/// Ports of a service of the detector's table, or of a bare one (`tcp4444`); empty where they
/// change, as those of RPC do.
[[nodiscard]] std::vector<std::uint16_t> portsOf(
    const PivotServiceTable& services, const std::string& service);

} // namespace nb::pivotfilter
