// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace nb::test;

namespace {

constexpr auto kFlows
    = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,"
      "reverse_packets,reverse_bytes\n"
      "2026-03-01T09:00:00Z,2026-03-01T09:00:01Z,10.1.0.1,4000,10.2.0.1,443,tcp,1,900,1,100\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.1,4000,10.2.0.1,443,tcp,1,900,1,100\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.2,4000,10.2.0.9,22,tcp,1,50,1,50\n"
      "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.1.0.2,4000,203.0.113.7,80,tcp,1,5,1,5\n";

struct XmlWords
{
    QString text;
    bool wellFormed = false;
};

XmlWords wordsOf(const QByteArray& xml)
{
    XmlWords words;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            words.text += reader.text().toString() + u'\n';
    words.wellFormed = !reader.hasError();
    return words;
}

} // namespace

/// `netbehave-cli map`, as a user runs it.
class TestCliMap : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    CliResult map(QStringList arguments) const
    {
        return runCli(QStringList {QStringLiteral("-w"), m_folder.filePath(QStringLiteral("ws")),
                          QStringLiteral("map")}
            + arguments);
    }

private Q_SLOTS:
    void initTestCase();
    void svgShowsNetworksAndServices();
    void pictureFormatsBeginAsTheyShould();
    void assetsAreHostsInTheirNetworks();
    void namesOfAssetsAreThoseOfTheInventory();
    void filterAndTimeApply();
    void newSinceShowsOnlyWhatIsNew();
    void compareMarksNewAndGone();
    void expandOpensOneNetwork();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
};

void TestCliMap::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("flows.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kFlows);
    file.close();
    const CliResult import = runCli({QStringLiteral("-w"), m_folder.filePath(QStringLiteral("ws")),
        QStringLiteral("import"), path});
    QVERIFY2(import.code == 0, import.err.constData());
}

void TestCliMap::svgShowsNetworksAndServices()
{
    const CliResult result = map({});
    QVERIFY2(result.code == 0, result.err.constData());
    const XmlWords words = wordsOf(result.out);
    QVERIFY(words.wellFormed);
    for (const char* word :
        {"10.1.0.0/24", "10.2.0.0/24", "Internet", "203.0.0.0/16", "https", "All flows"})
        QVERIFY2(words.text.contains(QLatin1String(word)), word);
}

void TestCliMap::pictureFormatsBeginAsTheyShould()
{
    const QString png = m_folder.filePath(QStringLiteral("map.png"));
    const CliResult result = map({QStringLiteral("--format"), QStringLiteral("png"),
        QStringLiteral("-o"), png, QStringLiteral("--width"), QStringLiteral("800")});
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY(result.out.isEmpty());
    QFile file(png);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray head = file.read(24);
    QVERIFY(head.startsWith("\x89PNG"));
    QCOMPARE(static_cast<uchar>(head[18]) * 256 + static_cast<uchar>(head[19]), 800);
    const CliResult pdf
        = map({QStringLiteral("--format"), QStringLiteral("pdf"), QStringLiteral("--dark")});
    QVERIFY(pdf.out.startsWith("%PDF-"));
    QVERIFY(map({QStringLiteral("--format"), QStringLiteral("dot")})
                .out.startsWith("digraph \"Network map\" {"));
}

void TestCliMap::assetsAreHostsInTheirNetworks()
{
    const CliResult result
        = map({QStringLiteral("--assets"), QStringLiteral("--format"), QStringLiteral("graphml")});
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY(wordsOf(result.out).wellFormed);
    for (const char* id : {"host:10.1.0.1", "host:10.1.0.2", "host:10.2.0.1", "host:10.2.0.9"})
        QVERIFY2(result.out.contains(QByteArray("id=\"") + id + '"'), id);
    // addresses outside stay with their owner or network
    QVERIFY(result.out.contains("outside:203.0.0.0/16"));
}

