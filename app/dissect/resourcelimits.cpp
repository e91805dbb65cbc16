// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/resourcelimits.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace nb::dissect {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true; // their shadow memory takes terabytes of address space
#else
constexpr bool kSanitized = false;
#endif

template <typename Resource> bool limit(Resource resource, rlim_t value)
{
    rlimit limits {};
    if (getrlimit(resource, &limits) != 0)
        return false;
    limits.rlim_cur = limits.rlim_max = std::min(limits.rlim_max, value);
    return setrlimit(resource, &limits) == 0;
}

} // namespace

bool limitResources()
{
    constexpr rlim_t kMemory = rlim_t {1} << 30;
    constexpr rlim_t kSeconds = 4 * 3600;
    constexpr long kMostDescriptors = 65'536;
    const long open = std::min(sysconf(_SC_OPEN_MAX), kMostDescriptors);
    for (int descriptor = 3; descriptor < open; ++descriptor)
        (void)close(descriptor);
    bool done = limit(RLIMIT_CPU, kSeconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0)
        && limit(RLIMIT_NOFILE, 3);
#if !defined(__APPLE__) // which accepts it and keeps nobody to it, or refuses
    done = done && (kSanitized || limit(RLIMIT_AS, kMemory));
#endif
    return done;
}

} // namespace nb::dissect
