// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/datagramreassembler.h"

#include "collectors/base/bytereader.h"
#include "collectors/capture/packetdissector.h"

#include <algorithm>
#include <cstdlib>

namespace nb {

namespace {

constexpr std::int64_t kPieceLifetime = 30'000'000; // µs
constexpr std::size_t kMostOpen = 256;
constexpr std::size_t kMostOctets = 65'535;
constexpr std::size_t kUdpHeader = 8;

} // namespace

std::optional<DatagramReassembler::Datagram> DatagramReassembler::add(
    const PacketSummary& packet, const PacketPayload& payload)
{
    expire(packet.time);
    const Key key {packet.src, packet.dst, packet.fragmentId};
    auto at = m_open.find(key);
    if (at == m_open.end()) {
        if (m_open.size() >= kMostOpen)
            giveUp(std::ranges::min_element(
                m_open, {}, [](const auto& entry) { return entry.second.time; }));
        at = m_open.try_emplace(key).first;
        at->second.time = packet.time;
    }
    Pieces& pieces = at->second;
    ++pieces.count;
    take(pieces, payload);
    if (pieces.broken || pieces.octets != pieces.total)
        return std::nullopt;
    const auto datagram = whole(pieces, packet);
    if (datagram)
        pieces.count = 0; // none of them is lost
    giveUp(at);
    return datagram;
}

void DatagramReassembler::take(Pieces& pieces, const PacketPayload& payload)
{
    const std::size_t offset = payload.fragmentOffset;
    const std::size_t end = offset + payload.fragment.size();
    const auto after = pieces.byOffset.upper_bound(payload.fragmentOffset);
    const auto before = after == pieces.byOffset.begin() ? pieces.byOffset.end() : std::prev(after);
    if (before != pieces.byOffset.end() && before->first == offset
        && std::ranges::equal(before->second, payload.fragment))
        return; // sent twice
    const bool overlaps
        = (before != pieces.byOffset.end() && before->first + before->second.size() > offset)
        || (after != pieces.byOffset.end() && after->first < end);
    const bool isBeyond = end > kMostOctets || (pieces.total && end > *pieces.total)
        || (!payload.moreFragments && pieces.total) || payload.fragment.empty();
    if (pieces.broken || overlaps || isBeyond) {
        pieces.broken = true; // remembered, so that its other fragments are nothing new
        pieces.byOffset.clear();
        return;
    }
    if (!payload.moreFragments)
        pieces.total = end;
    pieces.octets += payload.fragment.size();
    pieces.byOffset.emplace(
        payload.fragmentOffset, std::vector(payload.fragment.begin(), payload.fragment.end()));
}

/// No two overlap and their octets are as many as there are: they follow each other.
std::optional<DatagramReassembler::Datagram> DatagramReassembler::whole(
    const Pieces& pieces, PacketSummary summary)
{
    if (pieces.octets < kUdpHeader || pieces.byOffset.rbegin()->first >= *pieces.total)
        return std::nullopt;
    m_payload.clear();
    for (const auto& [offset, bytes] : pieces.byOffset)
        m_payload.insert(m_payload.end(), bytes.begin(), bytes.end());
    const std::span<const std::byte> bytes(m_payload);
    const std::size_t length = loadAt<std::uint16_t>(bytes, 4); // RFC 768, header included
    if (length < kUdpHeader || length > bytes.size())
        return std::nullopt;
    summary.fragment = FragmentKind::Whole;
    summary.srcPort = loadAt<std::uint16_t>(bytes, 0);
    summary.dstPort = loadAt<std::uint16_t>(bytes, 2);
    return Datagram {summary, bytes.subspan(kUdpHeader, length - kUdpHeader)};
}

void DatagramReassembler::expire(std::int64_t time)
{
    for (auto at = m_open.begin(); at != m_open.end();) {
        const auto next = std::next(at);
        if (std::abs(time - at->second.time) > kPieceLifetime)
            giveUp(at);
        at = next;
    }
}

void DatagramReassembler::giveUp(Table::iterator at)
{
    m_lost += at->second.count;
    m_open.erase(at);
}

void DatagramReassembler::finish()
{
    while (!m_open.empty())
        giveUp(m_open.begin());
}

} // namespace nb
