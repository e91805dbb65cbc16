// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotscene.h"

#include "core/base/equalspan.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostOfAPair = 200; ///< episodes between two hosts of a path
constexpr std::size_t kMostChains = 50; ///< of one finding

/// Fills a scene from an analysis.
class SceneMaker
{
public:
    explicit SceneMaker(const PivotAnalysis& analysis)
        : m_analysis(analysis)
        , m_facts(analysis.facts())
    {
    }

    PivotScene take() { return std::move(m_scene); }

    void addRow(const PivotRow& row, const NaiveResult* naive)
    {
        if (row.state == PivotRowState::Approved) {
            addChain(m_analysis.approvedChains()[row.index]);
        } else if (const PivotFinding* finding = findingOf(m_analysis, row)) {
            addFinding(*finding);
        } else if (row.state == PivotRowState::Hidden) {
            const PivotLink& link = m_analysis.links().hidden[row.index];
            addHosts(row.hosts);
            addEpisode(link.parent);
            addEpisode(link.child);
        } else if (row.kind <= PivotRowKind::Mixed) {
            const auto& chains = m_analysis.groups()[row.index].chains;
            for (std::size_t i = 0; i < std::min(chains.size(), kMostChains); ++i)
                addChain(m_analysis.chains()[chains[i]]);
        } else if (row.kind == PivotRowKind::Sequences) {
            addHosts(row.hosts);
            for (std::size_t i = 1; i < row.hosts.size(); ++i)
                addPair(row.hosts[i - 1], row.hosts[i]);
        } else if (row.kind == PivotRowKind::Graph) {
            if (naive != nullptr && row.index < naive->graphs.size())
                addGraph(naive->graphs[row.index]);
        }
    }

private:
    [[nodiscard]] const IpAddress& address(PivotHost host) const
    {
        return m_analysis.address(host);
    }
    void addHost(const IpAddress& host, int hop) { m_scene.hops.try_emplace(host, hop); }
    void addHosts(const std::vector<IpAddress>& path)
    {
        for (std::size_t i = 0; i < path.size(); ++i)
            addHost(path[i], static_cast<int>(i));
    }
    [[nodiscard]] int hopOf(PivotHost host) const
    {
        const auto it = m_scene.hops.find(address(host));
        return it == m_scene.hops.end() ? 0 : it->second;
    }
    void addEpisode(EpisodeId id)
    {
        if (m_scene.episodes.size() >= kMostSceneSteps)
            return;
        const Episode& episode = m_facts.episodes[id];
        addHost(address(episode.client), 0);
        addHost(address(episode.server), hopOf(episode.client) + 1);
        m_scene.episodes.insert(keyOf(m_analysis, id));
    }

    void addChain(const PivotChain& chain)
    {
        for (std::size_t i = 0; i < chain.hosts.size(); ++i)
            addHost(address(chain.hosts[i]), static_cast<int>(i));
        for (const EpisodeId id : chain.episodes())
            addEpisode(id);
        if (chain.controllerEpisode)
            addController(chain);
        for (const PivotLink& link : chain.links)
            if (link.triangle)
                addFirstContact(m_facts.episodes[link.parent].client, m_facts.episodes[link.child]);
    }

    /// The outside host, left of nothing and right of everything, with who contacted it.
    void addController(const PivotChain& chain)
    {
        addHost(address(*chain.controller), static_cast<int>(chain.hosts.size()));
        addEpisode(*chain.controllerEpisode);
        const std::int64_t begin = m_facts.episodes[chain.links.front().parent].start;
        for (std::size_t i = 1; i < chain.hosts.size(); ++i) {
            const PivotHost host = chain.hosts[i];
            const auto later = [&](const Episode& e) {
                return e.client == host && e.server == *chain.controller && e.start >= begin;
            };
            const auto it = std::ranges::find_if(m_facts.episodes, later);
            if (it != m_facts.episodes.end())
                addEpisode(static_cast<EpisodeId>(it - m_facts.episodes.begin()));
        }
    }

    /// What a triangle rests on: the source was there before.
    void addFirstContact(PivotHost source, const Episode& child)
    {
        const auto before = [&](const Episode& e) {
            return e.client == source && e.server == child.server && e.start < child.start;
        };
        const auto it = std::ranges::find_if(m_facts.episodes, before);
        if (it != m_facts.episodes.end())
            addEpisode(static_cast<EpisodeId>(it - m_facts.episodes.begin()));
    }

