// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertengine.h"
#include "core/pivot/pivotstream.h"

#include <condition_variable>
#include <functional>
#include <stop_token>
#include <thread>

namespace nb {

struct PivotWatchLimits
{
    std::chrono::milliseconds interval {30'000}; ///< between two searches, at least
    int pause = 10; ///< a search that took so long is followed by a pause this many times as long
    std::size_t flows = 400'000; ///< remembered; with a search about 250 bytes each
    std::int64_t horizon = PivotStream::kDay; ///< µs
    /// At the end there is a last search, unless more flows than this are remembered.
    std::size_t lastSearch = 400'000;
    std::size_t alerts = 200; ///< of one search; those beyond are counted in the last
};

/// Looks for pivots among flows while they are collected, in a thread of its own, and raises an
/// alert for each chain: once while it is going on, again for a longer one and for a later visit.
class PivotWatch
{
public:
    /// `engine` outlives the object.
    PivotWatch(AlertEngine& engine, PivotSettings settings, PivotWatchLimits limits = {});
    /// Searches a last time and ends the thread.
    ~PivotWatch();
    PivotWatch(const PivotWatch&) = delete;
    PivotWatch& operator=(const PivotWatch&) = delete;

    /// Any thread; never waits for a search.
    void add(std::vector<PivotRecord>&& records);
    /// So many flows come that all of them have no room: those that are no remote control and leave
    /// the network need not be handed in.
    [[nodiscard]] bool isCrowded() const;

private:
    using Clock = std::chrono::steady_clock;
    void run(const std::stop_token& stop);
    void search(const std::stop_token& stop);
    /// The alert of this chain when nobody was told of it yet; notes that.
    std::optional<Alert> news(const PivotAnalysis& analysis, const PivotChain& chain);
    void forgetOld();

    AlertEngine& m_engine;
    const PivotWatchLimits m_limits;
    struct Told
    {
        std::vector<IpAddress> path;
        std::int64_t end = 0; ///< of the last episode told of, µs
    };
    PivotStream m_stream; ///< this and what follows up to the next empty line: the thread's
    std::vector<Told> m_told;
    std::vector<Alert> m_waiting; ///< could not be stored yet
    std::int64_t m_newest = 0;

    mutable std::mutex m_mutex; ///< guards what follows up to the next empty line
    std::condition_variable_any m_changed;
    std::vector<PivotRecord> m_records;
    bool m_crowded = false;

    std::jthread m_thread; ///< last: it uses all of the above
};

/// The alert of a chain, without condition and severity.
[[nodiscard]] Alert alertOf(const PivotAnalysis& analysis, const PivotChain& chain);

} // namespace nb
