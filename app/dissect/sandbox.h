// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nb::dissect {

/// Gives up everything but standard input and output: no files, no network, no other processes,
/// bounded memory and time. What the system offers: seccomp on Linux (x86-64, AArch64), the pure
/// computation profile on macOS, a job object on Windows; resource limits wherever there are any.
/// After that a forbidden call ends the process. False when the system refused.
[[nodiscard]] bool enterSandbox();

} // namespace nb::dissect
