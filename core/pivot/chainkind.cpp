// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotchain.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace nb {

namespace {

/// Whether a later host of the chain contacts the controller once the chain has begun.
bool isClosed(const PivotFacts& facts, const PivotChain& chain, PivotHost controller)
{
    const std::int64_t begin = facts.episodes[chain.links.front().parent].start;
    return std::any_of(chain.hosts.begin() + 1, chain.hosts.end(), [&](PivotHost host) {
        const auto contact = facts.contacts.contact(host, controller);
        return contact && contact->last >= begin;
    });
}

/// Between the first host and the last, which may be where the chain phones home.
bool isOnTheWay(const PivotChain& chain, PivotHost host)
{
    return std::find(chain.hosts.begin() + 1, chain.hosts.end() - 1, host) != chain.hosts.end() - 1;
}

void findController(
    const PivotFacts& facts, const std::vector<EpisodeId>& channels, PivotChain& chain)
{
    const std::int64_t begin = facts.episodes[chain.links.front().parent].start;
    using Rank = std::tuple<bool, std::uint32_t, std::int64_t, EpisodeId>;
    std::optional<Rank> best;
    for (const EpisodeId id : channels) {
        const Episode& channel = facts.episodes[id];
        if (channel.start > begin || channel.end < begin || isOnTheWay(chain, channel.server))
            continue;
        const bool closed = isClosed(facts, chain, channel.server);
        const Rank rank {!closed, facts.contacts.internalClients(channel.server),
            channel.start - channel.end, id};
        if (best && *best <= rank)
            continue;
        best = rank;
        chain.controller = channel.server;
        chain.controllerEpisode = id;
        chain.controllerClosed = closed;
    }
}

ChainKind kindOf(const PivotFacts& facts, const PivotChain& chain)
{
    const auto episodes = chain.episodes();
    const bool allControl = std::ranges::all_of(
        episodes, [&](EpisodeId id) { return facts.isRemoteControl(facts.episodes[id]); });
    const bool outsideTriangle = std::ranges::any_of(chain.links, [&](const PivotLink& link) {
        return link.triangle && !facts.isInternal[facts.episodes[link.child].server];
    });
    const bool triangle = std::ranges::any_of(chain.links, &PivotLink::triangle);
    if (chain.controllerClosed || outsideTriangle || (triangle && !allControl))
        return ChainKind::Callback;
    return allControl ? ChainKind::Pivot : ChainKind::Mixed;
}

} // namespace

std::vector<EpisodeId> outsideChannels(const PivotFacts& facts)
{
    constexpr std::int64_t kLong = 60'000'000; // µs
    constexpr std::uint32_t kOften = 5;
    std::vector<EpisodeId> channels;
    for (EpisodeId id = 0; id < facts.episodes.size(); ++id) {
        const Episode& episode = facts.episodes[id];
        if (!facts.isInternal[episode.server]
            && facts.classOf(episode) != PivotServiceClass::Infrastructure
            && facts.contacts.internalClients(episode.server) <= facts.rare
            && (episode.end - episode.start >= kLong || episode.flows >= kOften))
            channels.push_back(id);
    }
    return channels;
}

void annotateChains(const PivotFacts& facts, std::vector<PivotChain>& chains)
{
    std::map<PivotHost, std::vector<EpisodeId>> bySource;
    for (const PivotChain& chain : chains)
        bySource.try_emplace(chain.hosts.front());
    if (!bySource.empty())
        for (const EpisodeId id : outsideChannels(facts))
            if (const auto it = bySource.find(facts.episodes[id].client); it != bySource.end())
                it->second.push_back(id);
    for (PivotChain& chain : chains) {
        findController(facts, bySource[chain.hosts.front()], chain);
        chain.kind = kindOf(facts, chain);
    }
}

} // namespace nb
