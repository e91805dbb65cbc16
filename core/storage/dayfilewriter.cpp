// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/dayfilewriter.h"

#include "core/storage/dayschema.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace nb {

DayFileWriter::DayFileWriter(SqliteDatabase db, QString path, std::int64_t importId, bool created)
    : m_db(std::move(db))
    , m_path(std::move(path))
    , m_importId(importId)
    , m_created(created)
    , m_conversations(QFileInfo(m_path).absolutePath())
{
}

DayFileWriter::~DayFileWriter()
{
    m_transaction.reset();
    m_db = {};
    if (m_created && !m_committed) {
        QFile::remove(m_path);
        QFile::remove(m_path + QStringLiteral("-wal"));
        QFile::remove(m_path + QStringLiteral("-shm"));
    }
}

Result<std::unique_ptr<DayFileWriter>> DayFileWriter::open(
    const QString& path, Day day, std::int64_t importId)
{
    const bool created = !QFileInfo::exists(path);
    auto db = SqliteDatabase::openReadWrite(path, false);
    if (!db)
        return db.error();
    std::unique_ptr<DayFileWriter> writer(
        new DayFileWriter(std::move(*db), path, importId, created));
    if (!created) {
        const auto version = checkDayFile(writer->m_db);
        if (!version)
            return version.error();
        if (auto done = migrateDayFile(writer->m_db, *version); !done)
            return done.error();
    }
    writer->m_transaction.emplace(writer->m_db);
    if (auto done = writer->m_transaction->begin(); !done)
        return done.error();
    if (created) {
        if (auto done = createDaySchema(writer->m_db, day); !done)
            return done.error();
        return writer;
    }
    if (auto done = writer->m_dictionaries.load(writer->m_db); !done)
        return done.error();
    const auto chunk = writer->m_db.integer("SELECT coalesce(max(id), 0) + 1 FROM flow_chunk");
    if (!chunk)
        return chunk.error();
    writer->m_nextChunk = *chunk;
    writer->m_hadConversations = *chunk > 1;
    return writer;
}

Result<void> DayFileWriter::append(const FlowBatch& batch, std::span<const std::uint32_t> rows)
{
    m_chunk.beginBatch(batch);
    while (!rows.empty()) {
        const auto slice = rows.first(std::min(rows.size(), m_chunk.room()));
        rows = rows.subspan(slice.size());
        const std::size_t first = m_chunk.rows();
        m_chunk.append(batch, slice);
        const auto conversations = m_chunk.conversations(first, slice.size());
        m_chunkSums.add(conversations);
        if (auto done = m_conversations.add(conversations); !done)
            return done;
        if (m_chunk.room() == 0)
            if (auto done = flushChunk(); !done)
                return done;
    }
    return {};
}

Result<void> DayFileWriter::flushChunk()
{
    if (m_chunk.rows() == 0)
        return {};
    if (auto done = m_dictionaries.flush(m_db); !done)
        return done;
    m_dictionaries.keepFlushed();
    if (auto done = m_chunk.write(m_db, m_nextChunk, m_importId, 0, m_chunkSums); !done)
        return done;
    m_added.add(m_chunkSums);
    m_chunkSums = {};
    m_chunk.clear();
    ++m_nextChunk;
    return {};
}

Result<DayFileAddition> DayFileWriter::commit(std::string_view importName, bool dayIsOver)
{
    if (auto done = flushChunk(); !done)
        return done.error();
    if (auto done = m_conversations.store(m_db, !m_hadConversations); !done)
        return done.error();
    auto import = m_db.prepare("INSERT INTO import VALUES(?1, ?2, ?3)");
    if (!import)
        return import.error();
    import->bind(1, m_importId);
    import->bind(2, importName);
    import->bind(3, static_cast<std::int64_t>(m_added.totals.rows));
    if (auto done = import->run(); !done)
        return done.error();
    *import = {};
    if (auto done = m_transaction->commit(); !done)
        return done.error();
    m_committed = true;
    DayFileAddition addition {
        m_added.totals, fromMicroseconds(m_added.first), fromMicroseconds(m_added.last), false};
    // committed is committed: a checkpoint that fails (disk full) is made up for by the next writer
    const auto finished = finishDayFile(m_db, dayIsOver);
    addition.sealed = finished.ok() && *finished && dayIsOver;
    return addition;
}

Result<bool> finishDayFile(SqliteDatabase& db, bool dayIsOver)
{
    if (auto done = db.execute("PRAGMA wal_checkpoint(TRUNCATE)"); !done) {
        if (done.error().code == ErrorCode::Locked)
            return false;
        return done.error();
    }
    if (!dayIsOver)
        return true;
    if (auto done = db.execute("UPDATE meta SET value='1' WHERE key='sealed';"
                               "DELETE FROM meta WHERE key IN ('open_chunk', 'open_tail');"
                               "PRAGMA wal_checkpoint(TRUNCATE)");
        !done)
        return done.error();
    (void)db.execute("PRAGMA busy_timeout=0; PRAGMA journal_mode=DELETE");
    return true;
}

} // namespace nb
