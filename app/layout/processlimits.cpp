// SPDX-License-Identifier: MIT
#include "app/layout/processlimits.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/resource.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NB_SHADOW_MEMORY
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NB_SHADOW_MEMORY
#endif
#endif

namespace nb::layout {

#ifdef _WIN32

void limitProcess(std::uint32_t memoryMiB, std::uint32_t seconds)
{
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (job == nullptr)
        return;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    limits.BasicLimitInformation.LimitFlags
        = JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_PROCESS_TIME;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart
        = static_cast<LONGLONG>(seconds) * 10'000'000;
    limits.ProcessMemoryLimit = static_cast<SIZE_T>(memoryMiB) << 20U;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    AssignProcessToJobObject(job, GetCurrentProcess());
}

#else

namespace {

template <typename Resource> void limit(Resource which, rlim_t most)
{
    struct rlimit now = {};
    if (getrlimit(which, &now) != 0)
        return;
    if (now.rlim_max == RLIM_INFINITY || most < now.rlim_max)
        now.rlim_max = most;
    now.rlim_cur = now.rlim_max;
    setrlimit(which, &now);
}

} // namespace

void limitProcess(std::uint32_t memoryMiB, std::uint32_t seconds)
{
#ifndef NB_SHADOW_MEMORY // sanitizers reserve terabytes of addresses
    limit(RLIMIT_AS, static_cast<rlim_t>(memoryMiB) << 20U);
#else
    static_cast<void>(memoryMiB);
#endif
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_CORE, 0);
}

#endif

} // namespace nb::layout
