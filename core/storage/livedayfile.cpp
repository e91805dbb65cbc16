// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/livedayfile.h"

#include "core/storage/dayfile.h"
#include "core/storage/dayschema.h"

#include <QFileInfo>

#include <algorithm>

namespace nb {

namespace {

/// From so many rows on the newest ones are merged into the open chunk, and written again with it.
constexpr std::size_t kTailRows = 4096;

} // namespace

LiveDayFile::LiveDayFile(SqliteDatabase db, QString path)
    : m_db(std::move(db))
    , m_path(std::move(path))
{
}

LiveDayFile::~LiveDayFile() = default;

Result<std::shared_ptr<LiveDayFile>> LiveDayFile::open(const QString& path, Day day)
{
    const bool created = !QFileInfo::exists(path) || QFileInfo(path).size() == 0;
    auto db = SqliteDatabase::openReadWrite(path, false);
    if (!db)
        return db.error();
    std::shared_ptr<LiveDayFile> file(new LiveDayFile(std::move(*db), path));
    if (auto done = file->prepare(created, day); !done)
        return done.error();
    return file;
}

Result<void> LiveDayFile::prepare(bool created, Day day)
{
    // rather try again than let rows wait
    if (auto done = m_db.execute("PRAGMA busy_timeout=250"); !done)
        return done;
    if (created) {
        SqliteTransaction transaction(m_db);
        if (auto done = transaction.begin(); !done)
            return done;
        if (auto done = createDaySchema(m_db, day); !done)
            return done;
        if (auto done = transaction.commit(); !done)
            return done;
    } else {
        const auto version = checkDayFile(m_db);
        if (!version)
            return version.error();
        if (auto done = migrateDayFile(m_db, *version); !done)
            return done;
    }
    // what a killed process left open is an ordinary chunk now
    if (auto done = m_db.execute("DELETE FROM meta WHERE key IN ('open_chunk', 'open_tail')");
        !done)
        return done;
    return load();
}

Result<void> LiveDayFile::load()
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.beginReading(); !done)
        return done;
    m_dictionaries = DictionaryWriter {};
    m_conversations = ConversationIndex {};
    if (auto done = m_dictionaries.load(m_db); !done)
        return done;
    if (auto done = m_conversations.load(m_db); !done)
        return done;
    const auto split
        = m_db.integer("SELECT count(*) FROM meta WHERE key='summary' AND value='split'");
    if (!split)
        return split.error();
    m_markedSplit = *split != 0;
    const auto version = m_db.integer("PRAGMA data_version");
    if (!version)
        return version.error();
    m_dataVersion = *version;
    return {};
}

/// An import that was taken out again, or one that began before live collection did.
Result<void> LiveDayFile::reloadIfChanged()
{
    const auto version = m_db.integer("PRAGMA data_version");
    if (!version)
        return version.error();
    return *version == m_dataVersion || m_imports > 0 ? Result<void> {} : load();
}

std::unique_lock<std::mutex> LiveDayFile::takeTurn()
{
    const std::scoped_lock next(m_next);
    return std::unique_lock(m_mutex);
}

Result<std::uint64_t> LiveDayFile::commit(std::deque<WaitingRows>& waiting)
{
    const auto turn = takeTurn();
    if (auto done = reloadIfChanged(); !done)
        return done.error();
    std::uint64_t stored = 0;
    while (!waiting.empty()) {
        const std::size_t before = m_chunk.rows();
        ForwardedRows forwarded;
        std::size_t taken = takeRows(waiting, forwarded);
        if (auto done = writeStep(before, forwarded); !done) {
            rolledBack(before);
            return done.error();
        }
        stored += taken;
        if (m_chunk.room() == 0) {
            m_chunk.clear();
            m_open = {};
        }
        while (taken > 0) {
            auto& rows = waiting.front().rows;
            waiting.front().forwarded += std::min(taken, rows.size());
            const std::size_t gone = std::min(taken, rows.size());
            taken -= gone;
            rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(gone));
            if (rows.empty())
                waiting.pop_front();
        }
    }
    if (m_imports == 0)
        for (const auto& [sampler, rate] : std::exchange(m_putOff, {}))
            if (auto done = announceStored(sampler, rate); !done)
                return done.error();
    return stored;
}

