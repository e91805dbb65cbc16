// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace nb {

/// The part of coreTextPhrases() that the scope engine says.
[[nodiscard]] std::span<const char* const> scopePhrases();

} // namespace nb
