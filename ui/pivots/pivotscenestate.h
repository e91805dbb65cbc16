// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphmodel.h"
#include "ui/pivots/pivotcommands.h"

#include <QByteArray>

namespace nb {

/// What the canvas of pivots shows and what the user did to it, as text for the next time: JSON.
[[nodiscard]] QByteArray writePivotScene(const PivotCanvas& canvas, const GraphEdits& edits);
/// What is damaged or from elsewhere is left out. Of the finding only what findRow() needs is read.
void readPivotScene(const QByteArray& text, PivotCanvas& canvas, GraphEdits& edits);

} // namespace nb
