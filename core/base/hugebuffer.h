// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace nb {

/// Zeroed memory for `bytes`, in huge pages where the system gives them on request (Linux); throws
/// std::bad_alloc. To be given back with releasePages.
[[nodiscard]] void* allocatePages(std::size_t bytes);
void releasePages(void* memory, std::size_t bytes);

/// Asks for huge pages in memory of another owner that nothing was written to yet, such as what a
/// vector has reserved; advice, whatever the system makes of it.
void adviseHugePages(void* memory, std::size_t bytes);

/// Tells the processor that `address` is read soon; does nothing where that cannot be said.
inline void prefetchForRead(const void* address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    (void)address;
#endif
}

/// A fixed array of trivial values, zeroed at first, for big tables that are read at random.
template <typename T> class HugeBuffer
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    HugeBuffer() = default;
    explicit HugeBuffer(std::size_t size)
        : m_data(size ? static_cast<T*>(allocatePages(size * sizeof(T))) : nullptr)
        , m_size(size)
    {
    }
    ~HugeBuffer()
    {
        if (m_data)
            releasePages(m_data, m_size * sizeof(T));
    }
    HugeBuffer(HugeBuffer&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    HugeBuffer& operator=(HugeBuffer&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        return *this;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] T* data() { return m_data; }
    [[nodiscard]] const T* data() const { return m_data; }
    [[nodiscard]] T& operator[](std::size_t i) { return m_data[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return m_data[i]; }
    [[nodiscard]] T* begin() { return m_data; }
    [[nodiscard]] T* end() { return m_data + m_size; }

private:
    T* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace nb
