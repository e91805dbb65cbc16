// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace nb::test;

namespace {

const QByteArray kHeader
    = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,reverse_packets,"
      "reverse_bytes,tcp_flags,reverse_tcp_flags,exporter\n";

/// Three nested sessions and a sweep that nobody answers.
QByteArray chainAndSweep()
{
    QByteArray csv = kHeader
        + "2026-03-02T09:00:00Z,2026-03-02T09:10:00Z,10.0.0.1,50000,10.0.0.2,22,tcp,6,5000,6,5000,"
          "1b,1b,192.0.2.1\n"
          "2026-03-02T09:01:00Z,2026-03-02T09:08:00Z,10.0.0.2,50001,10.0.0.3,3389,tcp,6,5000,6,"
          "5000,1b,1b,192.0.2.1\n"
          "2026-03-02T09:02:00Z,2026-03-02T09:03:00Z,10.0.0.3,50002,10.0.0.4,5985,tcp,6,5000,6,"
          "5000,1b,1b,192.0.2.1\n";
    for (int i = 0; i < 40; ++i)
        csv += QStringLiteral("2026-03-02T09:30:%1Z,2026-03-02T09:30:%1Z,10.0.0.9,%2,10.0.1.%3,445,"
                              "tcp,1,60,0,0,02,,192.0.2.1\n")
                   .arg(i, 2, 10, QLatin1Char('0'))
                   .arg(40000 + i)
                   .arg(i + 1)
                   .toLatin1();
    return csv;
}

QString corpus(const char* part)
{
    return QStringLiteral(NB_CORPUS_DIR "/pivots/") + QLatin1String(part);
}

QJsonObject jsonOf(const CliResult& result)
{
    return QJsonDocument::fromJson(result.out).object();
}

} // namespace

class TestCliPivots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void corpusGivesTheExpectedChains_data();
    void corpusGivesTheExpectedChains();
    void jsonHasEverythingAScoreNeeds();
    void tableAndCsvListChainsAndFindings();
    void networkxReadsTypedAttributes();
    void dotAndGexfHoldTheEpisodes();
    void focusAndBetweenChoose();
    void verdictsAreKeptAndCounted();
    void verdictsHideOtherFindingsAndAreCounted();
    void servicesAreChangedAndKept();
    void clocksThatDifferAreNamed();
    void unbrokenPathIsFoundBehindAnEarlierSession();
    void namesOfAssetsAreInGraphFiles();
    void epsilonAndNaivePrintPathsAndGraphs();
    void parametersAndRangeAreTakenOver();
    void sampledLegsWithoutAnswerAreWarnedOf();
    void picturesShowHostsAndSessions();
    void wrongUsageSaysWhatToDo_data();
    void wrongUsageSaysWhatToDo();

