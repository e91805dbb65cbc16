// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotchain.h"

#include "core/base/equalspan.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace nb {

namespace {

using Path = std::vector<PivotHost>;

/// Links, strongest first, as a graph of episodes; a rank is a place in that order.
class LinkGraph
{
public:
    LinkGraph(const PivotFacts& facts, const std::vector<PivotLink>& links)
        : m_facts(facts)
        , m_links(links)
    {
        std::vector<std::uint32_t> ranks(links.size());
        std::iota(ranks.begin(), ranks.end(), 0U);
        m_byParent = m_byChild = ranks;
        std::ranges::sort(m_byParent, {},
            [this](std::uint32_t rank) { return std::pair(m_links[rank].parent, rank); });
        std::ranges::sort(m_byChild, {},
            [this](std::uint32_t rank) { return std::pair(m_links[rank].child, rank); });
        findComponents();
    }

    [[nodiscard]] const PivotLink& link(std::uint32_t rank) const { return m_links[rank]; }
    [[nodiscard]] std::span<const std::uint32_t> after(EpisodeId episode) const
    {
        return range(m_byParent, episode, &PivotLink::parent);
    }
    [[nodiscard]] std::span<const std::uint32_t> before(EpisodeId episode) const
    {
        return range(m_byChild, episode, &PivotLink::child);
    }
    [[nodiscard]] std::uint32_t component(std::uint32_t rank) const { return m_component[rank]; }
    [[nodiscard]] const Episode& episode(EpisodeId id) const { return m_facts.episodes[id]; }

private:
    [[nodiscard]] std::span<const std::uint32_t> range(
        const std::vector<std::uint32_t>& order, EpisodeId episode, EpisodeId PivotLink::*end) const
    {
        return equalSpan(order, episode, [&](std::uint32_t rank) { return m_links[rank].*end; });
    }

    void findComponents()
    {
        m_component.resize(m_links.size());
        std::iota(m_component.begin(), m_component.end(), 0U);
        std::map<EpisodeId, std::uint32_t> first;
        for (std::uint32_t rank = 0; rank < m_links.size(); ++rank)
            for (const EpisodeId episode : {m_links[rank].parent, m_links[rank].child})
                join(rank, first.try_emplace(episode, rank).first->second);
        for (std::uint32_t rank = 0; rank < m_links.size(); ++rank)
            m_component[rank] = root(rank);
    }
    std::uint32_t root(std::uint32_t rank)
    {
        while (m_component[rank] != rank)
            rank = m_component[rank] = m_component[m_component[rank]];
        return rank;
    }
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = root(a);
        b = root(b);
        m_component[std::max(a, b)] = std::min(a, b);
    }

    const PivotFacts& m_facts;
    const std::vector<PivotLink>& m_links;
    std::vector<std::uint32_t> m_byParent;
    std::vector<std::uint32_t> m_byChild;
    std::vector<std::uint32_t> m_component;
};

/// The best sequence found for a path, and how many there were.
struct Candidate
{
    std::vector<std::uint32_t> ranks;
    double sum = 0;
    std::uint64_t support = 0;
};

/// Walks through one link that have no stronger one: so each walk is found once, at its strongest.
class WalkSearch
{
public:
    WalkSearch(const LinkGraph& graph, std::uint32_t maxEdges, std::map<Path, Candidate>& found)
        : m_graph(graph)
        , m_maxEdges(maxEdges)
        , m_found(found)
    {
    }

    /// False when the budget ran out.
    bool search(std::uint32_t seed, std::uint64_t& budget)
    {
        m_seed = seed;
        m_budget = &budget;
        const PivotLink& link = m_graph.link(seed);
        m_ranks = {seed};
        const Episode& parent = m_graph.episode(link.parent);
        m_hosts = {parent.client, parent.server, m_graph.episode(link.child).server};
        if (budget == 0) {
            record();
            return false;
        }
        return forward();
    }

private:
    [[nodiscard]] bool isOnPath(PivotHost host) const
    {
        return std::ranges::find(m_hosts, host) != m_hosts.end();
    }
    [[nodiscard]] bool isFull() const { return m_ranks.size() + 1 >= m_maxEdges; }
    [[nodiscard]] EpisodeId firstEpisode() const { return m_graph.link(m_ranks.front()).parent; }
    [[nodiscard]] EpisodeId lastEpisode() const { return m_graph.link(m_ranks.back()).child; }
    [[nodiscard]] PivotHost hostAfter(std::uint32_t rank) const
    {
        return m_graph.episode(m_graph.link(rank).child).server;
    }
    [[nodiscard]] PivotHost hostBefore(std::uint32_t rank) const
    {
        return m_graph.episode(m_graph.link(rank).parent).client;
    }

