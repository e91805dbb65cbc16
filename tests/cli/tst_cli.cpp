// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

const QByteArray kHeader
    = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,reverse_packets,"
      "reverse_bytes,tcp_flags,reverse_tcp_flags,state,src_name,dst_name,src_segment,dst_segment,"
      "service,application,rule,vlan,exporter\n";

/// Four flows of which every sum can be checked by hand.
const QByteArray kFlows = kHeader
    + "2026-03-02T09:00:00.000000Z,2026-03-02T09:00:10.500000Z,10.0.0.1,50000,192.0.2.10,443,tcp,"
      "10,1000,20,9000,0x1b,0x1b,established,pc1,www.example,lan,internet,https,,,,fw\n"
      "2026-03-02T09:04:00.000000Z,2026-03-02T09:04:01.000000Z,10.0.0.2,50001,192.0.2.10,443,tcp,"
      "5,500,6,600,0x1b,0x1b,established,pc2,www.example,lan,internet,https,,,,fw\n"
      "2026-03-02T09:10:00.000000Z,2026-03-02T09:10:00.000000Z,10.0.0.1,50002,10.0.0.9,22,tcp,"
      "1,60,0,0,0x02,0x00,attempt,pc1,=cmd(),lan,servers,ssh,,,7,fw\n"
      "2026-03-02T10:30:00.000000Z,2026-03-02T10:30:00.250000Z,2001:db8::5,0,2001:db8::9,32768,"
      "ipv6-icmp,,,,,0x00,0x00,one-way,,\"tab\there \xC3\xA9\x1b[31m\",,,,,,,fw\n";

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void flowsPrintTheDefaultColumns();
    void flowsTakeColumnsSortAndLimit();
    void filterAndTimesChoose_data();
    void filterAndTimesChoose();
    void wordsThatAreCommandsMayStandInAFilter();
    void filterErrorShowsThePlace();
    void wrongUsageSaysWhatToDo_data();
    void wrongUsageSaysWhatToDo();
    void usageErrorsNameWhatThereIs();
    void jsonHasRightTypes();
    void jsonLinesAreOneObjectEach();
    void csvGuardsFormulas();
    void tableIsAlignedAndEscapesControls();
    void topSumsByColumn();
    void topByACounterKeepsTheSumApart();
    void topCountsEitherSide();
    void conversationsSumUp();
    void timelineHasNoGaps();
    void statusListsDaysAndImports();
    void csvRoundTripGivesTheSameTable();
    void resultsDoNotDependOnLocaleAndZone();
    void closedPipeEndsQuietly();
    void stockSqliteReadsTheDay();
    void demoBuildsTheSample();

private:
    CliResult run(const QStringList& arguments) const
    {
        return runCli(QStringList {text("-w"), m_workspace} + arguments);
    }

    QTemporaryDir m_folder;
    QString m_workspace;
};

void TestCli::initTestCase()
{
    m_workspace = m_folder.filePath(text("workspace"));
    const QString file = m_folder.filePath(text("flows.csv"));
    QFile csv(file);
    QVERIFY(csv.open(QIODevice::WriteOnly));
    QCOMPARE(csv.write(kFlows), kFlows.size());
    csv.close();
    const CliResult import = run({text("import"), file});
    QVERIFY2(import.code == 0, import.err.constData());
    QVERIFY2(import.out.contains("4 flows"), import.out.constData());
}

void TestCli::flowsPrintTheDefaultColumns()
{
    const CliResult r = run({text("flows")});
    QCOMPARE(r.code, 0);
    QVERIFY2(r.err.isEmpty(), r.err.constData());
    const auto rows = r.rows();
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows[0].join(','), kHeader.trimmed());
    QCOMPARE(rows[1].join(','), kFlows.split('\n')[1]);
}

void TestCli::flowsTakeColumnsSortAndLimit()
{
    const CliResult r = run({text("flows"), text("--columns"), text("src_ip,bytes_total,duration"),
        text("--sort"), text("bytes_total:desc"), text("--limit"), text("2")});
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(r.out,
        QByteArray("src_ip\tbytes_total\tduration\n10.0.0.1\t10000\t10.500000\n"
                   "10.0.0.2\t1100\t1.000000\n"));
    const CliResult up = run(
        {text("flows"), text("--columns"), text("dst_port"), text("--sort"), text("dst_port")});
    QCOMPARE(up.out, QByteArray("dst_port\n22\n443\n443\n32768\n"));
    const CliResult one
        = run({text("flows"), text("--columns"), text("dst/port"), text("--limit"), text("1")});
    QCOMPARE(one.out.count('\n'), 2);
}

