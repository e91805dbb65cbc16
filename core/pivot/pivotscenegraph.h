// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph.h"
#include "core/map/maplayout.h"
#include "core/pivot/pivotscene.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>

namespace nb {

/// Names and words of a picture; those of the command line when left alone.
struct PivotWords
{
    std::string jumpHost = "known jump host";
    std::string controller = "domain controller";
    std::string management = "management host";
    std::string outside = "outside";
    std::string more = "%1 more hosts"; ///< `%1` is the number
    std::string hosts = "%1 hosts"; ///< of a network or a group
    std::string times = "%1 × %2"; ///< service, number of sessions
    std::function<std::string(std::int64_t)> time {}; ///< µs since 1970; null: UTC, to the second
    std::function<std::string(std::size_t)> number {}; ///< null: digits alone
    std::map<IpAddress, std::string> names {}; ///< of hosts
    std::map<IpAddress, std::string>
        roles {}; ///< as people call them; comes before what is inferred
};

/// Nodes `host:ADDRESS` from left to right by hop, and those of PivotBundles; edges for sessions,
/// with the attributes service, port, start, end, sessions, flows, bytes. The same scene always
/// gives the same graph. Any thread.
[[nodiscard]] Graph makePivotGraph(
    const PivotScene& scene, const PivotAnalysis& analysis, const PivotWords& words);

/// Episodes behind an edge of such a graph, oldest first.
[[nodiscard]] std::vector<EpisodeId> episodesOfEdge(
    const PivotScene& scene, const PivotAnalysis& analysis, const Graph& graph, std::uint32_t edge);
/// For each edge whether anything of it was under way between two times, µs.
[[nodiscard]] std::vector<bool> edgesWithin(const PivotScene& scene, const PivotAnalysis& analysis,
    const Graph& graph, std::int64_t from, std::int64_t to);
/// Hosts that a node, by its id, stands for; one, or all of a bundle, a network or a group.
[[nodiscard]] std::vector<IpAddress> hostsOfNode(
    const PivotScene& scene, const PivotAnalysis& analysis, const std::string& node);

/// Hop by hop from left to right. What was there stays where it was unless all is to be arranged;
/// new nodes come in the column of their hop, beside those they talk to. Blocks; only Cancelled is
/// an error.
[[nodiscard]] Result<GraphPlaces> placePivots(const Graph& graph, const PlacesBefore& before,
    const LayoutEngine& engine, std::stop_token stop);

} // namespace nb
