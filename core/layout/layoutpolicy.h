// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutvalues.h"

#include <optional>

namespace nb {

/// Layers are readable and fast up to here; above, springs for many nodes.
inline constexpr std::size_t kMostLayered = 300;

/// The engine that suits a graph by size and kind: layers for chains and what has ranks, springs
/// that keep pinned nodes when a picture grows by a few, packing for clusters. Pure.
[[nodiscard]] layout::Engine chooseEngine(const layout::Request& request);

/// What to try when an engine crashed or took too long; nothing when there is nothing left.
[[nodiscard]] std::optional<layout::Engine> fallbackOf(layout::Engine engine);

} // namespace nb