void TestCli::filterAndTimesChoose_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("count");
    QTest::newRow("one word") << QStringList {text("dst_port = 443")} << 2;
    QTest::newRow("words") << QStringList {text("dst_port"), text("="), text("443"), text("and"),
        text("src_ip"), text("="), text("10.0.0.2")}
                           << 1;
    QTest::newRow("either side") << QStringList {text("ip = 10.0.0.0/8")} << 3;
    QTest::newRow("nothing") << QStringList {text("dst_port = 1")} << 0;
    QTest::newRow("from") << QStringList {text("--from"), text("2026-03-02T09:05")} << 2;
    QTest::newRow("to") << QStringList {text("--to"), text("2026-03-02T09:04:00Z")} << 1;
    QTest::newRow("to a day") << QStringList {text("--to"), text("2026-03-02")} << 4;
    QTest::newRow("overlap") << QStringList {text("--from"), text("2026-03-02T09:00:05Z"),
        text("--to"), text("2026-03-02T09:00:06Z")}
                             << 1;
    QTest::newRow("epoch") << QStringList {text("--from"), text("1772442600")} << 2;
}

void TestCli::filterAndTimesChoose()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, count);
    const CliResult r = run(QStringList {text("flows")} + arguments);
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(r.rows().size(), count + 1);
}

void TestCli::wordsThatAreCommandsMayStandInAFilter()
{
    const CliResult r = run({text("flows"), text("service"), text("="), text("import"), text("or"),
        text("rule"), text("="), text("status")});
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(r.rows().size(), 1);
}

void TestCli::filterErrorShowsThePlace()
{
    const CliResult r = run({text("flows"), text("dst_port = 443 and sorce = 1")});
    QCOMPARE(r.code, 1);
    QVERIFY(r.out.isEmpty());
    const QList<QByteArray> lines = r.err.split('\n');
    QVERIFY2(lines.size() >= 3, r.err.constData());
    QCOMPARE(lines[1], QByteArray("  dst_port = 443 and sorce = 1"));
    QCOMPARE(lines[2].indexOf('^'), lines[1].indexOf("sorce"));
}

void TestCli::wrongUsageSaysWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QStringList {};
    QTest::newRow("command") << QStringList {text("fly")};
    QTest::newRow("option") << QStringList {text("flows"), text("--fast")};
    QTest::newRow("format") << QStringList {text("flows"), text("--format"), text("xml")};
    QTest::newRow("column") << QStringList {
        text("flows"), text("--columns"), text("src_ip,colour")};
    QTest::newRow("filter-only column")
        << QStringList {text("flows"), text("--columns"), text("ip")};
    QTest::newRow("sort") << QStringList {text("flows"), text("--sort"), text("bytes:down")};
    QTest::newRow("limit") << QStringList {text("flows"), text("--limit"), text("few")};
    QTest::newRow("negative limit") << QStringList {text("flows"), text("--limit"), text("-1")};
    QTest::newRow("huge limit") << QStringList {
        text("flows"), text("--limit"), text("99999999999999999999")};
    QTest::newRow("column twice") << QStringList {
        text("flows"), text("--columns"), text("src_ip,src_ip")};
    QTest::newRow("summary column twice")
        << QStringList {text("status"), text("--columns"), text("name,name")};
    QTest::newRow("sort of status") << QStringList {text("status"), text("--sort"), text("foo")};
    QTest::newRow("workspace") << QStringList {text("status"), text("-w"), QString()};
    QTest::newRow("demo into other flows") << QStringList {text("demo"), m_workspace};
    QTest::newRow("time") << QStringList {text("flows"), text("--from"), text("yesterday")};
    QTest::newRow("times") << QStringList {
        text("flows"), text("--from"), text("2026-03-03"), text("--to"), text("2026-03-01")};
    QTest::newRow("by") << QStringList {text("top"), text("--by"), text("colour")};
    QTest::newRow("no by") << QStringList {text("top")};
    QTest::newRow("metric") << QStringList {
        text("top"), text("--by"), text("src_ip"), text("--metric"), text("joy")};
    QTest::newRow("bucket") << QStringList {text("timeline"), text("--bucket"), text("soon")};
    QTest::newRow("summary column")
        << QStringList {text("conversations"), text("--columns"), text("src_ip")};
    QTest::newRow("quiet and verbose") << QStringList {text("-q"), text("-v"), text("status")};
    QTest::newRow("timeout") << QStringList {
        text("import"), text("--idle-timeout"), text("0"), text("x")};
}

