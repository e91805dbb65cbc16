// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"
#include "core/layout/layoutengine.h"

#include <map>
#include <set>
#include <stop_token>
#include <string>

namespace nb {

/// Where things were, and which of them the user put there. Centres by node id, of nodes that lie
/// in no box.
struct PlacesBefore
{
    std::map<std::string, layout::Point, std::less<>> centres {};
    std::set<std::string, std::less<>> pinned {};
    bool arrange = false; ///< move all that is not pinned
};

/// Packs what lies in boxes into them row by row and lets the engine place the boxes, pulled by
/// their edges. Where most of them had a place they keep it: boxes that grew push others aside, new
/// ones come near those they talk to. Blocks; only Cancelled is an error.
[[nodiscard]] Result<GraphPlaces> placeMap(const Graph& graph, const PlacesBefore& before,
    const LayoutEngine& engine, std::stop_token stop);

/// Moves boxes apart until none overlaps another, those that are not `fixed` first. Pure.
void separate(std::vector<layout::Box>& boxes, const std::vector<bool>& fixed, double gap);

} // namespace nb
