// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/messageparser.h"
#include "collectors/netflow/templateparser.h"

#include <string>

namespace nb {

void MessageParser::templates(bool options, ByteReader content)
{
    TemplateSetReader reader(m_version, options, content, m_limits.fieldsOfTemplate);
    constexpr std::size_t kSetHeader = 4;
    while (auto record = reader.next()) {
        const std::size_t offset = m_setOffset + kSetHeader + record->offset;
        if (record->withdrawal)
            withdraw(*record, options, offset);
        else
            take(std::move(*record), options, offset);
    }
}

void MessageParser::take(TemplateRecord&& record, bool options, std::size_t offset)
{
    constexpr std::uint16_t kFirstDataSet = 256;
    if (!record.fault.empty()) {
        // new data must not be read by the old layout (rule A6)
        if (record.id >= kFirstDataSet) {
            m_stream->templates.spoil(record.id);
            const std::size_t before = m_stream->held.bytes();
            m_stream->owner->status.drops[static_cast<std::size_t>(DropReason::NoTemplate)]
                += m_stream->held.drop(record.id);
            m_exporters.heldChanged(*m_stream, before);
        }
        problem(DropReason::MalformedSet, std::string(record.fault), offset);
        return;
    }
    define(Template::make(m_version, record.id, options, std::move(record.fields)));
}

/// Over UDP a withdrawal may be anybody's, and is ignored (RFC 7011 §8.4, rule A5).
void MessageParser::withdraw(const TemplateRecord& record, bool options, std::size_t offset)
{
    ExporterStatus& status = m_stream->owner->status;
    std::string text = "withdrawal of template " + std::to_string(record.id);
    const bool datagram = m_stream->transport == ExportTransport::Datagram;
    bool known = true;
    if (datagram)
        text += " over UDP, ignored";
    else if (record.id < 256)
        m_stream->templates.withdrawAll(options);
    else
        known = m_stream->templates.withdraw(record.id);
    if (!known)
        text += ", which is not known, ignored";
    if (!datagram && known)
        return;
    status.problem = text;
    if (m_sink)
        m_sink->problem(status.id, DropReason::MalformedSet, text, offset);
}

void MessageParser::define(TemplatePtr definition)
{
    const std::uint16_t id = definition->id;
    const std::int64_t now = m_message->received;
    const KnownTemplate* const known = m_stream->templates.find(id);
    const bool differs = known && !known->definition->sameAs(*definition);
    if (differs && m_stream->transport == ExportTransport::Datagram
        && known->port != m_message->port && m_stream->owner->status.id.splitPort == 0) {
        // two exporters behind one address (rule A2)
        if (Stream* const own = m_exporters.split(*m_stream, m_message->port, id)) {
            m_stream->owner->status.problem = "ports define template " + std::to_string(id)
                + " differently: taken apart by port";
            m_stream = own;
        }
    }
    ExporterStatus& status = m_stream->owner->status;
    switch (m_stream->templates.define(definition, m_message->port, now)) {
    case TemplateStore::Change::New:
        break;
    case TemplateStore::Change::Refreshed:
        ++status.templateRefreshes;
        break;
    case TemplateStore::Change::Redefined:
        ++status.templateRedefinitions;
        status.problem = "template " + std::to_string(id) + " was defined anew";
        if (m_stream->transport != ExportTransport::Datagram)
            status.problem += " without being withdrawn, which is a fault of the exporter";
        break;
    }
    if (definition->layout.unsuitable != 0) // rule A11
        status.problem = "template " + std::to_string(id) + ": "
            + std::to_string(definition->layout.unsuitable)
            + " fields have a length that does not suit their type and are not used";
    if (m_sink)
        m_sink->templateDefined(status.id, *definition);
    if (m_stream->held.matches(definition) && m_sink)
        replay(FlowBatch::kMaxRows);
}

} // namespace nb
