// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/epsilonsearch.h"

#include "core/pivot/episode.h"

#include <algorithm>

namespace nb {

EpsilonSearch::EpsilonSearch(
    std::span<const PivotFlow> flows, std::size_t hosts, const PivotParameters& parameters)
    : m_parameters(parameters)
    , m_firstOf(hosts + 1)
{
    for (const PivotFlow& flow : flows)
        if (isUsable(flow, parameters)) {
            m_order.push_back({flow.client, {flow.start, flow.server}});
            ++m_firstOf[flow.client + 1];
        }
    for (std::size_t host = 0; host < hosts; ++host)
        m_firstOf[host + 1] += m_firstOf[host];
    m_nextOf.assign(m_firstOf.begin(), m_firstOf.end() - 1);
    m_hops.resize(m_order.size());
    std::vector<std::size_t> place = m_nextOf;
    for (const auto& [client, hop] : m_order)
        m_hops[place[client]++] = hop;
    m_result.flows = m_order.size();
}

void EpsilonSearch::count()
{
    ++m_result.sequences;
    if (m_result.countOnly)
        return;
    if (m_result.sequences > kMostListed) {
        m_result.countOnly = true;
        m_result.paths.clear();
        return;
    }
    ++m_result.paths[m_path];
}

void EpsilonSearch::extend(const Hop& last, std::size_t edges)
{
    const std::size_t end = m_firstOf[last.server + 1];
    // the pointer stands at what the first flow of the sequence may reach
    const auto from = m_hops.begin() + static_cast<std::ptrdiff_t>(m_nextOf[last.server]);
    const auto to = m_hops.begin() + static_cast<std::ptrdiff_t>(end);
    auto at = static_cast<std::size_t>(
        std::ranges::lower_bound(from, to, last.start, {}, &Hop::start) - m_hops.begin());
    for (; at < end && m_hops[at].start - last.start <= m_parameters.epsilon; ++at) {
        const Hop& hop = m_hops[at];
        if (std::ranges::find(m_path, hop.server) != m_path.end())
            continue;
        m_path.push_back(hop.server);
        count();
        if (edges + 1 < m_parameters.maxEdges)
            extend(hop, edges + 1);
        m_path.pop_back();
        if (m_result.sequences >= kMostCounted)
            return;
    }
}

Result<EpsilonResult> EpsilonSearch::run(std::stop_token stop)
{
    for (const auto& [client, hop] : m_order) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled"};
        if (m_result.sequences >= kMostCounted) {
            m_result.incomplete = true;
            break;
        }
        // first flows come in order of start, so the pointers only move on
        for (std::size_t& next = m_nextOf[hop.server];
             next < m_firstOf[hop.server + 1] && m_hops[next].start < hop.start;)
            ++next;
        m_path = {client, hop.server};
        extend(hop, 1);
    }
    return std::move(m_result);
}

} // namespace nb
