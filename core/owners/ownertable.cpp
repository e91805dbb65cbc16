// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owners/ownertable.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace nb {

namespace {

/// Addresses in the block minus 1, as two words.
std::pair<std::uint64_t, std::uint64_t> extent(const OwnerBlock& block)
{
    const auto words = [](const IpAddress& address) {
        std::array<std::uint64_t, 2> w {};
        for (std::size_t i = 0; i < 16; ++i)
            w[i / 8] = (w[i / 8] << 8) | address.bytes()[i];
        return w;
    };
    const auto a = words(block.first);
    const auto b = words(block.last);
    return {b[0] - a[0] - (b[1] < a[1] ? 1 : 0), b[1] - a[1]};
}

/// The address behind; nothing behind the family's last.
std::optional<IpAddress> next(const IpAddress& address)
{
    IpAddress::Bytes bytes = address.bytes();
    const std::size_t lowest = address.isV4() ? 12 : 0;
    for (std::size_t i = 16; i-- > lowest;)
        if (++bytes[i] != 0)
            return IpAddress(bytes);
    return std::nullopt;
}

} // namespace

OwnerTable::OwnerTable(std::vector<OwnerBlock> blocks)
    : m_blocks(std::move(blocks))
{
    std::erase_if(m_blocks, [](const OwnerBlock& block) { return !block.isValid(); });
    m_segments = {segmentsOf(true), segmentsOf(false)};
}

std::vector<OwnerTable::Segment> OwnerTable::segmentsOf(bool v4) const
{
    // ranks: the smallest block first, of equal ones the later
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < m_blocks.size(); ++i)
        if (m_blocks[i].first.isV4() == v4)
            order.push_back(i);
    std::ranges::sort(
        order, {}, [this](std::uint32_t i) { return std::pair(extent(m_blocks[i]), kNone - i); });
    struct Edge
    {
        IpAddress at;
        std::uint32_t rank;
        bool begins;
    };
    std::vector<Edge> edges;
    edges.reserve(order.size() * 2);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
        edges.push_back({m_blocks[order[rank]].first, rank, true});
        if (const auto behind = next(m_blocks[order[rank]].last))
            edges.push_back({*behind, rank, false});
    }
    std::ranges::sort(edges, {}, &Edge::at);
    std::vector<Segment> segments;
    std::set<std::uint32_t> open;
    for (std::size_t i = 0; i < edges.size();) {
        const IpAddress at = edges[i].at;
        for (; i < edges.size() && edges[i].at == at; ++i) {
            if (edges[i].begins)
                open.insert(edges[i].rank);
            else
                open.erase(edges[i].rank);
        }
        const std::uint32_t block = open.empty() ? kNone : order[*open.begin()];
        if (segments.empty() || segments.back().block != block)
            segments.push_back({at, block});
    }
    return segments;
}

const OwnerBlock* OwnerTable::find(const IpAddress& address) const
{
    const auto& segments = m_segments[address.isV4() ? 0 : 1];
    const auto behind = std::ranges::upper_bound(segments, address, {}, &Segment::start);
    if (behind == segments.begin())
        return nullptr;
    const std::uint32_t block = std::prev(behind)->block;
    return block == kNone ? nullptr : &m_blocks[block];
}

} // namespace nb
