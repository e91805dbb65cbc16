// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotfacts.h"

#include <limits>
#include <vector>

namespace nb {

/// Episodes into each host that a child may still follow: one of each source and service, the most
/// recent. Bounded for every host: of sources, those that last longest. Parents come in order of
/// start, and none after a child that begins before it. One thread.
class ParentSlots
{
public:
    /// `mostSources` of one host, `mostServices` of one source.
    ParentSlots(const PivotFacts& facts, std::size_t mostSources, std::size_t mostServices);

    void insert(EpisodeId parent);
    /// Whether anything can be active for a host at this time; cheap.
    [[nodiscard]] bool any(PivotHost host, std::int64_t time) const
    {
        return m_until[host] >= time;
    }
    /// Parents a child of that start may follow, expired ones removed.
    [[nodiscard]] const std::vector<EpisodeId>& active(PivotHost host, std::int64_t time);

private:
    [[nodiscard]] std::int64_t expiry(EpisodeId parent) const
    {
        const Episode& episode = m_facts.episodes[parent];
        return episode.end + m_facts.tailOf(episode);
    }
    void dropExpired(std::vector<EpisodeId>& slots, std::int64_t time);
    void dropOneService(std::vector<EpisodeId>& slots, PivotHost source);
    void dropOneSource(std::vector<EpisodeId>& slots);

    const PivotFacts& m_facts;
    std::size_t m_mostSources;
    std::size_t m_mostServices;
    std::vector<std::int64_t> m_until;
    std::vector<std::vector<EpisodeId>> m_slots;
};

} // namespace nb
