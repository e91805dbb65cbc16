// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/csvrows.h"
#include "core/segments/segment.h"

#include <QString>

#include <vector>

namespace nb {

/// `Internal`, `DMZ`, `Third party` …
[[nodiscard]] QString trustName(SegmentTrust trust);

/// The first problems of a text with their lines, one a line, and how many more there are.
[[nodiscard]] QString lineProblems(const std::vector<LineProblem>& problems);

} // namespace nb
