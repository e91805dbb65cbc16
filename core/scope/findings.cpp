// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/classifypass.h"
#include "core/scope/firewall/firewallreview.h"
#include "core/scope/review.h"
#include "core/scope/texttable.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace nb::scope {

namespace {

/// `TLS 1.3; owner IT; until 2026-12-31`.
std::string mitigationText(const Mitigation& mitigation)
{
    std::string text = mitigation.feature;
    if (!mitigation.owner.empty())
        appendItem(text, "owner " + mitigation.owner, "; ");
    if (mitigation.until)
        appendItem(text, "until " + toString(*mitigation.until), "; ");
    return text;
}

class FindingCollector
{
public:
    FindingCollector(const Model& model, const Classification& result)
        : m_model(model)
        , m_result(result)
    {
    }
    std::vector<Finding> collect();

private:
    void lookAt(std::uint32_t index);
    void lookAtBorder(std::uint32_t index);
    void lookAtAdmin(std::uint32_t index);
    void lookAtService(std::uint32_t index);
    void addServices();
    void addControls();
    void addThirdParties();
    void addUnlisted();
    void addLinks();
    void addNat();
    void addExceptions();
    void addOverrides();
    void addUpstream();
    void addUnused();
    void addUnjustified();
    void addExpired();
    [[nodiscard]] bool isUnjustified(const ModelConversation& c) const;
    void add(Severity severity, std::string requirement, std::string subject, std::string text,
        std::vector<std::uint32_t> conversations = {});
    [[nodiscard]] std::uint32_t assetOf(std::uint32_t host) const
    {
        return static_cast<std::uint32_t>(m_model.hosts[host].asset);
    }
    [[nodiscard]] bool inCde(std::uint32_t host) const
    {
        return isCde(m_result.assets[assetOf(host)].category);
    }
    /// `a -> b tcp/443 and 3 more`.
    [[nodiscard]] std::string flowsText(const std::vector<std::uint32_t>& conversations) const
    {
        const std::string first = conversationText(m_model, conversations.front());
        return conversations.size() == 1
            ? first
            : first + " and " + std::to_string(conversations.size() - 1) + " more";
    }
    [[nodiscard]] bool isOutside(std::uint32_t host) const
    {
        return m_model.assets[assetOf(host)].external;
    }

