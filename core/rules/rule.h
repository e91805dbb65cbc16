// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// What flows that no rule matches are labelled with.
inline constexpr std::string_view kNoMatch = "NOMATCH";

/// A name for the flows that an expression selects. Rules are tried in their order, and the first
/// that matches labels the flow.
struct Rule
{
    std::string name {}; ///< UTF-8, not empty; several rules may have the same
    std::string expression {}; ///< filter language; blank selects everything
    bool enabled = true; ///< others are passed over
    std::string note {};
    std::string acl {}; ///< the line of `acl.csv` it was read from and still says the same as

    bool operator==(const Rule&) const = default;
};

/// Why the rule cannot be kept (no name, an expression that does not parse); nothing when it can.
[[nodiscard]] std::optional<std::string> ruleProblem(const Rule& rule);

} // namespace nb
