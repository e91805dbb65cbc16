// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace nb::test {

/// Full path of a program, also of those in /usr/sbin; empty when it is not installed.
[[nodiscard]] QString findPeer(const QString& program);
/// A UDP port of loopback that nobody uses right now.
[[nodiscard]] quint16 freeUdpPort();
/// Whether a UDP socket is bound to this port (any address).
[[nodiscard]] bool udpPortBound(quint16 port);

/// A program that runs beside the test; ends with it. Its output is kept.
class PeerProcess
{
public:
    PeerProcess(const QString& program, const QStringList& arguments, const QString& input = {});
    ~PeerProcess();
    PeerProcess(const PeerProcess&) = delete;
    PeerProcess& operator=(const PeerProcess&) = delete;

    /// Asks it to end (SIGTERM) and waits; false when it had to be killed or ended with an error.
    bool stop();
    /// Waits until it ends by itself, with the test's event loop running.
    bool finished(int milliseconds);
    [[nodiscard]] bool running() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    /// What it wrote to stderr and stdout so far.
    [[nodiscard]] QByteArray said();
    [[nodiscard]] QByteArray out();

private:
    QProcess m_process;
    QByteArray m_err;
    QByteArray m_out;
};

} // namespace nb::test
