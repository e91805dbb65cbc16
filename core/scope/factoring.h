// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/triples.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace nb::scope {

/// A rule: every source to every destination with every service. All lists sorted.
struct Box
{
    std::vector<std::uint32_t> sources {};
    std::vector<std::uint32_t> destinations {};
    std::vector<Service> services {};
    std::uint32_t part = 0; ///< boxes of different parts are never joined
    auto operator<=>(const Box&) const = default;
};
/// How many cells it permits; nobody needs a rule to speak with itself.
[[nodiscard]] std::uint64_t cellsOf(const Box& box);
/// Calls `visit` for each cell; false ends early.
void forEachCell(const Box& box, const std::function<bool(const Cell&)>& visit);

/// What may be joined: cells of different parts never share a rule.
struct Factored
{
    Cell cell {};
    std::uint32_t part = 0;
    auto operator<=>(const Factored&) const = default;
};

/// Exactly these cells in as few boxes as joining equal sides gives, over and over: by service and
/// destination first, then destinations, services, sources. No cell more, none less.
[[nodiscard]] std::vector<Box> factorLossless(std::vector<Factored> cells);

/// A budget: part `group` of the boundary classes may permit up to `theta` of all that its group
/// permits beyond what was accepted.
struct MergeBudget
{
    std::array<double, kBoundaryCount> theta {};
    std::function<Boundary(std::uint32_t part)> boundaryOf;
    /// Whether a cell that was not accepted must never be permitted.
    std::function<bool(const Cell&)> forbidden;
    /// Whether two boxes may be joined at a price; at none, they always may.
    std::function<bool(const Box&, const Box&)> alike;
    /// Whether a cell was accepted for a rule of another part, which it stays in; may be empty.
    std::function<bool(const Cell&, std::uint32_t part)> foreign {};
    [[nodiscard]] bool isForeign(const Cell& cell, std::uint32_t part) const
    {
        return foreign && foreign(cell, part);
    }
};

/// What a share of over-permission is counted over: the CDE's border (in, out and within) is one
/// group, all else the other.
inline constexpr std::size_t kBudgetGroups = 2;
[[nodiscard]] constexpr std::size_t budgetGroupOf(Boundary boundary)
{
    return boundary == Boundary::Other ? 1 : 0;
}

/// Rules and over-permission after a merge.
struct CurvePoint
{
    std::size_t rules = 0;
    double overPermission = 0;
    auto operator<=>(const CurvePoint&) const = default;
};

struct Merged
{
    std::vector<Box> boxes;
    std::vector<CurvePoint> curve; ///< one point a merge, from the boxes given on
};

/// Joins pairs of boxes that share a destination or a service, the cheapest first: at no cost, then
/// while the budget lasts. The CDE's border (in, out and within) is one group for the budget, all
/// else the other. Deterministic.
[[nodiscard]] Merged mergeWithin(std::vector<Box> boxes, const MergeBudget& budget);

} // namespace nb::scope
