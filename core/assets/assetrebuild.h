// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/jobs/job.h"
#include "core/storage/flowstore.h"

#include <stop_token>

namespace nb {

/// Learns the inventory anew from stored flows; what was imported and what people said stays. To be
/// run in a thread of its own while nothing is collected. Cancelled leaves everything as it was.
Result<void> rebuildAssets(AssetInventory& inventory, const FlowStore& store,
    const InternalTest& internal, const ProgressFn& progress, std::stop_token stop);

} // namespace nb
