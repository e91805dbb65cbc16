// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/flowstore.h"

namespace nb {

void addTo(FlowTotals& totals, const FlowTotals& more)
{
    totals.rows += more.rows;
    totals.flows += more.flows;
    totals.packets += more.packets;
    totals.bytes += more.bytes;
    totals.reversePackets += more.reversePackets;
    totals.reverseBytes += more.reverseBytes;
    totals.packetsUnknown += more.packetsUnknown;
}

} // namespace nb
