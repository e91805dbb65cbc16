// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pivot/pivotflow.h"
#include "core/pivot/pivotparameters.h"
#include "core/pivot/pivotservicetable.h"

#include <map>
#include <span>
#include <vector>

namespace nb {

/// One host that tried one service at many others within a short time, answered or not.
struct Sweep
{
    PivotHost source = 0;
    ServiceId service = 0;
    std::int64_t start = 0; ///< µs, start of its first flow
    std::int64_t end = 0; ///< µs, start of its last flow
    std::uint32_t flows = 0;
    std::uint32_t destinations = 0; ///< distinct
    std::uint32_t answered = 0; ///< distinct destinations that answered
    std::uint32_t insideOrSilent = 0; ///< distinct destinations that are internal or did not answer
    std::vector<PivotHost> targets {}; ///< the first kMostTargets of the destinations
    std::vector<std::uint16_t> ports {}; ///< distinct, of the destinations
    static constexpr std::size_t kMostTargets = 100;
    bool operator==(const Sweep&) const = default;
};

/// All sweeps of a time, found by source, service and time. Immutable once made.
class SweepIndex
{
public:
    SweepIndex() = default;
    /// `flows` in order of start.
    SweepIndex(std::span<const PivotFlow> flows, const PivotServiceTable& table,
        const PivotParameters& parameters, const std::vector<bool>& isInternal);

    /// In order of source, service and start.
    [[nodiscard]] const std::vector<Sweep>& sweeps() const { return m_sweeps; }
    /// The sweep that a flow of this start is part of; null when it is of none.
    [[nodiscard]] const Sweep* find(PivotHost source, ServiceId service, std::int64_t start) const;

private:
    std::vector<Sweep> m_sweeps;
};

} // namespace nb
