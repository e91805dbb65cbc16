// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/marks.h"
#include "core/pipeline/denatstage.h"
#include "tests/support/stagerun.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

constexpr const char* kInside = "10.0.0.5";
constexpr const char* kOther = "10.0.0.6";
constexpr const char* kPublic = "198.51.100.1";
constexpr const char* kServer = "203.0.113.80";

DeNatStage stage(std::size_t memory = std::size_t {16} << 20)
{
    return DeNatStage(std::chrono::seconds(3600), memory);
}

Flow natEvent(
    const char* text, const char* inside, unsigned insidePort, unsigned publicPort, std::int64_t ms)
{
    Flow f = oneWay(inside, insidePort, kServer, 443, ms, ms);
    f.kind = RecordKind::Event;
    f.packets = 0;
    f.bytes = 0;
    f.event = text;
    f.natSrcIp = ip(kPublic);
    f.natSrcPort = Port(static_cast<std::uint16_t>(publicPort));
    return f;
}

Flow reply(unsigned publicPort, std::int64_t startMs, std::int64_t endMs)
{
    return oneWay(kServer, 443, kPublic, publicPort, startMs, endMs);
}

Flow bothTuples(const char* inside, unsigned publicPort, std::int64_t startMs, std::int64_t endMs)
{
    Flow f = oneWay(inside, 40000, kServer, 443, startMs, endMs);
    f.natSrcIp = ip(kPublic);
    f.natSrcPort = Port(static_cast<std::uint16_t>(publicPort));
    return f;
}

} // namespace

