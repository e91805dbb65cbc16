// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "app/cli/livesearch.h"
#include "collectors/forward/forwarder.h"
#include "core/ingest/collector.h"

#include <chrono>
#include <memory>
#include <optional>

namespace nb::cli {

/// A collector at work: waits for its end, prints matches, tells how it goes, and leaves its status
/// in the workspace for other programs. The main thread.
class CollectRun
{
public:
    /// `forwarder` is null when nothing is forwarded.
    CollectRun(const CommandContext& context, Collector& collector, Workspace& workspace,
        Forwarder* forwarder);
    ~CollectRun();
    CollectRun(const CollectRun&) = delete;
    CollectRun& operator=(const CollectRun&) = delete;

    /// Where it listens, and what to know about it.
    void tellSources();
    /// Prints flows that match as they come.
    void search(FilterPtr filter, std::vector<FlowField> fields, TableStyle style);
    /// Returns when it is interrupted, when the time is over, or when nobody reads the matches.
    void waitFor(std::optional<std::chrono::microseconds> duration);
    /// Stores what was received; the exit code.
    int finish();

private:
    using Clock = std::chrono::steady_clock;

    void tick();
    [[nodiscard]] CollectorStatus status() const;
    void tellForwarding(const CollectorStatus& status);
    void leaveStatus(const CollectorStatus& status);
    void showLine(const CollectorStatus& status);
    void clearLine();

    const CommandContext& m_context;
    Collector& m_collector;
    Workspace& m_workspace;
    Forwarder* m_forwarder;
    LiveSearch m_matches;
    std::unique_ptr<TableWriter> m_writer;
    std::vector<FlowField> m_fields;
    std::optional<std::int64_t> m_watch;
    Clock::time_point m_nextStatus {};
    std::uint64_t m_storedBefore = 0;
    Clock::time_point m_storedAt = Clock::now();
    bool m_lineShown = false;
    bool m_statusFailed = false;
    std::string m_toldStorage; ///< what was last said about storage
    std::string m_toldForwarding; ///< and about the link to the other collector
};

/// One sentence about how a collection went: `Stored 12,480 flows; …`.
[[nodiscard]] std::string collectionSummary(const CollectorStatus& status);

} // namespace nb::cli
