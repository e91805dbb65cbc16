// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"

#include <random>
#include <vector>

namespace nb::test {

/// A network made by chance, whose truth is known: what is in scope follows from what its maker put
/// there, by rules written down here once more and apart from the program's.
struct ScopeWorld
{
    scope::Answers answers; ///< with everything visible, and everything answered
    std::vector<Flow> flows;
    std::vector<scope::Category> truth; ///< by address, in the order of `addresses`
    std::vector<IpAddress> addresses;
};

/// Segments A (holds account data), B, C, …; the same seed gives the same world.
[[nodiscard]] ScopeWorld makeWorld(std::uint32_t seed);

/// The same flows without those that only this exporter saw, and answers that do not know it.
[[nodiscard]] ScopeWorld withoutExporter(const ScopeWorld& world, std::size_t exporter);

/// The world with every system in both families, services of other protocols, and some flows that
/// were rejected: for what reads the rules. Its truth is not known.
[[nodiscard]] ScopeWorld inBothFamilies(const ScopeWorld& world, std::uint32_t seed);

/// Through the program's reader, as if the flows had been stored.
[[nodiscard]] scope::Model modelOf(const ScopeWorld& world);

} // namespace nb::test
