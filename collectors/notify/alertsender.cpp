// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/alertsender.h"

#include "collectors/notify/alertformats.h"
#include "collectors/notify/curlsession.h"
#include "collectors/notify/mailmessage.h"
#include "core/base/timestamp.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QHostInfo>
#include <QSysInfo>
#include <QUdpSocket>
#include <QUrl>

namespace nb {

namespace {

/// UDP: a message each (RFC 5426). No answer ever comes, so only what the system refuses is known.
Result<void> sendDatagrams(const QUrl& url, const std::vector<std::string>& messages)
{
    const QString host = url.host();
    QHostAddress address(host);
    if (address.isNull()) {
        const QHostInfo found = QHostInfo::fromName(host);
        if (found.addresses().isEmpty())
            return Error {ErrorCode::Unreadable, "there is no host " + host.toStdString()};
        address = found.addresses().constFirst();
    }
    QUdpSocket socket;
    const auto port = static_cast<quint16>(url.port(514));
    for (const std::string& message : messages)
        if (socket.writeDatagram(message.data(), static_cast<qint64>(message.size()), address, port)
            < 0)
            return Error {ErrorCode::Unreadable, socket.errorString().toStdString()};
    return {};
}

Result<void> appendLines(const AlertChannel& channel, const AlertSpoolPage& page)
{
    QFile file(QString::fromStdString(channel.url));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return Error {ErrorCode::Unreadable, file.errorString().toStdString()};
    QByteArray lines;
    for (const Alert& alert : page.alerts)
        lines += QByteArray::fromStdString(ipamLine(alert)) + '\n';
    if (file.write(lines) != lines.size() || !file.flush())
        return Error {ErrorCode::NoSpace, file.errorString().toStdString()};
    return {};
}

} // namespace

AlertSender::AlertSender(SecretStore& secrets, Notify notify)
    : m_secrets(secrets)
    , m_notify(std::move(notify))
{
}

Result<std::string> AlertSender::secretOf(const AlertChannel& channel)
{
    if (channel.secret.empty())
        return std::string();
    const auto secret = m_secrets.secret(channel.secret);
    if (!secret)
        return secret.error();
    if (!*secret)
        return Error {ErrorCode::Usage, "there is no password for the channel " + channel.name};
    return **secret;
}

Result<void> AlertSender::mail(
    const AlertChannel& channel, const AlertSpoolPage& page, const std::stop_token& stop)
{
    const auto password = secretOf(channel);
    if (!password)
        return password.error();
    // looked at again: settings may have been edited by hand
    if (auto good = check(channel); !good)
        return good;
    const MailMessage message = composeMail(channel, page, currentTime(), ++m_number);
    CurlSession session(stop);
    session.trust(channel.certificates);
    session.logIn(channel.user, *password);
    std::string url = channel.url;
    if (channel.security == MailSecurity::Tls && url.starts_with("smtp://"))
        url.insert(url.begin() + 4, 's');
    return session.sendMail(url, channel.security == MailSecurity::StartTls && url[4] == ':',
        channel.from, channel.to, message.data);
}

Result<void> AlertSender::webhook(
    const AlertChannel& channel, const AlertSpoolPage& page, const std::stop_token& stop)
{
    const auto secret = secretOf(channel);
    if (!secret)
        return secret.error();
    CurlSession session(stop);
    session.trust(channel.certificates);
    std::string url = channel.url;
    if (const std::size_t at = url.find(kSecretInUrl); at != std::string::npos) {
        if (secret->empty())
            return Error {ErrorCode::Usage, "there is no secret for the channel " + channel.name};
        url.replace(at, kSecretInUrl.size(), *secret);
        return session.postJson(url, {}, alertsJson(page));
    }
    session.logIn(channel.user, *secret);
    return session.postJson(url, channel.user.empty() ? *secret : std::string(), alertsJson(page));
}

Result<void> AlertSender::syslog(
    const AlertChannel& channel, const AlertSpoolPage& page, const std::stop_token& stop)
{
    const std::string host = QSysInfo::machineHostName().toStdString();
    const std::string process = std::to_string(QCoreApplication::applicationPid());
    std::vector<std::string> messages;
    for (const Alert& alert : page.alerts)
        messages.push_back(syslogMessage(alert, host, process));
    if (channel.url.starts_with("udp://"))
        return sendDatagrams(QUrl(QString::fromStdString(channel.url)), messages);
    std::string bytes; // RFC 6587 §3.4.1, RFC 5425 §4.3: octet counting
    for (const std::string& message : messages)
        bytes += std::to_string(message.size()) + ' ' + message;
    CurlSession session(stop);
    session.trust(channel.certificates);
    return session.sendBytes(channel.url, bytes);
}

Result<void> AlertSender::send(
    const AlertChannel& channel, const AlertSpoolPage& page, std::stop_token stop)
{
    switch (channel.type) {
    case ChannelType::Mail:
        return mail(channel, page, stop);
    case ChannelType::Webhook:
        return webhook(channel, page, stop);
    case ChannelType::Syslog:
        return syslog(channel, page, stop);
    case ChannelType::File:
        return appendLines(channel, page);
    case ChannelType::Desktop:
        break;
    }
    if (m_notify && !page.alerts.empty())
        m_notify(page);
    return {};
}

Result<void> AlertSender::test(const AlertChannel& channel, std::stop_token stop)
{
    Alert alert;
    alert.kind = AlertKind::Match;
    alert.severity = AlertSeverity::Info;
    alert.condition = "Test";
    alert.text = "This is a test of the channel " + channel.name;
    alert.first = alert.last = currentTime();
    AlertSpoolPage page;
    page.alerts = {alert};
    page.total = 1;
    page.kinds = {{alert.kind, 1}};
    return send(channel, page, std::move(stop));
}

} // namespace nb