private:
    CliResult run(const QStringList& arguments) const
    {
        return runCli(
            QStringList {QStringLiteral("-q"), QStringLiteral("-w"), m_workspace} + arguments);
    }
    QString import(const QByteArray& csv, const QString& name)
    {
        const QString path = m_folder.filePath(name + QStringLiteral(".csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
            return {};
        file.close();
        const QString workspace = m_folder.filePath(name);
        return runCli({QStringLiteral("-q"), QStringLiteral("-w"), workspace,
                          QStringLiteral("import"), path})
                    .code
                == 0
            ? workspace
            : QString();
    }

    QTemporaryDir m_folder;
    QString m_workspace;
};

void TestCliPivots::initTestCase()
{
    m_workspace = import(chainAndSweep(), QStringLiteral("chain"));
    QVERIFY(!m_workspace.isEmpty());
}

void TestCliPivots::corpusGivesTheExpectedChains_data()
{
    QTest::addColumn<QString>("csv");
    QTest::addColumn<double>("tolerance");
    for (const char* part : {"scenarios", "real"})
        for (const QString& name : QDir(corpus(part)).entryList({QStringLiteral("*.csv")}))
            QTest::newRow(qPrintable(name))
                << corpus(part) + QLatin1Char('/') + name << (*part == 's' ? 0.002 : 0.005);
    if (!QDir(corpus("scenarios")).exists())
        QSKIP("the corpus is not here");
}

void TestCliPivots::corpusGivesTheExpectedChains()
{
    QFETCH(QString, csv);
    QFETCH(double, tolerance);
    QFile file(csv.chopped(4) + QStringLiteral(".expected.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("w"));
    QStringList arguments {QStringLiteral("-q"), QStringLiteral("-w"), workspace};
    QCOMPARE(runCli(arguments + QStringList {QStringLiteral("import"), csv}).code, 0);
    arguments << QStringLiteral("pivots") << QStringLiteral("--format") << QStringLiteral("json");
    for (const QString& end : {QStringLiteral("from"), QStringLiteral("to")})
        if (expected.contains(end))
            arguments << QStringLiteral("--") + end << expected.value(end).toString();
    for (const QJsonValue& prefix : expected.value(QStringLiteral("internal")).toArray())
        arguments << QStringLiteral("--internal") << prefix.toString();
    const QJsonObject parameters = expected.value(QStringLiteral("parameters")).toObject();
    for (const QString& name : parameters.keys())
        arguments << QStringLiteral("--set")
                  << name + QLatin1Char('=') + QString::number(parameters.value(name).toDouble());
    const CliResult result = runCli(arguments);
    QCOMPARE(result.code, 0);
    const QJsonArray chains = jsonOf(result).value(QStringLiteral("chains")).toArray();
    const QJsonArray wanted = expected.value(QStringLiteral("chains")).toArray();
    QVERIFY2(chains.size() == wanted.size(), result.out.constData());
    for (const QJsonValue& value : wanted) {
        const QJsonObject chain = value.toObject();
        bool found = false;
        for (const QJsonValue& other : chains) {
            const QJsonObject ours = other.toObject();
            if (ours.value(QStringLiteral("hosts")) != chain.value(QStringLiteral("hosts")))
                continue;
            found = true;
            QVERIFY(std::abs(ours.value(QStringLiteral("score")).toDouble()
                        - chain.value(QStringLiteral("score")).toDouble())
                <= tolerance);
            for (const char* key : {"types", "parents", "services", "controller_closed"})
                if (chain.contains(QLatin1String(key)))
                    QCOMPARE(ours.value(QLatin1String(key)), chain.value(QLatin1String(key)));
            QCOMPARE(ours.value(QStringLiteral("controller")).toString(),
                chain.value(QStringLiteral("controller")).toString());
        }
        QVERIFY2(found, result.out.constData());
    }
}

void TestCliPivots::jsonHasEverythingAScoreNeeds()
{
    const CliResult result
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(result.code, 0);
    const QJsonObject all = jsonOf(result);
    for (const char* key : {"parameters", "internal", "chains", "findings", "counts"})
        QVERIFY2(all.contains(QLatin1String(key)), key);
    QCOMPARE(
        all.value(QStringLiteral("counts")).toObject().value(QStringLiteral("flows")).toInt(), 43);
    const QJsonObject chain = all.value(QStringLiteral("chains")).toArray().at(0).toObject();
    QCOMPARE(chain.value(QStringLiteral("hosts")).toArray().size(), 4);
    QCOMPARE(chain.value(QStringLiteral("kind")).toString(), QStringLiteral("pivot"));
    const QJsonArray links = chain.value(QStringLiteral("links")).toArray();
    QCOMPARE(links.size(), 2);
    for (const QJsonValue& value : links) {
        const QJsonObject link = value.toObject();
        const QJsonObject t = link.value(QStringLiteral("terms")).toObject();
        const auto term
            = [&t](const char* name) { return t.value(QLatin1String(name)).toDouble(); };
        const double score = std::sqrt(1 / link.value(QStringLiteral("parents")).toDouble())
            * (0.3 * term("u") + 0.2 * term("t") + 0.2 * term("c") + 0.15 * term("v")
                + 0.15 * term("r"))
            * term("sweep") * term("management") * term("controller") * term("smb") * term("common")
            / (1 + 0.35 * std::log2(term("distinct_sources")));
        QVERIFY(std::abs(score - link.value(QStringLiteral("score")).toDouble()) < 0.0005);
        const QJsonObject child = link.value(QStringLiteral("child")).toObject();
        for (const char* key : {"client", "server", "service", "start", "end", "flows", "bytes",
                 "reverse_bytes", "direction"})
            QVERIFY2(child.contains(QLatin1String(key)), key);
    }
    const QJsonObject sweep = all.value(QStringLiteral("findings")).toArray().at(0).toObject();
    QCOMPARE(sweep.value(QStringLiteral("kind")).toString(), QStringLiteral("sweep"));
    QCOMPARE(sweep.value(QStringLiteral("host")).toString(), QStringLiteral("10.0.0.9"));
    QCOMPARE(sweep.value(QStringLiteral("count")).toInt(), 40);
}

void TestCliPivots::tableAndCsvListChainsAndFindings()
{
    const CliResult table = run({QStringLiteral("pivots")});
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.contains("10.0.0.1 > 10.0.0.2 > 10.0.0.3 > 10.0.0.4"));
    QVERIFY(table.out.contains("sweep"));
    const CliResult csv
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("csv")});
    QVERIFY(csv.out.startsWith("kind,score,hosts,"));
    QCOMPARE(csv.out.count('\n'), 3);
    const QString path = m_folder.filePath(QStringLiteral("out.csv"));
    QCOMPARE(run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("csv"),
                     QStringLiteral("--out"), path})
                 .code,
        0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), csv.out);
}

