// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotflow.h"

#include <array>
#include <string_view>
#include <utility>

namespace nb {

std::string_view toString(DirectionEvidence evidence)
{
    static constexpr std::array<std::string_view, 4> kNames {"guess", "port", "exporter", "syn"};
    return kNames[static_cast<std::size_t>(evidence)];
}

void turnRound(PivotFlow& flow)
{
    std::swap(flow.client, flow.server);
    std::swap(flow.clientPort, flow.serverPort);
    std::swap(flow.bytes, flow.reverseBytes);
    std::swap(flow.secondBytes, flow.secondReverse);
    flow.turned = !flow.turned;
}

} // namespace nb
