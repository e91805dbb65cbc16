// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pivot/pivotflowset.h"
#include "core/storage/flowstore.h"

#include <stop_token>

namespace nb {

/// Hands the flows of a store that match `query` to a flow set. Cancelled when a stop is requested,
/// LimitExceeded when there are too many for one analysis.
Result<void> readPivotFlows(
    const FlowStore& store, const FlowQuery& query, PivotFlowSet& flows, std::stop_token stop);

/// Flows of one analysis; 240 GB of memory would be needed for more.
inline constexpr std::uint64_t kMostPivotFlows = 4'000'000'000;

} // namespace nb
