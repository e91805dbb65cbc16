// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace nb {

/// The elements of a vector, which is sorted by the projection, that are projected to `value`.
/// std::ranges::equal_range() without its subrange, which Clang before 16 cannot compile with the
/// library of GCC.
template <typename T, typename Value, typename Projection>
[[nodiscard]] std::span<const T> equalSpan(
    const std::vector<T>& sorted, const Value& value, Projection projection)
{
    const auto first = std::ranges::lower_bound(sorted, value, {}, projection);
    const auto last = std::ranges::upper_bound(first, sorted.end(), value, {}, projection);
    return std::span(sorted).subspan(
        static_cast<std::size_t>(first - sorted.begin()), static_cast<std::size_t>(last - first));
}

} // namespace nb
