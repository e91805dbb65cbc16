// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/exportsender.h"

#include <QDataStream>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

/// A collector that a person started.
struct Collecting
{
    explicit Collecting(const QStringList& arguments)
    {
        process.start(text(NB_BIN_DIR "/netbehave-cli"), arguments);
    }
    /// The port of its first source, once it told.
    quint16 port()
    {
        static const QRegularExpression kPort(text("Listening on [a-z]+://[^ ,]*:(\\d+)"));
        QRegularExpressionMatch match;
        const auto told = [&] {
            err += process.readAllStandardError();
            match = kPort.match(QString::fromUtf8(err));
            return match.hasMatch() || process.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(told, 20'000) || !match.hasMatch())
            qFatal("no port: %s", err.constData());
        return match.captured(1).toUShort();
    }
    int code()
    {
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        err += process.readAllStandardError();
        return process.exitCode();
    }

    QProcess process;
    QByteArray err;
};

/// NetFlow v5: two records, of a flow and of its other direction, that ended just now.
QByteArray bothDirections()
{
    constexpr quint32 kUptime = 100'000;
    QByteArray message;
    QDataStream out(&message, QIODevice::WriteOnly);
    out << quint16 {5} << quint16 {2} << kUptime << quint32(QDateTime::currentSecsSinceEpoch())
        << quint32 {0} << quint32 {0} << quint32 {0};
    constexpr quint32 kClient = 0x0a000005;
    constexpr quint32 kServer = 0xc0000201;
    for (const bool back : {false, true}) {
        out << (back ? kServer : kClient) << (back ? kClient : kServer) << quint32 {0};
        out << quint16 {1} << quint16 {2} << quint32 {7} << quint32 {700};
        out << kUptime - 2000 << kUptime - 1000;
        out << quint16(back ? 443 : 40'000) << quint16(back ? 40'000 : 443);
        out << quint8 {0} << quint8 {0x1b} << quint8 {6} << quint8 {0};
        out << quint32 {0} << quint32 {0};
    }
    return message;
}

/// NetFlow v5: somebody goes from 10.99.0.1 by SSH to .2, from there by RDP to .3, and from there
/// by WinRM to .4, each session within the one before; both directions of each.
QByteArray chainOfSessions()
{
    constexpr quint32 kUptime = 3'600'000;
    constexpr quint32 kNet = 0x0a630000;
    struct Session
    {
        quint32 client;
        quint32 server;
        quint16 port;
        quint32 start; ///< seconds ago
        quint32 end;
    };
    constexpr Session kSessions[] {{kNet + 1, kNet + 2, 22, 600, 20},
        {kNet + 2, kNet + 3, 3389, 540, 100}, {kNet + 3, kNet + 4, 5985, 480, 420}};
    QByteArray message;
    QDataStream out(&message, QIODevice::WriteOnly);
    out << quint16 {5} << quint16 {6} << kUptime << quint32(QDateTime::currentSecsSinceEpoch())
        << quint32 {0} << quint32 {0} << quint32 {0};
    for (const Session& session : kSessions)
        for (const bool back : {false, true}) {
            const auto client = static_cast<quint16>(40'000 + session.port % 1000);
            out << (back ? session.server : session.client)
                << (back ? session.client : session.server) << quint32 {0};
            out << quint16 {1} << quint16 {2} << quint32 {6} << quint32 {5000};
            out << kUptime - session.start * 1000 << kUptime - session.end * 1000;
            out << (back ? session.port : client) << (back ? client : session.port);
            out << quint8 {0} << quint8 {0x1b} << quint8 {6} << quint8 {0};
            out << quint32 {0} << quint32 {0};
        }
    return message;
}

} // namespace

/// The real program with exporters that never existed.
class TestCliCollect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingReceivedIsStoredWhenTerminated();
    void flowsAndStatusAreThereWhileItRuns();
    void matchesArePrintedAsTheyCome();
    void aFlowOfBothDirectionsIsThereSoon();
    void peopleHaveTheirSayWhileItRuns();
    void chainOfSessionsRaisesOneAlert();
    void endsByItselfAfterTheTime();
    void killedAndStartedAgain();
    void fullDiskIsToldAndGoneOnFrom();
    void boundsCanBeTried_data();
    void boundsCanBeTried();
    void mistakesAreExplained_data();
    void mistakesAreExplained();
    void portInUseIsExplained();
    void secondCollectorIsRefused();
    void statusWithoutCollectorSaysSo();

private:
    [[nodiscard]] QStringList arguments(const QStringList& more) const
    {
        return QStringList {text("-w"), m_folder->filePath(text("workspace"))} + more;
    }
    [[nodiscard]] QStringList collect(const QStringList& more = {}) const
    {
        return arguments(
            QStringList {text("collect"), text("--listen"), text("udp://127.0.0.1:0")} + more);
    }
    /// Sum of a column over all flows.
    [[nodiscard]] quint64 sum(const char* column) const
    {
        quint64 total = 0;
        const auto rows
            = runCli(arguments({text("flows"), text("--columns"), text(column)})).rows();
        for (qsizetype i = 1; i < rows.size(); ++i)
            total += rows[i][0].toULongLong();
        return total;
    }
    [[nodiscard]] qsizetype flowCount() const
    {
        return runCli(arguments({text("flows")})).rows().size() - 1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliCollect::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCliCollect::everythingReceivedIsStoredWhenTerminated()
{
    Collecting collecting(collect());
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    ExportMessages messages(ExportProtocol::NetFlow5, 7, 30);
    const auto sent = sender.run(messages, 6000, 60'000);
    QCOMPARE(sent.refused, std::uint64_t {0});
    collecting.process.terminate(); // at once: what waits for its other direction is stored too
    QCOMPARE(collecting.code(), 0);
    QVERIFY2(collecting.err.contains("Stored 6,000 flows"), collecting.err.constData());
    QVERIFY2(collecting.err.contains("none was dropped"), collecting.err.constData());
    QVERIFY(!collecting.err.contains("not accounted for"));
    QCOMPARE(flowCount(), qsizetype {6000});
    QCOMPARE(sum("packets") + sum("reverse_packets"), messages.packets());
}

void TestCliCollect::flowsAndStatusAreThereWhileItRuns()
{
    Collecting collecting(collect({text("--no-pair"), text("--no-dedup")}));
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    ExportMessages messages(ExportProtocol::Ipfix, 7, 10);
    QVERIFY(sender.send(messages.templates()));
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE_WITH_TIMEOUT(flowCount(), qsizetype {10}, 20'000);
    const auto exporters = [&] {
        return QJsonDocument::fromJson(
            runCli(arguments({text("--json"), text("status"), text("--exporters")})).out)
            .array();
    };
    QTRY_VERIFY_WITH_TIMEOUT(exporters().size() == 1
            && exporters().first().toObject().value(text("flows")).toInteger() == 10,
        20'000);
    const QJsonObject exporter = exporters().first().toObject();
    QCOMPARE(exporter.value(text("exporter")).toString(), text("127.0.0.1"));
    QCOMPARE(exporter.value(text("version")).toString(), text("IPFIX"));
    QCOMPARE(exporter.value(text("domain")).toInteger(), qint64 {7});
    QCOMPARE(exporter.value(text("datagrams")).toInteger(), qint64 {2});
    const CliResult overview = runCli(arguments({text("status")}));
    QCOMPARE(overview.code, 0);
    QVERIFY2(overview.err.contains("Collector: running since"), overview.err.constData());
    QVERIFY(overview.out.contains("\nsource\tudp://127.0.0.1:"));
    QVERIFY(overview.out.contains("\nexporter\t127.0.0.1 IPFIX domain 7\t10\t"));
    const auto templates = [&] { return runCli(arguments({text("status"), text("--templates")})); };
    QTRY_VERIFY_WITH_TIMEOUT(templates().out.contains("sourceIPv4Address/4"), 20'000);
    collecting.process.terminate();
    QCOMPARE(collecting.code(), 0);
    QVERIFY(runCli(arguments({text("status")})).err.contains("Collector: ended "));
}

void TestCliCollect::matchesArePrintedAsTheyCome()
{
    Collecting collecting(
        collect({text("--no-pair"), text("--no-dedup"), text("--search"), text("src_ip = 10.0.0.3"),
            text("--format"), text("jsonl"), text("--columns"), text("src_ip,dst_port,packets")}));
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 10);
    QVERIFY(sender.send(messages.next()));
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += collecting.process.readAllStandardOutput(),
                                 out
                                     == R"({"src_ip":"10.0.0.3","dst_port":443,"packets":4})"
                                        "\n"),
        20'000);
    collecting.process.terminate();
    QCOMPARE(collecting.code(), 0);
    QCOMPARE(collecting.process.readAllStandardOutput(), QByteArray());
    QCOMPARE(flowCount(), qsizetype {10}); // all are stored, not only those that match
}

void TestCliCollect::aFlowOfBothDirectionsIsThereSoon()
{
    Collecting collecting(collect());
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    QVERIFY(sender.send(bothDirections()));
    QTRY_COMPARE_WITH_TIMEOUT(flowCount(), qsizetype {1}, 15'000);
    QCOMPARE(sum("reverse_packets"), quint64 {7});
    collecting.process.terminate();
    QCOMPARE(collecting.code(), 0);
}

void TestCliCollect::peopleHaveTheirSayWhileItRuns()
{
    Collecting collecting(collect());
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    QVERIFY(sender.send(bothDirections()));
    QTRY_COMPARE_WITH_TIMEOUT(flowCount(), qsizetype {1}, 15'000);
    const auto cli = [&](const char* line) {
        return runCli(arguments(QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts)));
    };
    QTRY_VERIFY_WITH_TIMEOUT(cli("alerts list --open").rows().size() > 1, 15'000);
    const CliResult set = cli("assets set 10.0.0.5 --owner till --add-tag pci");
    QVERIFY2(set.code == 0, set.err.constData());
    const CliResult acknowledged = cli("alerts ack --all");
    QVERIFY2(acknowledged.code == 0, acknowledged.err.constData());
    QCOMPARE(cli("alerts list --open").rows().size(), qsizetype {1});
    // what only the collector may do is still refused
    QCOMPARE(cli("alerts disable Pivot").code, 2);
    QCOMPARE(cli("assets set 10.0.0.5 --forget").code, 2);
    collecting.process.terminate();
    QCOMPARE(collecting.code(), 0);
    const auto rows = cli("assets list --columns address,owner,tags").rows();
    QVERIFY(rows.contains(QList<QByteArray> {"10.0.0.5", "till", "pci"}));
    QCOMPARE(cli("alerts list --open").rows().size(), qsizetype {1});
}

void TestCliCollect::chainOfSessionsRaisesOneAlert()
{
    Collecting collecting(collect());
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    QVERIFY(sender.send(chainOfSessions()));
    QTRY_COMPARE_WITH_TIMEOUT(flowCount(), qsizetype {3}, 15'000);
    collecting.process
        .terminate(); // the last search is made now, the next would be in half a minute
    QCOMPARE(collecting.code(), 0);
    const auto rows = runCli(arguments({text("alerts"), text("list"), text("--columns"),
                                 text("kind,severity,count,text")}))
                          .rows();
    QList<QList<QByteArray>> pivots;
    for (const QList<QByteArray>& row : rows)
        if (row[0] == "pivot")
            pivots << row;
    QCOMPARE(pivots.size(), qsizetype {1});
    QCOMPARE(pivots[0][1], QByteArray("high"));
    QCOMPARE(pivots[0][2], QByteArray("1"));
    QVERIFY2(pivots[0][3].startsWith(
                 "Pivot: from 10.99.0.1 to 10.99.0.2 to 10.99.0.3 to 10.99.0.4 (ssh, rdp, winrm)"),
        pivots[0][3].constData());
}

void TestCliCollect::endsByItselfAfterTheTime()
{
    Collecting collecting(collect({text("--for"), text("300ms")}));
    QCOMPARE(collecting.code(), 0);
    QVERIFY2(collecting.err.contains("Stored 0 flows"), collecting.err.constData());
}

void TestCliCollect::killedAndStartedAgain()
{
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    {
        Collecting first(collect({text("--no-pair"), text("--no-dedup")}));
        ExportSender sender(QHostAddress(QHostAddress::LocalHost), first.port());
        QVERIFY(sender.send(messages.next()));
        QTRY_COMPARE_WITH_TIMEOUT(flowCount(), qsizetype {30}, 20'000);
        first.process.kill();
        QVERIFY(first.process.waitForFinished());
    }
    QCOMPARE(flowCount(), qsizetype {30});
    Collecting second(collect({text("--no-pair"), text("--no-dedup")}));
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), second.port());
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE_WITH_TIMEOUT(flowCount(), qsizetype {60}, 20'000);
    second.process.terminate();
    QCOMPARE(second.code(), 0);
    QCOMPARE(sum("packets"), messages.packets());
}

void TestCliCollect::fullDiskIsToldAndGoneOnFrom()
{
    Collecting collecting(
        collect({text("--no-pair"), text("--no-dedup"), text("--simulate"), text("storage-full")}));
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    QVERIFY(sender.send(messages.next()));
    QTRY_VERIFY_WITH_TIMEOUT((collecting.err += collecting.process.readAllStandardError(),
                                 collecting.err.contains("cannot be stored")),
        20'000);
    QTRY_VERIFY_WITH_TIMEOUT((collecting.err += collecting.process.readAllStandardError(),
                                 collecting.err.contains("stored again")),
        20'000);
    collecting.process.terminate();
    QCOMPARE(collecting.code(), 0);
    QCOMPARE(flowCount(), qsizetype {30});
}

void TestCliCollect::boundsCanBeTried_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("drop");
    QTest::newRow("datagrams too long")
        << QByteArray("datagram-too-long") << QByteArray("truncated");
    QTest::newRow("exporters") << QByteArray("exporter-table-full")
                               << QByteArray("too-many-exporters");
}

void TestCliCollect::boundsCanBeTried()
{
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, drop);
    Collecting collecting(collect({text("--simulate"), QString::fromLatin1(fault)}));
    ExportSender sender(QHostAddress(QHostAddress::LocalHost), collecting.port());
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    for (int i = 0; i < 7; ++i)
        QVERIFY(sender.send(messages.next()));
    collecting.process.terminate();
    QCOMPARE(collecting.code(), 0);
    QVERIFY2(collecting.err.contains("dropped: 7 " + drop), collecting.err.constData());
    QVERIFY(!collecting.err.contains("not accounted for"));
    QCOMPARE(flowCount(), qsizetype {0});
}

void TestCliCollect::mistakesAreExplained_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& options, int code, const char* says) {
        QTest::newRow(name) << options << code << QByteArray(says);
    };
    const QStringList here {text("--listen"), text("udp://127.0.0.1:0")};
    row("no source", {}, 1, "--listen");
    row("no url", {text("--listen"), text("2055")}, 1, "udp://0.0.0.0:2055");
    row("no port", {text("--listen"), text("udp://1.2.3.4:70000")}, 1, "65535");
    row("no prefix", here + QStringList {text("--allow"), text("10.0.0.0/40")}, 1,
        "neither an address nor a prefix");
    row("no rate", here + QStringList {text("--sampling"), text("10.0.0.1=0")}, 1,
        "192.0.2.1=1000");
    row("no time", here + QStringList {text("--for"), text("soon")}, 1, "10m");
    row("no window", here + QStringList {text("--pair-window"), text("0s")}, 1, "1s to 1h");
    row("no filter", here + QStringList {text("--search"), text("dst_port >")}, 1, "^");
    row("no column", here + QStringList {text("--columns"), text("colour")}, 1, "colour");
    row("no bound", here + QStringList {text("--bound"), text("rain=3")}, 1, "held-seconds");
    row("bound of nothing", here + QStringList {text("--bound"), text("templates=0")}, 1,
        "templates=0: expected a number from 1 to 65280");
    row("bound too large", here + QStringList {text("--bound"), text("templates=70000")}, 1,
        "1 to 65280");
    row("no fault", here + QStringList {text("--simulate"), text("rain")}, 1, "queue-full");
    row("not our address", {text("--listen"), text("udp://192.0.2.7:2055")}, 2,
        "does not have the address");
    row("no certificate given", {text("--listen"), text("tls://127.0.0.1:0")}, 2, "certificate");
    row("certificate not there",
        {text("--listen"), text("tls://127.0.0.1:0"), text("--cert"), text("nowhere.pem"),
            text("--key"), text("nowhere.key"), text("--ca"), text("nowhere.pem")},
        2, "nowhere.pem cannot be read");
}

void TestCliCollect::mistakesAreExplained()
{
    QFETCH(QStringList, options);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const CliResult result = runCli(arguments(QStringList {text("collect")} + options));
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(says), result.err.constData());
    QCOMPARE(result.out, QByteArray());
}

void TestCliCollect::portInUseIsExplained()
{
    QUdpSocket taken;
    QVERIFY(taken.bind(QHostAddress(QHostAddress::LocalHost)));
    const CliResult result = runCli(arguments(
        {text("collect"), text("--listen"), text("udp://127.0.0.1:%1").arg(taken.localPort())}));
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("is in use"), result.err.constData());
}

void TestCliCollect::secondCollectorIsRefused()
{
    Collecting first(collect());
    (void)first.port();
    const CliResult second = runCli(collect());
    QCOMPARE(second.code, 2);
    QVERIFY2(second.err.contains("in use"), second.err.constData());
    first.process.terminate();
    QCOMPARE(first.code(), 0);
}

void TestCliCollect::statusWithoutCollectorSaysSo()
{
    QCOMPARE(runCli(collect({text("--for"), text("1ms")})).code, 0);
    const CliResult none = runCli({text("-w"), m_folder->filePath(text("workspace")),
        text("--json"), text("status"), text("--templates")});
    QCOMPARE(none.code, 0);
    QCOMPARE(QJsonDocument::fromJson(none.out).array().size(), qsizetype {0});
}

QTEST_GUILESS_MAIN(TestCliCollect)
#include "tst_clicollect.moc"
