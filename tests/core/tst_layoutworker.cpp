// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layoutengine.h"
#include "core/layout/layoutprocess.h"
#include "core/layout/layoutwire.h"
#include "tests/support/sanitized.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <cmath>
#include <random>
#include <thread>

using namespace nb;
using namespace nb::layout;
using namespace nb::test;

namespace {

QString worker()
{
    return findLayoutProgram(QStringLiteral(NB_BIN_DIR "/netbehave"));
}

LayoutCommand misbehaving(const char* how, int milliseconds = 20'000)
{
    return {QStringLiteral(NB_MISBEHAVING), {QString::fromLatin1(how)},
        std::chrono::milliseconds(milliseconds)};
}

Request chain(std::size_t count, Engine engine)
{
    Request request;
    request.engine = engine;
    request.nodes.resize(count, Node {60, 30, kNone, kNone, {}, false});
    for (std::uint32_t i = 0; i + 1 < count; ++i)
        request.edges.push_back({i, i + 1, 1});
    return request;
}

/// A graph that dot works on for minutes.
Request tangle(std::size_t count, std::size_t edges)
{
    Request request = chain(count, Engine::Dot);
    std::mt19937 random(7);
    for (std::size_t i = 0; i < edges; ++i)
        request.edges.push_back({static_cast<std::uint32_t>(random() % count),
            static_cast<std::uint32_t>(random() % count), 1});
    request.splines = Splines::Curve;
    return request;
}

double distance(const Point& a, const Point& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

/// The layout worker as a process: what it answers, and that it cannot take the program with it.
class TestLayoutWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void chainIsALineFromLeftToRight();
    void ranksComeInTheirOrder();
    void everyEngineAnswers_data();
    void everyEngineAnswers();
    void clusterBoxesHoldTheirNodes();
    void splinesBeginAndEndAtTheirNodes();
    void pinnedNodesStayWhereTheyAre();
    void growingPictureKeepsItsShape();
    void cancelKillsWithin100Milliseconds();
    void timeIsBounded();
    void memoryIsBounded();
    void crashIsAClearError();
    void hangIsKilled();
    void nonsenseIsRefused();
    void floodIsCut();
    void controlBytesOfItsWordsAreTakenOut();
    void missingProgramIsAClearError();
    void failedEngineFallsBackAndSaysWhy();
    void withoutAProgramThereIsStillAPicture();
    void garbageOnStandardInputEndsTheWorker();
    void requestOutOfBoundsIsInvalid();
};

void TestLayoutWorker::initTestCase()
{
    if (worker().isEmpty())
        QSKIP("netbehave-layout is not built: Graphviz is missing");
}

void TestLayoutWorker::chainIsALineFromLeftToRight()
{
    const auto result = WorkerLayoutEngine(worker()).arrange(chain(6, Engine::Automatic), {});
    QVERIFY(result.ok());
    QVERIFY(result->engine == Engine::Dot);
    QVERIFY2(result->note.empty(), result->note.c_str());
    for (std::size_t i = 1; i < 6; ++i) {
        QVERIFY(result->answer.nodes[i].x >= result->answer.nodes[i - 1].x + 60);
        QVERIFY(std::abs(result->answer.nodes[i].y - result->answer.nodes[0].y) < 1);
    }
}

void TestLayoutWorker::ranksComeInTheirOrder()
{
    Request request = chain(1, Engine::Dot);
    request.nodes.resize(6, request.nodes[0]);
    const std::int32_t ranks[] = {2, 0, 1, 1, 3, 0};
    for (std::size_t i = 0; i < 6; ++i)
        request.nodes[i].rank = ranks[i];
    request.edges = {{1, 4, 1}};
    const auto answer = runLayout({worker()}, request, {});
    QVERIFY(answer.ok());
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 6; ++j) {
            if (ranks[i] < ranks[j])
                QVERIFY(answer->nodes[i].x + 60 <= answer->nodes[j].x);
            else if (ranks[i] == ranks[j])
                QVERIFY(std::abs(answer->nodes[i].x - answer->nodes[j].x) < 1);
        }
}

void TestLayoutWorker::everyEngineAnswers_data()
{
    QTest::addColumn<int>("engine");
    for (const Engine engine :
        {Engine::Dot, Engine::Neato, Engine::Fdp, Engine::Sfdp, Engine::Osage})
        QTest::newRow(engineName(engine)) << static_cast<int>(engine);
}

void TestLayoutWorker::everyEngineAnswers()
{
    QFETCH(int, engine);
    Request request = chain(30, static_cast<Engine>(engine));
    request.edges.push_back({3, 3, 1}); // to itself
    request.edges.push_back({0, 1, 5}); // twice
    request.nodes.push_back({10, 10, kNone, kNone, {}, false}); // alone
    const auto answer = runLayout({worker()}, request, {});
    QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().detail.c_str());
    QCOMPARE(answer->nodes.size(), std::size_t {31});
    for (std::size_t i = 0; i < 31; ++i)
        for (std::size_t j = i + 1; j < 31; ++j)
            QVERIFY(distance(answer->nodes[i], answer->nodes[j]) > 10);
    // the same again: a picture does not depend on chance
    const auto again = runLayout({worker()}, request, {});
    QVERIFY(again.ok());
    QVERIFY(*again == *answer);
}

