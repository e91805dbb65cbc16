// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdint>

namespace nb::test {

/// Carries TCP connections on to a port of this computer, and cuts them when told to, wherever in a
/// message that is. Needs the event loop of its thread.
class CuttingRelay : public QObject
{
public:
    explicit CuttingRelay(std::uint16_t target = 0)
        : m_target(target)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &CuttingRelay::accept);
        (void)m_server.listen(QHostAddress(QHostAddress::LocalHost));
    }
    [[nodiscard]] std::uint16_t port() const { return m_server.serverPort(); }
    /// Where the next connections go.
    void setTarget(std::uint16_t target) { m_target = target; }
    /// Cuts every connection, once, after so many more bytes of the sender.
    void cutAfter(qint64 bytes) { m_left = bytes; }
    [[nodiscard]] bool willCut() const { return m_left >= 0; }
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    void accept()
    {
        while (QTcpSocket* const sender = m_server.nextPendingConnection()) {
            sender->setParent(this);
            auto* const core = new QTcpSocket(this);
            core->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
            connect(sender, &QTcpSocket::readyRead, this, [=, this] { forward(sender, core); });
            connect(core, &QTcpSocket::connected, this, [=, this] { forward(sender, core); });
            connect(core, &QTcpSocket::readyRead, sender, [=] { sender->write(core->readAll()); });
            const auto end = [=] {
                sender->disconnect();
                core->disconnect();
                sender->abort();
                core->abort();
                sender->deleteLater();
                core->deleteLater();
            };
            connect(sender, &QTcpSocket::disconnected, this, end);
            connect(core, &QTcpSocket::disconnected, this, end);
            connect(core, &QTcpSocket::errorOccurred, this, end);
        }
    }
    void forward(QTcpSocket* sender, QTcpSocket* core)
    {
        if (core->state() != QAbstractSocket::ConnectedState)
            return;
        QByteArray bytes = sender->readAll();
        if (m_left >= 0 && bytes.size() > m_left) {
            core->write(bytes.left(m_left));
            core->flush();
            m_left = -1;
            ++m_cuts;
            sender->abort(); // ends both
            return;
        }
        if (m_left >= 0)
            m_left -= bytes.size();
        core->write(bytes);
    }

    QTcpServer m_server;
    std::uint16_t m_target;
    qint64 m_left = -1;
    int m_cuts = 0;
};

} // namespace nb::test