void TestCli::wrongUsageSaysWhatToDo()
{
    QFETCH(QStringList, arguments);
    const CliResult r = run(arguments);
    QCOMPARE(r.code, 1);
    QVERIFY2(r.out.isEmpty(), r.out.constData());
    QVERIFY2(r.err.startsWith("netbehave-cli: "), r.err.constData());
}

void TestCli::usageErrorsNameWhatThereIs()
{
    const CliResult command = run({text("foo")});
    QVERIFY2(command.err.contains("\"foo\"") && command.err.contains(" conversations "),
        command.err.constData());
    const CliResult option = run({text("flows"), text("--fast")});
    QVERIFY2(option.err.contains("netbehave-cli flows --help"), option.err.constData());
    const CliResult limit = run({text("flows"), text("--limit"), text("abc")});
    QVERIFY2(limit.err.contains("expected a number of rows"), limit.err.constData());
    const CliResult by = run({text("top"), text("--by"), text("foo")});
    QVERIFY2(by.err.contains(" ip port name segment mac owner"), by.err.constData());
    QVERIFY(by.err.contains("netbehave-cli top --help"));
    const CliResult bucket = run({text("timeline"), text("--bucket"), text("1us")});
    QVERIFY2(bucket.err.contains("smallest is 1ms"), bucket.err.constData());
    const CliResult status = run({text("status"), text("--sort"), text("foo")});
    QVERIFY2(!status.err.contains("4 flows"), status.err.constData());
}

void TestCli::jsonHasRightTypes()
{
    for (const QStringList& arguments : {QStringList {text("--json"), text("flows")},
             QStringList {text("flows"), text("--format"), text("json")}}) {
        const CliResult r = run(arguments);
        QCOMPARE(r.code, 0);
        QJsonParseError problem;
        const QJsonArray array = QJsonDocument::fromJson(r.out, &problem).array();
        QVERIFY2(problem.error == QJsonParseError::NoError, qPrintable(problem.errorString()));
        QCOMPARE(array.size(), 4);
        const QJsonObject first = array[0].toObject();
        QCOMPARE(first.size(), 23);
        QVERIFY(first[text("bytes")].isDouble());
        QCOMPARE(first[text("bytes")].toDouble(), 1000.0);
        QVERIFY(first[text("src_port")].isDouble());
        QCOMPARE(first[text("protocol")].toString(), text("tcp"));
        QCOMPARE(first[text("tcp_flags")].toString(), text("0x1b"));
        QVERIFY(first[text("vlan")].isNull());
        const QJsonObject last = array[3].toObject();
        QVERIFY(last[text("bytes")].isNull());
        QVERIFY(last[text("packets")].isNull());
        QCOMPARE(last[text("dst_name")].toString(), QString::fromUtf8("tab\there é\x1b[31m"));
    }
    const CliResult none = run({text("--json"), text("flows"), text("dst_port = 1")});
    QVERIFY(QJsonDocument::fromJson(none.out).isArray());
}

