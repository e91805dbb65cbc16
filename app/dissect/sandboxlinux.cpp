// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dissect/resourcelimits.h"
#include "app/dissect/sandbox.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace nb::dissect {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0;
#endif

/// Memory, time, reading and writing what is open, and the end.
constexpr std::array kAllowed = std::to_array<long>({
    SYS_read, SYS_readv, SYS_write, SYS_writev, SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise,
        SYS_futex, SYS_clock_gettime, SYS_gettimeofday, SYS_getpid, SYS_gettid, SYS_getrandom,
        SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_sched_yield,
        SYS_restart_syscall, SYS_exit, SYS_exit_group,
#if defined(SYS_time)
        SYS_time,
#endif
});

sock_filter statement(std::uint32_t code, std::uint32_t value)
{
    return {static_cast<std::uint16_t>(code), 0, 0, value};
}

sock_filter jump(std::uint32_t code, std::uint32_t value, std::size_t yes, std::size_t no)
{
    return {static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(yes),
        static_cast<std::uint8_t>(no), value};
}

constexpr std::uint32_t kLoad = BPF_LD | BPF_W | BPF_ABS;
constexpr std::uint32_t kEqual = BPF_JMP | BPF_JEQ | BPF_K;
constexpr std::uint32_t kAnyBit = BPF_JMP | BPF_JSET | BPF_K;
constexpr std::uint32_t kReturn = BPF_RET | BPF_K;

/// Low half of an argument (little-endian machines only, which both architectures are).
constexpr std::uint32_t argument(std::size_t index)
{
    return static_cast<std::uint32_t>(offsetof(seccomp_data, args) + index * 8);
}

std::vector<sock_filter> makeFilter()
{
    std::vector<sock_filter> filter {statement(kLoad, offsetof(seccomp_data, arch)),
        jump(kEqual, kArchitecture, 1, 0), statement(kReturn, SECCOMP_RET_KILL_PROCESS),
        statement(kLoad, offsetof(seccomp_data, nr))};
    for (const long call : kAllowed) {
        filter.push_back(jump(kEqual, static_cast<std::uint32_t>(call), 0, 1));
        filter.push_back(statement(kReturn, SECCOMP_RET_ALLOW));
    }
    // memory that is not to be run
    for (const long call : {SYS_mmap, SYS_mprotect}) {
        filter.push_back(jump(kEqual, static_cast<std::uint32_t>(call), 0, 4));
        filter.push_back(statement(kLoad, argument(2)));
        filter.push_back(jump(kAnyBit, PROT_EXEC, 0, 1));
        filter.push_back(statement(kReturn, SECCOMP_RET_KILL_PROCESS));
        filter.push_back(statement(kReturn, SECCOMP_RET_ALLOW));
    }
    // abort() signals ourselves
    filter.push_back(jump(kEqual, SYS_tgkill, 0, 3));
    filter.push_back(statement(kLoad, argument(0)));
    filter.push_back(jump(kEqual, static_cast<std::uint32_t>(getpid()), 0, 1));
    filter.push_back(statement(kReturn, SECCOMP_RET_ALLOW));
    filter.push_back(statement(kReturn, SECCOMP_RET_KILL_PROCESS));
    return filter;
}

} // namespace

bool enterSandbox()
{
    if (!limitResources() || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if constexpr (kArchitecture == 0)
        return true;
    std::vector<sock_filter> filter = makeFilter();
    sock_fprog program {};
    program.len = static_cast<unsigned short>(filter.size());
    program.filter = filter.data();
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

} // namespace nb::dissect
