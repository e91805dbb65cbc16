// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotanalysis.h"

#include <limits>
#include <set>
#include <stop_token>
#include <vector>

namespace nb {

/// Flows as they come, for live detection. Records may come in any order, also late: what result()
/// gives is what one analysis of the same records would. Flows that ended before the horizon are
/// forgotten. Taking a record costs well below a microsecond, a result as much as an analysis of
/// what is remembered, so ask for one as often as that allows. One thread; results may be handed to
/// any.
class PivotStream
{
public:
    static constexpr std::int64_t kDay = 86'400'000'000; ///< µs

    /// Remembers flows that ended at most `horizon` µs before the newest one; of more than about
    /// `mostFlows`, 56 bytes each, those that ended last.
    explicit PivotStream(PivotSettings settings, std::int64_t horizon = kDay,
        std::size_t mostFlows = std::numeric_limits<std::size_t>::max());

    void add(const PivotRecord& record);
    /// Number of an exporter for PivotRecord::exporter.
    [[nodiscard]] std::uint16_t internExporter(std::string_view name)
    {
        return m_flows.internExporter(name);
    }
    /// The analysis of everything that is remembered.
    [[nodiscard]] Result<PivotAnalysisPtr> result(std::stop_token stop = {});
    /// Indices of chains whose host path no earlier call told of: what to raise an alert for. A
    /// path that a longer one contains is not told again.
    [[nodiscard]] std::vector<std::size_t> newChains(const PivotAnalysis& analysis);

    [[nodiscard]] std::size_t remembered() const { return m_flows.flows().size(); }
    [[nodiscard]] std::uint64_t forgotten() const { return m_forgotten; }

private:
    void forget();

    std::unique_ptr<const PivotSettings> m_settings; ///< stays where it is: m_flows refers to it
    std::int64_t m_horizon;
    std::size_t m_mostFlows;
    std::int64_t m_newest = std::numeric_limits<std::int64_t>::min();
    PivotFlowSet m_flows;
    std::set<std::vector<IpAddress>> m_told;
    std::uint64_t m_forgotten = 0;
    std::size_t m_sinceForget = 0;
};

} // namespace nb
