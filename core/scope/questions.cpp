// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/review.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace nb::scope {

namespace {

class QuestionCollector
{
public:
    QuestionCollector(const Model& model, const Classification& result)
        : m_model(model)
        , m_result(result)
    {
    }
    std::vector<Question> collect();

private:
    void askByProof();
    void askAccountData();
    void askAdministration();
    void askControls();
    void askDirections();
    void askUnconfirmed();
    void askRoles();
    void askNatMembers();
    void askDecisions();
    void add(
        std::string kind, std::string subject, std::string text, std::set<std::uint32_t> assets);
    [[nodiscard]] std::uint32_t assetOf(std::uint32_t host) const
    {
        return static_cast<std::uint32_t>(m_model.hosts[host].asset);
    }
    [[nodiscard]] Category categoryOf(std::uint32_t asset) const
    {
        return m_result.assets[asset].category;
    }

    const Model& m_model;
    const Classification& m_result;
    std::vector<Question> m_questions;
};

void QuestionCollector::add(
    std::string kind, std::string subject, std::string text, std::set<std::uint32_t> assets)
{
    const std::size_t count = assets.size();
    m_questions.push_back({std::move(kind), std::move(subject), count, std::move(text),
        {assets.begin(), assets.end()}});
}

/// What holds assets back, one question for all of a segment.
void QuestionCollector::askByProof()
{
    std::map<std::pair<Reason, std::int32_t>, std::set<std::uint32_t>> held;
    for (std::uint32_t i = 0; i < m_model.assets.size(); ++i)
        for (const Proof& proof : m_result.assets[i].proofs)
            if (proof.reason >= Reason::NoSegment && proof.reason <= Reason::Blind) {
                const auto& segments = m_model.assets[i].segments;
                held[{proof.reason, segments.empty() ? kNone : segments.front()}].insert(i);
            }
    for (const auto& [key, assets] : held) {
        const std::string segment = key.second == kNone
            ? std::string("(none)")
            : m_model.answers.segments[static_cast<std::size_t>(key.second)].name;
        if (key.first == Reason::NoSegment)
            add("segment", segment, "In which segments are these addresses?", assets);
        else if (key.first == Reason::SegmentUnconfirmed)
            add("segment", segment, "Is segment " + segment + " right as it is stated?", assets);
        else
            add("visibility", segment,
                "No exporter sees traffic between " + segment
                    + " and the CDE: which one could, or was the segmentation tested (E1)?",
                assets);
    }
}

void QuestionCollector::askAccountData()
{
    std::map<std::string, std::set<std::uint32_t>> unknown;
    std::set<std::uint32_t> tagged;
    for (std::uint32_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetAnswer* const answer = m_model.answerOf(i);
        const bool known
            = answer != nullptr && (answer->accountData || answer->dataState > DataState::Clear);
        const Category category = categoryOf(i);
        if (known || m_model.assets[i].external || category == Category::Segmenting)
            continue;
        const auto& proofs = m_result.assets[i].proofs;
        if (!proofs.empty() && proofs.front().reason == Reason::TaggedFlow)
            tagged.insert(i);
        else
            unknown[m_model.segmentText(i)].insert(i);
    }
    for (const std::uint32_t asset : tagged)
        add("account-data", m_model.assets[asset].name,
            "It exchanges account data: does it store, process or transmit it?", {asset});
    for (const auto& [segment, assets] : unknown)
        add("account-data", segment.empty() ? "(none)" : segment,
            "Do these systems store, process or transmit account data?", assets);
}

/// File sharing and databases may be administration or not: one question for each server.
void QuestionCollector::askAdministration()
{
    std::map<std::tuple<std::uint32_t, Service, std::int32_t>, std::set<std::uint32_t>> asked;
    for (const ModelConversation& c : m_model.conversations) {
        if (!c.visible() || adminOf(c.service) != Admin::Possible)
            continue;
        const std::uint32_t client = assetOf(c.client);
        const std::uint32_t server = assetOf(c.server);
        if (!isConnected(categoryOf(server)) || m_model.assets[client].external
            || categoryOf(client) <= Category::Indirect)
            continue;
        asked[{server, c.service, m_model.hosts[c.client].segment}].insert(client);
    }
    for (const auto& [key, clients] : asked) {
        const auto& [server, service, segment] = key;
        const std::string from = segment == kNone
            ? std::string("no segment")
            : m_model.answers.segments[static_cast<std::size_t>(segment)].name;
        add("administration", m_model.assets[server].name + " " + toString(service),
            "Possible administration of " + m_model.assets[server].name + " over "
                + toString(service) + " from " + from + ": is it?",
            clients);
    }
}

void QuestionCollector::askControls()
{
    const std::size_t count = m_model.segmentCount();
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b) {
            if (m_model.control(a, b).kind != ControlKind::Unknown
                || !(m_result.cdeSegments[a] || m_result.cdeSegments[b]))
                continue;
            const auto other = static_cast<std::int32_t>(m_result.cdeSegments[a] ? b : a);
            std::set<std::uint32_t> assets;
            for (std::uint32_t i = 0; i < m_model.assets.size(); ++i)
                if (m_result.assets[i].state == AssetState::Hold
                    && std::ranges::find(m_model.assets[i].segments, other)
                        != m_model.assets[i].segments.end())
                    assets.insert(i);
            const std::string pair
                = m_model.answers.segments[a].name + " - " + m_model.answers.segments[b].name;
            add("control", pair, "What stands between " + pair + ", and when was it tested?",
                assets);
        }
}

