// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphexport.h"
#include "core/graph/graphsearch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <random>

using namespace nb;

namespace {

/// Prints nodes and edges with the types that another reader finds.
const char* const kReader = R"(
import json, sys, networkx
from networkx.readwrite.gexf import GEXF
GEXF.versions.setdefault('1.3', dict(GEXF.versions['1.2draft'], NS_GEXF='http://gexf.net/1.3',
  NS_VIZ='http://gexf.net/1.3/viz', VERSION='1.3')) # unknown to those before 3.0
g = networkx.read_graphml(sys.argv[2]) if sys.argv[1] == 'graphml' else networkx.read_gexf(sys.argv[2])
show = lambda d: {k: [type(v).__name__, v] for k, v in d.items()}
print(json.dumps({'directed': g.is_directed(),
  'nodes': {n: show(d) for n, d in g.nodes(data=True)},
  'edges': [[a, b, show(d)] for a, b, d in g.edges(data=True)]}))
)";

GraphNode node(const char* id, const char* label, std::int32_t parent = kNoParent)
{
    GraphNode made;
    made.id = id;
    made.label = label;
    made.parent = parent;
    return made;
}

Graph sample()
{
    Graph graph;
    graph.title = "a \"map\" <of> & things";
    graph.nodes = {node("segment:CDE", "CDE"), node("host:10.0.0.1", "db-1", 0),
        node("host:10.0.0.2", "<b>\"x\"</b>\\ &amp;", 0), node("more:CDE", "+ 3 more\nhosts")};
    graph.nodes[1].attributes = {{"address", std::string("10.0.0.1")},
        {"bytes", std::int64_t {1} << 40}, {"score", 0.25}, {"pinned", true}};
    graph.nodes[2].attributes = {{"score", std::int64_t {3}}, {"address", std::string("10.0.0.2")}};
    GraphEdge edge;
    edge.id = "one";
    edge.from = 1;
    edge.to = 2;
    edge.label = "https, ssh";
    edge.weight = 1.5e9;
    edge.change = Change::Added;
    edge.attributes = {{"flows", std::int64_t {12}}, {"ports", std::string("tcp/443 tcp/22")}};
    graph.edges.push_back(edge);
    edge.id = "two";
    edge.from = 2;
    edge.to = 3;
    edge.attributes = {{"flows", std::int64_t {1}}, {"ports", std::string("udp/4433")}};
    graph.edges.push_back(edge);
    return graph;
}

QString python()
{
    return QStandardPaths::findExecutable(QStringLiteral("python3"));
}

QJsonObject readBack(const std::string& text, const QString& format)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("graph.") + format);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QByteArray::fromStdString(text));
    file.close();
    QProcess process;
    process.start(python(), {QStringLiteral("-c"), QString::fromLatin1(kReader), format, path});
    process.waitForFinished();
    const QByteArray problem = process.readAllStandardError();
    if (!problem.isEmpty())
        qWarning("%s", problem.constData());
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

QJsonArray attribute(const QJsonObject& all, const char* node, const char* name)
{
    return all[QStringLiteral("nodes")][QString::fromLatin1(node)][QString::fromLatin1(name)]
        .toArray();
}

bool isWellFormed(const std::string& xml)
{
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

std::vector<std::string> idsOf(const Graph& graph, std::string_view text)
{
    std::vector<std::string> ids;
    for (const std::uint32_t found : findNodes(graph, text))
        ids.push_back(graph.nodes[found].id);
    return ids;
}

} // namespace

/// Graphs as files for other programs, and finding nodes in them.
class TestGraphExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void networkxReadsTypesAndNames_data();
    void networkxReadsTypesAndNames();
    void graphvizReadsDot();
    void hostileTextStaysText();
    void emptyGraphIsAFile();
    void nodesAreFoundByAddressPrefixPortAndName();
};

void TestGraphExport::networkxReadsTypesAndNames_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("graphml") << QStringLiteral("graphml");
    QTest::newRow("gexf") << QStringLiteral("gexf");
}

