// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkreader.h"
#include "core/storage/conversationrows.h"
#include "core/storage/dayfilewriter.h"
#include "core/storage/dayschema.h"

#include <QFileInfo>

namespace nb {

namespace {

/// Sums of all complete flows; `withoutImport` 0 leaves none out.
Result<ConversationSummary> summariseFile(
    const QString& path, std::int64_t withoutImport, SqliteDatabase& db)
{
    ConversationSummary summary(QFileInfo(path).absolutePath());
    const auto file = DayFile::open(path, DayFile::Trust::Own);
    if (!file)
        return file.error();
    const auto dictionaries = (*file)->dictionaries({});
    if (!dictionaries)
        return dictionaries.error();
    auto reader = (*file)->reader();
    if (!reader)
        return reader.error();
    auto import = db.prepare("SELECT import FROM flow_chunk WHERE id=?1");
    if (!import)
        return import.error();
    ChunkReader chunk(std::move(*reader), *dictionaries);
    std::vector<ConversationRow> rows;
    for (const ChunkInfo& info : (*file)->chunks()) {
        import->bind(1, info.id);
        const auto row = import->step();
        if (!row)
            return row.error();
        const bool removed = withoutImport != 0 && import->integer(0) == withoutImport;
        import->reset();
        if (removed)
            continue;
        chunk.select(info);
        rows.resize(info.rows);
        conversationRows(chunk, 0, rows);
        if (chunk.error())
            return *chunk.error();
        if (auto done = summary.add(rows); !done)
            return done.error();
    }
    return summary;
}

} // namespace

Result<void> replaceSummary(SqliteDatabase& db, ConversationSummary& summary)
{
    if (auto done = db.execute("DELETE FROM conversation; DELETE FROM meta WHERE key='summary'");
        !done)
        return done;
    return summary.store(db, true);
}

Result<bool> DayFileWriter::removeImport(const QString& path, std::int64_t importId)
{
    auto db = SqliteDatabase::openReadWrite(path, false);
    if (!db)
        return db.error();
    const auto version = checkDayFile(*db);
    if (!version)
        return version.error();
    if (auto done = migrateDayFile(*db, *version); !done)
        return done.error();
    const std::string id = std::to_string(importId);
    const auto part = db->integer("SELECT (SELECT count(*) FROM import WHERE id=" + id
        + ") + (SELECT count(*) FROM flow_chunk WHERE import=" + id + ")");
    if (!part)
        return part.error();
    if (*part == 0)
        return false;
    // of an import that went on beside live collection the conversations come last
    const auto summed = db->integer("SELECT (SELECT count(*) FROM import WHERE id=" + id
        + ") + (SELECT count(*) FROM meta WHERE key='summary')");
    if (!summed)
        return summed.error();
    std::optional<ConversationSummary> summary;
    if (*summed > 0) {
        auto summarised = summariseFile(path, importId, *db);
        if (!summarised)
            return summarised.error();
        summary.emplace(std::move(*summarised));
    }
    SqliteTransaction transaction(*db);
    if (auto done = transaction.begin(); !done)
        return done.error();
    const std::string sql = "DELETE FROM flow_column WHERE id / 64 IN"
                            " (SELECT id FROM flow_chunk WHERE import="
        + id + ");DELETE FROM flow_chunk WHERE import=" + id + ";DELETE FROM import WHERE id=" + id;
    if (auto done = db->execute(sql.c_str()); !done)
        return done.error();
    if (summary)
        if (auto done = replaceSummary(*db, *summary); !done)
            return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

Result<void> rebuildSummary(const QString& path, SqliteDatabase& db)
{
    auto summary = summariseFile(path, 0, db);
    if (!summary)
        return summary.error();
    SqliteTransaction transaction(db);
    if (auto done = transaction.begin(); !done)
        return done;
    if (auto done = replaceSummary(db, *summary); !done)
        return done;
    return transaction.commit();
}

} // namespace nb
