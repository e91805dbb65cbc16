// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/predicatenode.h"
#include "core/net/insidetest.h"

namespace nb {

/// Turns a filter (null: everything) and a time range into conditions on stored columns; conditions
/// on dictionary entries are evaluated here, once per entry. Any thread.
[[nodiscard]] PredicateNode compileFilter(const FilterPtr& filter, const TimeRange& range,
    const Dictionaries& dictionaries, const InsideTest& inside = {});

} // namespace nb
