// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flowbatch.h"
#include "core/ingest/collectorstatus.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nb {

struct SFlowFlowSample;
struct Template;

/// One field of a record as it was sent.
struct RecordField
{
    std::uint32_t enterprise = 0; ///< 0 IANA; 29305 reverse direction (RFC 5103)
    std::uint16_t id = 0;
    bool scope = false;
    std::span<const std::byte> bytes {}; ///< network order; for variable length without its length
};

/// One data record of one message.
struct ExportRecord
{
    ExporterId exporter {};
    std::int64_t received = 0; ///< µs
    std::int64_t exportTime = 0; ///< µs since 1970, from the message header
    std::uint32_t sysUptime = 0; ///< ms; NetFlow only
    std::uint16_t templateId = 0; ///< 0 for formats without templates
    bool options = false;
    bool late = false; ///< waited for its template
    std::span<const RecordField> fields {};
    /// What a row is made of, but with counters and ports as sent, also those of events; null for
    /// options. The first row of it is the record.
    const FlowBatch* row = nullptr;
};

/// Receives what a message holds, in its order. Spans are valid during the call only.
class RecordSink
{
public:
    virtual ~RecordSink() = default;
    virtual void record(const ExportRecord& record) = 0;
    virtual void templateDefined(const ExporterId& exporter, const Template& definition) = 0;
    /// Something could not be read; `offset` is the byte of the message.
    virtual void problem(
        const ExporterId& exporter, DropReason reason, std::string_view detail, std::size_t offset)
        = 0;
    /// One sFlow flow sample (collectors/sflow/sflowformat.h), which has no template and no fields;
    /// its packet is sampledPacket(), its values by name are sflowFields().
    virtual void sample(
        const ExporterId& /*exporter*/, std::int64_t /*received, µs*/, const SFlowFlowSample&)
    {
    }
};

} // namespace nb
