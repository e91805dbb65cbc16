// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/assets/assetfile.h"
#include "collectors/base/bytesource.h"
#include "core/assets/assetimporter.h"
#include "core/storage/sqlite.h"

#include <stop_token>

namespace nb {

/// Which column of a table holds what, for tables whose headers are not understood: the header as
/// it is in the file, without regard to case.
using AssetColumns = std::map<AssetField, std::string>;

/// Reads a file about assets, told apart by its content: NetBehave's `asset.db`, Nmap XML, the JSON
/// lines `ipam.new` and `ipam.chg`, or a CSV with a header (an export of ours, of a CMDB). Errors:
/// those of reading, UnknownFormat, Invalid, LimitExceeded, Cancelled. Any thread.
[[nodiscard]] Result<AssetFile> readAssetFile(
    const QString& path, const AssetColumns& columns, std::stop_token stop);

/// The same for a table whose columns were chosen by their place. Invalid when it does not have as
/// many.
[[nodiscard]] Result<AssetFile> readAssetTable(
    const QString& path, const AssetColumnFields& columns, std::stop_token stop);
/// How a table about assets begins; nothing for files of the other formats. Errors as for reading.
[[nodiscard]] Result<std::optional<AssetTableHead>> readAssetTableHead(const QString& path);

/// What was merged.
struct AssetImportCounts
{
    std::uint64_t assets = 0; ///< in the file
    std::uint64_t news = 0; ///< of these, not known before
    std::uint64_t edits = 0; ///< owners, notes, roles and tags taken over
    std::uint64_t kept = 0; ///< not taken over, since a person had said something already
};
/// Merges it. What people said before stays unless `overwrite`.
[[nodiscard]] Result<AssetImportCounts> mergeAssetFile(
    AssetInventory& inventory, AssetFile&& file, bool overwrite);

/// The published NetBehave's inventory (tables asset, port, assetOS). `db` was opened untrusted.
[[nodiscard]] Result<AssetFile> readAssetDatabase(SqliteDatabase& db, std::stop_token stop);
/// Nmap's `-oX`. Entities that a file declares are not expanded: it is refused.
[[nodiscard]] Result<AssetFile> readNmapXml(ByteSource& source, std::stop_token stop);
/// A JSON object a line: `ip`, `mac`, `firstSeen`, `lastSeen`, `ports`.
[[nodiscard]] Result<AssetFile> readIpamLines(ByteSource& source, std::stop_token stop);
[[nodiscard]] Result<AssetFile> readAssetCsv(
    ByteSource& source, const AssetColumns& columns, std::stop_token stop);
[[nodiscard]] Result<AssetFile> readPlacedCsv(
    ByteSource& source, const AssetColumnFields& columns, std::stop_token stop);
[[nodiscard]] Result<AssetTableHead> readCsvHead(ByteSource& source);

} // namespace nb
