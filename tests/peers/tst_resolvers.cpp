// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/peers/peerprocess.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <memory>

using namespace nb::test;

namespace {

/// A question for the address of a name (RFC 1035 §4).
QByteArray question(const QByteArray& name, quint16 id)
{
    QByteArray message;
    const auto u16
        = [&](unsigned value) { message.append(char(value >> 8U)).append(char(value & 0xffU)); };
    u16(id);
    u16(0x0100); // recursion desired
    u16(1);
    u16(0);
    u16(0);
    u16(0);
    for (const QByteArray& label : name.split('.'))
        message.append(char(label.size())).append(label);
    message.append('\0');
    u16(1); // A
    u16(1); // IN
    return message;
}

/// Asks from an address of loopback until an answer with records comes; whether one came.
bool ask(const QByteArray& name, quint16 port, const QHostAddress& from)
{
    QUdpSocket socket;
    if (!socket.bind(from, 0))
        return false;
    for (quint16 attempt = 1; attempt <= 20; ++attempt) {
        socket.writeDatagram(question(name, attempt), QHostAddress(QHostAddress::LocalHost), port);
        if (!socket.waitForReadyRead(500))
            continue;
        QByteArray answer(1500, '\0');
        const qint64 size = socket.readDatagram(answer.data(), answer.size());
        if (size > 12 && (answer[3] & 0x0f) == 0 && (answer[6] != 0 || answer[7] != 0))
            return true;
    }
    return false;
}

} // namespace

/// Resolvers that really run, on loopback, and their logs followed while the program collects.
class TestResolvers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dnsmasqIsFollowedAcrossARotation_data();
    void dnsmasqIsFollowedAcrossARotation();
    void unboundIsFollowedAcrossARotation();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void write(const char* name, const QByteArray& content) const;
    [[nodiscard]] QByteArray contentOf(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<PeerProcess> startDnsmasq(const QByteArray& logging);
    std::unique_ptr<PeerProcess> follow(const QByteArray& kind, const char* log);
    /// `NAME ADDRESS` of what a client asked for, from the workspace.
    [[nodiscard]] QByteArrayList namesOf(const char* client) const;
    static void signal(PeerProcess& process, const char* name);

    std::unique_ptr<QTemporaryDir> m_folder;
    quint16 m_port = 0; ///< of dnsmasq
};

