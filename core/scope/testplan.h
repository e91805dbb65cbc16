// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/recommend.h"
#include "core/scope/texttable.h"

namespace nb::scope {

/// The segmentation test plan of PCI DSS 11.4.5: for each segment out of the CDE and each of the
/// CDE, both ways, what must be denied (everything but the rules) and what must pass. The denials
/// are exactly the complement of the rules.
[[nodiscard]] TextTable testPlanOf(const Recommendation& recommendation);

} // namespace nb::scope
