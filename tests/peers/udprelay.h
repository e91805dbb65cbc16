// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QUdpSocket>

#include <cstdint>
#include <memory>

namespace nb::test {

/// Hands each datagram that reaches its port to several collectors, so that all of them get the
/// same bytes of one exporter. Needs a running event loop.
class UdpRelay : public QObject
{
public:
    explicit UdpRelay(const QList<quint16>& collectors);

    [[nodiscard]] quint16 port() const { return m_socket.localPort(); }
    [[nodiscard]] std::uint64_t datagrams() const { return m_datagrams; }
    /// The first datagram is sent on behind this many others.
    void delayFirst(std::uint64_t others) { m_delay = others; }
    /// Sends from another port after so many datagrams, as an address translator does that lost its
    /// table.
    void changePortAfter(std::uint64_t datagrams) { m_change = datagrams; }

private:
    void forward();

    QUdpSocket m_socket;
    void send(const QByteArray& bytes);
    void takePort();

    std::unique_ptr<QUdpSocket> m_out; ///< one source port for all, as an exporter has
    QList<quint16> m_collectors;
    std::uint64_t m_datagrams = 0;
    std::uint64_t m_delay = 0;
    std::uint64_t m_change = 0;
    QByteArray m_first;
};

} // namespace nb::test