void TestCli::jsonLinesAreOneObjectEach()
{
    const CliResult r = run({text("flows"), text("--format"), text("jsonl")});
    const QList<QByteArray> lines = r.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    for (const QByteArray& line : lines)
        QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void TestCli::csvGuardsFormulas()
{
    const QStringList base {text("flows"), text("--columns"), text("dst_name"), text("--format"),
        text("csv"), text("dst_port = 22")};
    QCOMPARE(run(base).out, QByteArray("dst_name\n'=cmd()\n"));
    QCOMPARE(
        run(base + QStringList {text("--no-formula-guard")}).out, QByteArray("dst_name\n=cmd()\n"));
}

void TestCli::tableIsAlignedAndEscapesControls()
{
    const CliResult r = run({text("flows"), text("--format"), text("table"), text("--columns"),
        text("src_ip,bytes,dst_name")});
    QVERIFY(!r.out.contains('\x1b'));
    QVERIFY(!r.out.contains('\t'));
    const QList<QByteArray> lines = r.out.split('\n');
    QCOMPARE(lines[0], QByteArray("src_ip       bytes  dst_name"));
    QCOMPARE(lines[1], QByteArray("10.0.0.1      1000  www.example"));
    QCOMPARE(lines[3], QByteArray("10.0.0.1        60  =cmd()"));
    QCOMPARE(lines[4], QByteArray("2001:db8::5         tab\\x09here \xC3\xA9\\x1b[31m"));
}

void TestCli::topSumsByColumn()
{
    const CliResult r = run({text("top"), text("--by"), text("src_ip")});
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(r.out,
        QByteArray("src_ip\tflows\tpackets\tbytes\treverse_packets\treverse_bytes\t"
                   "packets_total\tbytes_total\tshare\n"
                   "10.0.0.1\t2\t11\t1060\t20\t9000\t31\t10060\t90.14\n"
                   "10.0.0.2\t1\t5\t500\t6\t600\t11\t1100\t9.86\n"
                   "2001:db8::5\t1\t\t\t\t\t\t\t\n"));
    const CliResult shown
        = run({text("top"), text("--by"), text("src_ip"), text("--format"), text("table"),
            text("--columns"), text("src_ip,bytes,reverse_packets"), text("ip_version = 6")});
    QCOMPARE(
        shown.out.split('\n').value(1).simplified(), QByteArray("2001:db8::5 unknown unknown"));
    const CliResult byFlows = run(
        {text("top"), text("--by"), text("dst_port,protocol"), text("--metric"), text("flows"),
            text("--limit"), text("1"), text("--columns"), text("dst_port,protocol,flows,share")});
    QCOMPARE(byFlows.out, QByteArray("dst_port\tprotocol\tflows\tshare\n443\ttcp\t2\t50.00\n"));
    const CliResult sorted = run({text("top"), text("--by"), text("src_ip"), text("--sort"),
        text("packets"), text("--limit"), text("2"), text("--columns"), text("src_ip")});
    QCOMPARE(sorted.out, QByteArray("src_ip\n2001:db8::5\n10.0.0.2\n"));
}

void TestCli::topByACounterKeepsTheSumApart()
{
    const CliResult r = run({text("top"), text("--by"), text("bytes"), text("--columns"),
        text("by_bytes,bytes"), text("--limit"), text("1")});
    QCOMPARE(r.out, QByteArray("by_bytes\tbytes\n1000\t1000\n"));
}

void TestCli::topCountsEitherSide()
{
    const CliResult r = run({text("top"), text("--by"), text("ip"), text("--columns"),
        text("ip,flows"), text("--metric"), text("flows"), text("--limit"), text("2")});
    QCOMPARE(r.out, QByteArray("ip\tflows\n10.0.0.1\t2\n192.0.2.10\t2\n"));
}

void TestCli::conversationsSumUp()
{
    const CliResult r = run({text("conversations"), text("--limit"), text("1")});
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(r.out,
        QByteArray("client\tserver\tprotocol\tserver_port\tname\trule\tflows\tpackets\tbytes\t"
                   "reverse_packets\treverse_bytes\tfirst\tlast\thours\n"
                   "10.0.0.1\t192.0.2.10\ttcp\t443\twww.example\t\t1\t10\t1000\t20\t9000\t"
                   "2026-03-02T09:00:00.000000Z\t2026-03-02T09:00:10.500000Z\t9\n"));
    QCOMPARE(run({text("conversations")}).rows().size(), 5);
}

void TestCli::timelineHasNoGaps()
{
    const CliResult r = run({text("timeline"), text("--bucket"), text("30m"), text("--columns"),
        text("start,flows,bytes_total")});
    QVERIFY2(r.code == 0, r.err.constData());
    QCOMPARE(r.out,
        QByteArray("start\tflows\tbytes_total\n2026-03-02T09:00:00.000000Z\t3\t11160\n"
                   "2026-03-02T09:30:00.000000Z\t0\t0\n2026-03-02T10:00:00.000000Z\t0\t0\n"
                   "2026-03-02T10:30:00.000000Z\t1\t\n"));
    QCOMPARE(run({text("timeline")}).code, 0);
}

void TestCli::statusListsDaysAndImports()
{
    const CliResult r = run({text("status")});
    QVERIFY2(r.code == 0, r.err.constData());
    const auto rows = r.rows();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[1][0], QByteArray("day"));
    QCOMPARE(rows[1][1], QByteArray("flows-2026-03-02.sqlite3"));
    QCOMPARE(rows[1][2], QByteArray("4"));
    QCOMPARE(rows[1][4], QByteArray("2026-03-02T09:00:00.000000Z"));
    QCOMPARE(rows[2][0], QByteArray("import"));
    QCOMPARE(rows[2][1], QByteArray("flows.csv"));
    QVERIFY(r.err.contains("4 flows on 1 day"));
    QVERIFY(run({text("-q"), text("status")}).err.isEmpty());
}

