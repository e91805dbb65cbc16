// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"

#include <cstdint>
#include <vector>

namespace nb::scope {

struct ModelHost;

/// The rules that firewalls have, by the hosts they name: which of them decides over a flow.
/// Immutable; any thread. Indexes are those of Answers::firewallRules and Model::hosts.
class FirewallIndex
{
public:
    FirewallIndex(const std::vector<FirewallRule>& rules, const std::vector<ModelHost>& hosts);

    /// The rules that permit the flow: of each list the first one that fits decides.
    [[nodiscard]] std::vector<std::uint32_t> permitting(
        std::uint32_t client, std::uint32_t server, const Service& service) const;
    /// Whether nothing before the rule denies all of its services between these two.
    [[nodiscard]] bool isReached(
        std::uint32_t rule, std::uint32_t source, std::uint32_t destination) const;
    /// Hosts of a rule's sides, in order.
    [[nodiscard]] const std::vector<std::uint32_t>& sources(std::uint32_t rule) const
    {
        return m_sources[rule];
    }
    [[nodiscard]] const std::vector<std::uint32_t>& destinations(std::uint32_t rule) const
    {
        return m_destinations[rule];
    }
    [[nodiscard]] const std::vector<FirewallRule>& rules() const { return m_rules; }

private:
    /// Calls `visit` with each rule that names both, in order, until it gives false.
    template <typename Visit>
    void forEachOf(std::uint32_t source, std::uint32_t destination, Visit visit) const;

    std::vector<FirewallRule> m_rules;
    std::vector<std::uint32_t> m_listOf; ///< by rule: a number for device and list
    std::vector<std::vector<std::uint32_t>> m_sources; ///< by rule
    std::vector<std::vector<std::uint32_t>> m_destinations;
    std::vector<std::vector<std::uint32_t>> m_bySource; ///< by host: rules
    std::vector<std::vector<std::uint32_t>> m_byDestination;
};

/// Whether all services of `narrow` are among those of `wide`; empty is any.
[[nodiscard]] bool coversServices(
    const std::vector<Service>& wide, const std::vector<Service>& narrow);
/// Whether a side of a rule is everybody, at least of one family.
[[nodiscard]] bool isAnybody(const std::vector<IpPrefix>& networks);
/// `FW inside 12`, as far as known: device, list, id.
[[nodiscard]] std::string firewallRuleText(const FirewallRule& rule);
/// Says what a device has now in place of what it had; an empty list takes its rules away.
void setFirewallRules(
    Answers& answers, const std::string& device, const std::vector<FirewallRule>& rules);

} // namespace nb::scope
