// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/flowstore.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace nb {

/// Who talked to whom, when and how much, of some rows of a store: only the columns that engines
/// need that look at all flows. Counters are as they were sent, kUnknownCount where unknown. Spans
/// are good until the sink returns.
struct TrafficRows
{
    std::size_t size = 0;
    std::span<const std::uint64_t> start; ///< µs since 1970
    std::span<const std::uint64_t> duration; ///< µs
    std::span<const std::uint32_t> source; ///< hosts by number, see address()
    std::span<const std::uint32_t> destination;
    std::span<const std::uint16_t> sourcePort;
    std::span<const std::uint16_t> destinationPort;
    std::span<const std::uint8_t> protocol;
    std::span<const std::uint64_t> packets;
    std::span<const std::uint64_t> bytes;
    std::span<const std::uint64_t> reversePackets;
    std::span<const std::uint64_t> reverseBytes;
    std::span<const std::uint8_t> tcpFlags;
    std::span<const std::uint8_t> reverseTcpFlags;
    std::span<const std::uint8_t> state; ///< FlowState
    std::span<const std::uint8_t> confidence;
    std::span<const std::uint32_t> exporter; ///< by number, see exporterName()
    std::span<const std::uint32_t> sampling; ///< 0 is not announced

    /// Numbers of hosts and exporters hold for one `dictionary`; another one begins them anew.
    std::uint32_t dictionary = 0;
    std::size_t hosts = 0; ///< numbers are below
    std::size_t exporters = 0;
    std::function<const IpAddress&(std::uint32_t)> address;
    std::function<const std::string&(std::uint32_t)> exporterName;
};
/// Return false to end the scan early.
using TrafficSink = std::function<bool(const TrafficRows&)>;

/// A store that can read these columns alone, several times faster than whole flows.
class TrafficSource
{
public:
    virtual ~TrafficSource() = default;
    /// Matching rows in storage order. Cancelled soon after a stop is requested.
    virtual Result<void> scanTraffic(
        const FlowQuery& query, const TrafficSink& sink, std::stop_token stop) const = 0;
};
/// Scans any store, by whole flows where it is no TrafficSource.
Result<void> scanTraffic(
    const FlowStore& store, const FlowQuery& query, const TrafficSink& sink, std::stop_token stop);

/// Holds the columns of TrafficRows that have to be made first; reused from chunk to chunk.
struct TrafficBuffer
{
    std::vector<std::uint64_t> start, duration, packets, bytes, reversePackets, reverseBytes;
    std::vector<std::uint32_t> source, destination, exporter, sampling;
    std::vector<std::uint16_t> sourcePort, destinationPort;
    std::vector<std::uint8_t> protocol, tcpFlags, reverseTcpFlags, state, confidence;
    std::vector<IpAddress> addresses;
    std::vector<std::string> exporterNames;
};
/// The rows of a batch, for stores that keep none of the columns by themselves. `dictionary` is
/// that of the batch.
[[nodiscard]] TrafficRows trafficOfBatch(
    const FlowBatch& batch, std::uint32_t dictionary, TrafficBuffer& buffer);

} // namespace nb
