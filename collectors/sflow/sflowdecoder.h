// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/decoderlimits.h"
#include "collectors/netflow/exportmessage.h"
#include "collectors/sflow/sflowaccounts.h"
#include "collectors/sflow/sflowformat.h"
#include "core/flow/flowbatch.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb {

class RecordSink;

/// What became of the samples of all datagrams.
struct SFlowCounts
{
    std::uint64_t flowSamples = 0; ///< read
    std::uint64_t counterSamples = 0; ///< skipped: they tell of interfaces, not of traffic
    std::uint64_t discardSamples = 0; ///< skipped: packets the device did not forward
    std::uint64_t unknownSamples = 0; ///< skipped by their length
    std::uint64_t damagedSamples = 0; ///< cut off, or with a list of records that is
    std::uint64_t rows = 0;
    std::map<std::string, std::uint64_t> skipped {}; ///< flow samples without a row, by reason
};

/// From sFlow version 5 datagrams (sflow_version_5.txt) to rows: one for each sampled IP packet,
/// with counters as sent (one packet, its IP length) and the rate beside them. Compact and expanded
/// samples give the same rows. Keeps sequence numbers by agent and by data source, bounded by
/// DecoderLimits. Touches no socket and no clock: time is ExportMessage::received, which is start
/// and end of each row. Never fails: what cannot be read is counted. One thread.
class SFlowDecoder
{
public:
    explicit SFlowDecoder(const DecoderLimits& limits = {});

    /// Whether the message is meant to be sFlow version 5, by its first bytes.
    [[nodiscard]] static bool recognises(std::span<const std::byte> bytes);

    /// Appends the rows of the message to `batch` (all columns; short ones are filled first). A
    /// datagram that was there before gives none. What became of it: nothing when it was decoded,
    /// else Malformed or TooManyExporters.
    std::optional<DropReason> decode(const ExportMessage& message, FlowBatch& batch);
    /// Tells every flow sample as it was sent (RecordSink::sample) and every problem instead.
    /// Counts the same.
    std::optional<DropReason> decode(const ExportMessage& message, RecordSink& sink);

    /// By agent address and sub-agent. Drops of messages without agent count for the network
    /// source. `lost` is in datagrams; samples are in sources().
    [[nodiscard]] std::vector<ExporterStatus> exporters() const { return m_accounts.exporters(); }
    [[nodiscard]] std::vector<SFlowSourceStatus> sources() const { return m_accounts.sources(); }
    [[nodiscard]] const SFlowCounts& counts() const { return m_counts; }

private:
    class SampleTaker;
    class RowTaker;
    class SinkTaker;

    std::optional<DropReason> decode(const ExportMessage& message, SampleTaker& taker);
    void decodeSamples(SFlowAccounts::Agent& agent, const SFlowDatagram& datagram, ByteReader rest,
        std::size_t offset, SampleTaker& taker);
    bool decodeFlowSample(SFlowAccounts::Agent& agent, const SFlowDatagram& datagram,
        const SFlowItem& item, SampleTaker& taker);

    SFlowAccounts m_accounts;
    SFlowCounts m_counts;
    SFlowFlowSample m_sample; ///< memory reused
};

} // namespace nb
