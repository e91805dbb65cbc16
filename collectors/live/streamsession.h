// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/livelimits.h"
#include "collectors/live/messageframer.h"
#include "collectors/live/messagering.h"
#include "collectors/live/sourcecounters.h"

#include <QTcpSocket>

namespace nb {

/// One TCP or TLS session of an exporter: bytes in, whole messages into the ring. What does not fit
/// into the ring stays here and in the socket, so that the exporter waits: streams lose nothing.
/// The thread of its source.
class StreamSession
{
public:
    using Clock = std::chrono::steady_clock;
    struct Peer
    {
        IpAddress address {};
        std::uint16_t port = 0;
    };

    StreamSession(QTcpSocket* socket, std::uint64_t id, Peer peer, bool secured);

    [[nodiscard]] std::uint64_t id() const { return m_id; }
    [[nodiscard]] QTcpSocket& socket() const { return *m_socket; }
    [[nodiscard]] const Peer& peer() const { return m_peer; }
    /// Whether bytes count yet; false until TLS is agreed on.
    [[nodiscard]] bool open() const { return m_open; }
    void setOpen();
    /// No more bytes come: the rest is handed on, and then it is done().
    void setEnded() { m_ended = true; }
    [[nodiscard]] bool ended() const { return m_ended; }

    /// Moves what there is into the ring. Returns why the session has to be closed, or nothing.
    std::optional<std::string> pump(MessageRing& ring, SourceCounts& counts, std::int64_t now);
    /// The ring had no room for the next message.
    [[nodiscard]] bool blocked() const { return m_blocked; }
    /// Everything was handed on, the end included.
    [[nodiscard]] bool done() const { return m_done; }
    /// Why it has waited long enough, or nothing.
    [[nodiscard]] std::optional<std::string> overdue(
        const SessionLimits& limits, Clock::time_point now) const;

private:
    bool handOn(MessageRing& ring, SourceCounts& counts, std::int64_t now);
    void finish(MessageRing& ring, SourceCounts& counts);

    QTcpSocket* m_socket; ///< its parent is the source's worker
    const std::uint64_t m_id;
    const Peer m_peer;
    MessageFramer m_framer;
    bool m_open;
    const bool m_mayForward; ///< over TLS, or from this computer
    std::string m_refusal;
    bool m_ended = false;
    bool m_restCounted = false;
    bool m_blocked = false;
    bool m_done = false;
    Clock::time_point m_began = Clock::now();
    Clock::time_point m_lastByte = m_began;
    std::optional<Clock::time_point> m_messageBegan;
};

} // namespace nb
