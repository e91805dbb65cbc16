// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/pipeline/chainindex.h"

#include <array>
#include <deque>
#include <optional>

namespace nb {

/// What is kept beside a waiting row, so that looking for its partner does not touch its columns.
struct WaitingRow
{
    enum Flag : std::uint8_t
    {
        Gone = 1, ///< merged into another row; is not handed on
        Linked = 2, ///< found by its key
        Reverse = 4, ///< its source is the higher end of the key
        Reply = 8, ///< ICMP: its type answers the type of the key
        Biflow = 16, ///< RecordKind::Flow
        Query = 64, ///< ICMP: for PairStage, its type is the one of the key
        Closed = 32, ///< wants no partner
        Left = 128, ///< was handed on; only remembered
    };
    std::uint64_t key = 0; ///< hash of what partners share
    std::uint32_t check = 0; ///< more of it: 96 bits the same mean the same
    std::uint32_t vrf = 0; ///< hash of its name, see DeduplicateStage; 0 none
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::uint32_t next = 0; ///< older row with the same key; its own serial: none
    std::uint32_t place = 0; ///< hash of the exporter
    std::uint16_t lane = 0; ///< hash of domain and interfaces
    std::uint8_t flags = 0;
    std::uint32_t taken = 0; ///< `place` of the last row that was merged into this one

    [[nodiscard]] bool is(Flag flag) const { return (flags & flag) != 0; }
};

/// Which of the columns that are often empty hold something in a batch; so that joining rows, which
/// lie far apart in memory, need not touch those that do not.
struct ColumnUse
{
    bool texts
        = false; ///< names, segments, owners, service, application, rule, tunnel, sampler, event
    bool interfaces = false;
    bool vrf = false;
    bool observers = false;
    bool marks = false;
    bool nat = false;
    bool macs = false;
    bool vlan = false;
    bool reverse = false; ///< reverse counters or flags
    bool hits = false; ///< more than 1
    /// Takes the rows from `row` on into account.
    void add(const FlowBatch& batch, std::size_t row);
};

/// A row of a waiting batch. A column with the same value in every row may be kept as one element.
struct WaitingCell
{
    FlowBatch* batch = nullptr;
    std::size_t row = 0;
    std::size_t rows = 0;
    std::size_t* bytes = nullptr; ///< of the batch
    ColumnUse* use = nullptr; ///< whoever sets a column of another kind says so here

    template <typename T> [[nodiscard]] const T& get(std::vector<T> FlowBatch::*column) const
    {
        const std::vector<T>& values = batch->*column;
        return values[values.size() == 1 ? 0 : row];
    }
    template <typename T> void set(std::vector<T> FlowBatch::*column, const T& value) const
    {
        std::vector<T>& values = batch->*column;
        if (values.size() != rows) {
            if (values[0] == value)
                return;
            values.resize(rows, T(values[0]));
            *bytes += rows * sizeof(T);
        }
        values[row] = value;
    }
    [[nodiscard]] const std::string& text(std::vector<TextId> FlowBatch::*column) const
    {
        return batch->texts.text(get(column));
    }
};

/// Rows that wait in a stage, in the batches they came in: nothing is copied while they wait, and
/// whole batches go out in the order they came. Small batches are put together. Rows are numbered
/// by a running serial. Above half the bound, columns that hold one value only are cut to it. Rows
/// that went out can be remembered: their WaitingRow stays, their cell does not. One thread.
class RowWindow
{
public:
    explicit RowWindow(std::size_t maxBytes);

    /// Takes the rows and gives the serial of the first; the caller fills their WaitingRow.
    std::uint32_t add(FlowBatch&& batch);
    [[nodiscard]] WaitingRow& row(std::uint32_t serial)
    {
        return m_chunks[(serial >> kChunkBits) % kChunks][serial & (kChunkRows - 1)];
    }
    [[nodiscard]] WaitingCell cell(std::uint32_t serial);
    [[nodiscard]] bool holds(std::uint32_t serial) const { return serial - m_first < m_count; }
    void prefetchKey(std::uint64_t key) const { m_index.prefetch(key); }

