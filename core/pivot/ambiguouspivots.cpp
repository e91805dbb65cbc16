// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/ambiguouspivots.h"

#include "core/pivot/eligibility.h"

#include <queue>

#include <algorithm>
#include <tuple>

namespace nb {

void AmbiguousPivots::add(EpisodeId child, std::uint32_t sources)
{
    const Episode& episode = m_facts.episodes[child];
    Seen& seen = m_byHost[episode.client];
    AmbiguousPivot& pivot = seen.pivot;
    if (pivot.children == 0) {
        pivot.host = episode.client;
        pivot.first = episode.start;
    }
    ++pivot.children;
    if (sources > pivot.mostSources) {
        pivot.mostSources = sources;
        pivot.example = child;
    }
    pivot.last = episode.start;
    seen.children.push_back(child);
}

std::vector<AmbiguousPivot> AmbiguousPivots::finish() const
{
    std::vector<AmbiguousPivot> all;
    if (m_byHost.empty())
        return all;
    auto byHost = m_byHost;
    for (EpisodeId id = 0; id < m_facts.episodes.size(); ++id) {
        const Episode& episode = m_facts.episodes[id];
        const auto it = byHost.find(episode.server);
        if (it != byHost.end() && eligibility(m_facts, episode) == Eligible::Always)
            it->second.parents.push_back(id);
    }
    for (auto& [host, seen] : byHost) {
        countSources(seen);
        const auto open = [this](EpisodeId child) {
            return hidingVerdict(m_facts, m_facts.episodes[child]).empty();
        };
        if (std::ranges::none_of(seen.children, open))
            seen.pivot.verdict = hidingVerdict(m_facts, m_facts.episodes[seen.children.front()]);
        all.push_back(std::move(seen.pivot));
    }
    return all;
}

void AmbiguousPivots::countSources(Seen& seen) const
{
    const auto expiry = [&](EpisodeId id) {
        return m_facts.episodes[id].end + m_facts.tailOf(m_facts.episodes[id]);
    };
    std::priority_queue<std::pair<std::int64_t, EpisodeId>,
        std::vector<std::pair<std::int64_t, EpisodeId>>, std::greater<>>
        ends;
    std::map<PivotHost, std::vector<EpisodeId>> active; ///< by source
    std::size_t next = 0;
    for (const EpisodeId child : seen.children) {
        const Episode& episode = m_facts.episodes[child];
        for (; next < seen.parents.size()
             && m_facts.episodes[seen.parents[next]].start <= episode.start;
             ++next) {
            const EpisodeId parent = seen.parents[next];
            active[m_facts.episodes[parent].client].push_back(parent);
            ends.emplace(expiry(parent), parent);
        }
        for (; !ends.empty() && ends.top().first < episode.start; ends.pop()) {
            const auto source = active.find(m_facts.episodes[ends.top().second].client);
            std::erase(source->second, ends.top().second);
            if (source->second.empty())
                active.erase(source);
        }
        const std::size_t sources = active.size() - active.count(episode.server);
        if (sources < seen.pivot.mostSources
            || (sources == seen.pivot.mostSources && !seen.pivot.parents.empty()))
            continue;
        seen.pivot.mostSources = static_cast<std::uint32_t>(sources);
        seen.pivot.example = child;
        seen.pivot.parents.clear();
        for (const auto& [source, parents] : active)
            if (source != episode.server)
                seen.pivot.parents.push_back(parents.back());
    }
}

} // namespace nb
