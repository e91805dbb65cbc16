// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/packetdissector.h"
#include "collectors/capture/packetsummary.h"

#include <cstdint>
#include <list>
#include <vector>

namespace nb {

/// Puts UDP datagrams together that IP cut into fragments (RFC 791 §3.2, RFC 8200 §4.5). The first
/// fragment must come first, since it tells whether the datagram is wanted; overlapping ones spoil
/// it (RFC 5722). Bounded in number, size and time. One thread.
class DatagramJoiner
{
public:
    struct Datagram
    {
        PacketSummary head {}; ///< of the first fragment
        std::vector<std::byte> payload {}; ///< behind the UDP header
    };

    /// Whether the fragment belongs to a datagram that is awaited.
    [[nodiscard]] bool awaits(const PacketSummary& fragment) const;
    /// Begins a datagram with its first fragment.
    void begin(const PacketSummary& fragment, const PacketPayload& payload);
    /// Adds a later fragment; the datagram when that was the last missing piece.
    [[nodiscard]] std::optional<Datagram> add(
        const PacketSummary& fragment, const PacketPayload& payload);
    [[nodiscard]] bool empty() const { return m_partial.empty(); }

private:
    struct Piece
    {
        std::size_t begin = 0;
        std::vector<std::byte> bytes {};
    };
    struct Partial
    {
        PacketSummary head {};
        std::vector<Piece> pieces {}; ///< in order, from the transport header on
        std::size_t total = 0; ///< octets, 0 until the last fragment came
        std::size_t held = 0;
    };
    using Partials = std::list<Partial>; ///< oldest first

    [[nodiscard]] static bool belongs(const Partial& partial, const PacketSummary& fragment);
    [[nodiscard]] static bool place(Partial& partial, const PacketPayload& payload);
    [[nodiscard]] static Datagram joined(Partial& partial);

    Partials m_partial;
};

} // namespace nb
