// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/versions.h"

#include "collectors/base/decoderversions.h"

namespace nb {

std::vector<LibraryVersion> libraryVersions()
{
    std::vector<LibraryVersion> all = coreLibraryVersions();
    for (LibraryVersion& library : decoderLibraryVersions())
        all.push_back(std::move(library));
    return all;
}

} // namespace nb
