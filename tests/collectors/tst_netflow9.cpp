// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exportbuilder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kExport = std::int64_t {MessageBuilder::kSeconds} * 1'000'000; // µs
constexpr std::uint32_t kUptime = MessageBuilder::kUptime;

MessageBuilder message(std::uint32_t sequence = 0)
{
    return MessageBuilder::netflow9(sequence);
}

std::vector<Flow> rowsOf(
    std::initializer_list<FieldSpec> fields, const Octets& data, std::uint32_t uptime = kUptime)
{
    DecoderBench bench;
    bench.send(MessageBuilder::netflow9(0, 0, MessageBuilder::kSeconds, uptime)
                   .templates(templateRecord(256, fields, false))
                   .set(256, data));
    return bench.rows();
}

} // namespace

/// NetFlow v9 and the fixed formats: RFC 3954 and rules A10, A13 to A15, A19, A25 to A27.
class NetFlow9Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headerThatIsCutIsMalformed();
    void a10NothingLoopsOnZeroLengths();
    void a13PaddingIsIgnored();
    void a14CountOfTheHeaderIsAdvisory();
    void a15OptionLengthsAreChecked();
    void highFieldTypesAreNoEnterprises();
    void setBeyondTheMessageKeepsWhatWasBefore();
    void a19UptimeWraps_data();
    void a19UptimeWraps();
    void a19FlowsMayBeginWeeksAgo();
    void a19EndBeforeStartIsPutRight();
    void a25IcmpIsFoundInEveryEncoding();
    void a25LaterFragmentsHaveNoPorts();
    void a26FirewallEventsOfOneConnectionAreOneFlow();
    void a26DeniedHasNoOctets();
    void a26NatEventKeepsBothTuples();
    void a26DeltasOfAFirewallCountOnce();
    void a27CountersAre64Bit();
    void unknownCountersAreNotZero();
    void outgoingCountersAreTheOtherDirection();
    void setShorterThanARecordIsCounted();
    void oneMessageGivesABoundedNumberOfRows();
};

void NetFlow9Test::headerThatIsCutIsMalformed()
{
    DecoderBench bench;
    for (std::size_t size = 0; size < 18; ++size)
        QCOMPARE(
            bench.send(Octets().u16(9).fill(size)), ExportDecoder::Outcome(DropReason::Malformed));
    QVERIFY(!bench.send(Octets().u16(9).fill(18)));
}

