// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/recommend.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace nb::scope {

namespace {

/// The plan with some conversations taken away.
class WhatIf
{
public:
    explicit WhatIf(const Recommendation& r)
        : m_model(r.planned)
        , m_after(r.after)
    {
    }
    /// Assets that leave the scope when these end.
    [[nodiscard]] std::vector<std::uint32_t> lostWithout(
        const std::vector<std::uint32_t>& conversations)
    {
        std::vector<ConvState> before;
        for (const std::uint32_t index : conversations) {
            before.push_back(m_model.conversations[index].state);
            m_model.conversations[index].state = ConvState::Denied;
        }
        updateEdges(m_model);
        const Classification without = classify(m_model);
        for (std::size_t i = 0; i < conversations.size(); ++i)
            m_model.conversations[conversations[i]].state = before[i];
        std::vector<std::uint32_t> lost;
        for (std::uint32_t i = 0; i < m_model.assets.size(); ++i)
            if (isInScope(m_after.assets[i].category) && !isInScope(without.assets[i].category))
                lost.push_back(i);
        return lost;
    }

private:
    Model m_model;
    const Classification& m_after;
};

class Alternatives
{
public:
    Alternatives(const Model& model, const Recommendation& r)
        : m_before(model)
        , m_r(r)
        , m_whatIf(r)
    {
    }
    std::vector<Alternative> collect();

private:
    void addSides();
    void addServices();
    void addJumpHost();
    [[nodiscard]] std::uint32_t assetOf(std::uint32_t host) const
    {
        return static_cast<std::uint32_t>(m_r.planned.hosts[host].asset);
    }
    [[nodiscard]] bool inCde(std::uint32_t host) const
    {
        return isCde(m_r.after.assets[assetOf(host)].category);
    }
    [[nodiscard]] std::size_t holesOf(const std::vector<std::uint32_t>& conversations) const;

    const Model& m_before;
    const Recommendation& m_r;
    WhatIf m_whatIf;
    std::vector<Alternative> m_found;
};

/// Distinct services between pairs of systems.
std::size_t Alternatives::holesOf(const std::vector<std::uint32_t>& conversations) const
{
    std::set<std::tuple<std::uint32_t, std::uint32_t, Service>> holes;
    for (const std::uint32_t index : conversations) {
        const ModelConversation& c = m_r.planned.conversations[index];
        holes.insert({assetOf(c.client), assetOf(c.server), c.service});
    }
    return holes.size();
}

/// Either the systems that belong to the CDE leave a segment, or the others do.
void Alternatives::addSides()
{
    struct Side
    {
        std::size_t inside = 0;
        std::size_t outside = 0;
        bool data = false;
    };
    std::map<std::int32_t, Side> zones;
    for (std::uint32_t asset = 0; asset < m_before.assets.size(); ++asset) {
        const Category category = m_r.before.assets[asset].category;
        const auto& segments = m_before.assets[asset].segments;
        const bool inside = std::ranges::binary_search(m_r.enclave, asset);
        if (m_before.assets[asset].external || category == Category::Segmenting || segments.empty()
            || (!isCde(category) && !inside))
            continue;
        Side& side = zones[m_r.before.zones[static_cast<std::size_t>(segments.front())]];
        ++(inside ? side.inside : side.outside);
        side.data = side.data || category == Category::Chd;
    }
    for (const auto& [zone, side] : zones) {
        if (!side.data || side.outside == 0)
            continue;
        const std::string& name = m_before.answers.segments[static_cast<std::size_t>(zone)].name;
        const bool moveIn = side.inside <= side.outside; // fewer moves win
        m_found.push_back({Alternative::Kind::MoveIn, name, moveIn, side.inside, 1, {}, {}, 0});
        m_found.push_back({Alternative::Kind::MoveOut, name, !moveIn, side.outside, 1, {}, {}, 0});
    }
}

/// Names, time, logs of its own: whoever only served the CDE, or was served with it, falls away.
void Alternatives::addServices()
{
    std::map<std::string, std::vector<std::uint32_t>> used; ///< by kind of service
    for (std::uint32_t i = 0; i < m_r.planned.conversations.size(); ++i) {
        const ModelConversation& c = m_r.planned.conversations[i];
        const std::string_view kind = securityServiceOf(c.service);
        if (c.visible() && !kind.empty() && inCde(c.client) && !inCde(c.server)
            && m_r.after.assets[assetOf(c.server)].category != Category::External)
            used[std::string(kind)].push_back(i);
    }
    for (auto& [kind, conversations] : used) {
        Alternative found {Alternative::Kind::Dedicate, kind, false, 0, 1, {}, {}, 0};
        found.lost = m_whatIf.lostWithout(conversations);
        found.holes = holesOf(conversations);
        found.conversations = std::move(conversations);
        m_found.push_back(std::move(found));
    }
}

/// Direct administration becomes one way: fewer holes, and nobody leaves the scope.
void Alternatives::addJumpHost()
{
    std::vector<std::uint32_t> direct;
    std::set<std::pair<std::uint32_t, Service>> onward;
    for (std::uint32_t i = 0; i < m_r.planned.conversations.size(); ++i) {
        const ModelConversation& c = m_r.planned.conversations[i];
        const std::uint32_t client = assetOf(c.client);
        if (!c.visible() || c.ambiguous || adminOf(c.service) != Admin::Yes || !inCde(c.server)
            || inCde(c.client) || m_r.planned.assets[client].external
            || m_r.planned.has(client, Role::Jump) || m_r.planned.has(client, Role::Pam))
            continue;
        direct.push_back(i);
        onward.insert({assetOf(c.server), c.service});
    }
    if (direct.empty())
        return;
    const std::size_t holes = holesOf(direct);
    Alternative found {Alternative::Kind::JumpHost, "", false, 0, 1, {}, std::move(direct), 0};
    found.holes = holes - std::min(holes, onward.size());
    m_found.push_back(std::move(found));
}

std::vector<Alternative> Alternatives::collect()
{
    addSides();
    addServices();
    addJumpHost();
    std::ranges::stable_sort(m_found, {}, [](const Alternative& a) { return a.kind; });
    return std::move(m_found);
}

std::string number(std::size_t count, const char* word)
{
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

} // namespace

std::string_view toString(Alternative::Kind kind)
{
    constexpr std::array<std::string_view, 4> kNames {
        "move the CDE in", "move the others out", "dedicate a service", "jump host"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Alternative> alternativesOf(const Model& model, const Recommendation& recommendation)
{
    return Alternatives(model, recommendation).collect();
}

std::string alternativeText(const Alternative& a)
{
    switch (a.kind) {
    case Alternative::Kind::MoveIn:
        return number(a.moves, "system") + " of the CDE into a segment of their own";
    case Alternative::Kind::MoveOut:
        return number(a.moves, "system") + " that do not belong to the CDE into another segment";
    case Alternative::Kind::Dedicate:
        return "a service for the CDE alone: 1 more system in it, "
            + number(a.lost.size(), "connected system") + " less, " + number(a.holes, "service")
            + " less through the border";
    case Alternative::Kind::JumpHost:
        break;
    }
    return "1 more system; who administers stays in scope (connected indirectly), "
        + number(a.holes, "service") + " less through the border";
}

} // namespace nb::scope
