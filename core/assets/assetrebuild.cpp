// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetrebuild.h"

#include "core/assets/assetobserver.h"

namespace nb {

Result<void> rebuildAssets(AssetInventory& inventory, const FlowStore& store,
    const InternalTest& internal, const ProgressFn& progress, std::stop_token stop)
{
    AssetLearner learner(internal, inventory.limits());
    JobProgress state {"reading stored flows", 0, store.rowCount()};
    FlowQuery query;
    query.raw = true;
    auto told = std::chrono::steady_clock::now();
    const auto sink = [&](FlowBatch&& batch) {
        learner.add(batch);
        state.done += batch.size();
        const auto now = std::chrono::steady_clock::now();
        if (progress && now - told >= std::chrono::milliseconds {100}) {
            told = now;
            progress(state);
        }
        return !stop.stop_requested();
    };
    if (auto done = store.scan(query, sink, stop); !done)
        return done;
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, "the inventory was left as it was"};
    return inventory.replaceObserved(learner.take());
}

} // namespace nb
