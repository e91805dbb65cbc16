// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/collectorstatus.h"
#include "core/report/document.h"
#include "core/scope/recommend.h"
#include "core/scope/snapshot.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nb::report {

/// What a report about the scope is made of. The model and the plan have to outlive the call.
struct ScopeInput
{
    const scope::Model& model;
    const scope::Recommendation& plan; ///< made of that model
    scope::RecommendOptions options {}; ///< that it was made with
    std::optional<CollectorStatus> status {}; ///< for the caveats about loss
    std::vector<std::string> sources {}; ///< `NAME HASH` of what was imported
    std::vector<std::pair<std::string, std::string>> files {}; ///< rule files and their SHA-256
    std::optional<scope::Snapshot> previous {}; ///< the last confirmation
    std::string version {}; ///< document control; empty texts become lines to fill in by hand
    std::string author {};
    std::string reviewer {};
    std::string approver {};
    bool redacted = false; ///< no address and no name of the inventory
};

/// The report of PCI DSS 12.5.2 as a document: chapters 0 to 12 and annexes A to H. Pictures have
/// no places yet. Pure: the same input gives the same document. Time O(inventory + conversations).
[[nodiscard]] Document scopeDocument(const ScopeInput& input);

} // namespace nb::report
