// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/maskkernels.h"

#include "core/base/processorclones.h"

#include <algorithm>
#include <cstring>

namespace nb::mask {

NB_CLONES void inRange(
    std::span<const std::uint8_t> values, std::uint8_t low, std::uint8_t high, std::uint8_t* out)
{
    const std::uint8_t* const v = values.data();
    const std::size_t rows = values.size();
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = static_cast<std::uint8_t>(int {v[i] >= low} & int {v[i] <= high});
}

NB_CLONES void inRange(
    std::span<const std::uint16_t> values, std::uint16_t low, std::uint16_t high, std::uint8_t* out)
{
    const std::uint16_t* const v = values.data();
    const std::size_t rows = values.size();
    const auto width = static_cast<std::uint16_t>(high - low);
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = static_cast<std::uint16_t>(v[i] - low) <= width;
}

NB_CLONES void inRange(
    std::span<const std::uint32_t> values, std::uint32_t low, std::uint32_t high, std::uint8_t* out)
{
    const std::uint32_t* const v = values.data();
    const std::size_t rows = values.size();
    const std::uint32_t width = high - low;
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = v[i] - low <= width;
}

NB_CLONES void inRange(
    std::span<const std::uint64_t> values, std::uint64_t low, std::uint64_t high, std::uint8_t* out)
{
    const std::uint64_t* const v = values.data();
    const std::size_t rows = values.size();
    const std::uint64_t width = high - low;
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = v[i] - low <= width;
}

NB_CLONES void andInto(std::uint8_t* out, const std::uint8_t* other, std::size_t rows)
{
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = out[i] & other[i];
}

NB_CLONES void orInto(std::uint8_t* out, const std::uint8_t* other, std::size_t rows)
{
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = out[i] | other[i];
}

NB_CLONES void invert(std::uint8_t* out, std::size_t rows)
{
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = out[i] ^ 1U;
}

std::size_t count(const std::uint8_t* values, std::size_t rows)
{
    // Adds eight rows at a time in the bytes of a word; 255 steps fill no byte past its end.
    static constexpr std::size_t kWord = sizeof(std::uint64_t);
    static constexpr std::size_t kSteps = 255;
    std::size_t total = 0;
    std::size_t i = 0;
    while (i + kWord <= rows) {
        std::uint64_t lanes = 0;
        for (std::size_t step = 0; step < kSteps && i + kWord <= rows; ++step, i += kWord) {
            std::uint64_t word = 0;
            std::memcpy(&word, values + i, kWord);
            lanes += word;
        }
        for (std::size_t lane = 0; lane < kWord; ++lane)
            total += (lanes >> (8 * lane)) & 0xffU;
    }
    for (; i < rows; ++i)
        total += values[i];
    return total;
}

} // namespace nb::mask