void TestCliMap::namesOfAssetsAreThoseOfTheInventory()
{
    const CliResult set = runCli(
        {QStringLiteral("-w"), m_folder.filePath(QStringLiteral("ws")), QStringLiteral("assets"),
            QStringLiteral("set"), QStringLiteral("10.2.0.9"), QStringLiteral("--name"),
            QStringLiteral("ledger"), QStringLiteral("--role"), QStringLiteral("backup-server")});
    QVERIFY2(set.code == 0, set.err.constData());
    const CliResult graph
        = map({QStringLiteral("--assets"), QStringLiteral("--format"), QStringLiteral("graphml")});
    QVERIFY2(graph.code == 0, graph.err.constData());
    QVERIFY(graph.out.contains("ledger"));
    QVERIFY(graph.out.contains("backup-server"));
    const CliResult picture = map({QStringLiteral("--assets")});
    QVERIFY(wordsOf(picture.out).text.contains(QStringLiteral("ledger")));
}

void TestCliMap::filterAndTimeApply()
{
    const CliResult ssh = map({QStringLiteral("--format"), QStringLiteral("dot"),
        QStringLiteral("dst_port"), QStringLiteral("="), QStringLiteral("22")});
    QCOMPARE(ssh.out.count(" -> "), 1);
    const CliResult first = map({QStringLiteral("--format"), QStringLiteral("dot"),
        QStringLiteral("--to"), QStringLiteral("2026-03-01")});
    QCOMPARE(first.out.count(" -> "), 1);
    QVERIFY(first.out.contains("https"));
    const CliResult inside
        = map({QStringLiteral("--format"), QStringLiteral("dot"), QStringLiteral("--no-internet")});
    QVERIFY(!inside.out.contains("203.0"));
}

void TestCliMap::newSinceShowsOnlyWhatIsNew()
{
    const CliResult result = map({QStringLiteral("--format"), QStringLiteral("dot"),
        QStringLiteral("--new-since"), QStringLiteral("2026-03-02")});
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY(!result.out.contains("https"));
    QCOMPARE(result.out.count("\"change\"=\"new\""), 2);
}

void TestCliMap::compareMarksNewAndGone()
{
    const CliResult result = map({QStringLiteral("--format"), QStringLiteral("dot"),
        QStringLiteral("--to"), QStringLiteral("2026-03-01"), QStringLiteral("--compare"),
        QStringLiteral("2026-03-02..2026-03-02")});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(result.out.count("\"change\"=\"same\""), 1);
    QCOMPARE(result.out.count("\"change\"=\"gone\""), 2);
}

void TestCliMap::expandOpensOneNetwork()
{
    const CliResult result = map({QStringLiteral("--format"), QStringLiteral("dot"),
        QStringLiteral("--expand"), QStringLiteral("10.2.0.0/24")});
    QVERIFY(result.out.contains("\"host:10.2.0.1\""));
    QVERIFY(!result.out.contains("\"host:10.1.0.1\""));
}

void TestCliMap::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("format") << QStringList {QStringLiteral("--format"), QStringLiteral("gif")};
    QTest::newRow("both") << QStringList {QStringLiteral("--assets"), QStringLiteral("--segments")};
    QTest::newRow("time") << QStringList {QStringLiteral("--new-since"), QStringLiteral("soon")};
    QTest::newRow("range") << QStringList {
        QStringLiteral("--compare"), QStringLiteral("2026-03-02")};
    QTest::newRow("backwards") << QStringList {
        QStringLiteral("--compare"), QStringLiteral("2026-03-02..2026-03-01")};
    QTest::newRow("expand") << QStringList {QStringLiteral("--expand"), QStringLiteral("nowhere")};
    QTest::newRow("filter") << QStringList {
        QStringLiteral("dst_prt"), QStringLiteral("="), QStringLiteral("1")};
    QTest::newRow("json") << QStringList {QStringLiteral("--json")};
}

void TestCliMap::wrongUsageIsTold()
{
    QFETCH(QStringList, arguments);
    const CliResult result = map(arguments);
    QCOMPARE(result.code, 1);
    QVERIFY(result.out.isEmpty());
    QVERIFY(!result.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliMap)
#include "tst_climap.moc"
