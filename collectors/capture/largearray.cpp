// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/largearray.h"

#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace nb {

namespace {
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kHugePage = std::size_t {2} << 20;
} // namespace

LargeMemory::LargeMemory(std::size_t bytes)
    : m_bytes(bytes)
{
#if defined(__linux__)
    // Room to begin on a huge page.
    if (bytes >= kHugePage)
        m_bytes = bytes + kHugePage;
    m_block = mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (m_block == MAP_FAILED)
        throw std::bad_alloc();
    m_data = m_block;
    if (bytes >= kHugePage) {
        std::size_t space = m_bytes;
        m_data = std::align(kHugePage, bytes, m_data, space);
        madvise(m_data, bytes, MADV_HUGEPAGE); // a refusal costs speed only
    }
#else
    m_bytes = bytes + kAlignment;
    m_block = std::calloc(m_bytes, 1);
    if (m_block == nullptr)
        throw std::bad_alloc();
    m_data = m_block;
    std::size_t space = m_bytes;
    m_data = std::align(kAlignment, bytes, m_data, space);
#endif
    static_assert(kHugePage % kAlignment == 0);
}

LargeMemory::~LargeMemory()
{
    if (m_block == nullptr)
        return;
#if defined(__linux__)
    munmap(m_block, m_bytes);
#else
    std::free(m_block);
#endif
}

LargeMemory::LargeMemory(LargeMemory&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_block(std::exchange(other.m_block, nullptr))
    , m_bytes(std::exchange(other.m_bytes, 0))
{
}

LargeMemory& LargeMemory::operator=(LargeMemory&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_block, other.m_block);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

} // namespace nb
