// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewalljson.h"
#include "core/scope/firewall/firewallreview.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace nb::scope {

namespace {

/// What the rules that are there say about the CDE, beside what was seen.
class FirewallFindings
{
public:
    FirewallFindings(const Model& model, const Classification& result)
        : m_model(model)
        , m_result(result)
        , m_firewall(*model.firewall)
        , m_used(usedRules(model))
    {
    }
    std::vector<Finding> collect();

private:
    void lookAt(std::uint32_t rule);
    void lookAtBreadth(const FirewallRule& rule, bool into, const std::string& subject);
    void lookAtStores(std::uint32_t rule, const std::string& subject);
    void addUnexplained();
    void addOpened();
    void add(Severity severity, const char* requirement, std::string subject, std::string text,
        std::vector<std::uint32_t> conversations = {})
    {
        m_findings.push_back(
            {severity, requirement, std::move(subject), std::move(text), std::move(conversations)});
    }
    [[nodiscard]] bool inCde(std::uint32_t host) const
    {
        const std::int32_t asset = m_model.hosts[host].asset;
        return asset != kNone && isCde(m_result.assets[static_cast<std::size_t>(asset)].category);
    }
    [[nodiscard]] bool anyInCde(const std::vector<std::uint32_t>& hosts) const
    {
        return std::ranges::any_of(hosts, [this](std::uint32_t host) { return inCde(host); });
    }
    /// Nobody who is known is outside too.
    [[nodiscard]] bool anyOutside(const std::vector<std::uint32_t>& hosts) const
    {
        return hosts.empty()
            || std::ranges::any_of(hosts, [this](std::uint32_t host) { return !inCde(host); });
    }

