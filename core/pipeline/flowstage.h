// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/ingest/flowsink.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace nb {

/// One step between decoder and sinks. A stage may hold rows back (to wait for a partner) and hands
/// on every row it was given exactly once, as it is, changed, or merged into another; what it did
/// is in counts(). Memory is bounded; at the bound the longest waiting rows go on early. One
/// thread; no clock of its own: time is what advance() says.
class FlowStage
{
public:
    virtual ~FlowStage() = default;

    /// `de-nat`, `deduplicate`, …; as in settings and status.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Takes rows; hands those that need not wait to `next`.
    virtual Result<void> process(FlowBatch&& batch, FlowSink& next) = 0;
    /// It is now `now` (µs since 1970 UTC, the receive clock; for files the newest record's time):
    /// hands on what has waited long enough.
    virtual Result<void> advance(std::int64_t now, FlowSink& next) = 0;
    /// Hands on everything.
    virtual Result<void> finish(FlowSink& next) = 0;
    /// What it did, by name: `pairs`, `waiting`, `late partners`, `duplicates`, `ambiguous` ….
    [[nodiscard]] virtual std::map<std::string, std::uint64_t> counts() const = 0;
};

} // namespace nb
