// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/packetsummary.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace nb {

/// One direction of a TCP connection.
struct StreamKey
{
    AddressWords src {};
    AddressWords dst {};
    std::uint16_t srcPort = 0;
    std::uint16_t dstPort = 0;
    bool operator==(const StreamKey&) const = default;
};
struct StreamKeyHash
{
    std::size_t operator()(const StreamKey& key) const
    {
        std::uint64_t h = key.src.first ^ (key.src.second * 0x9e37'79b9'7f4a'7c15ULL);
        h = (h ^ (h >> 32U)) * 0xd6e8'feb8'6659'fd93ULL;
        h ^= key.dst.first ^ (key.dst.second * 0xc2b2'ae3d'27d4'eb4fULL);
        h = (h ^ (h >> 29U)) * 0x9fb2'1c65'1e98'df25ULL;
        h ^= (std::uint64_t {key.srcPort} << 16U) | key.dstPort;
        return static_cast<std::size_t>(h * 0x9e37'79b9'7f4a'7c15ULL);
    }
};

/// What a stream is watched for.
enum class StreamKind : std::uint8_t
{
    Dns,
    ClientHello,
    HttpRequest,
};

/// The beginnings of the few TCP streams from which more segments are awaited, put in order.
/// Bounded in number, bytes and time; the longest silent stream makes room. One thread.
class StreamTable
{
public:
    struct Stream
    {
        StreamKey key {};
        StreamKind kind = StreamKind::Dns;
        std::uint32_t next = 0; ///< sequence number awaited
        std::vector<std::byte> bytes {}; ///< in order, not yet taken
        std::int64_t time = 0; ///< µs, of the last segment
        std::map<std::uint32_t, std::vector<std::byte>> ahead {}; ///< by sequence number
    };

    [[nodiscard]] bool empty() const { return m_streams.empty(); }
    /// The stream that a segment of `key` belongs to.
    [[nodiscard]] Stream* find(const StreamKey& key);
    /// Begins a stream at a sequence number, in place of one that is there.
    Stream& begin(const StreamKey& key, StreamKind kind, std::uint32_t sequence, std::int64_t time);
    /// Adds a segment in its place. False when the stream is given up: too long, or a gap that
    /// stays.
    [[nodiscard]] bool add(Stream& stream, std::uint32_t sequence,
        std::span<const std::byte> segment, std::int64_t time);
    /// Drops bytes from the front of stream.bytes.
    void consume(Stream& stream, std::size_t count);
    void end(const StreamKey& key);

private:
    using Order = std::list<Stream>; ///< the longest silent first

    void makeRoom(std::int64_t time);
    void remove(Order::iterator stream);
    bool append(Stream& stream, std::span<const std::byte> segment);

    Order m_streams;
    std::unordered_map<StreamKey, Order::iterator, StreamKeyHash> m_index;
    std::size_t m_held = 0; ///< bytes
};

} // namespace nb