    struct ServiceUse
    {
        std::vector<std::uint32_t> conversations;
        std::set<std::string> protections;
        bool open = false;
    };
    const Model& m_model;
    const Classification& m_result;
    std::map<Service, ServiceUse> m_services; ///< insecure ones at the border of the CDE
    std::map<std::string, std::vector<std::uint32_t>> m_unregistered;
    std::map<Service, std::vector<std::uint32_t>> m_unjustified; ///< accepted at the border
    std::vector<Finding> m_findings;
};

void FindingCollector::add(Severity severity, std::string requirement, std::string subject,
    std::string text, std::vector<std::uint32_t> conversations)
{
    m_findings.push_back({severity, std::move(requirement), std::move(subject), std::move(text),
        std::move(conversations)});
}

void FindingCollector::lookAt(std::uint32_t index)
{
    const ModelConversation& c = m_model.conversations[index];
    if (!c.visible())
        return;
    const std::string flow = conversationText(m_model, index);
    if (isForbidden(m_model, c.client, c.server))
        add(Severity::Critical, "1.4.4", flow,
            "A store of account data exchanges traffic with an untrusted network"
                + std::string(c.verdict == Verdict::Accepted && c.decision != kNone
                        ? "; accepting the flow is blocked, and no export has it"
                        : "; no export has it"),
            {index});
    if (isOutside(c.client) && !isOutside(c.server) && m_model.trustOf(c.client) == Trust::Internet
        && m_model.trustOf(c.server) != Trust::Dmz)
        add(Severity::High, "1.4.2", flow,
            "Begun from the Internet, to a system that is in no segment for public services",
            {index});
    lookAtBorder(index);
    lookAtAdmin(index);
    lookAtService(index);
    if (c.verdict == Verdict::Rejected && inCde(c.client) != inCde(c.server))
        add(Severity::Medium, inCde(c.client) ? "1.3.2" : "1.3.1", flow,
            "Rejected in the review, and observed all the same", {index});
}

void FindingCollector::lookAtBorder(std::uint32_t index)
{
    const ModelConversation& c = m_model.conversations[index];
    const std::string flow = conversationText(m_model, index);
    const bool clientIn = inCde(c.client);
    const bool serverIn = inCde(c.server);
    if (clientIn != serverIn && !c.ambiguous && isUnjustified(c))
        m_unjustified[c.service].push_back(index);
    const auto carries = c.decision == kNone
        ? Carries::Unknown
        : m_model.answers.decisions[static_cast<std::size_t>(c.decision)].accountData;
    if (clientIn && serverIn) {
        if (m_result.assets[assetOf(c.client)].category == Category::Chd
            && m_result.assets[assetOf(c.server)].category == Category::Chd
            && carries == Carries::Unknown)
            add(Severity::Low, "1.2.4", flow,
                "Both systems handle account data, and the flow has no tag: does it carry any?",
                {index});
        return;
    }
    if (!clientIn && !serverIn)
        return;
    const std::uint32_t peer = clientIn ? c.server : c.client;
    const Trust trust = m_model.trustOf(peer);
    if (trust == Trust::Wireless || trust == Trust::Guest)
        add(Severity::High, "1.3.3", flow,
            std::string(trust == Trust::Guest ? "A guest" : "A wireless")
                + " network exchanges traffic with the CDE",
            {index});
    if (!isOutside(peer))
        return;
    const bool registered = m_model.thirdPartyOf(m_model.hosts[peer].address) != nullptr;
    if (clientIn && !registered)
        add(Severity::High, "1.3.2", flow,
            "The CDE reaches a system outside that belongs to no registered third party", {index});
    if (!registered)
        m_unregistered[m_model.hosts[peer].address.toString()].push_back(index);
}

void FindingCollector::lookAtAdmin(std::uint32_t index)
{
    const ModelConversation& c = m_model.conversations[index];
    const bool through
        = m_model.has(assetOf(c.client), Role::Jump) || m_model.has(assetOf(c.client), Role::Pam);
    if (adminOf(c.service) == Admin::Yes && inCde(c.server) && !inCde(c.client) && !through)
        add(Severity::High, "8.4.2/1.3.1", conversationText(m_model, index),
            "Administration of the CDE that does not come through a jump host", {index});
}

void FindingCollector::lookAtService(std::uint32_t index)
{
    const ModelConversation& c = m_model.conversations[index];
    if (c.ambiguous || inCde(c.client) == inCde(c.server)
        || safetyOf(c.service).safety == Safety::Fine)
        return;
    ServiceUse& use = m_services[c.service];
    use.conversations.push_back(index);
    const auto& said = c.decision == kNone
        ? std::optional<Mitigation> {}
        : m_model.answers.decisions[static_cast<std::size_t>(c.decision)].mitigation;
    if (said && (!said->until || m_model.asOf <= *said->until))
        use.protections.insert(mitigationText(*said));
    else
        use.open = true;
}

/// The register of insecure services: one row for each.
void FindingCollector::addServices()
{
    for (const auto& [service, use] : m_services) {
        const SafetyInfo info = safetyOf(service);
        std::string said;
        for (const std::string& protection : use.protections)
            said += (said.empty() ? "" : "; ") + protection;
        const std::string flows = flowsText(use.conversations);
        std::string text;
        if (!use.open)
            text = "mitigated: " + said;
        else if (info.safety == Safety::Insecure)
            text = "open: insecure service at the border of the CDE"
                + (info.ask.empty() ? std::string {} : ", unless " + std::string(info.ask));
        else
            text = "ask: insecure unless it has " + std::string(info.ask);
        const Severity severity = !use.open   ? Severity::Info
            : info.safety == Safety::Insecure ? Severity::Medium
                                              : Severity::Low;
        add(severity, "1.2.6", std::string(info.name) + " " + toString(service),
            text + " (" + flows + ")", use.conversations);
    }
}

void FindingCollector::addControls()
{
    std::set<std::int32_t> told;
    const std::size_t count = m_model.segmentCount();
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            const ControlView& view = m_model.control(a, b);
            if (!m_result.cdeSegments[a] || m_result.zones[a] == m_result.zones[b] || view.tested)
                continue;
            if (view.answer != kNone && !told.insert(view.answer).second)
                continue;
            const ControlAnswer* const control = view.answer == kNone
                ? nullptr
                : &m_model.answers.controls[static_cast<std::size_t>(view.answer)];
            const std::string pair = control != nullptr && control->everyOtherPair()
                ? std::string("all other pairs")
                : m_model.answers.segments[a].name + " - " + m_model.answers.segments[b].name;
            std::string text = "Segmentation of the CDE that was never tested";
            if (!view.effective)
                text = "Nothing that denies by default is known between these segments";
            else if (control->tested && m_model.asOf < *control->tested)
                text = "The segmentation test is dated " + toString(*control->tested)
                    + ", after the day of this scope";
            else if (control->tested)
                text = "The last segmentation test, on " + toString(*control->tested)
                    + ", is older than " + std::to_string(m_model.testMonths()) + " months";
            add(Severity::High, m_model.answers.entity.serviceProvider ? "11.4.6" : "11.4.5", pair,
                std::move(text));
        }
}

