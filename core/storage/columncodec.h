// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/column.h"
#include "core/storage/joinkernels.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nb {

/// How the values of a column were made small before compression.
enum class ColumnEncoding : std::uint8_t
{
    Constant = 0, ///< every value is `base`; no data
    Offset = 1, ///< value = base + scale * stored
    Delta = 2, ///< value[0] = base, value[i] = value[i-1] + scale * unzigzag(stored[i])
};

/// One column of one chunk as the day file holds it. `data` is, for each of the `width` byte planes
/// of the stored integers, lowest first: codec (u8: 0 raw, 1 LZ4 block, 2 one repeated byte,
/// 3 zstd frame), length (u32 little endian), bytes.
struct EncodedColumn
{
    ColumnEncoding encoding = ColumnEncoding::Constant;
    std::uint8_t width = 0; ///< bytes of a stored integer: 1, 2, 4 or 8; 0 for Constant
    std::uint64_t base = 0;
    std::uint32_t scale = 1; ///< 1, 1'000 or 1'000'000
    ColumnZone zone {};
    std::vector<std::byte> data {};
};

/// Where `data` of a column lies while it is decoded.
struct EncodedColumnView
{
    ColumnEncoding encoding = ColumnEncoding::Constant;
    std::uint8_t width = 0;
    std::uint64_t base = 0;
    std::uint32_t scale = 1;
    std::span<const std::byte> data {};
};

/// How one byte plane is stored; part of the day-file format.
enum class PlaneCodec : std::uint8_t
{
    Raw = 0,
    Lz4 = 1,
    Repeated = 2,
    Zstd = 3,
};
inline constexpr std::size_t kPlaneHeader = 5; ///< bytes of codec and length

/// Encodes columns; keeps its buffers between calls. One thread.
class ColumnEncoder
{
public:
    template <typename T> void encode(std::span<const T> values, EncodedColumn& out);

private:
    void compressPlanes(std::size_t rows, EncodedColumn& out);

    std::vector<std::uint64_t> m_stored;
    std::vector<std::uint64_t> m_deltas;
    std::vector<std::byte> m_plane;
    std::vector<std::byte> m_compressed;
};

/// Decodes columns; keeps its buffers between calls. One thread.
class ColumnDecoder
{
public:
    /// Fills `out` (its size is the row count). Invalid when the data cannot be that many rows.
    template <typename T> Result<void> decode(const EncodedColumnView& column, std::span<T> out);

    /// The same for values that need no more than 32 bits; false when some may need more, then
    /// `out` holds nothing of use. Counters are read this way: half the memory of decode().
    Result<bool> decodeNarrow(const EncodedColumnView& column, std::span<std::uint32_t> out);

private:
    Result<void> readPlanes(const EncodedColumnView& column, std::size_t rows);
    Result<const std::uint8_t*> unpack(
        PlaneCodec codec, std::span<const std::byte> in, std::size_t plane, std::size_t rows);
    [[nodiscard]] std::uint64_t largestPossible(std::size_t rows) const;

    std::vector<std::uint8_t> m_unpacked;
    std::vector<join::Plane> m_planes; ///< those whose bytes differ, lowest first
    std::uint64_t m_repeated = 0; ///< bits of the planes that are one repeated byte
    std::vector<std::uint64_t> m_wide;
};

} // namespace nb
