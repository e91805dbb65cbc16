// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/naivegraphs.h"

#include "core/base/equalspan.h"
#include "core/net/protocol.h"

#include <algorithm>
#include <map>

namespace nb {

namespace {

bool isPivotPort(const PivotFlow& flow)
{
    constexpr std::uint16_t kRdp = 3389;
    if (flow.protocol != kTcpNumber)
        return flow.serverPort == kRdp;
    return flow.serverPort == 22 || flow.serverPort == kRdp || flow.serverPort == 5985
        || flow.serverPort == 5986;
}

} // namespace

NaiveSearch::NaiveSearch(std::span<const PivotFlow> flows)
    : m_flows(flows)
{
    std::map<std::pair<PivotHost, PivotHost>, std::int64_t> lastStart;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (!isPivotPort(flows[i]))
            continue;
        m_roots.push_back(static_cast<std::uint32_t>(i));
        lastStart[{flows[i].client, flows[i].server}] = flows[i].start;
    }
    for (const auto& [pair, start] : lastStart)
        m_reach.push_back({pair.first, pair.second, start});
}

Result<NaiveResult> NaiveSearch::run(std::stop_token stop) const
{
    NaiveResult result;
    result.rootFlows = m_roots.size();
    for (const std::uint32_t root : m_roots) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
        const PivotFlow& first = m_flows[root];
        NaiveGraph graph;
        graph.root = root;
        graph.edges.insert({first.client, first.server});
        std::set<PivotHost> visited {first.server};
        std::vector<PivotHost> open {first.server};
        while (!open.empty()) {
            const PivotHost host = open.back();
            open.pop_back();
            for (const Reach& reach : equalSpan(m_reach, host, &Reach::client)) {
                if (reach.lastStart < first.start)
                    continue;
                graph.edges.insert({reach.client, reach.server});
                if (visited.insert(reach.server).second)
                    open.push_back(reach.server);
            }
        }
        if (graph.edges.size() < 2)
            continue;
        ++result.all;
        if (result.graphs.size() < kMostGraphs)
            result.graphs.push_back(std::move(graph));
    }
    return result;
}

} // namespace nb
