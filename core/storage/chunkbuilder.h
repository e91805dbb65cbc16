// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/chunkcolumns.h"
#include "core/storage/columncodec.h"
#include "core/storage/conversationsummary.h"
#include "core/storage/dictionarywriter.h"
#include "core/storage/flowstore.h"
#include "core/storage/sqlite.h"

#include <bitset>
#include <span>
#include <vector>

namespace nb {

/// Sums and span of rows.
struct ChunkSums
{
    FlowTotals totals {};
    std::int64_t first = 0; ///< µs since 1970, earliest start
    std::int64_t last = 0; ///< µs since 1970, latest end
    void add(std::span<const ConversationRow> rows);
    void add(const ChunkSums& other);
};

/// Flows on their way into a chunk of a day file: batches to columns of ids, and columns to rows of
/// `flow_chunk` and `flow_column`. One thread.
class ChunkBuilder
{
public:
    explicit ChunkBuilder(DictionaryWriter& dictionaries)
        : m_dictionaries(dictionaries)
    {
    }

    /// To be called before the first row of a batch; also of the dictionaries.
    void beginBatch(const FlowBatch& batch);
    /// Adds rows of that batch; at most FlowBatch::kMaxRows in all.
    void append(const FlowBatch& batch, std::span<const std::uint32_t> rows);
    [[nodiscard]] std::size_t rows() const { return m_columns.rows(); }
    [[nodiscard]] std::size_t room() const { return FlowBatch::kMaxRows - rows(); }
    void cutTo(std::size_t rows) { m_columns.cutTo(rows); }
    void clear() { m_columns.clear(); }

    /// What rows [first, first + count) add to conversations, counters scaled by the sampling rates
    /// known now. Valid until the next call.
    std::span<const ConversationRow> conversations(std::size_t first, std::size_t count);

    /// Writes rows [first, rows()) as chunk `id`, in place of what the chunk was before, in the
    /// caller's transaction.
    Result<void> write(SqliteDatabase& db, std::int64_t id, std::int64_t import, std::size_t first,
        const ChunkSums& sums);

private:
    void appendColumns(const FlowBatch& batch, std::span<const std::uint32_t> rows);
    void appendTexts(const FlowBatch& batch, std::span<const std::uint32_t> rows);
    void appendExporterFacts(const FlowBatch& batch, std::span<const std::uint32_t> rows);
    template <typename T, typename F>
    void appendColumn(Column column, std::span<const std::uint32_t> rows, F&& value);
    template <typename T, typename F>
    void appendOptional(Column column, std::span<const std::uint32_t> rows, F&& value);
    Result<void> writeColumn(SqliteStatement& insert, std::int64_t rowId);

    DictionaryWriter& m_dictionaries;
    ChunkColumns m_columns;
    std::bitset<kColumnCount + 1> m_present; ///< optional columns the batch has something in
    std::vector<ConversationRow> m_conversations;
    ColumnEncoder m_encoder;
    EncodedColumn m_encoded;
};

} // namespace nb
