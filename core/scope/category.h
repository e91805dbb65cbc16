// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace nb::scope {

/// Categories of the model by Desharnais, highest first, and what is beside them.
enum class Category : std::uint8_t
{
    Chd, ///< stores, processes or transmits account data
    Contaminated, ///< not segmented from such
    Segmenting,
    Security, ///< connected, and serves the security of the CDE
    Communicating, ///< connected
    Indirect, ///< connected through another system
    Undetermined, ///< in scope until there is evidence
    Out,
    External, ///< a peer outside, in no inventory
};
inline constexpr std::size_t kCategoryCount = static_cast<std::size_t>(Category::External) + 1;
[[nodiscard]] std::string_view toString(Category category);
[[nodiscard]] std::optional<Category> categoryFromString(std::string_view text);
[[nodiscard]] constexpr bool isInScope(Category category)
{
    return category <= Category::Undetermined;
}
[[nodiscard]] constexpr bool isCde(Category category)
{
    return category <= Category::Contaminated;
}
[[nodiscard]] constexpr bool isConnected(Category category)
{
    return category >= Category::Segmenting && category <= Category::Indirect;
}

} // namespace nb::scope
