// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/workspace.h"

#include "core/base/timestamp.h"
#include "core/segments/segmentstore.h"
#include "core/storage/dailylivesession.h"
#include "core/storage/dayfilestore.h"
#include "core/storage/dayimportsession.h"
#include "core/storage/dayschema.h"
#include "core/storage/workspacecatalogue.h"
#include "core/storage/workspacerecovery.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <tuple>

namespace nb {

namespace {

/// ms; a program that was killed while it started another one keeps its locks until that runs.
constexpr int kLockWait = 200;

} // namespace

struct Workspace::Private
{
    QString folder;
    Mode mode = Mode::ReadOnly;
    std::unique_ptr<QLockFile> lock;
    mutable std::mutex mutex; // guards catalogue, openDays, importing and collecting
    mutable std::optional<WorkspaceCatalogue> catalogue;
    mutable std::map<Day, std::shared_ptr<const DayFile>> openDays;
    bool importing = false;
    bool collecting = false;
    std::mutex liveMutex; // guards the two below; taken before the other one
    std::optional<Day> relabelled; ///< a day whose labels are being changed
    std::map<Day, std::weak_ptr<LiveDayFile>> liveFiles;

    [[nodiscard]] QString daysFolder() const { return folder + QStringLiteral("/days"); }
    Result<std::shared_ptr<const DayFile>> openDay(Day day) const;
    Result<void> makeFolders() const;
    Result<void> takeLock();
    Result<std::shared_ptr<LiveDayFile>> openLive(Day day);
    Result<std::shared_ptr<LiveDayFile>> liveFileForImport(Day day);
    [[nodiscard]] std::uint64_t spaceFloor() const;
    void forget(const std::vector<Day>& days);
    Result<void> beginRelabelling(Day day);
    void endRelabelling(Day day);
    void forgetEmpty(const std::vector<Day>& days);
};

Result<void> Workspace::Private::makeFolders() const
{
    if (!QDir().mkpath(daysFolder()) || !QDir().mkpath(folder + QStringLiteral("/logs")))
        return Error {ErrorCode::Unreadable,
            "the workspace folder " + folder.toStdString()
                + " cannot be made: choose a place that can be written to"};
    return {};
}

Result<void> Workspace::Private::takeLock()
{
    lock = std::make_unique<QLockFile>(folder + QStringLiteral("/workspace.lock"));
    lock->setStaleLockTime(0); // only the death of its owner frees it
    if (lock->tryLock(0))
        return {};
    // whoever was killed while it made the file left no name in it: nobody would be found dead
    qint64 owner = 0;
    QString host;
    QString program;
    if (lock->error() == QLockFile::LockFailedError && !lock->getLockInfo(&owner, &host, &program))
        lock->removeStaleLockFile(); // fails while its maker lives
    if (lock->tryLock(kLockWait))
        return {};
    if (lock->error() == QLockFile::LockFailedError)
        return Error {ErrorCode::Locked,
            "the workspace " + folder.toStdString()
                + " is in use by another process: close it there, or open it read-only"};
    return Error {ErrorCode::Unreadable,
        "the workspace folder " + folder.toStdString() + " cannot be written to"};
}

void Workspace::Private::forget(const std::vector<Day>& days)
{
    const std::scoped_lock guard(mutex);
    for (const Day day : days)
        openDays.erase(day);
}

Result<std::shared_ptr<LiveDayFile>> Workspace::Private::openLive(Day day)
{
    const std::scoped_lock live(liveMutex);
    if (relabelled == day)
        return Error {ErrorCode::Locked,
            "the labels of " + toString(day) + " are being changed: its flows wait until then"};
    std::weak_ptr<LiveDayFile>& known = liveFiles[day];
    if (auto file = known.lock())
        return file;
    {
        const std::scoped_lock guard(mutex);
        if (auto done = catalogue->beginDay(day); !done)
            return done.error();
    }
    auto file = LiveDayFile::open(dayFilePath(daysFolder(), day), day);
    if (!file)
        return file.error();
    known = *file;
    return file;
}

/// Null for days that nothing is collected into while an import runs: it has the file for itself.
/// Live collection may begin meanwhile; it writes to the day that it is.
Result<std::shared_ptr<LiveDayFile>> Workspace::Private::liveFileForImport(Day day)
{
    const Day today = dayOf(currentTime());
    bool shared = day >= today - std::chrono::days {1};
    {
        const std::scoped_lock live(liveMutex);
        const auto known = liveFiles.find(day);
        shared = shared || (known != liveFiles.end() && !known->second.expired());
    }
    {
        const std::scoped_lock guard(mutex);
        shared = shared || collecting;
    }
    return shared ? openLive(day) : Result<std::shared_ptr<LiveDayFile>>(nullptr);
}

/// After an import that was given up: days that were made for it.
void Workspace::Private::forgetEmpty(const std::vector<Day>& days)
{
    const std::scoped_lock live(liveMutex);
    const std::scoped_lock guard(mutex);
    for (const Day day : days) {
        const auto known = liveFiles.find(day);
        const QString path = dayFilePath(daysFolder(), day);
        if (collecting || (known != liveFiles.end() && !known->second.expired()))
            continue;
        const auto rows = [&path] {
            const auto file = DayFile::open(path, DayFile::Trust::Own);
            return file ? std::optional((*file)->rows()) : std::nullopt;
        };
        if (rows() != std::uint64_t {0})
            continue;
        openDays.erase(day);
        if (catalogue->dropDay(day).ok())
            removeDayFile(path);
    }
}

std::uint64_t Workspace::Private::spaceFloor() const
{
    const std::scoped_lock guard(mutex);
    const auto text = catalogue->setting(kSpaceFloorKey);
    std::uint64_t floor = 0;
    if (text
        && std::from_chars(text->data(), text->data() + text->size(), floor).ec == std::errc {})
        return floor;
    return defaultSpaceFloor(folder);
}

Workspace::Workspace(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& folder, Mode mode)
{
    auto d = std::make_unique<Private>();
    d->folder = QDir(folder).absolutePath();
    d->mode = mode;
    if (mode == Mode::ReadWrite) {
        if (auto done = d->makeFolders(); !done)
            return done.error();
        if (auto done = d->takeLock(); !done)
            return done.error();
    }
    auto catalogue
        = WorkspaceCatalogue::open(d->folder + QStringLiteral("/workspace.sqlite3"), mode);
    if (!catalogue)
        return catalogue.error();
    d->catalogue.emplace(std::move(*catalogue));
    if (mode == Mode::ReadWrite) {
        if (auto done = undoUnfinishedImports(*d->catalogue, d->daysFolder()); !done)
            return done.error();
        if (auto done = finishDays(*d->catalogue, d->daysFolder()); !done)
            return done.error();
    }
    return std::unique_ptr<Workspace>(new Workspace(std::move(d)));
}

QString Workspace::folder() const
{
    return m_d->folder;
}

bool Workspace::readOnly() const
{
    return m_d->mode == Mode::ReadOnly;
}

Result<std::vector<DayInfo>> Workspace::days() const
{
    const std::scoped_lock lock(m_d->mutex);
    auto days = m_d->catalogue->days();
    if (!days)
        return days;
    for (DayInfo& day : *days) {
        day.path = dayFilePath(m_d->daysFolder(), day.day);
        day.fileBytes = static_cast<std::uint64_t>(
            QFileInfo(day.path).size() + QFileInfo(day.path + QStringLiteral("-wal")).size());
        const auto file = m_d->openDay(day.day);
        if (!file) {
            day.problem = file.error();
            continue;
        }
        // what is collected live is not counted in the catalogue
        day.rows = (*file)->rows();
        std::tie(day.first, day.last)
            = (*file)->span().value_or(std::pair<Timestamp, Timestamp> {});
    }
    return days;
}

Result<std::vector<DayInfo>> Workspace::dayFiles() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->days();
}

