// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/rowwindow.h"

namespace nb {

/// Takes the translated tuple of another row of the same flow where the row has none itself.
/// `turned`: the other row goes the other way.
void takeOverTranslation(const WaitingCell& to, const WaitingCell& from, bool turned);

/// Joins the row of the other direction to the row of the direction that began first (RFC 5103):
/// its counters become the reverse ones, and what only it knows is taken over.
void joinReverse(const WaitingCell& to, const WaitingCell& reverse, bool sameExporter);

} // namespace nb