void TestCliPivots::networkxReadsTypedAttributes()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()
        || QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import networkx")})
            != 0)
        QSKIP("python3 with networkx is not here");
    const QString script = QStringLiteral(
        "import networkx as nx, sys\n"
        "from networkx.readwrite.gexf import GEXF\n"
        // unknown to those before 3.0
        "GEXF.versions.setdefault('1.3', dict(GEXF.versions['1.2draft'], "
        "NS_GEXF='http://gexf.net/1.3', NS_VIZ='http://gexf.net/1.3/viz', VERSION='1.3'))\n"
        "g = nx.read_graphml(sys.argv[1]) if sys.argv[1].endswith('graphml') else "
        "nx.read_gexf(sys.argv[1])\n"
        "assert g.is_directed() and len(g) == 4 and g.number_of_edges() == 3, g\n"
        "assert g.nodes['10.0.0.2']['role'] == 'pivot', g.nodes(data=True)\n"
        "e = [d for u, v, d in g.edges(data=True) if v == '10.0.0.3'][0]\n"
        "for k, t in dict(port=int, bytes=int, score=float, type=str, service=str).items():\n"
        "    assert type(e[k]) is t, (k, e)\n"
        "assert e['port'] == 3389 and e['bytes'] == 5000 and e['type'] == 'N', e\n"
        "assert 0.4 < e['score'] < 1, e\n"
        "assert float(e['end']) - float(e['start']) == 420, e\n");
    for (const QString& format : {QStringLiteral("graphml"), QStringLiteral("gexf")}) {
        const QString path = m_folder.filePath(QStringLiteral("g.") + format);
        QCOMPARE(run({QStringLiteral("pivots"), QStringLiteral("--format"), format,
                         QStringLiteral("--out"), path})
                     .code,
            0);
        QProcess reader;
        reader.start(python, {QStringLiteral("-c"), script, path});
        QVERIFY(reader.waitForFinished());
        QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError().constData());
    }
}

