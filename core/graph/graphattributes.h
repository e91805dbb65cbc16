// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"

#include <map>
#include <string>

namespace nb {

/// The attributes of nodes or edges with one type each; where two types meet under one name,
/// numbers become the wider one and anything else text.
using AttributeTypes = std::map<std::string, std::size_t>; ///< name to GraphValue::index()

[[nodiscard]] AttributeTypes nodeAttributeTypes(const Graph& graph);
[[nodiscard]] AttributeTypes edgeAttributeTypes(const Graph& graph);
/// Those that every node has besides its own: label, kind, category, parent.
[[nodiscard]] std::vector<GraphAttribute> exportedAttributes(
    const Graph& graph, const GraphNode& node);
[[nodiscard]] std::vector<GraphAttribute> exportedAttributes(const GraphEdge& edge);
/// `true`, `12`, `0.5`, in no locale.
[[nodiscard]] std::string textOf(const GraphValue& value);

} // namespace nb
