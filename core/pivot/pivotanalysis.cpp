// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotanalysis.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace nb {

namespace {

const Error kCancelled {ErrorCode::Cancelled, "cancelled"};

/// Seconds since it was last asked.
class Lap
{
public:
    double take()
    {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double> passed = now - m_last;
        m_last = now;
        return passed.count();
    }

private:
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

} // namespace

Result<PivotAnalysisPtr> PivotAnalysis::run(
    PivotFlowSet flows, PivotSettings settings, std::stop_token stop)
{
    Lap lap;
    PivotTimings timings;
    flows.finish();
    timings.prepare = lap.take();
    if (stop.stop_requested())
        return kCancelled;
    const std::shared_ptr<PivotAnalysis> analysis(
        new PivotAnalysis(PivotFacts(std::move(flows), std::move(settings))));
    timings.facts = lap.take();
    if (stop.stop_requested())
        return kCancelled;
    analysis->m_links = findLinks(analysis->m_facts, stop);
    timings.links = lap.take();
    auto found = ChainSearch(analysis->m_facts).find(analysis->m_links.links, stop);
    if (stop.stop_requested())
        return kCancelled;
    analysis->m_chains = std::move(found.chains);
    analysis->m_truncated = found.truncated;
    annotateChains(analysis->m_facts, analysis->m_chains);
    analysis->takeOutApproved();
    analysis->group();
    for (PivotFinding& finding :
        findFindings(analysis->m_facts, analysis->m_links, analysis->m_chains))
        (finding.verdict.empty() ? analysis->m_findings : analysis->m_hiddenFindings)
            .push_back(std::move(finding));
    timings.chains = lap.take();
    analysis->m_timings = timings;
    return PivotAnalysisPtr(analysis);
}

void PivotAnalysis::takeOutApproved()
{
    const auto& approved = m_facts.settings.verdicts.approved;
    if (approved.empty())
        return;
    const auto isApproved = [&](const PivotChain& chain) {
        std::vector<IpAddress> path;
        for (const PivotHost host : chain.hosts)
            path.push_back(address(host));
        return approved.contains(path);
    };
    const auto rest = std::stable_partition(m_chains.begin(), m_chains.end(),
        [&](const PivotChain& chain) { return !isApproved(chain); });
    m_approved.assign(rest, m_chains.end());
    m_chains.erase(rest, m_chains.end());
}

void PivotAnalysis::group()
{
    std::map<std::pair<EpisodeId, EpisodeId>, std::size_t> groups;
    for (std::size_t i = 0; i < m_chains.size(); ++i) {
        const PivotLink& link = m_chains[i].links[m_chains[i].strongest];
        const auto [it, added] = groups.try_emplace({link.parent, link.child}, m_groups.size());
        if (added)
            m_groups.push_back({link, {}});
        m_groups[it->second].chains.push_back(i);
    }
}

std::string PivotAnalysis::serviceName(EpisodeId episode) const
{
    return m_facts.settings.services.name(m_facts.episodes[episode].service);
}

LinkWarnings PivotAnalysis::warnings(const PivotChain& chain) const
{
    LinkWarnings all;
    for (const PivotLink& link : chain.links) {
        const LinkWarnings w = warnings(link);
        all.sampled = all.sampled || w.sampled;
        all.leftCensored = all.leftCensored || w.leftCensored;
        all.tie = all.tie || w.tie;
        all.skewDependent = all.skewDependent || w.skewDependent;
    }
    return all;
}

std::map<std::string, std::uint64_t> hiddenFindingCounts(const PivotAnalysis& analysis)
{
    std::map<std::string, std::uint64_t> counts;
    for (const PivotFinding& finding : analysis.hiddenFindings())
        ++counts[std::string(finding.verdict)];
    return counts;
}

LinkTerms PivotAnalysis::terms(const PivotLink& link) const
{
    const PivotHost pivot = m_facts.episodes[link.child].client;
    return linkTerms(m_facts, link, m_links.sourcesOf[pivot]);
}

} // namespace nb
