// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/diagram.h"
#include "ui/report/pageflow.h"

namespace nb {

/// Draws a placed picture as vectors: where it is small on the page, else on a page of its own, on
/// larger paper (A3 and up) when its words would become too small on A4.
void writeDiagram(PageFlow& flow, const report::Diagram& diagram);

/// Begins that page, if it needs one, for a heading to stand above the picture, `above` points
/// high.
void openPageFor(PageFlow& flow, const report::Diagram& diagram, double above);

} // namespace nb
