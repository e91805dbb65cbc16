// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/udprelay.h"

#include <QVariant>

namespace nb::test {

UdpRelay::UdpRelay(const QList<quint16>& collectors)
    : m_collectors(collectors)
{
    m_socket.bind(QHostAddress::LocalHost, 0);
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, QVariant(4 << 20));
    takePort();
    connect(&m_socket, &QUdpSocket::readyRead, this, &UdpRelay::forward);
}

void UdpRelay::forward()
{
    QByteArray bytes;
    while (m_socket.hasPendingDatagrams()) {
        bytes.resize(static_cast<int>(m_socket.pendingDatagramSize()));
        if (m_socket.readDatagram(bytes.data(), bytes.size()) < 0)
            continue;
        ++m_datagrams;
        if (m_datagrams == 1 && m_delay != 0)
            m_first = bytes;
        else
            send(bytes);
        if (m_datagrams == m_delay + 1 && !m_first.isEmpty())
            send(m_first);
        if (m_datagrams == m_change)
            takePort();
    }
}

void UdpRelay::takePort()
{
    // the old one is held until the new one has a port, so that it is another
    auto other = std::make_unique<QUdpSocket>();
    other->bind(QHostAddress::LocalHost, 0);
    m_out = std::move(other);
}

void UdpRelay::send(const QByteArray& bytes)
{
    for (const quint16 port : m_collectors)
        m_out->writeDatagram(bytes, QHostAddress::LocalHost, port);
}

} // namespace nb::test