class TestDeNatStage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replyTowardsTheTranslatedTupleGetsTheInsideHost_data()
    {
        QTest::addColumn<bool>("fromEvent");
        QTest::newRow("event") << true;
        QTest::newRow("row with both tuples") << false;
    }
    void replyTowardsTheTranslatedTupleGetsTheInsideHost()
    {
        QFETCH(bool, fromEvent);
        DeNatStage nat = stage();
        const Flow teacher = fromEvent ? natEvent("nat-create", kInside, 40000, 1024, 0)
                                       : bothTuples(kInside, 1024, 0, 5000);
        const auto flows = run(nat, {teacher, reply(1024, 20, 5020)});
        QCOMPARE(flows.size(), std::size_t {2});
        QVERIFY(flows[0] == teacher);
        Flow expected = reply(1024, 20, 5020);
        expected.dstIp = ip(kInside);
        expected.dstPort = Port(40000);
        expected.natDstIp = ip(kPublic);
        expected.natDstPort = Port(1024);
        expected.marks = std::string(mark::kNatLearnt);
        QVERIFY(flows[1] == expected);
        QCOMPARE(nat.counts()["translated"], std::uint64_t {1});
    }

    void rowOfAnExporterOutsideGetsTheInsideHostAsItsSource()
    {
        DeNatStage nat = stage();
        const auto flows = run(nat,
            {natEvent("nat-create", kInside, 40000, 1024, 0), reversed(reply(1024, 20, 5020))});
        QVERIFY(flows[1].srcIp == ip(kInside));
        QCOMPARE(flows[1].srcPort.number(), std::uint16_t {40000});
        QVERIFY(flows[1].natSrcIp == ip(kPublic));
    }

    void tupleAfterTranslationOfAnIncomingRowIsTheInsideOne()
    {
        Flow row = reply(1024, 0, 100);
        row.natDstIp = ip(kInside);
        row.natDstPort = Port(40000);
        DeNatStage nat = stage();
        const auto flows = run(nat, {row, reply(1024, 50, 150)});
        for (const Flow& f : flows) {
            QVERIFY(f.dstIp == ip(kInside));
            QCOMPARE(f.dstPort.number(), std::uint16_t {40000});
            QVERIFY(f.natDstIp == ip(kPublic));
            QCOMPARE(f.natDstPort.number(), std::uint16_t {1024});
        }
        QCOMPARE(flows[0].marks, std::string());
        QCOMPARE(flows[1].marks, std::string(mark::kNatLearnt));
    }

    void otherPortProtocolOrTimeIsLeftAlone()
    {
        DeNatStage nat = stage();
        Flow udp = reply(1024, 20, 30);
        udp.protocol = kUdp;
        const auto flows = run(nat,
            {natEvent("nat-create", kInside, 40000, 1024, 0), reply(1025, 20, 30), udp,
                reply(1024, -5000, -4000), reply(1024, 7'300'000, 7'300'000)});
        for (std::size_t i = 1; i < flows.size(); ++i) {
            QVERIFY(flows[i].dstIp == ip(kPublic));
            QCOMPARE(flows[i].marks, std::string());
        }
    }

    void portThatChangedHandsIsToldByTime()
    {
        DeNatStage nat = stage();
        const auto flows = run(nat,
            {natEvent("nat-create", kInside, 40000, 1024, 0),
                natEvent("nat-delete", kInside, 40000, 1024, 10'000),
                natEvent("nat-create", kOther, 50000, 1024, 20'000), reply(1024, 5000, 6000),
                reply(1024, 25'000, 26'000)});
        QVERIFY(flows[3].dstIp == ip(kInside));
        QVERIFY(flows[4].dstIp == ip(kOther));
        QCOMPARE(nat.counts()["ambiguous"], std::uint64_t {0});
    }

    void twoHostsAtTheSameTimeAreAmbiguousAndNotGuessed()
    {
        DeNatStage nat = stage();
        const Flow asked = reply(1024, 2000, 3000);
        const auto flows = run(nat,
            {natEvent("nat-create", kInside, 40000, 1024, 0),
                natEvent("nat-create", kOther, 50000, 1024, 1000), asked});
        Flow expected = asked;
        expected.marks = std::string(mark::kNatAmbiguous);
        QVERIFY(flows[2] == expected);
        QCOMPARE(nat.counts()["ambiguous"], std::uint64_t {1});
    }

    void echoRepliesAreToldByAddressAndAmbiguousWithTwoHosts()
    {
        Flow ping = oneWay(kInside, 0, kServer, 0x0800, 0, 5000, kIcmp);
        ping.natSrcIp = ip(kPublic);
        Flow pong = oneWay(kServer, 0, kPublic, 0x0000, 10, 5010, kIcmp);
        DeNatStage nat = stage();
        const auto flows = run(nat, {ping, pong});
        QVERIFY(flows[1].dstIp == ip(kInside));
        QCOMPARE(flows[1].dstPort.number(), std::uint16_t {0});
        Flow second = ping;
        second.srcIp = ip(kOther);
        DeNatStage two = stage();
        QCOMPARE(run(two, {ping, second, pong})[2].marks, std::string(mark::kNatAmbiguous));
    }

    void translationsExpireAndAreBounded()
    {
        DeNatStage nat = stage(128 * 100); // a hundred
        CollectingSink sink;
        for (unsigned port = 1; port <= 1000; ++port)
            QVERIFY(
                nat.process(toBatch({natEvent("nat-create", kInside, 40000, port, 0)}), sink).ok());
        QCOMPARE(nat.counts()["translations"], std::uint64_t {100});
        QCOMPARE(nat.counts()["evicted"], std::uint64_t {900});
        sink.flows.clear();
        QVERIFY(nat.process(toBatch({reply(900, 1, 2), reply(901, 1, 2)}), sink).ok());
        QVERIFY(sink.flows[0].dstIp == ip(kPublic));
        QVERIFY(sink.flows[1].dstIp == ip(kInside));
        QVERIFY(nat.advance(toMicroseconds(at(3'000'000)), sink).ok());
        QCOMPARE(nat.counts()["translations"], std::uint64_t {100});
        QVERIFY(nat.advance(toMicroseconds(at(7'500'000)), sink).ok());
        QCOMPARE(nat.counts()["translations"], std::uint64_t {0});
    }

    void translationInUseIsKept()
    {
        DeNatStage nat = stage();
        CollectingSink sink;
        for (int hour = 0; hour < 12; ++hour) {
            const std::int64_t ms = hour * 3'000'000;
            QVERIFY(nat.process(toBatch({bothTuples(kInside, 1024, ms, ms + 1000)}), sink).ok());
            QVERIFY(nat.advance(toMicroseconds(at(ms)), sink).ok());
        }
        QCOMPARE(nat.counts()["translations"], std::uint64_t {1});
        sink.flows.clear();
        QVERIFY(nat.process(toBatch({reply(1024, 33'000'500, 33'000'900)}), sink).ok());
        QVERIFY(sink.flows[0].dstIp == ip(kInside));
    }

    void rowsWithoutTranslationPassUntouched()
    {
        DeNatStage nat = stage();
        const auto given = toFlows(toBatch(networkFlows(500, 3)));
        QVERIFY(run(nat, given) == given);
    }
};

QTEST_GUILESS_MAIN(TestDeNatStage)
#include "tst_denatstage.moc"
