// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/storage/conversationsummary.h"
#include "core/storage/sqlite.h"

#include <optional>
#include <span>
#include <vector>

namespace nb {

/// Writes rows of the `conversation` table; in the caller's transaction. One thread.
class ConversationTable
{
public:
    /// `db` outlives the object.
    static Result<ConversationTable> prepare(SqliteDatabase& db);

    /// Adds a row, with those that follow: it stays where it is until flush(). `rowId` 0 lets
    /// SQLite choose.
    Result<void> insert(const ConversationRow& row, std::int64_t rowId = 0);
    /// Writes what insert() was given and has not written.
    Result<void> flush();
    /// Adds the sums of `row`.
    Result<void> update(std::int64_t rowId, const ConversationRow& row);
    /// Adds packets and bytes alone.
    Result<void> addCounters(std::int64_t rowId, const ConversationRow& row);

private:
    struct New
    {
        const ConversationRow* row = nullptr;
        std::int64_t rowId = 0;
    };
    /// A statement of many rows costs 0.6 times as much a row as one of a single row; of more rows
    /// than this it does not get cheaper.
    static constexpr std::size_t kRowsAtOnce = 50;
    Result<void> insertAll(SqliteStatement& statement, std::span<const New> rows);

    SqliteDatabase* m_db = nullptr;
    std::vector<New> m_new;
    SqliteStatement m_insert;
    std::optional<SqliteStatement> m_insertMany; ///< made for the first kRowsAtOnce
    SqliteStatement m_update;
    SqliteStatement m_addCounters;
};

/// The order of rows by key: client, server, protocol, port, name, rule.
[[nodiscard]] bool keyBefore(const ConversationKey& a, const ConversationKey& b);
[[nodiscard]] std::uint64_t hashOfKey(const ConversationKey& key);

/// Where each conversation of a day file lies in its table, so that live collection updates only
/// the rows that change (an index in the file would cost more than all else that is written). 36
/// bytes a conversation; past kMaxConversations it starts again with nothing, and a conversation
/// that goes on after that has one more row in the table: split() says so. One thread.
class ConversationIndex
{
public:
    static constexpr std::size_t kMaxConversations = 6'000'000;

    /// Reads the whole table.
    Result<void> load(SqliteDatabase& db);
    /// Adds rows, in any order, keys may repeat, to the table, in the caller's transaction.
    Result<void> add(SqliteDatabase& db, std::span<const ConversationRow> rows);
    /// The same for packets and bytes alone, of conversations that are in the table.
    Result<void> addCounters(SqliteDatabase& db, std::span<const ConversationRow> rows);
    [[nodiscard]] bool split() const { return m_split; }
    /// The transaction was committed, or rolled back.
    void keepAdded() { m_kept = m_size; }
    void forgetAdded();

private:
    struct Entry
    {
        ConversationKey key {};
        std::uint32_t row = 0;
    };
    /// In blocks, so that growing copies nothing and never needs twice the memory.
    static constexpr unsigned kBlockBits = 16;
    using Block = HugeBuffer<Entry>;
    [[nodiscard]] Entry& entry(std::size_t i)
    {
        return m_blocks[i >> kBlockBits][i & ((std::size_t {1} << kBlockBits) - 1)];
    }
    Entry* find(const ConversationKey& key);
    void insert(const ConversationKey& key, std::uint32_t row);
    void rebuildSlots(std::size_t slots);
    void sortAndMerge(std::span<const ConversationRow> rows);

    std::vector<Block> m_blocks;
    std::size_t m_size = 0; ///< entries
    HugeBuffer<std::uint32_t> m_slots {1024}; ///< index + 1, 0 is free
    std::size_t m_kept = 0;
    std::int64_t m_nextRow = 1;
    bool m_split = false;
    std::vector<std::uint32_t> m_order;
    std::vector<ConversationRow> m_merged;
};

} // namespace nb
