// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/streamworker.h"

#include "collectors/live/socketerror.h"
#include "core/base/timestamp.h"

#include <QHostAddress>
#include <QSslSocket>

#include <algorithm>
#include <thread>

namespace nb {

namespace {

using Clock = StreamSession::Clock;

constexpr std::chrono::milliseconds kTick {50};
/// How long what has arrived may take to be handed on when receiving ends.
constexpr std::chrono::seconds kClosePatience {5};
constexpr std::chrono::milliseconds kLastRead {500};
constexpr qint64 kMostReplies = 64 << 10; ///< bytes of answers that wait to be read

IpAddress addressOf(const QHostAddress& address)
{
    const Q_IPV6ADDR raw = address.toIPv6Address(); // IPv4 comes mapped
    IpAddress::Bytes bytes;
    std::copy(std::begin(raw.c), std::end(raw.c), bytes.begin());
    return IpAddress(bytes);
}

QHostAddress hostAddress(const ListenUrl& url)
{
    if (url.everyFamily)
        return QHostAddress(QHostAddress::Any);
    if (url.address.isV4())
        return QHostAddress(url.address.v4());
    Q_IPV6ADDR raw;
    std::ranges::copy(url.address.bytes(), std::begin(raw.c));
    return QHostAddress(raw);
}

/// Ids of sessions, unique among all sources of the process.
std::uint64_t nextSession()
{
    static std::atomic<std::uint64_t> last {0};
    return ++last;
}

SystemError systemErrorOf(const QTcpServer& server)
{
    using Kind = SystemError::Kind;
    SystemError error {Kind::Other, server.errorString().toStdString()};
    if (server.serverError() == QAbstractSocket::AddressInUseError)
        error.kind = Kind::InUse;
    else if (server.serverError() == QAbstractSocket::SocketAccessError)
        error.kind = Kind::Forbidden;
    else if (server.serverError() == QAbstractSocket::SocketAddressNotAvailableError)
        error.kind = Kind::NoSuchAddress;
    return error;
}

} // namespace

StreamWorker::StreamWorker(ListenUrl url, AllowList allowed, const LiveLimits& limits,
    std::optional<TlsSettings> tls, std::shared_ptr<MessageRing> ring, PipelineBell& bell)
    : m_url(url)
    , m_allowed(std::move(allowed))
    , m_limits(limits.session)
    , m_tls(std::move(tls))
    , m_ring(std::move(ring))
    , m_bell(bell)
{
    m_server.setParent(this); // both go along when the worker is moved to its thread
    m_tick.setParent(this);
    m_server.accepted = [this](qintptr descriptor) { accept(descriptor); };
    connect(&m_tick, &QTimer::timeout, this, &StreamWorker::tick);
}

Result<std::uint16_t> StreamWorker::listen()
{
    if (!m_server.listen(hostAddress(m_url), m_url.port))
        return listenError(m_url, systemErrorOf(m_server));
    m_tick.start(kTick);
    return m_server.serverPort();
}

std::optional<std::string> StreamWorker::refusal(const IpAddress& peer) const
{
    if (!m_allowed.allows(peer))
        return "its address is not in the list of those allowed";
    std::size_t all = 0;
    std::size_t ofPeer = 0;
    for (const StreamSession& session : m_sessions) {
        all += session.ended() ? 0 : 1;
        ofPeer += !session.ended() && session.peer().address == peer ? 1 : 0;
    }
    // sessions that ended and wait for room in the ring take memory too
    if (all >= m_limits.sessions || m_sessions.size() >= 2 * m_limits.sessions)
        return "there are already " + std::to_string(all) + " sessions";
    if (ofPeer >= m_limits.sessionsOfPeer)
        return "it already has " + std::to_string(ofPeer) + " sessions";
    return std::nullopt;
}

void StreamWorker::accept(qintptr descriptor)
{
    auto* const socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const StreamSession::Peer peer {addressOf(socket->peerAddress()), socket->peerPort()};
    if (const auto why = refusal(peer.address)) {
        reject(peer, *why);
        socket->abort();
        delete socket;
        publish();
        return;
    }
    m_sessions.emplace_back(socket, nextSession(), peer, m_tls.has_value());
    connectSession(std::prev(m_sessions.end()));
    publish();
}

void StreamWorker::reject(const StreamSession::Peer& peer, const std::string& why)
{
    ++m_counts.rejectedSessions;
    m_rejected.add(peer.address);
    setNotice(peer, "refused, " + why);
}

void StreamWorker::connectSession(Sessions::iterator session)
{
    QTcpSocket* const socket = &session->socket();
    connect(socket, &QTcpSocket::readyRead, this, [this, session] { pump(session); });
    connect(socket, &QTcpSocket::disconnected, this, [this, session] { disconnected(session); });
    if (auto* const secure = qobject_cast<QSslSocket*>(socket)) {
        secure->setSslConfiguration(m_tls->configuration());
        connect(secure, &QSslSocket::encrypted, this, [this, session] { secured(session); });
        secure->startServerEncryption();
    }
    // it may have gone while it was waiting to be accepted
    if (socket->state() != QAbstractSocket::ConnectedState)
        disconnected(session);
}

void StreamWorker::secured(Sessions::iterator session)
{
    const auto& socket = static_cast<QSslSocket&>(session->socket());
    if (const auto why = m_tls->refusal(socket.peerCertificate())) {
        breakOff(session, *why);
        return;
    }
    session->setOpen();
    pump(session);
}

void StreamWorker::pump(Sessions::iterator session)
{
    if (session->ended())
        return;
    const auto problem = session->pump(*m_ring, m_counts, toMicroseconds(currentTime()));
    m_bell.ring();
    if (problem)
        breakOff(session, *problem);
    publish();
}

/// The other side or an error ended it; what it sent before still counts.
void StreamWorker::disconnected(Sessions::iterator session)
{
    if (session->ended())
        return;
    if (!session->open()) {
        const auto* const secure = qobject_cast<QSslSocket*>(&session->socket());
        reject(session->peer(),
            "TLS was not agreed on: "
                + (secure ? secure->errorString().toStdString() : std::string("no TLS")));
    }
    session->setEnded();
    if (const auto problem = session->pump(*m_ring, m_counts, toMicroseconds(currentTime())))
        setNotice(session->peer(), *problem);
    m_bell.ring();
    publish();
}

void StreamWorker::breakOff(Sessions::iterator session, const std::string& why)
{
    if (session->ended())
        return;
    if (session->open())
        setNotice(session->peer(), "closed, " + why);
    else
        reject(session->peer(), why);
    session->setEnded();
    (void)session->pump(*m_ring, m_counts, toMicroseconds(currentTime()));
    session->socket().abort();
    m_bell.ring();
}

void StreamWorker::reply(std::uint64_t id, const std::vector<std::byte>& message)
{
    const auto session = std::ranges::find(m_sessions, id, &StreamSession::id);
    if (session == m_sessions.end() || session->ended() || !session->open())
        return;
    if (session->socket().bytesToWrite() > kMostReplies) {
        breakOff(session, "it does not read what it is answered");
        return;
    }
    QByteArray bytes(static_cast<qsizetype>(message.size()), Qt::Uninitialized);
    std::ranges::transform(
        message, bytes.begin(), [](std::byte byte) { return static_cast<char>(byte); });
    session->socket().write(bytes);
}

void StreamWorker::tick()
{
    const auto now = Clock::now();
    for (auto session = m_sessions.begin(); session != m_sessions.end();) {
        const auto next = std::next(session);
        if (session->blocked() && session->ended())
            (void)session->pump(*m_ring, m_counts, toMicroseconds(currentTime()));
        else if (session->blocked())
            pump(session);
        if (const auto why = session->overdue(m_limits, now))
            breakOff(session, *why);
        if (session->done()) {
            session->socket().disconnect(this);
            session->socket().deleteLater();
            m_sessions.erase(session);
        }
        session = next;
    }
    m_bell.ring();
    publish();
}

void StreamWorker::close()
{
    m_tick.stop();
    m_server.close();
    const auto deadline = Clock::now() + kClosePatience;
    for (auto session = m_sessions.begin(); session != m_sessions.end(); ++session) {
        // what lies in the system's buffer has reached us too
        const auto lastRead = Clock::now() + kLastRead;
        while (
            !session->ended() && Clock::now() < lastRead && session->socket().waitForReadyRead(0))
            pump(session);
        if (!session->ended()) {
            pump(session);
            session->setEnded();
        }
        while (!session->done() && Clock::now() < deadline) {
            (void)session->pump(*m_ring, m_counts, toMicroseconds(currentTime()));
            m_bell.ring();
            std::this_thread::yield();
        }
        session->socket().disconnect(this);
        session->socket().abort();
    }
    m_sessions.clear();
    m_bell.ring();
    publish();
}

void StreamWorker::publish()
{
    m_counts.sessions = static_cast<std::uint64_t>(std::ranges::count_if(m_sessions,
        [](const StreamSession& session) { return session.open() && !session.ended(); }));
    m_published.publish(m_counts);
    const std::scoped_lock lock(m_mutex);
    m_turnedAway = m_rejected.latest();
}

void StreamWorker::setNotice(const StreamSession::Peer& peer, const std::string& text)
{
    const std::scoped_lock lock(m_mutex);
    m_notice = peer.address.toString() + ": " + text;
}

std::vector<IpAddress> StreamWorker::rejectedSenders() const
{
    const std::scoped_lock lock(m_mutex);
    return m_turnedAway;
}

std::string StreamWorker::notice() const
{
    const std::scoped_lock lock(m_mutex);
    return m_notice;
}

} // namespace nb