void TestResolvers::init()
{
    if (findPeer(QStringLiteral("dnsmasq")).isEmpty())
        QSKIP("dnsmasq is not installed: ./dev test installs dnsmasq-base");
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestResolvers::write(const char* name, const QByteArray& content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

std::unique_ptr<PeerProcess> TestResolvers::startDnsmasq(const QByteArray& logging)
{
    m_port = freeUdpPort();
    const QByteArray user = qgetenv("USER");
    write("dnsmasq.conf",
        "port=" + QByteArray::number(m_port)
            + "\nlisten-address=127.0.0.1\nbind-interfaces\nno-resolv\nno-hosts\nno-poll\n"
              "pid-file=\nuser="
            + (user.isEmpty() ? QByteArray("root") : user)
            + "\nlog-facility=" + path("dnsmasq.log").toUtf8() + '\n' + logging
            + "\nhost-record=multi.test,192.0.2.7\ncname=www.test,multi.test\n"
              "cname=shop.test,multi.test\naddress=/late.test/192.0.2.9\nlocal=/test/\n");
    return std::make_unique<PeerProcess>(findPeer(QStringLiteral("dnsmasq")),
        QStringList {QStringLiteral("--keep-in-foreground"),
            QStringLiteral("--conf-file=") + path("dnsmasq.conf")});
}

std::unique_ptr<PeerProcess> TestResolvers::follow(const QByteArray& kind, const char* log)
{
    auto process = std::make_unique<PeerProcess>(QStringLiteral(NB_BIN_DIR "/netbehave-cli"),
        QStringList {QStringLiteral("-w"), path("workspace"), QStringLiteral("collect"),
            QStringLiteral("--listen"), QStringLiteral("udp://127.0.0.1:0"),
            QStringLiteral("--names-log"),
            QString::fromLatin1(kind) + QLatin1Char(':') + path(log)});
    (void)QTest::qWaitFor(
        [&] { return process->said().contains("Following") || !process->running(); }, 20'000);
    return process;
}

QByteArrayList TestResolvers::namesOf(const char* client) const
{
    const CliResult result
        = runCli({QStringLiteral("-w"), path("workspace"), QStringLiteral("names"),
            QStringLiteral("list"), QStringLiteral("--client"), QString::fromLatin1(client),
            QStringLiteral("--format"), QStringLiteral("tsv"), QStringLiteral("--columns"),
            QStringLiteral("name,address"), QStringLiteral("--sort"), QStringLiteral("name")});
    QByteArrayList names;
    for (const QList<QByteArray>& row : result.rows().mid(1))
        names.append(row.join(' '));
    return names;
}

void TestResolvers::signal(PeerProcess& process, const char* name)
{
    PeerProcess kill(findPeer(QStringLiteral("kill")),
        {QStringLiteral("-s"), QString::fromLatin1(name), QString::number(process.pid())});
    QVERIFY(kill.finished(5'000));
}

void TestResolvers::dnsmasqIsFollowedAcrossARotation_data()
{
    QTest::addColumn<QByteArray>("logging");
    QTest::newRow("log-queries") << QByteArray("log-queries");
    QTest::newRow("log-queries=extra") << QByteArray("log-queries=extra");
}

void TestResolvers::dnsmasqIsFollowedAcrossARotation()
{
    QFETCH(QByteArray, logging);
    const auto dnsmasq = startDnsmasq(logging);
    QTRY_VERIFY2_WITH_TIMEOUT(udpPortBound(m_port), "dnsmasq does not listen", 20'000);
    const auto collector = follow("dnsmasq", "dnsmasq.log");
    QVERIFY2(collector->running(), collector->said().constData());
    const QHostAddress first(QStringLiteral("127.0.0.11"));
    const QHostAddress second(QStringLiteral("127.0.0.12"));
    QVERIFY(ask("www.test", m_port, first));
    QVERIFY(ask("shop.test", m_port, second));
    // as logrotate does it: rename, then have the writer open its log anew
    QVERIFY(QFile::rename(path("dnsmasq.log"), path("dnsmasq.log.1")));
    QVERIFY(ask("multi.test", m_port, first)); // still into the old file
    signal(*dnsmasq, "USR2");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("dnsmasq.log")), 20'000);
    QVERIFY(ask("late.test", m_port, second));
    QVERIFY(collector->stop());
    QCOMPARE(
        namesOf("127.0.0.11"), (QByteArrayList {"multi.test 192.0.2.7", "www.test 192.0.2.7"}));
    QCOMPARE(
        namesOf("127.0.0.12"), (QByteArrayList {"late.test 192.0.2.9", "shop.test 192.0.2.7"}));
}

void TestResolvers::unboundIsFollowedAcrossARotation()
{
    if (findPeer(QStringLiteral("unbound")).isEmpty())
        QSKIP("unbound is not installed: ./dev test installs it");
    const auto dnsmasq = startDnsmasq({});
    QTRY_VERIFY2_WITH_TIMEOUT(udpPortBound(m_port), "dnsmasq does not listen", 20'000);
    const quint16 port = freeUdpPort();
    write("unbound.conf",
        "server:\n interface: 127.0.0.1\n port: " + QByteArray::number(port)
            + "\n do-daemonize: no\n username: \"\"\n chroot: \"\"\n directory: \""
            + m_folder->path().toUtf8() + "\"\n pidfile: \"\"\n use-syslog: no\n logfile: \""
            + path("unbound.log").toUtf8()
            + "\"\n log-queries: yes\n log-replies: yes\n verbosity: 4\n num-threads: 1\n"
              " access-control: 127.0.0.0/8 allow\n"
              " do-not-query-localhost: no\n module-config: \"iterator\"\n"
              " local-zone: \"test.\" nodefault\nforward-zone:\n name: \".\"\n forward-addr: "
              "127.0.0.1@"
            + QByteArray::number(m_port) + "\nremote-control:\n control-enable: no\n");
    PeerProcess unbound(findPeer(QStringLiteral("unbound")),
        {QStringLiteral("-d"), QStringLiteral("-p"), QStringLiteral("-c"), path("unbound.conf")});
    QTRY_VERIFY2_WITH_TIMEOUT(udpPortBound(port), unbound.said().constData(), 20'000);
    const auto collector = follow("unbound", "unbound.log");
    QVERIFY2(collector->running(), collector->said().constData());
    const QHostAddress first(QStringLiteral("127.0.0.11"));
    const QHostAddress second(QStringLiteral("127.0.0.12"));
    QVERIFY(ask("www.test", port, first));
    QVERIFY(QFile::rename(path("unbound.log"), path("unbound.log.1")));
    signal(unbound, "HUP"); // reads its configuration and opens its log anew
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("unbound.log")), 20'000);
    QVERIFY(ask("late.test", port, second));
    // it logs a reply after it has sent it
    QTRY_VERIFY_WITH_TIMEOUT(
        contentOf("unbound.log").contains("127.0.0.12 late.test. A IN NOERROR"), 20'000);
    QVERIFY(collector->stop());
    QCOMPARE(namesOf("127.0.0.11"), (QByteArrayList {"www.test 192.0.2.7"}));
    QCOMPARE(namesOf("127.0.0.12"), (QByteArrayList {"late.test 192.0.2.9"}));
}

QTEST_GUILESS_MAIN(TestResolvers)
#include "tst_resolvers.moc"
