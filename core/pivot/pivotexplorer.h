// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotanalysis.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace nb {

enum class ExpandDirection : std::uint8_t
{
    In, ///< who contacted the host
    Out, ///< whom it contacted
};

/// What a neighbour is asked for.
struct ExpandQuery
{
    PivotHost host = 0;
    ExpandDirection direction = ExpandDirection::Out;
    bool onlyRemoteControl = true;
    /// Only episodes that may follow (Out) or precede (In) this one by the rules of links.
    std::optional<EpisodeId> compatibleWith {};
    std::int64_t from = 0; ///< µs; episodes that end earlier are left out
    std::int64_t to = std::numeric_limits<std::int64_t>::max(); ///< µs; those that start later
};

/// One neighbour with its episodes, oldest first.
struct Neighbour
{
    PivotHost host = 0;
    std::vector<EpisodeId> episodes;
};

/// Episodes one after the other, each beginning no earlier than the one before, over different
/// hosts: the earliest that need no waiting; where all need it, the earliest.
struct TimedPath
{
    std::vector<PivotHost> hosts;
    std::vector<EpisodeId> episodes;
    std::int64_t arrival = 0; ///< µs, start of the last episode
    bool unbroken = false; ///< each begins within the time and tail of the one before
};

struct PathQuery
{
    PivotHost from = 0;
    PivotHost to = 0;
    /// Different host paths; besides these up to twice as many by remote control alone.
    std::size_t most = 5;
    std::int64_t notBefore = 0; ///< µs, start of the first episode
    bool onlyRemoteControl = false;
    bool onlyUnbroken = false; ///< no waiting: links all along
};
struct PathResult
{
    /// Those by remote control alone, then the others; of each, earliest arrival first.
    std::vector<TimedPath> paths;
    bool truncated = false; ///< there may be more
};

/// Walks over the episodes of an analysis from what is in view: for a canvas. Any thread.
class PivotExplorer
{
public:
    explicit PivotExplorer(PivotAnalysisPtr analysis);

    /// Neighbours in order of address.
    [[nodiscard]] std::vector<Neighbour> expand(const ExpandQuery& query) const;
    /// Paths that respect time, of at most the analysis' chain length.
    /// A stop ends the search early; what it found is `truncated` then.
    [[nodiscard]] PathResult paths(const PathQuery& query, std::stop_token stop = {}) const;
    /// Chains (indices) and findings (indices) that involve a host.
    [[nodiscard]] std::vector<std::size_t> chainsOf(PivotHost host) const;
    [[nodiscard]] std::vector<std::size_t> findingsOf(PivotHost host) const;
    /// Whether `child` may follow `parent` by times, hosts and services.
    [[nodiscard]] bool mayFollow(EpisodeId parent, EpisodeId child) const;

private:
    class PathSearch;
    [[nodiscard]] std::span<const EpisodeId> outOf(PivotHost host) const;
    [[nodiscard]] std::span<const EpisodeId> into(PivotHost host) const;

    PivotAnalysisPtr m_analysis;
    std::vector<EpisodeId> m_byClient; ///< by client, then start
    std::vector<EpisodeId> m_byServer; ///< by server, then start
};

} // namespace nb
