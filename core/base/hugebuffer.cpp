// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hugebuffer.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX)
#include <sys/mman.h>
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
#if defined(MADV_HUGEPAGE)
    // only advice: without huge pages it is slower, not wrong
    if (bytes >= (std::size_t {2} << 20))
        (void)madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return memory;
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

#endif

} // namespace nb
