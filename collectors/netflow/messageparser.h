// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/netflow/exporterstate.h"
#include "collectors/netflow/recordrows.h"
#include "collectors/netflow/recordsink.h"
#include "collectors/netflow/templateparser.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nb {

struct SamplingAnnouncement;

inline constexpr std::size_t kIpfixHeader = 16; ///< bytes, RFC 7011 §3.1

/// Takes one NetFlow v9 or IPFIX message apart and hands its records to rows or to a sink.
class MessageParser
{
public:
    /// Exactly one of `rows` and `sink` is given.
    MessageParser(ExporterTable& exporters, const DecoderLimits& limits,
        std::vector<SamplingAnnouncement>& announcements, RecordRows* rows, RecordSink* sink)
        : m_exporters(exporters)
        , m_limits(limits)
        , m_announcements(announcements)
        , m_rows(rows)
        , m_sink(sink)
    {
    }

    std::optional<DropReason> netflow9(const ExportMessage& message, FlowBatch* batch);
    std::optional<DropReason> ipfix(const ExportMessage& message, FlowBatch* batch);

private:
    struct Header
    {
        std::uint32_t sequence = 0;
        std::uint32_t domain = 0;
        MessageTime time {};
    };

    std::optional<DropReason> parse(const ExportMessage& message, const Header& header,
        std::size_t headerOctets, FlowBatch* batch);
    bool sets(ByteReader content);
    bool set(std::uint16_t id, ByteReader content);
    void templates(bool options, ByteReader content);
    void take(TemplateRecord&& record, bool options, std::size_t offset);
    void withdraw(const TemplateRecord& record, bool options, std::size_t offset);
    void define(TemplatePtr definition);
    bool data(std::uint16_t id, ByteReader content);
    void hold(std::uint16_t id, std::span<const std::byte> content, std::size_t offset);
    void replay(std::size_t roomForRows);
    bool decode(const Template& definition, std::span<const std::byte> bytes,
        const MessageTime& time, bool late, std::size_t& records);
    bool walk(const Template& definition, std::span<const std::byte> bytes, const MessageTime& time,
        bool late, std::size_t& records);
    void optionsRecord(const Template& definition);
    void sinkRecord(const Template& definition, const MessageTime& time, bool late);
    /// Records of some templates are no flows.
    [[nodiscard]] bool makesRows(const Template& definition) const;
    SequencePlace ipfixPlace(SequencePlace place);
    void problem(DropReason reason, std::string detail, std::size_t offset);
    [[nodiscard]] std::size_t offsetOf(const ByteReader& rest) const
    {
        return m_message->bytes.size() - rest.remaining();
    }
    void countRecords(const Template& definition, std::size_t records);

    ExporterTable& m_exporters;
    const DecoderLimits& m_limits;
    std::vector<SamplingAnnouncement>& m_announcements;
    RecordRows* m_rows;
    RecordSink* m_sink;
    // the message at hand
    const ExportMessage* m_message = nullptr;
    Stream* m_stream = nullptr;
    std::uint16_t m_version = 0;
    Header m_header {};
    std::size_t m_setOffset = 0; ///< of the set at hand, in the message
    std::size_t m_records = 0; ///< data records so far, options included
    std::size_t m_options = 0; ///< options records so far
    bool m_recordsKnown = true;
    std::vector<std::span<const std::byte>> m_fields {}; ///< of the record at hand
    std::vector<RecordField> m_sinkFields {};
    FlowBatch m_scratch {}; ///< the record at hand as a row, for a sink
};

/// Counts a decoded message.
void countMessage(ExporterStatus& status, const ExportMessage& message, std::int64_t exportTime);

} // namespace nb