Result<std::vector<ImportInfo>> Workspace::imports() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->imports();
}

Result<std::optional<ImportInfo>> Workspace::findImport(
    std::string_view headHash, std::string_view contentHash) const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->findImport(headHash, contentHash);
}

Result<std::shared_ptr<const DayFile>> Workspace::Private::openDay(Day day) const
{
    if (const auto known = openDays.find(day); known != openDays.end()) {
        if (QFileInfo::exists(known->second->path()))
            return known->second;
        openDays.erase(known); // what was taken away is not shown from its remains
    }
    auto file = DayFile::open(dayFilePath(daysFolder(), day), DayFile::Trust::Own);
    if (!file)
        return file.error();
    if (mode == Mode::ReadWrite)
        openDays.emplace(day, *file);
    return file;
}

Result<FlowStorePtr> Workspace::store(std::optional<Day> day) const
{
    auto inside = storedInsideTest(m_d->folder);
    if (!inside)
        return inside.error();
    const std::scoped_lock lock(m_d->mutex);
    const auto days = m_d->catalogue->days();
    if (!days)
        return days.error();
    std::vector<std::shared_ptr<const DayFile>> files;
    for (const DayInfo& info : *days) {
        if (day && info.day != *day)
            continue;
        // the other days stay usable when one cannot be read; days() tells why
        if (auto file = m_d->openDay(info.day); file)
            files.push_back(std::move(*file));
        else if (day)
            return file.error();
    }
    return FlowStorePtr(std::make_shared<DayFileStore>(std::move(files), std::move(*inside)));
}

