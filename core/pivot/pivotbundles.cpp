// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotbundles.h"

#include "core/map/mapgraph.h"

#include <algorithm>
#include <tuple>

namespace nb {

namespace {

constexpr std::size_t kMostAlike = 8; ///< neighbours that hang on one host alone; more are one node

/// The bundle of a host: `more:10.0.0.1>22` are those it went to, `more:10.0.0.1<22` those that
/// came.
std::string bundleId(const IpAddress& hub, bool out, ServiceId service)
{
    return "more:" + hub.toString() + (out ? '>' : '<') + std::to_string(service);
}

} // namespace

std::vector<SceneSession> sessionsOf(const PivotScene& scene, const PivotAnalysis& analysis)
{
    std::vector<SceneSession> sessions;
    for (const EpisodeKey& key : scene.episodes) {
        const auto id = findEpisode(analysis, key);
        if (!id)
            continue;
        const Episode& e = analysis.facts().episodes[*id];
        const auto known
            = [](std::uint64_t bytes) { return bytes == PivotFlow::kUnknown ? 0 : bytes; };
        sessions.push_back({key.client, key.server, key.service, e.start, e.end, e.flows,
            addSum(known(e.bytes), known(e.reverseBytes)), id});
    }
    for (const PlainStep& step : scene.steps)
        sessions.push_back(
            {step.client, step.server, step.service, step.start, step.end, 1, 0, {}});
    std::ranges::sort(sessions, {}, [](const SceneSession& s) {
        return std::tuple(s.start, s.client, s.server, s.service, s.end);
    });
    return sessions;
}

IpPrefix networkOf(const IpAddress& host)
{
    constexpr int kV4Length = 24;
    constexpr int kV6Length = 64;
    return *IpPrefix::make(host, host.isV4() ? kV4Length : kV6Length);
}

std::string networkId(const IpAddress& host)
{
    return "net:" + networkOf(host).toString();
}

PivotBundles::PivotBundles(const PivotScene& scene, const std::vector<SceneSession>& sessions)
{
    gather(scene);
    if (scene.bundles)
        bundleAlike(scene, sessions);
    if (scene.networks)
        bundleNetworks(scene);
}

void PivotBundles::take(const std::string& node, std::vector<IpAddress> hosts)
{
    for (const IpAddress& host : hosts)
        m_of[host] = node;
    m_hosts.emplace(node, std::move(hosts));
}

void PivotBundles::gather(const PivotScene& scene)
{
    std::map<std::string, std::vector<IpAddress>> groups;
    for (const auto& [host, name] : scene.gathered)
        if (scene.hops.contains(host))
            groups["group:" + name].push_back(host);
    for (auto& [id, hosts] : groups)
        take(id, std::move(hosts));
}

void PivotBundles::bundleAlike(const PivotScene& scene, const std::vector<SceneSession>& sessions)
{
    struct Tie
    {
        std::set<IpAddress> neighbours;
        std::set<std::pair<bool, ServiceId>> ways; ///< the neighbour is the server; service
    };
    std::map<IpAddress, Tie> ties;
    for (const SceneSession& s : sessions) {
        ties[s.server].neighbours.insert(s.client);
        ties[s.server].ways.emplace(true, s.service);
        ties[s.client].neighbours.insert(s.server);
        ties[s.client].ways.emplace(false, s.service);
    }
    std::map<std::string, std::vector<IpAddress>> alike;
    for (const auto& [host, tie] : ties)
        if (tie.neighbours.size() == 1 && tie.ways.size() == 1 && !m_of.contains(host))
            alike[bundleId(
                      *tie.neighbours.begin(), tie.ways.begin()->first, tie.ways.begin()->second)]
                .push_back(host);
    for (auto& [id, hosts] : alike)
        if (hosts.size() > kMostAlike && !scene.opened.contains(id))
            take(id, std::move(hosts));
}

void PivotBundles::bundleNetworks(const PivotScene& scene)
{
    std::map<std::string, std::vector<IpAddress>> networks;
    for (const auto& [host, hop] : scene.hops)
        if (!m_of.contains(host))
            networks[networkId(host)].push_back(host);
    for (auto& [id, hosts] : networks)
        if (hosts.size() > 1 && !scene.opened.contains(id))
            take(id, std::move(hosts));
}

std::string PivotBundles::nodeOf(const IpAddress& host) const
{
    const auto it = m_of.find(host);
    return it == m_of.end() ? hostId(host) : it->second;
}

} // namespace nb