void TestCliPivots::dotAndGexfHoldTheEpisodes()
{
    const CliResult dot
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("dot")});
    QVERIFY(dot.out.startsWith("digraph"));
    QCOMPARE(dot.out.count("->"), 3);
    const CliResult gexf
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("gexf")});
    QXmlStreamReader xml(gexf.out);
    int edges = 0;
    while (!xml.atEnd())
        edges += xml.readNext() == QXmlStreamReader::StartElement
                && xml.name() == QLatin1String("edge")
                && xml.attributes().hasAttribute(QLatin1String("start"))
            ? 1
            : 0;
    QVERIFY(!xml.hasError());
    QCOMPARE(edges, 3);
    QVERIFY(gexf.out.contains("xmlns=\"http://gexf.net/1.3\" version=\"1.3\""));
}

void TestCliPivots::focusAndBetweenChoose()
{
    const auto chains = [this](const QString& host) {
        return jsonOf(run({QStringLiteral("pivots"), QStringLiteral("--format"),
                          QStringLiteral("json"), QStringLiteral("--focus"), host}))
            .value(QStringLiteral("chains"))
            .toArray()
            .size();
    };
    QCOMPARE(chains(QStringLiteral("10.0.0.3")), 1);
    QCOMPARE(chains(QStringLiteral("10.0.0.9")), 0);
    const CliResult between
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("json"),
            QStringLiteral("--between"), QStringLiteral("10.0.0.1"), QStringLiteral("10.0.0.4")});
    const QJsonArray paths = jsonOf(between).value(QStringLiteral("paths")).toArray();
    QCOMPARE(paths.size(), 1);
    QCOMPARE(paths.at(0).toObject().value(QStringLiteral("arrival")).toString(),
        QStringLiteral("2026-03-02T09:02:00.000000Z"));
    // nobody went that way
    const CliResult back
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("json"),
            QStringLiteral("--between"), QStringLiteral("10.0.0.4"), QStringLiteral("10.0.0.1")});
    QVERIFY(jsonOf(back).value(QStringLiteral("paths")).toArray().isEmpty());
}

void TestCliPivots::verdictsAreKeptAndCounted()
{
    const QString workspace = import(chainAndSweep(), QStringLiteral("verdicts"));
    const auto pivots = [&](const QStringList& more) {
        return runCli(QStringList {QStringLiteral("-w"), workspace, QStringLiteral("pivots"),
                          QStringLiteral("--format"), QStringLiteral("json")}
            + more);
    };
    const CliResult first = pivots(
        {QStringLiteral("--verdict"), QStringLiteral("jump=10.0.0.2"), QStringLiteral("--verdict"),
            QStringLiteral("ignore-port=5985"), QStringLiteral("--save-verdicts")});
    QCOMPARE(first.code, 0);
    const CliResult later = pivots({});
    for (const CliResult& result : {first, later}) {
        QVERIFY(jsonOf(result).value(QStringLiteral("chains")).toArray().isEmpty());
        const QJsonObject hidden = jsonOf(result)
                                       .value(QStringLiteral("counts"))
                                       .toObject()
                                       .value(QStringLiteral("links_hidden"))
                                       .toObject();
        QCOMPARE(hidden.value(QStringLiteral("known jump host")).toInt(), 1);
        QCOMPARE(hidden.value(QStringLiteral("ignored port")).toInt(), 1);
        QVERIFY(result.err.contains("known jump host"));
    }
    const CliResult without = pivots({QStringLiteral("--no-verdicts")});
    QCOMPARE(jsonOf(without).value(QStringLiteral("chains")).toArray().size(), 1);
}

