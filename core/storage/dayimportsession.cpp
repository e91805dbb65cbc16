// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayimportsession.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace nb {

namespace {

/// From so many rows of a day in one batch on, they go to its file at once.
constexpr std::size_t kDirectRows = 4096;
/// Rows that may wait in memory over all days (about 150 bytes each).
constexpr std::size_t kMaxWaitingRows = 500'000;
/// Days whose files are open at a time; each needs three file handles.
constexpr std::size_t kMaxOpenDays = 64;
constexpr std::int64_t kMicrosecondsPerDay = 86'400'000'000;

std::int64_t dayNumber(std::int64_t received)
{
    return std::clamp<std::int64_t>(received / kMicrosecondsPerDay, 0, kLastDayNumber);
}

Day toDay(std::int64_t number)
{
    return Day {std::chrono::days {number}};
}

} // namespace

QString dayFilePath(const QString& daysFolder, Day day)
{
    return daysFolder + QStringLiteral("/flows-") + QString::fromStdString(toString(day))
        + QStringLiteral(".sqlite3");
}

DayImportSession::DayImportSession(Context context, std::int64_t id)
    : m_context(std::move(context))
    , m_id(id)
{
}

Result<std::unique_ptr<ImportSession>> DayImportSession::begin(Context context)
{
    const std::scoped_lock lock(context.catalogueMutex);
    const auto id = context.catalogue.beginImport();
    if (!id)
        return id.error();
    return std::unique_ptr<ImportSession>(new DayImportSession(std::move(context), *id));
}

DayImportSession::~DayImportSession()
{
    if (!m_done) {
        // days already committed are taken back; if that fails too, the next start does it
        const bool undone = undoCommittedDays().ok();
        m_days.clear();
        if (undone) {
            const std::scoped_lock lock(m_context.catalogueMutex);
            (void)m_context.catalogue.forgetImport(m_id);
        }
    }
    m_context.ended();
}

Result<void> DayImportSession::DayRows::append(
    const FlowBatch& batch, std::span<const std::uint32_t> rows)
{
    return live ? live->append(batch, rows) : writer->append(batch, rows);
}

Result<DayImportSession::DayRows*> DayImportSession::opened(Day day)
{
    DayRows& rows = m_days[day];
    if (rows.isOpen())
        return &rows;
    auto live = m_context.liveFile(day);
    if (!live)
        return live.error();
    if (*live) {
        rows.liveFile = std::move(*live);
        rows.live
            = std::make_unique<LiveDayFile::Import>(rows.liveFile, m_id, m_context.daysFolder);
        // days whose chunks may have to be taken out again after a crash
        const std::scoped_lock lock(m_context.catalogueMutex);
        if (auto done = m_context.catalogue.markCommitting(m_id, {day}); !done)
            return done.error();
        return &rows;
    }
    auto writer = DayFileWriter::open(dayFilePath(m_context.daysFolder, day), day, m_id);
    if (!writer)
        return writer.error();
    rows.writer = std::move(*writer);
    return &rows;
}

Result<void> DayImportSession::flushWaiting(Day day, DayRows& rows)
{
    if (rows.waiting.empty())
        return {};
    if (auto done = opened(day); !done)
        return done.error();
    m_selected.resize(rows.waiting.size());
    for (std::size_t i = 0; i < m_selected.size(); ++i)
        m_selected[i] = static_cast<std::uint32_t>(i);
    if (auto done = rows.append(rows.waiting, m_selected); !done)
        return done;
    m_waitingRows -= rows.waiting.size();
    rows.waiting = {};
    return {};
}

Result<void> DayImportSession::flushLargest()
{
    const auto open = static_cast<std::size_t>(
        std::ranges::count_if(m_days, [](const auto& entry) { return entry.second.isOpen(); }));
    const auto largest = std::ranges::max_element(m_days, {}, [&](const auto& entry) {
        // with many files open, rather add to one of those
        const bool allowed = open < kMaxOpenDays || entry.second.isOpen();
        return allowed ? entry.second.waiting.size() : std::size_t {0};
    });
    if (largest->second.waiting.empty())
        return Error {ErrorCode::LimitExceeded,
            "the input is spread over too many days to be imported at once: please split it"};
    return flushWaiting(largest->first, largest->second);
}

Result<void> DayImportSession::add(FlowBatch&& batch)
{
    m_rows += batch.size();
    batch.fillMissing();
    m_rates.apply(batch);
    std::int64_t low = std::numeric_limits<std::int64_t>::max();
    std::int64_t high = 0;
    for (const std::int64_t received : batch.received) {
        low = std::min(low, dayNumber(received));
        high = std::max(high, dayNumber(received));
    }
    if (batch.empty())
        return {};
    std::map<std::int64_t, std::vector<std::uint32_t>> scattered;
    for (std::size_t row = 0; row < batch.size(); ++row)
        scattered[low == high ? low : dayNumber(batch.received[row])].push_back(
            static_cast<std::uint32_t>(row));
    for (const auto& [number, selected] : scattered) {
        const Day day = toDay(number);
        DayRows& rows = m_days[day];
        noteUnannounced(batch, selected, rows);
        if (rows.isOpen() || selected.size() >= kDirectRows) {
            if (auto done = opened(day); !done)
                return done.error();
            if (auto done = rows.append(batch, selected); !done)
                return done;
            continue;
        }
        for (const std::uint32_t row : selected)
            rows.waiting.append(batch, row);
        m_waitingRows += selected.size();
        if (m_waitingRows > kMaxWaitingRows)
            if (auto done = flushLargest(); !done)
                return done;
    }
    return {};
}

