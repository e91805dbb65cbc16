// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/datagramjoiner.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMostDatagrams = 64;
constexpr std::size_t kMostOctets = 65'535;
constexpr std::size_t kMostPieces = 64;
constexpr std::size_t kUdpHeader = 8;
constexpr std::int64_t kPatience = 30'000'000; // µs, as FragmentTracker

} // namespace

bool DatagramJoiner::belongs(const Partial& partial, const PacketSummary& fragment)
{
    const PacketSummary& head = partial.head;
    return head.fragmentId == fragment.fragmentId && head.src == fragment.src
        && head.dst == fragment.dst && head.fragmentProtocol == fragment.fragmentProtocol;
}

bool DatagramJoiner::awaits(const PacketSummary& fragment) const
{
    return std::ranges::any_of(
        m_partial, [&](const Partial& partial) { return belongs(partial, fragment); });
}

/// False when the fragment overlaps another or cannot be one of the datagram.
bool DatagramJoiner::place(Partial& partial, const PacketPayload& payload)
{
    const std::size_t begin = payload.fragmentOffset;
    const std::size_t end = begin + payload.fragment.size();
    if (payload.fragment.empty() || end > kMostOctets || partial.pieces.size() >= kMostPieces)
        return false;
    const auto next = std::ranges::lower_bound(partial.pieces, begin, {}, &Piece::begin);
    if (next != partial.pieces.end() && next->begin < end)
        return false;
    if (next != partial.pieces.begin()
        && std::prev(next)->begin + std::prev(next)->bytes.size() > begin)
        return false;
    if (!payload.moreFragments)
        partial.total = end;
    partial.held += payload.fragment.size();
    partial.pieces.insert(next, {begin, {payload.fragment.begin(), payload.fragment.end()}});
    return true;
}

void DatagramJoiner::begin(const PacketSummary& fragment, const PacketPayload& payload)
{
    std::erase_if(m_partial, [&](const Partial& partial) {
        return belongs(partial, fragment) || partial.head.time + kPatience < fragment.time;
    });
    if (m_partial.size() >= kMostDatagrams)
        m_partial.pop_front();
    Partial partial;
    partial.head = fragment;
    if (place(partial, payload))
        m_partial.push_back(std::move(partial));
}

DatagramJoiner::Datagram DatagramJoiner::joined(Partial& partial)
{
    Datagram datagram {partial.head, {}};
    datagram.payload.reserve(partial.total);
    for (const Piece& piece : partial.pieces)
        datagram.payload.insert(datagram.payload.end(), piece.bytes.begin(), piece.bytes.end());
    datagram.payload.erase(datagram.payload.begin(),
        datagram.payload.begin()
            + static_cast<std::ptrdiff_t>(std::min(kUdpHeader, datagram.payload.size())));
    return datagram;
}

std::optional<DatagramJoiner::Datagram> DatagramJoiner::add(
    const PacketSummary& fragment, const PacketPayload& payload)
{
    const auto partial = std::ranges::find_if(
        m_partial, [&](const Partial& one) { return belongs(one, fragment); });
    if (partial == m_partial.end())
        return std::nullopt;
    if (!place(*partial, payload)) {
        m_partial.erase(partial);
        return std::nullopt;
    }
    const Piece& last = partial->pieces.back();
    if (partial->total == 0 || partial->held != partial->total
        || last.begin + last.bytes.size() != partial->total)
        return std::nullopt;
    Datagram datagram = joined(*partial);
    m_partial.erase(partial);
    return datagram;
}

} // namespace nb
