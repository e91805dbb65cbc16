// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"

namespace nb {

/// Where decoded flows go. The caller hands a batch over and does not use it again; an error means
/// the rest cannot be taken either. One thread.
class FlowSink
{
public:
    virtual ~FlowSink() = default;
    virtual Result<void> add(FlowBatch&& batch) = 0;
};

} // namespace nb
