// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/jobrunner.h"
#include "ui/jobs/latestrequest.h"
#include "ui/mainwindow/workspacesession.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace nb {

/// The open workspace: opens and closes it, brings files in, hands out snapshots after each import.
/// Nothing here blocks; work is done in workers and jobs. GUI thread.
class WorkspaceController : public QObject
{
    Q_OBJECT
public:
    WorkspaceController(const WindowServices& services, QObject* parent = nullptr);
    ~WorkspaceController() override;

    /// Opens in place of the present one; a running import is cancelled first.
    void open(const QString& folder, Workspace::Mode mode);
    /// The sample, unpacked when its workspace is still empty.
    void openSample();
    void close();
    /// Adds files and everything in folders; without a workspace the default one is opened. A
    /// workspace's own folder is opened instead.
    void import(const QStringList& paths);
    /// Adds files of names to the open workspace; what is none is refused. The kind where it is
    /// not to be recognised.
    void importNames(const QStringList& files, std::optional<NameFileKind> kind);
    /// Whether a folder is a workspace.
    [[nodiscard]] static bool isWorkspaceFolder(const QString& path);
    /// Reads the snapshot anew.
    void refresh();

    [[nodiscard]] bool isOpen() const { return m_session != nullptr; }
    [[nodiscard]] bool isOpening() const { return m_opening.isRunning(); }
    [[nodiscard]] bool readOnly() const { return m_session && m_session->readOnly(); }
    [[nodiscard]] bool isSample() const;
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] const FlowStorePtr& store() const { return m_store; }
    [[nodiscard]] const std::vector<DayInfo>& days() const { return m_days; }
    [[nodiscard]] JobRunner& jobs() { return m_jobs; }
    [[nodiscard]] bool importing() const { return m_imports > 0; }
    [[nodiscard]] const WindowServices& services() const { return m_services; }
    /// Null while none is open.
    [[nodiscard]] const WorkspaceSessionPtr& session() const { return m_session; }
    /// One thread that is always the same: what is queued here happens before the workspace is let
    /// go of, when it is queued no later than on releasing().
    [[nodiscard]] QThreadPool& pool() { return m_pool; }

Q_SIGNALS:
    /// Opened or closed.
    void sessionChanged();
    /// A new snapshot; null after closing.
    void storeChanged();
    /// The session is about to be let go of; whoever holds it queues its end in pool() now.
    void releasing();
    void openFailed(const QString& folder, nb::Workspace::Mode mode, const nb::Error& error);
    void readFailed(const nb::Error& error);
    void importRefused();
    /// Some import ended; files and flows of all since the last quiet moment.
    void importsEnded(int files, int failed);

private:
    struct Snapshot
    {
        FlowStorePtr store;
        std::vector<DayInfo> days;
    };
    void opened(const QString& folder, Workspace::Mode mode, Result<WorkspaceSessionPtr> result);
    void release();
    void importSample();
    void walk(const QStringList& paths);
    void startImports(const QStringList& files, const ImportOptions& options = {});
    void importEnded(const JobOutcome& outcome);
    void snapshotRead(Result<Snapshot> result);

    WindowServices m_services;
    QThreadPool m_pool;
    WorkspaceSessionPtr m_session;
    QString m_folder;
    FlowStorePtr m_store;
    std::vector<DayInfo> m_days;
    QStringList m_waiting; ///< to import once a workspace is open
    bool m_fillSample = false;
    std::optional<std::pair<QString, Workspace::Mode>> m_openNext; ///< when jobs have stopped
    QTimer m_refreshSoon;
    int m_imports = 0;
    int m_endedFiles = 0;
    int m_failedFiles = 0;
    LatestRequest<WorkspaceSessionPtr> m_opening;
    LatestRequest<Snapshot> m_reading;
    LatestRequest<QStringList> m_unpacking;
    JobRunner m_jobs; ///< last: its work uses what is above
};

} // namespace nb
