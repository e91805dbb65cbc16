// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowfield.h"

#include <vector>

class QHeaderView;

namespace nb {

/// The fields that the header of a table of flows shows, from left to right.
[[nodiscard]] std::vector<FlowField> shownFlowColumns(const QHeaderView& header);
/// Shows these, in this order, and hides the others.
void showFlowColumns(QHeaderView& header, const std::vector<FlowField>& columns);

} // namespace nb
