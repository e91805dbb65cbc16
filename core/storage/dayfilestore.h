// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/insidetest.h"
#include "core/storage/dayfile.h"
#include "core/storage/flowstore.h"
#include "core/storage/rowsums.h"
#include "core/storage/trafficscan.h"

#include <map>
#include <mutex>
#include <optional>

namespace nb {

class FlowPredicate;

/// FlowStore over day files: a snapshot of the chunks they had when they were opened. Any thread;
/// every query uses connections and buffers of its own.
class DayFileStore : public FlowStore, public TrafficSource
{
public:
    /// In time order. `inside` decides `internal` and `external`.
    explicit DayFileStore(
        std::vector<std::shared_ptr<const DayFile>> files, InsideTest inside = {});
    ~DayFileStore() override;
    /// One day file from somebody else, opened defensively.
    static Result<FlowStorePtr> openForeign(const QString& path);

    [[nodiscard]] std::uint64_t rowCount() const override { return m_rowCount; }
    [[nodiscard]] std::optional<std::pair<Timestamp, Timestamp>> span() const override;
    Result<FlowTotals> totals(const FlowQuery& query, std::stop_token stop) const override;
    Result<void> scan(
        const FlowQuery& query, const ScanSink& sink, std::stop_token stop) const override;
    Result<void> scanTraffic(
        const FlowQuery& query, const TrafficSink& sink, std::stop_token stop) const override;
    Result<AggregateResult> aggregate(
        const AggregateQuery& query, std::stop_token stop) const override;
    Result<std::vector<Conversation>> conversations(
        const FlowQuery& query, std::size_t limit, std::stop_token stop) const override;
    Result<Timeline> timeline(const TimelineQuery& query, std::stop_token stop) const override;
    Result<FlowOrderPtr> order(
        const FlowQuery& query, std::optional<SortKey> key, std::stop_token stop) const override;
    Result<FlowBatch> rows(const FlowOrder& order, std::uint64_t offset, std::size_t count,
        std::stop_token stop) const override;
    Result<std::vector<std::string>> frequentValues(FlowField field, std::string_view part,
        std::size_t limit, std::stop_token stop) const override;
    Result<std::vector<FrequentValue>> countedValues(FlowField field, std::string_view part,
        std::size_t limit, std::stop_token stop) const override;

private:
    /// One chunk that has matching rows.
    struct Match
    {
        std::size_t file = 0;
        ChunkReader& chunk;
        std::span<const std::uint8_t> mask; ///< 1 for matching rows; empty when all match
        std::size_t rows = 0; ///< how many match
        bool otherSums = false; ///< the stored sums of the chunk are not those asked for
    };
    static FlowTotals totalsOf(const Match& match, Sums sums);
    [[nodiscard]] CountFacts countFacts() const;
    using MatchFn = std::function<Result<bool>(const Match&)>; ///< false ends the walk

    /// Walks the chunks of all files that have rows for the query; the one way all queries read.
    Result<void> forEachMatch(
        const FlowQuery& query, std::stop_token stop, const MatchFn& fn) const;
    Result<std::vector<std::shared_ptr<const Dictionaries>>> allDictionaries(
        std::stop_token stop) const;
    Result<std::optional<std::vector<Conversation>>> storedConversations(
        std::size_t limit, std::stop_token stop) const;
    Result<std::vector<FrequentValue>> valuesByUse(FlowField field, std::stop_token stop) const;

    std::vector<std::shared_ptr<const DayFile>> m_files;
    std::vector<std::uint64_t> m_firstRows; ///< row number in the store of each file's first row
    std::uint64_t m_rowCount = 0;
    InsideTest m_inside;
    mutable std::mutex m_mutex; // guards m_valuesByUse
    mutable std::map<FlowField, std::vector<FrequentValue>> m_valuesByUse;
};

} // namespace nb
