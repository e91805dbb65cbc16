// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/packetsummary.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace nb {

struct PacketPayload;

/// Puts UDP datagrams together again that came in fragments (RFC 791 §3.2, RFC 8200 §4.5), in
/// whatever order. One whose fragments overlap is given up as a whole (RFC 5722), as is what is not
/// complete after 30 s of packet time. Memory is bounded: 256 datagrams, the oldest is given up.
/// One thread.
class DatagramReassembler
{
public:
    struct Datagram
    {
        PacketSummary summary {}; ///< with the ports, and the time of the fragment that came last
        std::span<const std::byte> payload {}; ///< valid until the next call
    };
    /// The datagram that this fragment completes.
    [[nodiscard]] std::optional<Datagram> add(
        const PacketSummary& packet, const PacketPayload& payload);
    /// Gives up what is not complete.
    void finish();
    /// Fragments of datagrams that were given up.
    [[nodiscard]] std::uint64_t lost() const { return m_lost; }

private:
    struct Key
    {
        AddressWords src {};
        AddressWords dst {};
        std::uint32_t id = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Pieces
    {
        std::int64_t time = 0; ///< of the first one, µs
        std::map<std::uint32_t, std::vector<std::byte>> byOffset {};
        std::size_t octets = 0;
        std::optional<std::size_t> total {}; ///< once the last one came
        std::uint64_t count = 0; ///< of fragments
        bool broken = false;
    };
    using Table = std::map<Key, Pieces>;

    void expire(std::int64_t time);
    void giveUp(Table::iterator at);
    static void take(Pieces& pieces, const PacketPayload& payload);
    [[nodiscard]] std::optional<Datagram> whole(const Pieces& pieces, PacketSummary summary);

    Table m_open;
    std::vector<std::byte> m_payload;
    std::uint64_t m_lost = 0;
};

} // namespace nb
