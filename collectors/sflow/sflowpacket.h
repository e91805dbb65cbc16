// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/packetsummary.h"
#include "collectors/capture/skipcounts.h"
#include "core/flow/flowbatch.h"

#include <optional>

namespace nb {

struct SFlowFlowSample;

/// Finds the innermost IP packet of a flow sample: in the sampled header, else in a sampled IPv4 or
/// IPv6 record. False with a reason when there is none. Length is that of the IP packet, whatever
/// the frame's is said to be. `time` is left alone.
[[nodiscard]] bool sampledPacket(
    const SFlowFlowSample& sample, PacketSummary& packet, SkipReason& reason);

/// The outermost IP packet of the sampled header instead, as it was on the wire; nothing when there
/// is none, or when only a sampled IP record tells.
[[nodiscard]] std::optional<PacketSummary> outermostPacket(const SFlowFlowSample& sample);

/// The row of one sampled packet: 5-tuple, MACs, VLAN, tunnel, interfaces, translation and rate.
/// The caller adds time and exporter.
[[nodiscard]] Flow rowOf(const SFlowFlowSample& sample, const PacketSummary& packet);

} // namespace nb
