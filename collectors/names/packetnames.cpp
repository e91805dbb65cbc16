// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/names/packetnames.h"

#include "collectors/base/bytereader.h"
#include "collectors/names/dnsanswers.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint16_t kDns = 53;
constexpr std::uint16_t kMulticastDns = 5353; // RFC 6762 §3
constexpr std::uint16_t kLlmnr = 5355; // RFC 4795 §2
constexpr std::size_t kMostProxied = 256;
constexpr std::size_t kMostAwaited = 64;
constexpr unsigned kSyn = 0x02;

/// How long a name that was sent holds after it was sent: the connection is what it is about.
constexpr std::int64_t kSentLifetimeSeconds = 300;

bool hasPort(const PacketSummary& packet, std::uint16_t port)
{
    return packet.srcPort == port || packet.dstPort == port;
}

StreamKey keyOf(const PacketSummary& packet)
{
    return {packet.src, packet.dst, packet.srcPort, packet.dstPort};
}

/// Whether every octet of a message on a port of its own makes sense; such a message is hardly
/// anything else.
bool isStrict(const DnsMessage& message, std::size_t size)
{
    return !message.damaged && message.questions == 1 && message.bytes == size
        && !message.question.empty();
}

} // namespace

/// Only datagrams whose first fragment looks like an answer, and comes first, are put together:
/// what else is sent in fragments is too much.
void PacketNames::lookAtFragment(const PacketSummary& packet, const PacketPayload& payload)
{
    if (packet.fragmentProtocol != kUdp.number())
        return;
    const FragmentKey key {packet.src, packet.dst, packet.fragmentId};
    const bool begins = packet.fragment == FragmentKind::First && maybeAnswer(payload.transport);
    if (begins && m_awaited.size() < kMostAwaited)
        m_awaited.push_back(key);
    else if (begins)
        m_awaited[m_nextAwaited++ % kMostAwaited] = key;
    else if (std::ranges::find(m_awaited, key) == m_awaited.end())
        return;
    if (const auto whole = m_datagrams.add(packet, payload)) {
        std::erase(m_awaited, key);
        lookAtDatagram(whole->summary, whole->payload, false);
    }
}

void PacketNames::lookAtDatagram(
    const PacketSummary& packet, std::span<const std::byte> bytes, bool cutAllowed)
{
    const bool multicast = hasPort(packet, kMulticastDns) || hasPort(packet, kLlmnr);
    const auto message = decodeDnsMessage(bytes);
    if (!message || (!cutAllowed && message->damaged))
        return;
    if (!multicast && !hasPort(packet, kDns) && !isStrict(*message, bytes.size()))
        return;
    const IpAddress receiver = packet.dst.toIpAddress();
    (void)bindAnswers(*message,
        {receiver.isMulticast() ? IpAddress {} : receiver, packet.time, multicast}, m_sink);
}

void PacketNames::lookAtSegment(const PacketSummary& packet, std::span<const std::byte> segment)
{
    const StreamKey key = keyOf(packet);
    // a SYN counts as one before the data it may carry (RFC 9293 §3.4)
    const std::uint32_t sequence = packet.tcpSequence + ((packet.tcpFlags & kSyn) != 0 ? 1U : 0U);
    if (!m_streams.empty()) {
        if (StreamTable::Stream* const stream = m_streams.find(key)) {
            bool over = !m_streams.add(*stream, sequence, segment, packet.time);
            if (!over && stream->kind == StreamKind::Dns)
                takeMessages(*stream);
            else if (!over)
                over = takeSent(packet, stream->kind, stream->bytes);
            if (over)
                m_streams.end(key);
            return;
        }
    }
    const bool hello = maybeClientHello(segment);
    if (hello || maybeHttpRequest(segment)) {
        const StreamKind kind = hello ? StreamKind::ClientHello : StreamKind::HttpRequest;
        if (takeSent(packet, kind, segment))
            return;
        auto& stream = m_streams.begin(key, kind, sequence, packet.time);
        if (!m_streams.add(stream, sequence, segment, packet.time))
            m_streams.end(key);
        return;
    }
    if (maybeWholeAnswer(segment)) {
        lookAtDatagram(packet, segment.subspan(2), false);
        return;
    }
    if (packet.srcPort != kDns)
        return;
    auto& stream = m_streams.begin(key, StreamKind::Dns, sequence, packet.time);
    if (m_streams.add(stream, sequence, segment, packet.time))
        takeMessages(stream);
    else
        m_streams.end(key);
}

/// RFC 1035 §4.2.2: messages one after the other, each behind its length.
void PacketNames::takeMessages(StreamTable::Stream& stream)
{
    const StreamKey key = stream.key;
    std::size_t at = 0;
    const std::span<const std::byte> bytes(stream.bytes);
    while (bytes.size() - at >= 2) {
        const std::size_t length = loadAt<std::uint16_t>(bytes, at);
        if (bytes.size() - at - 2 < length)
            break;
        PacketSummary packet;
        packet.time = stream.time;
        packet.src = key.src;
        packet.dst = key.dst;
        packet.srcPort = key.srcPort;
        packet.dstPort = key.dstPort;
        if (const auto message = bytes.subspan(at + 2, length); maybeAnswer(message))
            lookAtDatagram(packet, message, false);
        at += 2 + length;
    }
    m_streams.consume(stream, at);
    if (stream.bytes.empty() && stream.ahead.empty())
        m_streams.end(key);
}

bool PacketNames::takeSent(
    const PacketSummary& packet, StreamKind kind, std::span<const std::byte> bytes)
{
    const SentName sent = kind == StreamKind::ClientHello ? serverNameOf(bytes) : httpHostOf(bytes);
    if (sent.state == SentName::State::Incomplete)
        return false;
    const StreamKey key = keyOf(packet);
    if (sent.state == SentName::State::Proxied)
        noteProxied(key);
    if (sent.state == SentName::State::Found
        && std::ranges::find(m_proxied, key) == m_proxied.end())
        m_sink.add(answeredBinding(packet.src.toIpAddress(), packet.dst.toIpAddress(), sent.name,
            packet.time, kSentLifetimeSeconds,
            kind == StreamKind::ClientHello ? NameSource::Tls : NameSource::Http));
    return true;
}

void PacketNames::noteProxied(const StreamKey& key)
{
    if (m_proxied.size() < kMostProxied)
        m_proxied.push_back(key);
    else
        m_proxied[m_nextProxied++ % kMostProxied] = key;
}

} // namespace nb
