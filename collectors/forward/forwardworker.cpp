// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardworker.h"

#include "core/base/timestamp.h"
#include "core/storage/collectedrows.h"
#include "core/storage/dayimportsession.h"

#include <QFileInfo>
#include <QSslSocket>

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kPieceRows = 16'384; ///< read together
constexpr qint64 kMostUnwritten = 1 << 20; ///< bytes that wait for the network
constexpr qint64 kReadBytes = 64 << 10;
constexpr int kLookPause = 4; ///< times as long as looking took
constexpr std::chrono::milliseconds kEndPoll {50};

void write(QTcpSocket& socket, std::span<const std::byte> bytes)
{
    QByteArray copy(static_cast<qsizetype>(bytes.size()), Qt::Uninitialized);
    std::ranges::transform(
        bytes, copy.begin(), [](std::byte byte) { return static_cast<char>(byte); });
    socket.write(copy);
}

} // namespace

ForwardWorker::ForwardWorker(Workspace& workspace, ForwardSettings settings, ForwardUrl url,
    std::optional<TlsSettings> tls, std::string collector, ForwardPositions positions)
    : m_workspace(workspace)
    , m_settings(std::move(settings))
    , m_url(std::move(url))
    , m_tls(std::move(tls))
    , m_collector(std::move(collector))
    , m_positions(std::move(positions))
{
    m_timer.setParent(this); // goes along when the worker is moved to its thread
    m_status.url = m_settings.url;
    connect(&m_timer, &QTimer::timeout, this, &ForwardWorker::tick);
}

ForwardWorker::~ForwardWorker() = default;

std::string ForwardWorker::stateName(std::string_view url)
{
    return "forward/" + std::string(url);
}

void ForwardWorker::start()
{
    m_timer.start(m_settings.poll);
    tick();
}

void ForwardWorker::tick()
{
    const auto began = Clock::now();
    if (began >= m_nextLook) {
        lookForRows();
        // a day with long dictionaries takes long to open: that is not to fill our time
        m_nextLook = Clock::now() + (Clock::now() - began) * kLookPause;
    }
    checkPatience();
    if (!m_socket && Clock::now() >= m_next)
        open();
    fill();
    save();
    publish();
    if (m_deadline && (Clock::now() >= *m_deadline || m_positions.waiting() == 0 || !m_open))
        end();
}

void ForwardWorker::open()
{
    m_began = Clock::now();
    m_framer = {};
    m_encoder = {};
    m_asked.reset();
    const QString host = QString::fromStdString(m_url.host);
    if (!m_tls) {
        m_socket = new QTcpSocket(this);
        connect(m_socket, &QTcpSocket::connected, this, &ForwardWorker::opened);
    } else {
        auto* const secure = new QSslSocket(this);
        m_socket = secure;
        secure->setSslConfiguration(m_tls->configuration());
        secure->setPeerVerifyMode(QSslSocket::VerifyPeer);
        connect(secure, &QSslSocket::encrypted, this, &ForwardWorker::opened);
    }
    connect(m_socket, &QTcpSocket::readyRead, this, &ForwardWorker::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ForwardWorker::fill);
    connect(m_socket, &QTcpSocket::errorOccurred, this,
        [this] { close(m_socket ? m_socket->errorString().toStdString() : std::string()); });
    if (auto* const secure = qobject_cast<QSslSocket*>(m_socket)) {
        const QString name
            = m_settings.peerName.empty() ? host : QString::fromStdString(m_settings.peerName);
        secure->connectToHostEncrypted(host, m_url.port, name);
    } else {
        m_socket->connectToHost(host, m_url.port);
    }
}

void ForwardWorker::opened()
{
    if (const auto* const secure = qobject_cast<QSslSocket*>(m_socket))
        if (const auto why = m_tls->refusal(secure->peerCertificate())) {
            close(*why);
            return;
        }
    m_open = true;
    m_positions.rewind();
    m_piece.clear();
    m_pieceSent = 0;
    write(*m_socket, m_encoder.templates(toMicroseconds(currentTime())));
    ask(); // shows a core that refuses us, or has lost something
    fill();
    publish();
}

