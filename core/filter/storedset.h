// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"

#include <cstdint>
#include <span>
#include <vector>

namespace nb {

/// Flips the order of signed numbers into that of unsigned ones (biased form) and back.
inline constexpr std::uint64_t kSignBit = std::uint64_t {1} << 63U;

/// A set of unsigned numbers as sorted, disjoint, not touching inclusive ranges. Any thread once
/// built.
class StoredSet
{
public:
    StoredSet() = default;
    /// Any order, may overlap.
    explicit StoredSet(std::vector<NumberRange> ranges);

    [[nodiscard]] std::span<const NumberRange> ranges() const { return m_ranges; }
    [[nodiscard]] bool empty() const { return m_ranges.empty(); }
    [[nodiscard]] bool contains(std::uint64_t value) const;
    /// Whether any, or every, number of [low, high] is in the set.
    [[nodiscard]] bool intersects(std::uint64_t low, std::uint64_t high) const;
    [[nodiscard]] bool covers(std::uint64_t low, std::uint64_t high) const;

    /// The numbers of [0, largest] that are not in the set.
    [[nodiscard]] StoredSet complement(std::uint64_t largest) const;
    /// Only the numbers up to `largest`.
    [[nodiscard]] StoredSet cutAt(std::uint64_t largest) const;
    /// Every number plus one; the largest number there is must not be in the set.
    [[nodiscard]] StoredSet plusOne() const;
    /// For signed numbers in biased form (sign bit flipped): the same numbers in two's complement.
    [[nodiscard]] StoredSet unbiased() const;

private:
    /// The first range that ends at or after `value`.
    [[nodiscard]] std::vector<NumberRange>::const_iterator from(std::uint64_t value) const;

    std::vector<NumberRange> m_ranges;
};

/// The numbers v for which `v op ranges` holds; `op` is a comparison or In.
[[nodiscard]] StoredSet numbersThat(FilterOperator op, std::vector<NumberRange> ranges);

} // namespace nb
