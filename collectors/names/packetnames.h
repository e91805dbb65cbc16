// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/capture/datagramreassembler.h"
#include "collectors/capture/packetdissector.h"
#include "collectors/names/hostname.h"
#include "collectors/names/streamtable.h"
#include "core/names/namebinding.h"
#include "core/net/protocol.h"

#include <vector>

namespace nb {

/// Learns names from the packets of a capture: DNS answers over UDP and TCP, mDNS, LLMNR, the
/// server names of TLS and the Host of HTTP. Bounded in memory; fast for packets that tell no
/// name. QUIC is not looked into: its first packets are encrypted, if with a known key. One thread.
class PacketNames
{
public:
    /// `sink` outlives the object.
    explicit PacketNames(NameSink& sink)
        : m_sink(sink)
    {
    }

    /// Takes a packet; they come in the order of the capture.
    void look(const PacketSummary& packet, const PacketPayload& payload)
    {
        if (packet.fragment != FragmentKind::Whole)
            lookAtFragment(packet, payload);
        else if (packet.protocol == kUdp.number() && maybeAnswer(payload.transport))
            lookAtDatagram(packet, payload.transport, true);
        else if (packet.protocol == kTcp.number() && !payload.transport.empty()
            && (!m_streams.empty() || mayBegin(packet, payload.transport)))
            lookAtSegment(packet, payload.transport);
    }

private:
    /// Whether a datagram can be an answer of DNS: QR set, a standard query without error, at least
    /// one record in the answer section (RFC 1035 §4.1.1).
    [[nodiscard]] static bool maybeAnswer(std::span<const std::byte> message)
    {
        return message.size() >= 12 && (std::to_integer<unsigned>(message[2]) & 0xf8U) == 0x80
            && (std::to_integer<unsigned>(message[3]) & 0x0fU) == 0
            && (std::to_integer<unsigned>(message[6]) | std::to_integer<unsigned>(message[7])) != 0;
    }
    /// Whether a segment can be the first of a stream to watch.
    [[nodiscard]] static bool mayBegin(
        const PacketSummary& packet, std::span<const std::byte> segment)
    {
        return maybeClientHello(segment) || maybeHttpRequest(segment) || packet.srcPort == 53
            || maybeWholeAnswer(segment);
    }
    [[nodiscard]] static bool maybeWholeAnswer(std::span<const std::byte> segment)
    {
        return segment.size() >= 14
            && (std::to_integer<std::size_t>(segment[0]) << 8U
                   | std::to_integer<std::size_t>(segment[1]))
            == segment.size() - 2
            && maybeAnswer(segment.subspan(2));
    }

    /// Which datagram a fragment is of.
    struct FragmentKey
    {
        AddressWords src {};
        AddressWords dst {};
        std::uint32_t id = 0;
        bool operator==(const FragmentKey&) const = default;
    };

    void lookAtFragment(const PacketSummary& packet, const PacketPayload& payload);
    void lookAtDatagram(
        const PacketSummary& packet, std::span<const std::byte> message, bool cutAllowed);
    void lookAtSegment(const PacketSummary& packet, std::span<const std::byte> segment);
    void takeMessages(StreamTable::Stream& stream);
    /// Whether the stream is over with it.
    bool takeSent(const PacketSummary& packet, StreamKind kind, std::span<const std::byte> bytes);
    void noteProxied(const StreamKey& key);

    NameSink& m_sink;
    StreamTable m_streams;
    DatagramReassembler m_datagrams;
    std::vector<FragmentKey> m_awaited; ///< datagrams that may be answers
    std::size_t m_nextAwaited = 0;
    std::vector<StreamKey> m_proxied; ///< streams to proxies: what they carry is for others
    std::size_t m_nextProxied = 0;
};

} // namespace nb
