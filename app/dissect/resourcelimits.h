// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nb::dissect {

/// POSIX resource limits: 1 GiB of address space, 4 hours of processor time, no new descriptors, no
/// file growth, no core file; closes what is open beside standard input, output and error.
[[nodiscard]] bool limitResources();

} // namespace nb::dissect
