// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeregistry.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace nb::test {

bool FakeRegistry::start(const QString& certificate, const QString& key)
{
    QFile keyFile(key);
    const auto certificates = QSslCertificate::fromPath(certificate);
    if (certificates.isEmpty() || !keyFile.open(QIODevice::ReadOnly))
        return false;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificates.front());
    tls.setPrivateKey(QSslKey(keyFile.readAll(), QSsl::Rsa));
    setSslConfiguration(tls);
    connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket* const socket = nextPendingConnection())
            serve(socket);
    });
    return listen(QHostAddress::LocalHost);
}

void FakeRegistry::setJson(
    const QString& url, const QByteArray& json, const QByteArray& status, const QByteArray& headers)
{
    setAnswer(url,
        "HTTP/1.1 " + status + "\r\nContent-Type: application/rdap+json\r\nContent-Length: "
            + QByteArray::number(json.size()) + "\r\nConnection: close\r\n" + headers + "\r\n"
            + json);
}

void FakeRegistry::clear()
{
    m_answers.clear();
    m_endless.clear();
    m_asked.clear();
}

void FakeRegistry::serve(QTcpSocket* socket)
{
    auto request = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket, request] {
        *request += socket->readAll();
        if (!request->contains("\r\n\r\n"))
            return;
        const QList<QByteArray> lines = request->split('\n');
        const QByteArray path = lines.front().split(' ').value(1);
        QByteArray host;
        for (const QByteArray& line : lines)
            if (line.toLower().startsWith("host:"))
                host = line.mid(5).trimmed();
        request->clear();
        const QString url = QString::fromLatin1(host + path);
        m_asked.append(url);
        if (url == m_endless) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            auto* const timer = new QTimer(socket);
            connect(timer, &QTimer::timeout, socket, [socket] {
                constexpr qint64 kEnough = 1 << 20;
                if (socket->bytesToWrite() < kEnough)
                    socket->write(QByteArray(65'536, ' '));
            });
            timer->start(1);
        } else if (m_answers.contains(url)) {
            const QByteArray answer = m_answers.value(url);
            socket->write(answer);
            if (answer.contains("Connection: close"))
                socket->disconnectFromHost();
        }
    };
    connect(socket, &QTcpSocket::readyRead, this, read);
    if (socket->bytesAvailable() > 0)
        read();
}

} // namespace nb::test
