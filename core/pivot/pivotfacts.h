// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipprefix.h"
#include "core/pivot/contactindex.h"
#include "core/pivot/episode.h"
#include "core/pivot/pivotflowset.h"
#include "core/pivot/pivotparameters.h"
#include "core/pivot/pivotservicetable.h"
#include "core/pivot/pivotverdicts.h"
#include "core/pivot/sweep.h"

#include <optional>
#include <vector>

namespace nb {

/// What to analyse by, beside the flows.
struct PivotSettings
{
    PivotParameters parameters {};
    PivotServiceTable services {};
    /// Whose hosts are inside; empty is RFC 1918 and fc00::/7.
    std::vector<IpPrefix> internal {};
    PivotVerdicts verdicts {};
    /// The analysed range, µs since 1970; what is left open comes of the episodes.
    std::optional<std::int64_t> from {};
    std::optional<std::int64_t> to {};
};

/// Prefixes that count as inside when nobody says otherwise.
[[nodiscard]] std::vector<IpPrefix> defaultInternalPrefixes();

/// Roles of a host, inferred or given.
struct HostRoles
{
    bool internal = false;
    bool domainController = false;
    bool management = false;
    bool knownJumpHost = false;
    bool ignored = false;
};

/// Flows, episodes, roles and counts: everything that links and scores rest on. Immutable once
/// made; any thread.
struct PivotFacts
{
    /// `flows` must be finished.
    PivotFacts(PivotFlowSet flows, PivotSettings settings);

    PivotSettings settings; ///< internal prefixes filled in
    PivotFlowSet flowSet;
    std::vector<bool> isInternal;
    std::vector<Episode> episodes; ///< in order of start
    ContactIndex contacts;
    SweepIndex sweeps;
    std::vector<HostRoles> roles; ///< by host
    std::int64_t begin = 0; ///< of the analysed range, µs
    std::int64_t end = 0;
    std::uint32_t rare = 3; ///< clients of a host that is rare

    [[nodiscard]] const PivotParameters& parameters() const { return settings.parameters; }
    [[nodiscard]] const std::vector<IpAddress>& hosts() const { return flowSet.hosts(); }
    [[nodiscard]] PivotServiceClass classOf(const Episode& episode) const
    {
        return settings.services.classOf(episode.service);
    }
    [[nodiscard]] bool isRemoteControl(const Episode& episode) const
    {
        return classOf(episode) == PivotServiceClass::RemoteControl;
    }
    /// SMB or RPC: also what file servers and domain controllers are for.
    [[nodiscard]] bool isSmbOrRpc(const Episode& episode) const
    {
        return episode.service == settings.services.smb()
            || episode.service == settings.services.rpc();
    }
    /// How long after its end a child may still begin, µs.
    [[nodiscard]] std::int64_t tailOf(const Episode& parent) const
    {
        return settings.services.isInteractive(parent.service) ? settings.parameters.tailInteractive
                                                               : settings.parameters.tail;
    }
    /// How much earlier than its parent a child may seem to begin, µs: one exporter has one clock.
    [[nodiscard]] std::int64_t sigmaBetween(const Episode& parent, const Episode& child) const
    {
        const bool oneClock = parent.exporter == child.exporter && !parent.severalExporters
            && !child.severalExporters;
        return oneClock ? 0 : settings.parameters.sigma;
    }
    /// Flows of an episode, as indices; the merged flows it was made of.
    [[nodiscard]] std::vector<std::uint32_t> flowsOf(EpisodeId episode) const;

private:
    void findRoles();
};

} // namespace nb
