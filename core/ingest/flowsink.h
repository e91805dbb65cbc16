// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"

#include <cstdint>
#include <string_view>

namespace nb {

/// Where decoded flows go. The caller hands a batch over and does not use it again; an error means
/// the rest cannot be taken either. One thread.
class FlowSink
{
public:
    virtual ~FlowSink() = default;
    virtual Result<void> add(FlowBatch&& batch) = 0;
    /// An exporter told its sampling rate: rows with this `sampler` and a rate of 0, added before
    /// or later, have it. A sink that keeps no rows need not know.
    virtual Result<void> announceSampling(std::string_view sampler, std::uint32_t rate)
    {
        (void)sampler;
        (void)rate;
        return {};
    }
};

} // namespace nb
