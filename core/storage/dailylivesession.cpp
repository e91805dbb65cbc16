// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dailylivesession.h"

#include "core/storage/dayfile.h"
#include "core/storage/dayimportsession.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace nb {

namespace {

/// Rows that may wait for a disk with room, some 300 bytes each.
constexpr std::uint64_t kMaxWaiting = 2'000'000;
/// Exporters send late: so long after midnight a day is left open.
constexpr std::int64_t kGraceMicroseconds = 10LL * 60 * 1'000'000;
/// A day that is over is left open for so many commits without rows (5 s at two a second).
constexpr int kIdleCommits = 10;
constexpr std::int64_t kMicrosecondsPerDay = 86'400'000'000;

Day dayOfReceived(std::int64_t received)
{
    return dayOf(fromMicroseconds(std::clamp<std::int64_t>(received, 0, kLastMicrosecond)));
}

std::string gigabytes(std::uint64_t bytes)
{
    const std::uint64_t tenths = bytes / 107'374'182; // tenths of a GiB
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GiB";
}

} // namespace

Result<ForwardReceipt> LiveSession::addForwarded(FlowBatch&&, const ForwardPosition&)
{
    return Error {ErrorCode::Internal, "forwarded flows cannot be stored here"};
}

std::uint64_t defaultSpaceFloor(const QString& folder)
{
    std::error_code problem;
    const auto space
        = std::filesystem::space(std::filesystem::path(folder.toStdU16String()), problem);
    constexpr std::uint64_t kGibibyte = std::uint64_t {1} << 30U;
    return problem ? 0 : std::min<std::uint64_t>(space.capacity / 20, kGibibyte);
}

DailyLiveSession::DailyLiveSession(Context context)
    : m_context(std::move(context))
{
}

DailyLiveSession::~DailyLiveSession()
{
    for (auto& [day, live] : m_days)
        if (live.file)
            (void)live.file->finish(false);
    m_days.clear();
    m_context.ended();
}

void DailyLiveSession::noteNewest(std::int64_t received)
{
    if (m_newest && received <= m_newestReceived)
        return;
    m_newestReceived = received;
    m_newest = dayOfReceived(received);
}

Result<void> DailyLiveSession::openFile(Day day, LiveDay& live) const
{
    if (live.file)
        return {};
    auto file = m_context.open(day);
    if (!file)
        return file.error();
    live.file = std::move(*file);
    return {};
}

Result<void> DailyLiveSession::add(FlowBatch&& batch)
{
    if (batch.empty())
        return {};
    if (m_waiting + batch.size() > kMaxWaiting)
        return Error {
            ErrorCode::NoSpace, "too many flows wait to be stored: is the disk full, or too slow?"};
    batch.fillMissing();
    m_rates.apply(batch);
    const auto [low, high] = std::ranges::minmax(batch.received);
    noteNewest(high);
    m_waiting += batch.size();
    std::map<Day, std::vector<std::uint32_t>> rows;
    if (dayOfReceived(low) == dayOfReceived(high)) {
        auto& all = rows[dayOfReceived(low)];
        all.resize(batch.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<std::uint32_t>(i);
        m_days[dayOfReceived(low)].waiting.push_back({std::move(batch), std::move(all)});
        return {};
    }
    for (std::size_t i = 0; i < batch.size(); ++i)
        rows[dayOfReceived(batch.received[i])].push_back(static_cast<std::uint32_t>(i));
    for (auto& [day, selected] : rows) {
        FlowBatch part;
        for (const std::uint32_t row : selected)
            part.append(batch, row);
        for (std::size_t i = 0; i < selected.size(); ++i)
            selected[i] = static_cast<std::uint32_t>(i);
        m_days[day].waiting.push_back({std::move(part), std::move(selected)});
    }
    return {};
}

/// What the other collector knows of its samplers counts for rows that it sent before it knew.
Result<void> DailyLiveSession::takeRatesOf(const FlowBatch& batch)
{
    TextId last = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const TextId sampler = batch.sampler[row];
        if (batch.sampling[row] == 0 || sampler == 0 || sampler == last)
            continue;
        last = sampler;
        const std::string& name = batch.texts.text(sampler);
        if (m_rates.of(name) == batch.sampling[row])
            continue;
        if (auto done = announceSampling(name, batch.sampling[row]); !done)
            return done;
    }
    return {};
}

Result<ForwardReceipt> DailyLiveSession::addForwarded(
    FlowBatch&& batch, const ForwardPosition& position)
{
    if (m_waiting + batch.size() > kMaxWaiting)
        return Error {ErrorCode::NoSpace, "too many flows wait to be stored"};
    batch.fillMissing();
    if (std::ranges::any_of(batch.received,
            [&](std::int64_t received) { return dayOfReceived(received) != position.day; }))
        return Error {ErrorCode::Invalid, "forwarded flows belong to another day"};
    LiveDay& live = m_days[position.day];
    if (auto done = openFile(position.day, live); !done)
        return done.error();
    const auto known = live.forwarded.find(position.collector);
    if (known == live.forwarded.end()) {
        const auto stored = live.file->forwardedRows(position.collector);
        if (!stored)
            return stored.error();
        live.forwarded[position.collector] = *stored;
    }
    std::uint64_t& have = live.forwarded[position.collector];
    if (position.first > have)
        return ForwardReceipt {have, true};
    const std::uint64_t old = have - position.first;
    if (old >= batch.size())
        return ForwardReceipt {have, false};
    if (auto done = takeRatesOf(batch); !done)
        return done.error();
    noteNewest(std::ranges::max(batch.received));
    WaitingRows fresh;
    for (std::size_t row = static_cast<std::size_t>(old); row < batch.size(); ++row)
        fresh.rows.push_back(static_cast<std::uint32_t>(row));
    fresh.forwarder = position.collector;
    fresh.forwarded = have;
    fresh.batch = std::move(batch);
    have += fresh.rows.size();
    m_waiting += fresh.rows.size();
    live.waiting.push_back(std::move(fresh));
    return ForwardReceipt {have, false};
}

