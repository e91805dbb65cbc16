// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Marks an inner loop that GCC shall compile for several processors, the best one chosen when the
// program is loaded. Only with ELF and glibc, and not under sanitizers, which are not ready when
// the choice is made; elsewhere it says nothing.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__ELF__)            \
    && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NB_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define NB_CLONES
#endif
