// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"
#include "core/net/insidetest.h"

#include <cstdint>
#include <vector>

namespace nb {

/// A filter over flows that are not stored yet: the same answers as a query of the store gives for
/// the same rows. One thread.
class BatchMatcher
{
public:
    /// Null lets everything through. `inside` decides `internal` and `external`.
    explicit BatchMatcher(FilterPtr filter, InsideTest inside = {});

    /// Numbers of the rows that match, ascending. All columns of the batch are filled.
    [[nodiscard]] std::vector<std::uint32_t> matches(const FlowBatch& batch) const;

private:
    FilterPtr m_filter;
    InsideTest m_inside;
};

} // namespace nb
