// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"
#include "core/scope/texttable.h"

namespace nb::scope {

/// The inventory of PCI DSS 12.5.1: one row for each system of ours.
[[nodiscard]] TextTable inventoryOf(const Model& model, const Classification& result);

} // namespace nb::scope
