// SPDX-License-Identifier: GPL-3.0-or-later
// Live collection: what is committed is there, whatever happens beside it or after it.
#include "core/storage/workspace.h"
#include "tests/support/effort.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/networkflows.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace nb;
using namespace nb::test;
using namespace std::chrono_literals;

namespace {

const Timestamp kNoon = *timestampFromString("2026-03-02T12:00:00Z");
const int kKillRounds = effort("NB_KILLS", 8);

/// Flows of exporters, all received on one day, in the order of their receipt.
std::vector<Flow> received(std::size_t count, std::uint32_t seed)
{
    std::vector<Flow> flows = exporterFlows(count, seed);
    for (std::size_t i = 0; i < flows.size(); ++i)
        flows[i].received = kNoon + std::chrono::milliseconds(i);
    return flows;
}

std::unique_ptr<Workspace> openWorkspace(const QString& folder)
{
    auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    return workspace ? std::move(*workspace) : nullptr;
}

std::unique_ptr<LiveSession> beginLive(Workspace& workspace)
{
    auto live = workspace.beginLive();
    return live ? std::move(*live) : nullptr;
}

std::vector<DayInfo> daysOf(const Workspace& workspace)
{
    auto days = workspace.days();
    return days ? *days : std::vector<DayInfo> {};
}

std::vector<Flow> slice(const std::vector<Flow>& flows, std::size_t at, std::size_t count)
{
    const auto first = flows.begin() + static_cast<std::ptrdiff_t>(std::min(at, flows.size()));
    const auto end
        = flows.begin() + static_cast<std::ptrdiff_t>(std::min(at + count, flows.size()));
    return {first, end};
}

std::vector<Flow> rawFlows(const FlowStore& store)
{
    std::vector<Flow> all;
    FlowQuery query;
    query.raw = true;
    const auto done = store.scan(query,
        [&](FlowBatch&& batch) {
            const auto flows = toFlows(batch);
            all.insert(all.end(), flows.begin(), flows.end());
            return true;
        },
        {});
    return done ? all : std::vector<Flow> {};
}

auto conversationKey(const Conversation& c)
{
    return std::tuple(c.client, c.server, c.protocol, c.serverPort, c.name, c.rule);
}

/// Rows, sums and conversations, those of the summary and those made of the rows.
void compare(const Workspace& workspace, const std::vector<Flow>& flows)
{
    const auto store = workspace.store();
    QVERIFY(store.ok());
    QCOMPARE((*store)->rowCount(), flows.size());
    const MemoryFlowStore oracle(flows,
        [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); });
    const FlowQuery all;
    QCOMPARE(*(*store)->totals(all, {}), *oracle.totals(all, {}));
    FlowQuery everyRow;
    everyRow.filter = *parseFilter("hits > 0");
    for (const FlowQuery& query : {all, everyRow}) {
        auto found = *(*store)->conversations(query, 0, {});
        auto wanted = *oracle.conversations(query, 0, {});
        std::ranges::sort(found, {}, conversationKey);
        std::ranges::sort(wanted, {}, conversationKey);
        QCOMPARE(found.size(), wanted.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(found[i] == wanted[i], found[i].client.toString().c_str());
    }
}

/// The same flows, received today, as what is collected live is.
std::vector<Flow> today(std::vector<Flow> flows)
{
    const auto now
        = std::chrono::time_point_cast<Timestamp::duration>(std::chrono::system_clock::now());
    for (Flow& flow : flows)
        flow.received = now;
    return flows;
}

/// Another process: stores numbered rows until it is killed, and says after each commit how many.
int collectUntilKilled(const QString& folder)
{
    const auto workspace = openWorkspace(folder);
    const auto live = workspace ? beginLive(*workspace) : nullptr;
    if (!live)
        return 1;
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return 1;
    std::vector<Flow> flows = received(3000, 5);
    for (std::uint32_t round = 0;; ++round) {
        // each round reaches into the next day, so that days are begun and sealed all the time
        for (Flow& flow : flows)
            flow.received += 3h;
        if (!live->add(toBatch(flows)) || !live->commit())
            return 2;
        out.write(QByteArray::number(static_cast<qulonglong>(live->stored())) + '\n');
        out.flush();
    }
}

} // namespace

class TestLiveSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreSeenWhenTheyAreCommitted();
    void aSnapshotStaysAsItWas();
    void theDayIsSealedWhenItIsOver();
    void lateRowsAreStoredInTheirDay();
    void announcedRateCountsForWhatIsStored();
    void productsAndSumsStopAtTheLargest();
    void importBesideLosesNothing_data();
    void importBesideLosesNothing();
    void importThatBeganBeforeLetsLiveStore_data();
    void importThatBeganBeforeLetsLiveStore();
    void rateThatComesLateCountsForAnImport_data();
    void rateThatComesLateCountsForAnImport();
    void whatWasCommittedSurvivesAKill();
    void rowsWaitForAFullDisk();
    void nothingIsStoredBelowTheFloor();
    void stateIsKept();
};

void TestLiveSession::rowsAreSeenWhenTheyAreCommitted()
{
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    QVERIFY(workspace);
    const auto flows = received(90'000, 1);
    {
        const auto live = beginLive(*workspace);
        QVERIFY(live);
        QVERIFY(!workspace->beginLive().ok());
        // small commits that make a tail, large ones that fill chunks
        std::size_t at = 0;
        std::size_t commits = 0;
        while (at < flows.size()) {
            const std::size_t count = commits % 3 == 0 ? 20'000 : commits % 3 == 1 ? 700 : 3;
            QVERIFY(live->add(toBatch(slice(flows, at, count))).ok());
            QCOMPARE((*workspace->store())->rowCount(), at);
            const auto done = live->commit();
            QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
            at = std::min(at + count, flows.size());
            QCOMPARE((*workspace->store())->rowCount(), at);
            QCOMPARE(live->stored(), at);
            QCOMPARE(live->waiting(), 0U);
            ++commits;
        }
        const auto stored = rawFlows(**workspace->store());
        QVERIFY(stored == flows);
        compare(*workspace, flows);
        const auto days = workspace->days();
        QCOMPARE(days->size(), 1U);
        QCOMPARE(days->front().rows, flows.size());
    }
    compare(*workspace, flows);
    // the next session goes on in the same file
    {
        const auto live = beginLive(*workspace);
        QVERIFY(live);
        QVERIFY(live->add(toBatch(slice(flows, 0, 500))).ok());
        const auto done = live->commit();
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
    }
    auto twice = flows;
    twice.insert(twice.end(), flows.begin(), flows.begin() + 500);
    compare(*workspace, twice);
}

void TestLiveSession::aSnapshotStaysAsItWas()
{
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto live = beginLive(*workspace);
    const auto flows = received(12'000, 2);
    std::vector<FlowStorePtr> snapshots;
    for (std::size_t at = 0; at < flows.size(); at += 1'500) {
        QVERIFY(live->add(toBatch(slice(flows, at, 1'500))).ok());
        QVERIFY(live->commit().ok());
        snapshots.push_back(*workspace->store());
    }
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        const auto then = slice(flows, 0, (i + 1) * 1'500);
        QVERIFY(rawFlows(*snapshots[i]) == then);
        const MemoryFlowStore oracle(then);
        QCOMPARE(*snapshots[i]->totals({}, {}), *oracle.totals({}, {}));
        QCOMPARE(snapshots[i]->conversations({}, 0, {})->size(),
            oracle.conversations({}, 0, {})->size());
    }
}

void TestLiveSession::theDayIsSealedWhenItIsOver()
{
    const QTemporaryDir folder;
    auto workspace = openWorkspace(folder.path());
    auto live = beginLive(*workspace);
    auto flows = received(2'000, 3);
    // from 23:59:50 to two hours after midnight
    for (std::size_t i = 0; i < flows.size(); ++i)
        flows[i].received = kNoon + 12h - 10s + (i < 1'000 ? 9ms * i : 2h + 1ms * i);
    for (std::size_t at = 0; at < flows.size(); at += 50) {
        QVERIFY(live->add(toBatch(slice(flows, at, 50))).ok());
        QVERIFY(live->commit().ok());
    }
    const auto days = workspace->days();
    QCOMPARE(days->size(), 2U);
    QCOMPARE((*days)[0].rows, 1'000U);
    QCOMPARE((*days)[1].rows, 1'000U);
    QVERIFY((*days)[0].sealed);
    QVERIFY(!(*days)[1].sealed);
    QVERIFY(!QFile::exists((*days)[0].path + QStringLiteral("-wal")));
    compare(*workspace, flows);
    // both days are long over: the second is sealed when the workspace is opened next
    live.reset();
    workspace.reset();
    workspace = openWorkspace(folder.path());
    for (const DayInfo& day : daysOf(*workspace))
        QVERIFY(day.sealed);
    compare(*workspace, flows);
}

void TestLiveSession::lateRowsAreStoredInTheirDay()
{
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto live = beginLive(*workspace);
    auto flows = received(900, 4);
    for (std::size_t i = 0; i < flows.size(); ++i)
        flows[i].received += i < 300 ? 0h : i < 600 ? 24h : 0h;
    const auto commit = [&](std::size_t at, std::size_t count) {
        return live->add(toBatch(slice(flows, at, count))).ok() && live->commit().ok();
    };
    QVERIFY(commit(0, 300));
    for (std::size_t at = 300; at < 600; at += 20)
        QVERIFY(commit(at, 20));
    QVERIFY(workspace->days()->front().sealed);
    QVERIFY(commit(600, 300));
    QVERIFY(!workspace->days()->front().sealed);
    QCOMPARE(workspace->days()->front().rows, 600U);
    for (int i = 0; i < 30; ++i)
        QVERIFY(live->commit().ok());
    QVERIFY(workspace->days()->front().sealed);
    compare(*workspace, flows);
}

void TestLiveSession::announcedRateCountsForWhatIsStored()
{
    const QTemporaryDir folder;
    auto workspace = openWorkspace(folder.path());
    auto flows = received(70'000, 5);
    for (std::size_t i = 0; i < flows.size(); ++i)
        if (i % 3 != 0) {
            flows[i].sampler = i % 3 == 1 ? "192.0.2.1/0/9" : "other";
            flows[i].sampling = 0;
        }
    auto live = beginLive(*workspace);
    const auto told = [&] {
        for (Flow& flow : flows)
            if (flow.sampler == "192.0.2.1/0/9")
                flow.sampling = 512;
    };
    // the last part waits when the rate comes
    for (std::size_t at = 0; at < 69'000; at += 11'500) {
        QVERIFY(live->add(toBatch(slice(flows, at, 11'500))).ok());
        QVERIFY(live->commit().ok());
    }
    const auto before = *workspace->store();
    const FlowTotals beforeTotals = *before->totals({}, {});
    QVERIFY(live->add(toBatch(slice(flows, 69'000, 500))).ok());
    QVERIFY(live->announceSampling("192.0.2.1/0/9", 512).ok());
    QVERIFY(live->add(toBatch(slice(flows, 69'500, 500))).ok());
    QVERIFY(live->commit().ok());
    told();
    compare(*workspace, flows);
    QCOMPARE(*before->totals({}, {}), beforeTotals);
    // the other one's comes in the next run
    live.reset();
    workspace.reset();
    workspace = openWorkspace(folder.path());
    live = beginLive(*workspace);
    QVERIFY(live->announceSampling("other", 65'535).ok());
    for (Flow& flow : flows)
        if (flow.sampler == "other")
            flow.sampling = 65'535;
    compare(*workspace, flows);
    QVERIFY(rawFlows(**workspace->store()) == flows);
}

void TestLiveSession::productsAndSumsStopAtTheLargest()
{
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto live = beginLive(*workspace);
    auto flows = received(100'000, 6);
    for (Flow& flow : flows) {
        flow.packets = 1;
        flow.bytes = 0xffff'ffff;
        flow.reversePackets = flow.reverseBytes = 0;
        flow.sampler = "s";
        flow.sampling = 65'535;
    }
    QVERIFY(live->add(toBatch(slice(flows, 0, 30'000))).ok());
    QVERIFY(live->commit().ok());
    // 30,000 x 65,535 x (2^32 - 1) has room, 100,000 times has none
    const std::uint64_t product = 65'535ULL * 0xffff'ffffULL;
    QCOMPARE((*workspace->store())->totals({}, {})->bytes, 30'000 * product);
    QVERIFY(live->add(toBatch(slice(flows, 30'000, 70'000))).ok());
    QVERIFY(live->commit().ok());
    const auto store = *workspace->store();
    QCOMPARE(store->totals({}, {})->bytes, kMostSum);
    QCOMPARE(store->totals({}, {})->packets, 100'000ULL * 65'535);
    FlowQuery raw;
    raw.raw = true;
    QCOMPARE(store->totals(raw, {})->bytes, 100'000 * 0xffff'ffffULL);
    FlowQuery filtered;
    filtered.filter = *parseFilter("bytes = 281470681677825"); // (2^32 - 1) x 65,535
    QCOMPARE(store->totals(filtered, {})->rows, 100'000U);
    QCOMPARE(store->totals(filtered, {})->bytes, kMostSum);
    compare(*workspace, flows);
}

void TestLiveSession::importBesideLosesNothing_data()
{
    QTest::addColumn<bool>("completed");
    QTest::newRow("completed") << true;
    QTest::newRow("given up") << false;
}
void TestLiveSession::importBesideLosesNothing()
{
    QFETCH(bool, completed);
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto live = beginLive(*workspace);
    const auto imported = received(80'000, 7);
    std::atomic<bool> ended = false;
    std::atomic<bool> good = true;
    std::thread import([&] {
        auto session = workspace->beginImport(false);
        for (std::size_t at = 0; session && at < imported.size(); at += 20'000)
            if (!(*session)->add(toBatch(slice(imported, at, 20'000))))
                good = false;
        if (completed && (!session || !(*session)->commit({})))
            good = false;
        session = Error {};
        ended = true;
    });
    const auto collected = received(60'000, 8);
    std::size_t at = 0;
    qint64 longest = 0;
    bool committed = true;
    while (!ended || at < 4'000) {
        committed = committed && live->add(toBatch(slice(collected, at, 500))).ok();
        at += 500;
        QElapsedTimer timer;
        timer.start();
        // the rebuilding of sums after an import was given up may refuse one: it is made up for
        committed = (live->commit().ok() || !completed) && committed;
        longest = std::max(longest, timer.elapsed());
        if (at >= collected.size())
            break;
    }
    import.join();
    QVERIFY(good);
    QVERIFY(committed);
    QVERIFY(live->commit().ok());
    QCOMPARE(live->waiting(), 0U);
    QVERIFY2(longest < 1'500, QByteArray::number(longest).constData());
    auto all = slice(collected, 0, at);
    if (completed)
        all.insert(all.end(), imported.begin(), imported.end());
    compare(*workspace, all);
    // live collection goes on with the right numbers
    const auto more = received(1'000, 9);
    QVERIFY(live->add(toBatch(more)).ok());
    QVERIFY(live->commit().ok());
    all.insert(all.end(), more.begin(), more.end());
    compare(*workspace, all);
}

void TestLiveSession::importThatBeganBeforeLetsLiveStore_data()
{
    importBesideLosesNothing_data();
}
void TestLiveSession::importThatBeganBeforeLetsLiveStore()
{
    QFETCH(bool, completed);
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto imported = today(received(10'000, 7));
    const auto collected = today(received(3'000, 8));
    auto import = *workspace->beginImport(false);
    QVERIFY(import->add(toBatch(imported)).ok()); // so many go to the file at once
    auto live = beginLive(*workspace);
    QVERIFY(live->add(toBatch(collected)).ok());
    const auto stored = live->commit();
    QVERIFY2(stored.ok(), stored.ok() ? "" : stored.error().detail.c_str());
    compare(*workspace, collected);
    if (completed)
        QVERIFY(import->commit({}).ok());
    import.reset();
    auto all = collected;
    if (completed)
        all.insert(all.end(), imported.begin(), imported.end());
    compare(*workspace, all);
    live.reset();
    compare(*workspace, all);

    // without live collection nothing is left of an import that was given up
    const QTemporaryDir other;
    const auto alone = openWorkspace(other.path());
    import = *alone->beginImport(false);
    QVERIFY(import->add(toBatch(imported)).ok());
    import.reset();
    QCOMPARE(daysOf(*alone).size(), std::size_t {0});
    import = *alone->beginImport(false);
    QVERIFY(import->add(toBatch(imported)).ok());
    QVERIFY(import->commit({}).ok());
    import.reset();
    compare(*alone, imported);
}

void TestLiveSession::rateThatComesLateCountsForAnImport_data()
{
    QTest::addColumn<bool>("isToday");
    QTest::newRow("a day that is over") << false;
    QTest::newRow("today") << true;
}
void TestLiveSession::rateThatComesLateCountsForAnImport()
{
    QFETCH(bool, isToday);
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    auto flows = received(9'000, 5);
    if (isToday)
        flows = today(std::move(flows));
    for (std::size_t i = 0; i < flows.size(); ++i)
        if (i % 3 != 0) {
            flows[i].sampler = i % 3 == 1 ? "192.0.2.1/0/9" : "never told";
            flows[i].sampling = 0;
        }
    {
        auto import = *workspace->beginImport(false);
        QVERIFY(import->add(toBatch(slice(flows, 0, 5'000))).ok()); // written
        QVERIFY(import->add(toBatch(slice(flows, 5'000, 500))).ok());
        QVERIFY(import->announceSampling("192.0.2.1/0/9", 512).ok());
        QVERIFY(import->add(toBatch(slice(flows, 5'500, 3'500))).ok());
        ImportInfo info;
        info.time
            = std::chrono::time_point_cast<Timestamp::duration>(std::chrono::system_clock::now());
        QVERIFY(import->commit(info).ok());
    }
    for (Flow& flow : flows)
        if (flow.sampler == "192.0.2.1/0/9")
            flow.sampling = 512;
    compare(*workspace, flows);
    QVERIFY(rawFlows(**workspace->store()) == flows);
    QCOMPARE(daysOf(*workspace).at(0).sealed, !isToday);
}

void TestLiveSession::whatWasCommittedSurvivesAKill()
{
    const QTemporaryDir folder;
    std::uint64_t before = 0;
    for (int round = 0; round < kKillRounds; ++round) {
        QProcess child;
        child.start(
            QCoreApplication::applicationFilePath(), {QStringLiteral("--collect"), folder.path()});
        QVERIFY(child.waitForStarted());
        QVERIFY(child.waitForReadyRead(30'000));
        (void)child.waitForFinished(QRandomGenerator::global()->bounded(1, 400));
        child.kill();
        QVERIFY(child.waitForFinished());
        const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
        QVERIFY(lines.size() >= 2);
        const std::uint64_t told = lines[lines.size() - 2].toULongLong();
        const auto workspace = openWorkspace(folder.path());
        QVERIFY(workspace);
        for (const DayInfo& day : daysOf(*workspace))
            QVERIFY2(!day.problem, day.problem ? day.problem->detail.c_str() : "");
        const auto store = *workspace->store();
        const std::uint64_t there = store->rowCount();
        // what was told is there; beyond it at most the commit that was under way
        QVERIFY2(there >= before + told && there <= before + told + 3'000,
            QByteArray::number(qulonglong(there)).constData());
        FlowQuery everyRow;
        everyRow.filter = *parseFilter("hits > 0");
        QCOMPARE(*store->totals(everyRow, {}), *store->totals({}, {}));
        before = there;
    }
    const auto workspace = openWorkspace(folder.path());
    compare(*workspace, rawFlows(**workspace->store()));
}

void TestLiveSession::rowsWaitForAFullDisk()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto live = beginLive(*workspace);
    const auto flows = received(30'000, 10);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit unlimited {};
    getrlimit(RLIMIT_FSIZE, &unlimited);
    QVERIFY(live->add(toBatch(slice(flows, 0, 1'000))).ok());
    QVERIFY(live->commit().ok());
    int failures = 0;
    // ever more room: at each point another write is the one that fails
    for (rlim_t size = 400'000; size < 3'000'000; size += 200'000) {
        const std::size_t at = 1'000 + static_cast<std::size_t>((size - 400'000) / 200'000) * 2'000;
        QVERIFY(live->add(toBatch(slice(flows, at, 2'000))).ok());
        rlimit limited {size, unlimited.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limited);
        const auto done = live->commit();
        setrlimit(RLIMIT_FSIZE, &unlimited);
        if (!done) {
            ++failures;
            QCOMPARE(done.error().code, ErrorCode::NoSpace);
            QVERIFY(live->waiting() > 0);
        }
        if (failures % 2 == 1)
            QVERIFY(live->commit().ok());
    }
    QVERIFY(failures > 0);
    const auto done = live->commit();
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
    QCOMPARE(live->waiting(), 0U);
    compare(*workspace, slice(flows, 0, static_cast<std::size_t>(live->stored())));
    QCOMPARE(live->stored(), 27'000U);
#else
    QSKIP("needs a limit of the file size");
#endif
}

void TestLiveSession::nothingIsStoredBelowTheFloor()
{
    const QTemporaryDir folder;
    const auto workspace = openWorkspace(folder.path());
    const auto flows = received(100, 11);
    QVERIFY(workspace->setSetting(Workspace::kSpaceFloorKey, "4000000000000000000").ok());
    auto live = beginLive(*workspace);
    QVERIFY(live->add(toBatch(flows)).ok());
    const auto done = live->commit();
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, ErrorCode::NoSpace);
    QCOMPARE(live->waiting(), 100U);
    QCOMPARE(live->stored(), 0U);
    live.reset();
    QVERIFY(workspace->setSetting(Workspace::kSpaceFloorKey, "0").ok());
    live = beginLive(*workspace);
    QVERIFY(live->add(toBatch(flows)).ok());
    QVERIFY(live->commit().ok());
}

void TestLiveSession::stateIsKept()
{
    const QTemporaryDir folder;
    const std::string bytes("\0\1templates\xff\0", 12);
    {
        const auto workspace = openWorkspace(folder.path());
        QCOMPARE(*workspace->state("templates"), std::string {});
        QVERIFY(workspace->setState("templates", "old").ok());
        QVERIFY(workspace->setState("templates", bytes).ok());
        QVERIFY(workspace->setState("empty", {}).ok());
        // another process reads it while this one goes on
        const auto reader = Workspace::open(folder.path(), Workspace::Mode::ReadOnly);
        QVERIFY(reader.ok());
        QVERIFY(*(*reader)->state("templates") == bytes);
    }
    const auto workspace = openWorkspace(folder.path());
    QVERIFY(*workspace->state("templates") == bytes);
    QCOMPARE(*workspace->state("empty"), std::string {});
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("--collect"))
        return collectUntilKilled(arguments[2]);
    TestLiveSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_livesession.moc"
