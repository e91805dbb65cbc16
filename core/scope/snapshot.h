// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"
#include "core/scope/texttable.h"

#include <map>
#include <string>

namespace nb::scope {

/// A scope at one time: enough to compare with a later one, and the hash that proves it unchanged.
struct Snapshot
{
    std::string name {};
    std::string asOf {}; ///< date of the confirmation
    std::string nextDue {}; ///< 12 months later, 6 for service providers
    std::string entity {};
    bool serviceProvider = false;
    struct AssetEntry
    {
        std::string category {};
        std::string state {};
        std::string segment {};
        bool operator==(const AssetEntry&) const = default;
    };
    std::map<std::string, AssetEntry> assets {}; ///< by name and address
    std::map<std::string, std::string> rules {}; ///< what is permitted -> boundary
    std::map<std::string, std::size_t> counts {}; ///< systems by category
    std::vector<std::string> connectedSegments {}; ///< exchange traffic with the CDE; sorted
    std::string answers {}; ///< canonical
    std::string rulesHash {}; ///< SHA-256, hex
    bool operator==(const Snapshot&) const = default;
};

[[nodiscard]] Snapshot freeze(
    const Model& model, const Recommendation& recommendation, const std::string& name);
[[nodiscard]] std::string toJson(const Snapshot& snapshot);
/// Invalid for what toJson() did not write.
[[nodiscard]] Result<Snapshot> snapshotFromJson(std::string_view json);

/// What changed: rows of `kind subject before after`, additions and removals, then whether it is a
/// significant change (12.5.2) and when the next confirmation is due.
[[nodiscard]] TextTable difference(const Snapshot& before, const Snapshot& after);

/// SHA-256 of what the rules permit, whatever their order; hex.
[[nodiscard]] std::string rulesHashOf(const Recommendation& recommendation);

} // namespace nb::scope
