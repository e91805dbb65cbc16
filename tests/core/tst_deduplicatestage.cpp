// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/deduplicatestage.h"
#include "tests/support/stagerun.h"

#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

DeduplicateStage stage()
{
    return DeduplicateStage(std::chrono::seconds(30), std::size_t {64} << 20);
}

Flow from(Flow f, const char* exporter, std::int64_t laterMs = 0)
{
    f.exporter = exporter;
    f.start += std::chrono::milliseconds(laterMs);
    f.end += std::chrono::milliseconds(laterMs);
    return f;
}

/// Hands rows on after 5 s and remembers them for 30 s.
class LiveRun
{
public:
    void add(const std::vector<Flow>& flows)
    {
        good = good && m_stage.process(toBatch(flows), m_sink).ok() && advance(0);
    }
    bool advance(int seconds)
    {
        for (m_now += 100'000; seconds > 0; --seconds, m_now += 1'000'000)
            good = good && m_stage.advance(m_now, m_sink).ok();
        return good && m_stage.advance(m_now, m_sink).ok();
    }
    std::vector<Flow> finish()
    {
        good = good && m_stage.finish(m_sink).ok();
        return out();
    }
    [[nodiscard]] const std::vector<Flow>& out() const { return m_sink.flows; }
    [[nodiscard]] std::uint64_t count(const char* name) const { return m_stage.counts()[name]; }
    bool good = true;

private:
    std::int64_t m_now = toMicroseconds(at(0));
    CollectingSink m_sink;
    DeduplicateStage m_stage {
        {std::chrono::seconds(30), std::chrono::seconds(5)}, std::size_t {64} << 20};
};

const Flow kFlow = oneWay("10.0.0.5", 40000, "10.0.0.9", 443, 0, 5000);

} // namespace

