// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace nb {

/// What tr() needs to choose the form of a word for a count that is written by itself, as %1: the
/// count, or a large one like it.
[[nodiscard]] constexpr int pluralOf(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, 1'000'000'000));
}

} // namespace nb
