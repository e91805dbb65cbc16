// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/sandbox.h"

#include <windows.h>

namespace nb::dissect {

namespace {

/// 1 GiB of memory, no other process; the whole job ends with us.
bool enterJob()
{
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (job == nullptr)
        return false;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits {};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_ACTIVE_PROCESS
        | JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    limits.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.ProcessMemoryLimit = SIZE_T {1} << 30;
    return SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits)
        != 0
        && AssignProcessToJobObject(job, GetCurrentProcess()) != 0;
}

} // namespace

bool enterSandbox()
{
    // Files and network cannot be taken from a process that already runs; the job bounds the rest.
    return enterJob();
}

} // namespace nb::dissect
