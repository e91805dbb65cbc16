// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/udprelay.h"

#include <QVariant>

namespace nb::test {

UdpRelay::UdpRelay(const QList<quint16>& collectors)
    : m_collectors(collectors)
{
    m_socket.bind(QHostAddress::LocalHost, 0);
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, QVariant(4 << 20));
    m_out.bind(QHostAddress::LocalHost, 0);
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
        for (const quint16 port : m_collectors)
            m_out.writeDatagram(bytes, QHostAddress::LocalHost, port);
    }
}

} // namespace nb::test
