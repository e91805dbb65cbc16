// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/decoderversions.h"

#include <bzlib.h>
#include <lzma.h>
#include <xxhash.h>
#include <zlib.h>

namespace nb {

namespace {

/// 802 is 0.8.2.
std::string dotted(unsigned number)
{
    return std::to_string(number / 10'000) + '.' + std::to_string(number / 100 % 100) + '.'
        + std::to_string(number % 100);
}

} // namespace

std::vector<LibraryVersion> decoderLibraryVersions()
{
    // bzip2 adds a date after a comma
    const std::string bzip2 = BZ2_bzlibVersion();
    return {{"xxHash", dotted(XXH_versionNumber())}, {"zlib", zlibVersion()},
        {"liblzma", lzma_version_string()}, {"bzip2", bzip2.substr(0, bzip2.find(','))}};
}

} // namespace nb
