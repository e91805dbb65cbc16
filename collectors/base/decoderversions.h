// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/libraryversions.h"

namespace nb {

/// What reading files uses beside the libraries of core. Any thread.
[[nodiscard]] std::vector<LibraryVersion> decoderLibraryVersions();

} // namespace nb
