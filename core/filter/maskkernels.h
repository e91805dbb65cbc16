// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Inner loops over blocks of a column. A mask has one byte a row, 0 or 1. `out` has as many
/// entries as `values`. Any thread.
namespace nb::mask {

/// 1 where low <= value <= high.
void inRange(
    std::span<const std::uint8_t> values, std::uint8_t low, std::uint8_t high, std::uint8_t* out);
void inRange(std::span<const std::uint16_t> values, std::uint16_t low, std::uint16_t high,
    std::uint8_t* out);
void inRange(std::span<const std::uint32_t> values, std::uint32_t low, std::uint32_t high,
    std::uint8_t* out);
void inRange(std::span<const std::uint64_t> values, std::uint64_t low, std::uint64_t high,
    std::uint8_t* out);

/// table[value]; the last entry of the table stands for every value past it.
template <typename T>
void inTable(std::span<const T> values, std::span<const std::uint8_t> table, std::uint8_t* out)
{
    const std::size_t last = table.size() - 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto index = static_cast<std::size_t>(values[i]);
        out[i] = table[index < last ? index : last];
    }
}

void andInto(std::uint8_t* out, const std::uint8_t* other, std::size_t rows);
void orInto(std::uint8_t* out, const std::uint8_t* other, std::size_t rows);
void invert(std::uint8_t* out, std::size_t rows);
[[nodiscard]] std::size_t count(const std::uint8_t* values, std::size_t rows);

} // namespace nb::mask
