// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/columncodec.h"

#include <lz4.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace nb {

namespace {

enum PlaneCodec : std::uint8_t
{
    Raw = 0,
    Lz4 = 1,
    Repeated = 2,
    Zstd = 3,
};

constexpr std::size_t kPlaneHeader = 5;

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

std::uint64_t unzigzag(std::uint64_t value)
{
    return (value >> 1) ^ (0 - (value & 1));
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
    out[at] = std::byte {codec};
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
            appendPlane(out.data, Repeated, std::span(m_plane).first(1));
            continue;
        }
        // LZ4 takes char; the bytes are the same
        // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast)
        const int size = LZ4_compress_default(reinterpret_cast<const char*>(m_plane.data()),
            reinterpret_cast<char*>(m_compressed.data()), static_cast<int>(rows), bound);
        // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
        if (size <= 0 || static_cast<std::size_t>(size) > rows - rows / 16)
            appendPlane(out.data, Raw, m_plane);
        else
            appendPlane(out.data, Lz4,
                std::span<const std::byte>(m_compressed).first(static_cast<std::size_t>(size)));
    }
}

Result<void> ColumnDecoder::readPlanes(const EncodedColumnView& column, std::size_t rows)
{
    const Error bad {ErrorCode::Invalid, "a flow column is damaged"};
    m_planes.resize(rows * column.width);
    std::span<const std::byte> in = column.data;
    for (std::size_t plane = 0; plane < column.width; ++plane) {
        if (in.size() < kPlaneHeader)
            return bad;
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= std::to_integer<std::size_t>(in[1 + i]) << (8 * i);
        const auto codec = std::to_integer<std::uint8_t>(in[0]);
        in = in.subspan(kPlaneHeader);
        if (size > in.size())
            return bad;
        std::uint8_t* to = m_planes.data() + plane * rows;
        bool good = false;
        if (codec == Raw && size == rows) {
            std::memcpy(to, in.data(), rows);
            good = true;
        } else if (codec == Repeated && size == 1) {
            std::memset(to, std::to_integer<int>(in[0]), rows);
            good = true;
        } else if (codec == Lz4) {
            // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): as above
            good = LZ4_decompress_safe(reinterpret_cast<const char*>(in.data()),
                       reinterpret_cast<char*>(to), static_cast<int>(size), static_cast<int>(rows))
                == static_cast<int>(rows);
            // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
        } else if (codec == Zstd) {
            good = ZSTD_decompress(to, rows, in.data(), size) == rows;
        }
        if (!good)
            return bad;
        in = in.subspan(size);
    }
    return {};
}

namespace {

template <typename T, unsigned Width>
void joinPlanes(
    const std::uint8_t* __restrict planes, std::size_t rows, T base, T scale, T* __restrict out)
{
    const std::uint8_t* __restrict p0 = planes;
    const std::uint8_t* __restrict p1 = Width > 1 ? planes + rows : planes;
    const std::uint8_t* __restrict p2 = Width > 2 ? planes + 2 * rows : planes;
    const std::uint8_t* __restrict p3 = Width > 2 ? planes + 3 * rows : planes;
    for (std::size_t i = 0; i < rows; ++i) {
        std::uint32_t v = p0[i];
        if constexpr (Width > 1)
            v |= static_cast<std::uint32_t>(p1[i]) << 8;
        if constexpr (Width > 2)
            v |= (static_cast<std::uint32_t>(p2[i]) << 16)
                | (static_cast<std::uint32_t>(p3[i]) << 24);
        // 1U: the product of two narrow integers would be a signed one that may overflow
        out[i] = static_cast<T>(base + static_cast<T>(1U * static_cast<T>(v) * scale));
    }
}

template <typename T>
void joinWide(const std::uint8_t* planes, std::size_t rows, T base, T scale, T* out)
{
    for (std::size_t i = 0; i < rows; ++i) {
        std::uint64_t v = 0;
        for (unsigned p = 0; p < 8; ++p)
            v |= static_cast<std::uint64_t>(planes[p * rows + i]) << (8 * p);
        out[i] = static_cast<T>(base + static_cast<T>(1U * static_cast<T>(v) * scale));
    }
}

template <typename T>
void join(unsigned width, const std::uint8_t* planes, std::size_t rows, T base, T scale, T* out)
{
    if (width == 1)
        joinPlanes<T, 1>(planes, rows, base, scale, out);
    else if (width == 2)
        joinPlanes<T, 2>(planes, rows, base, scale, out);
    else if (width == 4)
        joinPlanes<T, 4>(planes, rows, base, scale, out);
    else
        joinWide<T>(planes, rows, base, scale, out);
}

} // namespace

template <typename T>
Result<void> ColumnDecoder::decode(const EncodedColumnView& column, std::span<T> out)
{
    if (column.encoding == ColumnEncoding::Constant) {
        std::ranges::fill(out, static_cast<T>(column.base));
        return {};
    }
    const unsigned width = column.width;
    if (width != 1 && width != 2 && width != 4 && width != 8)
        return Error {ErrorCode::Invalid, "a flow column has an impossible width"};
    if (auto done = readPlanes(column, out.size()); !done)
        return done;
    if (column.encoding == ColumnEncoding::Offset) {
        join<T>(width, m_planes.data(), out.size(), static_cast<T>(column.base),
            static_cast<T>(column.scale), out.data());
        return {};
    }
    m_wide.resize(out.size());
    join<std::uint64_t>(width, m_planes.data(), out.size(), 0, 1, m_wide.data());
    std::uint64_t value = column.base;
    for (std::size_t i = 0; i < out.size(); ++i) {
        value += unzigzag(m_wide[i]) * column.scale;
        out[i] = static_cast<T>(value);
    }
    return {};
}

template void ColumnEncoder::encode(std::span<const std::uint8_t>, EncodedColumn&);
template void ColumnEncoder::encode(std::span<const std::uint16_t>, EncodedColumn&);
template void ColumnEncoder::encode(std::span<const std::uint32_t>, EncodedColumn&);
template void ColumnEncoder::encode(std::span<const std::uint64_t>, EncodedColumn&);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint8_t>);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint16_t>);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint32_t>);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint64_t>);

} // namespace nb
