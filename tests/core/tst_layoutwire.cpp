// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/keepshape.h"
#include "core/layout/layoutpolicy.h"
#include "core/layout/layoutwire.h"
#include "core/layout/plainlayout.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nb;
using namespace nb::layout;

namespace {

Request small()
{
    Request request;
    request.engine = Engine::Dot;
    request.splines = Splines::Curve;
    request.clusters = {{}, {0}};
    request.nodes = {{40, 20, 1, 0, Point {1.5, -2.25}, true}, {30, 20, kNone, 1, {}, false},
        {30, 10, 0, kNone, Point {7, 8}, false}};
    request.edges = {{0, 1, 1}, {1, 2, 9}, {2, 2, 1}};
    return request;
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const std::size_t at = text.find(what);
    return at == std::string::npos ? std::string() : text.replace(at, what.size(), with);
}

Request nodes(std::size_t count)
{
    Request request;
    request.nodes.resize(count, Node {20, 20, kNone, kNone, {}, false});
    return request;
}

double distance(const Point& a, const Point& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

/// The text between program and worker, the choice of the engine, and what happens to an answer.
class TestLayoutWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestComesBackAsItWas();
    void requestIsTheDocumentedText();
    void damagedRequestIsRefused_data();
    void damagedRequestIsRefused();
    void everyPrefixOfARequestIsRefused();
    void countsClaimNoMemory();
    void requestOutOfBoundsHasAFault();
    void answerComesBackAsItWas();
    void answerToSomethingElseIsRefused();
    void engineSuitsTheGraph();
    void everyEngineHasAnEndOfFallbacks();
    void shapeIsKeptUnderTurnMirrorAndShift();
    void layersAreOnlyShifted();
    void plainLayoutOverlapsNothing();
};

void TestLayoutWire::requestComesBackAsItWas()
{
    std::string why;
    const auto back = readRequest(writeRequest(small()), why);
    QVERIFY2(back, why.c_str());
    QVERIFY(*back == small());
}

void TestLayoutWire::requestIsTheDocumentedText()
{
    QCOMPARE(writeRequest(small()),
        std::string("netbehave-layout 1\nengine dot\ndirection lr\nsplines curve\n"
                    "gaps 24000 60000\nlimits 1024 60\nclusters 2\n-1\n0\nnodes 3\n"
                    "40000 20000 1 0 1500 -2250 pin\n30000 20000 -1 1\n30000 10000 0 -1 7000 8000\n"
                    "edges 3\n0 1 1\n1 2 9\n2 2 1\nend\n"));
}

void TestLayoutWire::damagedRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("with");
    QTest::newRow("other version") << QByteArray("layout 1") << QByteArray("layout 2");
    QTest::newRow("unknown engine") << QByteArray("engine dot") << QByteArray("engine patchwork");
    QTest::newRow("no number") << QByteArray("gaps 24000") << QByteArray("gaps 2x4");
    QTest::newRow("number with a point") << QByteArray("gaps 24000") << QByteArray("gaps 24.0");
    QTest::newRow("number too large")
        << QByteArray("gaps 24000") << QByteArray("gaps 99999999999999999999");
    QTest::newRow("negative size") << QByteArray("\n40000 ") << QByteArray("\n-40000 ");
    QTest::newRow("no such cluster") << QByteArray("20000 1 0") << QByteArray("20000 2 0");
    QTest::newRow("cluster in itself") << QByteArray("-1\n0\n") << QByteArray("-1\n1\n");
    QTest::newRow("no such node") << QByteArray("\n0 1 1") << QByteArray("\n0 3 1");
    QTest::newRow("weight 0") << QByteArray("\n0 1 1") << QByteArray("\n0 1 0");
    QTest::newRow("half a place") << QByteArray("1500 -2250 pin") << QByteArray("1500");
    QTest::newRow("not pin") << QByteArray(" pin") << QByteArray(" pins");
    QTest::newRow("more words") << QByteArray("\n0 1 1") << QByteArray("\n0 1 1 1");
    QTest::newRow("two blanks") << QByteArray("\n0 1 1") << QByteArray("\n0  1 1");
    QTest::newRow("fewer lines") << QByteArray("edges 3") << QByteArray("edges 4");
    QTest::newRow("more lines") << QByteArray("edges 3") << QByteArray("edges 2");
    QTest::newRow("text behind") << QByteArray("end\n") << QByteArray("end\nend\n");
    QTest::newRow("no memory") << QByteArray("limits 1024") << QByteArray("limits 0");
}

void TestLayoutWire::damagedRequestIsRefused()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, with);
    const std::string text
        = replaced(writeRequest(small()), what.toStdString(), with.toStdString());
    QVERIFY(!text.empty());
    std::string why;
    QVERIFY(!readRequest(text, why));
    QVERIFY(!why.empty());
}

void TestLayoutWire::everyPrefixOfARequestIsRefused()
{
    const std::string text = writeRequest(small());
    for (std::size_t length = 0; length < text.size(); ++length) {
        std::string why;
        QVERIFY(!readRequest(std::string_view(text).substr(0, length), why));
        QVERIFY(!why.empty());
    }
}

void TestLayoutWire::countsClaimNoMemory()
{
    std::string why;
    QVERIFY(!readRequest("netbehave-layout 1\nengine dot\ndirection lr\nsplines none\n"
                         "gaps 1 1\nlimits 1024 60\nclusters 0\nnodes 100000\nedges 0\nend\n",
        why));
    QVERIFY2(why.find("fewer lines") != std::string::npos, why.c_str());
}