/// The link is gone or given up; it is tried again, each time later.
void ForwardWorker::close(const std::string& why)
{
    if (!m_socket)
        return;
    QTcpSocket* const socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
    m_open = false;
    m_asked.reset();
    m_day.reset();
    m_linkProblem = why;
    m_positions.rewind();
    m_piece.clear();
    m_pieceSent = 0;
    m_next = Clock::now() + m_pause;
    m_pause = m_pause.count() == 0 ? m_settings.retryFirst
                                   : std::min(m_pause * 2, m_settings.retryMost);
    publish();
}

void ForwardWorker::checkPatience()
{
    const auto now = Clock::now();
    if (m_socket && !m_open && now - m_began > m_settings.connecting)
        close("the core did not answer in time");
    else if (m_asked && now - *m_asked > m_settings.answer)
        close("the core does not acknowledge what it is sent");
    else if (m_open && !m_asked && now - m_lastSent > m_settings.keepAlive)
        ask();
}

void ForwardWorker::lookForRows()
{
    m_storeProblem.clear();
    const auto days = m_workspace.dayFiles();
    if (!days) {
        m_storeProblem = days.error().detail;
        return;
    }
    for (const DayInfo& info : *days)
        look(info);
}

QString ForwardWorker::dayPath(Day day) const
{
    return dayFilePath(m_workspace.folder() + QStringLiteral("/days"), day);
}

void ForwardWorker::look(const DayInfo& info)
{
    ForwardProgress& progress = m_positions.days()[info.day];
    if (info.sealed && progress.sealed)
        return;
    const QString path = dayPath(info.day);
    if (!QFileInfo::exists(path))
        return; // it is about to be made
    const auto rows = CollectedRows::open(path);
    if (!rows) {
        m_storeProblem = toString(info.day) + " cannot be forwarded: " + rows.error().detail;
        return;
    }
    progress.rows = (*rows)->size();
    progress.sealed = info.sealed;
    if (progress.acknowledged > progress.rows)
        m_storeProblem = "of " + toString(info.day) + " the core has "
            + std::to_string(progress.acknowledged) + " flows, here are only "
            + std::to_string(progress.rows) + ": was an older copy of the workspace put back?";
}

void ForwardWorker::fill()
{
    while (m_open && m_positions.unacknowledged() < m_settings.window
        && m_socket->bytesToWrite() < kMostUnwritten && nextPiece())
        sendRows();
    if (m_positions.allSent())
        m_day.reset(); // a day that is being read cannot be sealed
}

/// Whether m_piece has rows to send.
bool ForwardWorker::nextPiece()
{
    if (m_pieceSent < m_piece.size())
        return true;
    const auto& days = m_positions.days();
    const auto found = std::ranges::find_if(
        days, [](const auto& day) { return day.second.sent < day.second.rows; });
    if (found == days.end())
        return false;
    const Day day = found->first;
    if (!m_day || m_day->first != day || m_day->second->size() <= found->second.sent) {
        m_day.reset();
        auto rows = CollectedRows::open(dayPath(day));
        if (!rows) {
            m_storeProblem = rows.error().detail;
            return false;
        }
        m_day.emplace(day, std::move(*rows));
    }
    auto piece = m_day->second->rows(found->second.sent, kPieceRows, {});
    if (!piece) {
        m_storeProblem = piece.error().detail;
        return false;
    }
    m_piece = std::move(*piece);
    m_pieceDay = day;
    m_pieceFirst = found->second.sent;
    m_pieceSent = 0;
    return !m_piece.empty();
}

