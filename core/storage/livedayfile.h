// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"
#include "core/storage/chunkbuilder.h"
#include "core/storage/conversationtable.h"
#include "core/storage/dayfilewriter.h"
#include "core/storage/dictionarywriter.h"

#include <QString>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace nb {

class StoredColumns;

/// Rows that wait for their commit, as they came.
struct WaitingRows
{
    FlowBatch batch;
    std::vector<std::uint32_t> rows; ///< of the batch, those that still wait
    std::string forwarder {}; ///< the collector that forwarded them, empty for our own rows
    std::uint64_t forwarded = 0; ///< how many of its rows are before those that still wait
};

/// One day file while flows are collected into it, in short transactions. Rows collected live go to
/// an open chunk, which stays in memory and is written again, under the same id, until it is full;
/// while little comes, the newest rows are a small chunk of their own (the tail), so that not all
/// of it is written each time. An import into the same day writes whole chunks through the same
/// object, hidden until it is complete. Any thread: every call is short and guarded by a mutex.
class LiveDayFile
{
public:
    /// Opens the file, or creates and prepares it.
    static Result<std::shared_ptr<LiveDayFile>> open(const QString& path, Day day);
    ~LiveDayFile();

    /// Stores rows, as many as there are, and takes them out of `waiting`. On an error what was not
    /// stored is still there, and nothing of it in the file. Returns rows stored.
    Result<std::uint64_t> commit(std::deque<WaitingRows>& waiting);
    /// How many rows of that forwarding collector are stored.
    Result<std::uint64_t> forwardedRows(std::string_view collector);
    /// Rows of this sampler without a rate have it from now on; their sums are corrected in the
    /// same transaction. While an import runs it is put off until that ends.
    Result<void> announce(std::string_view sampler, std::uint32_t rate);
    /// Puts the write-ahead log into the file; for a day that is over see finishDayFile(). False
    /// when somebody reads, or an import goes on.
    Result<bool> finish(bool dayIsOver);

    /// An import that goes on beside. Lives no longer than the file.
    class Import
    {
    public:
        Import(std::shared_ptr<LiveDayFile> file, std::int64_t id, const QString& spillFolder);
        ~Import();
        Import(const Import&) = delete;
        Import& operator=(const Import&) = delete;
        /// Chunks are written, and not yet seen, as they fill.
        Result<void> append(const FlowBatch& batch, std::span<const std::uint32_t> rows);
        /// Adds the import's conversations in slices, then shows all of it at once.
        Result<DayFileAddition> commit(std::string_view name);

    private:
        Result<void> flushChunk();
        Result<void> addConversations(std::span<const ConversationRow> rows);
        std::shared_ptr<LiveDayFile> m_file;
        std::int64_t m_id = 0;
        ChunkBuilder m_chunk;
        ChunkSums m_chunkSums;
        ChunkSums m_added;
        ConversationSummary m_conversations;
    };

private:
    /// What is in the file of the open chunk.
    struct OpenChunk
    {
        std::int64_t id = 0; ///< 0: no chunk is open
        std::size_t rows = 0;
        ChunkSums sums {};
        std::int64_t tailId = 0; ///< 0: no tail
        std::size_t tailRows = 0;
        ChunkSums tailSums {};
    };

    LiveDayFile(SqliteDatabase db, QString path);
    Result<void> prepare(bool created, Day day);
    Result<void> load();
    Result<void> reloadIfChanged();
    using ForwardedRows = std::map<std::string, std::uint64_t>;
    std::size_t takeRows(std::deque<WaitingRows>& waiting, ForwardedRows& forwarded);
    Result<void> writeStep(std::size_t firstNew, const ForwardedRows& forwarded);
    Result<void> writeForwarded(const ForwardedRows& forwarded);
    Result<void> writeOpenChunk(OpenChunk& next, const ChunkSums& added);
    Result<void> markOpen(const OpenChunk& chunk);
    Result<void> announceStored(std::string_view sampler, std::uint32_t rate);
    Result<void> rescale(const std::vector<std::uint32_t>& samplers);
    Result<void> rescaleChunk(StoredColumns& columns, std::int64_t chunk, std::size_t rows,
        const std::vector<std::uint32_t>& samplers);
    void sumOpenChunk();
    Result<std::int64_t> nextChunkId();
    void rolledBack(std::size_t rows);
    Result<void> markSummary(bool partly);

    /// In the order asked for: who waits gets its turn before the other one's next.
    std::unique_lock<std::mutex> takeTurn();

    std::mutex m_next; // held while waiting for m_mutex
    std::mutex m_mutex; // guards everything below
    SqliteDatabase m_db;
    QString m_path;
    std::int64_t m_dataVersion = 0; ///< changes when another connection writes
    DictionaryWriter m_dictionaries;
    ChunkBuilder m_chunk {m_dictionaries};
    ConversationIndex m_conversations;
    OpenChunk m_open;
    bool m_markedSplit = false;
    int m_imports = 0; ///< that go on
    std::vector<std::pair<std::string, std::uint32_t>> m_putOff; ///< announcements
};

} // namespace nb
