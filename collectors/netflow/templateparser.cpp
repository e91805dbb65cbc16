// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/templateparser.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint16_t kFirstDataSet = 256; // RFC 7011 §3.3.2
constexpr std::uint16_t kEnterpriseBit = 0x8000; // RFC 7011 §3.2, not in NetFlow v9

} // namespace

TemplateSetReader::TemplateSetReader(
    std::uint16_t version, bool options, ByteReader content, std::size_t maxFields)
    : m_version(version)
    , m_options(options)
    , m_rest(content)
    , m_size(content.remaining())
    , m_maxFields(maxFields)
{
}

/// What is left cannot be a template: too short, or nothing but zeros.
bool TemplateSetReader::isPadding() const
{
    if (m_rest.remaining() < 4)
        return true;
    return std::ranges::all_of(m_rest.rest(), [](std::byte b) { return b == std::byte {0}; });
}

TemplateRecord& TemplateSetReader::damaged(TemplateRecord& record, std::string_view fault)
{
    record.fault = fault;
    m_ended = true; // where the next one starts is not known
    return record;
}

std::optional<TemplateRecord> TemplateSetReader::next()
{
    if (m_ended || isPadding())
        return std::nullopt;
    TemplateRecord record;
    record.offset = m_size - m_rest.remaining();
    record.id = m_rest.read<std::uint16_t>().value_or(0);
    const std::uint16_t count = m_rest.read<std::uint16_t>().value_or(0);
    const bool ipfix = m_version == 10;
    const std::uint16_t setId = m_options ? 3 : 2;
    if (ipfix && count == 0 && (record.id >= kFirstDataSet || record.id == setId)) {
        record.withdrawal = true;
        return record;
    }
    if (record.id < kFirstDataSet) {
        // four to seven octets that are no template: padding that is not zero
        if (m_rest.remaining() < 4)
            return std::nullopt;
        return damaged(record, "a template id below 256");
    }
    if (!m_options)
        return dataTemplate(std::move(record), count);
    return ipfix ? ipfixOptions(std::move(record), count)
                 : netflow9Options(std::move(record), count);
}

std::optional<TemplateRecord> TemplateSetReader::dataTemplate(
    TemplateRecord record, std::uint16_t count)
{
    return readFields(record, count, 0);
}

/// RFC 7011 §3.4.2.2: count of all fields, then of the scope fields, at least one.
std::optional<TemplateRecord> TemplateSetReader::ipfixOptions(
    TemplateRecord record, std::uint16_t count)
{
    const auto scopes = m_rest.read<std::uint16_t>();
    if (!scopes)
        return damaged(record, "an options template that is cut off");
    readFields(record, count, *scopes);
    if (record.fault.empty() && *scopes == 0)
        record.fault = "an options template without scope";
    if (record.fault.empty() && *scopes > count)
        record.fault = "an options template with more scope fields than fields";
    return record;
}

/// RFC 3954 §6.1: octets of the scope specifiers, then of the option specifiers.
std::optional<TemplateRecord> TemplateSetReader::netflow9Options(
    TemplateRecord record, std::uint16_t scopeOctets)
{
    const auto optionOctets = m_rest.read<std::uint16_t>();
    if (!optionOctets)
        return damaged(record, "an options template that is cut off");
    if (scopeOctets % 4 != 0 || *optionOctets % 4 != 0)
        return damaged(record, "an options template with lengths that are no multiple of 4");
    const std::size_t scopes = scopeOctets / 4U;
    return readFields(record, scopes + *optionOctets / 4U, scopes);
}

TemplateRecord& TemplateSetReader::readFields(
    TemplateRecord& record, std::size_t count, std::size_t scopes)
{
    if (count > m_rest.remaining() / 4)
        return damaged(record, "a template with more fields than its set holds");
    record.fields.reserve(std::min(count, m_maxFields));
    std::size_t minimum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        TemplateField field;
        const auto id = m_rest.read<std::uint16_t>();
        const auto length = m_rest.read<std::uint16_t>();
        if (!id || !length)
            return damaged(record, "a template with more fields than its set holds");
        field.id = *id;
        field.length = *length;
        field.scope = i < scopes;
        if (m_version == 10 && (*id & kEnterpriseBit) != 0) {
            const auto enterprise = m_rest.read<std::uint32_t>();
            if (!enterprise)
                return damaged(record, "a template with more fields than its set holds");
            field.id = *id & static_cast<std::uint16_t>(~kEnterpriseBit);
            field.enterprise = *enterprise;
        }
        minimum += field.length == kVariableLength ? 1U : field.length;
        if (record.fields.size() < m_maxFields)
            record.fields.push_back(field);
    }
    if (count > m_maxFields)
        record.fault = "a template with more fields than are allowed";
    else if (minimum == 0)
        record.fault = "a template whose records have no length"; // rule A10
    return record;
}

} // namespace nb
