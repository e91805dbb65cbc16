// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace nb {

/// Nodes that a person means by an address (`10.0.0.1`), a prefix (`10.0.0.0/8`), a port (`443`,
/// `:443`: what it is the server of) or a part of a name; by weight, heaviest first. Blank finds
/// nothing. Any thread.
[[nodiscard]] std::vector<std::uint32_t> findNodes(const Graph& graph, std::string_view text);

} // namespace nb
