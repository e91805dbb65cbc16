// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowfield.h"
#include "core/storage/column.h"
#include "core/storage/dictionaries.h"

#include <string>
#include <vector>

namespace nb {

using FieldTexts = std::vector<std::string> Dictionaries::*;

/// Which dictionary of texts a field's ids belong to; null for other fields.
[[nodiscard]] FieldTexts fieldTexts(FlowField field);
/// The column that holds a field, or the id from which it follows; Start for those computed of
/// several.
[[nodiscard]] Column fieldColumn(FlowField field);

} // namespace nb
