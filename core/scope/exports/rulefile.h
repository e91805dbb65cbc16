// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"

#include <string>
#include <vector>

namespace nb::scope {

/// A file of an export.
struct RuleFile
{
    std::string name {}; ///< for a folder: `netbehave.nft`
    std::string suffix {}; ///< added to the first file's path when they are not in a folder
    std::string bytes {};
    bool together = false; ///< makes sense only with its siblings, in a folder
};

struct ExportContext
{
    std::vector<std::string> inputs {}; ///< names and hashes of what was imported
};

/// `nftables`, `iptables`, `ios`, …
[[nodiscard]] std::vector<std::string> exportTargets();

/// The rules as files for a target, after its own reader has found in them exactly what the rules
/// permit; Internal when it has not, Usage for an unknown target.
[[nodiscard]] Result<std::vector<RuleFile>> exportRules(
    const Recommendation& recommendation, const std::string& target, const ExportContext& context);

} // namespace nb::scope
