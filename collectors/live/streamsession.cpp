// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/streamsession.h"

#include "collectors/forward/forwardformat.h"

namespace nb {

namespace {

constexpr qint64 kReadBytes = 64 << 10;
constexpr qint64 kSocketBytes = 256 << 10; ///< beyond this the exporter has to wait

bool isLoopback(const IpAddress& address)
{
    return address.isV4() ? address.v4() >> 24U == 127
                          : address == IpAddress::fromString("::1").value_or(IpAddress());
}

} // namespace

StreamSession::StreamSession(QTcpSocket* socket, std::uint64_t id, Peer peer, bool secured)
    : m_socket(socket)
    , m_id(id)
    , m_peer(peer)
    , m_open(!secured)
    , m_mayForward(secured || isLoopback(peer.address))
{
    m_socket->setReadBufferSize(kSocketBytes);
}

void StreamSession::setOpen()
{
    m_open = true;
    m_lastByte = Clock::now();
}

bool StreamSession::handOn(MessageRing& ring, SourceCounts& counts, std::int64_t now)
{
    while (const auto bytes = m_refusal.empty() ? m_framer.front() : std::nullopt) {
        if (!m_mayForward && forward::beginsForwarding(*bytes)) {
            m_refusal = "flows are forwarded over TLS only";
            break;
        }
        const ExportMessage message {
            m_peer.address, m_peer.port, m_id, ExportTransport::Stream, now, *bytes};
        m_blocked = !ring.push(message);
        if (m_blocked)
            return false;
        ++counts.offered;
        ++counts.received;
        ++counts.queued;
        m_framer.pop();
        m_messageBegan.reset();
    }
    return true;
}

std::optional<std::string> StreamSession::pump(
    MessageRing& ring, SourceCounts& counts, std::int64_t now)
{
    std::array<char, kReadBytes> buffer;
    for (;;) {
        if (!handOn(ring, counts, now))
            return std::nullopt;
        const qint64 length
            = m_framer.problem().empty() && m_open ? m_socket->read(buffer.data(), kReadBytes) : 0;
        if (length <= 0)
            break;
        m_framer.append(std::as_bytes(std::span(buffer.data(), static_cast<std::size_t>(length))));
        m_lastByte = Clock::now();
    }
    if (m_framer.pending() == 0)
        m_messageBegan.reset();
    else if (!m_messageBegan)
        m_messageBegan = m_lastByte;
    if (m_ended)
        finish(ring, counts);
    if (m_ended)
        return std::nullopt;
    if (!m_refusal.empty())
        return m_refusal;
    return m_framer.problem().empty() ? std::nullopt : std::optional(m_framer.problem());
}

void StreamSession::finish(MessageRing& ring, SourceCounts& counts)
{
    if (!m_restCounted && m_framer.pending() > 0) {
        // a message that never became whole, or bytes that are none
        ++counts.offered;
        ++counts.received;
        ++counts.drop(m_framer.problem().empty() ? DropReason::Truncated : DropReason::Malformed);
    }
    m_restCounted = true;
    m_blocked = !ring.pushSessionEnd(m_id);
    m_done = !m_blocked;
}

std::optional<std::string> StreamSession::overdue(
    const SessionLimits& limits, Clock::time_point now) const
{
    if (m_ended || m_blocked)
        return std::nullopt;
    if (!m_open)
        return now - m_began > limits.handshake
            ? std::optional<std::string>("TLS was not agreed on in time")
            : std::nullopt;
    if (m_messageBegan && now - *m_messageBegan > limits.message)
        return "a message was not complete in time";
    if (now - m_lastByte > limits.idle)
        return "nothing came for too long";
    return std::nullopt;
}

} // namespace nb