void TestGraphExport::networkxReadsTypesAndNames()
{
    QFETCH(QString, format);
    QProcess probe;
    probe.start(python(), {QStringLiteral("-c"), QStringLiteral("import networkx")});
    if (python().isEmpty() || !probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("python3-networkx is not installed");
    const Graph graph = sample();
    const std::string gexf = toGexf(graph);
    QVERIFY(gexf.find("xmlns=\"http://gexf.net/1.3\" version=\"1.3\"") != std::string::npos);
    const QJsonObject all = readBack(format == u"gexf" ? toGexf(graph) : toGraphMl(graph), format);
    QVERIFY(all[QStringLiteral("directed")].toBool());
    QCOMPARE(all[QStringLiteral("nodes")].toObject().size(), 4);
    QCOMPARE(attribute(all, "host:10.0.0.1", "bytes"),
        QJsonArray({QStringLiteral("int"), double(1099511627776)}));
    // a number and a whole number under one name are both numbers
    QCOMPARE(attribute(all, "host:10.0.0.1", "score"), QJsonArray({QStringLiteral("float"), 0.25}));
    QCOMPARE(attribute(all, "host:10.0.0.2", "score"), QJsonArray({QStringLiteral("float"), 3.0}));
    QCOMPARE(attribute(all, "host:10.0.0.1", "pinned"), QJsonArray({QStringLiteral("bool"), true}));
    QCOMPARE(attribute(all, "host:10.0.0.2", "label"),
        QJsonArray({QStringLiteral("str"), QStringLiteral("<b>\"x\"</b>\\ &amp;")}));
    QCOMPARE(attribute(all, "host:10.0.0.1", "parent"),
        QJsonArray({QStringLiteral("str"), QStringLiteral("segment:CDE")}));
    const QJsonArray edges = all[QStringLiteral("edges")].toArray();
    QCOMPARE(edges.size(), 2);
    for (const QJsonValue& edge : edges) {
        if (edge[0].toString() != u"host:10.0.0.1")
            continue;
        QCOMPARE(edge[1].toString(), QStringLiteral("host:10.0.0.2"));
        QCOMPARE(
            edge[2][QStringLiteral("flows")].toArray(), QJsonArray({QStringLiteral("int"), 12}));
        QCOMPARE(edge[2][QStringLiteral("change")].toArray(),
            QJsonArray({QStringLiteral("str"), QStringLiteral("new")}));
    }
}

void TestGraphExport::graphvizReadsDot()
{
    const QString dot = QStandardPaths::findExecutable(QStringLiteral("dot"));
    if (dot.isEmpty())
        QSKIP("the program dot is not installed");
    QProcess process;
    process.start(dot, {QStringLiteral("-Tplain")});
    process.write(QByteArray::fromStdString(toDot(sample())));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QByteArray plain = process.readAllStandardOutput();
    QCOMPARE(plain.count("\nnode "), 3);
    QCOMPARE(plain.count("\nedge "), 2);
}

void TestGraphExport::hostileTextStaysText()
{
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        Graph graph = sample();
        for (GraphNode& node : graph.nodes) {
            node.label.clear();
            for (auto i = random() % 40; i > 0; --i)
                node.label += static_cast<char>(random());
        }
        graph.title = graph.nodes[0].label;
        graph.edges[0].label = graph.nodes[1].label;
        QVERIFY(isWellFormed(toGraphMl(graph)));
        QVERIFY(isWellFormed(toGexf(graph)));
        const std::string dot = toDot(graph);
        // an even number of quotes that are not escaped, and no byte that ends a line
        std::size_t quotes = 0;
        for (std::size_t i = 0; i < dot.size(); ++i) {
            if (dot[i] == '\\')
                ++i;
            else if (dot[i] == '"')
                ++quotes;
            QVERIFY(dot[i] == '\n' || static_cast<unsigned char>(dot[i]) >= 0x20);
        }
        QCOMPARE(quotes % 2, std::size_t {0});
        QCOMPARE(QString::fromStdString(dot).toStdString(), dot);
    }
}

void TestGraphExport::emptyGraphIsAFile()
{
    QVERIFY(isWellFormed(toGraphMl({})));
    QVERIFY(isWellFormed(toGexf({})));
    QVERIFY(toDot({}).starts_with("digraph \"\" {"));
}

void TestGraphExport::nodesAreFoundByAddressPrefixPortAndName()
{
    Graph graph = sample();
    graph.nodes[2].weight = 5;
    using Ids = std::vector<std::string>;
    QCOMPARE(idsOf(graph, "10.0.0.1"), Ids {"host:10.0.0.1"});
    QCOMPARE(idsOf(graph, "10.0.0.0/24"), (Ids {"host:10.0.0.2", "host:10.0.0.1"}));
    QCOMPARE(idsOf(graph, "10.0.1.0/24"), Ids {});
    QCOMPARE(idsOf(graph, " DB "), Ids {"host:10.0.0.1"});
    QCOMPARE(idsOf(graph, ":443"), Ids {"host:10.0.0.2"});
    QCOMPARE(idsOf(graph, ":4433"), Ids {"more:CDE"});
    QCOMPARE(idsOf(graph, "22"), Ids {"host:10.0.0.2"});
    QCOMPARE(idsOf(graph, "  "), Ids {});
}

QTEST_GUILESS_MAIN(TestGraphExport)
#include "tst_graphexport.moc"