void LiveDayFile::rolledBack(std::size_t rows)
{
    m_chunk.cutTo(rows);
    m_dictionaries.forgetFlushed();
    m_conversations.forgetAdded();
}

Result<std::int64_t> LiveDayFile::nextChunkId()
{
    return m_db.integer("SELECT coalesce(max(id), 0) + 1 FROM flow_chunk");
}

Result<void> LiveDayFile::writeStep(std::size_t firstNew, const ForwardedRows& forwarded)
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done;
    const auto conversations = m_chunk.conversations(firstNew, m_chunk.rows() - firstNew);
    ChunkSums added;
    added.add(conversations);
    if (auto done = m_dictionaries.flush(m_db); !done)
        return done;
    OpenChunk next = m_open;
    if (auto done = writeOpenChunk(next, added); !done)
        return done;
    if (auto done = m_conversations.add(m_db, conversations); !done)
        return done;
    if (auto done = writeForwarded(forwarded); !done)
        return done;
    if (m_conversations.split() && !m_markedSplit)
        if (auto done = markSummary(false); !done)
            return done;
    if (auto done = transaction.commit(); !done)
        return done;
    m_markedSplit = m_conversations.split();
    m_dictionaries.keepFlushed();
    m_conversations.keepAdded();
    m_open = next;
    return {};
}

Result<void> LiveDayFile::writeOpenChunk(OpenChunk& next, const ChunkSums& added)
{
    const std::size_t rows = m_chunk.rows();
    if (next.id == 0) {
        const auto id = nextChunkId();
        if (!id)
            return id.error();
        next.id = *id;
    }
    next.tailSums.add(added);
    const std::size_t fresh = rows - next.rows;
    if (next.rows >= kTailRows && fresh < kTailRows && rows < FlowBatch::kMaxRows) {
        if (next.tailId == 0) {
            const auto id = nextChunkId();
            if (!id)
                return id.error();
            next.tailId = *id;
        }
        next.tailRows = fresh;
        if (auto done = m_chunk.write(m_db, next.tailId, 0, next.rows, next.tailSums); !done)
            return done;
        return next.tailId == m_open.tailId ? Result<void> {} : markOpen(next);
    }
    next.sums.add(next.tailSums);
    next.rows = rows;
    if (auto done = m_chunk.write(m_db, next.id, 0, 0, next.sums); !done)
        return done;
    if (next.tailId != 0) {
        const std::string id = std::to_string(next.tailId);
        const std::string sql = "DELETE FROM flow_chunk WHERE id=" + id
            + "; DELETE FROM flow_column WHERE id / 64 = " + id + " AND id BETWEEN " + id
            + " * 64 AND " + id + " * 64 + 63";
        if (auto done = m_db.execute(sql.c_str()); !done)
            return done;
    }
    next.tailId = 0;
    next.tailRows = 0;
    next.tailSums = {};
    return markOpen(rows == FlowBatch::kMaxRows ? OpenChunk {} : next);
}

/// Tells readers which chunks will be written again.
Result<void> LiveDayFile::markOpen(const OpenChunk& chunk)
{
    const auto row = [](const char* key, std::int64_t id) {
        return id == 0 ? "DELETE FROM meta WHERE key='" + std::string(key) + "';"
                       : "INSERT OR REPLACE INTO meta VALUES('" + std::string(key) + "', '"
                + std::to_string(id) + "');";
    };
    const std::string sql = row("open_chunk", chunk.id) + row("open_tail", chunk.tailId);
    return m_db.execute(sql.c_str());
}

/// Says that the conversations are not the sums of the chunks that can be seen, or that they are.
Result<void> LiveDayFile::markSummary(bool partly)
{
    if (m_conversations.split())
        return m_db.execute("INSERT OR REPLACE INTO meta VALUES('summary', 'split')");
    return m_db.execute(partly ? "INSERT OR REPLACE INTO meta VALUES('summary', 'import')"
                               : "DELETE FROM meta WHERE key='summary'");
}

Result<bool> LiveDayFile::finish(bool dayIsOver)
{
    const auto turn = takeTurn();
    if (m_imports > 0)
        return false;
    if (auto done = markOpen({}); !done)
        return done.error();
    m_chunk.clear();
    m_open = {};
    if (dayIsOver && m_markedSplit) {
        if (auto done = rebuildSummary(m_path, m_db); !done)
            return done.error();
        m_markedSplit = false;
    }
    return finishDayFile(m_db, dayIsOver);
}

