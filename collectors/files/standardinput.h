// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"

namespace nb {

/// The program's standard input.
[[nodiscard]] std::unique_ptr<ByteSource> openStandardInput();

} // namespace nb