void TestLayoutWorker::clusterBoxesHoldTheirNodes()
{
    for (const Engine engine : {Engine::Dot, Engine::Fdp, Engine::Osage, Engine::Sfdp}) {
        Request request = chain(12, engine);
        request.clusters = {{}, {}, {1}};
        for (std::size_t i = 0; i < 12; ++i)
            request.nodes[i].cluster = static_cast<std::int32_t>(i / 4);
        const auto answer = runLayout({worker()}, request, {});
        QVERIFY(answer.ok());
        for (std::size_t i = 0; i < 12; ++i) {
            const Box& box = answer->clusters[i / 4];
            QVERIFY2(box.left <= answer->nodes[i].x && box.right >= answer->nodes[i].x
                    && box.top <= answer->nodes[i].y && box.bottom >= answer->nodes[i].y,
                engineName(engine));
        }
        QVERIFY(answer->clusters[1].left <= answer->clusters[2].left + 0.01);
        QVERIFY(answer->clusters[1].bottom >= answer->clusters[2].bottom - 0.01);
    }
}

void TestLayoutWorker::splinesBeginAndEndAtTheirNodes()
{
    Request request = chain(5, Engine::Dot);
    request.splines = Splines::Curve;
    const auto answer = runLayout({worker()}, request, {});
    QVERIFY(answer.ok());
    QCOMPARE(answer->splines.size(), std::size_t {4});
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& spline = answer->splines[i];
        QCOMPARE(spline.size() % 3, std::size_t {1});
        QVERIFY(distance(spline.front(), answer->nodes[i]) < 40);
        QVERIFY(distance(spline.back(), answer->nodes[i + 1]) < 40);
    }
}

void TestLayoutWorker::pinnedNodesStayWhereTheyAre()
{
    Request request = chain(10, Engine::Automatic);
    for (std::size_t i = 0; i < 6; ++i) {
        request.nodes[i].before
            = Point {1000 + 90 * static_cast<double>(i), 400 - 25 * static_cast<double>(i % 3)};
        request.nodes[i].pinned = true;
    }
    const auto result = WorkerLayoutEngine(worker()).arrange(request, {});
    QVERIFY(result.ok());
    QVERIFY(result->engine == Engine::Neato);
    for (std::size_t i = 0; i < 6; ++i)
        QCOMPARE(distance(result->answer.nodes[i], *request.nodes[i].before), 0.0);
    // and the worker itself keeps them in relation to the others
    request.engine = Engine::Neato;
    const auto bare = runLayout({worker()}, request, {});
    QVERIFY(bare.ok());
    for (std::size_t i = 1; i < 6; ++i) {
        const Point& now = bare->nodes[i];
        const Point& first = bare->nodes[0];
        QVERIFY(std::abs(now.x - first.x - 90 * static_cast<double>(i)) < 0.1);
    }
}

void TestLayoutWorker::growingPictureKeepsItsShape()
{
    Request request = tangle(400, 400);
    request.engine = Engine::Sfdp;
    request.splines = Splines::None;
    const auto first = WorkerLayoutEngine(worker()).arrange(request, {});
    QVERIFY(first.ok());
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        const Point& place = first->answer.nodes[i];
        request.nodes[i].before = Point {-place.y + 5000, place.x}; // turned by the user's hand
    }
    request.nodes.resize(410, Node {60, 30, kNone, kNone, {}, false});
    for (std::uint32_t i = 400; i < 410; ++i)
        request.edges.push_back({i, i - 300, 1});
    const auto second = WorkerLayoutEngine(worker()).arrange(request, {});
    QVERIFY(second.ok());
    double moved = 0;
    double spread = 0;
    for (std::size_t i = 0; i < 400; ++i) {
        moved += distance(second->answer.nodes[i], *request.nodes[i].before) / 400;
        spread += distance(*request.nodes[0].before, *request.nodes[i].before) / 400;
    }
    QVERIFY2(moved < spread, qPrintable(QStringLiteral("%1 of %2").arg(moved).arg(spread)));
}

