// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/libraryversions.h"

#include <QtGlobal>

#include <lz4.h>
#include <maxminddb.h>
#include <sqlite3.h>
#include <zstd.h>

namespace nb {

std::vector<LibraryVersion> coreLibraryVersions()
{
    return {{"Qt", qVersion()}, {"SQLite", sqlite3_libversion()}, {"LZ4", LZ4_versionString()},
        {"zstd", ZSTD_versionString()}, {"libmaxminddb", MMDB_lib_version()}};
}

} // namespace nb
