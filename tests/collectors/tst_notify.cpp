// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/alertformats.h"
#include "collectors/notify/alertsender.h"
#include "collectors/notify/mailmessage.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace nb;

namespace {

constexpr const char* kCanary = "canary-7f3a9 pässword";

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Files below a folder whose bytes hold `needle`.
QStringList filesWith(const QString& folder, const QByteArray& needle)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString path = files.next(); contentOf(path).contains(needle))
            found.append(path);
    return found;
}

Alert newAsset(const std::string& ip = "10.0.0.5")
{
    Alert alert;
    alert.id = 7;
    alert.kind = AlertKind::NewAsset;
    alert.severity = AlertSeverity::High;
    alert.condition = "New asset";
    alert.key = "New asset|" + ip;
    alert.text = "New IP on network: " + ip;
    alert.facts = {{"ip", ip}, {"mac", "00:1b:21:00:00:05"}, {"firstSeen", "2026-03-02T09:00:00Z"},
        {"lastSeen", "2026-03-02T09:00:01Z"}, {"ports", "tcp/22 tcp/443"}};
    alert.first = alert.last = *timestampFromString("2026-03-02T09:00:00Z");
    return alert;
}

AlertSpoolPage pageOf(std::vector<Alert> alerts)
{
    AlertSpoolPage page;
    page.total = alerts.size();
    for (const Alert& alert : alerts)
        ++page.kinds[alert.kind];
    page.alerts = std::move(alerts);
    return page;
}

AlertChannel mailChannel()
{
    AlertChannel channel;
    channel.name = "mail";
    channel.url = "smtp://127.0.0.1:25";
    channel.from = "netbehave@example.com";
    channel.to = {"admin@example.com", "night@example.com"};
    return channel;
}

/// Secrets in memory.
class Secrets : public SecretStore
{
public:
    Result<std::optional<std::string>> secret(std::string_view name) override
    {
        if (name != "mail")
            return std::optional<std::string>();
        return std::optional<std::string>(value);
    }
    Result<void> setSecret(std::string_view, std::string_view) override { return {}; }
    std::string value = kCanary;
};

/// The servers of notifyserver.py.
class Servers
{
public:
    bool start()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (openssl.isEmpty()
            || QProcess::execute(openssl,
                   {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                       QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                       QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                       QStringLiteral("subjectAltName=IP:127.0.0.1,DNS:localhost"),
                       QStringLiteral("-keyout"), path("key.pem"), QStringLiteral("-out"),
                       path("cert.pem")})
                != 0)
            return false;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PASSWORD"), QString::fromUtf8(kCanary));
        m_process.setProcessEnvironment(environment);
        // Debian's own Python has Debian's aiosmtpd
        const QString debian = QStringLiteral("/usr/bin/python3");
        m_process.start(QFile::exists(debian) ? debian : QStringLiteral("python3"),
            {QStringLiteral(NB_SOURCE_DIR "/tests/collectors/notifyserver.py"), m_folder.path()});
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine())
            if (!m_process.waitForReadyRead(30'000))
                break;
        m_ports = QJsonDocument::fromJson(m_process.readLine()).object();
        return !m_ports.isEmpty();
    }
    ~Servers()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished(10'000);
    }
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] std::string url(const char* scheme, const char* server) const
    {
        return std::string(scheme)
            + "://127.0.0.1:" + std::to_string(m_ports.value(QLatin1StringView(server)).toInt());
    }
    [[nodiscard]] std::string authority() const { return path("cert.pem").toStdString(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ports;
};

/// The header `name` of a message, unfolded.
QByteArray header(const QByteArray& message, const char* name)
{
    const QByteArray head = message.left(message.indexOf("\r\n\r\n"));
    QByteArray unfolded = head;
    unfolded.replace("\r\n ", " ");
    for (const QByteArray& line : unfolded.split('\n'))
        if (line.toLower().startsWith(QByteArray(name).toLower() + ':'))
            return line.mid(static_cast<qsizetype>(qstrlen(name)) + 1).trimmed();
    return {};
}

} // namespace

class TestNotify : public QObject
{
    Q_OBJECT

    Servers m_servers;
    bool m_serving = false;

private Q_SLOTS:
    void initTestCase() { m_serving = m_servers.start(); }

