// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"

#include <QString>

namespace nb {

/// Why a filter cannot become a rule, as a sentence; empty when it can.
[[nodiscard]] QString ruleObstacle(const FilterPtr& filter);

} // namespace nb
