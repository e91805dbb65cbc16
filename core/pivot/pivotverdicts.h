// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/ipaddress.h"
#include "core/net/ipprefix.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nb {

/// What a host is, as somebody who knows the network says. Beats what the detector infers.
enum class PivotRole : std::uint8_t
{
    DomainController,
    Management, ///< controls many others, as its work
    JumpHost, ///< known: pivots through it are meant to be
    Plain, ///< neither domain controller nor management, whatever it looks like
};
/// `dc`, `mgmt`, `jump`, `plain`.
[[nodiscard]] std::string_view toString(PivotRole role);
[[nodiscard]] std::optional<PivotRole> pivotRoleFromString(std::string_view text);

/// What people decided about hosts and findings. What it takes out of the result is counted there.
struct PivotVerdicts
{
    std::map<IpAddress, PivotRole> roles {};
    std::set<std::vector<IpAddress>> approved {}; ///< host paths
    std::set<std::uint16_t> ignoredPorts {}; ///< of servers
    std::set<IpPrefix> ignoredHosts {}; ///< as source, pivot or target
    std::set<std::pair<IpAddress, IpAddress>> ignoredPairs {}; ///< client, server

    bool operator==(const PivotVerdicts&) const = default;
    [[nodiscard]] bool empty() const { return *this == PivotVerdicts {}; }

    /// Adds one: `dc=A`, `mgmt=A`, `jump=A`, `plain=A`, `approve=A>B>C`, `ignore-port=N`,
    /// `ignore-host=A` (or a prefix), `ignore-pair=A>B`. Usage when it is none.
    Result<void> add(std::string_view verdict);
    /// Takes one away again, in the same words; whether it was there.
    Result<bool> remove(std::string_view verdict);
    /// All of them in those words.
    [[nodiscard]] std::vector<std::string> texts() const;

    /// JSON for the workspace: `{"version":1,"verdicts":["dc=10.0.0.1",…]}`.
    [[nodiscard]] std::string toJson() const;
    static Result<PivotVerdicts> fromJson(std::string_view json);
    /// Workspace setting that holds it.
    static constexpr std::string_view kSettingKey = "pivots/verdicts";
};

} // namespace nb
