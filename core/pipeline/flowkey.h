// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"

#include <cstdint>
#include <string_view>

namespace nb {

/// What the two directions of a flow share, as a hash, and which of them a row is.
struct FlowKeyHash
{
    std::uint64_t hash = 0;
    std::uint32_t check = 0; ///< of the same, made another way
    bool reverse = false; ///< the source is the higher of the two ends
    bool reply = false; ///< ICMP: the type answers the one in the key
};

/// Addresses, ports and protocol of a row without regard to direction; of ICMP, the query that its
/// type belongs to stands for the ports (RFC 792, RFC 4443, RFC 4861: echo, timestamp, information,
/// mask, router and neighbour queries).
[[nodiscard]] FlowKeyHash flowKeyHash(const FlowBatch& batch, std::size_t row);
/// Mixes one more thing into a hash.
[[nodiscard]] std::uint64_t mixed(std::uint64_t hash, std::uint64_t value);
/// 32 bits of a text, 0 for the empty one.
[[nodiscard]] std::uint32_t textHash(std::string_view text);

/// The ICMP type (and code 0) that a reply of `typeCode` answers, if it is a reply.
struct IcmpQuery
{
    std::uint16_t typeCode = 0; ///< of the query
    bool reply = false;
    bool known = false; ///< the type is a query or a reply
};
[[nodiscard]] IcmpQuery icmpQuery(std::uint8_t protocol, std::uint16_t typeCode);

} // namespace nb
