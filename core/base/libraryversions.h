// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace nb {

/// A library we use and the version of it that is loaded.
struct LibraryVersion
{
    std::string name;
    std::string version;
};

/// What core uses. Any thread.
[[nodiscard]] std::vector<LibraryVersion> coreLibraryVersions();

} // namespace nb