    void addFinding(const PivotFinding& finding)
    {
        addHost(address(finding.host), finding.kind == FindingKind::Ambiguous ? 1 : 0);
        for (const PivotHost other : finding.others)
            addHost(address(other), finding.kind == FindingKind::Ambiguous ? 0 : 1);
        if (finding.kind == FindingKind::Unconfirmed && finding.others.size() > 1)
            m_scene.hops[address(finding.others.back())] = 2;
        if (finding.kind == FindingKind::Sweep)
            return addSweep(finding);
        for (const EpisodeId id : finding.episodes)
            addEpisode(id);
        if (finding.kind == FindingKind::Ambiguous)
            addAround(finding);
    }

    /// Answered attempts are sessions; of what did not answer there is no episode.
    void addSweep(const PivotFinding& finding)
    {
        const auto& episodes = m_facts.episodes;
        std::set<PivotHost> answered;
        const auto begin = std::ranges::lower_bound(episodes, finding.start, {}, &Episode::start);
        for (auto it = begin; it != episodes.end() && it->start <= finding.end; ++it)
            if (it->client == finding.host && it->service == *finding.service) {
                answered.insert(it->server);
                addEpisode(static_cast<EpisodeId>(it - episodes.begin()));
            }
        const auto& flows = m_facts.flowSet.flows();
        const auto first = std::ranges::lower_bound(flows, finding.start, {}, &PivotFlow::start);
        for (auto it = first; it != flows.end() && it->start <= finding.end; ++it) {
            if (it->client != finding.host
                || m_facts.settings.services.service(it->protocol, it->serverPort)
                    != finding.service
                || answered.contains(it->server)
                || m_scene.steps.size() + m_scene.episodes.size() >= kMostSceneSteps)
                continue;
            addHost(address(it->server), 1);
            m_scene.steps.insert(
                {address(it->client), address(it->server), *finding.service, it->start, it->end});
        }
    }

    /// Who was in an ambiguous pivot, and where it went.
    void addAround(const PivotFinding& finding)
    {
        const PivotHost host = finding.host;
        for (EpisodeId id = 0; id < m_facts.episodes.size(); ++id) {
            const Episode& e = m_facts.episodes[id];
            if (e.start > finding.end)
                break;
            if (e.end < finding.start || !m_facts.isRemoteControl(e)
                || (e.client != host && e.server != host))
                continue;
            addHost(address(e.client == host ? e.server : e.client), e.client == host ? 2 : 0);
            addEpisode(id);
        }
    }

    void addPair(const IpAddress& client, const IpAddress& server)
    {
        const auto from = m_facts.flowSet.find(client);
        const auto to = m_facts.flowSet.find(server);
        if (!from || !to)
            return;
        std::size_t added = 0;
        for (EpisodeId id = 0; id < m_facts.episodes.size() && added < kMostOfAPair; ++id) {
            const Episode& e = m_facts.episodes[id];
            if (e.client == *from && e.server == *to) {
                addEpisode(id);
                ++added;
            }
        }
        if (added > 0)
            return;
        for (const PivotFlow& flow : m_facts.flowSet.flows())
            if (flow.client == *from && flow.server == *to) {
                m_scene.steps.insert({client, server,
                    m_facts.settings.services.service(flow.protocol, flow.serverPort), flow.start,
                    flow.end});
                return;
            }
    }

    void addGraph(const NaiveGraph& graph)
    {
        const PivotFlow& root = m_facts.flowSet.flows()[graph.root];
        addHost(address(root.client), 0);
        addHost(address(root.server), 1);
        std::size_t pairs = 0;
        for (const auto& [client, server] : graph.edges) {
            if (++pairs > kMostOfAPair)
                break;
            addPair(address(client), address(server));
        }
    }

    const PivotAnalysis& m_analysis;
    const PivotFacts& m_facts;
    PivotScene m_scene;
};

/// Every pair of hosts that a scene has something between.
template <typename F> void forEachPair(const PivotScene& scene, const F& f)
{
    for (const EpisodeKey& key : scene.episodes)
        f(key.client, key.server);
    for (const PlainStep& step : scene.steps)
        f(step.client, step.server);
}

} // namespace

PivotScene sceneOf(const PivotRow& row, const PivotAnalysis& analysis, const NaiveResult* naive)
{
    SceneMaker maker(analysis);
    maker.addRow(row, naive);
    return maker.take();
}

PivotScene sceneOf(const std::vector<PivotRow>& rows, const PivotAnalysis& analysis)
{
    SceneMaker maker(analysis);
    for (const PivotRow& row : rows)
        maker.addRow(row, nullptr);
    return maker.take();
}

