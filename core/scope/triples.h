// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"
#include "core/scope/decisionindex.h"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace nb::scope {

/// What a flow crosses, seen from the CDE.
enum class Boundary : std::uint8_t
{
    CdeIn,
    CdeOut,
    IntraCde,
    Other,
};
inline constexpr std::size_t kBoundaryCount = 4;
[[nodiscard]] std::string_view toString(Boundary boundary);

/// Client, server and service of something permitted or asked for.
struct Cell
{
    std::uint32_t source = 0; ///< host
    std::uint32_t destination = 0;
    Service service {};
    auto operator<=>(const Cell&) const = default;
};

/// An accepted flow with what was seen of it.
struct Triple
{
    Cell cell {};
    Boundary boundary = Boundary::Other;
    std::uint64_t hits = 0; ///< 0: accepted, and never seen
    std::uint64_t bytes = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int32_t decision = kNone;
    bool dynamic = false; ///< dynamic ports folded into a range
    std::vector<std::uint32_t> conversations {};
};

/// Flows sorted out for rules. Immutable; refers to the model it was made of.
struct TripleSets
{
    std::vector<Triple> accepted; ///< between zones, by cell
    std::vector<Triple> inside; ///< accepted within one zone: no control sees them
    std::vector<Cell> rejected; ///< by name or seen, by cell
    std::vector<std::uint32_t> undecided; ///< conversations without decision or direction
    std::vector<std::uint32_t> forbidden; ///< accepted by whoever, and never permitted (1.4.4)
    std::vector<std::uint32_t> noise; ///< attempts, denials, scans
    std::vector<std::int32_t> zoneOfHost; ///< hosts of one zone have no control between them
    std::vector<bool> cdeHost;
    std::vector<bool> storeHost; ///< stores account data
    std::vector<std::string> zoneNames; ///< by zone
};

/// `until`: only what had been seen before it (µs), for simulation; 0: everything.
[[nodiscard]] TripleSets collectTriples(
    const Model& model, const Classification& result, std::int64_t until = 0);

} // namespace nb::scope
