// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hugebuffer.h"
#include "core/net/ipaddress.h"

#include <array>
#include <cstdint>

namespace nb {

/// Which (address, protocol, port) were seen to be servers. Fixed size (4 MiB, 262,144 ends); the
/// one that told least goes when a place is needed. One thread.
class ServerTable
{
public:
    ServerTable();

    struct Evidence
    {
        bool proven = false; ///< a handshake or the exporter told
        bool fanIn = false; ///< two peers, or three different ports of peers
    };

    [[nodiscard]] static std::uint64_t hashOfEnd(
        const IpAddress& address, std::uint8_t protocol, std::uint16_t port);
    void prefetch(std::uint64_t end) const { prefetchForRead(&m_buckets[bucketOf(end)]); }
    [[nodiscard]] Evidence evidence(std::uint64_t end) const;
    /// `end` was spoken to by a peer.
    void learn(std::uint64_t end, std::uint64_t peer, std::uint16_t peerPort, bool proven);

private:
    struct Entry
    {
        std::uint32_t tag = 0; ///< 0: free
        std::uint32_t peer = 0; ///< hash of the first peer
        std::array<std::uint16_t, 2> ports {};
        std::uint8_t differentPorts = 0; ///< up to 3
        bool otherPeer = false;
        bool proven = false;
        std::uint8_t unused = 0;
        [[nodiscard]] int worth() const;
    };
    struct alignas(64) Bucket
    {
        std::array<Entry, 4> entries {};
    };
    [[nodiscard]] std::size_t bucketOf(std::uint64_t end) const
    {
        return (end >> 32) & (m_buckets.size() - 1);
    }
    [[nodiscard]] static std::uint32_t tagOf(std::uint64_t end)
    {
        return static_cast<std::uint32_t>(end) | 1U;
    }
    Entry& entryFor(std::uint64_t end);

    HugeBuffer<Bucket> m_buckets;
    std::uint32_t m_turn = 0; ///< which of equally poor entries goes next
};

} // namespace nb