    const Model& m_model;
    const Classification& m_result;
    const FirewallIndex& m_firewall;
    std::vector<RuleUse> m_used;
    std::vector<Finding> m_findings;
};

void FirewallFindings::lookAtBreadth(
    const FirewallRule& rule, bool into, const std::string& subject)
{
    const bool anybody = isAnybody(into ? rule.sources : rule.destinations);
    if (!anybody && !rule.services.empty())
        return;
    const std::string what = !anybody ? "any service"
        : rule.services.empty() ? into ? "any service from anywhere" : "any service to anywhere"
        : into                  ? "traffic from anywhere"
                                : "traffic to anywhere";
    add(Severity::High, into ? "1.3.1" : "1.3.2", subject,
        std::string(into ? "A rule into the CDE permits " : "A rule out of the CDE permits ") + what
            + ": that is no controlled access");
}

/// A store of account data that an untrusted network may reach (1.4.4), seen or not.
void FirewallFindings::lookAtStores(std::uint32_t rule, const std::string& subject)
{
    const FirewallRule& r = m_firewall.rules()[rule];
    constexpr std::uint32_t kAnybody = 0xFFFF'FFFFU;
    const auto stores = [this](std::uint32_t host) {
        const AssetAnswer* const answer = m_model.hosts[host].asset == kNone
            ? nullptr
            : m_model.answerOf(static_cast<std::size_t>(m_model.hosts[host].asset));
        return answer != nullptr && (answer->accountData.value_or(0) & kStores) != 0
            && answer->dataState != DataState::CipherNoKey && answer->dataState != DataState::Token;
    };
    const auto look = [&](std::uint32_t store, const std::vector<std::uint32_t>& others, bool any) {
        std::uint32_t other = any ? kAnybody : store;
        for (const std::uint32_t host : others)
            if (!any && host != store && m_model.hosts[host].asset != kNone
                && isForbidden(m_model, host, store))
                other = host;
        if (other == store)
            return false;
        const std::string who = other == kAnybody
            ? std::string("anybody")
            : m_model.hosts[other].address.toString() + ", of an untrusted network,";
        add(Severity::Critical, "1.4.4", subject,
            "A rule permits " + who + " to exchange traffic with " + m_model.nameOfHost(store)
                + ", which stores account data");
        return true;
    };
    for (const std::uint32_t host : m_firewall.destinations(rule))
        if (!isAnybody(r.destinations) && stores(host)
            && look(host, m_firewall.sources(rule), isAnybody(r.sources)))
            return;
    for (const std::uint32_t host : m_firewall.sources(rule))
        if (!isAnybody(r.sources) && stores(host)
            && look(host, m_firewall.destinations(rule), isAnybody(r.destinations)))
            return;
}

void FirewallFindings::lookAt(std::uint32_t rule)
{
    const FirewallRule& r = m_firewall.rules()[rule];
    const std::string subject = firewallRuleText(r);
    const std::vector<std::uint32_t>& sources = m_firewall.sources(rule);
    const std::vector<std::uint32_t>& destinations = m_firewall.destinations(rule);
    const bool into = anyInCde(destinations) && anyOutside(sources);
    const bool from = anyInCde(sources) && anyOutside(destinations);
    if (!r.permit || (!into && !from))
        return;
    const std::string says = " (" + sideText(r.sources) + " -> " + sideText(r.destinations) + " "
        + servicesText(r.services) + ")";
    lookAtStores(rule, subject);
    if (into)
        lookAtBreadth(r, true, subject);
    if (from)
        lookAtBreadth(r, false, subject);
    if (m_firewall.sources(rule).empty() || m_firewall.destinations(rule).empty())
        add(Severity::High, "1.2.7", subject,
            "A rule at the border of the CDE for systems that nobody knows: none of them was seen "
            "or stated"
                + says);
    else if (m_used[rule].conversations == 0)
        add(Severity::Medium, "1.2.7", subject,
            "Permitted at the border of the CDE, and not used in the period" + says);
}

/// What passed, although no rule that is known lets it.
void FirewallFindings::addUnexplained()
{
    const std::vector<FirewallRule>& rules = m_firewall.rules();
    std::map<std::pair<std::string, Service>, std::vector<std::uint32_t>> unexplained;
    for (std::uint32_t i = 0; i < m_model.conversations.size(); ++i) {
        const ModelConversation& c = m_model.conversations[i];
        if (!c.visible() || c.ambiguous || inCde(c.client) == inCde(c.server))
            continue;
        const auto between = std::ranges::find_if(rules,
            [&](const FirewallRule& rule) { return isBetween(m_model, rule, c.client, c.server); });
        const bool explained = std::ranges::any_of(
            m_firewall.permitting(c.client, c.server, c.service), [&](std::uint32_t rule) {
                return isBetween(m_model, rules[rule], c.client, c.server);
            });
        if (between != rules.end() && !explained)
            unexplained[{between->device, c.service}].push_back(i);
    }
    for (const auto& [key, conversations] : unexplained) {
        std::string flows = conversationText(m_model, conversations.front());
        if (conversations.size() > 1)
            flows += " and " + std::to_string(conversations.size() - 1) + " more";
        add(Severity::High, "1.2.8",
            key.first.empty() ? toString(key.second) : key.first + " " + toString(key.second),
            "Observed at the border of the CDE, and not permitted by the imported rules: are they "
            "the running ones, or is there another way? ("
                + flows + ")",
            conversations);
    }
}

void FirewallFindings::addOpened()
{
    const std::size_t count = m_model.segmentCount();
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b) {
            const std::int32_t rule = m_model.control(a, b).openedBy;
            if (rule == kNone || (!m_result.cdeSegments[a] && !m_result.cdeSegments[b]))
                continue;
            add(Severity::High, "1.3.1",
                m_model.answers.segments[a].name + " - " + m_model.answers.segments[b].name,
                "Not segmented: "
                    + firewallRuleText(m_firewall.rules()[static_cast<std::size_t>(rule)])
                    + " permits every service between these segments");
        }
}

std::vector<Finding> FirewallFindings::collect()
{
    for (std::uint32_t rule = 0; rule < m_firewall.rules().size(); ++rule)
        lookAt(rule);
    addUnexplained();
    addOpened();
    return std::move(m_findings);
}

} // namespace

std::vector<Finding> firewallFindingsOf(const Model& model, const Classification& result)
{
    if (!model.firewall)
        return {};
    return FirewallFindings(model, result).collect();
}

} // namespace nb::scope
