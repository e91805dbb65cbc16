// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"

namespace nb {

/// Bounds against compressed input made to fill memory or disk.
struct DecompressionLimits
{
    std::uint64_t freeBytes = 64ULL << 20; ///< output below this is never refused
    std::uint64_t maxRatio = 1000; ///< output per byte of input above freeBytes
    std::uint64_t maxBytes = 1ULL << 42; ///< output in all
};

/// Unpacks gzip, zstd, xz, lz4 (frame) and bzip2, recognised by content and also one inside the
/// other; anything else comes through untouched and uncopied. Damaged input: every byte that came
/// out before the damage is handed out, then Truncated or Invalid. Beyond the limits:
/// LimitExceeded. `consumed()` counts compressed bytes.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> decompressed(
    std::unique_ptr<ByteSource> raw, const DecompressionLimits& limits = {});

} // namespace nb
