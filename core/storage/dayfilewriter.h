// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/flow/flowbatch.h"
#include "core/storage/chunkbuilder.h"
#include "core/storage/conversationsummary.h"
#include "core/storage/dictionarywriter.h"
#include "core/storage/flowstore.h"
#include "core/storage/sqlite.h"

#include <QString>

#include <memory>
#include <optional>
#include <span>

namespace nb {

/// What an import added to one day file.
struct DayFileAddition
{
    FlowTotals totals {};
    Timestamp first {};
    Timestamp last {};
    bool sealed = false; ///< the day is over and its file is one piece
};

/// The one connection that writes and checkpoints a day file. Everything of one import is one
/// transaction: readers see it after commit(), and without commit() nothing is left of it (a file
/// that was made for it is removed again). One thread.
class DayFileWriter
{
public:
    /// Opens or creates the day file. `importId` marks the rows, so that removeImport() can take
    /// them out again.
    static Result<std::unique_ptr<DayFileWriter>> open(
        const QString& path, Day day, std::int64_t importId);
    ~DayFileWriter();

    /// Adds the given rows of a batch; they must belong to the day.
    Result<void> append(const FlowBatch& batch, std::span<const std::uint32_t> rows);
    /// Durable after this returns; then makes the file one piece (checkpoint), and for a day that
    /// is over also free of a write-ahead log.
    Result<DayFileAddition> commit(std::string_view importName, bool dayIsOver);

    /// Takes all rows of an import out of a day file and rebuilds its summary. False when the file
    /// holds nothing of that import.
    static Result<bool> removeImport(const QString& path, std::int64_t importId);

private:
    DayFileWriter(SqliteDatabase db, QString path, std::int64_t importId, bool created);
    Result<void> flushChunk();

    SqliteDatabase m_db;
    std::optional<SqliteTransaction> m_transaction;
    QString m_path;
    std::int64_t m_importId = 0;
    bool m_created = false;
    bool m_committed = false;
    bool m_hadConversations = false;
    std::int64_t m_nextChunk = 1;
    DictionaryWriter m_dictionaries;
    ChunkBuilder m_chunk {m_dictionaries};
    ChunkSums m_chunkSums;
    ChunkSums m_added;
    ConversationSummary m_conversations;
};

/// Makes the `conversation` table anew from all flows, in one transaction.
Result<void> rebuildSummary(const QString& path, SqliteDatabase& db);

/// Puts these conversations in place of those in the table, in the caller's transaction.
Result<void> replaceSummary(SqliteDatabase& db, ConversationSummary& summary);

/// After a commit: puts the write-ahead log into the file, and for a day that is over marks it
/// sealed and leaves WAL mode. True when the file is one piece. A reader may hold the log open:
/// then the next one who writes does it.
Result<bool> finishDayFile(SqliteDatabase& db, bool dayIsOver);

} // namespace nb
