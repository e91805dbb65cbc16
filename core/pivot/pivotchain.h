// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotlink.h"

#include <optional>
#include <vector>

namespace nb {

/// What a chain of hosts looks like.
enum class ChainKind : std::uint8_t
{
    Pivot, ///< remote control all along
    Callback, ///< the new host contacts what the source had contacted, or its controller
    Mixed,
};
/// `pivot`, `callback`, `mixed`.
[[nodiscard]] std::string_view toString(ChainKind kind);

/// A path of hosts that somebody may have gone, with the best episodes for it.
struct PivotChain
{
    std::vector<PivotHost> hosts; ///< at least three, all different
    std::vector<PivotLink> links; ///< one fewer than the episodes, two fewer than the hosts
    double score = 0; ///< of the strongest link
    std::size_t strongest = 0; ///< which link that is
    ChainKind kind = ChainKind::Mixed;
    std::uint64_t support = 1; ///< sequences of episodes along this path
    std::optional<PivotHost> controller {}; ///< rare outside host the first one was in touch with
    std::optional<EpisodeId> controllerEpisode {};
    bool controllerClosed = false; ///< and a later host contacted it too

    /// Episodes in order of the hosts.
    [[nodiscard]] std::vector<EpisodeId> episodes() const;
};

/// Chains of the links, best first; see findChains().
struct PivotChains
{
    std::vector<PivotChain> chains;
    bool truncated = false; ///< some may be longer than shown
};

/// Longest paths of hosts over links, strongest first; one entry a path. Every link is in one of
/// them. A component of links is searched until it has cost `kMostExpansions`.
class ChainSearch
{
public:
    static constexpr std::uint64_t kMostExpansions = 100'000;
    explicit ChainSearch(const PivotFacts& facts, std::uint64_t mostExpansions = kMostExpansions)
        : m_facts(facts)
        , m_mostExpansions(mostExpansions)
    {
    }
    [[nodiscard]] PivotChains find(const std::vector<PivotLink>& links, std::stop_token stop) const;

private:
    const PivotFacts& m_facts;
    std::uint64_t m_mostExpansions;
};

/// Sets kind and controller of chains. Controllers are looked for among the episodes that leave the
/// network.
void annotateChains(const PivotFacts& facts, std::vector<PivotChain>& chains);

/// Rare outside channels by inside host, for annotation: outbound episodes to hosts of few inside
/// clients that last a minute or have five flows.
[[nodiscard]] std::vector<EpisodeId> outsideChannels(const PivotFacts& facts);

} // namespace nb
