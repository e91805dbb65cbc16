// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/libraryversions.h"

namespace nb {

/// All libraries the programs are made with, in the versions that are loaded.
[[nodiscard]] std::vector<LibraryVersion> libraryVersions();

} // namespace nb
