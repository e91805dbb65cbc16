// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exportbuilder.h"

namespace nb::test {

namespace {

void addField(Octets& octets, const FieldSpec& field)
{
    constexpr std::uint16_t kEnterpriseBit = 0x8000;
    octets.u16(field.enterprise != 0 ? field.id | kEnterpriseBit : field.id).u16(field.length);
    if (field.enterprise != 0)
        octets.u32(field.enterprise);
}

} // namespace

Octets templateRecord(std::uint16_t id, std::initializer_list<FieldSpec> fields, bool ipfix)
{
    Octets octets;
    octets.u16(id).u16(fields.size());
    for (const FieldSpec& field : fields) {
        if (ipfix)
            addField(octets, field);
        else
            octets.u16(field.id).u16(field.length);
    }
    return octets;
}

Octets ipfixOptions(std::uint16_t id, std::uint16_t scopes, std::initializer_list<FieldSpec> fields)
{
    Octets octets;
    octets.u16(id).u16(fields.size()).u16(scopes);
    for (const FieldSpec& field : fields)
        addField(octets, field);
    return octets;
}

Octets netflow9Options(std::uint16_t id, std::initializer_list<FieldSpec> scopes,
    std::initializer_list<FieldSpec> options)
{
    Octets octets;
    octets.u16(id).u16(scopes.size() * 4).u16(options.size() * 4);
    for (const FieldSpec& field : scopes)
        octets.u16(field.id).u16(field.length);
    for (const FieldSpec& field : options)
        octets.u16(field.id).u16(field.length);
    return octets;
}

MessageBuilder MessageBuilder::netflow9(
    std::uint32_t sequence, std::uint32_t domain, std::uint32_t exportSeconds, std::uint32_t uptime)
{
    MessageBuilder builder;
    builder.m_octets.u16(9).u16(1).u32(uptime).u32(exportSeconds).u32(sequence).u32(domain);
    return builder;
}

MessageBuilder MessageBuilder::ipfix(
    std::uint32_t sequence, std::uint32_t domain, std::uint32_t exportSeconds)
{
    MessageBuilder builder;
    builder.m_ipfix = true;
    builder.m_octets.u16(10).u16(0).u32(exportSeconds).u32(sequence).u32(domain);
    return builder;
}

MessageBuilder& MessageBuilder::set(std::uint16_t id, const Octets& content)
{
    m_octets.u16(id).u16(content.size() + 4).raw(content);
    return *this;
}

const std::vector<std::byte>& MessageBuilder::bytes()
{
    if (m_ipfix)
        m_octets.patch16(2, static_cast<std::uint16_t>(m_octets.size()));
    return m_octets.bytes();
}

Octets netflow5(
    std::uint32_t sequence, std::uint16_t count, std::uint16_t engine, std::uint16_t sampling)
{
    constexpr std::uint32_t kUptime = MessageBuilder::kUptime;
    Octets octets;
    octets.u16(5).u16(count).u32(kUptime).u32(MessageBuilder::kSeconds).u32(0).u32(sequence);
    octets.u16(engine).u16(sampling);
    for (std::uint16_t i = 0; i < count; ++i) {
        octets.u32(0x0a000001).u32(0x0a000002).u32(0).u16(3).u16(4).u32(1).u32(100);
        octets.u32(kUptime - 2000).u32(kUptime - 1000).u16(1000U + i).u16(80).u8(0).u8(0x1b);
        octets.u8(6).u8(0).u16(0).u16(0).u8(24).u8(24).u16(0);
    }
    return octets;
}

ExportDecoder::Outcome DecoderBench::send(const std::vector<std::byte>& bytes)
{
    ExportMessage message;
    message.exporter = IpAddress::fromV4(0xc0000200U | host);
    message.port = port;
    message.session = session;
    message.transport = transport;
    message.received = now;
    message.bytes = bytes;
    return decoder.decode(message, batch);
}

std::vector<Flow> DecoderBench::rows()
{
    batch.fillMissing();
    std::vector<Flow> flows;
    for (std::size_t i = 0; i < batch.size(); ++i)
        flows.push_back(batch.flow(i));
    batch.clear();
    return flows;
}

ExporterStatus DecoderBench::status() const
{
    const auto all = decoder.exporters();
    return all.empty() ? ExporterStatus {} : all.front();
}

std::uint64_t DecoderBench::drops(DropReason reason) const
{
    std::uint64_t sum = 0;
    for (const ExporterStatus& each : decoder.exporters())
        sum += each.drops[static_cast<std::size_t>(reason)];
    return sum;
}

} // namespace nb::test
