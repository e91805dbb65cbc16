// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotfacts.h"

#include <algorithm>
#include <array>

namespace nb {

namespace {

std::vector<bool> internalHosts(
    const std::vector<IpAddress>& hosts, const std::vector<IpPrefix>& prefixes)
{
    std::vector<bool> internal(hosts.size());
    for (std::size_t i = 0; i < hosts.size(); ++i)
        internal[i] = std::ranges::any_of(
            prefixes, [&](const IpPrefix& prefix) { return prefix.contains(hosts[i]); });
    return internal;
}

PivotSettings completed(PivotSettings settings)
{
    if (settings.internal.empty())
        settings.internal = defaultInternalPrefixes();
    return settings;
}

/// Hosts that answer at two or more of the ports that domain controllers have.
std::vector<bool> domainControllers(
    std::span<const PivotFlow> flows, const PivotParameters& parameters, std::size_t hosts)
{
    constexpr std::array<std::uint16_t, 4> kPorts {53, 88, 389, 464};
    std::vector<std::uint8_t> answered(hosts);
    for (const PivotFlow& flow : flows) {
        const auto port = std::ranges::find(kPorts, flow.serverPort);
        if (port != kPorts.end() && isUsable(flow, parameters))
            answered[flow.server]
                = static_cast<std::uint8_t>(answered[flow.server] | 1U << (port - kPorts.begin()));
    }
    std::vector<bool> controllers(hosts);
    for (std::size_t i = 0; i < hosts; ++i)
        controllers[i] = (answered[i] & (answered[i] - 1U)) != 0;
    return controllers;
}

std::vector<Episode> markedEpisodes(
    const PivotFlowSet& flowSet, const PivotSettings& settings, std::vector<Episode> episodes)
{
    constexpr std::int64_t kAtOnce = 1'000'000; // µs
    const auto span = flowSet.span();
    for (Episode& episode : episodes)
        episode.atBegin = episode.direction != DirectionEvidence::Syn && span
            && episode.start - std::max(span->first, settings.from.value_or(span->first)) < kAtOnce;
    return episodes;
}

} // namespace

std::vector<IpPrefix> defaultInternalPrefixes()
{
    std::vector<IpPrefix> prefixes;
    for (const char* text : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"})
        prefixes.push_back(*IpPrefix::fromString(text));
    return prefixes;
}

PivotFacts::PivotFacts(PivotFlowSet flows, PivotSettings given)
    : settings(completed(std::move(given)))
    , flowSet(std::move(flows))
    , isInternal(internalHosts(flowSet.hosts(), settings.internal))
    , episodes(markedEpisodes(flowSet, settings,
          buildEpisodes(flowSet.flows(), settings.services, settings.parameters)))
    , contacts(episodes, settings.services, isInternal)
    , sweeps(flowSet.flows(), settings.services, settings.parameters, isInternal)
{
    constexpr std::int64_t kSecond = 1'000'000;
    constexpr std::uint32_t kLeastRare = 3;
    // without a session it is the time of what was loaded, of which no score depends
    const auto loaded = flowSet.span().value_or(std::pair<std::int64_t, std::int64_t> {});
    const std::int64_t first = episodes.empty() ? loaded.first : episodes.front().start;
    std::int64_t last = episodes.empty() ? loaded.second : first;
    for (const Episode& episode : episodes)
        last = std::max(last, episode.end);
    begin = settings.from.value_or(first);
    end = std::max(begin + kSecond, settings.to.value_or(last));
    rare = settings.parameters.rare != 0 ? settings.parameters.rare
                                         : std::max(kLeastRare, contacts.hosts() / 100);
    findRoles();
}

void PivotFacts::findRoles()
{
    const std::vector<bool> controllers
        = domainControllers(flowSet.flows(), settings.parameters, hosts().size());
    roles.resize(hosts().size());
    for (PivotHost host = 0; host < roles.size(); ++host) {
        HostRoles& role = roles[host];
        role.internal = isInternal[host];
        role.domainController = controllers[host];
        const std::uint32_t controlled = contacts.controlledHosts(host);
        role.management = controlled >= settings.parameters.mgmt
            && contacts.controlFlows(host) >= 2 * std::uint64_t {controlled};
        role.ignored = std::ranges::any_of(settings.verdicts.ignoredHosts,
            [&](const IpPrefix& prefix) { return prefix.contains(hosts()[host]); });
    }
    for (const auto& [address, given] : settings.verdicts.roles) {
        const auto host = flowSet.find(address);
        if (!host)
            continue;
        HostRoles& role = roles[*host];
        role.domainController = given == PivotRole::DomainController
            || (given != PivotRole::Plain && role.domainController);
        role.management
            = given == PivotRole::Management || (given != PivotRole::Plain && role.management);
        role.knownJumpHost = given == PivotRole::JumpHost;
    }
}

std::vector<std::uint32_t> PivotFacts::flowsOf(EpisodeId id) const
{
    const Episode& episode = episodes[id];
    std::vector<std::uint32_t> indices;
    const auto& flows = flowSet.flows();
    // What came before the first flow decides about dynamic ports, so begin well before it.
    DynamicRpc rpc(settings.services, settings.parameters);
    const bool dynamic = episode.service == settings.services.rpc();
    std::size_t i = episode.firstFlow;
    if (dynamic)
        i = 0;
    for (; i < flows.size() && flows[i].start <= episode.end; ++i) {
        const PivotFlow& flow = flows[i];
        if (flow.client != episode.client || flow.server != episode.server
            || !isUsable(flow, settings.parameters))
            continue;
        if (rpc.service(flow) == episode.service && i >= episode.firstFlow)
            indices.push_back(static_cast<std::uint32_t>(i));
    }
    return indices;
}

} // namespace nb
