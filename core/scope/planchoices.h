// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"

#include <map>
#include <string>
#include <string_view>

namespace nb::scope {

/// The setting of a workspace that holds its choices.
inline constexpr std::string_view kPlanChoicesKey = "scope/plan";
inline constexpr double kMostBeta = 1000;

/// What a person chose for the recommendation. Systems are named, so that it outlives the model.
struct PlanChoices
{
    double beta = RecommendOptions {}.beta;
    RuleMode mode = RuleMode::Exact;
    std::optional<double> rho {}; ///< see RecommendOptions
    std::array<double, kBoundaryCount> theta = RecommendOptions {}.theta;
    std::map<std::string, bool> fixed {}; ///< systems that stay inside (true) or outside the border
    std::map<std::string, std::vector<IpAddress>> groups {}; ///< confirmed, by name
    bool operator==(const PlanChoices&) const = default;
};

/// For this model; names that are none of its systems are left out, and groups of which less than
/// half is still there.
[[nodiscard]] RecommendOptions optionsOf(const PlanChoices& choices, const Model& model);

/// One line of JSON, and back: what is missing or out of bounds is as at the beginning.
[[nodiscard]] std::string toJson(const PlanChoices& choices);
[[nodiscard]] PlanChoices planChoicesFromJson(std::string_view json);

} // namespace nb::scope
