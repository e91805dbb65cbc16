// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/mapgraph.h"
#include "ui/graph/graphmodel.h"

#include <QByteArray>

namespace nb {

/// What a user did to the map of a workspace, as text and back; what cannot be read is left out.
[[nodiscard]] QByteArray writeMapState(const GraphEdits& edits, const MapView& view);
void readMapState(const QByteArray& text, GraphEdits& edits, MapView& view);

} // namespace nb
