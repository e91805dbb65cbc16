// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>

namespace nb {

/// What PairStage leaves in `confidence` (percent) for OrientStage: the source sent first, or both
/// directions began in the same microsecond (millisecond, for most exporters).
inline constexpr std::uint8_t kStartedFirst = 60;
inline constexpr std::uint8_t kStartedTogether = 50;

/// What decoders leave there for both-way records whose exporter says that the destination began,
/// and for those whose exporter says nothing by their order; biflowDirection(239), RFC 5103 §6.3.
inline constexpr std::uint8_t kDestinationBegan = 1;
inline constexpr std::uint8_t kNothingToldByOrder = 2;

inline constexpr std::uint8_t kTcpSyn = 0x02;
inline constexpr std::uint8_t kTcpRst = 0x04;
inline constexpr std::uint8_t kTcpAck = 0x10;

/// How much a port looks like a server's: 4 a named one below 1024, 2 one of both, 0 neither.
[[nodiscard]] int serverLikeness(Protocol protocol, std::uint16_t port);

/// What was seen of a flow, client and server told apart.
struct FlowSides
{
    bool fromClient = false; ///< packets
    bool fromServer = false;
    std::uint8_t clientFlags = 0; ///< TCP flags, ORed
    std::uint8_t serverFlags = 0;
    bool answered = false; ///< in an earlier piece of the same flow
};
/// How a flow went, from its packets.
[[nodiscard]] FlowState stateOfPackets(const FlowSides& sides);
/// The same from records, where one direction may have gone another way than past the exporter: an
/// ACK in either direction means that the other side answered.
[[nodiscard]] FlowState stateOfRecords(const FlowSides& sides);

} // namespace nb
