// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/peerprocess.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QUdpSocket>

namespace nb::test {

QString findPeer(const QString& program)
{
    const QString found = QStandardPaths::findExecutable(program);
    return found.isEmpty() ? QStandardPaths::findExecutable(
               program, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                           : found;
}

quint16 freeUdpPort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

bool udpPortBound(quint16 port)
{
    const QByteArray wanted = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const char* table : {"/proc/net/udp", "/proc/net/udp6"}) {
        QFile file(QString::fromLatin1(table));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> cells = line.simplified().split(' ');
            if (cells.size() > 1 && cells[1].endsWith(wanted))
                return true;
        }
    }
    return false;
}

PeerProcess::PeerProcess(const QString& program, const QStringList& arguments, const QString& input)
{
    if (!input.isEmpty())
        m_process.setStandardInputFile(input);
    else
        m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(program, arguments);
    m_process.waitForStarted(10'000);
}

PeerProcess::~PeerProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(5'000);
}

bool PeerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_process.exitStatus() == QProcess::NormalExit;
    m_process.terminate();
    return finished(20'000) && m_process.exitStatus() == QProcess::NormalExit;
}

bool PeerProcess::finished(int milliseconds)
{
    return QTest::qWaitFor(
        [this] { return m_process.state() == QProcess::NotRunning; }, milliseconds);
}

QByteArray PeerProcess::said()
{
    m_err += m_process.readAllStandardError();
    return m_err + out();
}

QByteArray PeerProcess::out()
{
    m_out += m_process.readAllStandardOutput();
    return m_out;
}

} // namespace nb::test
