// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/batchmatcher.h"
#include "core/ingest/collector.h"

#include <map>
#include <mutex>

namespace nb {

/// The live searches that run. Methods of any thread; sinks are called by the one that offers,
/// under a lock, so a sink must not add or remove.
class WatchList
{
public:
    /// `inside` decides `internal` and `external`.
    explicit WatchList(InsideTest inside = {})
        : m_inside(std::move(inside))
    {
    }
    std::int64_t add(FilterPtr filter, LiveSink sink);
    /// After this returns the sink is not called again.
    void remove(std::int64_t watch);
    /// Hands each sink the rows that its filter lets through.
    void offer(const FlowBatch& batch);

private:
    struct Watch
    {
        BatchMatcher matcher;
        LiveSink sink;
    };
    const InsideTest m_inside;
    std::mutex m_mutex; ///< guards all
    std::map<std::int64_t, Watch> m_watches;
    std::int64_t m_next = 1;
};

} // namespace nb
