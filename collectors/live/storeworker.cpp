// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/storeworker.h"

#include <algorithm>
#include <exception>

namespace nb {

namespace {

/// How often the session is looked after when there is nothing to store (a day may be over).
constexpr std::chrono::seconds kIdle {1};
constexpr std::chrono::seconds kCareInterval {60};

} // namespace

StoreWorker::StoreWorker(std::unique_ptr<LiveSession> session, const LiveLimits& limits,
    FlowObservers observers, StoredFn forwardedStored)
    : m_limits(limits)
    , m_observers(std::move(observers))
    , m_forwardedStored(std::move(forwardedStored))
    , m_session(std::move(session))
    , m_care(Clock::now())
    , m_thread([this] { run(); })
{
}

StoreWorker::~StoreWorker()
{
    hurry();
    (void)finish();
}

Result<void> StoreWorker::add(FlowBatch&& batch)
{
    if (batch.empty())
        return {};
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_rowsQueued < m_limits.writerRows || m_ending; });
    m_rowsQueued += batch.size();
    m_items.emplace_back(std::move(batch));
    m_changed.notify_all();
    return {};
}

void StoreWorker::addForwarded(ForwardedBatch&& batch)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_rowsQueued < m_limits.writerRows || m_ending; });
    m_rowsQueued += batch.rows.size();
    m_items.emplace_back(std::move(batch));
    m_changed.notify_all();
}

void StoreWorker::announce(std::vector<SamplingAnnouncement> announcements)
{
    if (announcements.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    m_items.emplace_back(std::move(announcements));
    m_changed.notify_all();
}

bool StoreWorker::full() const
{
    const std::scoped_lock lock(m_mutex);
    return m_rowsQueued >= m_limits.writerRows;
}

void StoreWorker::hurry()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_hurry)
        m_hurry = Clock::now() + m_limits.finishPatience;
    m_changed.notify_all();
}

Result<void> StoreWorker::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
    if (m_counts.lost > 0)
        return m_counts.problem.value_or(Error {ErrorCode::Internal, "flows were not stored"});
    return {};
}

StoreWorker::Counts StoreWorker::counts() const
{
    const std::scoped_lock lock(m_mutex);
    Counts counts = m_counts;
    counts.waiting += m_rowsQueued;
    return counts;
}

void StoreWorker::run()
{
    for (;;) {
        try {
            work();
            return;
        } catch (const std::exception& problem) {
            failed({ErrorCode::Internal, std::string("storing failed: ") + problem.what()});
            publish();
        }
    }
}

void StoreWorker::work()
{
    for (bool done = false; !done;) {
        std::optional<Item> item;
        bool ending = false;
        {
            std::unique_lock lock(m_mutex);
            const auto mayTake = [this] { return !m_retry || patienceEnded(); };
            m_changed.wait_until(lock, nextDeadline(),
                [&] { return (!m_items.empty() && mayTake()) || (m_ending && m_items.empty()); });
            if (!m_items.empty() && mayTake()) {
                item = std::move(m_items.front());
                m_items.pop_front();
            }
            m_abandoned = m_retry && patienceEnded();
            ending = m_ending && m_items.empty();
        }
        if (item)
            take(std::move(*item));
        if (!m_abandoned) {
            commitWhenDue(ending);
            tellForwarded();
        }
        done = ending && (m_abandoned || m_session->waiting() == 0);
        publish();
    }
}

bool StoreWorker::patienceEnded() const
{
    return m_hurry && Clock::now() >= *m_hurry;
}

StoreWorker::Clock::time_point StoreWorker::nextDeadline() const
{
    Clock::time_point next = Clock::now() + kIdle;
    if (m_retry) {
        next = std::min(next, *m_retry);
        if (m_hurry)
            next = std::min(next, *m_hurry);
    } else if (m_oldest) {
        next = std::min(next, *m_oldest + m_limits.commitAge);
    }
    return next;
}

