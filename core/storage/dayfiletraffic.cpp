// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chunkreader.h"
#include "core/storage/dayfilestore.h"

namespace nb {

namespace {

/// The column itself where all rows match, else those rows in `buffer`.
template <typename T>
std::span<const T> column(
    ChunkReader& chunk, Column which, std::span<const std::uint8_t> mask, std::vector<T>& buffer)
{
    const auto all = chunk.get<T>(which);
    if (mask.empty())
        return all;
    buffer.clear();
    for (std::size_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0)
            buffer.push_back(all[row]);
    return buffer;
}

std::span<const std::uint64_t> counts(ChunkReader& chunk, Column which,
    std::span<const std::uint8_t> mask, std::vector<std::uint64_t>& buffer)
{
    const auto all = chunk.get<std::uint64_t>(which);
    buffer.clear();
    for (std::size_t row = 0; row < all.size(); ++row)
        if (mask.empty() || mask[row] != 0)
            buffer.push_back(countFromStored(all[row]));
    return buffer;
}

std::span<const std::uint32_t> rates(ChunkReader& chunk, const Dictionaries& dictionaries,
    std::span<const std::uint8_t> mask, std::size_t rows, std::vector<std::uint32_t>& buffer)
{
    if (chunk.zone(Column::Sampler).max == 0) {
        buffer.assign(rows, 1);
        return buffer;
    }
    std::vector<std::uint32_t> samplers;
    buffer.clear();
    for (const std::uint32_t id : column<std::uint32_t>(chunk, Column::Sampler, mask, samplers))
        buffer.push_back(dictionaries.samplers[id].rate);
    return buffer;
}

} // namespace

Result<void> DayFileStore::scanTraffic(
    const FlowQuery& query, const TrafficSink& sink, std::stop_token stop) const
{
    TrafficBuffer b;
    return forEachMatch(query, stop, [&](const Match& match) -> Result<bool> {
        const auto loaded = m_files[match.file]->dictionaries(stop);
        if (!loaded)
            return loaded.error();
        const Dictionaries& d = **loaded;
        ChunkReader& chunk = match.chunk;
        const auto mask = match.mask;
        TrafficRows rows;
        rows.size = match.rows;
        rows.start = column(chunk, Column::Start, mask, b.start);
        rows.duration = column(chunk, Column::Duration, mask, b.duration);
        rows.source = column(chunk, Column::SrcHost, mask, b.source);
        rows.destination = column(chunk, Column::DstHost, mask, b.destination);
        rows.sourcePort = column(chunk, Column::SrcPort, mask, b.sourcePort);
        rows.destinationPort = column(chunk, Column::DstPort, mask, b.destinationPort);
        rows.protocol = column(chunk, Column::Protocol, mask, b.protocol);
        rows.packets = counts(chunk, Column::Packets, mask, b.packets);
        rows.bytes = counts(chunk, Column::Bytes, mask, b.bytes);
        rows.reversePackets = counts(chunk, Column::ReversePackets, mask, b.reversePackets);
        rows.reverseBytes = counts(chunk, Column::ReverseBytes, mask, b.reverseBytes);
        rows.tcpFlags = column(chunk, Column::TcpFlags, mask, b.tcpFlags);
        rows.reverseTcpFlags = column(chunk, Column::ReverseTcpFlags, mask, b.reverseTcpFlags);
        rows.state = column(chunk, Column::State, mask, b.state);
        rows.confidence = column(chunk, Column::Confidence, mask, b.confidence);
        rows.exporter = column(chunk, Column::Exporter, mask, b.exporter);
        rows.sampling = rates(chunk, d, mask, rows.size, b.sampling);
        rows.dictionary = static_cast<std::uint32_t>(match.file) + 1;
        rows.hosts = d.hosts.size();
        rows.exporters = d.exporters.size();
        rows.address = [&d](std::uint32_t id) -> const IpAddress& { return d.hosts[id].address; };
        rows.exporterName
            = [&d](std::uint32_t id) -> const std::string& { return d.exporters[id]; };
        // what a damaged column gave is not handed out
        return chunk.error() ? true : sink(rows);
    });
}

} // namespace nb