void QuestionCollector::askDirections()
{
    for (std::size_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        if (!c.ambiguous || !connects(c.state))
            continue;
        add("direction", conversationText(m_model, i),
            "Which of the two is the server? Until then the flow is in no rule.",
            {assetOf(c.client), assetOf(c.server)});
    }
}

void QuestionCollector::askUnconfirmed()
{
    for (std::size_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        if (c.state != ConvState::Unconfirmed || !c.visible() || c.decision != kNone)
            continue;
        const std::uint32_t client = assetOf(c.client);
        const std::uint32_t server = assetOf(c.server);
        if (isCde(categoryOf(client)) == isCde(categoryOf(server)))
            continue;
        const std::uint32_t peer = isCde(categoryOf(client)) ? server : client;
        add("unconfirmed", conversationText(m_model, i),
            "Seen one way only, and counts as a connection until it is dismissed: is it one?",
            {peer});
    }
}

/// Who serves the CDE on a port of a security service, and is not said to be one.
void QuestionCollector::askRoles()
{
    std::map<std::uint32_t, std::set<std::string>> proposed;
    for (const ModelConversation& c : m_model.conversations) {
        const std::uint32_t client = assetOf(c.client);
        const std::uint32_t server = assetOf(c.server);
        const std::string_view role = securityServiceOf(c.service);
        if (c.visible() && !role.empty() && isCde(categoryOf(client))
            && categoryOf(server) == Category::Communicating)
            proposed[server].emplace(role);
    }
    for (std::uint32_t i = 0; i < m_model.assets.size(); ++i)
        if (m_model.scanner[i] && !m_model.has(i, Role::SecurityService))
            proposed[i].emplace("vulnerability scanner");
    for (const auto& [asset, roles] : proposed) {
        std::string text;
        for (const std::string& role : roles)
            text += (text.empty() ? "" : ", ") + role;
        add("role", m_model.assets[asset].name,
            "It looks like a security service (" + text + "): is it?", {asset});
    }
}

void QuestionCollector::askNatMembers()
{
    for (std::uint32_t i = 0; i < m_model.assets.size(); ++i)
        if (m_model.has(i, Role::Nat) && m_model.answerOf(i)->natMembers.empty()
            && categoryOf(i) <= Category::Undetermined)
            add("nat", m_model.assets[i].name, "Which systems are behind this translated address?",
                {i});
}

void QuestionCollector::askDecisions()
{
    std::map<std::pair<std::int32_t, std::int32_t>, std::set<std::uint32_t>> open;
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> flows;
    for (const ModelConversation& c : m_model.conversations) {
        const std::uint32_t client = assetOf(c.client);
        const std::uint32_t server = assetOf(c.server);
        if (c.verdict != Verdict::Undecided || c.ambiguous || !c.visible()
            || isCde(categoryOf(client)) == isCde(categoryOf(server)))
            continue;
        const std::pair key {m_model.hosts[c.client].segment, m_model.hosts[c.server].segment};
        open[key].insert(isCde(categoryOf(client)) ? server : client);
        ++flows[key];
    }
    const auto name = [this](std::int32_t segment) {
        return segment == kNone ? std::string("(none)")
                                : m_model.answers.segments[static_cast<std::size_t>(segment)].name;
    };
    for (const auto& [key, assets] : open)
        add("decision", name(key.first) + " -> " + name(key.second),
            std::to_string(flows[key])
                + " observed flows at the border of the CDE are not decided: accept or reject?",
            assets);
}

std::vector<Question> QuestionCollector::collect()
{
    askByProof();
    askAccountData();
    askAdministration();
    askControls();
    askDirections();
    askUnconfirmed();
    askRoles();
    askNatMembers();
    askDecisions();
    std::ranges::stable_sort(m_questions, [](const Question& a, const Question& b) {
        return std::tie(b.dependants, a.kind, a.subject)
            < std::tie(a.dependants, b.kind, b.subject);
    });
    return std::move(m_questions);
}

} // namespace

std::vector<Question> questionsOf(const Model& model, const Classification& result)
{
    return QuestionCollector(model, result).collect();
}

} // namespace nb::scope