void TestCliPivots::servicesAreChangedAndKept()
{
    const QString workspace = import(chainAndSweep(), QStringLiteral("services"));
    const auto pivots = [&](const QStringList& more) {
        return runCli(
            QStringList {QStringLiteral("-w"), workspace, QStringLiteral("pivots")} + more);
    };
    const QStringList json {QStringLiteral("--format"), QStringLiteral("json")};
    const CliResult first = pivots(json
        + QStringList {QStringLiteral("--service"), QStringLiteral("22=I:heartbeat"),
            QStringLiteral("--service"), QStringLiteral("3389=I:desk"), QStringLiteral("--service"),
            QStringLiteral("9000=O"), QStringLiteral("--save-services")});
    QCOMPARE(first.code, 0);
    const CliResult later = pivots(json);
    for (const CliResult& result : {first, later}) {
        QVERIFY(jsonOf(result).value(QStringLiteral("chains")).toArray().isEmpty());
        const QJsonArray services = jsonOf(result).value(QStringLiteral("services")).toArray();
        QCOMPARE(services,
            (QJsonArray {QStringLiteral("22=I:heartbeat"), QStringLiteral("3389=I:desk"),
                QStringLiteral("9000=O")}));
    }
    const CliResult without = pivots(json + QStringList {QStringLiteral("--default-services")});
    QCOMPARE(jsonOf(without).value(QStringLiteral("chains")).toArray().size(), 1);
    const CliResult list = pivots(
        {QStringLiteral("--list-services"), QStringLiteral("--format"), QStringLiteral("csv")});
    QVERIFY(list.out.contains("I,heartbeat,22,tcp,false"));
    QVERIFY(list.out.contains("A,smb,445,tcp,false"));
    QVERIFY(!list.out.contains(",9000,"));
}

void TestCliPivots::clocksThatDifferAreNamed()
{
    QByteArray csv = kHeader;
    for (int i = 0; i < 9; ++i)
        for (const int late : {0, 2})
            csv += QStringLiteral("2026-03-02T09:0%1:0%2Z,2026-03-02T09:0%1:3%2Z,10.0.0.1,4000%1,"
                                  "10.0.0.2,22,tcp,6,5000,6,5000,1b,1b,10.9.9.%3\n")
                       .arg(i)
                       .arg(late)
                       .arg(late == 0 ? 1 : 2)
                       .toLatin1();
    const QString workspace = import(csv, QStringLiteral("clocks"));
    QVERIFY(!workspace.isEmpty());
    const QStringList pivots {QStringLiteral("-w"), workspace, QStringLiteral("pivots")};
    const CliResult told = runCli(pivots);
    QVERIFY2(told.err.contains("--set sigma=2.0"), told.err.constData());
    QVERIFY(told.err.contains("10.9.9.1 and 10.9.9.2"));
    const CliResult heeded
        = runCli(pivots + QStringList {QStringLiteral("--set"), QStringLiteral("sigma=2")});
    QVERIFY(!heeded.err.contains("sigma"));
}

void TestCliPivots::verdictsHideOtherFindingsAndAreCounted()
{
    const QStringList json {QStringLiteral("pivots"), QStringLiteral("--format"),
        QStringLiteral("json"), QStringLiteral("--no-verdicts")};
    const QJsonObject sweep
        = jsonOf(run(json)).value(QStringLiteral("findings")).toArray().at(0).toObject();
    QCOMPARE(sweep.value(QStringLiteral("others")).toArray().size(), 40);
    const CliResult hidden = runCli(QStringList {QStringLiteral("-w"), m_workspace} + json
        + QStringList {QStringLiteral("--verdict"), QStringLiteral("ignore-host=10.0.0.9")});
    QVERIFY(jsonOf(hidden).value(QStringLiteral("findings")).toArray().isEmpty());
    QCOMPARE(jsonOf(hidden)
                 .value(QStringLiteral("counts"))
                 .toObject()
                 .value(QStringLiteral("findings_hidden"))
                 .toObject()
                 .value(QStringLiteral("ignored host"))
                 .toInt(),
        1);
    QVERIFY(hidden.err.contains("ignored host"));
}

