// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/servertable.h"

#include "core/pipeline/flowkey.h"

#include <cstring>

namespace nb {

namespace {

constexpr std::size_t kBuckets = 65'536;
constexpr std::uint8_t kManyPorts = 3;

} // namespace

ServerTable::ServerTable()
    : m_buckets(kBuckets)
{
}

std::uint64_t ServerTable::hashOfEnd(
    const IpAddress& address, std::uint8_t protocol, std::uint16_t port)
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::memcpy(&high, address.bytes().data(), 8);
    std::memcpy(&low, address.bytes().data() + 8, 8);
    return mixed(mixed(high + port + (std::uint64_t {protocol} << 16), low), low);
}

int ServerTable::Entry::worth() const
{
    return (proven ? 4 : 0) + (otherPeer ? 2 : 0) + (differentPorts >= kManyPorts ? 1 : 0);
}

ServerTable::Evidence ServerTable::evidence(std::uint64_t end) const
{
    for (const Entry& entry : m_buckets[bucketOf(end)].entries)
        if (entry.tag == tagOf(end))
            return {entry.proven, entry.otherPeer || entry.differentPorts >= kManyPorts};
    return {};
}

ServerTable::Entry& ServerTable::entryFor(std::uint64_t end)
{
    std::array<Entry, 4>& entries = m_buckets[bucketOf(end)].entries;
    Entry* poorest = nullptr;
    const std::uint32_t turn = m_turn++;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        Entry& entry = entries[(i + turn) % entries.size()];
        if (entry.tag == tagOf(end))
            return entry;
        const bool isFree = entry.tag == 0;
        if (poorest == nullptr || (isFree && poorest->tag != 0)
            || (poorest->tag != 0 && entry.worth() < poorest->worth()))
            poorest = &entry;
    }
    *poorest = Entry();
    poorest->tag = tagOf(end);
    return *poorest;
}

void ServerTable::learn(std::uint64_t end, std::uint64_t peer, std::uint16_t peerPort, bool proven)
{
    Entry& entry = entryFor(end);
    const auto peerTag = static_cast<std::uint32_t>(peer >> 32) | 1U;
    if (entry.peer == 0)
        entry.peer = peerTag;
    else if (entry.peer != peerTag)
        entry.otherPeer = true;
    bool known = false;
    for (std::uint8_t i = 0; i < entry.differentPorts && i < entry.ports.size(); ++i)
        known |= entry.ports[i] == peerPort;
    if (!known && entry.differentPorts < kManyPorts) {
        if (entry.differentPorts < entry.ports.size())
            entry.ports[entry.differentPorts] = peerPort;
        ++entry.differentPorts;
    }
    entry.proven |= proven;
}

} // namespace nb
