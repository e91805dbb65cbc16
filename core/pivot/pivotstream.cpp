// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotstream.h"

#include <algorithm>

namespace nb {

PivotStream::PivotStream(PivotSettings settings, std::int64_t horizon, std::size_t mostFlows)
    : m_settings(std::make_unique<const PivotSettings>(std::move(settings)))
    , m_horizon(horizon)
    , m_mostFlows(mostFlows)
    , m_flows(m_settings->services)
{
}

void PivotStream::add(const PivotRecord& record)
{
    m_flows.add(record);
    m_newest = std::max(m_newest, record.end);
    // looking at all of them now and then costs each of them little
    constexpr std::size_t kLeast = 1024;
    if (++m_sinceForget > std::max(kLeast, m_flows.flows().size() / 4))
        forget();
}

void PivotStream::forget()
{
    m_sinceForget = 0;
    m_forgotten += m_flows.forgetEndedBefore(m_newest - m_horizon);
    // a quarter more than needed, so that it is rare
    if (m_flows.flows().size() > m_mostFlows)
        m_forgotten += m_flows.forgetAllBut(m_mostFlows - m_mostFlows / 4);
    constexpr std::size_t kFewHosts = 65'536;
    if (m_flows.hostCount() > std::max(kFewHosts, 4 * m_flows.flows().size()))
        m_flows.forgetUnusedHosts();
}

Result<PivotAnalysisPtr> PivotStream::result(std::stop_token stop)
{
    forget();
    return PivotAnalysis::run(m_flows, *m_settings, std::move(stop));
}

std::vector<std::size_t> PivotStream::newChains(const PivotAnalysis& analysis)
{
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < analysis.chains().size(); ++i) {
        std::vector<IpAddress> path;
        for (const PivotHost host : analysis.chains()[i].hosts)
            path.push_back(analysis.address(host));
        const bool contained = std::ranges::any_of(m_told, [&path](const auto& told) {
            return std::search(told.begin(), told.end(), path.begin(), path.end()) != told.end();
        });
        if (contained)
            continue;
        m_told.insert(std::move(path));
        fresh.push_back(i);
    }
    return fresh;
}

} // namespace nb
