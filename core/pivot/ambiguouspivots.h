// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotlink.h"

#include <map>
#include <vector>

namespace nb {

/// Collects children of too many sources, and counts the sources once all are known: while links
/// are looked for, only as many are remembered as tell that they are too many. One thread.
class AmbiguousPivots
{
public:
    explicit AmbiguousPivots(const PivotFacts& facts)
        : m_facts(facts)
    {
    }

    /// Children in order of start. `sources`: at least so many.
    void add(EpisodeId child, std::uint32_t sources);
    /// By host.
    [[nodiscard]] std::vector<AmbiguousPivot> finish() const;

private:
    struct Seen
    {
        AmbiguousPivot pivot {};
        std::vector<EpisodeId> children {};
        std::vector<EpisodeId> parents {}; ///< episodes into it that may lead on
    };
    void countSources(Seen& seen) const;

    const PivotFacts& m_facts;
    std::map<PivotHost, Seen> m_byHost;
};

} // namespace nb
