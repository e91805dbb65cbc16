// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"

namespace nb::test {

/// Whether one flow matches, found the slow and obvious way straight from the tree: the reference
/// that FlowPredicate is held to, and the filter of in-memory doubles of FlowStore. A null filter
/// matches everything.
[[nodiscard]] bool naiveMatches(const FilterPtr& filter, const Flow& flow);

/// Also limited to flows that overlap `range` (start < to and end >= from).
[[nodiscard]] bool naiveMatches(const FilterPtr& filter, const TimeRange& range, const Flow& flow);

} // namespace nb::test
