// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QUdpSocket>

#include <cstdint>

namespace nb::test {

/// Hands each datagram that reaches its port to several collectors, so that all of them get the
/// same bytes of one exporter. Needs a running event loop.
class UdpRelay : public QObject
{
public:
    explicit UdpRelay(const QList<quint16>& collectors);

    [[nodiscard]] quint16 port() const { return m_socket.localPort(); }
    [[nodiscard]] std::uint64_t datagrams() const { return m_datagrams; }

private:
    void forward();

    QUdpSocket m_socket;
    QUdpSocket m_out; ///< one source port for all, as an exporter has
    QList<quint16> m_collectors;
    std::uint64_t m_datagrams = 0;
};

} // namespace nb::test
