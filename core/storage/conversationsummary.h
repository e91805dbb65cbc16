// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/base/result.h"
#include "core/storage/sqlite.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

class QTemporaryFile;

namespace nb {

/// What makes a conversation, in ids of one day file.
struct ConversationKey
{
    std::uint32_t client = 0;
    std::uint32_t server = 0;
    std::uint32_t name = 0;
    std::uint32_t rule = 0;
    std::uint16_t serverPort = 0;
    std::uint8_t protocol = 0;

    bool operator==(const ConversationKey&) const = default;
};

/// Bit h set for every UTC hour of day that lies in [start, end] (µs since 1970).
[[nodiscard]] std::uint32_t hoursBetween(std::uint64_t start, std::uint64_t end);

/// Sums of a conversation; counters in packets and octets, times in µs since 1970. Sums stop at
/// kMostSum.
struct ConversationRow
{
    ConversationKey key {};
    std::uint32_t service = 0;
    std::uint32_t hours = 0; ///< bit h: seen in UTC hour h
    std::uint32_t rows = 0;
    std::uint32_t packetsUnknown = 0;
    std::uint64_t flows = 0;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    std::uint64_t reversePackets = 0;
    std::uint64_t reverseBytes = 0;
    std::uint64_t bytesUnknown = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;

    /// Adds the sums of another row with the same key.
    void merge(const ConversationRow& other);
};

/// Collects conversations while flows are written and puts them into the `conversation` table.
/// Memory is bounded: past kMaxRows distinct ones a sorted run goes to a temporary file, and runs
/// are merged when stored. One thread.
class ConversationSummary
{
public:
    static constexpr std::size_t kMaxRows = std::size_t {1} << 20;

    /// Runs are spilled into `spillFolder`.
    explicit ConversationSummary(QString spillFolder);
    ~ConversationSummary();
    ConversationSummary(ConversationSummary&&) noexcept;

    Result<void> add(std::span<const ConversationRow> flows);
    /// Adds all to the table (in the caller's transaction) and starts empty again. `tableEmpty`
    /// spares the search for rows that are there already.
    Result<void> store(SqliteDatabase& db, bool tableEmpty);
    /// Hands all out, each conversation once, at most kSinkRows at a time, and starts empty again.
    using RowsSink = std::function<Result<void>(std::span<const ConversationRow>)>;
    static constexpr std::size_t kSinkRows = 8192;
    Result<void> drain(const RowsSink& sink);

private:
    /// Calls `takeRows` each time m_rows holds complete sums to be taken and cleared.
    Result<void> drainRows(const std::function<Result<void>()>& takeRows);
    /// The row with this key, or a fresh one (rows == 0) at the end.
    ConversationRow& rowOf(const ConversationKey& key, std::uint64_t hash);
    ConversationRow* find(const ConversationKey& key);
    Result<void> spill();
    Result<void> mergeRuns(const std::function<Result<void>()>& takeRows);
    Result<void> storeRows(SqliteDatabase& db, bool tableEmpty);
    Result<void> updateExisting(SqliteDatabase& db);
    void clear();

    QString m_spillFolder;
    HugeBuffer<std::uint32_t> m_slots; ///< index + 1 by hash, 0 is free
    HugeBuffer<ConversationRow> m_rows;
    std::size_t m_size = 0;
    std::unique_ptr<QTemporaryFile> m_file;
    std::vector<std::uint64_t> m_runRows;
};

} // namespace nb
