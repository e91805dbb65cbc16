// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/flowqueries.h"

namespace nb {

FlowQueries::FlowQueries(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
{
}

FlowQueries::~FlowQueries()
{
    // what is queued for us refers to us
    m_order.cancel();
    m_timeline.cancel();
}

void FlowQueries::setStore(FlowStorePtr store)
{
    m_store = std::move(store);
    if (m_store)
        return;
    m_order.cancel();
    m_timeline.cancel();
}

std::optional<SortKey> FlowQueries::effectiveSortKey() const
{
    constexpr std::uint64_t kSortedAtOnce = 2'000'000;
    if (m_sortKey || !m_store || m_store->rowCount() > kSortedAtOnce)
        return m_sortKey;
    return SortKey {FlowField::Start, false};
}

void FlowQueries::runOrder(const FlowQuery& query)
{
    if (!m_store)
        return;
    m_order.start(
        m_pool, this,
        [store = m_store, query, key = effectiveSortKey()](
            std::stop_token stop) { return store->order(query, key, stop); },
        [this](Result<FlowOrderPtr> result) {
            if (result)
                Q_EMIT orderReady(std::move(result).value());
            else
                Q_EMIT orderFailed(result.error());
        });
}

void FlowQueries::runTimeline(const FilterPtr& filter, const TimeRange& shown)
{
    if (!m_store)
        return;
    m_timeline.start(
        m_pool, this,
        [store = m_store, query = TimelineQuery {.flows = {filter, shown}}](
            std::stop_token stop) { return store->timeline(query, stop); },
        [this, shown](const Result<Timeline>& result) {
            if (!result) {
                Q_EMIT timelineFailed(result.error());
                return;
            }
            TimeRange bounded = shown;
            if (const auto span = m_store ? m_store->span() : std::nullopt;
                span && bounded.unbounded())
                bounded = {span->first, span->second + std::chrono::microseconds {1}};
            Q_EMIT timelineReady(*result, bounded);
        });
}

void FlowQueries::cancelOrder()
{
    m_order.cancel();
}

} // namespace nb
