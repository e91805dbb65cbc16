// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace nb::cli {

/// A text file of at most 16 MiB as a whole; `-` is standard input. Unreadable, LimitExceeded.
[[nodiscard]] Result<std::string> readInputText(const std::string& path);

} // namespace nb::cli
