// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"

#include <string>
#include <string_view>
#include <vector>

namespace nb::scope {

/// What a configuration of a firewall says. Where a line says more than can be compared with flows
/// (interfaces, source ports, limits), a permission is read as wider than it is, and a denial is
/// left out: nothing that may pass is missed. Such lines are told.
struct FirewallFile
{
    std::vector<FirewallRule> rules {}; ///< without device
    std::vector<std::string> notes {}; ///< `line 12: read as wider: …`
};

/// `iptables`, `nftables`, `cisco`, `csv`, `json`.
[[nodiscard]] std::vector<std::string> firewallFormats();

/// Reads a configuration; without a format it is found out. UnknownFormat when it is none, Invalid
/// when a line that permits or denies cannot be understood, or nothing does.
[[nodiscard]] Result<FirewallFile> readFirewallFile(
    std::string_view bytes, std::string_view format = {});

/// The formats one by one: `iptables-save`, `nft list ruleset`, access lists of IOS and ASA,
/// tables.
[[nodiscard]] Result<FirewallFile> readIptablesSave(std::string_view file);
[[nodiscard]] Result<FirewallFile> readNftRuleset(std::string_view file);
[[nodiscard]] Result<FirewallFile> readCiscoConfig(std::string_view file);
[[nodiscard]] Result<FirewallFile> readRuleRows(std::string_view file);
[[nodiscard]] Result<FirewallFile> readRuleObjects(std::string_view file);

} // namespace nb::scope
