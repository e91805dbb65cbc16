// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace nb {

/// Spreads the bits of a key over all of the result (finaliser of MurmurHash3, public domain).
[[nodiscard]] constexpr std::uint64_t mixedHash(std::uint64_t key)
{
    key ^= key >> 33U;
    key *= 0xff51afd7ed558ccdULL;
    key ^= key >> 33U;
    key *= 0xc4ceb9fe1a85ec53ULL;
    key ^= key >> 33U;
    return key;
}

} // namespace nb
