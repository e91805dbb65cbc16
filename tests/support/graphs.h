// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"

#include <cstddef>

namespace nb::test {

/// A network that never was: segments with assets packed in them, hubs and chatter between them,
/// with a place for each. The same numbers give the same graph.
struct PlacedTestGraph
{
    GraphPtr graph;
    GraphPlaces places;
};
[[nodiscard]] PlacedTestGraph networkGraph(std::size_t nodes, std::size_t edges);

} // namespace nb::test
