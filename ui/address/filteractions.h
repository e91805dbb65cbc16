// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "ui/filter/filteredit.h"

#include <functional>

class QMenu;

namespace nb {

/// Takes a condition chosen in a menu; `apply`: at once, else it is written where it can still be
/// changed.
using FilterRequest = std::function<void(const FilterPtr&, FilterEdit, bool apply)>;

/// What can be done with a condition, under a heading that spells it: filter for it, out, or, only,
/// and the same prepared. Nothing for null. GUI thread.
void addFilterActions(QMenu& menu, const FilterPtr& condition, const FilterRequest& request);

} // namespace nb