    bool forward()
    {
        if (!isFull())
            for (const std::uint32_t rank : m_graph.after(lastEpisode())) {
                const PivotHost host = hostAfter(rank);
                if (rank <= m_seed || isOnPath(host))
                    continue;
                if (!spend())
                    return false;
                m_ranks.push_back(rank);
                m_hosts.push_back(host);
                const bool goOn = forward();
                m_ranks.pop_back();
                m_hosts.pop_back();
                if (!goOn)
                    return false;
            }
        return backward();
    }

    bool backward()
    {
        bool extended = false;
        if (!isFull())
            for (const std::uint32_t rank : m_graph.before(firstEpisode())) {
                const PivotHost host = hostBefore(rank);
                if (isOnPath(host))
                    continue;
                extended = true;
                if (rank <= m_seed)
                    continue;
                if (!spend())
                    return false;
                m_ranks.insert(m_ranks.begin(), rank);
                m_hosts.insert(m_hosts.begin(), host);
                const bool goOn = backward();
                m_ranks.erase(m_ranks.begin());
                m_hosts.erase(m_hosts.begin());
                if (!goOn)
                    return false;
            }
        if (!extended && !canGoForward())
            record();
        return true;
    }

    [[nodiscard]] bool canGoForward() const
    {
        return !isFull() && std::ranges::any_of(m_graph.after(lastEpisode()), [this](auto rank) {
            return !isOnPath(hostAfter(rank));
        });
    }

    /// When nothing is left, what has been reached so far is kept.
    bool spend()
    {
        if (*m_budget == 0) {
            record();
            return false;
        }
        --*m_budget;
        return true;
    }

    void record()
    {
        Candidate& candidate = m_found[m_hosts];
        double sum = 0;
        for (const std::uint32_t rank : m_ranks)
            sum += m_graph.link(rank).score;
        ++candidate.support;
        const auto strongest
            = [](const std::vector<std::uint32_t>& ranks) { return std::ranges::min(ranks); };
        if (candidate.ranks.empty()
            || std::tuple(-m_graph.link(strongest(m_ranks)).score, -sum, m_ranks)
                < std::tuple(-m_graph.link(strongest(candidate.ranks)).score, -candidate.sum,
                    candidate.ranks)) {
            candidate.ranks = m_ranks;
            candidate.sum = sum;
        }
    }

    const LinkGraph& m_graph;
    std::uint32_t m_maxEdges;
    std::map<Path, Candidate>& m_found;
    std::uint32_t m_seed = 0;
    std::uint64_t* m_budget = nullptr;
    std::vector<std::uint32_t> m_ranks;
    Path m_hosts;
};

/// Takes out paths that are a part of a longer one.
void keepMaximal(std::map<Path, Candidate>& found)
{
    std::set<Path> parts;
    for (const auto& [path, candidate] : found)
        for (std::size_t length = 3; length < path.size(); ++length)
            for (std::size_t from = 0; from + length <= path.size(); ++from)
                parts.emplace(path.begin() + static_cast<std::ptrdiff_t>(from),
                    path.begin() + static_cast<std::ptrdiff_t>(from + length));
    std::erase_if(found, [&parts](const auto& entry) { return parts.contains(entry.first); });
}

} // namespace

std::string_view toString(ChainKind kind)
{
    static constexpr std::array<std::string_view, 3> kNames {"pivot", "callback", "mixed"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<EpisodeId> PivotChain::episodes() const
{
    std::vector<EpisodeId> episodes {links.front().parent};
    for (const PivotLink& link : links)
        episodes.push_back(link.child);
    return episodes;
}

PivotChains ChainSearch::find(const std::vector<PivotLink>& links, std::stop_token stop) const
{
    const LinkGraph graph(m_facts, links);
    std::map<Path, Candidate> found;
    std::map<std::uint32_t, std::uint64_t> budgets;
    WalkSearch search(graph, m_facts.parameters().maxEdges, found);
    PivotChains result;
    for (std::uint32_t seed = 0; seed < links.size() && !stop.stop_requested(); ++seed) {
        std::uint64_t& budget
            = budgets.try_emplace(graph.component(seed), m_mostExpansions).first->second;
        result.truncated = !search.search(seed, budget) || result.truncated;
    }
    keepMaximal(found);
    for (const auto& [path, candidate] : found) {
        PivotChain chain;
        chain.hosts = path;
        for (const std::uint32_t rank : candidate.ranks)
            chain.links.push_back(links[rank]);
        chain.strongest = static_cast<std::size_t>(
            std::ranges::min_element(candidate.ranks) - candidate.ranks.begin());
        chain.score = chain.links[chain.strongest].score;
        chain.support = candidate.support;
        result.chains.push_back(std::move(chain));
    }
    std::ranges::sort(result.chains, {}, [this](const PivotChain& chain) {
        return std::tuple(-chain.score, -static_cast<std::ptrdiff_t>(chain.hosts.size()),
            m_facts.episodes[chain.links.front().parent].start, chain.hosts);
    });
    return result;
}

} // namespace nb