LiveDayFile::Import::Import(
    std::shared_ptr<LiveDayFile> file, std::int64_t id, const QString& spillFolder)
    : m_file(std::move(file))
    , m_id(id)
    , m_chunk(m_file->m_dictionaries)
    , m_conversations(spillFolder)
{
    const auto turn = m_file->takeTurn();
    ++m_file->m_imports;
}

LiveDayFile::Import::~Import()
{
    const auto turn = m_file->takeTurn();
    --m_file->m_imports;
}

Result<void> LiveDayFile::Import::append(
    const FlowBatch& batch, std::span<const std::uint32_t> rows)
{
    while (!rows.empty()) {
        const auto slice = rows.first(std::min(rows.size(), m_chunk.room()));
        rows = rows.subspan(slice.size());
        std::span<const ConversationRow> conversations;
        {
            const auto turn = m_file->takeTurn();
            const std::size_t first = m_chunk.rows();
            m_chunk.beginBatch(batch);
            m_chunk.append(batch, slice);
            conversations = m_chunk.conversations(first, slice.size());
        }
        m_chunkSums.add(conversations);
        if (auto done = m_conversations.add(conversations); !done)
            return done;
        if (m_chunk.room() == 0)
            if (auto done = flushChunk(); !done)
                return done;
    }
    return {};
}

Result<void> LiveDayFile::Import::flushChunk()
{
    if (m_chunk.rows() == 0)
        return {};
    LiveDayFile& file = *m_file;
    const auto turn = file.takeTurn();
    SqliteTransaction transaction(file.m_db);
    const auto write = [&]() -> Result<void> {
        if (auto done = transaction.begin(); !done)
            return done;
        if (auto done = file.m_dictionaries.flush(file.m_db); !done)
            return done;
        const auto id = file.nextChunkId();
        if (!id)
            return id.error();
        if (auto done = m_chunk.write(file.m_db, *id, m_id, 0, m_chunkSums); !done)
            return done;
        return transaction.commit();
    };
    if (auto done = write(); !done) {
        file.m_dictionaries.forgetFlushed();
        return done;
    }
    file.m_dictionaries.keepFlushed();
    m_added.add(m_chunkSums);
    m_chunkSums = {};
    m_chunk.clear();
    return {};
}

Result<void> LiveDayFile::Import::addConversations(std::span<const ConversationRow> rows)
{
    LiveDayFile& file = *m_file;
    const auto turn = file.takeTurn();
    SqliteTransaction transaction(file.m_db);
    const auto add = [&]() -> Result<void> {
        if (auto done = transaction.begin(); !done)
            return done;
        if (auto done = file.m_conversations.add(file.m_db, rows); !done)
            return done;
        if (auto done = file.markSummary(true); !done)
            return done;
        return transaction.commit();
    };
    if (auto done = add(); !done) {
        file.m_conversations.forgetAdded();
        return done;
    }
    file.m_conversations.keepAdded();
    file.m_markedSplit = file.m_conversations.split();
    return {};
}

Result<DayFileAddition> LiveDayFile::Import::commit(std::string_view name)
{
    if (auto done = flushChunk(); !done)
        return done.error();
    if (auto done = m_conversations.drain(
            [this](std::span<const ConversationRow> rows) { return addConversations(rows); });
        !done)
        return done.error();
    LiveDayFile& file = *m_file;
    const auto turn = file.takeTurn();
    SqliteTransaction transaction(file.m_db);
    if (auto done = transaction.begin(); !done)
        return done.error();
    auto import = file.m_db.prepare("INSERT INTO import VALUES(?1, ?2, ?3)");
    if (!import)
        return import.error();
    import->bind(1, m_id);
    import->bind(2, name);
    import->bind(3, static_cast<std::int64_t>(m_added.totals.rows));
    if (auto done = import->run(); !done)
        return done.error();
    if (auto done = file.markSummary(false); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return DayFileAddition {
        m_added.totals, fromMicroseconds(m_added.first), fromMicroseconds(m_added.last), false};
}

} // namespace nb
