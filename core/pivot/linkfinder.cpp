// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/keymap.h"
#include "core/pivot/parentslots.h"
#include "core/pivot/pivotlink.h"

#include <algorithm>
#include <tuple>

namespace nb {

namespace {

constexpr double kCountsAsSource = 0.3; ///< score from which a link makes its source count for S
constexpr std::size_t kMostTriangleSources = 256; ///< of a busy file server

/// Whether an episode can lead to another one.
enum class Eligible : std::uint8_t
{
    Never,
    Always,
    ByTriangle, ///< a service of many clients: only where the triangle holds
};

Eligible eligibility(const PivotFacts& facts, const Episode& episode)
{
    const PivotParameters& p = facts.parameters();
    const auto isPublic
        = [&] { return facts.contacts.clients(episode.server, episode.service) > p.fanIn; };
    switch (facts.classOf(episode)) {
    case PivotServiceClass::RemoteControl:
        return facts.isSmbOrRpc(episode) && isPublic() ? Eligible::ByTriangle : Eligible::Always;
    case PivotServiceClass::Infrastructure:
        return Eligible::Never;
    default:
        return episode.flows > p.nMesh || isPublic() ? Eligible::Never : Eligible::Always;
    }
}

class LinkFinder
{
public:
    explicit LinkFinder(const PivotFacts& facts)
        : m_facts(facts)
        , m_always(facts, facts.parameters().kMax + 1, facts.parameters().kMax)
        , m_byTriangle(facts, kMostTriangleSources, facts.parameters().kMax)
    {
    }

    PivotLinks find(const std::stop_token& stop)
    {
        constexpr std::size_t kBetweenStops = 1024;
        const auto& episodes = m_facts.episodes;
        std::size_t parent = 0;
        for (EpisodeId child = 0; child < episodes.size(); ++child) {
            if (child % kBetweenStops == 0 && stop.stop_requested())
                break;
            // equal starts count as valid order
            const std::int64_t reach = episodes[child].start + m_facts.parameters().sigma;
            for (; parent < episodes.size() && episodes[parent].start <= reach; ++parent)
                insert(static_cast<EpisodeId>(parent));
            follow(child);
        }
        discountSources();
        m_result.ambiguous.reserve(m_ambiguous.size());
        for (const auto& [host, pivot] : m_ambiguous)
            m_result.ambiguous.push_back(pivot);
        return std::move(m_result);
    }

private:
    void insert(EpisodeId parent)
    {
        const Eligible eligible = eligibility(m_facts, m_facts.episodes[parent]);
        if (eligible == Eligible::Always)
            m_always.insert(parent);
        else if (eligible == Eligible::ByTriangle)
            m_byTriangle.insert(parent);
    }

    void follow(EpisodeId id)
    {
        const Episode& child = m_facts.episodes[id];
        const bool some = m_always.any(child.client, child.start);
        const bool more = m_byTriangle.any(child.client, child.start);
        if ((!some && !more) || m_facts.classOf(child) == PivotServiceClass::Infrastructure)
            return;
        m_parents.clear();
        if (some)
            for (const EpisodeId parent : m_always.active(child.client, child.start))
                if (m_facts.episodes[parent].client != child.server)
                    m_parents.emplace_back(
                        parent, linkTriangle(m_facts, m_facts.episodes[parent], child));
        if (more && m_facts.contacts.internalClients(child.server) <= m_facts.rare)
            for (const EpisodeId parent : m_byTriangle.active(child.client, child.start))
                if (m_facts.episodes[parent].client != child.server
                    && linkTriangle(m_facts, m_facts.episodes[parent], child))
                    m_parents.emplace_back(parent, true);
        linkAll(id);
    }

    void linkAll(EpisodeId child)
    {
        if (m_parents.empty())
            return;
        m_sources.clear();
        for (const auto& [parent, triangle] : m_parents)
            m_sources.push_back(m_facts.episodes[parent].client);
        std::ranges::sort(m_sources);
        const auto k = static_cast<std::uint32_t>(
            std::unique(m_sources.begin(), m_sources.end()) - m_sources.begin());
        if (k > m_facts.parameters().kMax)
            return countAmbiguous(m_facts.episodes[child], k);
        for (const auto& [parent, triangle] : m_parents)
            add(parent, child, k, triangle);
    }