    /// Makes the row the newest of its key.
    void link(std::uint32_t serial);
    /// Takes a row out of its chain; `newer` is the row before it in the chain, itself if none.
    void unlink(std::uint32_t serial, std::uint32_t newer);
    /// The newest linked row with the key, none if there is no such row.
    [[nodiscard]] std::optional<std::uint32_t> newest(std::uint64_t key);
    /// The next older one.
    [[nodiscard]] std::optional<std::uint32_t> older(std::uint32_t serial);

    /// Rows that came since the last call arrived at `now`.
    void arrivedAt(std::int64_t now, std::int64_t window);
    /// The oldest waiting batch arrived at or before `time`.
    [[nodiscard]] bool isDue(std::int64_t time) const;
    /// First serial and number of rows of the oldest waiting batch.
    [[nodiscard]] std::uint32_t oldestSerial() const { return m_batches[m_left].first; }
    [[nodiscard]] std::size_t oldestRows() const { return m_batches[m_left].rows; }
    /// The rows of the oldest waiting batch that are not Gone. They are remembered from then on, or
    /// forgotten, with all that are older.
    [[nodiscard]] FlowBatch takeOldest(bool remember);
    /// Forgets remembered batches that arrived at or before `time`.
    void forget(std::int64_t time);
    /// Forgets the oldest remembered batch; false if there is none.
    bool forgetOldest();
    /// The Closed rows of one of the waiting batches that arrived at or before `time` and take no
    /// more rows; none when none of them has any. `place` is where to look, and where next.
    [[nodiscard]] std::optional<FlowBatch> takeClosed(std::size_t& place, std::int64_t time);
    /// When the row arrived, as far as arrivedAt() told.
    [[nodiscard]] std::int64_t arrivalOf(std::uint32_t serial) const;
    /// When arrivedAt() was called last.
    [[nodiscard]] std::int64_t lastCall() const { return m_lastCall.value_or(0); }
    /// Gives every column of the row's batch one element a row.
    void widen(std::uint32_t serial);

    /// No row waits.
    [[nodiscard]] bool isEmpty() const { return m_left == m_batches.size(); }
    [[nodiscard]] bool isOverBound() const
    {
        return m_batches.size() > 1 && (bytes() > m_maxBytes || m_count > m_maxRows);
    }
    /// Rows held, those that are Gone or only remembered too.
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] std::size_t bytes() const;
    /// Saves memory when more than half of the bound is used.
    void tighten();

private:
    struct Held
    {
        std::uint32_t first = 0;
        std::size_t rows = 0;
        std::size_t bytes = 0;
        ColumnUse use {};
        std::optional<std::int64_t> firstArrival; ///< none: not known yet
        std::int64_t lastArrival = 0;
        bool complete = false; ///< takes no more rows
        bool arrived = false; ///< lastArrival holds for all rows
        bool tight = false;
        FlowBatch batch;
    };
    static constexpr unsigned kChunkBits = 16;
    static constexpr std::size_t kChunkRows = std::size_t {1} << kChunkBits;
    static constexpr std::size_t kChunks = 256;
    static constexpr std::size_t kMaxRows = (kChunks - 2) * kChunkRows - FlowBatch::kMaxRows;

    [[nodiscard]] std::size_t batchOf(std::uint32_t serial) const;
    [[nodiscard]] FlowBatch takeFrom(Held& held);
    void makeChunks(std::uint32_t end);
    void recycleChunks(std::uint32_t from);
    static void squeeze(Held& held);
    static void widen(Held& held);

    std::size_t m_maxBytes = 0;
    std::size_t m_maxRows = 0; ///< so that the index, which never shrinks, stays a small part
    std::deque<Held> m_batches;
    std::size_t m_left = 0; ///< the oldest of them, that are only remembered
    std::array<HugeBuffer<WaitingRow>, kChunks> m_chunks; ///< a ring, by serial
    std::vector<HugeBuffer<WaitingRow>> m_spareChunks;
    std::size_t m_chunkCount = 0; ///< with those to spare
    std::uint32_t m_first = 0;
    std::uint32_t m_count = 0;
    ChainIndex m_index;
    std::vector<std::uint32_t> m_kept; ///< for takeOldest(), kept for its memory
    std::optional<std::int64_t> m_lastCall; ///< of arrivedAt()
};

} // namespace nb
