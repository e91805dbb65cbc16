// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/filter/filterexpression.h"
#include "core/flow/flowbatch.h"
#include "core/ingest/collectorstatus.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace nb {

/// One thing to listen on.
struct SourceSettings
{
    /// `udp://0.0.0.0:2055`, `udp://[::]:4739`, `tcp://127.0.0.1:4739`, `tls://0.0.0.0:4740`.
    std::string url {};
    std::vector<std::string> allowed {}; ///< addresses and prefixes; empty: everybody
    QString certificateFile {}; ///< PEM, ours, for tls
    QString keyFile {}; ///< PEM, ours
    QString authorityFile {}; ///< PEM, whose clients we accept
    std::vector<std::string> peerNames {}; ///< names a client certificate may bear; empty: any of
                                           ///< the authority's
    bool operator==(const SourceSettings&) const = default;
};

/// Flows as they are stored, for a live search. Called in the pipeline's thread; returns at once.
using LiveSink = std::function<void(const FlowBatchPtr&)>;

/// Collects flows of exporters into a workspace. What ui and the command line see of the live part
/// of the collectors layer. Methods may be called from the thread that made it; status() from any.
class Collector
{
public:
    virtual ~Collector() = default;

    /// Binds and begins to receive. Returns the source's id. Invalid for a URL or file that cannot
    /// be used, Unreadable when the system refuses (port in use, no permission), with what to do.
    virtual Result<std::int64_t> start(const SourceSettings& settings) = 0;
    /// Stops receiving; what was received is still decoded and stored.
    virtual void stop(std::int64_t source) = 0;
    /// Ends everything: what was received is stored when this returns.
    virtual Result<void> finish() = 0;

    [[nodiscard]] virtual CollectorStatus status() const = 0;

    /// Calls `sink` with each batch of flows that match `filter` (null: all) from now on.
    virtual std::int64_t watch(FilterPtr filter, LiveSink sink) = 0;
    /// After this returns the sink is not called again.
    virtual void unwatch(std::int64_t watch) = 0;
};

} // namespace nb
