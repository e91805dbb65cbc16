// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/netflow5.h"

#include "collectors/base/bytereader.h"
#include "collectors/netflow/messageparser.h"

#include <array>

namespace nb {

namespace {

/// A record layout that is the same in every message.
struct FixedFormat
{
    std::size_t headerOctets;
    TemplatePtr definition;
};

constexpr std::uint16_t kNothing = 0; ///< octets without an information element

const FixedFormat& formatOf(std::uint16_t version)
{
    static const FixedFormat v1 {16,
        Template::make(1, 0, false,
            {{0, 8, 4}, {0, 12, 4}, {0, 15, 4}, {0, 10, 2}, {0, 14, 2}, {0, 2, 4}, {0, 1, 4},
                {0, 22, 4}, {0, 21, 4}, {0, 7, 2}, {0, 11, 2}, {0, kNothing, 2}, {0, 4, 1},
                {0, 5, 1}, {0, 6, 1}, {0, kNothing, 11}})};
    static const FixedFormat v5 {24,
        Template::make(5, 0, false,
            {{0, 8, 4}, {0, 12, 4}, {0, 15, 4}, {0, 10, 2}, {0, 14, 2}, {0, 2, 4}, {0, 1, 4},
                {0, 22, 4}, {0, 21, 4}, {0, 7, 2}, {0, 11, 2}, {0, kNothing, 1}, {0, 6, 1},
                {0, 4, 1}, {0, 5, 1}, {0, 16, 2}, {0, 17, 2}, {0, 9, 1}, {0, 13, 1},
                {0, kNothing, 2}})};
    // flags and the router's shortcut address follow what version 5 has
    static const FixedFormat v7 {24,
        Template::make(7, 0, false,
            {{0, 8, 4}, {0, 12, 4}, {0, 15, 4}, {0, 10, 2}, {0, 14, 2}, {0, 2, 4}, {0, 1, 4},
                {0, 22, 4}, {0, 21, 4}, {0, 7, 2}, {0, 11, 2}, {0, kNothing, 1}, {0, 6, 1},
                {0, 4, 1}, {0, 5, 1}, {0, 16, 2}, {0, 17, 2}, {0, 9, 1}, {0, 13, 1},
                {0, kNothing, 2}, {0, 43, 4}})};
    return version == 1 ? v1 : version == 5 ? v5 : v7;
}

void tellSink(const FixedFormat& format, std::span<const std::byte> bytes, std::size_t count,
    const MessageTime& time, Exporter& exporter, RecordSink& sink)
{
    ByteReader rest(bytes);
    std::vector<RecordField> fields;
    FlowBatch scratch;
    for (std::size_t i = 0; i < count; ++i) {
        fields.clear();
        scratch.clear();
        RecordRows rows(scratch);
        rows.keepAsSent();
        rows.begin(exporter, time, false);
        rows.addFixed(*format.definition, rest.rest(), 1);
        scratch.fillMissing();
        for (const TemplateField& field : format.definition->fields) {
            const auto value = rest.take(field.length);
            if (value && field.id != kNothing)
                fields.push_back({0, field.id, false, value->rest()});
        }
        ExportRecord record;
        record.exporter = exporter.status.id;
        record.received = time.received;
        record.exportTime = time.exportTime;
        record.sysUptime = time.sysUptime;
        record.fields = fields;
        record.row = &scratch;
        sink.record(record);
    }
}

} // namespace

std::optional<DropReason> decodeFixedNetFlow(const ExportMessage& message, std::uint16_t version,
    ExporterTable& exporters, RecordRows* rows, RecordSink* sink)
{
    const FixedFormat& format = formatOf(version);
    const auto bytes = message.bytes;
    if (bytes.size() < format.headerOctets)
        return DropReason::Malformed;
    const std::size_t count = loadAt<std::uint16_t>(bytes, 2);
    const std::size_t recordOctets = format.definition->minimumLength;
    if (count > (bytes.size() - format.headerOctets) / recordOctets)
        return DropReason::Malformed;
    MessageTime time;
    time.received = message.received;
    time.hasUptime = true;
    time.sysUptime = loadAt<std::uint32_t>(bytes, 4);
    // seconds and residual nanoseconds; more than a second of these is nonsense
    const std::uint32_t nanoseconds = loadAt<std::uint32_t>(bytes, 12) % 1'000'000'000U;
    time.exportTime
        = std::int64_t {loadAt<std::uint32_t>(bytes, 8)} * 1'000'000 + nanoseconds / 1000;
    const std::uint32_t domain = version == 5 ? loadAt<std::uint16_t>(bytes, 20) : 0;
    Stream* const stream = exporters.stream(message, version, domain);
    if (!stream)
        return DropReason::TooManyExporters;
    if (version != 1) {
        const SequencePlace place {loadAt<std::uint32_t>(bytes, 16),
            static_cast<std::uint32_t>(count), time.exportTime, time.sysUptime};
        if (rows && isDuplicate(*stream, place.sequence, bytes)) {
            stream->sequence.addDuplicate();
            countMessage(stream->owner->status, message, time.exportTime);
            return std::nullopt;
        }
        remember(*stream, place.sequence, bytes);
        stream->sequence.take(place);
    }
    const auto records = bytes.subspan(format.headerOctets, count * recordOctets);
    ExporterStatus& status = stream->owner->status;
    countMessage(status, message, time.exportTime);
    status.records += count;
    if (sink) {
        tellSink(format, records, count, time, *stream->owner, *sink);
        return std::nullopt;
    }
    rows->begin(*stream->owner, time, false);
    // the two high bits are the mode; without any sampling both parts are 0
    constexpr std::uint16_t kInterval = 0x3fff;
    const std::uint32_t rate = version == 5 ? loadAt<std::uint16_t>(bytes, 22) & kInterval : 0U;
    rows->setHeaderSampling(rate == 0 ? 1 : rate);
    if (rate != 0)
        stream->owner->tables.rate = rate;
    rows->addFixed(*format.definition, records, count);
    status.flows += count;
    return std::nullopt;
}

} // namespace nb