void ForwardWorker::sendRows()
{
    const auto message = m_encoder.rows(m_piece, m_pieceSent,
        {m_collector, m_pieceDay, m_pieceFirst + m_pieceSent}, toMicroseconds(currentTime()));
    write(*m_socket, message.bytes);
    m_pieceSent += message.rows;
    m_sent += message.rows;
    m_positions.days()[m_pieceDay].sent += message.rows;
    m_lastSent = Clock::now();
    if (!m_asked)
        m_asked = m_lastSent;
}

/// A message without rows, which is acknowledged as any other.
void ForwardWorker::ask()
{
    const auto& days = m_positions.days();
    if (days.empty())
        return;
    const auto& [day, progress] = *days.rbegin();
    const auto message
        = m_encoder.rows({}, 0, {m_collector, day, progress.sent}, toMicroseconds(currentTime()));
    write(*m_socket, message.bytes);
    m_lastSent = Clock::now();
    if (!m_asked)
        m_asked = m_lastSent;
}

void ForwardWorker::read()
{
    const QByteArray bytes = m_socket->read(kReadBytes);
    m_framer.append(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
    while (m_socket) {
        const auto message = m_framer.front();
        if (!message)
            break;
        const auto receipts = receiptsIn(*message);
        if (!receipts) {
            close("the core's answer is damaged");
            return;
        }
        m_framer.pop();
        for (const ForwardedReceipt& receipt : *receipts)
            if (m_socket)
                take(receipt);
    }
    if (!m_socket)
        return;
    if (!m_framer.problem().empty()) {
        close("the core's answer is damaged: " + m_framer.problem());
        return;
    }
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(
            this, [this] { m_socket ? read() : void(); }, Qt::QueuedConnection);
    fill();
    publish();
}

void ForwardWorker::take(const ForwardedReceipt& receipt)
{
    const auto found = m_positions.days().find(receipt.day);
    if (receipt.collector != m_collector || found == m_positions.days().end())
        return;
    ForwardProgress& progress = found->second;
    const std::uint64_t rows = receipt.receipt.rows;
    m_unsaved = true;
    if (receipt.receipt.gap) {
        progress.acknowledged = rows; // it lost what it had: all of that is sent again
        m_pause = {};
        close("the core has fewer flows of " + toString(receipt.day) + " than it acknowledged");
        return;
    }
    m_linkProblem.clear();
    m_pause = {};
    if (rows > progress.acknowledged)
        m_acknowledged += rows - progress.acknowledged;
    progress.acknowledged = std::max(progress.acknowledged, rows);
    if (progress.sent < progress.acknowledged) {
        // it had stored them before the link was cut
        progress.sent = progress.acknowledged;
        if (m_pieceDay == receipt.day) {
            m_piece.clear();
            m_pieceSent = 0;
        }
    }
    m_asked.reset();
    if (m_positions.unacknowledged() > 0)
        m_asked = Clock::now();
}

void ForwardWorker::save()
{
    if (!m_unsaved)
        return;
    if (auto done = m_workspace.setState(stateName(m_settings.url), m_positions.text()); !done)
        m_storeProblem = done.error().detail;
    else
        m_unsaved = false;
}

void ForwardWorker::finish(std::chrono::milliseconds patience, QThread* home)
{
    m_deadline = Clock::now() + patience;
    m_home = home;
    m_nextLook = {};
    m_timer.start(std::min(m_settings.poll, kEndPoll));
    tick();
}

void ForwardWorker::end()
{
    if (!m_home)
        return;
    m_timer.stop();
    save();
    const std::string problem = m_linkProblem;
    close(problem);
    publish();
    QThread* const thread = QThread::currentThread();
    moveToThread(std::exchange(m_home, nullptr)); // it is destroyed there
    thread->quit();
}

void ForwardWorker::publish()
{
    const std::scoped_lock lock(m_mutex);
    m_status.connected = m_open;
    m_status.sent = m_sent;
    m_status.acknowledged = m_acknowledged;
    m_status.waiting = m_positions.waiting();
    m_status.problem = !m_storeProblem.empty() ? m_storeProblem : m_linkProblem;
}

CollectorStatus::Forwarding ForwardWorker::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

} // namespace nb
