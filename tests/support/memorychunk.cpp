// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memorychunk.h"

#include <algorithm>

namespace nb::test {

std::uint32_t DictionaryBuilder::textId(std::vector<std::string>& texts, const std::string& text)
{
    const auto found = std::ranges::find(texts, text);
    if (found != texts.end())
        return static_cast<std::uint32_t>(found - texts.begin());
    texts.push_back(text);
    return static_cast<std::uint32_t>(texts.size() - 1);
}

std::uint32_t DictionaryBuilder::hostId(
    const IpAddress& address, const std::string& segment, const std::string& owner)
{
    const std::uint32_t segmentId = textId(dictionaries.segments, segment);
    const std::uint32_t ownerId = textId(dictionaries.owners, owner);
    auto& hosts = dictionaries.hosts;
    const auto found = std::ranges::find_if(hosts, [&](const HostEntry& host) {
        return host.address == address && host.segment == segmentId && host.owner == ownerId;
    });
    if (found != hosts.end())
        return static_cast<std::uint32_t>(found - hosts.begin());
    hosts.push_back({address, segmentId, ownerId});
    return static_cast<std::uint32_t>(hosts.size() - 1);
}

std::uint32_t DictionaryBuilder::samplerId(const std::string& sampler, std::uint32_t rate)
{
    auto& samplers = dictionaries.samplers;
    const SamplerEntry entry {sampler, rate};
    const auto found = std::ranges::find(samplers, entry);
    if (found != samplers.end())
        return static_cast<std::uint32_t>(found - samplers.begin());
    samplers.push_back(entry);
    return static_cast<std::uint32_t>(samplers.size() - 1);
}

std::uint32_t DictionaryBuilder::macId(MacAddress mac)
{
    auto& macs = dictionaries.macs;
    const auto found = std::ranges::find(macs, mac);
    if (found != macs.end())
        return static_cast<std::uint32_t>(found - macs.begin());
    macs.push_back(mac);
    return static_cast<std::uint32_t>(macs.size() - 1);
}

template <typename T> void MemoryChunk::append(Column column, T value)
{
    auto& stored = m_columns[static_cast<std::size_t>(column)];
    if (!std::holds_alternative<std::vector<T>>(stored))
        stored = std::vector<T> {};
    std::get<std::vector<T>>(stored).push_back(value);
}

void MemoryChunk::appendNumbers(const Flow& f)
{
    append(Column::Start, static_cast<std::uint64_t>(toMicroseconds(f.start)));
    append(Column::Duration, static_cast<std::uint64_t>((f.end - f.start).count()));
    append(Column::SrcPort, f.srcPort.number());
    append(Column::DstPort, f.dstPort.number());
    append(Column::Protocol, f.protocol.number());
    // kUnknownCount + 1 is 0, the stored form of "unknown".
    append(Column::Packets, f.packets + 1);
    append(Column::Bytes, f.bytes + 1);
    append(Column::ReversePackets, f.reversePackets + 1);
    append(Column::ReverseBytes, f.reverseBytes + 1);
    append(Column::TcpFlags, f.tcpFlags);
    append(Column::ReverseTcpFlags, f.reverseTcpFlags);
    append(Column::State, static_cast<std::uint8_t>(f.state));
    append(Column::Vlan, f.vlan);
    append(Column::Hits, f.hits);
    append(Column::Confidence, f.confidence);
    const auto later = (f.received - f.end).count(); // 0, -1, 1, -2, … as 0, 1, 2, 3, …
    append(
        Column::Received, static_cast<std::uint64_t>(later < 0 ? -2 * (later + 1) + 1 : 2 * later));
    append(Column::Domain, f.domain);
    append(Column::NatSrcPort, f.natSrcPort.number());
    append(Column::NatDstPort, f.natDstPort.number());
}

void MemoryChunk::appendIds(const Flow& f, DictionaryBuilder& builder)
{
    Dictionaries& d = builder.dictionaries;
    append(Column::SrcHost, builder.hostId(f.srcIp, f.srcSegment, f.srcOwner));
    append(Column::DstHost, builder.hostId(f.dstIp, f.dstSegment, f.dstOwner));
    append(Column::SrcName, DictionaryBuilder::textId(d.names, f.srcName));
    append(Column::DstName, DictionaryBuilder::textId(d.names, f.dstName));
    append(Column::Service, DictionaryBuilder::textId(d.services, f.service));
    append(Column::Application, DictionaryBuilder::textId(d.applications, f.application));
    append(Column::Rule, DictionaryBuilder::textId(d.rules, f.rule));
    append(Column::Exporter, DictionaryBuilder::textId(d.exporters, f.exporter));
    append(Column::Tunnel, DictionaryBuilder::textId(d.tunnels, f.tunnel));
    append(Column::SrcMac, builder.macId(f.srcMac));
    append(Column::DstMac, builder.macId(f.dstMac));
    const auto natHost = [&](const IpAddress& address) {
        return address == IpAddress {} ? 0U : builder.hostId(address, {}, {});
    };
    append(Column::NatSrcHost, natHost(f.natSrcIp));
    append(Column::NatDstHost, natHost(f.natDstIp));
    append(Column::Observers, DictionaryBuilder::textId(d.observers, f.observers));
    append(Column::Event, DictionaryBuilder::textId(d.events, f.event));
    append(Column::InInterface, DictionaryBuilder::textId(d.interfaces, f.inInterface));
    append(Column::OutInterface, DictionaryBuilder::textId(d.interfaces, f.outInterface));
    append(Column::Vrf, DictionaryBuilder::textId(d.vrfs, f.vrf));
    append(Column::Marks, DictionaryBuilder::textId(d.marks, f.marks));
    append(Column::Sampler, builder.samplerId(f.sampler, f.sampling));
}

MemoryChunk::MemoryChunk(std::span<const Flow> flows, DictionaryBuilder& builder)
    : m_rows(flows.size())
{
    for (const Flow& flow : flows) {
        appendNumbers(flow);
        appendIds(flow, builder);
    }
}

ColumnZone MemoryChunk::zone(Column column) const
{
    return std::visit(
        [](const auto& values) {
            if (values.empty())
                return ColumnZone {};
            const auto [min, max] = std::ranges::minmax(values);
            return ColumnZone {min, max};
        },
        m_columns[static_cast<std::size_t>(column)]);
}

ColumnValues MemoryChunk::values(Column column)
{
    m_decoded.insert(column);
    return std::visit(
        []<typename T>(
            const std::vector<T>& values) -> ColumnValues { return std::span<const T>(values); },
        m_columns[static_cast<std::size_t>(column)]);
}

} // namespace nb::test
