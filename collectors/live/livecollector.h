// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/livedecoder.h"
#include "collectors/live/livelimits.h"
#include "core/ingest/collector.h"
#include "core/storage/workspace.h"

namespace nb {

/// The collector of this program: sources, a thread that decodes, a thread that stores. Owned by
/// whoever shows it; destruction finishes it.
class LiveCollector : public Collector
{
public:
    /// A collector into `workspace`, which outlives it; templates are kept in the workspace over a
    /// restart unless `options` names another place. Errors of Workspace::beginLive().
    /// `storageFull` is how long storing is to fail, to try that out.
    static Result<std::unique_ptr<LiveCollector>> begin(Workspace& workspace,
        const LiveOptions& options, const DecoderLimits& decoder = {},
        std::chrono::milliseconds storageFull = {});
    /// Begins with no source. `session` becomes the writer's.
    LiveCollector(std::unique_ptr<LiveDecoder> decoder, std::unique_ptr<LiveSession> session,
        const LiveOptions& options);
    ~LiveCollector() override;
    LiveCollector(const LiveCollector&) = delete;
    LiveCollector& operator=(const LiveCollector&) = delete;

    Result<std::int64_t> start(const SourceSettings& settings) override;
    void stop(std::int64_t source) override;
    Result<void> finish() override;
    [[nodiscard]] CollectorStatus status() const override;
    std::int64_t watch(FilterPtr filter, LiveSink sink) override;
    void unwatch(std::int64_t watch) override;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace nb