void TestCli::csvRoundTripGivesTheSameTable()
{
    const CliResult csv
        = run({text("flows"), text("--format"), text("csv"), text("--columns"), text("all")});
    QCOMPARE(csv.code, 0);
    QTemporaryDir other;
    const QStringList there {text("-w"), other.filePath(text("w"))};
    const CliResult import = runCli(there + QStringList {text("import"), text("-")}, {}, csv.out);
    QVERIFY2(import.code == 0, import.err.constData());
    const CliResult again = runCli(there
        + QStringList {
            text("flows"), text("--format"), text("csv"), text("--columns"), text("all")});
    QCOMPARE(again.out, csv.out);
}

void TestCli::resultsDoNotDependOnLocaleAndZone()
{
    const QStringList arguments {
        text("-w"), m_workspace, text("flows"), text("--from"), text("2026-03-02T09:05:00")};
    const CliResult here = runCli(arguments);
    QCOMPARE(here.rows().size(), 3);
    for (const QString& locale : {text("C"), text("de_DE.UTF-8"), text("ar_EG.UTF-8")}) {
        const CliResult there
            = runCli(arguments, {{text("LC_ALL"), locale}, {text("TZ"), text("Pacific/Apia")}});
        QCOMPARE(there.code, 0);
        QCOMPARE(there.out, here.out);
    }
}

void TestCli::closedPipeEndsQuietly()
{
#ifdef Q_OS_UNIX
    QProcess shell;
    shell.start(text("bash"),
        {text("-c"), text("set -o pipefail; \"$0\" -w \"$1\" flows --sort start | head -n 1"),
            text(NB_BIN_DIR "/netbehave-cli"), m_workspace});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    QVERIFY(shell.readAllStandardError().isEmpty());
#else
    QSKIP("needs a POSIX shell");
#endif
}

void TestCli::stockSqliteReadsTheDay()
{
    const QString sqlite = QStandardPaths::findExecutable(text("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("the sqlite3 program is not installed");
    QProcess process;
    process.start(sqlite,
        {m_workspace + text("/days/flows-2026-03-02.sqlite3"),
            text("select srcip, dstip, proto, dstport, hits, bytes from flow where dstport = 443 "
                 "order by srcip")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(out.contains("10.0.0.1|192.0.2.10|") && out.contains("10.0.0.2|192.0.2.10|"),
        out.constData());
}

void TestCli::demoBuildsTheSample()
{
    QTemporaryDir folder;
    const QString company = folder.filePath(text("a company"));
    const CliResult demo = runCli({text("demo"), company});
    QVERIFY2(demo.code == 0, demo.err.constData());
    QVERIFY(demo.out.contains("netbehave-cli -w '"));
    const CliResult total = runCli({text("-w"), company, text("top"), text("--by"),
        text("protocol"), text("--metric"), text("flows")});
    QVERIFY(total.rows().size() >= 3); // the head, TCP and UDP
    const CliResult chain = runCli(
        {text("-w"), company, text("flows"), text("dst_port = 22 and dst_segment = payment")});
    QCOMPARE(chain.rows().size(), 2); // the head, and the one session that should not be
    QCOMPARE(runCli({text("demo"), company}).code, 0);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