class TestDeduplicateStage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threeExportersOfOneFlowAreOneRowInAnyOrder_A28()
    {
        std::vector<Flow> rows {
            from(kFlow, "192.0.2.1"), from(kFlow, "192.0.2.2", 20), from(kFlow, "192.0.2.3", -15)};
        rows[0].vlan = 10;
        rows[1].packets = 9;
        rows[1].bytes = 999;
        rows[2].tcpFlags = 0x02;
        std::vector<int> order {0, 1, 2};
        do {
            DeduplicateStage dedup = stage();
            const auto flows = run(dedup,
                {rows[static_cast<std::size_t>(order[0])], rows[static_cast<std::size_t>(order[1])],
                    rows[static_cast<std::size_t>(order[2])]});
            QCOMPARE(flows.size(), std::size_t {1});
            Flow expected = rows[1];
            expected.observers = "192.0.2.1 192.0.2.3";
            expected.tcpFlags = 0x02;
            QVERIFY(flows[0] == expected);
            QCOMPARE(dedup.counts()["duplicates"], std::uint64_t {2});
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void unsampledGoesBeforeSampledAndThenTheFirst()
    {
        Flow sampled = from(kFlow, "192.0.2.2");
        sampled.sampling = 100;
        DeduplicateStage dedup = stage();
        QCOMPARE(run(dedup, {sampled, kFlow})[0].sampling, std::uint32_t {1});
        DeduplicateStage first = stage();
        const auto flows = run(first, {from(kFlow, "192.0.2.9"), kFlow});
        QCOMPARE(flows.size(), std::size_t {1});
        QCOMPARE(flows[0].exporter, std::string("192.0.2.9"));
        QCOMPARE(flows[0].hits, std::uint32_t {1});
        Flow unknown = from(kFlow, "192.0.2.2");
        unknown.packets = kUnknownCount;
        unknown.reversePackets = kUnknownCount;
        DeduplicateStage third = stage();
        QCOMPARE(run(third, {unknown, kFlow})[0].packets, kFlow.packets);
    }

    void differentThingsStayApart()
    {
        std::vector<Flow> others(8, from(kFlow, "192.0.2.2"));
        others[0].srcPort = Port(40001);
        others[1] = reversed(others[1]);
        others[2] = from(others[2], "192.0.2.2", 5001);
        others[3] = kFlow; // the same exporter, the same interfaces: ToS or the like differs
        others[4].protocol = kUdp;
        others[5].kind = RecordKind::Event;
        others[6] = from(others[6], "192.0.2.2", 3000);
        others[7].vrf = "blue";
        Flow flow = kFlow;
        flow.vrf = "red";
        for (std::size_t i = 0; i < others.size(); ++i) {
            DeduplicateStage dedup = stage();
            QVERIFY2(run(dedup, {i == 7 ? flow : kFlow, others[i]}).size() == 2,
                std::to_string(i).c_str());
        }
    }

    void vrfNamesAreToleratedWhereOneSideHasNone()
    {
        Flow named = from(kFlow, "192.0.2.2");
        named.vrf = "red";
        DeduplicateStage dedup = stage();
        QCOMPARE(run(dedup, {kFlow, named}).size(), std::size_t {1});
        Flow numbered = kFlow;
        numbered.vrf = "id:7";
        DeduplicateStage other = stage();
        QCOMPARE(run(other, {numbered, named}).size(), std::size_t {1});
    }

    void ingressAndEgressOfOneExporterAreOneRow()
    {
        Flow in = kFlow;
        in.inInterface = "1";
        Flow out = kFlow;
        out.outInterface = "2";
        DeduplicateStage dedup = stage();
        const auto flows = run(dedup, {in, out});
        QCOMPARE(flows.size(), std::size_t {1});
        QCOMPARE(flows[0].observers, std::string());
        QCOMPARE(dedup.counts()["same exporter"], std::uint64_t {1});
    }

    void ingressAndEgressOfOneInterfacePairAreOneRow()
    {
        // both records name both interfaces; flowDirection(61) tells them apart
        Flow in = kFlow;
        in.inInterface = "1";
        in.outInterface = "2";
        in.meteredAt = MeteredAt::Ingress;
        Flow out = in;
        out.meteredAt = MeteredAt::Egress;
        DeduplicateStage dedup = stage();
        QCOMPARE(run(dedup, {in, out}).size(), std::size_t {1});
        QCOMPARE(dedup.counts()["same exporter"], std::uint64_t {1});
        DeduplicateStage other = stage();
        QCOMPARE(run(other, {in, in}).size(), std::size_t {2});
    }

    void piecesOfALongFlowAreNoDuplicates()
    {
        std::vector<Flow> rows;
        for (int piece = 0; piece < 3; ++piece)
            for (const char* exporter : {"192.0.2.1", "192.0.2.2"}) {
                Flow f = oneWay(
                    "10.0.0.5", 40000, "10.0.0.9", 443, piece * 10'000, piece * 10'000 + 10'000);
                f.packets = 5U + static_cast<unsigned>(piece);
                rows.push_back(from(f, exporter, exporter[8] == '2' ? 40 : 0));
            }
        std::vector<std::size_t> order {0, 1, 2, 3, 4, 5};
        do {
            std::vector<Flow> given;
            for (const std::size_t i : order)
                given.push_back(rows[i]);
            DeduplicateStage dedup = stage();
            auto flows = run(dedup, given);
            QCOMPARE(flows.size(), std::size_t {3});
            std::uint64_t sum = 0;
            for (const Flow& f : flows)
                sum += f.packets;
            QCOMPARE(sum, std::uint64_t {18});
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void shortFlowsOfOneTupleKeepTheirNumber()
    {
        std::vector<Flow> rows;
        for (int i = 0; i < 3; ++i) {
            const Flow f = oneWay("10.0.0.5", 5353, "10.0.0.9", 53, i * 600, i * 600, kUdp);
            rows.push_back(f);
            rows.push_back(from(f, "192.0.2.2", 30));
        }
        rows.erase(rows.begin() + 2); // the first exporter lost its second one
        std::vector<std::size_t> order {0, 1, 2, 3, 4};
        do {
            std::vector<Flow> given;
            for (const std::size_t i : order)
                given.push_back(rows[i]);
            DeduplicateStage dedup = stage();
            QCOMPARE(run(dedup, given).size(), std::size_t {3});
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void oneWayRowsJoinTheBothWayRowOfAnotherExporter()
    {
        Flow both = from(kFlow, "192.0.2.7");
        both.kind = RecordKind::Flow;
        both.reversePackets = 2;
        const Flow ask = kFlow;
        const Flow answer = reversed(kFlow, 10);
        for (const auto& rows : {std::vector {both, ask, answer}, std::vector {ask, answer, both},
                 std::vector {ask, both, answer}}) {
            DeduplicateStage dedup = stage();
            const auto flows = run(dedup, rows);
            QCOMPARE(flows.size(), std::size_t {1});
            QVERIFY(flows[0].kind == RecordKind::Flow);
            QCOMPARE(flows[0].packets, both.packets);
            QCOMPARE(flows[0].reversePackets, std::uint64_t {2});
            QCOMPARE(flows[0].observers, std::string("192.0.2.1"));
        }
        // turned round by an exporter that saw the answer first
        Flow turned = reversed(both);
        turned.exporter = "192.0.2.8";
        turned.packets = 2;
        turned.reversePackets = 3;
        DeduplicateStage dedup = stage();
        QCOMPARE(run(dedup, {both, turned}).size(), std::size_t {1});
    }

    void translatedTupleIsTakenOverFromTheOthers()
    {
        Flow inside = kFlow;
        inside.packets = 10;
        Flow outside = from(kFlow, "192.0.2.2");
        outside.natSrcIp = ip("198.51.100.1");
        outside.natSrcPort = Port(1024);
        DeduplicateStage dedup = stage();
        const auto flows = run(dedup, {inside, outside});
        QCOMPARE(flows.size(), std::size_t {1});
        QVERIFY(flows[0].natSrcIp == outside.natSrcIp);
        QCOMPARE(flows[0].natSrcPort.number(), std::uint16_t {1024});
        QCOMPARE(flows[0].packets, std::uint64_t {10});
    }

    void duplicateOfARowThatHasGoneIsLeftOut_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<std::size_t>("rows");
        QTest::newRow("waiting") << 3 << std::size_t {1};
        QTest::newRow("gone") << 8 << std::size_t {1};
        QTest::newRow("gone for long") << 27 << std::size_t {1};
        QTest::newRow("forgotten") << 33 << std::size_t {2};
    }
    void duplicateOfARowThatHasGoneIsLeftOut()
    {
        QFETCH(int, seconds);
        QFETCH(std::size_t, rows);
        LiveRun live;
        live.add({kFlow});
        live.advance(seconds);
        QCOMPARE(live.out().size(), std::size_t {seconds > 6 ? 1U : 0U});
        live.add({from(kFlow, "192.0.2.2", 20)});
        live.advance(40);
        QCOMPARE(live.count("waiting"), std::uint64_t {0});
        QCOMPARE(live.count("duplicates"), std::uint64_t {2 - rows});
        QCOMPARE(live.count("late duplicates"), std::uint64_t {rows == 1 && seconds > 6 ? 1U : 0U});
        QCOMPARE(live.finish().size(), rows);
        QVERIFY(live.good);
    }

    void rowsWaitAsLongAsTheOtherExporterIsLate()
    {
        LiveRun live;
        live.add({kFlow});
        live.advance(16);
        live.add({from(kFlow, "192.0.2.2")});
        live.advance(170); // it rises slowly
        Flow next = kFlow;
        next.srcPort = Port(40001);
        live.add({next});
        live.advance(14);
        QCOMPARE(live.out().size(), std::size_t {1});
        live.add({from(next, "192.0.2.2")});
        live.advance(10);
        QCOMPARE(live.out().size(), std::size_t {2});
        QCOMPARE(live.out()[1].observers, std::string("192.0.2.2"));
        // 20 minutes later that is forgotten
        live.advance(1'201);
        next.srcPort = Port(40002);
        live.add({next});
        live.advance(7);
        QCOMPARE(live.out().size(), std::size_t {3});
    }

    void otherFlowsOfTheTupleAreNotLeftOut()
    {
        LiveRun live;
        std::vector<Flow> questions;
        for (int i = 0; i < 3; ++i)
            questions.push_back(
                oneWay("10.0.0.5", 40000, "10.0.0.9", 53, i * 300, i * 300 + 1, kUdp));
        // the first exporter missed the last one
        live.add({questions[0], questions[1]});
        live.advance(8);
        for (const Flow& one : questions)
            live.add({from(one, "192.0.2.2", 10)});
        QCOMPARE(live.finish().size(), std::size_t {3});
        QCOMPARE(live.count("late duplicates"), std::uint64_t {2});
    }

    void ofALateBothWayRowTheDirectionThatHasGoneIsLeftOut()
    {
        Flow both = from(kFlow, "192.0.2.7");
        both.kind = RecordKind::Flow;
        both.reversePackets = 2;
        both.reverseBytes = 200;
        both.reverseTcpFlags = 0x12;
        const Flow answer = reversed(kFlow, 10);
        LiveRun live;
        live.add({kFlow});
        live.advance(8);
        live.add({both});
        const auto flows = live.finish();
        QCOMPARE(flows.size(), std::size_t {2});
        QVERIFY(flows[1].kind == RecordKind::OneWay);
        QVERIFY(flows[1].srcIp == both.dstIp);
        QCOMPARE(flows[1].srcPort, both.dstPort);
        QCOMPARE(flows[1].packets, std::uint64_t {2});
        QCOMPARE(flows[1].bytes, std::uint64_t {200});
        QCOMPARE(flows[1].tcpFlags, std::uint8_t {0x12});
        QCOMPARE(flows[1].reversePackets, std::uint64_t {0});

        LiveRun turned;
        turned.add({answer});
        turned.advance(8);
        turned.add({both});
        QCOMPARE(turned.finish().size(), std::size_t {2});
        QVERIFY(turned.out()[1].srcIp == both.srcIp);
        QCOMPARE(turned.out()[1].packets, both.packets);
        QCOMPARE(turned.out()[1].reverseBytes, std::uint64_t {0});

        LiveRun all;
        all.add({kFlow, answer});
        all.advance(8);
        all.add({both});
        QCOMPARE(all.finish().size(), std::size_t {2});

        LiveRun first;
        first.add({both});
        first.advance(8);
        first.add({kFlow, answer});
        QCOMPARE(first.finish().size(), std::size_t {1});
    }

    void floodOfOneTupleStaysCheapAndWhole()
    {
        DeduplicateStage dedup = stage();
        CollectingSink sink;
        for (int batch = 0; batch < 8; ++batch) {
            FlowBatch rows;
            for (int i = 0; i < 20'000; ++i)
                rows.append(kFlow);
            QVERIFY(dedup.process(std::move(rows), sink).ok());
        }
        QVERIFY(dedup.finish(sink).ok());
        QCOMPARE(sink.flows.size(), std::size_t {160'000});
    }
};

QTEST_GUILESS_MAIN(TestDeduplicateStage)
#include "tst_deduplicatestage.moc"
