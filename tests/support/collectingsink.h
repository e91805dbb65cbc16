// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowsink.h"

#include <vector>

namespace nb::test {

/// Keeps every flow it is given.
class CollectingSink : public FlowSink
{
public:
    Result<void> add(FlowBatch&& batch) override
    {
        batchSizes.push_back(batch.size());
        for (std::size_t row = 0; row < batch.size(); ++row)
            flows.push_back(batch.flow(row));
        return {};
    }

    std::vector<Flow> flows;
    std::vector<std::size_t> batchSizes;
};

} // namespace nb::test
