// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/recordrows.h"

#include "collectors/netflow/fieldvalues.h"
#include "core/flow/marks.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace nb {

namespace {

IpAddress v4At(std::span<const std::byte> bytes, std::size_t offset)
{
    IpAddress::Bytes raw {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0};
    std::memcpy(raw.data() + 12, bytes.data() + offset, 4);
    return IpAddress(raw);
}

IpAddress v6At(std::span<const std::byte> bytes, std::size_t offset)
{
    IpAddress::Bytes raw {};
    std::memcpy(raw.data(), bytes.data() + offset, 16);
    return IpAddress(raw);
}

/// What a record of variable length may really carry for a use.
bool suits(const FieldStep& step, std::size_t length)
{
    switch (step.use) {
    case FieldUse::SourceV4:
    case FieldUse::DestinationV4:
    case FieldUse::NatSourceV4:
    case FieldUse::NatDestinationV4:
        return length == 4;
    case FieldUse::SourceV6:
    case FieldUse::DestinationV6:
    case FieldUse::NatSourceV6:
    case FieldUse::NatDestinationV6:
        return length == 16;
    case FieldUse::SourceMac:
    case FieldUse::DestinationMac:
        return length == 6;
    case FieldUse::Start:
    case FieldUse::End:
    case FieldUse::Observed:
    case FieldUse::SystemInit:
        if (step.unit == TimeUnit::Milliseconds || step.unit == TimeUnit::Ntp)
            return length == 8;
        return length >= 1 && length <= 4;
    case FieldUse::VrfName:
    case FieldUse::ApplicationName:
    case FieldUse::ApplicationId:
    case FieldUse::Frame:
    case FieldUse::IpHeader:
        return length >= 1;
    default:
        return length >= 1 && length <= 8;
    }
}

} // namespace

void RecordRows::begin(Exporter& exporter, const MessageTime& time, bool late)
{
    m_time = time;
    m_late = late;
    m_headerSampling = 0;
    if (m_exporter == &exporter)
        return;
    m_exporter = &exporter;
    m_exporterText = m_batch.texts.intern(exporter.addressText);
    m_domainSampler = 0;
}

/// Room for `count` more rows in the columns that every record has.
void RecordRows::grow(std::size_t count)
{
    FlowBatch& b = m_batch;
    m_first = b.size();
    m_count = count;
    const auto each = [this](auto&... column) { (filled(column), ...); };
    each(b.start, b.end, b.srcIp, b.dstIp, b.srcPort, b.dstPort, b.protocol, b.packets, b.bytes);
}

void RecordRows::constants()
{
    FlowBatch& b = m_batch;
    const std::size_t end = m_first + m_count;
    if (b.received.size() < m_first)
        b.received.insert(b.received.end(),
            b.end.begin() + static_cast<std::ptrdiff_t>(b.received.size()),
            b.end.begin() + static_cast<std::ptrdiff_t>(m_first));
    b.received.resize(end, m_time.received);
    filled(b.domain, 0U);
    std::fill(b.domain.begin() + static_cast<std::ptrdiff_t>(m_first), b.domain.end(),
        m_exporter->status.id.domain);
    filled(b.exporter);
    std::fill(b.exporter.begin() + static_cast<std::ptrdiff_t>(m_first), b.exporter.end(),
        m_exporterText);
}

FieldColumn RecordRows::columnOf(const FieldStep& step) const
{
    if (m_fields.empty())
        return {m_bytes, step.offset, m_stride, step.length};
    const auto field = m_fields[step.field];
    if (!suits(step, field.size()))
        return {};
    return {field, 0, 0, field.size()};
}

std::uint64_t RecordRows::value(const RecordLayout& layout, FieldUse use, std::size_t record) const
{
    const FieldStep* const step = layout.step(use);
    if (!step)
        return 0;
    const FieldColumn column = columnOf(*step);
    std::uint64_t found = column.length == 0 ? 0 : unsignedValue(column.at(record));
    for (auto spare = layout.spares.begin(); found == 0 && spare != layout.spares.end(); ++spare)
        if (const FieldColumn other = columnOf(*spare); spare->use == use && other.length != 0)
            found = unsignedValue(other.at(record));
    return found;
}