void TestCliPivots::unbrokenPathIsFoundBehindAnEarlierSession()
{
    const QString workspace = import(kHeader
            + "2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,10.0.0.1,50000,10.0.0.2,22,tcp,6,5000,6,"
              "5000,1b,1b,192.0.2.1\n"
              "2026-03-02T09:08:10Z,2026-03-02T09:08:30Z,10.0.0.1,50001,10.0.0.2,22,tcp,6,5000,6,"
              "5000,1b,1b,192.0.2.1\n"
              "2026-03-02T09:08:20Z,2026-03-02T09:08:25Z,10.0.0.2,50002,10.0.0.3,22,tcp,6,5000,6,"
              "5000,1b,1b,192.0.2.1\n",
        QStringLiteral("unbroken"));
    const CliResult result = runCli({QStringLiteral("-q"), QStringLiteral("-w"), workspace,
        QStringLiteral("pivots"), QStringLiteral("--between"), QStringLiteral("10.0.0.1"),
        QStringLiteral("10.0.0.3"), QStringLiteral("--format"), QStringLiteral("json")});
    const QJsonArray paths = jsonOf(result).value(QStringLiteral("paths")).toArray();
    QCOMPARE(paths.size(), 1);
    QVERIFY(paths.at(0).toObject().value(QStringLiteral("unbroken")).toBool());
}

void TestCliPivots::namesOfAssetsAreInGraphFiles()
{
    const QString workspace = import(chainAndSweep(), QStringLiteral("named"));
    QCOMPARE(
        runCli({QStringLiteral("-w"), workspace, QStringLiteral("assets"), QStringLiteral("set"),
                   QStringLiteral("10.0.0.3"), QStringLiteral("--name"), QStringLiteral("ledger")})
            .code,
        0);
    for (const char* format : {"graphml", "gexf", "dot", "svg"}) {
        const CliResult result = runCli({QStringLiteral("-q"), QStringLiteral("-w"), workspace,
            QStringLiteral("pivots"), QStringLiteral("--format"), QLatin1String(format)});
        QVERIFY2(result.code == 0, result.err.constData());
        QVERIFY2(result.out.contains("ledger"), format);
    }
}

