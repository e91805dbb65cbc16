// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"

#include <atomic>
#include <functional>
#include <vector>

namespace nb::test {

/// Does a flow match a filter tree? Tests pass the naive evaluator, or a lambda of their own.
using FilterMatcher = std::function<bool(const FilterPtr&, const Flow&)>;

/// A FlowStore over a vector of flows, every query written the obvious way, straight from the
/// docstrings of FlowStore: a double for the window and an oracle for the real store. Immutable;
/// any thread.
class MemoryFlowStore : public FlowStore
{
public:
    /// Without a matcher, any filter that is not null matches everything.
    explicit MemoryFlowStore(std::vector<Flow> flows, FilterMatcher matcher = {});

    [[nodiscard]] std::uint64_t rowCount() const override { return m_flows.size(); }
    [[nodiscard]] std::optional<std::pair<Timestamp, Timestamp>> span() const override;
    Result<FlowTotals> totals(const FlowQuery& query, std::stop_token stop) const override;
    Result<void> scan(
        const FlowQuery& query, const ScanSink& sink, std::stop_token stop) const override;
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

    /// Calls of rows() so far.
    [[nodiscard]] int rowsCalls() const { return m_rowsCalls; }

private:
    [[nodiscard]] std::vector<const Flow*> select(const FlowQuery& query) const;

    std::vector<Flow> m_flows; ///< as they were sent
    std::vector<Flow> m_scaled; ///< counters times the sampling rate
    FilterMatcher m_matcher;
    mutable std::atomic<int> m_rowsCalls {0};
};

/// Adds one flow to sums, leaving unknown counters out.
void addFlow(FlowTotals& totals, const Flow& flow);

} // namespace nb::test
