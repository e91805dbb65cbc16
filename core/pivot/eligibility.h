// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotfacts.h"

namespace nb {

/// Whether an episode can lead to another one.
enum class Eligible : std::uint8_t
{
    Never,
    Always,
    ByTriangle, ///< a service of many clients: only where the triangle holds
};

[[nodiscard]] inline Eligible eligibility(const PivotFacts& facts, const Episode& episode)
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

} // namespace nb
