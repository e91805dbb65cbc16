// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/columncodec.h"

#include <lz4.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace nb {

namespace {

std::uint8_t widthFor(std::uint64_t largest)
{
    if (largest <= 0xff)
        return 1;
    if (largest <= 0xffff)
        return 2;
    return largest <= 0xffff'ffff ? 4 : 8;
}

std::uint64_t zigzag(std::uint64_t difference)
{
    return (difference << 1) ^ (0 - (difference >> 63));
}

template <std::uint64_t Scale, typename T> bool allMultiples(std::span<const T> values, T min)
{
    if constexpr (Scale > std::numeric_limits<T>::max()) {
        return false;
    } else {
        return std::ranges::all_of(
            values, [min](T v) { return static_cast<T>(v - min) % static_cast<T>(Scale) == 0; });
    }
}

/// Times from millisecond and second clocks are multiples in microseconds.
template <typename T> std::uint32_t scaleOf(std::span<const T> values, T min)
{
    if constexpr (sizeof(T) == 8) {
        if (allMultiples<1'000'000>(values, min))
            return 1'000'000;
        if (allMultiples<1'000>(values, min))
            return 1'000;
    }
    return 1;
}

void appendPlane(std::vector<std::byte>& out, PlaneCodec codec, std::span<const std::byte> bytes)
{
    const std::size_t at = out.size();
    out.resize(at + kPlaneHeader + bytes.size());
    out[at] = static_cast<std::byte>(codec);
    const auto size = static_cast<std::uint32_t>(bytes.size());
    for (std::size_t i = 0; i < 4; ++i)
        out[at + 1 + i] = static_cast<std::byte>(size >> (8 * i));
    std::memcpy(out.data() + at + kPlaneHeader, bytes.data(), bytes.size());
}

bool isRepeated(std::span<const std::byte> plane)
{
    return std::memcmp(plane.data(), plane.data() + 1, plane.size() - 1) == 0;
}

} // namespace

template <typename T> void ColumnEncoder::encode(std::span<const T> values, EncodedColumn& out)
{
    out.data.clear();
    const auto [lowest, highest] = std::ranges::minmax(values);
    out.zone = {lowest, highest};
    out.base = lowest;
    out.scale = 1;
    out.width = 0;
    out.encoding = ColumnEncoding::Constant;
    if (lowest == highest)
        return;

    const std::size_t rows = values.size();
    out.scale = scaleOf(values, lowest);
    out.encoding = ColumnEncoding::Offset;
    out.width = widthFor(static_cast<std::uint64_t>(highest - lowest) / out.scale);
    m_stored.resize(rows);
    for (std::size_t i = 0; i < rows; ++i)
        m_stored[i] = static_cast<std::uint64_t>(values[i] - lowest);
    if (out.scale != 1)
        for (std::uint64_t& v : m_stored)
            v /= out.scale;

    if (out.width >= 4) {
        // nearly sorted times and ids: differences need fewer bytes
        m_deltas.resize(rows);
        m_deltas[0] = 0;
        std::uint64_t largest = 0;
        for (std::size_t i = 1; i < rows; ++i) {
            m_deltas[i] = zigzag(m_stored[i] - m_stored[i - 1]);
            largest |= m_deltas[i];
        }
        if (const std::uint8_t width = widthFor(largest); width < out.width) {
            out.encoding = ColumnEncoding::Delta;
            out.width = width;
            out.base = values[0];
            m_stored.swap(m_deltas);
        }
    }
    compressPlanes(rows, out);
}

void ColumnEncoder::compressPlanes(std::size_t rows, EncodedColumn& out)
{
    m_plane.resize(rows);
    const int bound = LZ4_compressBound(static_cast<int>(rows));
    m_compressed.resize(static_cast<std::size_t>(bound));
    for (unsigned shift = 0; shift < out.width * 8U; shift += 8) {
        for (std::size_t i = 0; i < rows; ++i)
            m_plane[i] = static_cast<std::byte>(m_stored[i] >> shift);
        if (isRepeated(m_plane)) {
            appendPlane(out.data, PlaneCodec::Repeated, std::span(m_plane).first(1));
            continue;
        }
        // LZ4 takes char; the bytes are the same
        // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast)
        const int size = LZ4_compress_default(reinterpret_cast<const char*>(m_plane.data()),
            reinterpret_cast<char*>(m_compressed.data()), static_cast<int>(rows), bound);
        // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
        if (size <= 0 || static_cast<std::size_t>(size) > rows - rows / 16)
            appendPlane(out.data, PlaneCodec::Raw, m_plane);
        else
            appendPlane(out.data, PlaneCodec::Lz4,
                std::span<const std::byte>(m_compressed).first(static_cast<std::size_t>(size)));
    }
}

template void ColumnEncoder::encode(std::span<const std::uint8_t>, EncodedColumn&);
template void ColumnEncoder::encode(std::span<const std::uint16_t>, EncodedColumn&);
template void ColumnEncoder::encode(std::span<const std::uint32_t>, EncodedColumn&);
template void ColumnEncoder::encode(std::span<const std::uint64_t>, EncodedColumn&);

} // namespace nb
