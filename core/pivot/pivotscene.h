// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotexplorer.h"
#include "core/pivot/pivotrow.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace nb {

/// An episode by what it is, so that it is found again when the flows are analysed anew.
struct EpisodeKey
{
    std::int64_t start = 0; ///< µs since 1970
    IpAddress client {};
    IpAddress server {};
    ServiceId service = 0;
    auto operator<=>(const EpisodeKey&) const = default;
};

/// A step that no episode stands for: unanswered, or of infrastructure.
struct PlainStep
{
    IpAddress client {};
    IpAddress server {};
    ServiceId service = 0;
    std::int64_t start = 0; ///< µs since 1970
    std::int64_t end = 0;
    auto operator<=>(const PlainStep&) const = default;
};

/// What a pivot canvas shows, in terms that outlive an analysis. Value type.
struct PivotScene
{
    /// Hosts with their hop, from left to right; may be negative.
    std::map<IpAddress, int> hops {};
    std::set<EpisodeKey> episodes {};
    std::set<PlainStep> steps {};
    std::set<std::string, std::less<>> opened {}; ///< bundles whose hosts are shown one by one
    bool bundles = true; ///< many neighbours alike are one node
    bool networks = false; ///< hosts of one /24 or /64 are one node
    bool parallel = true; ///< episodes of one pair and service are one line
    std::map<IpAddress, std::string> gathered {}; ///< hosts in a group that a user made, by name
    bool operator==(const PivotScene&) const = default;
};

/// Steps and episodes of one scene; a larger finding is shown in part.
inline constexpr std::size_t kMostSceneSteps = 5000;

/// Whatever a finding consists of; nothing else. `modes` has the graphs of mode naive.
[[nodiscard]] PivotScene sceneOf(
    const PivotRow& row, const PivotAnalysis& analysis, const NaiveResult* naive = nullptr);
/// Everything of several findings; hops are those of the first that has the host.
[[nodiscard]] PivotScene sceneOf(const std::vector<PivotRow>& rows, const PivotAnalysis& analysis);

[[nodiscard]] EpisodeKey keyOf(const PivotAnalysis& analysis, EpisodeId episode);
/// Nothing when no such episode is in the analysis.
[[nodiscard]] std::optional<EpisodeId> findEpisode(
    const PivotAnalysis& analysis, const EpisodeKey& key);

/// What expanding a host of a scene asks for.
struct SceneExpansion
{
    IpAddress host {};
    ExpandDirection direction = ExpandDirection::Out;
    bool onlyRemoteControl = true;
    std::int64_t from = std::numeric_limits<std::int64_t>::min(); ///< µs, the shown window
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
};
/// Neighbours with the episodes that are not in the scene yet. Only those that may follow (or
/// precede) an episode of the host that is in the scene; all of them where it has none.
[[nodiscard]] std::vector<Neighbour> newNeighbours(const PivotScene& scene,
    const PivotExplorer& explorer, const PivotAnalysis& analysis, const SceneExpansion& query);
/// The scene with them, one hop further.
[[nodiscard]] PivotScene withNeighbours(PivotScene scene, const PivotAnalysis& analysis,
    const SceneExpansion& query, const std::vector<Neighbour>& neighbours);
/// The scene with a path.
[[nodiscard]] PivotScene withPath(
    PivotScene scene, const PivotAnalysis& analysis, const TimedPath& path);
/// The scene without the hosts that hang on this one alone.
[[nodiscard]] PivotScene withoutLeavesOf(PivotScene scene, const IpAddress& host);
/// Without these hosts and all that touches them.
[[nodiscard]] PivotScene withoutHosts(PivotScene scene, const std::set<IpAddress>& hosts);

} // namespace nb
