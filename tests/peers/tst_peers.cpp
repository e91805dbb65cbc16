// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/peers/collectedflows.h"
#include "tests/peers/officetraffic.h"
#include "tests/peers/peerprocess.h"
#include "tests/peers/udprelay.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <utility>

using namespace nb::test;

namespace {

constexpr std::size_t kFlows = 300;

} // namespace

class TestPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void softflowdIsCollectedAsNfcapdDoes_data();
    void softflowdIsCollectedAsNfcapdDoes();
    void pmacctdIsCollectedAsNfcapdDoes_data();
    void pmacctdIsCollectedAsNfcapdDoes();
    void fprobeIsCollectedAsNfcapdDoes();
    void nfreplayIsCollectedAsNfcapdDoes_data();
    void nfreplayIsCollectedAsNfcapdDoes();
    void ipfixOverTcpOfSoftflowdIsComplete();
    void sflowOfPmacctdIsComplete();
    void twoExportersOfTheSameTrafficGiveItOnce();

private:
    /// Starts nfcapd and our collector, lets `exporter` send to a relay in front of both, waits
    /// until nothing comes any more, and compares.
    void compareWithNfcapd(const std::function<std::unique_ptr<PeerProcess>(quint16)>& exporter);
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void writeFile(const char* name, const QByteArray& content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPeers::initTestCase()
{
    for (const char* program : {"nfcapd", "nfdump"})
        if (findPeer(QString::fromLatin1(program)).isEmpty())
            QSKIP("nfdump is not installed: ./dev test installs it");
}

void TestPeers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const Bytes pcap = officeTraffic(kFlows, 7);
    QByteArray content(static_cast<qsizetype>(pcap.size()), Qt::Uninitialized);
    for (std::size_t i = 0; i < pcap.size(); ++i)
        content[static_cast<qsizetype>(i)] = static_cast<char>(pcap[i]);
    writeFile("office.pcap", content);
    QDir(m_folder->path()).mkdir(QStringLiteral("nfcapd"));
}

