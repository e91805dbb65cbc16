// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/firewall/firewallfile.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb::scope {

/// A line of a chain, as iptables and nftables have them.
struct ChainLine
{
    enum class Target : std::uint8_t
    {
        Accept,
        Deny,
        Jump,
        Return,
        None, ///< counts, logs
    };
    FirewallRule match {}; ///< id, sides and services
    Target target = Target::None;
    std::string chain {}; ///< of a jump
    bool exact = true; ///< the match says all that the line says
    bool answersOnly = false; ///< of connections that are there already
    bool never = false; ///< fits nothing, as a set without elements
    std::size_t number = 0; ///< line of the file
};

using Chains = std::map<std::string, std::vector<ChainLine>>;

/// The rules that a chain comes down to, those of the chains it jumps to put in their places.
/// Invalid for jumps in a circle or to what is not there.
[[nodiscard]] Result<void> appendChain(
    FirewallFile& file, const Chains& chains, const std::string& chain);

/// The service of an ICMP type and code; all codes of the type without one. Nothing when a number
/// is too large, or none.
[[nodiscard]] std::optional<Service> icmpService(
    std::uint8_t protocol, std::string_view type, std::string_view code);

/// The fewest networks that hold exactly the addresses from one to another of the same family.
[[nodiscard]] std::vector<IpPrefix> coverOfRange(const IpAddress& first, const IpAddress& last);

} // namespace nb::scope
