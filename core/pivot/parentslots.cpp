// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/parentslots.h"

#include <algorithm>
#include <tuple>

namespace nb {

ParentSlots::ParentSlots(const PivotFacts& facts, std::size_t mostSources, std::size_t mostServices)
    : m_facts(facts)
    , m_mostSources(mostSources)
    , m_mostServices(mostServices)
    , m_until(facts.hosts().size(), std::numeric_limits<std::int64_t>::min())
    , m_slots(facts.hosts().size())
{
}

void ParentSlots::dropExpired(std::vector<EpisodeId>& slots, std::int64_t time)
{
    std::erase_if(slots, [&](EpisodeId parent) { return expiry(parent) < time; });
}

/// Of a source with too many services at once, such as a scan of ports: the one that says least.
void ParentSlots::dropOneService(std::vector<EpisodeId>& slots, PivotHost source)
{
    const auto least = [&](EpisodeId a, EpisodeId b) {
        const auto rank = [&](EpisodeId id) {
            const Episode& episode = m_facts.episodes[id];
            return std::tuple(
                episode.client == source, !m_facts.isRemoteControl(episode), -expiry(id), id);
        };
        return rank(a) < rank(b);
    };
    slots.erase(std::ranges::max_element(slots, least));
}

/// The source whose last parent ends first.
void ParentSlots::dropOneSource(std::vector<EpisodeId>& slots)
{
    std::vector<std::pair<PivotHost, std::int64_t>> sources;
    for (const EpisodeId id : slots) {
        const PivotHost source = m_facts.episodes[id].client;
        const auto known
            = std::ranges::find(sources, source, &std::pair<PivotHost, std::int64_t>::first);
        if (known == sources.end())
            sources.emplace_back(source, expiry(id));
        else
            known->second = std::max(known->second, expiry(id));
    }
    if (sources.size() <= m_mostSources)
        return;
    const PivotHost first = std::ranges::min_element(sources, {}, [](const auto& s) {
        return std::tuple(s.second, s.first);
    })->first;
    std::erase_if(slots, [&](EpisodeId id) { return m_facts.episodes[id].client == first; });
}

void ParentSlots::insert(EpisodeId parent)
{
    const Episode& episode = m_facts.episodes[parent];
    std::vector<EpisodeId>& slots = m_slots[episode.server];
    m_until[episode.server] = std::max(m_until[episode.server], expiry(parent));
    const auto same = std::ranges::find_if(slots, [&](EpisodeId id) {
        const Episode& other = m_facts.episodes[id];
        return other.client == episode.client && other.service == episode.service;
    });
    if (same != slots.end()) {
        *same = parent;
        return;
    }
    slots.push_back(parent);
    if (slots.size() <= std::min(m_mostSources, m_mostServices))
        return;
    dropExpired(slots, episode.start);
    const auto services = std::ranges::count_if(
        slots, [&](EpisodeId id) { return m_facts.episodes[id].client == episode.client; });
    if (static_cast<std::size_t>(services) > m_mostServices)
        dropOneService(slots, episode.client);
    if (slots.size() > m_mostSources)
        dropOneSource(slots);
}

const std::vector<EpisodeId>& ParentSlots::active(PivotHost host, std::int64_t time)
{
    dropExpired(m_slots[host], time);
    return m_slots[host];
}

} // namespace nb
