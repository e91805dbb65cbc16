// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/ambiguouspivots.h"
#include "core/pivot/eligibility.h"
#include "core/pivot/keymap.h"
#include "core/pivot/parentslots.h"
#include "core/pivot/pivotlink.h"

#include <algorithm>
#include <tuple>

namespace nb {

namespace {

constexpr double kCountsAsSource = 0.3; ///< score from which a link makes its source count for S
constexpr std::size_t kMostTriangleSources = 256; ///< of a busy file server
constexpr std::size_t kMostServices = 16; ///< of one source at one host

class LinkFinder
{
public:
    explicit LinkFinder(const PivotFacts& facts)
        : m_facts(facts)
        // one to tell "too many" by, and one that may be the child's target and not count
        , m_always(facts, facts.parameters().kMax + std::size_t {2}, kMostServices)
        , m_byTriangle(facts, kMostTriangleSources, kMostServices)
        , m_ambiguous(facts)
    {
        if (facts.parameters().sigma > 0)
            m_soon.resize(facts.hosts().size());
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
            const std::int64_t start = episodes[child].start;
            const std::int64_t reach = start + m_facts.parameters().sigma;
            for (; parent < episodes.size() && episodes[parent].start <= reach; ++parent)
                expect(static_cast<EpisodeId>(parent), start);
            if (!m_soon.empty())
                insertBegun(episodes[child].client, start);
            follow(child);
        }
        discountSources();
        m_result.ambiguous = m_ambiguous.finish();
        return std::move(m_result);
    }

private:
    /// Takes a parent over that has begun, or seems to begin within the clocks' tolerance.
    void expect(EpisodeId parent, std::int64_t now)
    {
        if (m_soon.empty())
            return insert(parent);
        const PivotHost host = m_facts.episodes[parent].server;
        insertBegun(host, now);
        m_soon[host].push_back(parent);
    }

    void insertBegun(PivotHost host, std::int64_t now)
    {
        std::vector<EpisodeId>& soon = m_soon[host];
        const auto later = std::ranges::find_if(
            soon, [&](EpisodeId id) { return m_facts.episodes[id].start > now; });
        for (auto it = soon.begin(); it != later; ++it)
            insert(*it);
        soon.erase(soon.begin(), later);
    }

    /// Parents of other exporters that the clocks' tolerance lets begin after the child; each takes
    /// the place of an earlier one of its source and service.
    void addSoon(const Episode& child)
    {
        for (const EpisodeId id : m_soon[child.client]) {
            const Episode& parent = m_facts.episodes[id];
            const Eligible eligible = eligibility(m_facts, parent);
            const bool triangle = linkTriangle(m_facts, parent, child);
            if (parent.client == child.server || eligible == Eligible::Never
                || (eligible == Eligible::ByTriangle && !triangle)
                || child.start < parent.start - m_facts.sigmaBetween(parent, child))
                continue;
            std::erase_if(m_parents, [&](const auto& known) {
                const Episode& other = m_facts.episodes[known.first];
                return other.client == parent.client && other.service == parent.service;
            });
            m_parents.emplace_back(id, triangle);
        }
    }

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
        const bool soon = !m_soon.empty() && !m_soon[child.client].empty();
        if ((!some && !more && !soon)
            || m_facts.classOf(child) == PivotServiceClass::Infrastructure)
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
        if (soon)
            addSoon(child);
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
            return m_ambiguous.add(child, k);
        for (const auto& [parent, triangle] : m_parents)
            add(parent, child, k, triangle);
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
    std::vector<std::vector<EpisodeId>> m_soon; ///< by host; empty without tolerance
    AmbiguousPivots m_ambiguous;
    PivotLinks m_result;
};

} // namespace

std::string_view hidingVerdict(const PivotFacts& facts, const Episode& session)
{
    const PivotVerdicts& verdicts = facts.settings.verdicts;
    if (facts.roles[session.client].ignored || facts.roles[session.server].ignored)
        return "ignored host";
    if (verdicts.ignoredPorts.contains(facts.flowSet.flows()[session.firstFlow].serverPort))
        return "ignored port";
    if (verdicts.ignoredPairs.contains(
            {facts.hosts()[session.client], facts.hosts()[session.server]}))
        return "ignored pair";
    return {};
}

std::string_view hidingVerdict(const PivotFacts& facts, const PivotLink& link)
{
    const Episode& parent = facts.episodes[link.parent];
    const Episode& child = facts.episodes[link.child];
    if (facts.roles[child.client].knownJumpHost)
        return "known jump host";
    const std::string_view first = hidingVerdict(facts, parent);
    return first.empty() ? hidingVerdict(facts, child) : first;
}

PivotLinks findLinks(const PivotFacts& facts, std::stop_token stop)
{
    return LinkFinder(facts).find(stop);
}

} // namespace nb
