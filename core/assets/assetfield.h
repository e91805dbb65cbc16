// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nb {

/// What a record can say of an asset; for tables whose columns have names of their own.
enum class AssetField : std::uint8_t
{
    Address,
    Name,
    Mac,
    First,
    Last,
    Provides, ///< `tcp/22 tcp/443`
    System,
    Owner,
    Role,
    Notes,
    Tags, ///< separated by commas or blanks
    RoleReason, ///< in our own exports: why the role is guessed, or that it was stated
};
/// `address`, `name`, …; as in the header of an export.
[[nodiscard]] std::string_view toString(AssetField field);
/// By its name or one that other programs use (`hostname`, `ip_address`); case, blanks, `-` and `_`
/// do not matter.
[[nodiscard]] std::optional<AssetField> assetFieldFromHeader(std::string_view header);

} // namespace nb
