// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flow/flowbatch.h"

#include <memory>
#include <vector>

namespace nb {

/// Learns from flows on their way into the store: the asset inventory, alerts. What it learns holds
/// only when the flows are stored, which commit() and discard() tell. One input, one thread.
class FlowObserver
{
public:
    virtual ~FlowObserver() = default;

    /// Rows with every label they will have, before they are stored. Must not wait for anything.
    virtual void observe(const FlowBatch& batch) = 0;
    /// The rows observed since the last commit are stored. An error is told and does not undo the
    /// storing; what was learnt is tried again with the next commit.
    virtual Result<void> commit() = 0;
    /// The rows observed since the last commit will never be stored.
    virtual void discard() = 0;
};

using FlowObservers = std::vector<std::unique_ptr<FlowObserver>>;

} // namespace nb
