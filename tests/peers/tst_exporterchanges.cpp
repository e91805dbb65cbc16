// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/peers/collectedflows.h"
#include "tests/peers/officetraffic.h"
#include "tests/peers/peerprocess.h"
#include "tests/peers/udprelay.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace nb::test;

/// A real exporter in the situations that cost other collectors flows. What it sends is right is
/// told by the same exporter without the trouble, collected by nfcapd.
class TestExporterChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void dataBeforeItsTemplateIsNotLost_data();
    void dataBeforeItsTemplateIsNotLost();
    void restartIsNoLoss();
    void changedPortIsTheSameExporter();
    void wrappedUptimeKeepsTimes_data();
    void wrappedUptimeKeepsTimes();

private:
    void makeTraffic(std::int64_t later = 0, std::int64_t begin = 1'772'441'400'000'000);
    /// softflowd replays the traffic to a port.
    void replay(quint16 port, const QString& version, const QStringList& options = {});
    static void settle(const UdpRelay& relay);
    /// Of the only exporter, as `status` tells.
    [[nodiscard]] QJsonObject exporterStatus() const;
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_softflowd;
};

namespace {

constexpr std::size_t kFlowCount = 400;

/// nfcapd on a port of its own, into a folder.
class Reference
{
public:
    explicit Reference(const QString& folder)
        : m_folder(folder)
        , m_port(freeUdpPort())
        , m_process(findPeer(QStringLiteral("nfcapd")),
              {QStringLiteral("-b"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                  QString::number(m_port), QStringLiteral("-w"), folder, QStringLiteral("-t"),
                  QStringLiteral("3600"), QStringLiteral("-B"), QStringLiteral("4000000")})
    {
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] bool listens() const
    {
        return QTest::qWaitFor([this] { return udpPortBound(m_port); }, 10'000);
    }
    Tuples collected() { return m_process.stop() ? nfdumpTuples(m_folder) : Tuples {}; }

private:
    QString m_folder;
    quint16 m_port;
    PeerProcess m_process;
};

} // namespace

void TestExporterChanges::initTestCase()
{
    if (findPeer(QStringLiteral("nfcapd")).isEmpty())
        QSKIP("nfdump is not installed: ./dev test installs it");
    m_softflowd = findPeer(QStringLiteral("softflowd"));
    if (m_softflowd.isEmpty())
        QSKIP("softflowd is not installed: ./dev test installs it");
}

void TestExporterChanges::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkdir(QStringLiteral("nfcapd"));
}

void TestExporterChanges::makeTraffic(std::int64_t later, std::int64_t begin)
{
    const Bytes pcap = officeTraffic(kFlowCount, 11, later, begin);
    QByteArray content(static_cast<qsizetype>(pcap.size()), Qt::Uninitialized);
    for (std::size_t i = 0; i < pcap.size(); ++i)
        content[static_cast<qsizetype>(i)] = static_cast<char>(pcap[i]);
    QFile file(path("office.pcap"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestExporterChanges::replay(quint16 port, const QString& version, const QStringList& options)
{
    PeerProcess softflowd(m_softflowd,
        QStringList {QStringLiteral("-r"), path("office.pcap"), QStringLiteral("-n"),
            QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-v"), version,
            QStringLiteral("-d"), QStringLiteral("-p"), path("softflowd.pid"), QStringLiteral("-c"),
            QStringLiteral("none")}
            + options);
    QVERIFY2(softflowd.finished(60'000), softflowd.said().constData());
}

void TestExporterChanges::settle(const UdpRelay& relay)
{
    QTRY_VERIFY_WITH_TIMEOUT(relay.datagrams() > 0, 10'000);
    std::uint64_t last = 0;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, relay.datagrams()) == relay.datagrams(), 5'000);
}

QJsonObject TestExporterChanges::exporterStatus() const
{
    const CliResult result = runCli({QStringLiteral("-w"), path("workspace"),
        QStringLiteral("--json"), QStringLiteral("status"), QStringLiteral("--exporters")});
    const QJsonArray all = QJsonDocument::fromJson(result.out).array();
    return all.size() == 1 ? all[0].toObject() : QJsonObject();
}

void TestExporterChanges::dataBeforeItsTemplateIsNotLost_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("NetFlow v9") << QStringLiteral("9");
    QTest::newRow("IPFIX") << QStringLiteral("10");
}

void TestExporterChanges::dataBeforeItsTemplateIsNotLost()
{
    QFETCH(QString, version);
    makeTraffic();
    Reference nfcapd(path("nfcapd"));
    QVERIFY(nfcapd.listens());
    OurCollector ours(path("workspace"), QStringLiteral("udp"), kAsSent);
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    UdpRelay late({port});
    late.delayFirst(3); // with the templates
    UdpRelay relay({nfcapd.port(), late.port()});
    replay(relay.port(), version);
    settle(relay);
    settle(late);
    QVERIFY(late.datagrams() > 3);
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    const Tuples expected = nfcapd.collected();
    QVERIFY(expected.size() > kFlowCount);
    QCOMPARE(describe(ourTuples(path("workspace"))), describe(expected));
    const QJsonObject status = exporterStatus();
    QVERIFY2(!status.isEmpty(), "one exporter is expected");
    QCOMPARE(status.value(u"lost").toInteger(), 0);
}

void TestExporterChanges::restartIsNoLoss()
{
    makeTraffic();
    Reference nfcapd(path("nfcapd"));
    QVERIFY(nfcapd.listens());
    OurCollector ours(path("workspace"), QStringLiteral("udp"), kAsSent);
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    UdpRelay relay({nfcapd.port(), port}); // one source port for both lives of the exporter
    replay(relay.port(), QStringLiteral("9"));
    settle(relay);
    const std::uint64_t before = relay.datagrams();
    QTest::qWait(1'500); // its clock has seconds
    replay(relay.port(), QStringLiteral("9"));
    settle(relay);
    QVERIFY(relay.datagrams() > before);
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    const Tuples expected = nfcapd.collected();
    QVERIFY(expected.size() > kFlowCount);
    QCOMPARE(describe(ourTuples(path("workspace"))), describe(expected));
    QCOMPARE(exporterStatus().value(u"lost").toInteger(), 0);
}

void TestExporterChanges::changedPortIsTheSameExporter()
{
    makeTraffic();
    Reference nfcapd(path("nfcapd"));
    QVERIFY(nfcapd.listens());
    OurCollector ours(path("workspace"), QStringLiteral("udp"), kAsSent);
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    UdpRelay relay({nfcapd.port(), port});
    relay.changePortAfter(1); // the templates came from the old one
    replay(relay.port(), QStringLiteral("9"));
    settle(relay);
    QVERIFY(relay.datagrams() > 2);
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    const Tuples expected = nfcapd.collected();
    QVERIFY(expected.size() > kFlowCount);
    QCOMPARE(describe(ourTuples(path("workspace"))), describe(expected));
    const QJsonObject status = exporterStatus();
    QVERIFY2(!status.isEmpty(), "one exporter is expected");
    QCOMPARE(status.value(u"lost").toInteger(), 0);
}

void TestExporterChanges::wrappedUptimeKeepsTimes_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("NetFlow v5") << QStringLiteral("5");
    QTest::newRow("NetFlow v9") << QStringLiteral("9");
}

/// The exporter takes its capture's beginning for its own: after 50 days its uptime is past 2^32 ms
/// and small again, while yesterday's flows have uptimes of 49 days.
void TestExporterChanges::wrappedUptimeKeepsTimes()
{
    QFETCH(QString, version);
    constexpr std::int64_t kDay = 86'400'000'000;
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    makeTraffic(49 * kDay, yesterday.toMSecsSinceEpoch() * 1000 - 49 * kDay);
    OurCollector ours(path("workspace"), QStringLiteral("udp"), kAsSent);
    const quint16 port = ours.port();
    QVERIFY2(port != 0, ours.process().said().constData());
    UdpRelay relay({port});
    replay(relay.port(), version);
    settle(relay);
    QVERIFY2(ours.process().stop(), ours.process().said().constData());
    const auto rows = runCli({QStringLiteral("-w"), path("workspace"), QStringLiteral("flows"),
                                 QStringLiteral("--format"), QStringLiteral("tsv"),
                                 QStringLiteral("--columns"), QStringLiteral("start,end")})
                          .rows();
    QVERIFY(rows.size() > qsizetype {kFlowCount});
    int right = 0;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QDateTime start = QDateTime::fromString(QString::fromLatin1(rows[i][0]), Qt::ISODate);
        const QDateTime end = QDateTime::fromString(QString::fromLatin1(rows[i][1]), Qt::ISODate);
        QVERIFY(start.isValid() && end.isValid());
        // flows of before the uptime went round come 49.7 days late: nobody can know
        if (start >= yesterday.addSecs(-2) && end <= yesterday.addSecs(60))
            ++right;
    }
    QVERIFY2(right >= int {kFlowCount} / 2, QByteArray::number(right).constData());
}

QTEST_GUILESS_MAIN(TestExporterChanges)
#include "tst_exporterchanges.moc"
