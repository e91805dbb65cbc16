// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

/// Inner loops that put the byte planes of a column together. Any thread.
namespace nb::join {

/// A byte plane, as many bytes as there are rows, and where its bits belong in the value.
struct Plane
{
    const std::uint8_t* bytes = nullptr;
    unsigned shift = 0;
};

/// out[i] = base + scale * (bits of all planes of row i), modulo the type's range.
void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint8_t> out);
void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint16_t> out);
void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint32_t> out);
void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint64_t> out);

/// The largest value, 0 of none.
[[nodiscard]] std::uint8_t largest(std::span<const std::uint8_t> values);
[[nodiscard]] std::uint16_t largest(std::span<const std::uint16_t> values);
[[nodiscard]] std::uint32_t largest(std::span<const std::uint32_t> values);
[[nodiscard]] std::uint64_t largest(std::span<const std::uint64_t> values);

} // namespace nb::join
