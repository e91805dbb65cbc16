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
