// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/flow/flowfield.h"
#include "core/net/insidetest.h"

namespace nb {

/// The exact, locale-free text of one cell, as tsv/csv output and "copy" give it: RFC 3339 times,
/// RFC 5952 addresses, `0x1b` flags, duration in seconds with six decimals; empty when absent or
/// unknown. `field` must be a column (isColumn). `inside` decides `internal` and `external`.
[[nodiscard]] std::string fieldText(
    const FlowBatch& batch, std::size_t row, FlowField field, const InsideTest& inside = {});

} // namespace nb
