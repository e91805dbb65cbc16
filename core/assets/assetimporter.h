// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetfield.h"
#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <optional>
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

/// What each column of a table holds, from the left; nothing for columns that are not used.
using AssetColumnFields = std::vector<std::optional<AssetField>>;

/// How a table about assets begins, for choosing what its columns hold.
struct AssetTableHead
{
    std::vector<std::string> header {};
    std::vector<std::vector<std::string>> rows {}; ///< the first ones, of any number of cells
    AssetColumnFields guess {}; ///< from the names of the columns
    bool ours = false; ///< an export of ours: there is nothing to choose
};

struct AssetImportOptions
{
    /// Owners, roles and notes of the file take the place of those set before.
    bool overwrite = false;
    /// For tables whose columns were chosen; empty: as their names say.
    AssetColumnFields columns {};
};

/// Takes files about assets (asset.db, CSV, Nmap XML, IPAM lines) into the inventory of a
/// workspace.
class AssetImporter
{
public:
    virtual ~AssetImporter() = default;
    /// How the file begins; nothing when it is no table, so that no column needs to be chosen.
    /// UnknownFormat for what is neither. Blocks; any thread.
    virtual Result<std::optional<AssetTableHead>> head(const QString& path) = 0;
    /// Blocks; any thread.
    virtual Result<AssetImportReport> importFile(
        const QString& path, const AssetImportOptions& options, std::stop_token stop)
        = 0;
};

} // namespace nb
