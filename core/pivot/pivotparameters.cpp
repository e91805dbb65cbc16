// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotparameters.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <variant>

namespace nb {

namespace {

constexpr double kMicrosecond = 1e6;
constexpr double kDay = 86'400;

using Member = std::variant<std::int64_t PivotParameters::*, std::uint64_t PivotParameters::*,
    std::uint32_t PivotParameters::*, double PivotParameters::*>;

struct Named
{
    std::string_view name;
    Member member;
    double most; ///< seconds for times
    double least = 0;
};

// clang-format off
const std::array kNamed {
    Named {"sigma", &PivotParameters::sigma, 3600},
    Named {"tail", &PivotParameters::tail, 366 * kDay},
    Named {"tail_interactive", &PivotParameters::tailInteractive, 366 * kDay},
    Named {"gap", &PivotParameters::gap, 366 * kDay},
    Named {"min_bytes", &PivotParameters::minBytes, 1e15},
    Named {"dyn_rpc", &PivotParameters::dynRpc, kDay},
    Named {"k_max", &PivotParameters::kMax, PivotParameters::kMaxSources, 1},
    Named {"fan_in", &PivotParameters::fanIn, 1e9},
    Named {"n_mesh", &PivotParameters::nMesh, 1e9},
    Named {"fan", &PivotParameters::fan, 4096, 1},
    Named {"fan_window", &PivotParameters::fanWindow, kDay},
    Named {"mgmt", &PivotParameters::mgmt, 1e9, 1},
    Named {"rare", &PivotParameters::rare, 1e9},
    Named {"max_edges", &PivotParameters::maxEdges, PivotParameters::kMaxEdges, 2},
    Named {"theta", &PivotParameters::theta, 1},
    Named {"theta_high", &PivotParameters::thetaHigh, 1},
    Named {"epsilon", &PivotParameters::epsilon, 1e9},
};
// clang-format on

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string numberText(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

struct Assign
{
    PivotParameters& parameters;
    double value;

    void operator()(std::int64_t PivotParameters::*member) const
    {
        parameters.*member = std::llround(value * kMicrosecond);
    }
    void operator()(double PivotParameters::*member) const { parameters.*member = value; }
    template <typename T> void operator()(T PivotParameters::*member) const
    {
        parameters.*member = static_cast<T>(value);
    }
};

struct ReadText
{
    const PivotParameters& parameters;

    std::string operator()(std::int64_t PivotParameters::*member) const
    {
        return numberText(static_cast<double>(parameters.*member) / kMicrosecond);
    }
    std::string operator()(double PivotParameters::*member) const
    {
        return numberText(parameters.*member);
    }
    template <typename T> std::string operator()(T PivotParameters::*member) const
    {
        return std::to_string(parameters.*member);
    }
};

bool isWhole(const Member& member)
{
    return std::holds_alternative<std::uint32_t PivotParameters::*>(member)
        || std::holds_alternative<std::uint64_t PivotParameters::*>(member);
}

} // namespace

std::string_view toString(PivotMode mode)
{
    static constexpr std::array<std::string_view, 4> kNames {"live", "lateral", "epsilon", "naive"};
    return kNames[static_cast<std::size_t>(mode)];
}

std::optional<PivotMode> pivotModeFromString(std::string_view text)
{
    for (const PivotMode mode :
        {PivotMode::Live, PivotMode::Lateral, PivotMode::Epsilon, PivotMode::Naive})
        if (text == toString(mode))
            return mode;
    return std::nullopt;
}

void PivotParameters::applyMode()
{
    if (mode == PivotMode::Lateral)
        tail = tailInteractive = 86'400'000'000;
}

std::vector<std::string_view> PivotParameters::names()
{
    std::vector<std::string_view> names;
    for (const Named& named : kNamed)
        names.push_back(named.name);
    return names;
}

Result<void> PivotParameters::set(std::string_view name, std::string_view value)
{
    for (const Named& named : kNamed) {
        if (named.name != name)
            continue;
        const auto number = numberFrom(value);
        if (!number || *number < named.least || *number > named.most
            || (isWhole(named.member) && std::floor(*number) != *number)) {
            std::string problem(name);
            problem.append(1, '=').append(value).append(": expected a ");
            problem.append(isWhole(named.member) ? "whole number from " : "number from ");
            problem.append(numberText(named.least)).append(" to ").append(numberText(named.most));
            return Error {ErrorCode::Usage, std::move(problem)};
        }
        std::visit(Assign {*this, *number}, named.member);
        return {};
    }
    std::string known;
    for (const Named& named : kNamed)
        known.append(1, ' ').append(named.name);
    return Error {ErrorCode::Usage,
        "there is no parameter \"" + std::string(name) + "\"; there are:" + known};
}

Result<void> PivotParameters::set(std::string_view assignment)
{
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos)
        return Error {ErrorCode::Usage, std::string(assignment) + ": expected name=value"};
    return set(assignment.substr(0, equals), assignment.substr(equals + 1));
}

std::vector<std::pair<std::string, std::string>> PivotParameters::values() const
{
    std::vector<std::pair<std::string, std::string>> values;
    for (const Named& named : kNamed)
        values.emplace_back(named.name, std::visit(ReadText {*this}, named.member));
    return values;
}

} // namespace nb
