// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// What became of a file about assets.
struct AssetImportReport
{
    std::string format {}; ///< `asset.db`, `nmap`, …
    std::uint64_t assets = 0; ///< in the file
    std::uint64_t news = 0; ///< of these, not known before
    std::uint64_t edits = 0; ///< owners, notes, roles and tags taken over
    std::uint64_t kept = 0; ///< not taken over, since a person had said something already
    std::uint64_t skipped = 0; ///< records that could not be used
    std::vector<std::string> notices {}; ///< why, the first few
    bool truncated = false; ///< the file ends early or is damaged; what was before it is in
};

/// Takes files about assets (asset.db, CSV, Nmap XML, IPAM lines) into the inventory of a
/// workspace.
class AssetImporter
{
public:
    virtual ~AssetImporter() = default;
    /// `overwrite` lets owners, roles and notes of the file take the place of those set before.
    /// Blocks; any thread.
    virtual Result<AssetImportReport> importFile(
        const QString& path, bool overwrite, std::stop_token stop)
        = 0;
};

} // namespace nb
