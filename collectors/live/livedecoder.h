// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exportdecoder.h"

#include <memory>

namespace nb {

/// The decoder as the collector uses it; see ExportDecoder for what each part means. One thread.
class LiveDecoder
{
public:
    virtual ~LiveDecoder() = default;
    virtual ExportDecoder::Outcome decode(const ExportMessage& message, FlowBatch& batch) = 0;
    /// The records instead of rows, of messages that another collector forwards.
    virtual ExportDecoder::Outcome decode(const ExportMessage& message, RecordSink& sink);
    virtual void advance(std::int64_t now) = 0;
    virtual void endSession(std::uint64_t session) = 0;
    [[nodiscard]] virtual std::vector<SamplingAnnouncement> takeSamplingAnnouncements() = 0;
    [[nodiscard]] virtual std::vector<ExporterStatus> exporters() const = 0;
    [[nodiscard]] virtual std::vector<TemplateStatus> templates() const = 0;
    [[nodiscard]] virtual std::string saveState() const = 0;
    virtual Result<void> restoreState(std::string_view state, std::int64_t now) = 0;
};

/// The decoder of NetFlow, IPFIX and sFlow.
[[nodiscard]] std::unique_ptr<LiveDecoder> makeLiveDecoder(const DecoderLimits& limits = {});

} // namespace nb
