// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/rowwindow.h"

namespace nb {

/// Whether two rows with the same key hash really have the same ends, protocol and ICMP query; they
/// may be the two directions of each other.
[[nodiscard]] bool isSameEnds(
    const WaitingCell& a, const WaitingCell& b, const WaitingRow& rowA, const WaitingRow& rowB);

/// Takes the translated tuple of another row of the same flow where the row has none itself.
/// `turned`: the other row goes the other way.
void takeOverTranslation(const WaitingCell& to, const WaitingCell& from, bool turned);

/// Joins the row of the other direction to the row of the direction that began first (RFC 5103):
/// its counters become the reverse ones, and what only it knows is taken over.
void joinReverse(const WaitingCell& to, const WaitingCell& reverse);

} // namespace nb
