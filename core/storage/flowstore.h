// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// Sums a query can ask for, one bit each; rows are always counted. Fewer sums are found faster:
/// columns that none of them needs are not read.
enum class Sums : std::uint8_t
{
    Rows = 0,
    Flows = 1, ///< hits
    Packets = 2, ///< both directions, and how many are unknown
    Bytes = 4, ///< both directions, and how many are unknown
    All = 7,
};
[[nodiscard]] constexpr Sums operator|(Sums a, Sums b)
{
    return static_cast<Sums>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
[[nodiscard]] constexpr bool contains(Sums set, Sums sums)
{
    return (set | sums) == set;
}

/// Which flows: those matching `filter` (null: all) that overlap `range`. Packets and bytes of
/// sampled flows are multiplied by their sampling rate wherever they occur, in conditions, sums and
/// rows, unless `raw`. A product that has no room is the largest count there is.
struct FlowQuery
{
    FilterPtr filter {};
    TimeRange range {};
    bool raw = false; ///< counters as they were sent
    Sums sums = Sums::All; ///< what totals are asked for; others may stay 0
};

/// The largest sum of counters: larger ones stay here instead of starting again from 0, and the sum
/// of two of them still fits.
inline constexpr std::uint64_t kMostSum = ~std::uint64_t {0} >> 1U;
[[nodiscard]] constexpr std::uint64_t addSum(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t sum = a + b;
    return sum < a || sum > kMostSum ? kMostSum : sum;
}

/// A counter times the sampling rate (0, not announced, counts as 1). Unknown stays unknown.
[[nodiscard]] constexpr std::uint64_t scaledCount(std::uint64_t count, std::uint32_t rate)
{
    if (rate <= 1 || count == kUnknownCount)
        return count;
    return count > (kUnknownCount - 1) / rate ? kUnknownCount - 1 : count * rate;
}

struct SortKey
{
    FlowField field = FlowField::Start;
    bool descending = false;
    bool operator==(const SortKey&) const = default;
};

/// Sums over flows; they stop at kMostSum. Unknown counters are left out; `packetsUnknown` and
/// `bytesUnknown` count such rows: where they are all rows, the sum is unknown too and never shown
/// as 0.
struct FlowTotals
{
    std::uint64_t rows = 0; ///< rows in the flow table
    std::uint64_t flows = 0; ///< sum of hits
    std::uint64_t packets = 0; ///< client to server
    std::uint64_t bytes = 0; ///< octets, client to server
    std::uint64_t reversePackets = 0;
    std::uint64_t reverseBytes = 0;
    std::uint64_t packetsUnknown = 0; ///< rows whose packets, client to server, are unknown
    std::uint64_t bytesUnknown = 0; ///< rows whose bytes, client to server, are unknown
    bool operator==(const FlowTotals&) const = default;
};
/// Whether a sum can be shown: something of it is known, or there is nothing to sum.
[[nodiscard]] constexpr bool packetsKnown(const FlowTotals& totals)
{
    return totals.rows == 0 || totals.packetsUnknown < totals.rows;
}
[[nodiscard]] constexpr bool bytesKnown(const FlowTotals& totals)
{
    return totals.rows == 0 || totals.bytesUnknown < totals.rows;
}
void addTo(FlowTotals& totals, const FlowTotals& more);

enum class Metric : std::uint8_t
{
    Bytes, ///< both directions
    Packets, ///< both directions
    Flows,
};

/// Either-side fields (Ip, AnyPort, Name, …) count a flow once for each of its two sides, the same
/// side for all of them, and once only when both sides are equal.
struct AggregateQuery
{
    FlowQuery flows {};
    std::vector<FlowField> by {}; ///< columns to group by, at least one; either-side
                                  ///< Ip/AnyPort/Name count a flow once for each side
    Metric metric = Metric::Bytes;
    std::size_t limit = 0; ///< keep the largest by metric; 0 keeps all
};

/// A group: `key` holds one row whose `by` columns carry the group's values.
struct AggregateRow
{
    std::vector<std::string> key; ///< exact text (fieldText) of each `by` field
    FlowTotals totals;
};
struct AggregateResult
{
    std::vector<AggregateRow> rows; ///< largest metric first, ties by key
    std::uint64_t groups = 0; ///< before the limit
    FlowTotals totals; ///< of all matching flows
};

/// All flows of one (client, server, protocol, server port, server name, rule).
struct Conversation
{
    IpAddress client {};
    IpAddress server {};
    Protocol protocol {};
    Port serverPort {};
    std::string name {};
    std::string rule {};
    FlowTotals totals {};
    Timestamp first {};
    Timestamp last {};
    std::uint32_t hours = 0; ///< bit h set: seen in UTC hour h
    bool operator==(const Conversation&) const = default;
};

struct TimelineQuery
{
    FlowQuery flows {};
    std::chrono::microseconds bucket {0}; ///< width; 0 chooses one that gives at most maxBuckets
    std::size_t maxBuckets = 300;
};
struct TimelineBucket
{
    Timestamp start {};
    FlowTotals totals {}; ///< of flows that start in the bucket
};
/// Buckets cover the query's range, where that is open the span of all flows in the store, whatever
/// the filter: so the axis stays where it is while filters come and go. A flow that began before
/// the first bucket counts in none.
struct Timeline
{
    std::chrono::microseconds bucket {0};
    std::vector<TimelineBucket> buckets; ///< gap free, in time order
};

/// Rows of a query in an order, as row numbers of the store it came from (kept alive by it).
/// Immutable; any thread.
class FlowOrder
{
public:
    virtual ~FlowOrder() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    [[nodiscard]] virtual const FlowTotals& totals() const = 0;
};
using FlowOrderPtr = std::shared_ptr<const FlowOrder>;

/// A value of a field and how many flows have it.
struct FrequentValue
{
    std::string value;
    std::uint64_t flows = 0; ///< 0: not known
    bool operator==(const FrequentValue&) const = default;
};

/// Receives batches of a scan; return false to end it early.
using ScanSink = std::function<bool(FlowBatch&&)>;

/// The queries, over one immutable snapshot of stored flows. Every call may run in any thread, also
/// at the same time; each ends with ErrorCode::Cancelled soon after a stop is requested.
class FlowStore
{
public:
    virtual ~FlowStore() = default;

    /// Number of rows and first start / last end, without reading flows.
    [[nodiscard]] virtual std::uint64_t rowCount() const = 0;
    [[nodiscard]] virtual std::optional<std::pair<Timestamp, Timestamp>> span() const = 0;

    virtual Result<FlowTotals> totals(const FlowQuery& query, std::stop_token stop) const = 0;
    /// Matching flows in storage order.
    virtual Result<void> scan(
        const FlowQuery& query, const ScanSink& sink, std::stop_token stop) const = 0;
    virtual Result<AggregateResult> aggregate(
        const AggregateQuery& query, std::stop_token stop) const = 0;
    /// By bytes, largest first; `limit` 0 gives all.
    virtual Result<std::vector<Conversation>> conversations(
        const FlowQuery& query, std::size_t limit, std::stop_token stop) const = 0;
    virtual Result<Timeline> timeline(const TimelineQuery& query, std::stop_token stop) const = 0;
    /// Sorts without materialising rows: 8 bytes a row, 16 while sorting. No `key`: storage order.
    /// Ties keep storage order.
    virtual Result<FlowOrderPtr> order(
        const FlowQuery& query, std::optional<SortKey> key, std::stop_token stop) const = 0;
    /// Rows [offset, offset + count) of an order made by this store, raw or not as its query was.
    virtual Result<FlowBatch> rows(const FlowOrder& order, std::uint64_t offset, std::size_t count,
        std::stop_token stop) const = 0;
    /// Values of a field that begin with or contain `part` (no case), most used first; for
    /// completion. At most `limit`.
    virtual Result<std::vector<std::string>> frequentValues(
        FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const = 0;
    /// The same with the number of flows that have each value. A store that does not count leaves
    /// the numbers 0.
    virtual Result<std::vector<FrequentValue>> countedValues(
        FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const;
};
using FlowStorePtr = std::shared_ptr<const FlowStore>;

} // namespace nb
