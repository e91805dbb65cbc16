// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// What an asset is for.
enum class AssetRole : std::uint8_t
{
    Unknown,
    Router,
    DomainController,
    DhcpServer,
    DnsServer,
    TimeServer,
    MailServer,
    DatabaseServer,
    FileServer,
    PrintServer, ///< printers too
    Hypervisor,
    BackupServer,
    LogServer, ///< syslog, SNMP traps, flow collectors
    VpnGateway,
    ProxyServer,
    WebServer,
    JumpHost, ///< administered from some hosts, administers others
    Scanner,
    Monitoring, ///< asks many hosts for SNMP, agents and the like
    Management, ///< administers many hosts
    Server, ///< provides services of no other role
    Client,
};
/// Stable words for storage and the command line: `domain-controller`.
[[nodiscard]] std::string_view toString(AssetRole role);
[[nodiscard]] std::optional<AssetRole> assetRoleFromString(std::string_view text);
[[nodiscard]] std::vector<std::string_view> assetRoleNames();

/// Why a role is guessed; for the sentence that a person reads.
struct RoleReason
{
    enum class Kind : std::uint8_t
    {
        None,
        Stated, ///< a person said so
        Answers, ///< provides `ports`
        Asks, ///< uses `ports` on `count` hosts
        Sweeps, ///< `count` addresses or ports did not answer it
        Forwards, ///< its network card carries traffic of others
        AdministersOn, ///< is administered through `ports` and administers `count` hosts
        OnlyAsks, ///< provides nothing
    };
    Kind kind = Kind::None;
    std::vector<std::string> ports {}; ///< `tcp/22`
    std::uint64_t count = 0;
    bool operator==(const RoleReason&) const = default;
};
/// English, for the command line and exports.
[[nodiscard]] std::string toString(const RoleReason& reason);

struct RoleGuess
{
    AssetRole role = AssetRole::Unknown;
    RoleReason reason {};
    bool operator==(const RoleGuess&) const = default;
};

/// All roles that fit, most telling first; never empty. A person's word comes first.
[[nodiscard]] std::vector<RoleGuess> rolesOf(const Asset& asset);

/// How far a guess can be trusted.
enum class RoleConfidence : std::uint8_t
{
    None, ///< nothing is known
    Low, ///< it may well be something else: clients, servers of a port that tells little
    Medium, ///< one port says so, or a fan of hosts that is not much over what counts as one
    High, ///< several ports say so, or more than that
    Stated, ///< a person said so
};
/// `none`, `low`, `medium`, `high`, `stated`.
[[nodiscard]] std::string_view toString(RoleConfidence confidence);
[[nodiscard]] RoleConfidence confidenceOf(const RoleGuess& guess);

/// `tcp/22`.
[[nodiscard]] std::string portText(Protocol protocol, Port port);

} // namespace nb
