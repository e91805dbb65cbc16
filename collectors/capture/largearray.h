// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>

namespace nb {

/// Zeroed memory that costs nothing until it is touched, on huge pages where the system has them:
/// random access to a large table is several times faster there.
class LargeMemory
{
public:
    /// Throws std::bad_alloc when the address space is used up.
    explicit LargeMemory(std::size_t bytes);
    ~LargeMemory();
    LargeMemory(const LargeMemory&) = delete;
    LargeMemory& operator=(const LargeMemory&) = delete;
    LargeMemory(LargeMemory&& other) noexcept;
    LargeMemory& operator=(LargeMemory&& other) noexcept;

    /// Aligned to 64 bytes.
    [[nodiscard]] void* data() const { return m_data; }

private:
    void* m_data = nullptr;
    void* m_block = nullptr;
    std::size_t m_bytes = 0;
};

/// A fixed array of plain values in LargeMemory, all bytes zero at first.
template <typename T> class LargeArray
{
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    static_assert(alignof(T) <= 64);

public:
    explicit LargeArray(std::size_t size)
        : m_memory(size * sizeof(T))
        , m_values(static_cast<T*>(m_memory.data()), size)
    {
    }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] T& operator[](std::size_t i) { return m_values[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return m_values[i]; }

private:
    LargeMemory m_memory;
    std::span<T> m_values;
};

/// Asks the processor to fetch what will be needed soon.
inline void prefetch(const void* address)
{
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(address);
#else
    (void)address;
#endif
}

} // namespace nb