void FindingCollector::addThirdParties()
{
    for (const auto& [address, conversations] : m_unregistered)
        add(Severity::Medium, "12.8", address,
            "Observed third-party connection of the CDE, and not in the register", conversations);
}

/// Addresses seen that no inventory has: each one that is in scope, the others by segment.
void FindingCollector::addUnlisted()
{
    std::map<std::string, std::size_t> others;
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const Asset& asset = m_model.assets[i];
        if (asset.answer != kNone || asset.external || asset.device || asset.added)
            continue;
        const Category category = m_result.assets[i].category;
        if (isInScope(category) && category != Category::Undetermined)
            add(Severity::Medium, "12.5.1", asset.name,
                "In scope as " + std::string(toString(category)) + ", and not in the inventory");
        else
            ++others[m_model.segmentText(i)];
    }
    for (const auto& [segment, count] : others)
        add(Severity::Low, "12.5.1", segment.empty() ? "(no segment)" : segment,
            std::to_string(count) + " addresses seen that are not in the inventory");
}

/// Link-local traffic between segments that are said to be apart: shown, not decided.
void FindingCollector::addLinks()
{
    std::set<std::uint32_t> senders;
    for (const std::uint32_t host : m_model.traffic->linkSenders)
        senders.insert(m_model.hostOfAddress.at(m_model.traffic->hosts[host].address));
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::uint32_t>> conflicts;
    for (std::uint32_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        const std::int32_t a = m_model.hosts[c.client].segment;
        const std::int32_t b = m_model.hosts[c.server].segment;
        if (isLinkLocalService(c.service) && connects(c.state) && a != b && a != kNone && b != kNone
            && senders.contains(c.client))
            conflicts[std::minmax(a, b)].push_back(i);
    }
    for (const auto& [pair, conversations] : conflicts)
        add(Severity::Medium, "1.2.3",
            m_model.answers.segments[static_cast<std::size_t>(pair.first)].name + " - "
                + m_model.answers.segments[static_cast<std::size_t>(pair.second)].name,
            "Traffic that does not leave a broadcast domain was seen between these segments: are "
            "they one?",
            conversations);
}

void FindingCollector::addNat()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i)
        if (m_model.has(i, Role::Nat) && m_model.answerOf(i)->natMembers.empty()
            && m_result.assets[i].category == Category::Communicating)
            add(Severity::High, "12.5.2", m_model.assets[i].name,
                "A translated address communicates with the CDE, and the systems behind it are "
                "not known: they are in scope");
}

/// What a person said in spite of the rules is there for the assessor to judge.
void FindingCollector::addOverrides()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetClass& a = m_result.assets[i];
        if (overrideIn(m_model, i) != nullptr && a.byRules < a.category)
            add(Severity::Medium, "12.5.2", m_model.assets[i].name,
                "Said to be " + std::string(toString(a.category)) + ", while the rules say "
                    + std::string(toString(a.byRules)) + ": judge the reason and its evidence");
    }
}

/// One level further than the model goes: for the assessor to know.
void FindingCollector::addUpstream()
{
    for (std::size_t i = 0; i < m_model.assets.size(); ++i) {
        const AssetClass& a = m_result.assets[i];
        if (a.upstream.empty() || isInScope(a.category))
            continue;
        std::string names = m_model.assets[a.upstream.front()].name;
        if (a.upstream.size() > 1)
            names += " and " + std::to_string(a.upstream.size() - 1) + " more";
        add(Severity::Low, "12.5.2", m_model.assets[i].name,
            "Upstream of indirect: administers " + names
                + ", which is connected indirectly; in strict mode it would be in scope");
    }
}

void FindingCollector::addExceptions()
{
    for (std::uint32_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        if (c.verdict != Verdict::Exception || c.decision == kNone || !c.visible())
            continue;
        const Decision& d = m_model.answers.decisions[static_cast<std::size_t>(c.decision)];
        if (inCde(c.server) && !inCde(c.client) && !Protocol(c.service.protocol).isIcmp())
            add(Severity::Medium, "12.5.2", conversationText(m_model, i),
                "An exception is for systems that only receive; this one begins the conversation, "
                "and stays in scope",
                {i});
        else if (d.evidence.empty())
            add(Severity::Low, "12.5.2", conversationText(m_model, i),
                "An exception without a grade of evidence", {i});
    }
}

