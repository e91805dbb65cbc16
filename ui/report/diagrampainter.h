// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/diagram.h"
#include "ui/report/pageflow.h"

namespace nb {

/// Draws a placed picture as vectors: where it is small on the page, else on a page of its own, on
/// larger paper (A3 and up) when its words would become too small on A4.
void writeDiagram(PageFlow& flow, const report::Diagram& diagram);

} // namespace nb
