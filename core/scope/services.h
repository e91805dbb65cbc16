// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/protocol.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb::scope {

/// What a rule permits: a protocol with a range of server ports. ICMP: type*256+code in both.
/// Protocols without ports: 0 to 0.
struct Service
{
    std::uint8_t protocol = 0;
    std::uint16_t first = 0;
    std::uint16_t last = 0;
    [[nodiscard]] bool isRange() const { return first != last; }
    [[nodiscard]] bool covers(const Service& other) const
    {
        return protocol == other.protocol && first <= other.first && other.last <= last;
    }
    auto operator<=>(const Service&) const = default;
};
[[nodiscard]] inline Service serviceOf(Protocol protocol, std::uint16_t port)
{
    const bool numbered = protocol.hasPorts() || protocol.isIcmp();
    return {protocol.number(), numbered ? port : std::uint16_t {0},
        numbered ? port : std::uint16_t {0}};
}
/// `tcp/443`, `tcp/49152-65535`, `icmp/8:0`, `gre`.
[[nodiscard]] std::string toString(const Service& service);
[[nodiscard]] std::optional<Service> serviceFromString(std::string_view text);
/// `https`; empty when it has no name.
[[nodiscard]] std::string serviceLabel(const Service& service);

/// How safe a service is in itself (PCI DSS 1.2.6).
enum class Safety : std::uint8_t
{
    Fine,
    AskFeatures, ///< depends on how it is set up
    Insecure,
};
struct SafetyInfo
{
    Safety safety = Safety::Fine;
    std::string_view name {}; ///< `SNMP`
    std::string_view ask {}; ///< what would make it safe; empty: nothing does
};
[[nodiscard]] SafetyInfo safetyOf(const Service& service);

/// Whether traffic to the service administers its server.
enum class Admin : std::uint8_t
{
    No,
    Possible, ///< file sharing, databases: has to be asked
    Yes,
};
[[nodiscard]] Admin adminOf(const Service& service);

/// What a server of this service probably is for others: `name service`, `directory`; empty when
/// the port tells nothing. A proposal, never a fact.
[[nodiscard]] std::string_view securityServiceOf(const Service& service);

/// UDP services whose messages are not answered: logs, flow records.
[[nodiscard]] bool isOneWayService(const Service& service);
/// Traffic that never leaves a broadcast domain when sent to its group: mDNS, LLMNR, NetBIOS.
[[nodiscard]] bool isLinkLocalService(const Service& service);

} // namespace nb::scope