void FindingCollector::addUnused()
{
    std::set<std::tuple<std::uint32_t, std::uint32_t, Service>> seen;
    for (const ModelConversation& c : m_model.conversations)
        seen.insert({c.client, c.server, c.service});
    for (const Decision& d : m_model.answers.decisions) {
        const Verdict verdict = verdictOn(d, m_model.asOf);
        if (!d.exact() || (verdict != Verdict::Accepted && verdict != Verdict::Temporary))
            continue;
        const std::uint32_t client = m_model.hostOfAddress.at(d.client.address());
        const std::uint32_t server = m_model.hostOfAddress.at(d.server.address());
        const Service service = serviceOf(*d.protocol, *d.port);
        if (!seen.contains({client, server, service}))
            add(Severity::Low, "1.2.7",
                d.client.toString() + " -> " + d.server.toString() + " " + toString(service),
                "Permitted, and not used in the period");
    }
}

bool FindingCollector::isUnjustified(const ModelConversation& c) const
{
    return (c.verdict == Verdict::Accepted || c.verdict == Verdict::Temporary)
        && (c.decision == kNone
            || m_model.answers.decisions[static_cast<std::size_t>(c.decision)]
                   .justification.empty());
}

/// What stays needs its reason; one row for each service.
void FindingCollector::addUnjustified()
{
    for (const auto& [service, conversations] : m_unjustified)
        add(Severity::Medium, "1.2.5", toString(service),
            "Accepted at the border of the CDE, and nobody said why it is needed ("
                + flowsText(conversations) + ")",
            conversations);
}

/// Decisions that were given and hold no more, or never did.
void FindingCollector::addExpired()
{
    for (const Decision& d : m_model.answers.decisions) {
        if (verdictOn(d, m_model.asOf) == d.verdict)
            continue;
        std::string subject = d.client.toString() + " -> " + d.server.toString();
        if (d.protocol && d.port)
            subject += " " + toString(serviceOf(*d.protocol, *d.port));
        if (d.verdict == Verdict::Exception)
            add(Severity::Medium, "12.5.2", std::move(subject),
                "An exception is for two systems, and for no account data: it does not hold");
        else if (const auto end = endOf(d))
            add(Severity::High, "1.2.5", std::move(subject),
                "The temporary permission ended on " + toString(*end) + ": the flow is open again");
        else
            add(Severity::High, "1.2.5", std::move(subject),
                "A temporary permission without an end: the flow is open again");
    }
}

std::vector<Finding> FindingCollector::collect()
{
    for (std::uint32_t i = 0; i < m_model.conversations.size(); ++i)
        lookAt(i);
    addServices();
    addControls();
    addThirdParties();
    addUnlisted();
    addLinks();
    addNat();
    addExceptions();
    addOverrides();
    addUpstream();
    addUnused();
    addUnjustified();
    addExpired();
    for (Finding& finding : firewallFindingsOf(m_model, m_result))
        m_findings.push_back(std::move(finding));
    std::ranges::stable_sort(m_findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.severity, a.requirement, a.subject)
            < std::tie(b.severity, b.requirement, b.subject);
    });
    return std::move(m_findings);
}

} // namespace

std::string_view toString(Severity severity)
{
    constexpr std::array<std::string_view, 5> kNames {"critical", "high", "medium", "low", "info"};
    return kNames[static_cast<std::size_t>(severity)];
}

bool isForbidden(const Model& model, std::uint32_t client, std::uint32_t server)
{
    const auto stores = [&model](std::uint32_t host) {
        const AssetAnswer* const answer
            = model.answerOf(static_cast<std::size_t>(model.hosts[host].asset));
        return answer != nullptr && (answer->accountData.value_or(0) & kStores) != 0
            && answer->dataState != DataState::CipherNoKey && answer->dataState != DataState::Token;
    };
    const auto untrusted = [&model](std::uint32_t host) {
        const Trust trust = model.trustOf(host);
        return trust == Trust::Internet || trust == Trust::Guest || trust == Trust::Wireless;
    };
    return (stores(client) && untrusted(server)) || (stores(server) && untrusted(client));
}

std::vector<Finding> findingsOf(const Model& model, const Classification& result)
{
    return FindingCollector(model, result).collect();
}

} // namespace nb::scope
