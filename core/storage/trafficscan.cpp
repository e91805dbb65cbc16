// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/trafficscan.h"

#include <unordered_map>

namespace nb {

TrafficRows trafficOfBatch(const FlowBatch& batch, std::uint32_t dictionary, TrafficBuffer& b)
{
    b = TrafficBuffer {};
    std::unordered_map<IpAddress, std::uint32_t> numbers;
    const auto number = [&](const IpAddress& address) {
        const auto [it, added]
            = numbers.try_emplace(address, static_cast<std::uint32_t>(b.addresses.size()));
        if (added)
            b.addresses.push_back(address);
        return it->second;
    };
    for (std::size_t row = 0; row < batch.size(); ++row) {
        b.start.push_back(static_cast<std::uint64_t>(batch.start[row]));
        b.duration.push_back(static_cast<std::uint64_t>(batch.end[row] - batch.start[row]));
        b.source.push_back(number(batch.srcIp[row]));
        b.destination.push_back(number(batch.dstIp[row]));
        b.state.push_back(static_cast<std::uint8_t>(batch.state[row]));
    }
    for (TextId id = 0; id < batch.texts.size(); ++id)
        b.exporterNames.push_back(batch.texts.text(id));
    TrafficRows rows;
    rows.size = batch.size();
    rows.start = b.start;
    rows.duration = b.duration;
    rows.source = b.source;
    rows.destination = b.destination;
    rows.sourcePort = batch.srcPort;
    rows.destinationPort = batch.dstPort;
    rows.protocol = batch.protocol;
    rows.packets = batch.packets;
    rows.bytes = batch.bytes;
    rows.reversePackets = batch.reversePackets;
    rows.reverseBytes = batch.reverseBytes;
    rows.tcpFlags = batch.tcpFlags;
    rows.reverseTcpFlags = batch.reverseTcpFlags;
    rows.state = b.state;
    rows.confidence = batch.confidence;
    rows.exporter = batch.exporter;
    rows.sampling = batch.sampling;
    rows.dictionary = dictionary;
    rows.hosts = b.addresses.size();
    rows.exporters = b.exporterNames.size();
    rows.address = [&b](std::uint32_t id) -> const IpAddress& { return b.addresses[id]; };
    rows.exporterName
        = [&b](std::uint32_t id) -> const std::string& { return b.exporterNames[id]; };
    return rows;
}

Result<void> scanTraffic(
    const FlowStore& store, const FlowQuery& query, const TrafficSink& sink, std::stop_token stop)
{
    FlowQuery raw = query;
    raw.raw = true;
    if (const auto* source = dynamic_cast<const TrafficSource*>(&store))
        return source->scanTraffic(raw, sink, std::move(stop));
    std::uint32_t dictionary = 0;
    TrafficBuffer buffer;
    return store.scan(
        raw, [&](FlowBatch&& batch) { return sink(trafficOfBatch(batch, ++dictionary, buffer)); },
        std::move(stop));
}

} // namespace nb