void StoreWorker::take(Item item)
{
    if (auto* const announcements = std::get_if<std::vector<SamplingAnnouncement>>(&item)) {
        for (const SamplingAnnouncement& one : *announcements)
            if (auto done = m_session->announceSampling(one.sampler, one.rate); !done)
                failed(done.error());
        return;
    }
    if (auto* const forwarded = std::get_if<ForwardedBatch>(&item)) {
        takeForwarded(std::move(*forwarded));
        return;
    }
    auto& batch = std::get<FlowBatch>(item);
    m_rowsTaken = batch.size();
    if (m_abandoned) {
        m_lost += m_rowsTaken;
        return;
    }
    if (!m_oldest)
        m_oldest = Clock::now();
    for (const auto& observer : m_observers)
        observer->observe(batch);
    const std::uint64_t before = m_session->stored() + m_session->waiting();
    if (auto done = m_session->add(std::move(batch)); !done) {
        const std::uint64_t kept = m_session->stored() + m_session->waiting() - before;
        m_lost += m_rowsTaken - std::min<std::uint64_t>(m_rowsTaken, kept);
        failed(done.error());
    }
}

/// What cannot be taken now is not acknowledged, so it comes again.
void StoreWorker::takeForwarded(ForwardedBatch&& batch)
{
    m_rowsTaken = batch.rows.size();
    if (m_abandoned)
        return;
    for (const auto& observer : m_observers)
        observer->observe(batch.rows);
    const auto done = m_session->addForwarded(std::move(batch.rows), batch.position);
    if (!done) {
        if (done.error().code != ErrorCode::Invalid) // else the sender is at fault, not the disk
            failed(done.error());
        return;
    }
    if (!m_oldest && m_session->waiting() > 0)
        m_oldest = Clock::now();
    ForwardReceipt& receipt
        = m_receipts[{batch.session, batch.position.collector, batch.position.day}];
    receipt = {done->rows, done->gap || receipt.gap};
}

/// After a commit: rows are acknowledged once they are durable (rule C4).
void StoreWorker::tellForwarded()
{
    if (m_receipts.empty() || m_session->waiting() > 0 || m_retry)
        return;
    for (const auto& [key, receipt] : std::exchange(m_receipts, {}))
        if (m_forwardedStored)
            m_forwardedStored(std::get<0>(key), {std::get<1>(key), std::get<2>(key), receipt});
}

void StoreWorker::commitWhenDue(bool ending)
{
    const auto now = Clock::now();
    if (m_retry && now < *m_retry)
        return;
    const std::uint64_t waiting = m_session->waiting();
    const bool old = m_oldest && now >= *m_oldest + m_limits.commitAge;
    if (waiting >= m_limits.commitRows || (waiting > 0 && (old || ending)) || m_retry
        || now >= m_care)
        commit();
}

void StoreWorker::commit()
{
    m_care = Clock::now() + kCareInterval;
    if (auto done = m_session->commit(); !done) {
        failed(done.error());
        return;
    }
    for (const auto& observer : m_observers)
        if (auto kept = observer->commit(); !kept) {
            failed(kept.error()); // the rows are in; only what was learnt is tried again
            return;
        }
    m_oldest.reset();
    m_retry.reset();
    m_pause = {};
    m_problem.reset();
}

void StoreWorker::failed(const Error& error)
{
    m_problem = error;
    m_pause
        = m_pause.count() == 0 ? m_limits.retryFirst : std::min(m_pause * 2, m_limits.retryMost);
    m_retry = Clock::now() + m_pause;
}

void StoreWorker::publish()
{
    const std::scoped_lock lock(m_mutex);
    m_rowsQueued -= std::min(m_rowsQueued, m_rowsTaken);
    m_rowsTaken = 0;
    m_counts.stored = m_session->stored();
    m_counts.waiting = m_abandoned ? 0 : m_session->waiting();
    m_counts.lost = m_lost + (m_abandoned ? m_session->waiting() : 0);
    m_counts.problem = m_problem;
    m_changed.notify_all();
}

} // namespace nb
