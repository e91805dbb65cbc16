// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutvalues.h"

namespace nb {

/// Rows and columns, cluster after cluster, pinned nodes where they are: what is shown where there
/// is no worker, or when it gave up. Linear in the size of the request. Pure.
[[nodiscard]] layout::Answer plainLayout(const layout::Request& request);

} // namespace nb