void TestCliPivots::epsilonAndNaivePrintPathsAndGraphs()
{
    const CliResult epsilon = run({QStringLiteral("pivots"), QStringLiteral("--mode"),
        QStringLiteral("epsilon"), QStringLiteral("--epsilon"), QStringLiteral("60"),
        QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(epsilon.code, 0);
    const QJsonObject all = jsonOf(epsilon);
    QCOMPARE(all.value(QStringLiteral("paths")).toArray().size(), 3); // abc, bcd, abcd
    QCOMPARE(
        all.value(QStringLiteral("counts")).toObject().value(QStringLiteral("sequences")).toInt(),
        3);
    const CliResult naive = run({QStringLiteral("pivots"), QStringLiteral("--mode"),
        QStringLiteral("naive"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(jsonOf(naive).value(QStringLiteral("graphs")).toArray().size(), 2);
}

void TestCliPivots::parametersAndRangeAreTakenOver()
{
    const auto chains = [this](const QStringList& more) {
        return jsonOf(run(QStringList {QStringLiteral("pivots"), QStringLiteral("--format"),
                              QStringLiteral("json")}
                          + more))
            .value(QStringLiteral("chains"))
            .toArray();
    };
    QCOMPARE(chains({QStringLiteral("--set"), QStringLiteral("max_edges=2")}).size(), 2);
    QCOMPARE(chains({QStringLiteral("--min-score"), QStringLiteral("0.99")}).size(), 0);
    QCOMPARE(chains({QStringLiteral("--to"), QStringLiteral("2026-03-02T09:01:30Z")})
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("hosts"))
                 .toArray()
                 .size(),
        3);
    QCOMPARE(
        chains({QStringLiteral("dst_port"), QStringLiteral("!="), QStringLiteral("3389")}).size(),
        0);
}

void TestCliPivots::sampledLegsWithoutAnswerAreWarnedOf()
{
    const QByteArray csv
        = "start,end,src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes,sampling,exporter\n"
          "2026-03-02T09:00:00Z,2026-03-02T09:10:00Z,10.0.0.1,50000,10.0.0.2,22,tcp,1,60,100,"
          "192.0.2.1\n"
          "2026-03-02T09:01:00Z,2026-03-02T09:08:00Z,10.0.0.2,50001,10.0.0.3,3389,tcp,1,60,100,"
          "192.0.2.1\n";
    const QString workspace = import(csv, QStringLiteral("sampled"));
    const CliResult result = runCli({QStringLiteral("-q"), QStringLiteral("-w"), workspace,
        QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("json")});
    const QJsonObject chain
        = jsonOf(result).value(QStringLiteral("chains")).toArray().at(0).toObject();
    QCOMPARE(chain.value(QStringLiteral("hosts")).toArray().size(), 3);
    QVERIFY(chain.value(QStringLiteral("links"))
                .toArray()
                .at(0)
                .toObject()
                .value(QStringLiteral("warnings"))
                .toArray()
                .contains(QStringLiteral("sampled")));
}

void TestCliPivots::picturesShowHostsAndSessions()
{
    const auto wordsOf = [](const QByteArray& svg) {
        QString words;
        QXmlStreamReader reader(svg);
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::Characters)
                words += reader.text().toString() + u'\n';
        return reader.hasError() ? QString() : words;
    };
    const CliResult svg
        = run({QStringLiteral("pivots"), QStringLiteral("--format"), QStringLiteral("svg")});
    if (svg.err.contains("built without pictures"))
        QSKIP("the window is not part of this build");
    QVERIFY2(svg.code == 0, svg.err.constData());
    const QString words = wordsOf(svg.out);
    for (const char* word : {"10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "ssh 09:00:00",
             "10.0.0.9", "40 more hosts", "Pivots"})
        QVERIFY2(words.contains(QLatin1String(word)), word);
    const CliResult between
        = run({QStringLiteral("pivots"), QStringLiteral("--between"), QStringLiteral("10.0.0.1"),
            QStringLiteral("10.0.0.3"), QStringLiteral("--format"), QStringLiteral("svg")});
    QVERIFY2(between.code == 0, between.err.constData());
    QVERIFY(wordsOf(between.out).contains(QStringLiteral("10.0.0.3")));
    QVERIFY(!wordsOf(between.out).contains(QStringLiteral("10.0.0.4")));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("p.png"));
    const CliResult png = run({QStringLiteral("pivots"), QStringLiteral("--format"),
        QStringLiteral("png"), QStringLiteral("--out"), path});
    QVERIFY2(png.code == 0, png.err.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(8).startsWith("\x89PNG"));
}

void TestCliPivots::wrongUsageSaysWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QByteArray(says);
    };
    row("parameter", {QStringLiteral("--set"), QStringLiteral("tial=3")}, "tail_interactive");
    row("value", {QStringLiteral("--set"), QStringLiteral("k_max=100")}, "from 1 to 64");
    row("prefix", {QStringLiteral("--internal"), QStringLiteral("10.0.0.0/40")}, "10.0.0.0/8");
    row("picture of a mode",
        {QStringLiteral("--mode"), QStringLiteral("naive"), QStringLiteral("--format"),
            QStringLiteral("svg")},
        "table");
    row("format", {QStringLiteral("--format"), QStringLiteral("xml")}, "graphml");
    row("verdict", {QStringLiteral("--verdict"), QStringLiteral("boss=10.0.0.1")}, "approve=");
    row("service", {QStringLiteral("--service"), QStringLiteral("ssh=A")}, "PORT[/tcp|/udp]=CLASS");
    row("service of two classes", {QStringLiteral("--service"), QStringLiteral("2222=W:ssh")},
        "another name");
    row("host", {QStringLiteral("--focus"), QStringLiteral("10.99.99.99")}, "no flow");
    row("mode", {QStringLiteral("--mode"), QStringLiteral("magic")}, "lateral");
    row("score", {QStringLiteral("--min-score"), QStringLiteral("nan")}, "from 0 to 1");
    row("epsilon of another mode", {QStringLiteral("--epsilon"), QStringLiteral("5")},
        "--mode epsilon");
}

void TestCliPivots::wrongUsageSaysWhatToDo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const CliResult result = run(QStringList {QStringLiteral("pivots")} + arguments);
    QCOMPARE(result.code, 1);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(says), result.err.constData());
}

QTEST_GUILESS_MAIN(TestCliPivots)
#include "tst_clipivots.moc"
