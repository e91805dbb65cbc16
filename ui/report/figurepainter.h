// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/report/pageflow.h"

namespace nb {

/// Bars across the width of the page.
void writeWaterfall(PageFlow& flow, const report::Waterfall& figure);
/// A line with its axes.
void writeCurve(PageFlow& flow, const report::Curve& figure);

} // namespace nb
