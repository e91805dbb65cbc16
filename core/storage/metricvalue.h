// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"

namespace nb {

/// Both directions of a sum, in the unit of the metric.
[[nodiscard]] constexpr std::uint64_t metricValue(Metric metric, const FlowTotals& totals)
{
    switch (metric) {
    case Metric::Bytes:
        return totals.bytes + totals.reverseBytes;
    case Metric::Packets:
        return totals.packets + totals.reversePackets;
    case Metric::Flows:
        break;
    }
    return totals.flows;
}

/// Whether it can be shown as a number.
[[nodiscard]] constexpr bool metricKnown(Metric metric, const FlowTotals& totals)
{
    return metric == Metric::Flows
        || (metric == Metric::Bytes ? bytesKnown(totals) : packetsKnown(totals));
}

} // namespace nb
