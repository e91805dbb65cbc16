// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/marks.h"
#include "core/pipeline/orientation.h"
#include "core/pipeline/orientstage.h"
#include "core/pipeline/rowchanges.h"
#include "tests/support/randomflows.h"
#include "tests/support/stagerun.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

Flow oriented(const std::vector<Flow>& before, const Flow& flow)
{
    OrientStage stage;
    std::vector<Flow> flows = before;
    flows.push_back(flow);
    return run(stage, flows).back();
}

/// A flow both ways as PairStage leaves it.
Flow paired(unsigned srcPort, unsigned dstPort, std::uint8_t flags, std::uint8_t reverseFlags,
    bool first = false, Protocol protocol = kTcp)
{
    Flow f = oneWay("10.0.0.5", srcPort, "10.0.0.9", dstPort, 0, 100, protocol);
    f.kind = RecordKind::Flow;
    f.confidence = first ? kStartedFirst : kStartedTogether;
    f.reversePackets = 4;
    f.reverseBytes = 444;
    f.tcpFlags = flags;
    f.reverseTcpFlags = reverseFlags;
    return f;
}

bool isSwapped(const Flow& f)
{
    return f.srcIp == ip("10.0.0.9");
}

} // namespace

class TestOrientStage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exportersWordStands()
    {
        Flow f = paired(443, 40000, 0x12, 0x02);
        f.confidence = 100;
        const Flow out = oriented({}, f);
        QVERIFY(!isSwapped(out));
        QCOMPARE(out.confidence, std::uint8_t {100});
        QVERIFY(out.state == FlowState::Established);
    }

    void exportersWordMayBeThatTheDestinationBegan()
    {
        Flow f = paired(40000, 443, 0x02, 0x12);
        f.confidence = kDestinationBegan;
        const Flow turned = oriented({}, f);
        QVERIFY(isSwapped(turned));
        QCOMPARE(turned.confidence, std::uint8_t {100});
        f.confidence = kNothingToldByOrder; // the handshake tells
        const Flow kept = oriented({}, f);
        QVERIFY(!isSwapped(kept));
        QCOMPARE(kept.confidence, std::uint8_t {98});
    }

    void evidenceInOrder_data()
    {
        QTest::addColumn<unsigned>("srcPort");
        QTest::addColumn<unsigned>("dstPort");
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("reverseFlags");
        QTest::addColumn<bool>("first");
        QTest::addColumn<bool>("udp");
        QTest::addColumn<bool>("swapped");
        QTest::addColumn<int>("confidence");
        QTest::newRow("SYN without ACK, against ports")
            << 443U << 40000U << 0x02 << 0x14 << false << false << false << 98;
        QTest::newRow("SYN without ACK from the other side")
            << 40000U << 443U << 0x14 << 0x02 << true << false << true << 98;
        QTest::newRow("both SYN, began first")
            << 40000U << 50123U << 0x1b << 0x1b << true << false << false << 95;
        QTest::newRow("both SYN, together: ports")
            << 443U << 40000U << 0x1b << 0x1b << false << false << true << 80;
        QTest::newRow("port and beginning agree")
            << 40000U << 53U << 0 << 0 << true << true << false << 90;
        QTest::newRow("port against beginning")
            << 53U << 40000U << 0 << 0 << true << true << true << 75;
        QTest::newRow("low port on the client")
            << 53U << 2000U << 0 << 0 << false << true << true << 70;
        QTest::newRow("only the beginning, UDP")
            << 40000U << 50123U << 0 << 0 << true << true << false << 70;
        QTest::newRow("middle of a TCP flow says nothing")
            << 40000U << 50123U << 0x18 << 0x18 << true << false << false << 30;
        QTest::newRow("nothing") << 50123U << 50987U << 0 << 0 << false << false << false << 30;
    }
    void evidenceInOrder()
    {
        QFETCH(unsigned, srcPort);
        QFETCH(unsigned, dstPort);
        QFETCH(int, flags);
        QFETCH(int, reverseFlags);
        QFETCH(bool, first);
        QFETCH(bool, udp);
        QFETCH(bool, swapped);
        QFETCH(int, confidence);
        const Flow out = oriented({},
            paired(srcPort, dstPort, static_cast<std::uint8_t>(flags),
                static_cast<std::uint8_t>(reverseFlags), first, udp ? kUdp : kTcp));
        QCOMPARE(isSwapped(out), swapped);
        QCOMPARE(int {out.confidence}, confidence);
        QCOMPARE(
            out.marks, confidence == 30 ? std::string(mark::kDirectionUnknown) : std::string());
    }

    void provenServerCountsBeforePorts()
    {
        Flow handshake = paired(40000, 50000, 0x1b, 0x1b, true);
        handshake.srcIp = ip("10.0.0.77");
        const Flow later = paired(50000, 40001, 0x18, 0x18);
        Flow server = handshake;
        server.dstIp = ip("10.0.0.5"); // of `later` the source
        const Flow out = oriented({server}, later);
        QVERIFY(isSwapped(out));
        QCOMPARE(out.confidence, std::uint8_t {90});
    }

    void fanInTellsTheServer()
    {
        std::vector<Flow> before;
        for (int i = 0; i < 2; ++i) {
            Flow f = paired(50123, 50987, 0x18, 0x18);
            f.srcIp = ip(i == 0 ? "10.0.0.31" : "10.0.0.32");
            before.push_back(f);
        }
        const Flow out = oriented(before, reversed(paired(50124, 50987, 0x18, 0x18)));
        QVERIFY(out.dstIp == ip("10.0.0.9"));
        QCOMPARE(out.confidence, std::uint8_t {85});
        // the same peer with the same port again is no fan-in
        const Flow same = paired(50124, 50987, 0x18, 0x18);
        QCOMPARE(oriented({same, same, same}, same).confidence, std::uint8_t {30});
        // three ports of one peer are
        std::vector<Flow> ports;
        for (const unsigned port : {50001U, 50002U, 50003U})
            ports.push_back(paired(port, 50987, 0x18, 0x18));
        QCOMPARE(oriented(ports, reversed(paired(50004, 50987, 0x18, 0x18))).confidence,
            std::uint8_t {85});
    }

    void scanProvesNoServer()
    {
        std::vector<Flow> scan;
        for (unsigned port = 0; port < 5; ++port) {
            Flow f = oneWay("10.0.0.66", 50000 + port, "10.0.0.5", 50123, 0, 0);
            f.tcpFlags = 0x02;
            scan.push_back(f);
        }
        QCOMPARE(oriented(scan, paired(50123, 50987, 0x18, 0x18)).confidence, std::uint8_t {30});
    }

    void oneWayRows()
    {
        Flow answer = oneWay("10.0.0.5", 53, "10.0.0.9", 40000, 0, 0, kUdp);
        Flow out = oriented({}, answer);
        QVERIFY(isSwapped(out));
        QCOMPARE(out.packets, std::uint64_t {0});
        QCOMPARE(out.reversePackets, std::uint64_t {3});
        QVERIFY(out.state == FlowState::OneWay);
        Flow synAck = oneWay("10.0.0.5", 50001, "10.0.0.9", 50002, 0, 0);
        synAck.tcpFlags = 0x12;
        synAck.packets = 1;
        QVERIFY(isSwapped(oriented({}, synAck)));
        Flow group = oneWay("10.0.0.5", 5353, "224.0.0.251", 5353, 0, 0, kUdp);
        QCOMPARE(oriented({}, group).confidence, std::uint8_t {90});
        Flow gre = oneWay("10.0.0.5", 0, "10.0.0.9", 0, 0, 0, Protocol(47));
        QCOMPARE(oriented({}, gre).confidence, std::uint8_t {60});
        Flow pong = oneWay("10.0.0.5", 0, "10.0.0.9", 0x0000, 0, 0, kIcmp);
        QVERIFY(isSwapped(oriented({}, pong)));
        QCOMPARE(oriented({}, pong).dstPort.number(), std::uint16_t {0});
    }

    void statesByFlags_data()
    {
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("reverseFlags");
        QTest::addColumn<bool>("answered");
        QTest::addColumn<QString>("state");
        QTest::newRow("handshake") << 0x1b << 0x1b << true << "established";
        QTest::newRow("SYN alone") << 0x02 << 0 << false << "attempt";
        QTest::newRow("SYN and RST, nothing back") << 0x06 << 0 << false << "attempt";
        QTest::newRow("SYN answered by RST") << 0x02 << 0x14 << true << "rejected";
        QTest::newRow("SYN answered by SYN-ACK, then RST") << 0x06 << 0x12 << true << "established";
        QTest::newRow("one record with ACK") << 0x1a << 0 << false << "established";
        QTest::newRow("no flags, one way") << 0 << 0 << false << "one-way";
        QTest::newRow("no flags, both ways") << 0 << 0 << true << "established";
    }
    void statesByFlags()
    {
        QFETCH(int, flags);
        QFETCH(int, reverseFlags);
        QFETCH(bool, answered);
        QFETCH(QString, state);
        Flow f = paired(40000, 443, static_cast<std::uint8_t>(flags),
            static_cast<std::uint8_t>(reverseFlags), true);
        if (!answered) {
            f.kind = RecordKind::OneWay;
            f.confidence = 100;
            f.reversePackets = 0;
            f.reverseBytes = 0;
        }
        const Flow out = oriented({}, f);
        QCOMPARE(QString::fromUtf8(toString(out.state).data()), state);
        QVERIFY(!isSwapped(out));
    }

    void stateOfTheExporterAndEventsStay()
    {
        Flow f = paired(40000, 443, 0x02, 0x14, true);
        f.state = FlowState::OneWay;
        QVERIFY(oriented({}, f).state == FlowState::OneWay);
        f.kind = RecordKind::Event;
        f.event = "flow-denied";
        QVERIFY(oriented({}, f) == f);
    }

    void swappingTwiceGivesTheSameRow()
    {
        RandomFlows random(7);
        for (const Flow& flow : random.flows(500)) {
            FlowBatch batch = toBatch({flow});
            const Flow before = batch.flow(0);
            swapDirection(batch, 0);
            const Flow turned = batch.flow(0);
            QVERIFY(turned.srcIp == flow.dstIp);
            QCOMPARE(turned.packets, flow.reversePackets);
            QCOMPARE(turned.reverseBytes, flow.bytes);
            QCOMPARE(turned.tcpFlags, flow.reverseTcpFlags);
            QVERIFY(turned.natSrcIp == flow.natDstIp);
            QCOMPARE(turned.inInterface, flow.outInterface);
            QCOMPARE(turned.srcName, flow.dstName);
            QVERIFY(turned.srcMac == flow.dstMac);
            swapDirection(batch, 0);
            QVERIFY(batch.flow(0) == before);
        }
    }
};

QTEST_GUILESS_MAIN(TestOrientStage)
#include "tst_orientstage.moc"