void DayImportSession::noteUnannounced(
    const FlowBatch& batch, std::span<const std::uint32_t> rows, DayRows& day) const
{
    TextId last = 0;
    for (const std::uint32_t row : rows) {
        const TextId sampler = batch.sampler[row];
        if (batch.sampling[row] != 0 || sampler == 0 || sampler == last)
            continue;
        day.unannounced.insert(batch.texts.text(sampler));
        last = sampler;
    }
}

Result<void> DayImportSession::announceSampling(std::string_view sampler, std::uint32_t rate)
{
    if (rate != 0 && !sampler.empty())
        m_rates.note(std::string(sampler), rate);
    return {};
}

/// Rates that came after rows that are in the file by now: their sums are made anew.
Result<void> DayImportSession::correctRates(Day day, DayRows& rows, bool isOver)
{
    std::erase_if(rows.unannounced, [this](const auto& name) { return !m_rates.of(name); });
    if (rows.unannounced.empty())
        return {};
    auto file = rows.liveFile;
    if (!file) {
        auto opened = LiveDayFile::open(dayFilePath(m_context.daysFolder, day), day);
        if (!opened)
            return opened.error();
        file = std::move(*opened);
    }
    for (const std::string& name : rows.unannounced)
        if (auto done = file->announce(name, *m_rates.of(name)); !done)
            return done;
    if (!rows.liveFile) {
        const auto finished = file->finish(isOver);
        rows.committed->sealed = isOver && finished && *finished;
    }
    return {};
}

Result<void> DayImportSession::refuseKnownContent(const ImportInfo& info)
{
    if (m_context.again || info.contentHash.empty())
        return {};
    const std::scoped_lock lock(m_context.catalogueMutex);
    const auto known = m_context.catalogue.findImport({}, info.contentHash);
    if (!known)
        return known.error();
    if (*known)
        return Error {ErrorCode::AlreadyImported,
            "the same content was imported as '" + (*known)->name + "' on "
                + toString((*known)->time)};
    return {};
}

Result<void> DayImportSession::commit(const ImportInfo& info)
{
    if (auto done = refuseKnownContent(info); !done)
        return done;
    std::vector<Day> days;
    for (const auto& [day, rows] : m_days)
        days.push_back(day);
    {
        const std::scoped_lock lock(m_context.catalogueMutex);
        if (auto done = m_context.catalogue.markCommitting(m_id, days); !done)
            return done;
    }
    if (auto done = commitDays(info); !done)
        return done;
    std::vector<DayInfo> added;
    for (const auto& [day, rows] : m_days) {
        DayInfo dayInfo;
        dayInfo.day = day;
        dayInfo.rows = rows.committed->totals.rows;
        dayInfo.first = rows.committed->first;
        dayInfo.last = rows.committed->last;
        dayInfo.sealed = rows.committed->sealed;
        added.push_back(dayInfo);
    }
    ImportInfo complete = info;
    complete.id = m_id;
    {
        const std::scoped_lock lock(m_context.catalogueMutex);
        if (auto done = m_context.catalogue.finishImport(complete, added); !done)
            return done;
    }
    m_done = true;
    m_context.changed(days);
    return {};
}

Result<void> DayImportSession::commitDays(const ImportInfo& info)
{
    for (auto& [day, rows] : m_days)
        if (auto done = commitDay(day, rows, info); !done)
            return done;
    return {};
}

Result<void> DayImportSession::commitDay(Day day, DayRows& rows, const ImportInfo& info)
{
    if (auto done = flushWaiting(day, rows); !done)
        return done;
    if (auto done = opened(day); !done)
        return done.error();
    const bool isOver = day < dayOf(info.time);
    auto added = rows.live ? rows.live->commit(info.name) : rows.writer->commit(info.name, isOver);
    if (!added)
        return added.error();
    rows.committed = *added;
    rows.writer.reset();
    rows.live.reset();
    if (auto done = correctRates(day, rows, isOver); !done)
        return done;
    if (isOver && rows.liveFile) {
        const auto finished = rows.liveFile->finish(true);
        rows.committed->sealed = finished && *finished;
    }
    rows.liveFile.reset();
    return {};
}

Result<void> DayImportSession::undoCommittedDays()
{
    std::vector<Day> shared;
    for (auto& [day, rows] : m_days) {
        if (!rows.committed && !rows.isOpen())
            continue;
        if (rows.liveFile)
            shared.push_back(day);
        rows.live.reset();
        rows.liveFile.reset();
        rows.writer.reset();
        const QString path = dayFilePath(m_context.daysFolder, day);
        // also of a commit that failed: the disk may have done more than it said
        if (!QFileInfo::exists(path))
            continue;
        if (const auto removed = DayFileWriter::removeImport(path, m_id); !removed)
            return removed.error();
    }
    m_context.undone(shared);
    return {};
}

} // namespace nb
