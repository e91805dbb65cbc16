// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"

#include <string>

namespace nb {

/// The graph in the language of Graphviz, boxes as clusters. Names are quoted and escaped, never
/// HTML or record labels. UTF-8; any thread, as all below.
[[nodiscard]] std::string toDot(const Graph& graph);
/// GraphML with typed attributes; a node names the box it lies in as `parent`.
[[nodiscard]] std::string toGraphMl(const Graph& graph);
/// GEXF 1.3 with typed attributes.
[[nodiscard]] std::string toGexf(const Graph& graph);

} // namespace nb