/// Where the element that comes first said 0.
void RecordRows::fillGaps(const RecordLayout& layout)
{
    const auto fill = [this](std::vector<std::uint16_t>& target, const FieldColumn& column,
                          std::uint64_t mask) {
        filled(target);
        const auto rows = std::span<std::uint16_t>(target).subspan(m_first, m_count);
        forEachValue(column, m_count, [rows, mask](std::size_t i, std::uint64_t v) {
            rows[i] = rows[i] != 0 ? rows[i] : static_cast<std::uint16_t>(v & mask);
        });
    };
    for (const FieldStep& spare : layout.spares) {
        const FieldColumn column = columnOf(spare);
        if (column.length == 0)
            continue;
        if (spare.use == FieldUse::SourcePort)
            fill(m_batch.srcPort, column, 0xffff);
        else if (spare.use == FieldUse::DestinationPort)
            fill(m_batch.dstPort, column, 0xffff);
        else if (spare.use == FieldUse::Vlan)
            fill(m_batch.vlan, column, 0x0fff);
    }
}

template <typename T>
void RecordRows::numbers(std::vector<T>& target, const FieldColumn& column, std::uint64_t mask)
{
    filled(target);
    const std::span<T> rows = std::span<T>(target).subspan(m_first, m_count);
    forEachValue(column, m_count,
        [rows, mask](std::size_t i, std::uint64_t v) { rows[i] = static_cast<T>(v & mask); });
}

void RecordRows::addresses(
    std::vector<IpAddress>& target, const FieldStep& step, const FieldColumn& column)
{
    filled(target);
    const std::span<IpAddress> rows = std::span<IpAddress>(target).subspan(m_first, m_count);
    const auto each = [&](auto addressAt) {
        std::size_t at = column.offset;
        for (IpAddress& row : rows) {
            const IpAddress address = addressAt(column.bytes, at);
            if (!step.second || (row.isUnspecified() && !address.isUnspecified()))
                row = address;
            at += column.stride;
        }
    };
    if (column.length == 4)
        each([](auto bytes, std::size_t at) { return v4At(bytes, at); });
    else
        each([](auto bytes, std::size_t at) { return v6At(bytes, at); });
}

void RecordRows::interfaces(std::vector<TextId>& target, const FieldColumn& column)
{
    filled(target);
    OptionTables& tables = m_exporter->tables;
    forEachValue(column, m_count, [&](std::size_t i, std::uint64_t v) {
        target[m_first + i] = tables.interfaceText(static_cast<std::uint32_t>(v), m_batch.texts);
    });
}

/// Fields that become text with the help of options data.
void RecordRows::texts(const FieldStep& step, const FieldColumn& column)
{
    const OptionTables& tables = m_exporter->tables;
    for (std::size_t i = 0; i < m_count; ++i) {
        const auto bytes = column.at(i);
        const std::size_t row = m_first + i;
        if (step.use == FieldUse::VrfName) {
            if (const std::string name = cleanText(bytes); !name.empty())
                filled(m_batch.vrf)[row] = m_batch.texts.intern(name);
        } else if (step.use == FieldUse::VrfId) {
            const auto id = static_cast<std::uint32_t>(unsignedValue(bytes));
            const std::string* const name = tables.vrfs.find(id);
            if (name || id != 0)
                filled(m_batch.vrf)[row]
                    = m_batch.texts.intern(name ? *name : "id:" + std::to_string(id));
        } else if (step.use == FieldUse::ApplicationName) {
            if (const std::string name = cleanText(bytes); !name.empty())
                filled(m_batch.application)[row] = m_batch.texts.intern(name);
        } else if (tables.applications.size() != 0) {
            std::string key;
            for (const std::byte b : bytes)
                key += static_cast<char>(b);
            if (const std::string* const name = tables.applications.find(key))
                filled(m_batch.application)[row] = m_batch.texts.intern(*name);
        }
    }
}

