// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sflowdecoder.h"

#include "collectors/netflow/recordsink.h"
#include "collectors/sflow/sflowpacket.h"

namespace nb {

namespace {

/// Reasons name link types and EtherTypes, of which there are many.
constexpr std::size_t kMaxReasons = 64;

void countSetDrop(SFlowAccounts::Agent& agent)
{
    ++agent.status.drops[static_cast<std::size_t>(DropReason::MalformedSet)];
}

} // namespace

/// Where samples go: rows or a sink.
class SFlowDecoder::SampleTaker
{
public:
    virtual ~SampleTaker() = default;
    /// A flow sample of an agent; false when nothing came of it, with the reason.
    virtual bool take(const SFlowAccounts::Agent& agent, const SFlowAccounts::Source& source,
        const SFlowFlowSample& sample, SkipReason& reason)
        = 0;
    virtual void problem(
        const ExporterId& exporter, DropReason reason, std::string_view detail, std::size_t offset)
        = 0;
    /// Whether datagrams that were there before are of interest.
    [[nodiscard]] virtual bool wantsDuplicates() const = 0;
};

class SFlowDecoder::RowTaker : public SampleTaker
{
public:
    RowTaker(FlowBatch& batch, std::int64_t received)
        : m_batch(batch)
        , m_received(fromMicroseconds(received))
    {
        m_batch.fillMissing();
    }
    bool take(const SFlowAccounts::Agent& agent, const SFlowAccounts::Source& source,
        const SFlowFlowSample& sample, SkipReason& reason) override
    {
        PacketSummary packet;
        if (!sampledPacket(sample, packet, reason))
            return false;
        Flow flow = rowOf(sample, packet);
        flow.start = flow.end = flow.received = m_received;
        flow.exporter = agent.address;
        flow.domain = agent.status.id.domain;
        flow.sampler = source.sampler;
        m_batch.append(flow);
        return true;
    }
    void problem(const ExporterId&, DropReason, std::string_view, std::size_t) override { }
    [[nodiscard]] bool wantsDuplicates() const override { return false; }

private:
    FlowBatch& m_batch;
    Timestamp m_received;
};

class SFlowDecoder::SinkTaker : public SampleTaker
{
public:
    SinkTaker(RecordSink& sink, std::int64_t received)
        : m_sink(sink)
        , m_received(received)
    {
    }
    bool take(const SFlowAccounts::Agent& agent, const SFlowAccounts::Source&,
        const SFlowFlowSample& sample, SkipReason&) override
    {
        m_sink.sample(agent.status.id, m_received, sample);
        return true;
    }
    void problem(const ExporterId& exporter, DropReason reason, std::string_view detail,
        std::size_t offset) override
    {
        m_sink.problem(exporter, reason, detail, offset);
    }
    [[nodiscard]] bool wantsDuplicates() const override { return true; }

private:
    RecordSink& m_sink;
    std::int64_t m_received;
};

SFlowDecoder::SFlowDecoder(const DecoderLimits& limits)
    : m_accounts(limits)
{
}

bool SFlowDecoder::recognises(std::span<const std::byte> bytes)
{
    const ByteReader reader(bytes);
    constexpr std::uint32_t kMaxAddressType = 2;
    return reader.peek<std::uint32_t>(0) == 5U
        && reader.peek<std::uint32_t>(4).value_or(kMaxAddressType + 1) <= kMaxAddressType;
}

std::optional<DropReason> SFlowDecoder::decode(const ExportMessage& message, FlowBatch& batch)
{
    RowTaker taker(batch, message.received);
    return decode(message, taker);
}

std::optional<DropReason> SFlowDecoder::decode(const ExportMessage& message, RecordSink& sink)
{
    SinkTaker taker(sink, message.received);
    return decode(message, taker);
}

std::optional<DropReason> SFlowDecoder::decode(const ExportMessage& message, SampleTaker& taker)
{
    const ExporterId source {message.exporter, 0, kSFlowVersion, 0};
    const auto drop = [&](DropReason reason, std::string_view detail, std::size_t offset) {
        m_accounts.countDrop(message, reason);
        taker.problem(source, reason, detail, offset);
        return reason;
    };
    ByteReader rest;
    const auto datagram = readSFlowDatagram(message.bytes, rest);
    if (!datagram)
        return drop(DropReason::Malformed, "the header is cut or not sFlow version 5",
            message.bytes.size() - rest.remaining());
    SFlowAccounts::Agent* const agent = m_accounts.agent(message, *datagram);
    if (agent == nullptr)
        return drop(DropReason::TooManyExporters, "more exporters than are kept apart", 0);
    if (m_accounts.countDatagram(*agent, message, *datagram) && !taker.wantsDuplicates())
        return std::nullopt;
    decodeSamples(*agent, *datagram, rest, message.bytes.size() - rest.remaining(), taker);
    return std::nullopt;
}

void SFlowDecoder::decodeSamples(SFlowAccounts::Agent& agent, const SFlowDatagram& datagram,
    ByteReader rest, std::size_t offset, SampleTaker& taker)
{
    SFlowItems items(rest, datagram.samples);
    while (auto item = items.next()) {
        item->offset += offset;
        if (item->enterprise != 0) {
            ++m_counts.unknownSamples;
        } else if (item->format == 1 || item->format == 3) {
            if (decodeFlowSample(agent, datagram, *item, taker))
                continue;
            ++m_counts.damagedSamples;
            countSetDrop(agent);
            taker.problem(agent.status.id, DropReason::MalformedSet,
                "a flow sample is cut, or its list of records is", item->offset);
        } else if (item->format == 2 || item->format == 4) {
            ++m_counts.counterSamples;
        } else if (item->format == 5) {
            ++m_counts.discardSamples;
        } else {
            ++m_counts.unknownSamples;
        }
    }
    if (!items.damaged())
        return;
    ++m_counts.damagedSamples;
    countSetDrop(agent);
    taker.problem(agent.status.id, DropReason::MalformedSet,
        "there are fewer samples than announced, or one reaches beyond the end",
        offset + items.offset());
}

/// False when it is damaged; what was before the damage is used all the same.
bool SFlowDecoder::decodeFlowSample(SFlowAccounts::Agent& agent, const SFlowDatagram& datagram,
    const SFlowItem& item, SampleTaker& taker)
{
    if (!readSFlowSample(datagram, item, m_sample))
        return false;
    ++m_counts.flowSamples;
    ++agent.status.records;
    const SFlowAccounts::Source& source = m_accounts.countSample(agent, m_sample);
    SkipReason reason;
    if (taker.take(agent, source, m_sample, reason)) {
        ++m_counts.rows;
        ++agent.status.flows;
    } else {
        ++agent.status.otherRecords;
        const std::string text = toString(reason);
        const bool room = m_counts.skipped.size() < kMaxReasons || m_counts.skipped.contains(text);
        ++m_counts.skipped[room ? text : "other reasons"];
    }
    return !m_sample.damaged;
}

} // namespace nb
