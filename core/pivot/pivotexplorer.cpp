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
        && child.start >= parent.start - facts.sigmaBetween(parent, child)
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

/// Paths in order of arrival. Where waiting is allowed, of each neighbour only the first episode in
/// time is followed, so that nothing that arrives later by the same hosts is looked at. Where it is
/// not, a later episode may be the only one that goes on, so each of them is followed once.
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
        countHops();
        TimedPath start;
        start.hosts = {m_query.from};
        start.arrival = m_query.notBefore;
        start.unbroken = m_query.onlyUnbroken;
        extend(start);
        std::size_t expansions = 0;
        while (!m_open.empty() && m_result.paths.size() < m_query.most) {
            const TimedPath path = m_open.top();
            m_open.pop();
            if (path.hosts.back() == m_query.to) {
                if (m_found.insert(path.hosts).second)
                    m_result.paths.push_back(withoutWaiting(path));
                continue;
            }
            if (++expansions > ChainSearch::kMostExpansions || m_stop.stop_requested()) {
                m_result.truncated = true;
                break;
            }
            extend(path);
        }
        m_result.truncated = m_result.truncated || !m_open.empty();
        std::ranges::stable_sort(m_result.paths, {}, &TimedPath::arrival);
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

    /// An episode of one hop of a path, in order of start.
    struct Step
    {
        EpisodeId episode;
        std::size_t before; ///< place of the one it follows, in the hop before
        std::int64_t reach; ///< until when anything may follow it or one before it
    };

    [[nodiscard]] bool isAsked(const Episode& episode) const
    {
        return !m_query.onlyRemoteControl || m_facts.isRemoteControl(episode);
    }

    /// Episodes from each host to the target at least; whatever the times, it takes no fewer.
    void countHops()
    {
        m_hops.assign(m_facts.hosts().size(), kFar);
        m_hops[m_query.to] = 0;
        std::vector<PivotHost> next {m_query.to};
        for (std::size_t i = 0; i < next.size(); ++i) {
            const PivotHost host = next[i];
            for (const EpisodeId id : m_explorer.into(host)) {
                const Episode& episode = m_facts.episodes[id];
                if (m_hops[episode.client] != kFar || !isAsked(episode))
                    continue;
                m_hops[episode.client] = m_hops[host] + 1;
                next.push_back(episode.client);
            }
        }
    }

    void extend(const TimedPath& path)
    {
        constexpr std::size_t kMostOpen = 4 * ChainSearch::kMostExpansions;
        const std::int64_t tolerance
            = path.episodes.empty() || !m_query.onlyUnbroken ? 0 : m_facts.parameters().sigma;
        std::set<PivotHost> reached(path.hosts.begin(), path.hosts.end());
        const auto episodes = m_explorer.outOf(path.hosts.back());
        const auto first = std::ranges::lower_bound(episodes, path.arrival - tolerance, {},
            [&](EpisodeId id) { return m_facts.episodes[id].start; });
        for (auto it = first; it != episodes.end(); ++it) {
            const Episode& episode = m_facts.episodes[*it];
            if (m_hops[episode.server] == kFar
                || path.episodes.size() + 1 + m_hops[episode.server] > m_facts.parameters().maxEdges
                || !isAsked(episode) || reached.contains(episode.server))
                continue;
            if (m_query.onlyUnbroken && !path.episodes.empty()) {
                const Episode& last = m_facts.episodes[path.episodes.back()];
                if (episode.start > last.end + m_facts.tailOf(last))
                    break;
                if (!m_explorer.mayFollow(path.episodes.back(), *it))
                    continue;
            }
            if (m_query.onlyUnbroken ? !isNew(path, episode.server, *it)
                                     : !reached.insert(episode.server).second)
                continue;
            if (m_open.size() >= kMostOpen) {
                m_result.truncated = true;
                return;
            }
            push(path, *it);
        }
    }

    void push(const TimedPath& path, EpisodeId id)
    {
        TimedPath longer = path;
        longer.hosts.push_back(m_facts.episodes[id].server);
        longer.episodes.push_back(id);
        longer.arrival = m_facts.episodes[id].start;
        m_open.push(std::move(longer));
    }

    /// What follows depends on the hosts so far and the last episode alone.
    bool isNew(const TimedPath& path, PivotHost next, EpisodeId last)
    {
        std::vector<PivotHost> hosts = path.hosts;
        hosts.push_back(next);
        return m_seen.emplace(last, std::move(hosts)).second;
    }

    /// The earliest episodes over the same hosts that need no waiting, where there are such.
    [[nodiscard]] TimedPath withoutWaiting(const TimedPath& path) const
    {
        if (path.unbroken)
            return path;
        std::vector<std::vector<Step>> layers;
        for (std::size_t hop = 0; hop + 1 < path.hosts.size(); ++hop) {
            std::vector<Step> layer;
            for (const EpisodeId id : m_explorer.outOf(path.hosts[hop])) {
                const Episode& episode = m_facts.episodes[id];
                if (episode.server != path.hosts[hop + 1] || !isAsked(episode)
                    || (hop == 0 && episode.start < m_query.notBefore))
                    continue;
                const std::size_t before = hop == 0 ? 0 : parentOf(layers.back(), id);
                if (hop > 0 && before == layers.back().size())
                    continue;
                const std::int64_t reach = episode.end + m_facts.tailOf(episode);
                layer.push_back(
                    {id, before, layer.empty() ? reach : std::max(reach, layer.back().reach)});
            }
            if (layer.empty())
                return path;
            layers.push_back(std::move(layer));
        }
        TimedPath unbroken = path;
        unbroken.unbroken = true;
        unbroken.arrival = m_facts.episodes[layers.back().front().episode].start;
        std::size_t at = 0;
        for (std::size_t hop = layers.size(); hop-- > 0; at = layers[hop][at].before)
            unbroken.episodes[hop] = layers[hop][at].episode;
        return unbroken;
    }

    /// The first of a layer that an episode may follow; its size when there is none.
    [[nodiscard]] std::size_t parentOf(const std::vector<Step>& layer, EpisodeId child) const
    {
        const std::int64_t start = m_facts.episodes[child].start;
        for (auto it = std::ranges::lower_bound(layer, start, {}, &Step::reach); it != layer.end()
             && m_facts.episodes[it->episode].start <= start + m_facts.parameters().sigma;
             ++it)
            if (m_explorer.mayFollow(it->episode, child))
                return static_cast<std::size_t>(it - layer.begin());
        return layer.size();
    }

    static constexpr std::uint32_t kFar = ~std::uint32_t {0};

    const PivotExplorer& m_explorer;
    const PivotFacts& m_facts;
    const PathQuery& m_query;
    std::stop_token m_stop;
    std::priority_queue<TimedPath, std::vector<TimedPath>, Later> m_open;
    std::set<std::vector<PivotHost>> m_found;
    std::set<std::pair<EpisodeId, std::vector<PivotHost>>> m_seen; ///< last episode, hosts
    std::vector<std::uint32_t> m_hops; ///< to the target
    PathResult m_result;
};

PathResult PivotExplorer::paths(const PathQuery& query, std::stop_token stop) const
{
    if (query.onlyRemoteControl)
        return PathSearch(*this, query, std::move(stop)).run();
    // Who was in control of one host after the other is what people look for, and would not be
    // among the first to arrive where everybody talks to everybody.
    PathQuery controlled = query;
    controlled.onlyRemoteControl = true;
    controlled.most = 2 * query.most;
    PathResult result = PathSearch(*this, controlled, stop).run();
    PathResult any = PathSearch(*this, query, std::move(stop)).run();
    const std::size_t most = query.most + result.paths.size();
    for (TimedPath& path : any.paths)
        if (result.paths.size() < most
            && std::ranges::find(result.paths, path.hosts, &TimedPath::hosts) == result.paths.end())
            result.paths.push_back(std::move(path));
    result.truncated = result.truncated || any.truncated;
    return result;
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
