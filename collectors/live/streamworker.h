// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/allowlist.h"
#include "collectors/live/listenurl.h"
#include "collectors/live/pipelinebell.h"
#include "collectors/live/streamsession.h"
#include "collectors/live/tlssettings.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace nb {

/// Hands out accepted connections as they are, before anything is said on them.
class ConnectionServer : public QTcpServer
{
public:
    std::function<void(qintptr)> accepted;

protected:
    void incomingConnection(qintptr descriptor) override { accepted(descriptor); }
};

/// The part of a stream source that lives in its thread: server and sessions.
class StreamWorker : public QObject
{
    Q_OBJECT

public:
    StreamWorker(ListenUrl url, AllowList allowed, const LiveLimits& limits,
        std::optional<TlsSettings> tls, std::shared_ptr<MessageRing> ring, PipelineBell& bell);

    /// The source's thread.
    Result<std::uint16_t> listen();
    /// The source's thread: takes what has reached us, then closes everything.
    void close();

    /// The source's thread: sends a message back, to a session of this source.
    void reply(std::uint64_t session, const std::vector<std::byte>& message);

    // any thread
    [[nodiscard]] SourceCounts counts() const { return m_published.read(); }
    [[nodiscard]] std::vector<IpAddress> rejectedSenders() const;
    /// The latest refusal or broken session, empty when there was none.
    [[nodiscard]] std::string notice() const;

private:
    using Sessions = std::list<StreamSession>;

    void accept(qintptr descriptor);
    [[nodiscard]] std::optional<std::string> refusal(const IpAddress& peer) const;
    void reject(const StreamSession::Peer& peer, const std::string& why);
    void connectSession(Sessions::iterator session);
    void secured(Sessions::iterator session);
    void pump(Sessions::iterator session);
    void disconnected(Sessions::iterator session);
    void breakOff(Sessions::iterator session, const std::string& why);
    void tick();
    void publish();
    void setNotice(const StreamSession::Peer& peer, const std::string& text);

    const ListenUrl m_url;
    const AllowList m_allowed;
    const SessionLimits m_limits;
    const std::optional<TlsSettings> m_tls;
    std::shared_ptr<MessageRing> m_ring;
    PipelineBell& m_bell;
    ConnectionServer m_server;
    QTimer m_tick;
    Sessions m_sessions;
    SourceCounts m_counts;
    RejectedSenders m_rejected;
    SourceCounters m_published;
    mutable std::mutex m_mutex; ///< guards m_turnedAway and m_notice
    std::vector<IpAddress> m_turnedAway;
    std::string m_notice;
};

} // namespace nb