Result<void> DailyLiveSession::checkSpace() const
{
    std::error_code problem;
    const auto space = std::filesystem::space(
        std::filesystem::path(m_context.daysFolder.toStdU16String()), problem);
    if (problem || space.available >= m_context.spaceFloor)
        return {};
    return Error {ErrorCode::NoSpace,
        "only " + gigabytes(space.available) + " are free on the disk of the workspace; below "
            + gigabytes(m_context.spaceFloor) + " nothing more is stored"};
}

void DailyLiveSession::noteUnannounced(
    const FlowBatch& batch, std::span<const std::uint32_t> rows, Day day)
{
    if (std::ranges::find(batch.sampling, 0U) == batch.sampling.end())
        return;
    TextId last = 0;
    for (const std::uint32_t row : rows) {
        const TextId sampler = batch.sampler[row];
        if (batch.sampling[row] != 0 || sampler == 0 || sampler == last)
            continue;
        m_unannounced[std::string(batch.texts.text(sampler))].insert(day);
        last = sampler;
    }
}

Result<void> DailyLiveSession::commitDay(Day day, LiveDay& live)
{
    if (auto done = openFile(day, live); !done)
        return done;
    for (const WaitingRows& part : live.waiting)
        noteUnannounced(part.batch, part.rows, day);
    const auto size = [&live] {
        std::uint64_t rows = 0;
        for (const WaitingRows& part : live.waiting)
            rows += part.rows.size();
        return rows;
    };
    const std::uint64_t before = size();
    const auto done = live.file->commit(live.waiting);
    // an error may come after some of it was stored
    const std::uint64_t stored = before - size();
    m_stored += stored;
    m_waiting -= stored;
    return done ? Result<void> {} : Result<void>(done.error());
}

Result<void> DailyLiveSession::commit()
{
    std::vector<Day> changed;
    Result<void> result;
    if (m_waiting > 0)
        result = checkSpace();
    if (result) {
        for (auto& [day, live] : m_days) {
            if (live.waiting.empty()) {
                ++live.idleCommits;
                continue;
            }
            live.idleCommits = 0;
            if (auto done = commitDay(day, live); !done && result)
                result = done;
            changed.push_back(day);
        }
        sealDaysThatAreOver();
    }
    if (!changed.empty())
        m_context.changed(changed);
    return result;
}

void DailyLiveSession::sealDaysThatAreOver()
{
    if (!m_newest)
        return;
    const bool graceOver = m_newestReceived % kMicrosecondsPerDay >= kGraceMicroseconds;
    for (auto it = m_days.begin(); it != m_days.end();) {
        auto& [day, live] = *it;
        const bool isOver
            = day < *m_newest - std::chrono::days {1} || (day < *m_newest && graceOver);
        if (!isOver || !live.waiting.empty() || live.idleCommits < kIdleCommits) {
            ++it;
            continue;
        }
        // not sealed now (somebody reads): later, or when the workspace is opened next
        if (live.file) {
            const auto finished = live.file->finish(true);
            if (!finished || !*finished) {
                live.idleCommits = 0;
                ++it;
                continue;
            }
        }
        live.file.reset();
        (void)m_context.sealed(day);
        it = m_days.erase(it);
    }
}

/// Which stored days have rows without a rate, from before this session.
Result<void> DailyLiveSession::findUnannounced()
{
    const auto days = m_context.days();
    if (!days)
        return days.error();
    for (const Day day : *days) {
        auto db = SqliteDatabase::openReadOnly(dayFilePath(m_context.daysFolder, day));
        if (!db)
            continue; // days() tells of it
        auto samplers = db->prepare("SELECT text FROM sampler WHERE rate=0");
        if (!samplers)
            continue; // of a version that knows none
        for (;;) {
            const auto row = samplers->step();
            if (!row && row.error().code != ErrorCode::Invalid)
                return row.error();
            if (!row || !*row)
                break;
            m_unannounced[std::string(samplers->text(0))].insert(day);
        }
    }
    m_unannouncedFound = true;
    return {};
}

Result<void> DailyLiveSession::announceSampling(std::string_view sampler, std::uint32_t rate)
{
    if (rate == 0 || sampler.empty())
        return {};
    const std::string name(sampler);
    m_rates.note(name, rate);
    for (auto& [day, live] : m_days)
        for (WaitingRows& part : live.waiting)
            m_rates.apply(part.batch);
    if (!m_unannouncedFound)
        if (auto done = findUnannounced(); !done)
            return done;
    const auto found = m_unannounced.find(name);
    if (found == m_unannounced.end())
        return {};
    while (!found->second.empty()) {
        const Day day = *found->second.begin();
        LiveDay& live = m_days[day];
        if (auto done = openFile(day, live); !done)
            return done;
        if (auto done = live.file->announce(sampler, rate); !done)
            return done;
        m_context.changed({day});
        found->second.erase(day);
    }
    m_unannounced.erase(found);
    return {};
}

} // namespace nb
