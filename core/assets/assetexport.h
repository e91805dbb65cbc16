// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// A column of an export of assets; an import understands them by these names.
struct AssetColumn
{
    enum class Type : std::uint8_t
    {
        Text,
        Address,
        Time, ///< RFC 3339, empty when unknown
        Number,
    };
    std::string_view name;
    Type type = Type::Text;
};
[[nodiscard]] std::span<const AssetColumn> assetColumns();
/// A cell for each column.
[[nodiscard]] std::vector<std::string> assetCells(const Asset& asset);

/// With a header line, RFC 4180; cells that a spreadsheet would run get a leading apostrophe.
[[nodiscard]] std::string assetsCsv(const std::vector<AssetPtr>& assets);
/// An array of objects; what is unknown is null.
[[nodiscard]] std::string assetsJson(const std::vector<AssetPtr>& assets);

} // namespace nb
