// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"
#include "core/scope/texttable.h"

namespace nb::scope {

/// The table of PCI DSS 1.2.5: one row for each rule, with what justifies it.
[[nodiscard]] TextTable ruleTable(const Recommendation& recommendation);

/// Ports of a rule for one protocol: `443,8443,49152-65535`.
[[nodiscard]] std::string portsText(const std::vector<Service>& services);
/// A side of a rule: its networks, where it has some, else the addresses of its hosts.
[[nodiscard]] std::string sideText(const Model& model, const std::vector<std::uint32_t>& hosts,
    const std::vector<IpPrefix>& networks);
/// Who approved, why and until when, taken from the decisions behind a rule.
struct RuleNotes
{
    std::string justification {};
    std::string accountData {};
    std::string evidence {};
    std::string approvedBy {};
    std::string approvedOn {}; ///< the earliest
    std::string status {}; ///< proposed, justified, approved (by whom and when), temporary
};
[[nodiscard]] RuleNotes notesOf(const Recommendation& recommendation, const Rule& rule);

} // namespace nb::scope