Result<std::unique_ptr<ImportSession>> Workspace::beginImport(bool again)
{
    if (readOnly())
        return Error {
            ErrorCode::Locked, "the workspace is open read-only: nothing can be imported"};
    {
        const std::scoped_lock lock(m_d->mutex);
        if (m_d->importing)
            return Error {ErrorCode::Locked, "another import into this workspace is running"};
        m_d->importing = true;
    }
    Private* d = m_d.get();
    const auto live = [d](Day day) { return d->liveFileForImport(day); };
    const auto ended = [d] {
        const std::scoped_lock lock(d->mutex);
        d->importing = false;
    };
    auto session = DayImportSession::begin({d->daysFolder(), *d->catalogue, d->mutex, again, live,
        [d](const std::vector<Day>& days) { d->forgetEmpty(days); },
        [d](const std::vector<Day>& days) { d->forget(days); }, ended});
    if (!session)
        ended();
    return session;
}

Result<std::unique_ptr<LiveSession>> Workspace::beginLive()
{
    if (readOnly())
        return Error {
            ErrorCode::Locked, "the workspace is open read-only: nothing can be collected"};
    Private* d = m_d.get();
    {
        const std::scoped_lock lock(d->mutex);
        if (d->collecting)
            return Error {ErrorCode::Locked, "flows are collected into this workspace already"};
        d->collecting = true;
    }
    DailyLiveSession::Context context;
    context.daysFolder = d->daysFolder();
    context.spaceFloor = d->spaceFloor();
    context.open = [d](Day day) { return d->openLive(day); };
    context.days = [this]() -> Result<std::vector<Day>> {
        const auto days = dayFiles();
        if (!days)
            return days.error();
        std::vector<Day> result(days->size());
        std::ranges::transform(*days, result.begin(), &DayInfo::day);
        return result;
    };
    context.sealed = [d](Day day) {
        const std::scoped_lock lock(d->mutex);
        return d->catalogue->setSealed(day);
    };
    context.changed = [d](const std::vector<Day>& days) { d->forget(days); };
    context.ended = [d] {
        const std::scoped_lock lock(d->mutex);
        d->collecting = false;
    };
    return std::unique_ptr<LiveSession>(std::make_unique<DailyLiveSession>(std::move(context)));
}

Result<void> Workspace::Private::beginRelabelling(Day day)
{
    const std::scoped_lock live(liveMutex);
    const auto known = liveFiles.find(day);
    if (known != liveFiles.end() && !known->second.expired())
        return Error {ErrorCode::Locked,
            "flows are collected into " + toString(day)
                + ": its labels can be changed when collecting has stopped"};
    const std::scoped_lock guard(mutex);
    if (importing)
        return Error {ErrorCode::Locked,
            "an import into this workspace is running: labels can be changed when it has ended"};
    // a crash leaves a file that may have to be sealed again
    if (auto done = catalogue->beginDay(day); !done)
        return done;
    importing = true;
    relabelled = day;
    return {};
}

void Workspace::Private::endRelabelling(Day day)
{
    const std::scoped_lock live(liveMutex);
    const std::scoped_lock guard(mutex);
    importing = false;
    relabelled.reset();
    openDays.erase(day);
    auto db = SqliteDatabase::openReadOnly(dayFilePath(daysFolder(), day));
    if (!db)
        return; // days() tells of it
    const auto sealed = db->integer("SELECT count(*) FROM meta WHERE key='sealed' AND value='1'");
    if (sealed && *sealed != 0)
        (void)catalogue->setSealed(day);
}

Result<RelabelResult> Workspace::relabel(
    Day day, const FlowLabeller& labeller, const ProgressFn& progress, std::stop_token stop)
{
    if (readOnly())
        return Error {ErrorCode::Locked, "the workspace is open read-only: nothing can be changed"};
    const QString path = dayFilePath(m_d->daysFolder(), day);
    if (!QFileInfo::exists(path))
        return Error {ErrorCode::Unreadable, "there are no flows of " + toString(day)};
    if (auto done = m_d->beginRelabelling(day); !done)
        return done.error();
    auto result = relabelDay(path, labeller, progress, std::move(stop));
    m_d->endRelabelling(day);
    return result;
}

Result<std::string> Workspace::state(std::string_view name) const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->state(name);
}

Result<void> Workspace::setState(std::string_view name, std::string_view bytes)
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->setState(name, bytes);
}

Result<std::string> Workspace::setting(std::string_view key) const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->setting(key);
}

Result<void> Workspace::setSetting(std::string_view key, std::string_view value)
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->catalogue->setSetting(key, value);
}

} // namespace nb
