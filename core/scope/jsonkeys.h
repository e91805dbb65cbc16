// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nb::scope {

/// The path of the first key that an object of this valid JSON has twice, `$.segments[0].name`. Qt
/// keeps the last of them and says nothing.
[[nodiscard]] std::optional<std::string> repeatedKey(std::string_view json);

} // namespace nb::scope
