// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/flow/flowbatch.h"
#include "core/storage/chunkcolumns.h"
#include "core/storage/columncodec.h"
#include "core/storage/conversationsummary.h"
#include "core/storage/flowstore.h"
#include "core/storage/hosttable.h"
#include "core/storage/sqlite.h"

#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

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
    struct TextDictionary
    {
        TextPool pool;
        std::size_t written = 1; ///< entries already in the table
        std::vector<std::uint32_t> fromBatch; ///< batch text id -> id, 0 not yet looked up
    };
    enum Dictionary : std::size_t
    {
        NameDictionary,
        ServiceDictionary,
        ApplicationDictionary,
        RuleDictionary,
        ExporterDictionary,
        TunnelDictionary,
        SegmentDictionary,
        OwnerDictionary,
        MacDictionary,
        DictionaryCount,
    };
    struct HostAttributes
    {
        std::uint32_t segment = 0;
        std::uint32_t owner = 0;
    };

    DayFileWriter(SqliteDatabase db, QString path, std::int64_t importId, bool created);
    Result<void> prepareStatements();
    Result<void> loadDictionaries();
    std::uint32_t textId(Dictionary dictionary, const FlowBatch& batch, TextId id);
    std::uint32_t macId(MacAddress mac);
    std::uint32_t hostId(const IpAddress& address, std::uint32_t segment, std::uint32_t owner);
    void appendColumns(const FlowBatch& batch, std::span<const std::uint32_t> rows);
    template <typename T, typename F>
    void appendColumn(Column column, std::span<const std::uint32_t> rows, F&& value);
    /// Adds the chunk's rows from `firstRow` on to the sums of chunk and conversations.
    Result<void> summarise(std::size_t firstRow);
    Result<void> flushChunk();
    Result<void> flushDictionaries();
    Result<void> writeColumns(std::int64_t chunk);
    Result<void> seal(bool dayIsOver);

    SqliteDatabase m_db;
    std::optional<SqliteTransaction> m_transaction;
    QString m_path;
    std::int64_t m_importId = 0;
    bool m_created = false;
    bool m_committed = false;
    bool m_hadConversations = false;
    std::int64_t m_nextChunk = 1;

    HostTable m_hosts;
    std::vector<HostAttributes> m_hostAttributes {HostAttributes {}};
    std::vector<std::uint32_t> m_changedHosts;
    std::uint32_t m_writtenHosts = 0;
    std::array<TextDictionary, DictionaryCount> m_texts;
    std::unordered_map<std::uint64_t, std::uint32_t> m_macs;
    std::array<bool, 256> m_protocols {};

    ChunkColumns m_chunk;
    FlowTotals m_chunkTotals;
    std::int64_t m_chunkFirst = 0;
    std::int64_t m_chunkLast = 0;
    ConversationSummary m_conversations;
    std::vector<ConversationRow> m_summary;
    DayFileAddition m_addition;

    ColumnEncoder m_encoder;
    EncodedColumn m_encoded;
    SqliteStatement m_insertChunk;
    SqliteStatement m_insertColumn;
    SqliteStatement m_insertHost;
    SqliteStatement m_updateHost;
};

} // namespace nb
