// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/planchoices.h"

#include <string>

namespace nb::cli {

/// `choices` with what options of the command line say otherwise; an empty text says nothing. Usage
/// when a number is none, a share is not 0 to 1 or a boundary is unknown. `rho` may be `none`.
[[nodiscard]] Result<scope::PlanChoices> withOptions(scope::PlanChoices choices,
    const std::string& beta, const std::string& theta, const std::string& mode,
    const std::string& rho);

} // namespace nb::cli
