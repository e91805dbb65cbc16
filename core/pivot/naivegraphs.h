// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pivot/pivotflowset.h"

#include <set>
#include <stop_token>
#include <vector>

namespace nb {

/// What the detector of 2020 draws for one flow.
struct NaiveGraph
{
    std::uint32_t root = 0; ///< index of the flow it begins with
    std::set<std::pair<PivotHost, PivotHost>> edges {}; ///< client, server; the root's included
};
struct NaiveResult
{
    std::vector<NaiveGraph> graphs; ///< in order of start
    std::uint64_t rootFlows = 0; ///< flows of its ports
    std::uint64_t all = 0; ///< graphs there are; the list ends at kMostGraphs
};

/// The detector published in 2020: from every flow to TCP 22, 3389, 5985, 5986 or UDP 3389 it goes
/// on over all such flows that leave a host reached and start no earlier than the root, however
/// much later and in whatever order. A graph is kept when anything follows the root.
class NaiveSearch
{
public:
    static constexpr std::size_t kMostGraphs = 100'000;
    explicit NaiveSearch(std::span<const PivotFlow> flows);
    Result<NaiveResult> run(std::stop_token stop) const;

private:
    struct Reach
    {
        PivotHost client = 0;
        PivotHost server = 0;
        std::int64_t lastStart = 0; ///< of all flows of the pair
    };
    std::span<const PivotFlow> m_flows;
    std::vector<std::uint32_t> m_roots;
    std::vector<Reach> m_reach; ///< by client, then server
};

} // namespace nb
