// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scopeoptions.h"

#include <charconv>
#include <optional>

namespace nb::cli {

namespace {

std::optional<double> numberOf(std::string_view text, double most)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || end != text.data() + text.size() || !(value >= 0)
        || !(value <= most))
        return std::nullopt;
    return value;
}

Result<void> setTheta(scope::PlanChoices& choices, std::string_view item)
{
    const std::size_t equals = item.find('=');
    const std::string_view name = item.substr(0, equals);
    const auto share = equals == std::string_view::npos ? std::optional<double> {}
                                                        : numberOf(item.substr(equals + 1), 1);
    if (!share)
        return Error {ErrorCode::Usage,
            "--theta " + std::string(item) + ": expected BOUNDARY=SHARE with a share from 0 to 1"};
    for (std::size_t b = 0; b < scope::kBoundaryCount; ++b)
        if (toString(static_cast<scope::Boundary>(b)) == name) {
            choices.theta[b] = *share;
            return {};
        }
    return Error {ErrorCode::Usage,
        "--theta " + std::string(item)
            + ": the boundaries are cde-in, cde-out, intra-cde and other"};
}

} // namespace

Result<scope::PlanChoices> withOptions(scope::PlanChoices choices, const std::string& beta,
    const std::string& theta, const std::string& mode, const std::string& rho)
{
    if (!beta.empty()) {
        const auto value = numberOf(beta, scope::kMostBeta);
        if (!value)
            return Error {
                ErrorCode::Usage, "--beta " + beta + ": expected a number from 0 to 1000"};
        choices.beta = *value;
    }
    std::string_view left = theta;
    while (!left.empty()) {
        const std::size_t comma = std::min(left.find(','), left.size());
        if (const auto set = setTheta(choices, left.substr(0, comma)); !set)
            return set.error();
        left.remove_prefix(std::min(comma + 1, left.size()));
    }
    if (rho == "none") {
        choices.rho.reset();
    } else if (!rho.empty()) {
        choices.rho = numberOf(rho, 1);
        if (!choices.rho || *choices.rho == 0)
            return Error {ErrorCode::Usage,
                "--rho " + rho + ": expected a share above 0, at most 1, or none"};
    }
    if (!mode.empty())
        choices.mode = mode == "groups" ? scope::RuleMode::Groups : scope::RuleMode::Exact;
    return choices;
}

} // namespace nb::cli
