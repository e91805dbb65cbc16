// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/resulttable.h"
#include "core/assets/assetinventory.h"

namespace nb::cli {

/// One row for each asset; the columns are those that an import understands.
[[nodiscard]] ResultTable assetTable(const std::vector<AssetPtr>& assets);
/// The names of its columns, for help.
inline constexpr const char* kAssetColumns
    = "of address name mac vendor segment role reason owner tags first last flows clients "
      "servers provides uses system notes";
/// Those that `assets list` prints when none are asked for.
inline constexpr const char* kAssetListColumns
    = "address,name,mac,vendor,segment,role,owner,last,provides";

/// Everything about one asset, for a person.
[[nodiscard]] std::string assetText(const Asset& asset);

} // namespace nb::cli
