// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collector.h"
#include "ui/jobs/latestrequest.h"
#include "ui/mainwindow/workspacecontroller.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace nb {

class CollectorEngine;

/// A source of the workspace: how it is set up and what became of it.
struct CollectorSource
{
    int key = 0; ///< stays the same while the workspace is open
    SourceSettings settings {};
    std::optional<std::int64_t> id {}; ///< the collector's, once it was started
    bool running = false;
    bool busy = false; ///< being started or stopped
    std::optional<Error> problem {}; ///< why it could not be started
};

/// Collects into the open workspace: remembers its sources there, starts and stops them, asks for
/// the status once a second in a worker. Nothing starts by itself. When the workspace is left, what
/// was received is stored first. GUI thread; nothing here blocks.
class CollectorController : public QObject
{
    Q_OBJECT
public:
    explicit CollectorController(WorkspaceController& workspace, QObject* parent = nullptr);
    ~CollectorController() override;

    [[nodiscard]] const std::vector<CollectorSource>& sources() const { return m_sources; }
    [[nodiscard]] const CollectorSource* source(int key) const;
    /// What the source's socket does; null until it was started.
    [[nodiscard]] const SourceStatus* statusOf(const CollectorSource& source) const;
    [[nodiscard]] const CollectorStatus& status() const { return m_status; }
    /// Flows decoded in a second, between the last two looks.
    [[nodiscard]] double flowsPerSecond() const { return m_flowsPerSecond; }
    [[nodiscard]] bool isCollecting() const;
    [[nodiscard]] bool isBusy() const;
    /// Why nothing can be collected here; empty when it can.
    [[nodiscard]] QString obstacle() const;

    /// Remembers a source and starts it; without a workspace of one's own the default one is opened
    /// for it.
    void add(const SourceSettings& settings);
    /// Other settings for a source; a running one is started anew with them.
    void change(int key, const SourceSettings& settings);
    void remove(int key);
    void start(int key);
    void stop(int key);
    void startAll();
    void stopAll();

    /// From now on, and in every collector of this window, hands matching flows to `sink`, which is
    /// called in the pipeline's thread. Replaces the watch before.
    void watch(FilterPtr filter, LiveSink sink);
    void unwatch();

Q_SIGNALS:
    /// Added, removed, started, stopped.
    void sourcesChanged();
    /// A newer status.
    void statusChanged();
    /// The sources that the workspace remembers are known.
    void sourcesRestored();
    void startFailed(const QString& url, const nb::Error& error);
    /// What was received last could not be stored.
    void finishFailed(const nb::Error& error);

private:
    using EnginePtr = std::shared_ptr<CollectorEngine>;

    void sessionChanged();
    void release();
    void restore(const std::string& text);
    void save();
    [[nodiscard]] CollectorSource* find(int key);
    void addNow(const SourceSettings& settings);
    void started(int key, const Result<std::int64_t>& result);
    void poll();
    void setStatus(const CollectorStatus& status);
    template <typename Work, typename Done> void queue(Work work, Done done);

    WorkspaceController& m_workspace;
    QThreadPool m_pollPool;
    EnginePtr m_engine;
    std::vector<CollectorSource> m_sources;
    std::vector<SourceSettings> m_waiting; ///< to add once a workspace is open
    CollectorStatus m_status;
    double m_flowsPerSecond = 0;
    int m_nextKey = 1;
    FilterPtr m_filter;
    LiveSink m_sink;
    QTimer m_pollSoon;
    LatestRequest<CollectorStatus> m_polling;
};

} // namespace nb
