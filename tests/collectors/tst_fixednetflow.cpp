// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exportbuilder.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::uint32_t kUptime = MessageBuilder::kUptime;
constexpr std::int64_t kExport = std::int64_t {MessageBuilder::kSeconds} * 1'000'000; // µs

/// NetFlow v1: header of 16 octets, records of 52.
Octets netflow1(std::uint16_t count, std::uint16_t records)
{
    Octets octets;
    octets.u16(1).u16(count).u32(kUptime).u32(MessageBuilder::kSeconds).u32(500'000'000);
    for (std::uint16_t i = 0; i < records; ++i) {
        octets.u32(0x0a000001).u32(0x0a000002).u32(0x0a0000fe).u16(3).u16(4).u32(7).u32(700);
        octets.u32(kUptime - 3000).u32(kUptime - 1000).u16(1000U + i).u16(80).u16(0);
        octets.u8(6).u8(0x10).u8(0x1b).fill(11, 0xaa); // retransmissions and reserved
    }
    return octets;
}

/// NetFlow v7 (Catalyst switches): header of 24 octets, records of 52.
Octets netflow7(std::uint32_t sequence, std::uint16_t count, std::uint16_t records)
{
    Octets octets;
    octets.u16(7).u16(count).u32(kUptime).u32(MessageBuilder::kSeconds).u32(0).u32(sequence).u32(0);
    for (std::uint16_t i = 0; i < records; ++i) {
        octets.u32(0x0a000001).u32(0x0a000002).u32(0x0a0000fe).u16(3).u16(4).u32(7).u32(700);
        octets.u32(kUptime - 3000).u32(kUptime - 1000).u16(1000U + i).u16(80);
        octets.u8(0).u8(0x1b).u8(6).u8(0x10).u16(64'500).u16(64'501).u8(24).u8(16);
        octets.u16(0xffff).u32(0xc0000201); // fields that are not valid, router's shortcut
    }
    return octets;
}

void checkRow(const Flow& row, int number, std::int64_t exported)
{
    QCOMPARE(row.srcIp.toString(), std::string("10.0.0.1"));
    QCOMPARE(row.dstIp.toString(), std::string("10.0.0.2"));
    QCOMPARE(row.srcPort.number(), 1000 + number);
    QCOMPARE(row.dstPort.number(), 80);
    QVERIFY(row.protocol == kTcp);
    QCOMPARE(row.tcpFlags, std::uint8_t {0x1b});
    QCOMPARE(row.packets, std::uint64_t {7});
    QCOMPARE(row.bytes, std::uint64_t {700});
    QCOMPARE(row.inInterface, std::string("3"));
    QCOMPARE(row.outInterface, std::string("4"));
    QCOMPARE(toMicroseconds(row.start), exported - 3'000'000);
    QCOMPARE(toMicroseconds(row.end), exported - 1'000'000);
    QCOMPARE(row.sampling, std::uint32_t {1});
    QCOMPARE(row.exporter, std::string("192.0.2.1"));
    QVERIFY(row.kind == RecordKind::OneWay);
}

} // namespace

/// NetFlow v1 and v7, whose records have one layout each.
class FixedNetFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void version1IsRead();
    void version1HasNoSequence();
    void version7IsRead();
    void version7CountsLostFlows();
    void countBeyondTheMessageIsMalformed();
};

void FixedNetFlowTest::version1IsRead()
{
    DecoderBench bench;
    QVERIFY(!bench.send(netflow1(2, 2)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {2});
    for (int i = 0; i < 2; ++i)
        checkRow(rows[static_cast<std::size_t>(i)], i, kExport + 500'000);
    QCOMPARE(bench.status().flows, std::uint64_t {2});
}

void FixedNetFlowTest::version1HasNoSequence()
{
    DecoderBench bench;
    for (int i = 0; i < 3; ++i)
        QVERIFY(!bench.send(netflow1(5, 5))); // the same octets each time are no duplicate
    QCOMPARE(bench.rows().size(), std::size_t {15});
    QCOMPARE(bench.status().lost, std::uint64_t {0});
}

void FixedNetFlowTest::version7IsRead()
{
    DecoderBench bench;
    QVERIFY(!bench.send(netflow7(100, 3, 3)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {3});
    for (int i = 0; i < 3; ++i)
        checkRow(rows[static_cast<std::size_t>(i)], i, kExport);
}

void FixedNetFlowTest::version7CountsLostFlows()
{
    DecoderBench bench;
    QVERIFY(!bench.send(netflow7(100, 3, 3)));
    QVERIFY(!bench.send(netflow7(103, 3, 3)));
    QCOMPARE(bench.status().lost, std::uint64_t {0});
    QVERIFY(!bench.send(netflow7(110, 3, 3)));
    for (std::uint32_t i = 0; i < 80; ++i) // beyond what may come out of order
        QVERIFY(!bench.send(netflow7(113 + i, 1, 1)));
    QCOMPARE(bench.status().lost, std::uint64_t {4});
}

void FixedNetFlowTest::countBeyondTheMessageIsMalformed()
{
    DecoderBench bench;
    QVERIFY(bench.send(netflow1(3, 2)) == DropReason::Malformed);
    QVERIFY(bench.send(netflow7(1, 3, 2)) == DropReason::Malformed);
    QVERIFY(bench.send(netflow1(65'535, 1)) == DropReason::Malformed);
    for (std::size_t octets = 2; octets < 24; ++octets) {
        auto bytes = netflow7(1, 1, 1).bytes();
        bytes.resize(octets);
        QVERIFY(bench.send(bytes).has_value());
    }
    QVERIFY(bench.rows().empty());
}

QTEST_APPLESS_MAIN(FixedNetFlowTest)
#include "tst_fixednetflow.moc"
