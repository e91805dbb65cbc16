// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/messageparser.h"

#include "collectors/base/bytereader.h"
#include "collectors/netflow/exportdecoder.h"
#include "collectors/netflow/informationelement.h"

#include <algorithm>
#include <limits>

namespace nb {

namespace {

constexpr std::size_t kNetFlow9Header = 20; // RFC 3954 §5.1
constexpr std::size_t kSetHeader = 4;
constexpr std::uint16_t kFirstDataSet = 256;

/// Whether set lengths lead exactly to the end (RFC 7011 §9.1: otherwise the message is malformed).
bool setsFit(ByteReader content)
{
    while (content.remaining() != 0) {
        const auto length = content.peek<std::uint16_t>(2);
        if (!length || *length < kSetHeader || !content.skip(*length))
            return false;
    }
    return true;
}

} // namespace

void countMessage(ExporterStatus& status, const ExportMessage& message, std::int64_t exportTime)
{
    ++status.datagrams;
    status.bytes += message.bytes.size();
    status.lastSeen = fromMicroseconds(message.received);
    if (status.firstSeen == Timestamp {})
        status.firstSeen = status.lastSeen;
    status.clockOffset = exportTime - message.received;
}

void MessageParser::problem(DropReason reason, std::string detail, std::size_t offset)
{
    ExporterStatus& status = m_stream->owner->status;
    if (reason != DropReason::Malformed)
        ++status.drops[static_cast<std::size_t>(reason)];
    if (m_sink)
        m_sink->problem(status.id, reason, detail, offset);
    status.problem = std::move(detail);
}

std::optional<DropReason> MessageParser::netflow9(const ExportMessage& message, FlowBatch* batch)
{
    const auto bytes = message.bytes;
    if (bytes.size() < kNetFlow9Header)
        return DropReason::Malformed;
    Header header;
    // the record count at offset 2 is advisory: exporters get it wrong (rule A14)
    header.time.received = message.received;
    header.time.hasUptime = true;
    header.time.sysUptime = loadAt<std::uint32_t>(bytes, 4);
    header.time.exportTime = std::int64_t {loadAt<std::uint32_t>(bytes, 8)} * 1'000'000;
    header.sequence = loadAt<std::uint32_t>(bytes, 12);
    header.domain = loadAt<std::uint32_t>(bytes, 16);
    m_version = 9;
    return parse(message, header, kNetFlow9Header, batch);
}

std::optional<DropReason> MessageParser::ipfix(const ExportMessage& message, FlowBatch* batch)
{
    const auto bytes = message.bytes;
    if (bytes.size() < kIpfixHeader)
        return DropReason::Malformed;
    const auto length = loadAt<std::uint16_t>(bytes, 2);
    if (length < kIpfixHeader || length > bytes.size())
        return DropReason::Malformed;
    ExportMessage whole = message;
    whole.bytes = bytes.first(length);
    if (!setsFit(ByteReader(whole.bytes.subspan(kIpfixHeader))))
        return DropReason::Malformed;
    Header header;
    header.time.received = message.received;
    header.time.exportTime = std::int64_t {loadAt<std::uint32_t>(bytes, 4)} * 1'000'000;
    header.sequence = loadAt<std::uint32_t>(bytes, 8);
    header.domain = loadAt<std::uint32_t>(bytes, 12);
    m_version = 10;
    return parse(whole, header, kIpfixHeader, batch);
}

std::optional<DropReason> MessageParser::parse(
    const ExportMessage& message, const Header& header, std::size_t headerOctets, FlowBatch* batch)
{
    m_message = &message;
    m_header = header;
    m_stream = m_exporters.stream(message, m_version, header.domain);
    if (!m_stream)
        return DropReason::TooManyExporters;
    m_records = 0;
    m_options = 0;
    m_recordsKnown = true;
    // what `decode` prints is what was sent, also twice
    if (m_rows && isDuplicate(*m_stream, header.sequence, message.bytes)) {
        m_stream->sequence.addDuplicate();
        countMessage(m_stream->owner->status, message, header.time.exportTime);
        return std::nullopt;
    }
    const std::size_t rowsBefore = batch ? batch->size() : 0;
    const std::shared_ptr<Exporter> owner = m_stream->owner;
    const std::uint64_t recordsBefore = owner->status.records;
    const std::uint64_t optionsBefore = owner->status.optionsRecords;
    const std::uint64_t othersBefore = owner->status.otherRecords;
    ByteReader content(message.bytes.subspan(headerOctets));
    const bool readable = sets(content);
    if (!readable && m_version == 10) {
        if (m_rows)
            m_rows->truncate(rowsBefore);
        owner->status.records = recordsBefore;
        owner->status.optionsRecords = optionsBefore;
        owner->status.otherRecords = othersBefore;
        return DropReason::Malformed;
    }
    remember(*m_stream, header.sequence, message.bytes);
    SequencePlace place {header.sequence, 1U, header.time.exportTime, std::nullopt};
    if (m_version == 9)
        place.uptime = header.time.sysUptime;
    else
        place = ipfixPlace(place);
    m_stream->sequence.take(place);
    const std::size_t rows = batch ? batch->size() - rowsBefore : 0;
    replay(FlowBatch::kMaxRows - std::min(rows, FlowBatch::kMaxRows));
    ExporterStatus& status = m_stream->owner->status;
    status.flows += batch ? batch->size() - rowsBefore : 0;
    countMessage(status, message, header.time.exportTime);
    return std::nullopt;
}

/// Where the message is by its exporter's way of counting.
SequencePlace MessageParser::ipfixPlace(SequencePlace place)
{
    place.units
        = m_recordsKnown ? std::optional(static_cast<std::uint32_t>(m_records)) : std::nullopt;
    const auto options = static_cast<std::uint32_t>(m_options);
    SequenceHabit& habit = m_stream->habit;
    if (habit.learn(place, options)) {
        m_stream->sequence = {}; // what it took for loss was none
        m_stream->owner->status.problem = habit.isOfRfc()
            ? "counts its sequence numbers as RFC 7011 says"
            : "counts its sequence numbers in a way of its own, which is followed";
    }
    return habit.adjusted(place, options);
}

/// False when the message is damaged so that an IPFIX one has to be discarded.
bool MessageParser::sets(ByteReader content)
{
    while (content.remaining() >= kSetHeader) {
        m_setOffset = offsetOf(content);
        const auto id = content.peek<std::uint16_t>(0).value_or(0);
        const auto length = content.peek<std::uint16_t>(2).value_or(0);
        auto whole = content.take(length);
        if (length < kSetHeader || !whole) {
            problem(DropReason::MalformedSet, "a set longer than its message", m_setOffset);
            m_recordsKnown = false;
            return false;
        }
        (void)whole->skip(kSetHeader);
        if (!set(id, *whole) && m_version == 10)
            return false;
    }
    return true;
}

bool MessageParser::set(std::uint16_t id, ByteReader content)
{
    if (id >= kFirstDataSet)
        return data(id, content);
    const std::uint16_t first = m_version == 9 ? 0 : 2;
    if (id == first || id == first + 1) {
        templates(id != first, content);
        return true;
    }
    problem(
        DropReason::MalformedSet, "a set with the reserved id " + std::to_string(id), m_setOffset);
    return true;
}

bool MessageParser::data(std::uint16_t id, ByteReader content)
{
    KnownTemplate* known = m_stream->templates.find(id);
    const std::int64_t now = m_message->received;
    if (known && m_stream->transport == ExportTransport::Datagram) {
        const auto lifetime = std::chrono::microseconds(m_limits.templateLifetime).count();
        if (now - known->refreshed > std::max(lifetime, 3 * known->interval)) {
            m_stream->templates.remove(id);
            known = nullptr;
        }
    }
    if (!known) {
        m_recordsKnown = false;
        hold(id, content.rest(), m_setOffset);
        return true;
    }
    known->used = now;
    const TemplatePtr definition = known->definition;
    std::size_t records = 0;
    const bool readable = decode(*definition, content.rest(), m_header.time, false, records);
    known->records += records;
    m_records += records;
    m_options += definition->options ? records : 0;
    if (!readable) {
        m_recordsKnown = false;
        problem(DropReason::MalformedSet,
            "a field longer than its set, template " + std::to_string(id), m_setOffset);
    } else if (records == 0 && content.remaining() > 0) {
        // padding comes after records, and a set has at least one (RFC 7011 §3.3.1)
        m_recordsKnown = false;
        problem(DropReason::MalformedSet,
            "a set shorter than a record of template " + std::to_string(id), m_setOffset);
    }
    return readable;
}

void MessageParser::hold(std::uint16_t id, std::span<const std::byte> content, std::size_t offset)
{
    ExporterTable::Host* const host = m_exporters.host(m_message->exporter);
    const std::size_t cost = content.size() + kHeldSetOverhead;
    const bool room = host && host->heldBytes + cost <= m_limits.heldBytesOfExporter
        && m_exporters.heldBytes() + cost <= m_limits.heldBytes;
    const bool spoilt = m_stream->templates.isSpoilt(id);
    if (m_sink)
        m_sink->problem(m_stream->owner->status.id, DropReason::NoTemplate,
            "no template " + std::to_string(id) + " yet", offset);
    if (!room || spoilt) {
        ++m_stream->owner->status.drops[static_cast<std::size_t>(DropReason::NoTemplate)];
        return;
    }
    const std::size_t before = m_stream->held.bytes();
    m_stream->held.hold(id, m_header.time, content);
    m_exporters.heldChanged(*m_stream, before);
}

void MessageParser::replay(std::size_t roomForRows)
{
    while (auto set = m_stream->held.takeReady(roomForRows)) {
        const std::size_t before = m_stream->held.bytes() + set->bytes.size() + kHeldSetOverhead;
        m_exporters.heldChanged(*m_stream, before);
        std::size_t records = 0;
        const bool readable = decode(*set->definition, set->bytes, set->time, true, records);
        roomForRows -= std::min(roomForRows, records);
        ++m_stream->owner->status.replayedSets;
        if (!readable)
            problem(DropReason::MalformedSet,
                "a field longer than its set, template " + std::to_string(set->id), m_setOffset);
    }
}

void MessageParser::countRecords(const Template& definition, std::size_t records)
{
    ExporterStatus& status = m_stream->owner->status;
    (definition.options ? status.optionsRecords : status.records) += records;
    if (!definition.options && !makesRows(definition))
        status.otherRecords += records;
}

bool MessageParser::makesRows(const Template& definition) const
{
    return !definition.options && (definition.layout.tellsOfFlow || m_limits.rowsWithoutAddress);
}

/// False when a field reaches beyond the set.
bool MessageParser::decode(const Template& definition, std::span<const std::byte> bytes,
    const MessageTime& time, bool late, std::size_t& records)
{
    if (m_rows && !definition.options && !definition.variable) {
        records = bytes.size() / definition.minimumLength;
        if (makesRows(definition)) {
            m_rows->begin(*m_stream->owner, time, late);
            m_rows->addFixed(definition, bytes, records);
        }
        countRecords(definition, records);
        return true;
    }
    return walk(definition, bytes, time, late, records);
}

/// Finds the fields of each record; what is left in the end and shorter than the smallest record is
/// padding (rule A13). Every record takes at least one octet, as its template's minimum is not 0.
bool MessageParser::walk(const Template& definition, std::span<const std::byte> bytes,
    const MessageTime& time, bool late, std::size_t& records)
{
    ByteReader rest(bytes);
    while (rest.remaining() >= definition.minimumLength) {
        m_fields.clear();
        for (const TemplateField& field : definition.fields) {
            std::size_t length = field.length;
            if (field.length == kVariableLength) { // RFC 7011 §7
                length = rest.read<std::uint8_t>().value_or(0);
                if (length == 255)
                    length = rest.read<std::uint16_t>().value_or(
                        std::numeric_limits<std::uint16_t>::max());
            }
            const auto value = rest.take(length);
            if (!value) {
                countRecords(definition, records);
                return false;
            }
            m_fields.push_back(value->rest());
        }
        ++records;
        if (definition.options)
            optionsRecord(definition);
        if (m_sink)
            sinkRecord(definition, time, late);
        else if (makesRows(definition)) {
            m_rows->begin(*m_stream->owner, time, late);
            m_rows->addRecord(definition, m_fields);
        }
    }
    countRecords(definition, records);
    return true;
}

void MessageParser::optionsRecord(const Template& definition)
{
    m_sinkFields.clear();
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const TemplateField& field = definition.fields[i];
        m_sinkFields.push_back({field.enterprise, field.id, field.scope, m_fields[i]});
    }
    Exporter& exporter = *m_stream->owner;
    for (const AnnouncedRate& news : exporter.tables.take(m_version, m_sinkFields)) {
        SamplingAnnouncement announcement;
        announcement.rate = news.rate;
        announcement.sampler = exporter.samplerPrefix;
        if (news.sampler)
            announcement.sampler += '/' + std::to_string(*news.sampler);
        else if (news.interface)
            announcement.sampler += "/if" + std::to_string(*news.interface);
        m_announcements.push_back(std::move(announcement));
    }
}

void MessageParser::sinkRecord(const Template& definition, const MessageTime& time, bool late)
{
    m_sinkFields.clear();
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const TemplateField& field = definition.fields[i];
        m_sinkFields.push_back({field.enterprise, field.id, field.scope, m_fields[i]});
    }
    ExportRecord record;
    record.exporter = m_stream->owner->status.id;
    record.received = time.received;
    record.exportTime = time.exportTime;
    record.sysUptime = time.sysUptime;
    record.templateId = definition.id;
    record.options = definition.options;
    record.late = late;
    record.fields = m_sinkFields;
    if (!definition.options) {
        m_scratch.clear();
        RecordRows rows(m_scratch);
        rows.keepAsSent();
        rows.begin(*m_stream->owner, time, late);
        rows.addRecord(definition, m_fields);
        m_scratch.fillMissing();
        record.row = &m_scratch;
    }
    m_sink->record(record);
}

} // namespace nb