    void hostileNamesMakeNoHeaders()
    {
        Alert alert = newAsset();
        alert.kind = AlertKind::Match;
        alert.text = std::string("x\r\nBcc: a@b\r\n\r\nbody\0\x1b[2J", 24);
        alert.facts["name"] = "x\r\nBcc: a@b";
        AlertChannel channel = mailChannel();
        channel.from = "a@b\r\nBcc: c@d";
        const MailMessage mail = composeMail(channel, pageOf({alert}), alert.last, 1);
        const QByteArray data = QByteArray::fromStdString(mail.data);
        QVERIFY(header(data, "Bcc").isEmpty());
        QVERIFY(!data.contains("\r\nBcc:"));
        QVERIFY(!data.contains('\0'));
        QVERIFY(!data.contains('\x1b'));
        QCOMPARE(data.count("\r\n\r\n"), 1);
    }

    void newAssetHasTheSubjectOfOld()
    {
        const MailMessage mail = composeMail(mailChannel(), pageOf({newAsset()}), {}, 1);
        QCOMPARE(header(QByteArray::fromStdString(mail.data), "Subject"),
            QByteArray("[URGENT] New IP on network [10.0.0.5]"));
        const MailMessage more
            = composeMail(mailChannel(), pageOf({newAsset(), newAsset("10.0.0.6")}), {}, 2);
        QCOMPARE(more.subject, std::string("[URGENT] 2 new IPs on network"));
    }

    void subjectsBeyondAsciiAreEncodedWords()
    {
        const std::string value = headerValue("Grüße aus dem Netz — " + std::string(60, 'x'));
        for (const QByteArray& line : QByteArray::fromStdString(value).split('\n')) {
            const QByteArray word = line.trimmed();
            QVERIFY(word.startsWith("=?UTF-8?Q?"));
            QVERIFY(word.endsWith("?="));
            QVERIFY(word.size() <= 75);
        }
        QVERIFY(value.find("Gr=C3=BC=C3=9Fe_aus") != std::string::npos);
        QCOMPARE(headerValue("plain text"), std::string("plain text"));
        QVERIFY(headerValue("=?UTF-8?Q?x?=").starts_with("=?UTF-8?Q?=3D=3F"));
    }

    void bodiesKeepTheirLinesShort()
    {
        Alert alert = newAsset();
        alert.text = std::string(500, 'x') + " \xc3\xbc .\n.\nend";
        const std::string body = quotedPrintable(alert.text + "\n.\nlast ");
        for (const QByteArray& line : QByteArray::fromStdString(body).split('\n'))
            QVERIFY(line.size() <= 77);
        QVERIFY(body.find("\n.\r") == std::string::npos);
        QVERIFY(body.find("=C3=BC") != std::string::npos);
        QVERIFY(body.ends_with("last=20"));
    }

    void syslogIsRfc5424()
    {
        Alert alert = newAsset();
        alert.facts["name"] = "a\"]\\\nb";
        const std::string text = syslogMessage(alert, "host", "42");
        QVERIFY(
            text.starts_with("<83>1 2026-03-02T09:00:00.000000Z host netbehave 42 new-asset ["));
        QVERIFY(text.find("name=\"a\\\"\\]\\\\ b\"") != std::string::npos);
        QVERIFY(text.ends_with("] \xef\xbb\xbfNew IP on network: 10.0.0.5"));
        QVERIFY(text.find('\n') == std::string::npos);
        QCOMPARE(syslogMessage(alert, "", "").find(" - netbehave - "), text.find(" host "));
    }

    void linesAreThoseOfTheOldLog()
    {
        const QJsonObject line
            = QJsonDocument::fromJson(QByteArray::fromStdString(ipamLine(newAsset()))).object();
        QCOMPARE(line.value(QStringLiteral("event")).toString(), QStringLiteral("ipam.new"));
        QCOMPARE(line.value(QStringLiteral("ip")).toString(), QStringLiteral("10.0.0.5"));
        QCOMPARE(line.value(QStringLiteral("ports")).toArray().size(), 2);
        for (const char* const key : {"mac", "firstSeen", "lastSeen"})
            QVERIFY(!line.value(QLatin1StringView(key)).toString().isEmpty());
        Alert changed = newAsset();
        changed.kind = AlertKind::MacChanged;
        QVERIFY(ipamLine(changed).find("ipam.chg") != std::string::npos);
    }

    void fileChannelAppends()
    {
        QTemporaryDir folder;
        Secrets secrets;
        AlertSender sender(secrets);
        AlertChannel channel;
        channel.name = "log";
        channel.type = ChannelType::File;
        channel.url = folder.filePath(QStringLiteral("ipam.log")).toStdString();
        QVERIFY(sender.send(channel, pageOf({newAsset()}), {}).ok());
        QVERIFY(
            sender.send(channel, pageOf({newAsset("10.0.0.6"), newAsset("10.0.0.7")}), {}).ok());
        QCOMPARE(contentOf(QString::fromStdString(channel.url)).count('\n'), 3);
        channel.url = folder.path().toStdString();
        QVERIFY(!sender.send(channel, pageOf({newAsset()}), {}).ok());
    }