EpisodeKey keyOf(const PivotAnalysis& analysis, EpisodeId id)
{
    const Episode& episode = analysis.facts().episodes[id];
    return {episode.start, analysis.address(episode.client), analysis.address(episode.server),
        episode.service};
}

std::optional<EpisodeId> findEpisode(const PivotAnalysis& analysis, const EpisodeKey& key)
{
    const auto& episodes = analysis.facts().episodes;
    for (const Episode& episode : equalSpan(episodes, key.start, &Episode::start))
        if (episode.service == key.service && analysis.address(episode.client) == key.client
            && analysis.address(episode.server) == key.server)
            return static_cast<EpisodeId>(&episode - episodes.data());
    return std::nullopt;
}

std::vector<Neighbour> newNeighbours(const PivotScene& scene, const PivotExplorer& explorer,
    const PivotAnalysis& analysis, const SceneExpansion& query)
{
    const auto host = analysis.facts().flowSet.find(query.host);
    if (!host)
        return {};
    ExpandQuery expand;
    expand.host = *host;
    expand.direction = query.direction;
    expand.onlyRemoteControl = query.onlyRemoteControl;
    expand.from = query.from;
    expand.to = query.to;
    const bool out = query.direction == ExpandDirection::Out;
    // what leads to the host, or leaves it, says which times fit
    std::vector<EpisodeId> beside;
    for (const EpisodeKey& key : scene.episodes)
        if ((out ? key.server : key.client) == query.host)
            if (const auto id = findEpisode(analysis, key))
                beside.push_back(*id);
    std::vector<Neighbour> neighbours;
    for (Neighbour& neighbour : explorer.expand(expand)) {
        std::erase_if(neighbour.episodes, [&](EpisodeId id) {
            const bool fits = beside.empty() || std::ranges::any_of(beside, [&](EpisodeId other) {
                return out ? explorer.mayFollow(other, id) : explorer.mayFollow(id, other);
            });
            return !fits || scene.episodes.contains(keyOf(analysis, id));
        });
        if (!neighbour.episodes.empty())
            neighbours.push_back(std::move(neighbour));
    }
    return neighbours;
}

PivotScene withNeighbours(PivotScene scene, const PivotAnalysis& analysis,
    const SceneExpansion& query, const std::vector<Neighbour>& neighbours)
{
    const int hop = scene.hops.try_emplace(query.host, 0).first->second;
    const int next = query.direction == ExpandDirection::Out ? hop + 1 : hop - 1;
    for (const Neighbour& neighbour : neighbours) {
        scene.hops.try_emplace(analysis.address(neighbour.host), next);
        for (const EpisodeId id : neighbour.episodes)
            if (scene.episodes.size() < kMostSceneSteps)
                scene.episodes.insert(keyOf(analysis, id));
    }
    return scene;
}

PivotScene withPath(PivotScene scene, const PivotAnalysis& analysis, const TimedPath& path)
{
    if (path.hosts.empty())
        return scene;
    int hop = scene.hops.try_emplace(analysis.address(path.hosts.front()), 0).first->second;
    for (std::size_t i = 1; i < path.hosts.size(); ++i)
        hop = scene.hops.try_emplace(analysis.address(path.hosts[i]), hop + 1).first->second;
    for (const EpisodeId id : path.episodes)
        scene.episodes.insert(keyOf(analysis, id));
    return scene;
}

PivotScene withoutLeavesOf(PivotScene scene, const IpAddress& host)
{
    std::map<IpAddress, std::set<IpAddress>> neighbours;
    forEachPair(scene, [&](const IpAddress& a, const IpAddress& b) {
        neighbours[a].insert(b);
        neighbours[b].insert(a);
    });
    std::set<IpAddress> leaves;
    for (const IpAddress& other : neighbours[host])
        if (neighbours[other].size() == 1)
            leaves.insert(other);
    return withoutHosts(std::move(scene), leaves);
}

PivotScene withoutHosts(PivotScene scene, const std::set<IpAddress>& hosts)
{
    for (const IpAddress& host : hosts)
        scene.hops.erase(host);
    std::erase_if(scene.episodes, [&](const EpisodeKey& key) {
        return hosts.contains(key.client) || hosts.contains(key.server);
    });
    std::erase_if(scene.steps, [&](const PlainStep& step) {
        return hosts.contains(step.client) || hosts.contains(step.server);
    });
    return scene;
}

} // namespace nb
