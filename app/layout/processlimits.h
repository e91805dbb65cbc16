// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace nb::layout {

/// Bounds memory and processor time of this process, so that it ends instead of taking the computer
/// with it, also when who started it is gone.
void limitProcess(std::uint32_t memoryMiB, std::uint32_t seconds);

} // namespace nb::layout
