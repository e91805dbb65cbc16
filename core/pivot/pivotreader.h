// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pivot/pivotflowset.h"
#include "core/storage/flowstore.h"

#include <atomic>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// Hands the flows of a store that match `query` to a flow set. Cancelled when a stop is requested,
/// LimitExceeded when there are too many for one analysis.
/// `taken` follows how many there are so far, for whoever watches.
Result<void> readPivotFlows(const FlowStore& store, const FlowQuery& query, PivotFlowSet& flows,
    std::stop_token stop, std::atomic<std::uint64_t>* taken = nullptr);

/// The names that flows give these hosts, as many as there are.
[[nodiscard]] Result<std::map<IpAddress, std::string>> readHostNames(
    const FlowStore& store, const std::vector<IpAddress>& hosts, std::stop_token stop);

/// Flows of one analysis; 240 GB of memory would be needed for more.
inline constexpr std::uint64_t kMostPivotFlows = 4'000'000'000;

} // namespace nb