void TestPeers::writeFile(const char* name, const QByteArray& content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestPeers::compareWithNfcapd(
    const std::function<std::unique_ptr<PeerProcess>(quint16)>& exporter)
{
    const quint16 nfcapdPort = freeUdpPort();
    PeerProcess nfcapd(findPeer(QStringLiteral("nfcapd")),
        {QStringLiteral("-b"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
            QString::number(nfcapdPort), QStringLiteral("-w"), path("nfcapd"), QStringLiteral("-t"),
            QStringLiteral("3600"), QStringLiteral("-B"), QStringLiteral("4000000")});
    QTRY_VERIFY2_WITH_TIMEOUT(udpPortBound(nfcapdPort), "nfcapd does not listen", 10'000);
    OurCollector ours(path("workspace"), QStringLiteral("udp"), kAsSent);
    const quint16 ourPort = ours.port();
    QVERIFY2(ourPort != 0, ours.process().said().constData());
    UdpRelay relay({nfcapdPort, ourPort});
    const auto running = exporter(relay.port());
    QVERIFY2(running->finished(60'000), running->said().constData());
    QTRY_VERIFY2_WITH_TIMEOUT(relay.datagrams() > 0, running->said().constData(), 10'000);
    std::uint64_t last = 0;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, relay.datagrams()) == relay.datagrams(), 5'000);
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    QVERIFY(nfcapd.stop());
    const Tuples expected = nfdumpTuples(path("nfcapd"));
    const Tuples got = ourTuples(path("workspace"));
    QVERIFY2(expected.size() > kFlows, describe(expected).constData());
    QCOMPARE(describe(got), describe(expected));
    QVERIFY(got == expected);
    QCOMPARE(lostOnTheWay(path("workspace")), 0U); // all came: nothing may be said to be lost
}

void TestPeers::softflowdIsCollectedAsNfcapdDoes_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("NetFlow v5") << QStringLiteral("5");
    QTest::newRow("NetFlow v9") << QStringLiteral("9");
    QTest::newRow("IPFIX") << QStringLiteral("10");
}

void TestPeers::softflowdIsCollectedAsNfcapdDoes()
{
    QFETCH(QString, version);
    const QString program = findPeer(QStringLiteral("softflowd"));
    if (program.isEmpty())
        QSKIP("softflowd is not installed");
    compareWithNfcapd([&](quint16 port) {
        return std::make_unique<PeerProcess>(program,
            QStringList {QStringLiteral("-r"), path("office.pcap"), QStringLiteral("-n"),
                QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-v"), version,
                QStringLiteral("-d"), QStringLiteral("-p"), path("softflowd.pid"),
                QStringLiteral("-c"), QStringLiteral("none")});
    });
}

void TestPeers::pmacctdIsCollectedAsNfcapdDoes_data()
{
    softflowdIsCollectedAsNfcapdDoes_data();
}

void TestPeers::pmacctdIsCollectedAsNfcapdDoes()
{
    QFETCH(QString, version);
    const QString program = findPeer(QStringLiteral("pmacctd"));
    if (program.isEmpty())
        QSKIP("pmacct is not installed");
    compareWithNfcapd([&](quint16 port) {
        writeFile("pmacctd.conf",
            "daemonize: false\n"
            "pcap_savefile: "
                + path("office.pcap").toUtf8()
                + "\n"
                  "plugins: nfprobe\n"
                  "aggregate: src_host, dst_host, src_port, dst_port, proto, tcpflags, tos\n"
                  "nfprobe_receiver: 127.0.0.1:"
                + QByteArray::number(port) + "\nnfprobe_version: " + version.toUtf8() + '\n');
        return std::make_unique<PeerProcess>(
            program, QStringList {QStringLiteral("-f"), path("pmacctd.conf")});
    });
}

void TestPeers::fprobeIsCollectedAsNfcapdDoes()
{
    const QString program = findPeer(QStringLiteral("fprobe"));
    if (program.isEmpty())
        QSKIP("fprobe is not installed");
    compareWithNfcapd([&](quint16 port) {
        return std::make_unique<PeerProcess>(program,
            QStringList {QStringLiteral("-i"), QStringLiteral("-"), QStringLiteral("-l"),
                QStringLiteral("2"), QStringLiteral("-q"), QStringLiteral("10000"),
                QStringLiteral("-f"), QStringLiteral("ip"),
                QStringLiteral("127.0.0.1:%1").arg(port)},
            path("office.pcap"));
    });
}

void TestPeers::nfreplayIsCollectedAsNfcapdDoes_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("NetFlow v5") << QStringLiteral("5");
    QTest::newRow("NetFlow v9") << QStringLiteral("9");
}

void TestPeers::nfreplayIsCollectedAsNfcapdDoes()
{
    QFETCH(QString, version);
    const QString nfpcapd = findPeer(QStringLiteral("nfpcapd"));
    const QString nfreplay = findPeer(QStringLiteral("nfreplay"));
    if (nfpcapd.isEmpty() || nfreplay.isEmpty())
        QSKIP("nfpcapd or nfreplay is not installed");
    QDir(m_folder->path()).mkdir(QStringLiteral("metered"));
    PeerProcess meter(nfpcapd,
        {QStringLiteral("-r"), path("office.pcap"), QStringLiteral("-w"), path("metered")});
    QVERIFY2(meter.finished(30'000), meter.said().constData());
    const QStringList files = QDir(path("metered")).entryList({QStringLiteral("nfcapd.*")});
    QVERIFY(!files.isEmpty());
    compareWithNfcapd([&](quint16 port) {
        return std::make_unique<PeerProcess>(nfreplay,
            QStringList {QStringLiteral("-r"), path("metered") + QLatin1Char('/') + files.first(),
                QStringLiteral("-H"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                QString::number(port), QStringLiteral("-v"), version});
    });
}

void TestPeers::ipfixOverTcpOfSoftflowdIsComplete()
{
    const QString program = findPeer(QStringLiteral("softflowd"));
    if (program.isEmpty())
        QSKIP("softflowd is not installed");
    OurCollector ours(path("workspace"), QStringLiteral("tcp"), kAsSent);
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    PeerProcess softflowd(program,
        {QStringLiteral("-r"), path("office.pcap"), QStringLiteral("-n"),
            QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-v"), QStringLiteral("10"),
            QStringLiteral("-P"), QStringLiteral("tcp"), QStringLiteral("-d"), QStringLiteral("-p"),
            path("softflowd.pid"), QStringLiteral("-c"), QStringLiteral("none")});
    QVERIFY2(softflowd.finished(60'000), softflowd.said().constData());
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    // the same capture by our own meter: an independent count of its packets and bytes
    const CliResult imported = runCli(
        {QStringLiteral("-w"), path("metered"), QStringLiteral("import"), path("office.pcap")});
    QCOMPARE(imported.code, 0);
    quint64 packets = 0;
    quint64 bytes = 0;
    const auto rows
        = runCli({QStringLiteral("-w"), path("metered"), QStringLiteral("flows"),
                     QStringLiteral("--format"), QStringLiteral("tsv"), QStringLiteral("--columns"),
                     QStringLiteral("packets_total,bytes_total")})
              .rows();
    for (qsizetype i = 1; i < rows.size(); ++i) {
        packets += rows[i][0].toULongLong();
        bytes += rows[i][1].toULongLong();
    }
    Sums all;
    for (const auto& [key, sums] : ourTuples(path("workspace"))) {
        all.packets += sums.packets;
        all.bytes += sums.bytes;
    }
    QCOMPARE(all.packets, packets);
    QCOMPARE(all.bytes, bytes);
}

void TestPeers::sflowOfPmacctdIsComplete()
{
    const QString program = findPeer(QStringLiteral("pmacctd"));
    if (program.isEmpty())
        QSKIP("pmacct is not installed");
    OurCollector ours(path("workspace"), QStringLiteral("udp"), kAsSent);
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    UdpRelay relay({port});
    writeFile("pmacctd.conf",
        "daemonize: false\npcap_savefile: " + path("office.pcap").toUtf8()
            + "\nplugins: sfprobe\nsfprobe_agentip: 192.0.2.9\nsampling_rate: 1\n"
              "sfprobe_receiver: 127.0.0.1:"
            + QByteArray::number(relay.port()) + '\n');
    PeerProcess pmacctd(program, {QStringLiteral("-f"), path("pmacctd.conf")});
    QVERIFY2(pmacctd.finished(60'000), pmacctd.said().constData());
    QTRY_VERIFY_WITH_TIMEOUT(relay.datagrams() > 0, 5'000);
    std::uint64_t last = 0;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, relay.datagrams()) == relay.datagrams(), 5'000);
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    const Tuples got = ourTuples(path("workspace"));
    QVERIFY2(got.size() > kFlows, describe(got).constData());
    for (const auto& [key, sums] : got)
        QCOMPARE(sums.packets, sums.records); // one sampled packet a row
}

void TestPeers::twoExportersOfTheSameTrafficGiveItOnce()
{
    const QString softflowd = findPeer(QStringLiteral("softflowd"));
    const QString pmacctd = findPeer(QStringLiteral("pmacctd"));
    if (softflowd.isEmpty() || pmacctd.isEmpty())
        QSKIP("softflowd or pmacct is not installed");
    OurCollector ours(path("workspace"), QStringLiteral("udp"), {});
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    writeFile("pmacctd.conf",
        "daemonize: false\npcap_savefile: " + path("office.pcap").toUtf8()
            + "\nplugins: nfprobe\n"
              "aggregate: src_host, dst_host, src_port, dst_port, proto, tcpflags, tos\n"
              "nfprobe_version: 10\nnfprobe_engine: 77\nnfprobe_receiver: 127.0.0.1:"
            + QByteArray::number(port) + '\n');
    PeerProcess first(softflowd,
        {QStringLiteral("-r"), path("office.pcap"), QStringLiteral("-n"),
            QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-v"), QStringLiteral("10"),
            QStringLiteral("-A"), QStringLiteral("milli"), QStringLiteral("-a"),
            QStringLiteral("-d"), QStringLiteral("-p"), path("softflowd.pid"), QStringLiteral("-c"),
            QStringLiteral("none")});
    PeerProcess second(pmacctd, {QStringLiteral("-f"), path("pmacctd.conf")});
    QVERIFY2(first.finished(60'000), first.said().constData());
    QVERIFY2(second.finished(60'000), second.said().constData());
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    const auto rows = runCli({QStringLiteral("-w"), path("workspace"), QStringLiteral("flows"),
                                 QStringLiteral("--format"), QStringLiteral("tsv"),
                                 QStringLiteral("--columns"), QStringLiteral("protocol,observers")})
                          .rows();
    QCOMPARE(static_cast<std::size_t>(rows.size() - 1), kFlows);
}

QTEST_GUILESS_MAIN(TestPeers)
#include "tst_peers.moc"
