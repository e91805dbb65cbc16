// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collector.h"
#include "ui/mainwindow/workspacecontroller.h"

#include <memory>
#include <mutex>
#include <optional>

namespace nb {

/// The collector of a window with the session it stores into. All but status() happens in the
/// workspace's one thread; status() comes from a worker.
class CollectorEngine
{
public:
    CollectorEngine(WorkspaceSessionPtr session, FilterPtr filter, LiveSink sink);

    [[nodiscard]] WorkspaceSession& session() const { return *m_session; }
    /// Starts a source, and the collector with the first one.
    Result<std::int64_t> start(const SourceSettings& settings);
    void stop(std::int64_t id);
    void setWatch(FilterPtr filter, LiveSink sink);
    /// Stores what was received and lets go of collector and session.
    Result<void> finish();
    /// Cancelled when nothing was started.
    Result<CollectorStatus> status();

private:
    WorkspaceSessionPtr m_session;
    std::mutex m_mutex; ///< guards the pointer `m_collector` against status()
    std::unique_ptr<Collector> m_collector;
    FilterPtr m_filter;
    LiveSink m_sink;
    std::optional<std::int64_t> m_watch;
};

} // namespace nb
