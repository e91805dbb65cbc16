// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace nb {

enum class Compression
{
    Gzip,
    Zstd,
    Xz,
    Lz4,
    Bzip2,
};

/// Bytes that recogniseCompression() needs to see.
inline constexpr std::size_t kCompressionHeadBytes = 6;

/// By magic number; nothing for uncompressed content.
[[nodiscard]] std::optional<Compression> recogniseCompression(std::span<const std::byte> head);

/// One decompressor of a library behind one face. Streams after each other in one file (as `cat`
/// of two .gz makes) are one content.
class Inflater
{
public:
    enum class Status
    {
        More, ///< goes on
        StreamEnd, ///< a whole stream is out; call restart() for a next one
        Corrupt,
    };
    struct Step
    {
        std::size_t taken = 0; ///< bytes of input used
        std::size_t made = 0; ///< bytes of output written, also when Corrupt
        Status status = Status::More;
    };

    virtual ~Inflater() = default;
    virtual Step step(std::span<const std::byte> input, std::span<std::byte> output) = 0;
    /// Makes ready for a further stream.
    virtual bool restart() = 0;
};

/// Nothing when the library could not be set up (no memory).
[[nodiscard]] std::unique_ptr<Inflater> makeInflater(Compression compression);

} // namespace nb
