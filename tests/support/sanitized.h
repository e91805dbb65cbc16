// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nb::test {

/// Whether this program was built with a sanitizer: several times slower, and hungry.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
/// What bounds of time are multiplied by.
inline constexpr int kSlowness = kSanitized ? 10 : 1;

} // namespace nb::test
