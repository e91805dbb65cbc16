// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotfacts.h"

#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

using LinkId = std::uint32_t;

/// How the child lies in time.
enum class LinkType : std::uint8_t
{
    Nested, ///< it ends before the parent does
    Outlives, ///< it goes on after the parent
    Tail, ///< it starts after the parent's end
};
/// `N`, `O`, `T`.
[[nodiscard]] std::string_view toString(LinkType type);

/// A pair of episodes, of which the first may have led to the second.
struct PivotLink
{
    EpisodeId parent = 0;
    EpisodeId child = 0;
    double score = 0;
    double beforeSources = 0; ///< score before the discount for pivots of many sources
    std::uint16_t parents = 1; ///< k: distinct sources that could have led to the child
    LinkType type = LinkType::Nested;
    bool triangle = false; ///< a new host contacts what the source had contacted before
    bool operator==(const PivotLink&) const = default;
};

/// Every number of a link's score; it can be recomputed from these alone.
struct LinkTerms
{
    static constexpr double kWeightU = 0.30;
    static constexpr double kWeightT = 0.20;
    static constexpr double kWeightC = 0.20;
    static constexpr double kWeightV = 0.15;
    static constexpr double kWeightR = 0.15;

    double u = 0; ///< surprise: how unlikely the pivot would have done it anyway
    double t = 0; ///< how well the times fit
    double c = 0; ///< how telling the two services are
    double v = 0; ///< novelty of the child
    double r = 0; ///< rarity of its target
    double share = 1; ///< sqrt(1 / parents)
    double sweep = 1; ///< 0.5 when the child is part of a sweep
    double management = 1; ///< 0.4 when the source is a management host
    double controller = 1; ///< 0.35 when the child is SMB or RPC to a domain controller
    double smb = 1; ///< 0.8 when both are SMB
    double common = 1; ///< 0.6 when the child is a web or application service
    double sources = 1; ///< 1 / (1 + 0.35 log2 S)
    std::uint32_t distinctSources = 1; ///< S
    double before = 0; ///< everything but `sources`
    double score = 0;
};

/// What is uncertain about a link.
struct LinkWarnings
{
    bool sampled = false;
    bool leftCensored = false; ///< the parent was there when the data begin
    bool tie = false; ///< both start at the same time
    bool skewDependent = false; ///< two exporters, and a second would change it
};

/// A pivot with more sources at once than can be told apart.
struct AmbiguousPivot
{
    PivotHost host = 0;
    std::uint32_t children = 0; ///< episodes that nobody can be given for
    std::uint32_t mostSources = 0; ///< that one of them could have come of
    std::int64_t first = 0;
    std::int64_t last = 0;
    EpisodeId example = 0; ///< the child with the most sources
    std::vector<EpisodeId> parents {}; ///< sessions it could have come of, one for each source
    std::string_view verdict {}; ///< what takes all its children out; empty when nothing does
};

/// Links of an analysis, strongest first.
struct PivotLinks
{
    std::vector<PivotLink> links; ///< those of at least theta that no verdict hides, by score
    std::vector<PivotLink> hidden; ///< those that a verdict hides, by score
    std::map<std::string, std::uint64_t> hiddenBy {}; ///< links hidden, by verdict
    std::uint64_t all = 0; ///< links found, weak ones included
    std::vector<AmbiguousPivot> ambiguous {}; ///< by host
    std::vector<std::uint32_t> sourcesOf {}; ///< S by pivot host; 0 where there is no link
};

/// Whether `child` may follow from `parent` as far as times, hosts and services go. A parent that
/// is eligible only by way of a triangle is told by linkTriangle().
[[nodiscard]] bool linkTriangle(
    const PivotFacts& facts, const Episode& parent, const Episode& child);
/// Terms of a link; `sources` is S of its pivot.
[[nodiscard]] LinkTerms linkTerms(
    const PivotFacts& facts, const PivotLink& link, std::uint32_t sources);
[[nodiscard]] LinkWarnings linkWarnings(const PivotFacts& facts, const PivotLink& link);

/// The verdict that takes a session out by its hosts, port or pair, `ignored pair`; empty when none
/// does.
[[nodiscard]] std::string_view hidingVerdict(const PivotFacts& facts, const Episode& session);
/// The verdict that takes a link out of the result, `known jump host`; empty when none does.
[[nodiscard]] std::string_view hidingVerdict(const PivotFacts& facts, const PivotLink& link);

/// One pass over the episodes. Ends early when a stop is requested.
[[nodiscard]] PivotLinks findLinks(const PivotFacts& facts, std::stop_token stop);

} // namespace nb
