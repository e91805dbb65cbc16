// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/workspacecontroller.h"

#include "ui/jobs/importtext.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include <utility>

namespace nb {

namespace {

constexpr int kRefreshDelayMs = 200;

} // namespace

WorkspaceController::WorkspaceController(const WindowServices& services, QObject* parent)
    : QObject(parent)
    , m_services(services)
{
    // one after the other: a workspace has been let go of before it is opened again
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
    // many small files end in a row: read the snapshot a few times a second at most
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(kRefreshDelayMs);
    connect(&m_refreshSoon, &QTimer::timeout, this, &WorkspaceController::refresh);
    connect(&m_jobs, &JobRunner::becameIdle, this, [this] {
        if (const auto next = std::exchange(m_openNext, std::nullopt))
            open(next->first, next->second);
    });
}

WorkspaceController::~WorkspaceController()
{
    m_opening.cancel();
    m_reading.cancel();
    m_pool.waitForDone();
}

void WorkspaceController::open(const QString& folder, Workspace::Mode mode)
{
    if (!m_jobs.idle()) {
        m_openNext = {folder, mode};
        m_jobs.cancelAll();
        return;
    }
    if (folder == m_folder)
        release(); // its lock has to be free by then
    m_opening.start(
        m_pool, this,
        [open = m_services.open, folder, mode](std::stop_token) { return open(folder, mode); },
        [this, folder, mode](
            Result<WorkspaceSessionPtr> result) { opened(folder, mode, std::move(result)); });
}

void WorkspaceController::release()
{
    m_reading.cancel();
    if (!m_session)
        return;
    Q_EMIT releasing();
    // closing writes to disk, so a worker does it
    m_pool.start([session = std::exchange(m_session, nullptr)]() mutable { session.reset(); });
}

void WorkspaceController::opened(
    const QString& folder, Workspace::Mode mode, Result<WorkspaceSessionPtr> result)
{
    if (!result) {
        m_waiting.clear();
        m_fillSample = false;
        if (!m_session && !m_folder.isEmpty())
            close();
        Q_EMIT openFailed(folder, mode, result.error());
        return;
    }
    release();
    m_session = std::move(result).value();
    m_folder = m_session->folder();
    m_store.reset();
    Q_EMIT sessionChanged();
    refresh();
    if (!m_waiting.isEmpty())
        import(std::exchange(m_waiting, {}));
}

void WorkspaceController::openSample()
{
    m_fillSample = true;
    open(m_services.sampleWorkspace, Workspace::Mode::ReadWrite);
}

void WorkspaceController::close()
{
    m_jobs.cancelAll();
    m_opening.cancel();
    release();
    m_store.reset();
    m_days.clear();
    m_folder.clear();
    Q_EMIT sessionChanged();
    Q_EMIT storeChanged();
}

void WorkspaceController::refresh()
{
    if (!m_session)
        return;
    m_reading.start(
        m_pool, this,
        [session = m_session](std::stop_token) -> Result<Snapshot> {
            auto store = session->store();
            if (!store)
                return store.error();
            auto days = session->days();
            if (!days)
                return days.error();
            return Snapshot {std::move(store).value(), std::move(days).value()};
        },
        [this](Result<Snapshot> result) { snapshotRead(std::move(result)); });
}

void WorkspaceController::snapshotRead(Result<Snapshot> result)
{
    if (!result) {
        Q_EMIT readFailed(result.error());
        return;
    }
    m_store = result->store;
    m_days = result->days;
    Q_EMIT storeChanged();
    if (std::exchange(m_fillSample, false) && m_store->rowCount() == 0)
        importSample();
}

void WorkspaceController::importSample()
{
    m_unpacking.start(
        m_pool, this,
        [unpack = m_services.sampleFiles, session = m_session](
            std::stop_token) { return unpack(*session); },
        [this](const Result<QStringList>& files) {
            if (files && m_session)
                walk(*files);
            else if (files)
                return;
            else
                Q_EMIT openFailed(
                    m_services.sampleWorkspace, Workspace::Mode::ReadWrite, files.error());
        });
}

void WorkspaceController::import(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (paths.size() == 1 && isWorkspaceFolder(paths.front())) {
        open(paths.front(), Workspace::Mode::ReadWrite);
        return;
    }
    if (!m_session) {
        m_waiting += paths;
        if (!m_opening.isRunning() && !m_openNext)
            open(m_services.defaultWorkspace, Workspace::Mode::ReadWrite);
        return;
    }
    if (m_session->readOnly()) {
        Q_EMIT importRefused();
        return;
    }
    if (isSample()) {
        // the sample stays as it is; what people bring goes to their own workspace
        m_waiting += paths;
        open(m_services.defaultWorkspace, Workspace::Mode::ReadWrite);
        return;
    }
    walk(paths);
}

bool WorkspaceController::isWorkspaceFolder(const QString& path)
{
    return QFileInfo(path).isDir()
        && QFileInfo::exists(path + QStringLiteral("/workspace.sqlite3"));
}

bool WorkspaceController::isSample() const
{
    return m_session && m_folder == m_services.sampleWorkspace;
}

void WorkspaceController::walk(const QStringList& paths)
{
    // walking folders may take long; it is counted as importing from now on
    ++m_imports;
    QtConcurrent::run(&m_pool, [session = m_session, paths] {
        return session->importer().expand(paths);
    }).then(this, [this, session = std::weak_ptr(m_session), paths](const QStringList& files) {
        --m_imports;
        if (!m_session || session.lock() != m_session)
            return;
        // a path that leads nowhere is tried, so that the user is told
        startImports(files.isEmpty() ? paths : files);
    });
}

void WorkspaceController::importNames(const QStringList& files, std::optional<NameFileKind> kind)
{
    if (!m_session || m_session->readOnly()) {
        Q_EMIT importRefused();
        return;
    }
    ImportOptions options;
    options.names = kind;
    options.namesOnly = true;
    startImports(files, options);
}

void WorkspaceController::startImports(const QStringList& files, const ImportOptions& options)
{
    for (const QString& path : files) {
        ++m_imports;
        m_jobs.start(
            JobRunner::Lane::Import, tr("Adding %1").arg(QFileInfo(path).fileName()), true,
            [session = m_session, path, options](const ProgressFn& progress, std::stop_token stop) {
                return importOutcome(
                    path, session->importer().importFile(path, options, progress, stop), QLocale());
            },
            [this](const JobOutcome& outcome) { importEnded(outcome); });
    }
}

void WorkspaceController::importEnded(const JobOutcome& outcome)
{
    --m_imports;
    ++m_endedFiles;
    if (outcome.state == JobState::Failed)
        ++m_failedFiles;
    if (!m_refreshSoon.isActive())
        m_refreshSoon.start();
    if (m_imports == 0)
        Q_EMIT importsEnded(std::exchange(m_endedFiles, 0), std::exchange(m_failedFiles, 0));
}

} // namespace nb
