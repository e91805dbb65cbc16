// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"
#include "ui/flows/investigation.h"
#include "ui/jobs/latestrequest.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace nb {

/// Asks a store for what the page shows: the order of the rows and the timeline. Every question
/// runs in a worker of the pool; a newer one stops the one before. GUI thread.
class FlowQueries : public QObject
{
    Q_OBJECT
public:
    explicit FlowQueries(QThreadPool& pool, QObject* parent = nullptr);
    ~FlowQueries() override;

    /// Null stops everything.
    void setStore(FlowStorePtr store);
    [[nodiscard]] const FlowStorePtr& store() const { return m_store; }

    /// The sort that was asked for; without one the start time, except in a very large store, which
    /// opens at once in storage order.
    void setSortKey(std::optional<SortKey> key) { m_sortKey = key; }
    [[nodiscard]] std::optional<SortKey> sortKey() const { return m_sortKey; }
    [[nodiscard]] std::optional<SortKey> effectiveSortKey() const;

    void runOrder(const FlowQuery& query);
    /// `shown` is the part of time to divide; unbounded for all of it.
    void runTimeline(const FilterPtr& filter, const TimeRange& shown);
    void cancelOrder();
    [[nodiscard]] bool isOrdering() const { return m_order.isRunning(); }

Q_SIGNALS:
    void orderReady(nb::FlowOrderPtr order);
    void orderFailed(const nb::Error& error);
    /// `shown` is bounded where the store has flows.
    void timelineReady(const nb::Timeline& timeline, const nb::TimeRange& shown);
    void timelineFailed(const nb::Error& error);

private:
    QThreadPool& m_pool;
    FlowStorePtr m_store;
    std::optional<SortKey> m_sortKey;
    LatestRequest<FlowOrderPtr> m_order;
    LatestRequest<Timeline> m_timeline;
};

} // namespace nb
