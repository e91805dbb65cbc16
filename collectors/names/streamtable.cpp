// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/streamtable.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostStreams = 4096;
constexpr std::size_t kMostBytes = std::size_t {8} << 20; // of all streams
constexpr std::size_t kMostOfStream = 2 + 65'535; // a DNS message and its length, RFC 1035 §4.2.2
constexpr std::size_t kMostAhead = 16; // segments
constexpr std::int64_t kPatience = 30'000'000; // µs

} // namespace

StreamTable::Stream* StreamTable::find(const StreamKey& key)
{
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &*found->second;
}

StreamTable::Stream& StreamTable::begin(
    const StreamKey& key, StreamKind kind, std::uint32_t sequence, std::int64_t time)
{
    end(key);
    makeRoom(time);
    m_streams.push_back({key, kind, sequence, {}, time});
    m_index[key] = std::prev(m_streams.end());
    return m_streams.back();
}

bool StreamTable::append(Stream& stream, std::span<const std::byte> segment)
{
    if (stream.bytes.size() + segment.size() > kMostOfStream)
        return false;
    stream.bytes.insert(stream.bytes.end(), segment.begin(), segment.end());
    stream.next += static_cast<std::uint32_t>(segment.size());
    m_held += segment.size();
    return true;
}

bool StreamTable::add(
    Stream& stream, std::uint32_t sequence, std::span<const std::byte> segment, std::int64_t time)
{
    const auto place = m_index.find(stream.key)->second;
    m_streams.splice(m_streams.end(), m_streams, place);
    stream.time = time;
    // sequence numbers wrap: what lies less than half the circle behind was seen before
    const std::uint32_t behind = stream.next - sequence;
    if (behind != 0 && behind < 0x8000'0000U) {
        if (behind >= segment.size())
            return true;
        segment = segment.subspan(behind);
        sequence = stream.next;
    }
    if (sequence != stream.next) {
        const std::uint32_t distance = sequence - stream.next;
        if (distance > kMostOfStream || stream.ahead.size() >= kMostAhead
            || m_held + segment.size() > kMostBytes)
            return false;
        if (stream.ahead.try_emplace(sequence, segment.begin(), segment.end()).second)
            m_held += segment.size();
        return true;
    }
    if (!append(stream, segment))
        return false;
    for (bool grown = true; grown && !stream.ahead.empty();) {
        grown = false;
        for (auto next = stream.ahead.begin(); next != stream.ahead.end(); ++next) {
            const std::uint32_t seen = stream.next - next->first;
            if (seen >= 0x8000'0000U)
                continue; // still ahead
            const std::vector<std::byte> bytes = std::move(next->second);
            m_held -= bytes.size();
            stream.ahead.erase(next);
            if (seen < bytes.size() && !append(stream, std::span(bytes).subspan(seen)))
                return false;
            grown = true;
            break;
        }
    }
    return true;
}

void StreamTable::consume(Stream& stream, std::size_t count)
{
    count = std::min(count, stream.bytes.size());
    stream.bytes.erase(
        stream.bytes.begin(), stream.bytes.begin() + static_cast<std::ptrdiff_t>(count));
    m_held -= count;
}

void StreamTable::end(const StreamKey& key)
{
    if (const auto found = m_index.find(key); found != m_index.end())
        remove(found->second);
}

void StreamTable::remove(Order::iterator stream)
{
    m_held -= stream->bytes.size();
    for (const auto& [sequence, bytes] : stream->ahead)
        m_held -= bytes.size();
    m_index.erase(stream->key);
    m_streams.erase(stream);
}

void StreamTable::makeRoom(std::int64_t time)
{
    while (!m_streams.empty()
        && (m_streams.size() >= kMostStreams || m_held >= kMostBytes
            || m_streams.front().time + kPatience < time))
        remove(m_streams.begin());
}

} // namespace nb