void RecordRows::step(const FieldStep& step, const FieldColumn& column)
{
    FlowBatch& b = m_batch;
    switch (step.use) {
    case FieldUse::Octets:
        return numbers(b.bytes, column);
    case FieldUse::Packets:
        return numbers(b.packets, column);
    case FieldUse::ReverseOctets:
        return numbers(b.reverseBytes, column);
    case FieldUse::ReversePackets:
        return numbers(b.reversePackets, column);
    case FieldUse::SourceV4:
    case FieldUse::SourceV6:
        return addresses(b.srcIp, step, column);
    case FieldUse::DestinationV4:
    case FieldUse::DestinationV6:
        return addresses(b.dstIp, step, column);
    case FieldUse::NatSourceV4:
    case FieldUse::NatSourceV6:
        return addresses(b.natSrcIp, step, column);
    case FieldUse::NatDestinationV4:
    case FieldUse::NatDestinationV6:
        return addresses(b.natDstIp, step, column);
    case FieldUse::SourcePort:
        return numbers(b.srcPort, column);
    case FieldUse::DestinationPort:
        return numbers(b.dstPort, column);
    case FieldUse::NatSourcePort:
        return numbers(b.natSrcPort, column);
    case FieldUse::NatDestinationPort:
        return numbers(b.natDstPort, column);
    case FieldUse::Protocol:
        return numbers(b.protocol, column);
    case FieldUse::TcpFlags:
        return numbers(b.tcpFlags, column, 0xff);
    case FieldUse::ReverseTcpFlags:
        return numbers(b.reverseTcpFlags, column, 0xff);
    case FieldUse::Vlan:
        return numbers(b.vlan, column, 0x0fff);
    case FieldUse::SourceMac:
    case FieldUse::DestinationMac: {
        auto& target = filled(step.use == FieldUse::SourceMac ? b.srcMac : b.dstMac);
        forEachValue(column, m_count,
            [&](std::size_t i, std::uint64_t v) { target[m_first + i] = MacAddress(v); });
        return;
    }
    case FieldUse::InInterface:
        return interfaces(b.inInterface, column);
    case FieldUse::OutInterface:
        return interfaces(b.outInterface, column);
    case FieldUse::VrfId:
    case FieldUse::VrfName:
    case FieldUse::ApplicationId:
    case FieldUse::ApplicationName:
        return texts(step, column);
    default:
        return; // several fields together: times, events, sampling, ICMP
    }
}

void RecordRows::finish(const Template& definition)
{
    const RecordLayout& layout = definition.layout;
    for (const FieldStep& each : layout.steps)
        if (const FieldColumn column = columnOf(each); column.length != 0)
            step(each, column);
    fillGaps(layout);
    counters(layout);
    frames(layout);
    times(layout);
    constants();
    if (!m_asSent)
        transportPorts(layout);
    sampling(layout);
    events(layout);
    directions(layout);
    if (m_late)
        for (std::size_t row = m_first; row < m_first + m_count; ++row)
            mark(row, mark::kLateTemplate);
}

void RecordRows::addFixed(
    const Template& definition, std::span<const std::byte> bytes, std::size_t count)
{
    if (count == 0)
        return;
    grow(count);
    m_bytes = bytes;
    m_stride = definition.minimumLength;
    m_fields = {};
    finish(definition);
}

void RecordRows::addRecord(
    const Template& definition, std::span<const std::span<const std::byte>> fields)
{
    grow(1);
    m_bytes = {};
    m_stride = 0;
    m_fields = fields;
    finish(definition);
}

void RecordRows::mark(std::size_t row, std::string_view word)
{
    filled(m_batch.marks);
    if (m_batch.marks[row] == 0) {
        m_batch.marks[row] = m_batch.texts.intern(word);
        return;
    }
    std::string words = m_batch.texts.text(m_batch.marks[row]);
    if ((' ' + words + ' ').find(' ' + std::string(word) + ' ') != std::string::npos)
        return;
    words += words.empty() ? "" : " ";
    words += word;
    m_batch.marks[row] = m_batch.texts.intern(words);
}

void RecordRows::truncate(std::size_t size)
{
    FlowBatch& b = m_batch;
    const auto cut
        = [size](auto&... column) { ((column.size() > size ? column.resize(size) : void()), ...); };
    cut(b.start, b.end, b.srcIp, b.dstIp, b.srcPort, b.dstPort, b.protocol, b.packets, b.bytes,
        b.reversePackets, b.reverseBytes, b.tcpFlags, b.reverseTcpFlags, b.vlan, b.srcMac, b.dstMac,
        b.exporter, b.tunnel, b.received, b.domain, b.sampling, b.sampler, b.event, b.natSrcIp,
        b.natDstIp, b.natSrcPort, b.natDstPort, b.inInterface, b.outInterface, b.vrf, b.application,
        b.marks, b.kind, b.meteredAt, b.confidence);
}

} // namespace nb
