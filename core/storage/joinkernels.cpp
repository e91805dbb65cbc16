// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/joinkernels.h"

#include "core/base/processorclones.h"

#include <algorithm>
#include <type_traits>

// Inlined into each clone, so that it is compiled for the clone's processor.
#if defined(__GNUC__)
#define NB_INLINE inline __attribute__((always_inline))
#else
#define NB_INLINE inline
#endif

namespace nb::join {

namespace {

/// Up to four planes with shifts below 32: the bits fit in the type's own width, or in 32.
template <typename T, unsigned Count, bool Scaled>
NB_INLINE void joinFew(const Plane* p, T base, T scale, std::size_t rows, T* __restrict out)
{
    using Bits = std::conditional_t<sizeof(T) == 8, std::uint32_t, T>;
    const std::uint8_t* __restrict const b0 = p[0].bytes;
    const std::uint8_t* __restrict const b1 = Count > 1 ? p[1].bytes : b0;
    const std::uint8_t* __restrict const b2 = Count > 2 ? p[2].bytes : b0;
    const std::uint8_t* __restrict const b3 = Count > 3 ? p[3].bytes : b0;
    const unsigned s0 = p[0].shift;
    const unsigned s1 = Count > 1 ? p[1].shift : 0;
    const unsigned s2 = Count > 2 ? p[2].shift : 0;
    const unsigned s3 = Count > 3 ? p[3].shift : 0;
    for (std::size_t i = 0; i < rows; ++i) {
        auto bits = static_cast<Bits>(Bits {b0[i]} << s0);
        if constexpr (Count > 1)
            bits = static_cast<Bits>(bits | static_cast<Bits>(Bits {b1[i]} << s1));
        if constexpr (Count > 2)
            bits = static_cast<Bits>(bits | static_cast<Bits>(Bits {b2[i]} << s2));
        if constexpr (Count > 3)
            bits = static_cast<Bits>(bits | static_cast<Bits>(Bits {b3[i]} << s3));
        // 1U: the product of two narrow integers would be a signed one that may overflow
        if constexpr (Scaled)
            out[i] = static_cast<T>(base + static_cast<T>(1U * static_cast<T>(bits) * scale));
        else
            out[i] = static_cast<T>(base + bits);
    }
}

template <typename T, bool Scaled>
NB_INLINE void joinAny(std::span<const Plane> p, T base, T scale, std::size_t rows, T* out)
{
    // planes past the type's width change nothing
    std::size_t count = p.size();
    while (count > 0 && p[count - 1].shift >= sizeof(T) * 8)
        --count;
    if (count == 0) {
        std::fill(out, out + rows, base);
        return;
    }
    if (count <= 4 && p[count - 1].shift < 32) {
        switch (count) {
        case 1:
            return joinFew<T, 1, Scaled>(p.data(), base, scale, rows, out);
        case 2:
            return joinFew<T, 2, Scaled>(p.data(), base, scale, rows, out);
        case 3:
            return joinFew<T, 3, Scaled>(p.data(), base, scale, rows, out);
        default:
            return joinFew<T, 4, Scaled>(p.data(), base, scale, rows, out);
        }
    }
    for (std::size_t i = 0; i < rows; ++i) {
        std::uint64_t bits = 0;
        for (std::size_t k = 0; k < count; ++k)
            bits |= std::uint64_t {p[k].bytes[i]} << p[k].shift;
        out[i] = static_cast<T>(base + static_cast<T>(1U * static_cast<T>(bits) * scale));
    }
}

template <typename T>
NB_INLINE void joinTo(
    std::span<const Plane> p, std::uint64_t base, std::uint64_t scale, std::span<T> out)
{
    if (scale == 1)
        joinAny<T, false>(p, static_cast<T>(base), T {1}, out.size(), out.data());
    else
        joinAny<T, true>(p, static_cast<T>(base), static_cast<T>(scale), out.size(), out.data());
}

template <typename T> NB_INLINE T largestOf(std::span<const T> values)
{
    const T* const v = values.data();
    const std::size_t count = values.size();
    T most = 0;
    for (std::size_t i = 0; i < count; ++i)
        most = v[i] > most ? v[i] : most;
    return most;
}

} // namespace

NB_CLONES void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint8_t> out)
{
    joinTo(planes, base, scale, out);
}

NB_CLONES void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint16_t> out)
{
    joinTo(planes, base, scale, out);
}

NB_CLONES void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint32_t> out)
{
    joinTo(planes, base, scale, out);
}

NB_CLONES void planes(std::span<const Plane> planes, std::uint64_t base, std::uint64_t scale,
    std::span<std::uint64_t> out)
{
    joinTo(planes, base, scale, out);
}

NB_CLONES std::uint8_t largest(std::span<const std::uint8_t> values)
{
    return largestOf(values);
}

NB_CLONES std::uint16_t largest(std::span<const std::uint16_t> values)
{
    return largestOf(values);
}

NB_CLONES std::uint32_t largest(std::span<const std::uint32_t> values)
{
    return largestOf(values);
}

NB_CLONES std::uint64_t largest(std::span<const std::uint64_t> values)
{
    return largestOf(values);
}

} // namespace nb::join
