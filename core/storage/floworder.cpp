// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/floworder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace nb {

namespace {

constexpr unsigned kDigitBits = 8;
constexpr std::size_t kDigits = 1U << kDigitBits;

/// Stable least-significant-digit radix sort of the bits from `lowBit` up to `highBit`.
/// `values` and `other` have `size` entries; returns where the result is.
std::uint64_t* radixSort(std::uint64_t* values, std::uint64_t* other, std::size_t size,
    unsigned lowBit, unsigned highBit, const std::stop_token& stop)
{
    for (unsigned shift = lowBit; shift < highBit && !stop.stop_requested(); shift += kDigitBits) {
        std::array<std::size_t, kDigits> next {};
        for (std::size_t i = 0; i < size; ++i)
            ++next[(values[i] >> shift) & (kDigits - 1)];
        std::size_t sum = 0;
        for (std::size_t& place : next)
            sum += std::exchange(place, sum);
        for (std::size_t i = 0; i < size; ++i)
            other[next[(values[i] >> shift) & (kDigits - 1)]++] = values[i];
        std::swap(values, other);
    }
    return values;
}

} // namespace

Result<std::vector<std::uint32_t>> RowSorter::sorted(std::stop_token stop)
{
    const std::size_t size = m_keys.size();
    if (size < 2)
        return std::move(m_rows);
    const auto [lowest, highest] = std::ranges::minmax(m_keys);
    const unsigned positionBits = static_cast<unsigned>(std::bit_width(size - 1));
    const unsigned keyBits = static_cast<unsigned>(std::bit_width(highest - lowest));
    std::vector<std::uint32_t> result(size);
    if (positionBits + keyBits > 64) {
        std::vector<std::uint32_t> positions(size);
        std::iota(positions.begin(), positions.end(), 0U);
        std::ranges::stable_sort(positions, {}, [this](std::uint32_t i) { return m_keys[i]; });
        std::ranges::transform(
            positions, result.begin(), [this](std::uint32_t i) { return m_rows[i]; });
        return result;
    }
    HugeBuffer<std::uint64_t> packed(size);
    for (std::size_t i = 0; i < size; ++i)
        packed[i] = (m_keys[i] - lowest) << positionBits | i;
    m_keys = {};
    HugeBuffer<std::uint64_t> other(size);
    const std::uint64_t* sorted
        = radixSort(packed.data(), other.data(), size, positionBits, positionBits + keyBits, stop);
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, "cancelled"};
    const std::uint64_t mask = (std::uint64_t {1} << positionBits) - 1;
    for (std::size_t i = 0; i < size; ++i)
        result[i] = m_rows[static_cast<std::size_t>(sorted[i] & mask)];
    return result;
}

} // namespace nb
