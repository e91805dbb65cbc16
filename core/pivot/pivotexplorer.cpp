// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotexplorer.h"

#include "core/base/equalspan.h"

#include <queue>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace nb {

namespace {

std::vector<EpisodeId> ordered(const std::vector<Episode>& episodes, PivotHost Episode::*host)
{
    std::vector<EpisodeId> ids(episodes.size());
    std::iota(ids.begin(), ids.end(), EpisodeId {0});
    std::ranges::stable_sort(ids, {}, [&](EpisodeId id) { return episodes[id].*host; });
    return ids;
}

std::span<const EpisodeId> ofHost(const std::vector<EpisodeId>& ids,
    const std::vector<Episode>& episodes, PivotHost Episode::*end, PivotHost host)
{
    return equalSpan(ids, host, [&](EpisodeId id) { return episodes[id].*end; });
}

} // namespace

PivotExplorer::PivotExplorer(PivotAnalysisPtr analysis)
    : m_analysis(std::move(analysis))
    , m_byClient(ordered(m_analysis->facts().episodes, &Episode::client))
    , m_byServer(ordered(m_analysis->facts().episodes, &Episode::server))
{
}

std::span<const EpisodeId> PivotExplorer::outOf(PivotHost host) const
{
    return ofHost(m_byClient, m_analysis->facts().episodes, &Episode::client, host);
}

std::span<const EpisodeId> PivotExplorer::into(PivotHost host) const
{
    return ofHost(m_byServer, m_analysis->facts().episodes, &Episode::server, host);
}

bool PivotExplorer::mayFollow(EpisodeId parentId, EpisodeId childId) const
{
    const PivotFacts& facts = m_analysis->facts();
    const Episode& parent = facts.episodes[parentId];
    const Episode& child = facts.episodes[childId];
    return parent.server == child.client && child.server != parent.client
        && child.start >= parent.start - facts.parameters().sigma
        && child.start <= parent.end + facts.tailOf(parent);
}

std::vector<Neighbour> PivotExplorer::expand(const ExpandQuery& query) const
{
    const PivotFacts& facts = m_analysis->facts();
    const bool out = query.direction == ExpandDirection::Out;
    std::map<PivotHost, Neighbour> neighbours;
    for (const EpisodeId id : out ? outOf(query.host) : into(query.host)) {
        const Episode& episode = facts.episodes[id];
        if (episode.end < query.from || episode.start > query.to
            || (query.onlyRemoteControl && !facts.isRemoteControl(episode)))
            continue;
        if (query.compatibleWith
            && !(out ? mayFollow(*query.compatibleWith, id) : mayFollow(id, *query.compatibleWith)))
            continue;
        Neighbour& neighbour = neighbours[out ? episode.server : episode.client];
        neighbour.host = out ? episode.server : episode.client;
        neighbour.episodes.push_back(id);
    }
    std::vector<Neighbour> all;
    for (auto& [host, neighbour] : neighbours)
        all.push_back(std::move(neighbour));
    return all;
}

/// Paths in order of arrival: of each neighbour only the first episode in time is followed, so that
/// nothing that arrives later by the same hosts is looked at.
class PivotExplorer::PathSearch
{
public:
    PathSearch(const PivotExplorer& explorer, const PathQuery& query, std::stop_token stop)
        : m_explorer(explorer)
        , m_facts(explorer.m_analysis->facts())
        , m_query(query)
        , m_stop(std::move(stop))
    {
    }

    PathResult run()
    {
        if (m_query.from == m_query.to)
            return {};
        TimedPath start;
        start.hosts = {m_query.from};
        start.arrival = m_query.notBefore;
        start.unbroken = true;
        extend(start);
        std::size_t expansions = 0;
        while (!m_open.empty() && m_result.paths.size() < m_query.most) {
            const TimedPath path = m_open.top();
            m_open.pop();
            if (path.hosts.back() == m_query.to) {
                if (m_found.insert(path.hosts).second)
                    m_result.paths.push_back(path);
                continue;
            }
            if (++expansions > ChainSearch::kMostExpansions || m_stop.stop_requested()) {
                m_result.truncated = true;
                break;
            }
            if (path.episodes.size() < m_facts.parameters().maxEdges)
                extend(path);
        }
        m_result.truncated = m_result.truncated || !m_open.empty();
        return std::move(m_result);
    }

private:
    struct Later
    {
        bool operator()(const TimedPath& a, const TimedPath& b) const
        {
            return std::tie(a.arrival, a.hosts, a.episodes)
                > std::tie(b.arrival, b.hosts, b.episodes);
        }
    };

    void extend(const TimedPath& path)
    {
        std::set<PivotHost> reached(path.hosts.begin(), path.hosts.end());
        const auto episodes = m_explorer.outOf(path.hosts.back());
        const auto first = std::ranges::lower_bound(
            episodes, path.arrival, {}, [&](EpisodeId id) { return m_facts.episodes[id].start; });
        for (auto it = first; it != episodes.end(); ++it) {
            const Episode& episode = m_facts.episodes[*it];
            if (m_query.onlyRemoteControl && !m_facts.isRemoteControl(episode))
                continue;
            const bool follows
                = path.episodes.empty() || m_explorer.mayFollow(path.episodes.back(), *it);
            if (m_query.onlyUnbroken && !follows)
                continue;
            if (!reached.insert(episode.server).second)
                continue;
            TimedPath longer = path;
            longer.hosts.push_back(episode.server);
            longer.episodes.push_back(*it);
            longer.arrival = episode.start;
            longer.unbroken = path.unbroken && follows;
            m_open.push(std::move(longer));
        }
    }

    const PivotExplorer& m_explorer;
    const PivotFacts& m_facts;
    const PathQuery& m_query;
    std::stop_token m_stop;
    std::priority_queue<TimedPath, std::vector<TimedPath>, Later> m_open;
    std::set<std::vector<PivotHost>> m_found;
    PathResult m_result;
};

PathResult PivotExplorer::paths(const PathQuery& query, std::stop_token stop) const
{
    return PathSearch(*this, query, std::move(stop)).run();
}

std::vector<std::size_t> PivotExplorer::chainsOf(PivotHost host) const
{
    std::vector<std::size_t> indices;
    const auto& chains = m_analysis->chains();
    for (std::size_t i = 0; i < chains.size(); ++i)
        if (std::ranges::find(chains[i].hosts, host) != chains[i].hosts.end()
            || chains[i].controller == host)
            indices.push_back(i);
    return indices;
}

std::vector<std::size_t> PivotExplorer::findingsOf(PivotHost host) const
{
    std::vector<std::size_t> indices;
    const auto& findings = m_analysis->findings();
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (findings[i].host == host
            || std::ranges::find(findings[i].others, host) != findings[i].others.end())
            indices.push_back(i);
    return indices;
}

} // namespace nb
