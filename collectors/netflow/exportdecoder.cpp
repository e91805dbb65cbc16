// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/exportdecoder.h"

#include "collectors/base/bytereader.h"
#include "collectors/netflow/decoderstate.h"
#include "collectors/netflow/exporterstate.h"
#include "collectors/netflow/informationelement.h"
#include "collectors/netflow/messageparser.h"
#include "collectors/netflow/netflow5.h"
#include "collectors/sflow/sflowdecoder.h"

#include <chrono>
#include <utility>

namespace nb {

std::optional<std::uint16_t> exportVersion(std::span<const std::byte> message)
{
    const ByteReader reader(message);
    const auto first = reader.peek<std::uint16_t>();
    if (!first)
        return std::nullopt;
    switch (*first) {
    case 1:
    case 5:
    case 7:
    case 9:
    case 10:
        return *first;
    case 0: // sFlow has a version of 32 bits
        return reader.peek<std::uint32_t>() == 5U ? std::optional(kSFlowVersion) : std::nullopt;
    default:
        return std::nullopt;
    }
}

struct ExportDecoder::Private
{
    explicit Private(const DecoderLimits& bounds)
        : limits(bounds)
        , exporters(limits)
        , sflow(limits)
    {
    }

    Outcome decode(const ExportMessage& message, FlowBatch* batch, RecordSink* sink);
    Outcome decodeVersion(
        const ExportMessage& message, std::uint16_t version, FlowBatch* batch, RecordSink* sink);
    void expire(Stream& stream, std::int64_t now);
    static DropReason blame(ExporterTable::Host& host, DropReason reason);

    DecoderLimits limits;
    ExporterTable exporters;
    SFlowDecoder sflow;
    std::vector<SamplingAnnouncement> announcements;
};

ExportDecoder::Outcome ExportDecoder::Private::decodeVersion(
    const ExportMessage& message, std::uint16_t version, FlowBatch* batch, RecordSink* sink)
{
    if (version == kSFlowVersion)
        return batch ? sflow.decode(message, *batch) : sflow.decode(message, *sink);
    std::optional<RecordRows> rows;
    if (batch)
        rows.emplace(*batch);
    if (version != 9 && version != 10)
        return decodeFixedNetFlow(message, version, exporters, rows ? &*rows : nullptr, sink);
    MessageParser parser(exporters, limits, announcements, rows ? &*rows : nullptr, sink);
    return version == 9 ? parser.netflow9(message, batch) : parser.ipfix(message, batch);
}

ExportDecoder::Outcome ExportDecoder::Private::decode(
    const ExportMessage& message, FlowBatch* batch, RecordSink* sink)
{
    ExporterTable::Host* host = exporters.host(message.exporter);
    if (host && host->mutedUntil > message.received)
        return blame(*host, DropReason::Muted);
    const auto version = exportVersion(message.bytes);
    const Outcome outcome
        = version ? decodeVersion(message, *version, batch, sink) : Outcome(DropReason::Malformed);
    host = exporters.host(message.exporter);
    if (!host)
        return outcome;
    if (outcome != DropReason::Malformed) {
        host->malformedInARow = 0;
        return outcome;
    }
    if (++host->malformedInARow >= limits.malformedBeforeMute) {
        host->malformedInARow = 0;
        host->mutedUntil = message.received + std::chrono::microseconds(limits.muteFor).count();
        if (!host->streams.empty())
            host->streams.back().stream->owner->status.problem
                = "too many malformed messages in a row: not listened to for "
                + std::to_string(limits.muteFor.count()) + " s";
    }
    return blame(*host, DropReason::Malformed);
}

/// Counts a whole message at the domain that its address used last: which one it was meant for is
/// not known.
DropReason ExportDecoder::Private::blame(ExporterTable::Host& host, DropReason reason)
{
    if (!host.streams.empty())
        ++host.streams.back().stream->owner->status.drops[static_cast<std::size_t>(reason)];
    return reason;
}

void ExportDecoder::Private::expire(Stream& stream, std::int64_t now)
{
    const auto held = std::chrono::microseconds(limits.heldFor).count();
    const std::size_t before = stream.held.bytes();
    stream.owner->status.drops[static_cast<std::size_t>(DropReason::HeldExpired)]
        += stream.held.expire(now - held);
    exporters.heldChanged(stream, before);
    if (stream.transport == ExportTransport::Datagram)
        stream.templates.expire(now, std::chrono::microseconds(limits.templateLifetime).count());
}

ExportDecoder::ExportDecoder(const DecoderLimits& limits)
    : m_d(std::make_unique<Private>(limits))
{
}

ExportDecoder::~ExportDecoder() = default;
ExportDecoder::ExportDecoder(ExportDecoder&&) noexcept = default;
ExportDecoder& ExportDecoder::operator=(ExportDecoder&&) noexcept = default;

ExportDecoder::Outcome ExportDecoder::decode(const ExportMessage& message, FlowBatch& batch)
{
    return m_d->decode(message, &batch, nullptr);
}

ExportDecoder::Outcome ExportDecoder::decode(const ExportMessage& message, RecordSink& sink)
{
    return m_d->decode(message, nullptr, &sink);
}

void ExportDecoder::advance(std::int64_t now)
{
    m_d->exporters.forEach([&](const auto&, Stream& stream) { m_d->expire(stream, now); });
}

void ExportDecoder::endSession(std::uint64_t session)
{
    if (session != 0)
        m_d->exporters.endSession(session);
}

std::vector<SamplingAnnouncement> ExportDecoder::takeSamplingAnnouncements()
{
    return std::exchange(m_d->announcements, {});
}

std::vector<ExporterStatus> ExportDecoder::exporters() const
{
    std::vector<ExporterStatus> all = m_d->exporters.status();
    for (ExporterStatus& agent : m_d->sflow.exporters())
        all.push_back(std::move(agent));
    return all;
}

std::vector<TemplateStatus> ExportDecoder::templates() const
{
    std::vector<TemplateStatus> all;
    std::as_const(m_d->exporters).forEach([&](const auto& key, const Stream& stream) {
        for (const KnownTemplate* known : stream.templates.all()) {
            const Template& t = *known->definition;
            TemplateStatus status;
            status.exporter = key.id;
            status.id = t.id;
            status.options = t.options;
            for (const TemplateField& field : t.fields)
                status.fields.push_back(
                    {elementName(t.version, field.enterprise, field.id, field.scope),
                        field.enterprise, field.id, field.length, field.scope});
            status.defined = fromMicroseconds(known->defined);
            status.refreshed = fromMicroseconds(known->refreshed);
            status.records = known->records;
            all.push_back(std::move(status));
        }
    });
    return all;
}

std::string ExportDecoder::saveState() const
{
    return saveDecoderState(m_d->exporters);
}

Result<void> ExportDecoder::restoreState(std::string_view state, std::int64_t now)
{
    return restoreDecoderState(m_d->exporters, state, now, m_d->limits);
}

} // namespace nb
