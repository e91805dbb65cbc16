// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrichment/enrichment.h"
#include "core/storage/workspace.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/networkflows.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace nb;
using namespace nb::test;

namespace {

Day theDay()
{
    return *dayFromString("2026-03-02");
}

class Fixture
{
public:
    explicit Fixture(const std::vector<Flow>& flows)
    {
        workspace = std::move(*Workspace::open(folder.path(), Workspace::Mode::ReadWrite));
        auto session = workspace->beginImport(true);
        ImportInfo info;
        info.name = "test";
        info.time = *timestampFromString("2026-03-10");
        ok = session.ok() && (*session)->add(toBatch(flows)).ok() && (*session)->commit(info).ok();
    }

    [[nodiscard]] std::vector<Flow> flows() const
    {
        std::vector<Flow> result;
        const auto store = workspace->store();
        const auto keep = [&result](FlowBatch&& batch) {
            for (Flow& flow : toFlows(batch))
                result.push_back(std::move(flow));
            return true;
        };
        FlowQuery raw;
        raw.raw = true;
        return store && (*store)->scan(raw, keep, {}) ? result : std::vector<Flow> {};
    }

    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;
    bool ok = false;
};

/// New labels that follow from the flow alone.
void relabelled(Flow& flow)
{
    flow.rule = flow.dstPort.number() % 3 == 0 ? "third" : "NOMATCH";
    flow.service = "port " + std::to_string(flow.dstPort.number() % 5);
    flow.srcSegment = flow.srcIp.isV4() ? "four" : "six";
    flow.dstSegment = flow.dstIp.isV4() ? "four" : "six";
    flow.dstOwner.clear();
    flow.srcOwner.clear();
    flow.dstName = flow.dstName.empty() ? "named" : "";
}

Result<void> label(FlowBatch& batch)
{
    std::vector<Flow> flows = toFlows(batch);
    for (Flow& flow : flows)
        relabelled(flow);
    batch = toBatch(flows);
    return {};
}

/// In one order: conversations of equal size come in any.
std::vector<Conversation> byKey(std::vector<Conversation> conversations)
{
    std::ranges::sort(conversations, {}, [](const Conversation& c) {
        return std::tuple(c.client, c.server, c.protocol, c.serverPort, c.name, c.rule);
    });
    return conversations;
}

} // namespace

class TestRelabelDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsAndConversationsAreThoseOfTheNewFlows_data()
    {
        QTest::addColumn<bool>("ofExporters");
        QTest::newRow("captures") << false;
        QTest::newRow("exporters, sampled") << true;
    }
    void labelsAndConversationsAreThoseOfTheNewFlows()
    {
        QFETCH(bool, ofExporters);
        const auto made = ofExporters ? exporterFlows(3'000, 4) : networkFlows(3'000, 4);
        const Fixture fixture(made);
        QVERIFY(fixture.ok);
        std::vector<Flow> wanted = fixture.flows();
        QVERIFY(!wanted.empty());
        for (Flow& flow : wanted)
            relabelled(flow);
        std::uint64_t rows = 0;
        const auto days = fixture.workspace->days();
        QVERIFY(days.ok());
        for (const DayInfo& day : *days) {
            const auto done = fixture.workspace->relabel(day.day, label, {}, {});
            QVERIFY2(done.ok(), done ? "" : done.error().detail.c_str());
            rows += done->rows;
            QVERIFY(done->changed > 0);
            QVERIFY(done->hosts > 0);
        }
        QCOMPARE(rows, wanted.size());
        QVERIFY(fixture.flows() == wanted);

        const auto store = fixture.workspace->store();
        const MemoryFlowStore memory(wanted,
            [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); });
        QVERIFY(
            byKey(*(*store)->conversations({}, 0, {})) == byKey(*memory.conversations({}, 0, {})));
        FlowQuery some;
        some.filter = *parseFilter("rule = third and dst_segment = six");
        QVERIFY(*(*store)->totals(some, {}) == *memory.totals(some, {}));
        AggregateQuery byRule;
        byRule.by = {FlowField::Rule, FlowField::Service};
        QVERIFY((*store)->aggregate(byRule, {})->totals == memory.aggregate(byRule, {})->totals);
    }

    void sealedFileIsOnePieceAgain()
    {
        const Fixture fixture(networkFlows(500, 1));
        const DayInfo before = fixture.workspace->days()->at(0);
        QVERIFY(before.sealed);
        QVERIFY(fixture.workspace->relabel(before.day, label, {}, {}).ok());
        const DayInfo after = fixture.workspace->days()->at(0);
        QVERIFY(after.sealed);
        QVERIFY(!QFile::exists(after.path + QStringLiteral("-wal")));
    }

    void sameLabelsChangeNothing()
    {
        const Fixture fixture(networkFlows(2000, 2));
        const auto same = [](FlowBatch&) -> Result<void> { return {}; };
        const auto done = fixture.workspace->relabel(theDay(), same, {}, {});
        QVERIFY(done.ok());
        QCOMPARE(done->changed, 0U);
        QCOMPARE(done->hosts, 0U);
    }

    void errorAndCancelLeaveTheDayAsItWas()
    {
        const Fixture fixture(networkFlows(70'000, 3));
        const std::vector<Flow> before = fixture.flows();
        int batches = 0;
        const auto failing = [&batches](FlowBatch& batch) -> Result<void> {
            if (auto done = label(batch); !done || ++batches < 2)
                return done;
            return Error {ErrorCode::Internal, "enough"};
        };
        const auto failed = fixture.workspace->relabel(theDay(), failing, {}, {});
        QVERIFY(!failed.ok());
        QCOMPARE(batches, 2);
        QVERIFY(fixture.flows() == before);

        std::stop_source stop;
        const auto stopping = [&stop](FlowBatch& batch) {
            auto done = label(batch);
            stop.request_stop();
            return done;
        };
        const auto cancelled = fixture.workspace->relabel(theDay(), stopping, {}, stop.get_token());
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QVERIFY(fixture.flows() == before);
        QVERIFY(fixture.workspace->days()->at(0).sealed);
    }

    void cancelEndsWithinTwoTenthsOfASecond()
    {
        const Fixture fixture(networkFlows(140'000, 3));
        std::stop_source stop;
        QElapsedTimer clock;
        std::uint64_t seen = 0;
        const auto plain = [&](FlowBatch& batch) -> Result<void> {
            if (++seen == 2) {
                stop.request_stop();
                clock.start();
            }
            for (TextId& rule : batch.rule)
                rule = 0;
            return {};
        };
        const auto cancelled = fixture.workspace->relabel(theDay(), plain, {}, stop.get_token());
        QVERIFY(!cancelled.ok());
        // what a busy machine adds is no fault of ours
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    /// A process that dies amid it leaves a rolled back transaction: the next who opens sees the
    /// old labels, whole.
    void fileCopiedAmidItHasTheOldLabels()
    {
        const Fixture fixture(networkFlows(70'000, 3));
        const std::vector<Flow> before = fixture.flows();
        const QString path = fixture.workspace->days()->at(0).path;
        QTemporaryDir copy;
        QVERIFY(QDir(copy.path()).mkpath(QStringLiteral("days")));
        int batches = 0;
        const auto copying = [&](FlowBatch& batch) {
            if (++batches == 2)
                for (const QString& name : {QString(), QStringLiteral("-wal")})
                    QFile::copy(path + name,
                        copy.path() + QStringLiteral("/days/flows-2026-03-02.sqlite3") + name);
            return label(batch);
        };
        for (const QString& name : {QString(), QStringLiteral("-wal")})
            QFile::copy(fixture.folder.path() + QStringLiteral("/workspace.sqlite3") + name,
                copy.path() + QStringLiteral("/workspace.sqlite3") + name);
        QVERIFY(fixture.workspace->relabel(theDay(), copying, {}, {}).ok());
        auto opened = Workspace::open(copy.path(), Workspace::Mode::ReadWrite);
        QVERIFY(opened.ok());
        std::vector<Flow> found;
        const auto keep = [&found](FlowBatch&& batch) {
            for (Flow& flow : toFlows(batch))
                found.push_back(std::move(flow));
            return true;
        };
        FlowQuery raw;
        raw.raw = true;
        QVERIFY((*(*opened)->store())->scan(raw, keep, {}).ok());
        QVERIFY(found == before);
    }

    void olderSnapshotRefusesLabelsButGivesTheRest()
    {
        const Fixture fixture(networkFlows(3000, 5));
        const auto old = fixture.workspace->store();
        const auto totals = (*old)->totals({}, {});
        FlowQuery byPort;
        byPort.filter = *parseFilter("dst_port < 1024");
        const auto ports = (*old)->totals(byPort, {});
        QVERIFY(fixture.workspace->relabel(theDay(), label, {}, {}).ok());
        QVERIFY(*(*old)->totals({}, {}) == *totals);
        QVERIFY(*(*old)->totals(byPort, {}) == *ports);
        AggregateQuery byService;
        byService.by = {FlowField::Service};
        const auto labels = (*old)->aggregate(byService, {});
        QVERIFY(!labels.ok());
        QCOMPARE(labels.error().code, ErrorCode::Unreadable);
        const auto fresh = fixture.workspace->store();
        QVERIFY((*fresh)->aggregate(byService, {}).ok());
    }

    void lockedBesideAnImportAndWhileCollecting()
    {
        const Fixture fixture(networkFlows(100, 6));
        {
            const auto import = fixture.workspace->beginImport(false);
            QVERIFY(import.ok());
            const auto refused = fixture.workspace->relabel(theDay(), label, {}, {});
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, ErrorCode::Locked);
        }
        {
            const auto live = fixture.workspace->beginLive();
            QVERIFY(live.ok());
            QVERIFY(fixture.workspace->relabel(theDay(), label, {}, {}).ok());
            QVERIFY((*live)->add(toBatch(networkFlows(10, 7))).ok());
            QVERIFY((*live)->commit().ok());
            const auto refused = fixture.workspace->relabel(theDay(), label, {}, {});
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, ErrorCode::Locked);
        }
        QVERIFY(fixture.workspace->relabel(theDay(), label, {}, {}).ok());
    }

    void liveRowsForADayThatIsRelabelledWait()
    {
        const Fixture fixture(networkFlows(1000, 6));
        const auto live = fixture.workspace->beginLive();
        QVERIFY(live.ok());
        bool waited = false;
        const auto collecting = [&](FlowBatch& batch) {
            const bool added = (*live)->add(toBatch(networkFlows(10, 7))).ok();
            waited = added && !(*live)->commit().ok() && (*live)->waiting() == 10;
            return label(batch);
        };
        QVERIFY(fixture.workspace->relabel(theDay(), collecting, {}, {}).ok());
        QVERIFY(waited);
        QVERIFY((*live)->commit().ok());
        QCOMPARE((*live)->waiting(), 0U);
        QCOMPARE(fixture.flows().size(), 1010U);
    }

    void enrichmentTakesAwayItsOwnLabelsOnly()
    {
        Flow told = networkFlows(1, 1).front();
        told.srcIp = *IpAddress::fromString("10.0.0.1");
        told.dstIp = *IpAddress::fromString("10.0.1.1");
        told.srcSegment = "told";
        told.dstSegment = "old name";
        told.rule = "told rule";
        const Fixture fixture({told});
        const auto enrichment = Enrichment::open(*fixture.workspace);
        QVERIFY(enrichment.ok());
        const auto set = [&](std::vector<Segment> segments) {
            return (*enrichment)->editSegments([&](std::vector<Segment>& s) -> Result<void> {
                s = std::move(segments);
                return {};
            });
        };
        Segment old;
        old.name = "old name";
        old.prefixes = {*IpPrefix::fromString("10.0.1.0/24")};
        QVERIFY(set({old}).ok());
        QVERIFY(set({}).ok());
        const auto relabel = [&] {
            const auto labeller = (*enrichment)->relabeller({false, true, false, false, true});
            return labeller && fixture.workspace->relabel(theDay(), *labeller, {}, {}).ok();
        };
        QVERIFY(relabel());
        QCOMPARE(fixture.flows()[0].srcSegment, "told");
        QCOMPARE(fixture.flows()[0].dstSegment, "internal");
        QCOMPARE(fixture.flows()[0].rule, "told rule");
        const auto rules = [&](std::vector<Rule> given) {
            return (*enrichment)->editRules([&](std::vector<Rule>& r) -> Result<void> {
                r = std::move(given);
                return {};
            });
        };
        QVERIFY(rules({{"inside", "dst_segment = internal", true, {}, {}}}).ok());
        QVERIFY(relabel());
        QCOMPARE(fixture.flows()[0].rule, "inside");
        QVERIFY(rules({}).ok());
        QVERIFY(relabel());
        QCOMPARE(fixture.flows()[0].rule, "");
    }
};

QTEST_GUILESS_MAIN(TestRelabelDay)
#include "tst_relabelday.moc"
