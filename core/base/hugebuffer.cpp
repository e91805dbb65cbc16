// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hugebuffer.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX)
#include <sys/mman.h>

#include <bit>
#include <cstdint>
#else
#include <cstdlib>
#endif

namespace nb {

#if defined(Q_OS_UNIX)

void* allocatePages(std::size_t bytes)
{
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    adviseHugePages(memory, bytes);
    return memory;
}

void adviseHugePages(void* memory, std::size_t bytes)
{
#if defined(MADV_HUGEPAGE)
    constexpr std::size_t kHuge = std::size_t {2} << 20;
    const std::size_t offset = std::bit_cast<std::uintptr_t>(memory) % kHuge;
    const std::size_t skipped = offset == 0 ? 0 : kHuge - offset;
    // only advice: without huge pages it is slower, not wrong
    if (bytes >= skipped + kHuge)
        (void)madvise(static_cast<char*>(memory) + skipped, bytes - skipped, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)bytes;
#endif
}

void releasePages(void* memory, std::size_t bytes)
{
    munmap(memory, bytes);
}

#else

void* allocatePages(std::size_t bytes)
{
    void* memory = std::calloc(1, bytes);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}

void releasePages(void* memory, std::size_t)
{
    std::free(memory);
}

void adviseHugePages(void*, std::size_t) { }

#endif

} // namespace nb
