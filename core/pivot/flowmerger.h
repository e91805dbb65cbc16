// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/pivot/clockoffset.h"
#include "core/pivot/pivotflow.h"

#include <cstddef>
#include <span>
#include <vector>

namespace nb {

/// Makes one flow of the records of one connection: same addresses, ports and protocol in either
/// direction, starting at most two seconds after the end of what came before. Records of the same
/// exporter and direction follow each other and add up; others are the same seen twice, and the
/// larger count stays. Takes flows in order of start. One thread.
class FlowMerger
{
public:
    FlowMerger();

    /// Merges the record into one of the first `count` flows, or makes it flow number `count`, for
    /// which there must be room. Records come in order of start.
    void add(const PivotFlow& record, std::span<PivotFlow> flows, std::size_t& count);
    /// This record comes soon.
    void prefetch(const PivotFlow& record) const;
    /// By the flows that several exporters saw.
    [[nodiscard]] const ClockOffsetMeter& clocks() const { return m_clocks; }

private:
    struct Slot
    {
        std::uint32_t tag = 0; ///< upper bits of the hash
        std::uint32_t next = 0; ///< index of the flow, and 1; 0: free
    };

    void rebuild(std::span<const PivotFlow> flows, std::int64_t now);
    void insert(std::uint64_t hash, std::uint32_t flow);

    HugeBuffer<Slot> m_slots;
    std::size_t m_used = 0;
    ClockOffsetMeter m_clocks;
};

/// Merges flows that are sorted by start, in place; what it tells of the exporters' clocks.
ClockOffsetMeter mergeFlows(std::vector<PivotFlow>& flows);

} // namespace nb