void NetFlow9Test::a10NothingLoopsOnZeroLengths()
{
    QElapsedTimer timer;
    timer.start();
    DecoderBench bench;
    std::uint32_t sequence = 0;
    const std::initializer_list<Octets> bad = {
        templateRecord(256, {}, false),
        templateRecord(256, {{1, 0}}, false),
        templateRecord(256, {{1, 0}, {8, 0}, {12, 0}}, false),
        Octets().u16(256).u16(0).u16(257).u16(0),
    };
    for (const Octets& definition : bad) {
        bench.send(message(sequence++).templates(definition));
        bench.send(message(sequence++).set(256, Octets().fill(60'000)));
    }
    bench.send(message(sequence++).options(netflow9Options(258, {}, {})));
    bench.send(message(sequence++).options(netflow9Options(258, {{1, 0}}, {{34, 0}})));
    bench.send(message(sequence++).set(258, Octets().fill(60'000)));
    bench.send(Octets().raw(Octets().u16(9).u16(1).fill(16)).u16(256).u16(0).fill(100));
    bench.send(Octets().raw(Octets().u16(9).u16(1).fill(16)).u16(0).u16(3).fill(100));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.status().templates, 0U);
    QVERIFY(bench.drops(DropReason::MalformedSet) >= 8);
    QVERIFY(timer.elapsed() < 1000);
}

void NetFlow9Test::a13PaddingIsIgnored()
{
    for (std::size_t padding = 0; padding < 8; ++padding) {
        DecoderBench bench;
        bench.send(message()
                       .templates(templateRecord(256, {{1, 4}, {2, 4}}, false).fill(padding))
                       .options(netflow9Options(257, {{1, 4}}, {{34, 4}}).fill(padding))
                       .set(256, Octets().u32(1).u32(2).fill(padding, 0xEE))
                       .set(257, Octets().u32(0).u32(2).fill(padding, 0xEE)));
        QCOMPARE(bench.rows().size(), std::size_t {1});
        QCOMPARE(bench.status().optionsRecords, 1U);
        QCOMPARE(bench.drops(DropReason::MalformedSet), 0U);
    }
}

void NetFlow9Test::a14CountOfTheHeaderIsAdvisory()
{
    for (const std::uint16_t count : std::initializer_list<std::uint16_t> {0, 1, 3, 65'535}) {
        DecoderBench bench;
        Octets octets;
        octets.u16(9).u16(count).u32(kUptime).u32(MessageBuilder::kSeconds).u32(0).u32(0);
        const Octets definition = templateRecord(256, {{1, 4}}, false);
        octets.u16(0).u16(definition.size() + 4).raw(definition);
        octets.u16(256).u16(12).u32(1).u32(2);
        QVERIFY(!bench.send(octets));
        QCOMPARE(bench.rows().size(), std::size_t {2});
    }
}

void NetFlow9Test::a15OptionLengthsAreChecked()
{
    DecoderBench bench;
    const auto options = [](std::uint32_t scopeOctets, std::uint32_t optionOctets) {
        return Octets().u16(257).u16(scopeOctets).u16(optionOctets).u16(1).u16(4).u16(34).u16(4);
    };
    bench.send(message().options(options(4, 2)));
    bench.send(message().options(options(3, 4)));
    bench.send(message().options(options(4, 65'532)));
    bench.send(message().options(options(65'532, 65'532)));
    QCOMPARE(bench.status().templates, 0U);
    QCOMPARE(bench.drops(DropReason::MalformedSet), 4U);
    bench.send(message().options(options(4, 4)));
    QCOMPARE(bench.status().templates, 1U);
}

void NetFlow9Test::highFieldTypesAreNoEnterprises()
{
    // the field behind a type above 32767 starts four octets later in IPFIX, and at once here
    const auto rows = rowsOf({{40'005, 1}, {0x8001, 2}, {1, 4}}, Octets().u8(0).u16(9).u32(77));
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].bytes, 77U);
}

void NetFlow9Test::setBeyondTheMessageKeepsWhatWasBefore()
{
    DecoderBench bench;
    bench.send(message(0).templates(templateRecord(256, {{1, 4}}, false)));
    Octets octets;
    octets.u16(9).u16(1).u32(kUptime).u32(MessageBuilder::kSeconds).u32(1).u32(0);
    octets.u16(256).u16(8).u32(5).u16(256).u16(9).u32(6);
    QVERIFY(!bench.send(octets));
    QCOMPARE(bench.rows().size(), std::size_t {1});
    QCOMPARE(bench.drops(DropReason::MalformedSet), 1U);
}

void NetFlow9Test::a19UptimeWraps_data()
{
    QTest::addColumn<std::uint32_t>("uptime");
    QTest::addColumn<std::uint32_t>("switched");
    QTest::addColumn<int>("secondsAgo");
    QTest::newRow("no wrap") << 100'000U << 40'000U << 60;
    QTest::newRow("between switch and export") << 10'000U << 0xFFFF'FFFFU - 49'999U << 60;
    QTest::newRow("up for 49.7 days, a second before") << 0xFFFF'FC18U << 0xFFFF'11B8U << 60;
    QTest::newRow("up for 49.7 days, a second after") << 1'000U << 0xFFFF'1988U << 60;
    QTest::newRow("jitter") << 100'000U << 100'300U << 0;
    QTest::newRow("jitter of 100 s") << 100'000U << 200'000U << 0;
    QTest::newRow("jitter over the wrap") << 0xFFFF'FF00U << 100U << 0;
    QTest::newRow("an hour ahead, an error that is left to be seen")
        << 100'000U << 3'700'000U << -3600;
}

void NetFlow9Test::a19UptimeWraps()
{
    QFETCH(std::uint32_t, uptime);
    QFETCH(std::uint32_t, switched);
    QFETCH(int, secondsAgo);
    const auto rows = rowsOf({{22, 4}, {21, 4}}, Octets().u32(switched).u32(switched), uptime);
    QCOMPARE(toMicroseconds(rows[0].start), kExport - secondsAgo * 1'000'000LL);
    QCOMPARE(rows[0].start, rows[0].end);
    QVERIFY(rows[0].marks.empty());
}

/// More than half a turn of the counter before the export; what is nearer in the other direction
/// would be weeks after it.
void NetFlow9Test::a19FlowsMayBeginWeeksAgo()
{
    constexpr std::uint32_t kThirtyDays = 2'592'000'000; // ms
    const auto rows = rowsOf({{22, 4}, {21, 4}}, Octets().u32(0).u32(kThirtyDays), kThirtyDays);
    QCOMPARE(toMicroseconds(rows[0].start), kExport - std::int64_t {kThirtyDays} * 1000);
    QCOMPARE(toMicroseconds(rows[0].end), kExport);
    QCOMPARE(rows[0].marks, std::string("clock-off")); // a day is what is taken on trust
}

void NetFlow9Test::a19EndBeforeStartIsPutRight()
{
    const auto rows = rowsOf({{22, 4}, {21, 4}}, Octets().u32(kUptime - 1000).u32(kUptime - 3000));
    QCOMPARE(toMicroseconds(rows[0].start), kExport - 3'000'000);
    QCOMPARE(toMicroseconds(rows[0].end), kExport - 1'000'000);
    QCOMPARE(rows[0].marks, std::string("time-order"));
}

void NetFlow9Test::a25IcmpIsFoundInEveryEncoding()
{
    constexpr std::uint16_t kUnreachable = 3 * 256 + 1;
    const std::vector<std::vector<Flow>> all = {
        rowsOf({{4, 1}, {32, 2}, {11, 2}}, Octets().u8(1).u16(kUnreachable).u16(9)),
        rowsOf({{4, 1}, {139, 2}}, Octets().u8(58).u16(kUnreachable)),
        rowsOf({{4, 1}, {176, 1}, {177, 1}}, Octets().u8(1).u8(3).u8(1)),
        rowsOf({{4, 1}, {178, 1}, {179, 1}}, Octets().u8(58).u8(3).u8(1)),
        rowsOf({{4, 1}, {7, 2}, {11, 2}}, Octets().u8(1).u16(0).u16(kUnreachable)),
        rowsOf({{4, 1}, {7, 2}, {11, 2}}, Octets().u8(1).u16(kUnreachable).u16(0)),
    };
    for (const auto& rows : all) {
        QCOMPARE(rows[0].srcPort.number(), 0);
        QCOMPARE(rows[0].dstPort.number(), kUnreachable);
    }
    // and nothing of it for other protocols
    const auto tcp
        = rowsOf({{4, 1}, {32, 2}, {7, 2}, {11, 2}}, Octets().u8(6).u16(5).u16(1).u16(2));
    QCOMPARE(tcp[0].srcPort.number(), 1);
    QCOMPARE(tcp[0].dstPort.number(), 2);
}

void NetFlow9Test::a25LaterFragmentsHaveNoPorts()
{
    const auto rows = rowsOf({{4, 1}, {7, 2}, {11, 2}, {88, 2}},
        Octets().u8(17).u16(5).u16(53).u16(185).u8(17).u16(5).u16(53).u16(0));
    QCOMPARE(rows[0].srcPort.number(), 0);
    QCOMPARE(rows[0].dstPort.number(), 0);
    QCOMPARE(rows[1].dstPort.number(), 53);
}

void NetFlow9Test::a26FirewallEventsOfOneConnectionAreOneFlow()
{
    const auto event = [](std::uint8_t kind, std::uint32_t sent, std::uint32_t back) {
        return Octets()
            .u32(0x0a000001)
            .u32(0x08080808)
            .u16(4000)
            .u16(443)
            .u8(kind)
            .u32(sent)
            .u32(back);
    };
    Octets all;
    all.raw(event(1, 0, 0)).raw(event(5, 400, 900)).raw(event(2, 1000, 5000));
    const auto rows = rowsOf({{8, 4}, {12, 4}, {7, 2}, {11, 2}, {233, 1}, {231, 4}, {232, 4}}, all);
    QCOMPARE(rows.size(), std::size_t {3});
    QCOMPARE(rows[0].kind, RecordKind::Event);
    QCOMPARE(rows[0].event, std::string("flow-created"));
    QCOMPARE(rows[1].kind, RecordKind::Event);
    QCOMPARE(rows[1].bytes, 0U);
    QCOMPARE(rows[1].reverseBytes, 0U);
    QCOMPARE(rows[2].kind, RecordKind::Flow);
    QCOMPARE(rows[2].event, std::string("flow-deleted"));
    QCOMPARE(rows[2].bytes, 1000U);
    QCOMPARE(rows[2].reverseBytes, 5000U);
}

void NetFlow9Test::a26DeniedHasNoOctets()
{
    for (const std::uint16_t counter : std::initializer_list<std::uint16_t> {1, 85, 231}) {
        const auto rows = rowsOf({{233, 1}, {counter, 4}}, Octets().u8(3).u32(60));
        QCOMPARE(rows[0].kind, RecordKind::Event);
        QCOMPARE(rows[0].event, std::string("flow-denied"));
        QCOMPARE(rows[0].bytes, 0U);
        QCOMPARE(rows[0].packets, 0U);
    }
}

void NetFlow9Test::a26NatEventKeepsBothTuples()
{
    const auto rows = rowsOf(
        {{8, 4}, {225, 4}, {12, 4}, {226, 4}, {7, 2}, {227, 2}, {11, 2}, {228, 2}, {230, 1}},
        Octets()
            .u32(0x0a000001)
            .u32(0xc0000201)
            .u32(0x08080808)
            .u32(0x08080404)
            .u16(4000)
            .u16(61000)
            .u16(53)
            .u16(5353)
            .u8(4));
    QCOMPARE(rows[0].kind, RecordKind::Event);
    QCOMPARE(rows[0].event, std::string("nat-create"));
    QCOMPARE(rows[0].srcIp.toString(), std::string("10.0.0.1"));
    QCOMPARE(rows[0].natSrcIp.toString(), std::string("192.0.2.1"));
    QCOMPARE(rows[0].dstIp.toString(), std::string("8.8.8.8"));
    QCOMPARE(rows[0].natDstIp.toString(), std::string("8.8.4.4"));
    QCOMPARE(rows[0].natSrcPort.number(), 61000);
    QCOMPARE(rows[0].natDstPort.number(), 5353);
    // Cisco's field types of NetFlow v9
    const auto asa = rowsOf({{40'001, 4}, {40'002, 4}, {40'003, 2}, {40'004, 2}, {40'005, 1}},
        Octets().u32(0xc0000201).u32(0x08080404).u16(1).u16(2).u8(2));
    QCOMPARE(asa[0].natSrcIp.toString(), std::string("192.0.2.1"));
    QCOMPARE(asa[0].natDstPort.number(), 2);
    QCOMPARE(asa[0].event, std::string("flow-deleted"));
    // translated addresses without an event are a flow
    const auto flow = rowsOf({{225, 4}, {1, 4}}, Octets().u32(0xc0000201).u32(9));
    QCOMPARE(flow[0].kind, RecordKind::OneWay);
    QCOMPARE(flow[0].bytes, 9U);
}

void NetFlow9Test::a26DeltasOfAFirewallCountOnce()
{
    const auto rows = rowsOf({{233, 1}, {1, 4}, {2, 4}},
        Octets().u8(1).u32(70).u32(1).u8(5).u32(500).u32(9).u8(2).u32(0).u32(0));
    std::uint64_t sum = 0;
    for (const Flow& row : rows)
        sum += row.bytes;
    QCOMPARE(sum, 570U);
    QCOMPARE(rows[1].kind, RecordKind::OneWay);
}

void NetFlow9Test::a27CountersAre64Bit()
{
    const auto rows = rowsOf({{1, 4}, {2, 8}}, Octets().u32(0xFFFF'FFFF).u64(0xFFFF'FFFF'FFFFULL));
    QCOMPARE(rows[0].bytes, 0xFFFF'FFFFULL);
    QCOMPARE(rows[0].packets, 0xFFFF'FFFF'FFFFULL);
}

void NetFlow9Test::unknownCountersAreNotZero()
{
    const auto rows = rowsOf({{8, 4}, {1, 4}}, Octets().u32(0x0a000001).u32(5));
    QCOMPARE(rows[0].bytes, 5U);
    QCOMPARE(rows[0].packets, kUnknownCount);
}

/// As nProbe sends them and nfdump reads them; some send one direction twice.
void NetFlow9Test::outgoingCountersAreTheOtherDirection()
{
    const auto rows = rowsOf({{8, 4}, {1, 4}, {2, 4}, {23, 4}, {24, 4}},
        Octets()
            .u32(0x0a000001)
            .u32(1000)
            .u32(10)
            .u32(5000)
            .u32(20)
            .u32(0x0a000002)
            .u32(1000)
            .u32(10)
            .u32(1000)
            .u32(10)
            .u32(0x0a000003)
            .u32(1000)
            .u32(10)
            .u32(0)
            .u32(0));
    QCOMPARE(rows.size(), std::size_t {3});
    QCOMPARE(rows[0].bytes, 1000U);
    QCOMPARE(rows[0].reverseBytes, 5000U);
    QCOMPARE(rows[0].reversePackets, 20U);
    QCOMPARE(rows[0].kind, RecordKind::Flow);
    for (const std::size_t row : {1U, 2U}) {
        QCOMPARE(rows[row].packets, 10U);
        QCOMPARE(rows[row].reverseBytes, 0U);
        QCOMPARE(rows[row].reversePackets, 0U);
        QCOMPARE(rows[row].kind, RecordKind::OneWay);
    }
    // alone they are what there is
    const auto alone = rowsOf({{8, 4}, {23, 4}}, Octets().u32(0x0a000001).u32(7));
    QCOMPARE(alone[0].bytes, 7U);
}

/// RFC 3954 §5.3: a set has records, then padding.
void NetFlow9Test::setShorterThanARecordIsCounted()
{
    DecoderBench bench;
    bench.send(message()
                   .templates(templateRecord(256, {{1, 4}, {2, 4}}, false))
                   .set(256, Octets().u32(1)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.drops(DropReason::MalformedSet), 1U);
}

void NetFlow9Test::oneMessageGivesABoundedNumberOfRows()
{
    DecoderBench bench;
    // as many held records as the bound on octets allows, one octet each
    for (std::uint32_t i = 0; i < 20; ++i)
        bench.send(message(i).set(256, Octets().fill(50'000)));
    bench.send(message(20).templates(templateRecord(256, {{4, 1}}, false)));
    QVERIFY(bench.batch.size() > 0);
    QVERIFY(bench.batch.size() <= FlowBatch::kMaxRows);
    std::size_t rows = bench.batch.size();
    for (std::uint32_t i = 21; i < 60; ++i) {
        bench.batch.clear();
        bench.send(message(i));
        QVERIFY(bench.batch.size() <= FlowBatch::kMaxRows);
        rows += bench.batch.size();
    }
    QCOMPARE(rows, std::size_t {1'000'000});
}

QTEST_APPLESS_MAIN(NetFlow9Test)
#include "tst_netflow9.moc"
