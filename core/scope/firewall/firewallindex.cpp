// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewallindex.h"

#include "core/scope/model.h"
#include "core/scope/texttable.h"

#include <algorithm>
#include <map>
#include <set>

namespace nb::scope {

namespace {

/// Hosts of these networks, which are in the order of addresses; empty is any.
std::vector<std::uint32_t> hostsIn(
    const std::vector<IpPrefix>& networks, const std::vector<ModelHost>& hosts)
{
    std::vector<std::uint32_t> found;
    if (networks.empty()) {
        for (std::uint32_t host = 0; host < hosts.size(); ++host)
            found.push_back(host);
        return found;
    }
    for (const IpPrefix& network : networks) {
        const auto first
            = std::ranges::lower_bound(hosts, network.address(), {}, &ModelHost::address);
        for (auto at = first; at != hosts.end() && network.contains(at->address); ++at)
            found.push_back(static_cast<std::uint32_t>(at - hosts.begin()));
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

FirewallIndex::FirewallIndex(
    const std::vector<FirewallRule>& rules, const std::vector<ModelHost>& hosts)
    : m_rules(rules)
    , m_bySource(hosts.size())
    , m_byDestination(hosts.size())
{
    std::map<std::pair<std::string, std::string>, std::uint32_t> lists;
    for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
        const auto number = static_cast<std::uint32_t>(lists.size());
        m_listOf.push_back(
            lists.try_emplace({rules[rule].device, rules[rule].list}, number).first->second);
        m_sources.push_back(hostsIn(rules[rule].sources, hosts));
        m_destinations.push_back(hostsIn(rules[rule].destinations, hosts));
        for (const std::uint32_t host : m_sources.back())
            m_bySource[host].push_back(rule);
        for (const std::uint32_t host : m_destinations.back())
            m_byDestination[host].push_back(rule);
    }
}

template <typename Visit>
void FirewallIndex::forEachOf(std::uint32_t source, std::uint32_t destination, Visit visit) const
{
    const std::vector<std::uint32_t>& from = m_bySource[source];
    const std::vector<std::uint32_t>& to = m_byDestination[destination];
    auto a = from.begin();
    auto b = to.begin();
    while (a != from.end() && b != to.end()) {
        if (*a < *b)
            ++a;
        else if (*b < *a)
            ++b;
        else {
            if (!visit(*a))
                return;
            ++a;
            ++b;
        }
    }
}

std::vector<std::uint32_t> FirewallIndex::permitting(
    std::uint32_t client, std::uint32_t server, const Service& service) const
{
    std::vector<std::uint32_t> permitting;
    std::set<std::uint32_t> decided; // lists
    forEachOf(client, server, [&](std::uint32_t rule) {
        if (!decided.contains(m_listOf[rule])
            && coversServices(m_rules[rule].services, {service})) {
            decided.insert(m_listOf[rule]);
            if (m_rules[rule].permit)
                permitting.push_back(rule);
        }
        return true;
    });
    return permitting;
}

bool FirewallIndex::isReached(
    std::uint32_t rule, std::uint32_t source, std::uint32_t destination) const
{
    bool reached = true;
    forEachOf(source, destination, [&](std::uint32_t before) {
        if (before >= rule)
            return false;
        if (!m_rules[before].permit && m_listOf[before] == m_listOf[rule]
            && coversServices(m_rules[before].services, m_rules[rule].services))
            reached = false;
        return reached;
    });
    return reached;
}

bool coversServices(const std::vector<Service>& wide, const std::vector<Service>& narrow)
{
    if (wide.empty() || narrow.empty())
        return wide.empty();
    return std::ranges::all_of(narrow, [&wide](const Service& one) {
        return std::ranges::any_of(wide, [&one](const Service& w) { return w.covers(one); });
    });
}

bool isAnybody(const std::vector<IpPrefix>& networks)
{
    return networks.empty()
        || std::ranges::any_of(networks, [](const IpPrefix& p) { return p.length() == 0; });
}

std::string firewallRuleText(const FirewallRule& rule)
{
    std::string text;
    for (const std::string* const part : {&rule.device, &rule.list, &rule.id})
        if (!part->empty())
            appendItem(text, *part);
    return text;
}

void setFirewallRules(
    Answers& answers, const std::string& device, const std::vector<FirewallRule>& rules)
{
    std::erase_if(answers.firewallRules,
        [&device](const FirewallRule& rule) { return rule.device == device; });
    for (FirewallRule rule : rules) {
        rule.device = device;
        answers.firewallRules.push_back(std::move(rule));
    }
}

} // namespace nb::scope