    void countAmbiguous(const Episode& child, std::uint32_t sources)
    {
        AmbiguousPivot& pivot = m_ambiguous[child.client];
        if (pivot.children == 0) {
            pivot.host = child.client;
            pivot.first = child.start;
        }
        ++pivot.children;
        pivot.mostSources = std::max(pivot.mostSources, sources);
        pivot.last = child.start;
    }

    void add(EpisodeId parentId, EpisodeId childId, std::uint32_t k, bool triangle)
    {
        const Episode& parent = m_facts.episodes[parentId];
        const Episode& child = m_facts.episodes[childId];
        ++m_result.all;
        PivotLink link;
        link.parent = parentId;
        link.child = childId;
        link.parents = static_cast<std::uint16_t>(k);
        link.triangle = triangle;
        if (child.start > parent.end)
            link.type = LinkType::Tail;
        else if (child.end > parent.end + m_facts.tailOf(parent))
            link.type = LinkType::Outlives;
        link.beforeSources = linkTerms(m_facts, link, 1).before;
        if (link.beforeSources >= std::min(kCountsAsSource, m_facts.parameters().theta))
            m_result.links.push_back(link);
    }

    void discountSources()
    {
        m_result.sourcesOf.assign(m_facts.hosts().size(), 0);
        KeyMap<std::uint8_t> pairs;
        for (const PivotLink& link : m_result.links) {
            const Episode& parent = m_facts.episodes[link.parent];
            if (link.beforeSources < kCountsAsSource)
                continue;
            std::uint8_t& known = pairs[std::uint64_t {parent.server} << 32U | parent.client];
            if (known == 0)
                ++m_result.sourcesOf[parent.server];
            known = 1;
        }
        std::vector<PivotLink> all;
        all.swap(m_result.links);
        for (PivotLink& link : all) {
            const PivotHost pivot = m_facts.episodes[link.child].client;
            link.score = linkTerms(m_facts, link, m_result.sourcesOf[pivot]).score;
            if (link.score < m_facts.parameters().theta)
                continue;
            const std::string_view verdict = hidingVerdict(m_facts, link);
            if (!verdict.empty())
                ++m_result.hiddenBy[std::string(verdict)];
            (verdict.empty() ? m_result.links : m_result.hidden).push_back(link);
        }
        const auto strongest = [](const PivotLink& link) {
            return std::tuple(-link.score, link.parent, link.child);
        };
        std::ranges::sort(m_result.links, {}, strongest);
        std::ranges::sort(m_result.hidden, {}, strongest);
    }

    const PivotFacts& m_facts;
    ParentSlots m_always;
    ParentSlots m_byTriangle;
    std::vector<std::pair<EpisodeId, bool>> m_parents; ///< of the child in hand, and triangle
    std::vector<PivotHost> m_sources;
    std::map<PivotHost, AmbiguousPivot> m_ambiguous;
    PivotLinks m_result;
};

} // namespace

std::string_view hidingVerdict(const PivotFacts& facts, const PivotLink& link)
{
    const PivotVerdicts& verdicts = facts.settings.verdicts;
    const Episode& parent = facts.episodes[link.parent];
    const Episode& child = facts.episodes[link.child];
    const auto port = [&facts](const Episode& episode) {
        return facts.flowSet.flows()[episode.firstFlow].serverPort;
    };
    const auto pair = [&facts](const Episode& episode) {
        return std::pair(facts.hosts()[episode.client], facts.hosts()[episode.server]);
    };
    if (facts.roles[child.client].knownJumpHost)
        return "known jump host";
    if (facts.roles[parent.client].ignored || facts.roles[child.client].ignored
        || facts.roles[child.server].ignored)
        return "ignored host";
    if (verdicts.ignoredPorts.contains(port(parent)) || verdicts.ignoredPorts.contains(port(child)))
        return "ignored port";
    if (verdicts.ignoredPairs.contains(pair(parent)) || verdicts.ignoredPairs.contains(pair(child)))
        return "ignored pair";
    return {};
}

PivotLinks findLinks(const PivotFacts& facts, std::stop_token stop)
{
    return LinkFinder(facts).find(stop);
}

} // namespace nb