    void desktopIsToldThroughTheProgram()
    {
        Secrets secrets;
        AlertSpoolPage told;
        AlertSender sender(secrets, [&told](const AlertSpoolPage& page) { told = page; });
        AlertChannel channel;
        channel.type = ChannelType::Desktop;
        QVERIFY(sender.send(channel, pageOf({newAsset(), newAsset("10.0.0.6")}), {}).ok());
        QCOMPARE(told.total, std::uint64_t {2});
        QCOMPARE(told.alerts.front().text, std::string("New IP on network: 10.0.0.5"));
    }

    void mailGoesOverStartTlsAfterLoggingIn()
    {
        if (!m_serving)
            QSKIP("needs python3 with aiosmtpd, and openssl");
        Secrets secrets;
        AlertSender sender(secrets);
        AlertChannel channel = mailChannel();
        channel.url = m_servers.url("smtp", "smtp");
        channel.user = "netbehave";
        channel.secret = "mail";
        channel.certificates = m_servers.authority();
        Alert alert = newAsset();
        alert.facts["name"] = "x\r\nBcc: a@b";
        const auto sent = sender.send(channel, pageOf({alert}), {});
        QVERIFY2(sent.ok(), sent ? "" : sent.error().detail.c_str());
        const QByteArray mail = contentOf(m_servers.path("mail-1.eml"));
        QCOMPARE(header(mail, "X-Envelope-From"), QByteArray("netbehave@example.com"));
        QCOMPARE(header(mail, "X-Envelope-To"), QByteArray("admin@example.com,night@example.com"));
        QCOMPARE(header(mail, "Subject"), QByteArray("[URGENT] New IP on network [10.0.0.5]"));
        QVERIFY(header(mail, "Bcc").isEmpty());
        QVERIFY(mail.contains("10.0.0.5"));

        // a wrong password, an unknown authority and a server without TLS are refused, and no
        // error says the password
        secrets.value = "wrong-" + std::string(kCanary);
        auto refused = sender.send(channel, pageOf({alert}), {});
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().detail.find("canary") == std::string::npos);
        secrets.value = kCanary;
        channel.certificates.clear();
        refused = sender.send(channel, pageOf({alert}), {});
        QVERIFY(!refused.ok());
        channel.certificates = m_servers.authority();
        channel.security = MailSecurity::None; // the server takes nothing without STARTTLS
        QVERIFY(!sender.send(channel, pageOf({alert}), {}).ok());
        QVERIFY(!QFile::exists(m_servers.path("mail-2.eml")));
    }

    void webhookIsPostedAsJson()
    {
        if (!m_serving)
            QSKIP("needs python3 with aiosmtpd, and openssl");
        Secrets secrets;
        secrets.value = "token-1";
        AlertSender sender(secrets);
        AlertChannel channel;
        channel.name = "hook";
        channel.type = ChannelType::Webhook;
        channel.url = m_servers.url("http", "http") + "/alerts";
        channel.secret = "mail";
        const auto sent = sender.send(channel, pageOf({newAsset(), newAsset("10.0.0.6")}), {});
        QVERIFY2(sent.ok(), sent ? "" : sent.error().detail.c_str());
        const QJsonObject got
            = QJsonDocument::fromJson(contentOf(m_servers.path("hook-1.json"))).object();
        QCOMPARE(got.value(QStringLiteral("authorization")).toString(),
            QStringLiteral("Bearer token-1"));
        QCOMPARE(got.value(QStringLiteral("type")).toString(), QStringLiteral("application/json"));
        const QJsonObject body = got.value(QStringLiteral("body")).toObject();
        QCOMPARE(body.value(QStringLiteral("total")).toInt(), 2);
        QCOMPARE(body.value(QStringLiteral("alerts")).toArray().size(), 2);
        channel.url = m_servers.url("http", "http") + "/services/{secret}";
        QVERIFY(sender.send(channel, pageOf({newAsset()}), {}).ok());
        const QJsonObject second
            = QJsonDocument::fromJson(contentOf(m_servers.path("hook-2.json"))).object();
        QCOMPARE(
            second.value(QStringLiteral("path")).toString(), QStringLiteral("/services/token-1"));
        QVERIFY(second.value(QStringLiteral("authorization")).isNull());
        channel.url = m_servers.url("http", "http") + "/refuse";
        QVERIFY(!sender.send(channel, pageOf({newAsset()}), {}).ok());
        channel.url = "http://127.0.0.1:1/";
        QVERIFY(!sender.send(channel, pageOf({newAsset()}), {}).ok());
    }

    void syslogGoesOverUdpTcpAndTls()
    {
        if (!m_serving)
            QSKIP("needs python3 with aiosmtpd, and openssl");
        Secrets secrets;
        AlertSender sender(secrets);
        AlertChannel channel;
        channel.name = "log";
        channel.type = ChannelType::Syslog;
        channel.certificates = m_servers.authority();
        for (const char* const scheme : {"udp", "tcp", "tls"}) {
            channel.url = m_servers.url(scheme, scheme);
            const auto sent = sender.send(channel, pageOf({newAsset(), newAsset("10.0.0.6")}), {});
            QVERIFY2(sent.ok(), sent ? scheme : sent.error().detail.c_str());
        }
        QTRY_VERIFY(QFile::exists(m_servers.path("udp-2.syslog")));
        QVERIFY(contentOf(m_servers.path("udp-2.syslog")).endsWith("10.0.0.6"));
        for (const char* const stream : {"tcp-1.syslog", "tls-1.syslog"}) {
            QTRY_VERIFY(QFile::exists(m_servers.path(stream)));
            QByteArray bytes = contentOf(m_servers.path(stream));
            for (int i = 0; i < 2; ++i) { // octet counting: "123 <83>1 …"
                const qsizetype blank = bytes.indexOf(' ');
                const qsizetype length = bytes.left(blank).toInt();
                QVERIFY(length > 0);
                QVERIFY(bytes.mid(blank + 1, length).startsWith("<83>1 "));
                bytes = bytes.mid(blank + 1 + length);
            }
            QVERIFY(bytes.isEmpty());
        }
        channel.certificates.clear();
        channel.url = m_servers.url("tls", "tls");
        QVERIFY(!sender.send(channel, pageOf({newAsset()}), {}).ok());
    }

    void secretsAreOnlyInTheEncryptedFile()
    {
        QTemporaryDir folder;
        const auto workspace
            = *Workspace::open(folder.filePath(QStringLiteral("w")), Workspace::Mode::ReadWrite);
        const auto engine = *AlertEngine::open(*workspace);
        const QString path = folder.filePath(QStringLiteral("secrets.nbs"));
        FileSecretStore secrets(path, [] { return std::string("the passphrase"); });
        QVERIFY(secrets.setSecret("mail", kCanary).ok());
        AlertChannel channel = mailChannel();
        channel.user = "netbehave";
        channel.secret = "mail";
        channel.url = "smtp://127.0.0.1:1";
        QVERIFY(engine->save(channel).ok());
        QVERIFY(engine->raise({newAsset()}).ok());
        AlertSender sender(secrets);
        const auto failed = sender.send(channel, pageOf({newAsset()}), {});
        QVERIFY(!failed.ok());
        QVERIFY(failed.error().detail.find("canary") == std::string::npos);
        QVERIFY(alertsJson(pageOf({newAsset()})).find("canary") == std::string::npos);
        QCOMPARE(filesWith(folder.path(), "canary"), QStringList());
        QCOMPARE(filesWith(folder.path(), QByteArray("canary").toBase64()), QStringList());
        QCOMPARE(filesWith(folder.path(), "the passphrase"), QStringList());
#ifndef Q_OS_WIN
        constexpr QFile::Permissions kOthers
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(path) & kOthers, QFile::Permissions());
#endif
        FileSecretStore again(path, [] { return std::string("the passphrase"); });
        QCOMPARE(**again.secret("mail"), std::string(kCanary));
        QVERIFY(!again.secret("other")->has_value());
        FileSecretStore wrong(path, [] { return std::string("another"); });
        QCOMPARE(wrong.secret("mail").error().code, ErrorCode::Invalid);
        QVERIFY(!wrong.setSecret("mail", "x").ok()); // and does not destroy the others
        FileSecretStore none(path, {});
        QCOMPARE(none.secret("mail").error().code, ErrorCode::Usage);
        QVERIFY(again.setSecret("mail", "").ok());
        QVERIFY(!again.secret("mail")->has_value());
    }

    void damagedSecretsAreRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("secrets.nbs"));
        FileSecretStore secrets(path, [] { return std::string("p"); });
        QVERIFY(secrets.setSecret("mail", kCanary).ok());
        const QByteArray good = contentOf(path);
        for (const qsizetype at :
            {qsizetype {0}, qsizetype {5}, qsizetype {25}, qsizetype {40}, good.size() - 1}) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 1);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bad);
            file.close();
            QCOMPARE(secrets.secret("mail").error().code, ErrorCode::Invalid);
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(good.left(20));
        file.close();
        QCOMPARE(secrets.secret("mail").error().code, ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestNotify)
#include "tst_notify.moc"
