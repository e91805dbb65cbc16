// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/libraryversions.h"

#include <QtGlobal>

#include <lz4.h>
#include <sqlite3.h>
#include <zstd.h>

namespace nb {

std::vector<LibraryVersion> coreLibraryVersions()
{
    return {{"Qt", qVersion()}, {"SQLite", sqlite3_libversion()}, {"LZ4", LZ4_versionString()},
        {"zstd", ZSTD_versionString()}};
}

} // namespace nb
