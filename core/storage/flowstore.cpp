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
    totals.bytesUnknown += more.bytesUnknown;
}

Result<std::vector<FrequentValue>> FlowStore::countedValues(
    FlowField field, std::string_view part, std::size_t limit, std::stop_token stop) const
{
    auto values = frequentValues(field, part, limit, std::move(stop));
    if (!values)
        return values.error();
    std::vector<FrequentValue> counted;
    for (std::string& value : *values)
        counted.push_back({std::move(value), 0});
    return counted;
}

} // namespace nb
