// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/columncodec.h"

#include <lz4.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace nb {

namespace {

const Error kDamaged {ErrorCode::Invalid, "a flow column is damaged"};

std::uint64_t unzigzag(std::uint64_t value)
{
    return (value >> 1) ^ (0 - (value & 1));
}

const std::uint8_t* bytesOf(std::span<const std::byte> data)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    return reinterpret_cast<const std::uint8_t*>(data.data());
}

} // namespace

/// The bytes of a plane: where they are stored when they are as they are, else unpacked.
Result<const std::uint8_t*> ColumnDecoder::unpack(
    PlaneCodec codec, std::span<const std::byte> in, std::size_t plane, std::size_t rows)
{
    if (codec == PlaneCodec::Raw) {
        if (in.size() != rows)
            return kDamaged;
        return bytesOf(in);
    }
    std::uint8_t* const to = m_unpacked.data() + plane * rows;
    bool good = false;
    if (codec == PlaneCodec::Lz4) {
        // LZ4 takes char; the bytes are the same
        // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast)
        good = LZ4_decompress_safe(reinterpret_cast<const char*>(in.data()),
                   reinterpret_cast<char*>(to), static_cast<int>(in.size()), static_cast<int>(rows))
            == static_cast<int>(rows);
        // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
    } else if (codec == PlaneCodec::Zstd) {
        good = ZSTD_decompress(to, rows, in.data(), in.size()) == rows;
    }
    if (!good)
        return kDamaged;
    return static_cast<const std::uint8_t*>(to);
}

Result<void> ColumnDecoder::readPlanes(const EncodedColumnView& column, std::size_t rows)
{
    if (column.width != 1 && column.width != 2 && column.width != 4 && column.width != 8)
        return Error {ErrorCode::Invalid, "a flow column has an impossible width"};
    if (m_unpacked.size() < rows * column.width)
        m_unpacked.resize(rows * column.width);
    m_planes.clear();
    m_repeated = 0;
    std::span<const std::byte> in = column.data;
    for (std::size_t plane = 0; plane < column.width; ++plane) {
        if (in.size() < kPlaneHeader)
            return kDamaged;
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= std::to_integer<std::size_t>(in[1 + i]) << (8 * i);
        const auto codec = static_cast<PlaneCodec>(in[0]);
        in = in.subspan(kPlaneHeader);
        if (size > in.size())
            return kDamaged;
        const auto shift = static_cast<unsigned>(8 * plane);
        if (codec == PlaneCodec::Repeated) {
            if (size != 1)
                return kDamaged;
            m_repeated |= std::to_integer<std::uint64_t>(in[0]) << shift;
        } else {
            const auto bytes = unpack(codec, in.first(size), plane, rows);
            if (!bytes)
                return bytes.error();
            m_planes.push_back({*bytes, shift});
        }
        in = in.subspan(size);
    }
    return {};
}

/// At least as large as every stored integer: the highest plane is looked at, those below may be
/// anything.
std::uint64_t ColumnDecoder::largestPossible(std::size_t rows) const
{
    if (m_planes.empty())
        return m_repeated;
    const join::Plane& top = m_planes.back();
    const std::uint64_t most = join::largest({top.bytes, rows});
    return (m_repeated >> top.shift >> 8 << 8 << top.shift) | (most << top.shift)
        | ((std::uint64_t {1} << top.shift) - 1);
}

template <typename T>
Result<void> ColumnDecoder::decode(const EncodedColumnView& column, std::span<T> out)
{
    if (column.encoding == ColumnEncoding::Constant) {
        std::ranges::fill(out, static_cast<T>(column.base));
        return {};
    }
    if (auto done = readPlanes(column, out.size()); !done)
        return done;
    if (column.encoding == ColumnEncoding::Offset) {
        join::planes(m_planes, column.base + m_repeated * column.scale, column.scale, out);
        return {};
    }
    m_wide.resize(out.size());
    join::planes(m_planes, m_repeated, 1, std::span(m_wide));
    std::uint64_t value = column.base;
    for (std::size_t i = 0; i < out.size(); ++i) {
        value += unzigzag(m_wide[i]) * column.scale;
        out[i] = static_cast<T>(value);
    }
    return {};
}

Result<bool> ColumnDecoder::decodeNarrow(
    const EncodedColumnView& column, std::span<std::uint32_t> out)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    if (column.encoding == ColumnEncoding::Delta || column.base > kMost)
        return false;
    if (column.encoding == ColumnEncoding::Offset) {
        if (auto done = readPlanes(column, out.size()); !done)
            return done.error();
        const std::uint64_t stored = largestPossible(out.size());
        if (stored > kMost || column.base + stored * column.scale > kMost)
            return false;
        join::planes(m_planes, column.base + m_repeated * column.scale, column.scale, out);
        return true;
    }
    std::ranges::fill(out, static_cast<std::uint32_t>(column.base));
    return true;
}

template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint8_t>);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint16_t>);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint32_t>);
template Result<void> ColumnDecoder::decode(const EncodedColumnView&, std::span<std::uint64_t>);

} // namespace nb
