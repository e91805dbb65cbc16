// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/watchlist.h"

#include "core/storage/flowstore.h"

namespace nb {

namespace {

/// Counters as a query of the stored flows would show them.
void scale(FlowBatch& batch)
{
    for (auto* const counts :
        {&batch.packets, &batch.bytes, &batch.reversePackets, &batch.reverseBytes})
        for (std::size_t row = 0; row < batch.size(); ++row)
            (*counts)[row] = scaledCount((*counts)[row], batch.sampling[row]);
}

} // namespace

std::int64_t WatchList::add(FilterPtr filter, LiveSink sink)
{
    const std::scoped_lock lock(m_mutex);
    m_watches.emplace(m_next, Watch {BatchMatcher(std::move(filter), m_inside), std::move(sink)});
    return m_next++;
}

void WatchList::remove(std::int64_t watch)
{
    const std::scoped_lock lock(m_mutex);
    m_watches.erase(watch);
}

void WatchList::offer(const FlowBatch& batch)
{
    const std::scoped_lock lock(m_mutex);
    for (auto& [id, watch] : m_watches) {
        auto matches = std::make_shared<FlowBatch>();
        for (const std::uint32_t row : watch.matcher.matches(batch))
            matches->append(batch, row);
        scale(*matches);
        if (!matches->empty())
            watch.sink(std::move(matches));
    }
}

} // namespace nb
