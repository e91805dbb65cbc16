// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/batchbuilder.h"

#include <unordered_map>

namespace nb {

namespace {

template <typename T, typename U>
void copyRows(
    ChunkReader& chunk, Column column, std::span<const std::uint32_t> rows, std::vector<U>& to)
{
    const auto values = chunk.get<T>(column);
    for (const std::uint32_t row : rows)
        to.push_back(static_cast<U>(values[row]));
}

void copyCounts(ChunkReader& chunk, Column column, std::span<const std::uint32_t> rows,
    std::vector<std::uint64_t>& to)
{
    const auto values = chunk.get<std::uint64_t>(column);
    for (const std::uint32_t row : rows)
        to.push_back(countFromStored(values[row]));
}

/// Ids of a day file to ids of the batch, each text interned once.
class TextTranslation
{
public:
    TextTranslation(const std::vector<std::string>& texts, TextPool& pool)
        : m_texts(texts)
        , m_pool(pool)
    {
    }

    TextId operator()(std::uint32_t id)
    {
        if (id == 0)
            return 0;
        if (id == m_lastId)
            return m_lastText;
        const auto [it, added] = m_known.try_emplace(id, 0);
        if (added)
            it->second = m_pool.intern(m_texts[id]);
        m_lastId = id;
        m_lastText = it->second;
        return m_lastText;
    }

private:
    const std::vector<std::string>& m_texts;
    TextPool& m_pool;
    std::unordered_map<std::uint32_t, TextId> m_known;
    std::uint32_t m_lastId = 0;
    TextId m_lastText = 0;
};

void copyTexts(ChunkReader& chunk, Column column, std::span<const std::uint32_t> rows,
    TextTranslation& translate, std::vector<TextId>& to)
{
    const ColumnZone zone = chunk.zone(column);
    if (zone.max == 0) {
        to.resize(to.size() + rows.size());
        return;
    }
    const auto ids = chunk.get<std::uint32_t>(column);
    for (const std::uint32_t row : rows)
        to.push_back(translate(ids[row]));
}

/// Optional columns; nothing is appended where the chunk has none of it.
template <typename T, typename U>
void copyOptional(
    ChunkReader& chunk, Column column, std::span<const std::uint32_t> rows, std::vector<U>& to)
{
    if (chunk.zone(column).max != 0)
        copyRows<T>(chunk, column, rows, to);
}

void copyExporterFacts(
    ChunkReader& chunk, const Dictionaries& d, std::span<const std::uint32_t> rows, FlowBatch& b)
{
    const std::size_t first = b.size() - rows.size();
    if (chunk.zone(Column::Received).max != 0) {
        const auto difference = chunk.get<std::uint64_t>(Column::Received);
        for (std::size_t i = 0; i < rows.size(); ++i)
            b.received.push_back(static_cast<std::int64_t>(
                static_cast<std::uint64_t>(b.end[first + i]) + fromZigzag(difference[rows[i]])));
    }
    copyOptional<std::uint32_t>(chunk, Column::Domain, rows, b.domain);
    copyOptional<std::uint16_t>(chunk, Column::NatSrcPort, rows, b.natSrcPort);
    copyOptional<std::uint16_t>(chunk, Column::NatDstPort, rows, b.natDstPort);
    std::vector<std::string> samplers;
    if (chunk.zone(Column::Sampler).max != 0) {
        for (const SamplerEntry& sampler : d.samplers)
            samplers.push_back(sampler.text);
        TextTranslation samplerText(samplers, b.texts);
        for (const auto ids = chunk.get<std::uint32_t>(Column::Sampler);
             const std::uint32_t row : rows) {
            const SamplerEntry& sampler = d.samplers[ids[row]];
            b.sampling.push_back(sampler.rate);
            b.sampler.push_back(samplerText(ids[row]));
        }
    }
    const auto copyAddress = [&](Column column, std::vector<IpAddress>& to) {
        if (chunk.zone(column).max == 0)
            return;
        const auto ids = chunk.get<std::uint32_t>(column);
        for (const std::uint32_t row : rows)
            to.push_back(d.hosts[ids[row]].address);
    };
    copyAddress(Column::NatSrcHost, b.natSrcIp);
    copyAddress(Column::NatDstHost, b.natDstIp);
    const auto copyText
        = [&](Column column, const std::vector<std::string>& texts, std::vector<TextId>& to) {
              TextTranslation translate(texts, b.texts);
              if (chunk.zone(column).max != 0)
                  copyTexts(chunk, column, rows, translate, to);
          };
    copyText(Column::Observers, d.observers, b.observers);
    copyText(Column::Event, d.events, b.event);
    copyText(Column::InInterface, d.interfaces, b.inInterface);
    copyText(Column::OutInterface, d.interfaces, b.outInterface);
    copyText(Column::Vrf, d.vrfs, b.vrf);
    copyText(Column::Marks, d.marks, b.marks);
}

void copyHosts(ChunkReader& chunk, const Dictionaries& d, Column column,
    std::span<const std::uint32_t> rows, TextPool& pool, std::vector<IpAddress>& addresses,
    std::vector<TextId>& segments, std::vector<TextId>& owners)
{
    TextTranslation segmentText(d.segments, pool);
    TextTranslation ownerText(d.owners, pool);
    const auto ids = chunk.get<std::uint32_t>(column);
    for (const std::uint32_t row : rows) {
        const HostEntry& host = d.hosts[ids[row]];
        addresses.push_back(host.address);
        segments.push_back(segmentText(host.segment));
        owners.push_back(ownerText(host.owner));
    }
}

} // namespace

void appendRows(
    ChunkReader& chunk, const Dictionaries& d, std::span<const std::uint32_t> rows, FlowBatch& b)
{
    using Byte = std::uint8_t;
    b.reserve(b.size() + rows.size());
    const auto start = chunk.get<std::uint64_t>(Column::Start);
    const auto duration = chunk.get<std::uint64_t>(Column::Duration);
    for (const std::uint32_t row : rows) {
        b.start.push_back(static_cast<std::int64_t>(start[row]));
        b.end.push_back(static_cast<std::int64_t>(start[row] + duration[row]));
    }
    copyHosts(chunk, d, Column::SrcHost, rows, b.texts, b.srcIp, b.srcSegment, b.srcOwner);
    copyHosts(chunk, d, Column::DstHost, rows, b.texts, b.dstIp, b.dstSegment, b.dstOwner);
    copyRows<std::uint16_t>(chunk, Column::SrcPort, rows, b.srcPort);
    copyRows<std::uint16_t>(chunk, Column::DstPort, rows, b.dstPort);
    copyRows<Byte>(chunk, Column::Protocol, rows, b.protocol);
    copyCounts(chunk, Column::Packets, rows, b.packets);
    copyCounts(chunk, Column::Bytes, rows, b.bytes);
    copyCounts(chunk, Column::ReversePackets, rows, b.reversePackets);
    copyCounts(chunk, Column::ReverseBytes, rows, b.reverseBytes);
    copyRows<Byte>(chunk, Column::TcpFlags, rows, b.tcpFlags);
    copyRows<Byte>(chunk, Column::ReverseTcpFlags, rows, b.reverseTcpFlags);
    copyRows<Byte>(chunk, Column::State, rows, b.state);
    copyRows<Byte>(chunk, Column::Confidence, rows, b.confidence);
    copyRows<std::uint16_t>(chunk, Column::Vlan, rows, b.vlan);
    copyRows<std::uint32_t>(chunk, Column::Hits, rows, b.hits);
    TextTranslation names(d.names, b.texts);
    TextTranslation services(d.services, b.texts);
    TextTranslation applications(d.applications, b.texts);
    TextTranslation rules(d.rules, b.texts);
    TextTranslation exporters(d.exporters, b.texts);
    TextTranslation tunnels(d.tunnels, b.texts);
    copyTexts(chunk, Column::SrcName, rows, names, b.srcName);
    copyTexts(chunk, Column::DstName, rows, names, b.dstName);
    copyTexts(chunk, Column::Service, rows, services, b.service);
    copyTexts(chunk, Column::Application, rows, applications, b.application);
    copyTexts(chunk, Column::Rule, rows, rules, b.rule);
    copyTexts(chunk, Column::Exporter, rows, exporters, b.exporter);
    copyTexts(chunk, Column::Tunnel, rows, tunnels, b.tunnel);
    const auto srcMac = chunk.get<std::uint32_t>(Column::SrcMac);
    const auto dstMac = chunk.get<std::uint32_t>(Column::DstMac);
    for (const std::uint32_t row : rows) {
        b.srcMac.push_back(d.macs[srcMac[row]]);
        b.dstMac.push_back(d.macs[dstMac[row]]);
    }
    copyExporterFacts(chunk, d, rows, b);
    b.fillMissing();
}

} // namespace nb