void TestLayoutWorker::cancelKillsWithin100Milliseconds()
{
    std::stop_source stop;
    QElapsedTimer sinceStop;
    std::jthread canceller([&] {
        QElapsedTimer clock;
        clock.start();
        while (!clock.hasExpired(300))
            std::this_thread::yield();
        sinceStop.start();
        stop.request_stop();
    });
    const auto answer = runLayout({worker()}, tangle(1000, 6000), stop.get_token());
    const qint64 milliseconds = sinceStop.elapsed();
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::Cancelled);
    QVERIFY2(milliseconds <= 100, qPrintable(QString::number(milliseconds)));
}

void TestLayoutWorker::timeIsBounded()
{
    QElapsedTimer clock;
    clock.start();
    const auto answer
        = runLayout({worker(), {}, std::chrono::milliseconds(500)}, tangle(1000, 6000), {});
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::LimitExceeded);
    QVERIFY(clock.elapsed() < 2000 * kSlowness);
}

void TestLayoutWorker::memoryIsBounded()
{
    if (kSanitized)
        QSKIP("sanitizers need more memory than any bound");
    Request request = tangle(20'000, 60'000);
    request.engine = Engine::Sfdp;
    request.memoryMiB = 32;
    const auto answer = runLayout({worker()}, request, {});
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().code == ErrorCode::LimitExceeded
            || answer.error().code == ErrorCode::Internal,
        answer.error().detail.c_str());
}

void TestLayoutWorker::crashIsAClearError()
{
    const auto answer = runLayout(misbehaving("crash"), chain(3, Engine::Dot), {});
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::Internal);
    QCOMPARE(answer.error().detail, std::string("the layout program crashed"));
}

void TestLayoutWorker::hangIsKilled()
{
    QElapsedTimer clock;
    clock.start();
    const auto answer = runLayout(misbehaving("hang", 300), chain(3, Engine::Dot), {});
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::LimitExceeded);
    QVERIFY(clock.elapsed() < 2000 * kSlowness);
}

void TestLayoutWorker::nonsenseIsRefused()
{
    for (const char* how : {"nonsense", "other"}) {
        const auto answer = runLayout(misbehaving(how), chain(3, Engine::Dot), {});
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().code == ErrorCode::Invalid);
    }
}

void TestLayoutWorker::floodIsCut()
{
    const auto answer = runLayout(misbehaving("flood"), chain(3, Engine::Dot), {});
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::LimitExceeded);
}

void TestLayoutWorker::controlBytesOfItsWordsAreTakenOut()
{
    const auto answer = runLayout(misbehaving("words"), chain(3, Engine::Dot), {});
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().detail, std::string("the layout program gave up ( [31mred)"));
}

void TestLayoutWorker::missingProgramIsAClearError()
{
    const auto answer
        = runLayout({QStringLiteral("/nowhere/netbehave-layout")}, chain(3, Engine::Dot), {});
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::Unreadable);
}

void TestLayoutWorker::failedEngineFallsBackAndSaysWhy()
{
    if (kSanitized)
        QSKIP("no engine ends in the time given");
    const WorkerLayoutEngine engine(
        worker(), {.time = std::chrono::milliseconds(4000), .memoryMiB = 1024});
    const auto result = engine.arrange(tangle(600, 3000), {});
    QVERIFY(result.ok());
    QVERIFY(result->engine == Engine::Sfdp);
    QVERIFY2(result->note.find("longer") != std::string::npos, result->note.c_str());
    QCOMPARE(result->answer.nodes.size(), std::size_t {600});
}

void TestLayoutWorker::withoutAProgramThereIsStillAPicture()
{
    for (const QString& program : {QString(), QStringLiteral(NB_MISBEHAVING)}) {
        const auto result = WorkerLayoutEngine(program).arrange(chain(9, Engine::Automatic), {});
        QVERIFY(result.ok());
        QVERIFY(result->engine == Engine::Automatic);
        QVERIFY(!result->note.empty());
        QCOMPARE(result->answer.nodes.size(), std::size_t {9});
    }
}

void TestLayoutWorker::garbageOnStandardInputEndsTheWorker()
{
    QByteArray noise(200'000, '\0');
    std::mt19937 random(3);
    for (char& byte : noise)
        byte = static_cast<char>(random());
    for (const QByteArray& input : {QByteArray(), QByteArray("netbehave-layout 1\n"), noise}) {
        QProcess process;
        process.start(worker(), {});
        process.write(input);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        QVERIFY(process.readAllStandardError().startsWith("netbehave-layout: "));
    }
}

void TestLayoutWorker::requestOutOfBoundsIsInvalid()
{
    Request request = chain(2, Engine::Dot);
    request.edges[0].to = 2;
    const auto result = WorkerLayoutEngine(worker()).arrange(request, {});
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(TestLayoutWorker)
#include "tst_layoutworker.moc"
