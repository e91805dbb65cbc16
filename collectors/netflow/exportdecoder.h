// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/decoderlimits.h"
#include "collectors/netflow/exportmessage.h"
#include "collectors/netflow/recordsink.h"
#include "core/flow/flowbatch.h"
#include "core/ingest/collectorstatus.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// A sampling rate that an exporter announced after rows were made without it.
struct SamplingAnnouncement
{
    std::string sampler; ///< as in FlowBatch::sampler
    std::uint32_t rate = 1;
};

/// What kind of message this is by its first octets: 1, 5, 7, 9, 10 (IPFIX) or kSFlowVersion.
[[nodiscard]] std::optional<std::uint16_t> exportVersion(std::span<const std::byte> message);

/// From bytes of exporters (NetFlow v1, v5, v7, v9, IPFIX, sFlow v5; told apart by content) to
/// rows. Keeps templates, held data, samplers, interface, application and VRF names and sequence
/// numbers by exporter, all bounded by DecoderLimits. Touches no socket and no clock: time is
/// ExportMessage::received. Never fails: what cannot be decoded is counted. One thread.
class ExportDecoder
{
public:
    explicit ExportDecoder(const DecoderLimits& limits = {});
    ~ExportDecoder();
    ExportDecoder(ExportDecoder&&) noexcept;
    ExportDecoder& operator=(ExportDecoder&&) noexcept;

    /// What became of a whole message: nothing when it was decoded, else why it was dropped.
    using Outcome = std::optional<DropReason>;
    /// Appends one row for each data record to `batch` (and for held records whose template came).
    /// Rows carry raw counters, kind, marks, sampler and exporter. The caller calls
    /// FlowBatch::fillMissing() and moves the batch on when it is full; one message gives at most
    /// FlowBatch::kMaxRows rows.
    Outcome decode(const ExportMessage& message, FlowBatch& batch);
    /// Tells every record, template and problem as it was sent instead (`decode` command).
    Outcome decode(const ExportMessage& message, RecordSink& sink);

    /// It is now `now`, µs: expires templates and held data.
    void advance(std::int64_t now);
    /// Forgets the templates of a stream that ended.
    void endSession(std::uint64_t session);

    /// Announcements since the last call.
    [[nodiscard]] std::vector<SamplingAnnouncement> takeSamplingAnnouncements();

    [[nodiscard]] std::vector<ExporterStatus> exporters() const;
    [[nodiscard]] std::vector<TemplateStatus> templates() const;

    /// Templates, samplers and names of UDP exporters, to be kept over a restart, in a form of our
    /// own (checked when read: a damaged or foreign one is refused as a whole).
    [[nodiscard]] std::string saveState() const;
    Result<void> restoreState(std::string_view state, std::int64_t now);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace nb
