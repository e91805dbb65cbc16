// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/forward/forwardformat.h"
#include "collectors/forward/forwardreceiver.h"
#include "collectors/live/livelimits.h"
#include "collectors/netflow/exportdecoder.h"
#include "core/ingest/flowobserver.h"
#include "core/storage/workspace.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>
#include <variant>

namespace nb {

/// The thread that owns the live session: adds rows and commits them. When storing fails it keeps
/// what it has and tries again, each time later; rows that wait are bounded, and add() waits when
/// the bound is reached.
class StoreWorker : public FlowSink
{
public:
    struct Counts
    {
        std::uint64_t stored = 0; ///< rows acknowledged
        std::uint64_t waiting = 0; ///< rows taken and not acknowledged
        std::uint64_t lost = 0; ///< rows given up
        std::optional<Error> problem {}; ///< why storing fails at present
    };

    /// Told in the thread, once forwarded rows that came in a session are stored.
    using StoredFn = std::function<void(std::uint64_t session, const ForwardedReceipt&)>;
    /// `observers` see rows as they are added, in the thread.
    StoreWorker(std::unique_ptr<LiveSession> session, const LiveLimits& limits,
        FlowObservers observers = {}, StoredFn forwardedStored = {});
    ~StoreWorker() override;
    StoreWorker(const StoreWorker&) = delete;
    StoreWorker& operator=(const StoreWorker&) = delete;

    /// The pipeline's thread. Waits while too many rows wait.
    Result<void> add(FlowBatch&& batch) override;
    /// The same for rows that another collector forwarded.
    void addForwarded(ForwardedBatch&& batch);
    void announce(std::vector<SamplingAnnouncement> announcements);
    /// Whether add() would wait.
    [[nodiscard]] bool full() const;

    /// From now on storage that fails is waited for no longer than the limits say.
    void hurry();
    /// Stores everything added and ends the thread. The problem when rows had to be given up.
    Result<void> finish();

    [[nodiscard]] Counts counts() const; ///< any thread

private:
    using Item = std::variant<FlowBatch, std::vector<SamplingAnnouncement>, ForwardedBatch>;
    using Clock = std::chrono::steady_clock;

    void run();
    void work();
    [[nodiscard]] bool patienceEnded() const;
    [[nodiscard]] Clock::time_point nextDeadline() const;
    void take(Item item);
    void takeForwarded(ForwardedBatch&& batch);
    void tellForwarded();
    void commitWhenDue(bool ending);
    void commit();
    void failed(const Error& error);
    void publish();

    const LiveLimits m_limits;
    const FlowObservers m_observers; ///< the thread's
    const StoredFn m_forwardedStored;
    std::unique_ptr<LiveSession> m_session; ///< the thread's, until finish()

    mutable std::mutex m_mutex; ///< guards what follows up to the next empty line
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    std::size_t m_rowsQueued = 0;
    bool m_ending = false;
    std::optional<Clock::time_point> m_hurry; ///< when patience with storage ends
    Counts m_counts {};

    // of the thread
    std::optional<Clock::time_point> m_oldest; ///< when the first row not yet committed came
    std::optional<Clock::time_point> m_retry; ///< not before; set while storing fails
    std::chrono::milliseconds m_pause {0};
    Clock::time_point m_care; ///< when the session is looked after although there are no rows
    /// To be told once everything is committed, by session, collector and day.
    std::map<std::tuple<std::uint64_t, std::string, Day>, ForwardReceipt> m_receipts;
    std::size_t m_rowsTaken = 0; ///< from the queue, not yet published
    bool m_abandoned = false; ///< storing failed for too long at the end
    std::uint64_t m_lost = 0;
    std::optional<Error> m_problem;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace nb