void TestLayoutWire::requestOutOfBoundsHasAFault()
{
    QVERIFY(faultOf(small()).empty());
    Request request = small();
    request.nodes[0].width = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!faultOf(request).empty());
    request = small();
    request.nodes[1].pinned = true;
    QVERIFY(!faultOf(request).empty());
    request = small();
    request.engine = Engine::Automatic;
    QVERIFY(!faultOf(request).empty());
    request = small();
    for (int i = 1; i < 40; ++i)
        request.clusters.push_back({i});
    QVERIFY(!faultOf(request).empty());
}

void TestLayoutWire::answerComesBackAsItWas()
{
    const Answer answer {{0, 0, 90, 50}, {{1, 2}, {3.125, -4}, {5, 6}},
        {{0, 0, 9, 9}, {1, 1, 2, 2}}, {{{0, 0}, {1, 1}, {2, 2}, {3, 3}}, {}, {{7, 7}}}};
    std::string why;
    const auto back = readAnswer(writeAnswer(answer), small(), why);
    QVERIFY2(back, why.c_str());
    QVERIFY(*back == answer);
}

void TestLayoutWire::answerToSomethingElseIsRefused()
{
    const Answer answer {{}, {{1, 2}}, {}, {}};
    std::string why;
    QVERIFY(readAnswer(writeAnswer(answer), nodes(1), why));
    QVERIFY(!readAnswer(writeAnswer(answer), nodes(2), why));
    QVERIFY(!why.empty());
}

void TestLayoutWire::engineSuitsTheGraph()
{
    Request chain = nodes(20);
    for (std::uint32_t i = 0; i + 1 < 20; ++i)
        chain.edges.push_back({i, i + 1, 1});
    QVERIFY(chooseEngine(chain) == Engine::Dot);
    Request large = nodes(301);
    large.edges = {{0, 1, 1}};
    QVERIFY(chooseEngine(large) == Engine::Sfdp);
    for (Node& node : large.nodes)
        node.rank = 3;
    QVERIFY(chooseEngine(large) == Engine::Dot);
    Request clustered = chain;
    clustered.clusters = {{}};
    QVERIFY(chooseEngine(clustered) == Engine::Fdp);
    clustered.edges.clear();
    QVERIFY(chooseEngine(clustered) == Engine::Osage);
    Request growing = chain;
    growing.nodes[0].before = Point {1, 1};
    growing.nodes[0].pinned = true;
    QVERIFY(chooseEngine(growing) == Engine::Neato);
}

void TestLayoutWire::everyEngineHasAnEndOfFallbacks()
{
    for (const Engine first :
        {Engine::Automatic, Engine::Dot, Engine::Neato, Engine::Fdp, Engine::Sfdp, Engine::Osage}) {
        int steps = 0;
        for (std::optional<Engine> engine = first; engine; engine = fallbackOf(*engine))
            QVERIFY(++steps < 6);
    }
}

void TestLayoutWire::shapeIsKeptUnderTurnMirrorAndShift()
{
    Request request = nodes(5);
    request.engine = Engine::Sfdp;
    const Point before[] = {{0, 0}, {100, 0}, {100, 50}, {0, 80}};
    Answer answer;
    for (std::size_t i = 0; i < 4; ++i) {
        request.nodes[i].before = before[i];
        // mirrored, turned by 30 degrees, shifted
        const double x = -before[i].x;
        const double y = before[i].y;
        answer.nodes.push_back({500 + x * std::cos(0.5) - y * std::sin(0.5),
            -70 + x * std::sin(0.5) + y * std::cos(0.5)});
    }
    answer.nodes.push_back(answer.nodes[2]);
    answer.clusters = {};
    keepShape(request, answer);
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(distance(answer.nodes[i], before[i]) < 1e-6);
    QVERIFY(distance(answer.nodes[4], before[2]) < 1e-6);
}

void TestLayoutWire::layersAreOnlyShifted()
{
    Request request = nodes(2);
    request.engine = Engine::Dot;
    request.nodes[0].before = Point {10, 10};
    request.nodes[1].before = Point {10, 90};
    Answer answer {{0, 0, 80, 0}, {{0, 0}, {80, 0}}, {}, {{{0, 0}, {80, 0}}}};
    keepShape(request, answer);
    QVERIFY(distance(answer.nodes[0], {-30, 50}) < 1e-9);
    QVERIFY(distance(answer.nodes[1], {50, 50}) < 1e-9);
    QVERIFY(distance(answer.splines[0][1], {50, 50}) < 1e-9);
    QCOMPARE(answer.bounds.left, -30.0);
}

void TestLayoutWire::plainLayoutOverlapsNothing()
{
    Request request = nodes(50);
    request.clusters = {{}, {0}};
    for (std::size_t i = 0; i < 20; ++i)
        request.nodes[i].cluster = i < 10 ? 0 : 1;
    const Answer answer = plainLayout(request);
    for (std::size_t i = 0; i < 50; ++i)
        for (std::size_t j = i + 1; j < 50; ++j)
            QVERIFY(std::max(std::abs(answer.nodes[i].x - answer.nodes[j].x),
                        std::abs(answer.nodes[i].y - answer.nodes[j].y))
                >= 20);
    QVERIFY(answer.clusters[0].left <= answer.clusters[1].left);
    QVERIFY(answer.clusters[0].right >= answer.clusters[1].right);
}

QTEST_GUILESS_MAIN(TestLayoutWire)
#include "tst_layoutwire.moc"
