// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/resulttable.h"
#include "core/scope/caveats.h"
#include "core/scope/classify.h"
#include "core/scope/inventory.h"
#include "core/scope/review.h"
#include "core/scope/ruletable.h"
#include "core/scope/snapshot.h"
#include "core/scope/testplan.h"

namespace nb::cli {

/// The tables of `scope …`, made of the engine's data.
[[nodiscard]] ResultTable classTable(
    const scope::Model& model, const scope::Classification& result, bool why);
[[nodiscard]] ResultTable questionTable(const std::vector<scope::Question>& questions);
[[nodiscard]] ResultTable findingTable(const std::vector<scope::Finding>& findings);
[[nodiscard]] ResultTable caveatTable(const std::vector<scope::Caveat>& caveats);
/// A table of the engine whose columns are all text.
[[nodiscard]] ResultTable textTable(const scope::TextTable& table);

} // namespace nb::cli
