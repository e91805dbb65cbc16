// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pairstage.h"
#include "tests/support/stagerun.h"

#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::size_t kMemory = std::size_t {64} << 20;

PairStage stage(bool acrossExporters = false)
{
    return PairStage(std::chrono::seconds(30), kMemory, acrossExporters);
}

} // namespace

class TestPairStage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoDirectionsBecomeOneFlowWhateverTheOrder()
    {
        Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 900);
        ask.tcpFlags = 0x1b;
        ask.inInterface = "1";
        ask.srcMac = MacAddress(1);
        Flow answer = reversed(ask, 10);
        answer.packets = 7;
        answer.bytes = 7000;
        answer.tcpFlags = 0x13;
        answer.srcMac = MacAddress(2);
        answer.dstName = "client";
        for (const auto& rows : {std::vector {ask, answer}, std::vector {answer, ask}}) {
            PairStage pair = stage();
            const auto flows = run(pair, rows);
            QCOMPARE(flows.size(), std::size_t {1});
            Flow expected = ask;
            expected.kind = RecordKind::Flow;
            expected.reversePackets = 7;
            expected.reverseBytes = 7000;
            expected.reverseTcpFlags = 0x13;
            expected.end = answer.end;
            expected.received = answer.received;
            expected.dstMac = MacAddress(2);
            expected.srcName = "client";
            expected.confidence = 60;
            expected.outInterface = flows[0].outInterface;
            QVERIFY(flows[0] == expected);
            QCOMPARE(pair.counts()["pairs"], std::uint64_t {1});
            QCOMPARE(pair.counts()["waiting"], std::uint64_t {0});
        }
    }

    void otherTuplesExportersAndSamplingDoNotPair()
    {
        const Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 900);
        std::vector<Flow> others(8, reversed(ask));
        others[0].exporter = "192.0.2.2";
        others[1].sampling = 100;
        others[2].srcPort = Port(444);
        others[3].protocol = kUdp;
        others[4].dstIp = ip("10.0.0.6");
        others[5] = ask;
        others[6].kind = RecordKind::Event;
        others[7].kind = RecordKind::Flow;
        for (const Flow& other : others) {
            PairStage pair = stage();
            QCOMPARE(run(pair, {ask, other}).size(), std::size_t {2});
        }
    }

    /// Exporters that sample nothing often say nothing of it.
    void unknownRatesPairAcrossExporters()
    {
        Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 900);
        ask.sampling = 0;
        ask.sampler = "192.0.2.1/0";
        Flow answer = reversed(ask, 10);
        answer.exporter = "192.0.2.2";
        answer.sampler = "192.0.2.2/0";
        PairStage pair = stage(true);
        QCOMPARE(run(pair, {ask, answer}).size(), std::size_t {1});
    }

    void deduplicatedRowsPairAcrossExporters()
    {
        const Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 900);
        Flow answer = reversed(ask, 10);
        answer.exporter = "192.0.2.2";
        PairStage pair = stage(true);
        const auto flows = run(pair, {ask, answer});
        QCOMPARE(flows.size(), std::size_t {1});
        QCOMPARE(flows[0].exporter, ask.exporter);
        QCOMPARE(flows[0].observers, std::string("192.0.2.2"));
    }

    void gapUpToTheWindowPairsAndBeyondItDoesNot()
    {
        const Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 100);
        PairStage near = stage();
        QCOMPARE(run(near, {ask, reversed(ask, 30'100)}).size(), std::size_t {1});
        QCOMPARE(near.counts()["late partners"], std::uint64_t {1});
        PairStage far = stage();
        QCOMPARE(run(far, {ask, reversed(ask, 30'101)}).size(), std::size_t {2});
    }

    void piecesPairWithThePieceTheyShareMostTimeWith()
    {
        std::vector<Flow> rows;
        for (int piece = 0; piece < 4; ++piece) {
            Flow f = oneWay(
                "10.0.0.5", 40000, "10.0.0.9", 22, piece * 60'000, piece * 60'000 + 59'990);
            f.packets = 10U + static_cast<unsigned>(piece);
            rows.push_back(f);
            Flow back = reversed(f, 20);
            back.packets = 110U + static_cast<unsigned>(piece);
            rows.push_back(back);
        }
        std::sort(rows.begin(), rows.end(),
            [](const Flow& a, const Flow& b) { return a.packets < b.packets; });
        do {
            PairStage pair = stage();
            const auto flows = run(pair, rows);
            QCOMPARE(flows.size(), std::size_t {4});
            for (const Flow& f : flows)
                QCOMPARE(f.reversePackets, f.packets + 100);
        } while (std::next_permutation(rows.begin(), rows.end(), [](const Flow& a, const Flow& b) {
            return a.packets < b.packets;
        }) && rows[0].packets < 12);
    }

    void latePartnerJoinsWhileTheRowWaitsAndNotAfterwards()
    {
        const Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 100);
        constexpr std::int64_t kSecond = 1'000'000;
        for (const int seconds : {29, 31}) {
            PairStage pair = stage();
            CollectingSink sink;
            QVERIFY(pair.process(toBatch({ask}), sink).ok());
            QVERIFY(pair.advance(5 * kSecond, sink).ok());
            QVERIFY(pair.advance((5 + seconds) * kSecond, sink).ok());
            QCOMPARE(sink.flows.size(), std::size_t {seconds > 30 ? 1U : 0U});
            QVERIFY(pair.process(toBatch({reversed(ask, 10)}), sink).ok());
            QVERIFY(pair.finish(sink).ok());
            QCOMPARE(sink.flows.size(), std::size_t {seconds > 30 ? 2U : 1U});
        }
    }

    void whatIsPairedGoesOnEarlyAndTheRestWaits()
    {
        constexpr std::int64_t kSecond = 1'000'000;
        PairStage pair(
            {std::chrono::seconds(30), std::chrono::seconds(5)}, std::size_t {64} << 20, true);
        CollectingSink sink;
        const Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 100);
        const Flow lonely = oneWay("10.0.0.6", 40000, "10.0.0.9", 443, 0, 100);
        const Flow group = oneWay("10.0.0.6", 5353, "224.0.0.251", 5353, 0, 100, kUdp);
        Flow both = oneWay("10.0.0.7", 40000, "10.0.0.9", 443, 0, 100);
        both.kind = RecordKind::Flow;
        QVERIFY(pair.process(toBatch({lonely, ask, group, both}), sink).ok());
        std::int64_t now = 0;
        const auto advance = [&](int tenths) {
            for (; tenths > 0; --tenths, now += kSecond / 10)
                if (!pair.advance(now, sink).ok())
                    return false;
            return true;
        };
        QVERIFY(advance(25));
        QCOMPARE(sink.flows.size(), std::size_t {2});
        QVERIFY(sink.flows[0] == group);
        QVERIFY(sink.flows[1] == both);
        QVERIFY(advance(50));
        QCOMPARE(sink.flows.size(), std::size_t {2});
        QVERIFY(pair.process(toBatch({reversed(ask, 10)}), sink).ok());
        QVERIFY(advance(15));
        QCOMPARE(sink.flows.size(), std::size_t {3});
        QCOMPARE(sink.flows[2].reversePackets, std::uint64_t {3});
        QCOMPARE(pair.counts()["waiting"], std::uint64_t {1});
        QVERIFY(advance(200));
        QVERIFY(pair.process(toBatch({reversed(lonely, 10)}), sink).ok());
        QVERIFY(pair.finish(sink).ok());
        QCOMPARE(sink.flows.size(), std::size_t {4});
        QCOMPARE(sink.flows[3].reversePackets, std::uint64_t {3});
        QCOMPARE(pair.counts()["waiting"], std::uint64_t {0});
    }

    void icmpQueryPairsWithItsReplyOnly()
    {
        Flow query = oneWay("10.0.0.5", 0, "10.0.0.9", 0x0800, 0, 100, kIcmp);
        Flow reply = oneWay("10.0.0.9", 0, "10.0.0.5", 0x0000, 0, 100, kIcmp);
        Flow theirs = oneWay("10.0.0.9", 0, "10.0.0.5", 0x0800, 0, 100, kIcmp);
        Flow error = oneWay("10.0.0.9", 0, "10.0.0.5", 0x0301, 0, 100, kIcmp);
        PairStage pair = stage();
        const auto flows = run(pair, {reply, theirs, error, query});
        QCOMPARE(flows.size(), std::size_t {3});
        const auto joined = std::find_if(
            flows.begin(), flows.end(), [](const Flow& f) { return f.reversePackets != 0; });
        QVERIFY(joined != flows.end());
        QCOMPARE(joined->dstPort.number(), std::uint16_t {0x0800});
        QVERIFY(joined->srcIp == query.srcIp);
        Flow six = oneWay("2001:db8::5", 0, "2001:db8::9", 0x8000, 0, 100, kIcmpV6);
        Flow answer = oneWay("2001:db8::9", 0, "2001:db8::5", 0x8100, 0, 100, kIcmpV6);
        PairStage pair6 = stage();
        QCOMPARE(run(pair6, {six, answer}).size(), std::size_t {1});
    }

    void countersStayUnknownAndDoNotWrap()
    {
        Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 100);
        Flow answer = reversed(ask, 1);
        answer.packets = kUnknownCount;
        answer.bytes = kUnknownCount - 1;
        answer.reverseBytes = 10;
        ask.bytes = kUnknownCount - 2;
        PairStage pair = stage();
        const auto flows = run(pair, {ask, answer});
        QCOMPARE(flows.size(), std::size_t {1});
        QCOMPARE(flows[0].reverseBytes, kUnknownCount - 1);
        QCOMPARE(flows[0].bytes, kUnknownCount - 1);
    }

    void timesOfAnySizeAreTaken()
    {
        Flow ask = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 100);
        ask.start = Timestamp::min();
        ask.end = Timestamp::max();
        Flow answer = reversed(ask);
        PairStage pair = stage();
        QCOMPARE(run(pair, {ask, answer}).size(), std::size_t {1});
        std::swap(answer.start, answer.end);
        PairStage other = stage();
        QVERIFY(!run(other, {ask, answer}).empty());
    }

    void memoryBoundSendsTheLongestWaitingOnEarly()
    {
        constexpr std::size_t kBound = std::size_t {32} << 20;
        PairStage pair(std::chrono::seconds(30), kBound, false);
        CollectingSink sink;
        Flow f = oneWay("10.0.0.5", 1, "10.0.0.9", 443, 0, 100);
        std::uint32_t host = 0x0a000000;
        std::size_t given = 0;
        for (int batch = 0; batch < 20; ++batch) {
            FlowBatch rows;
            for (int i = 0; i < 30'000; ++i) {
                f.srcIp = IpAddress::fromV4(++host);
                rows.append(f);
            }
            given += rows.size();
            QVERIFY(pair.process(std::move(rows), sink).ok());
            QVERIFY2(
                pair.counts()["memory"] <= kBound, std::to_string(pair.counts()["memory"]).c_str());
        }
        QVERIFY(pair.counts()["early"] > 0);
        QCOMPARE(pair.counts()["waiting"] + sink.flows.size(), given);
        QVERIFY(pair.counts()["waiting"] > 100'000);
        QVERIFY(sink.flows.front().srcIp == IpAddress::fromV4(0x0a000001));
        QVERIFY(pair.finish(sink).ok());
        QCOMPARE(sink.flows.size(), given);
        for (std::size_t i = 0; i < given; ++i)
            QVERIFY(sink.flows[i].srcIp
                == IpAddress::fromV4(0x0a000001 + static_cast<std::uint32_t>(i)));
    }

    void floodOfOneTupleStaysCheap()
    {
        PairStage pair = stage();
        CollectingSink sink;
        const Flow f = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 100);
        const Flow far = reversed(f, 3'600'000);
        for (int batch = 0; batch < 8; ++batch) {
            FlowBatch rows;
            for (int i = 0; i < 20'000; ++i)
                rows.append(i % 2 == 0 ? f : far);
            QVERIFY(pair.process(std::move(rows), sink).ok());
        }
        QVERIFY(pair.finish(sink).ok());
        QCOMPARE(sink.flows.size(), std::size_t {160'000});
    }
};

QTEST_GUILESS_MAIN(TestPairStage)
#include "tst_pairstage.moc"
