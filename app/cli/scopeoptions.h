// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"

#include <string>

namespace nb::cli {

/// Options of `scope recommend` from their texts; an empty text is the default. Usage when a
/// number is none, a share is not 0 to 1 or a boundary is unknown.
[[nodiscard]] Result<scope::RecommendOptions> recommendOptions(
    const std::string& beta, const std::string& theta, const std::string& mode);

} // namespace nb::cli
