// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/informationelement.h"
#include "core/pipeline/orientation.h"
#include "tests/support/exportbuilder.h"

#include <QTest>

#include <bit>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::uint16_t kVariable = 65'535;
constexpr std::int64_t kExport = std::int64_t {MessageBuilder::kSeconds} * 1'000'000; // µs

MessageBuilder message(std::uint32_t sequence = 0)
{
    return MessageBuilder::ipfix(sequence);
}

/// Rows of one message with a template 256 and its data.
std::vector<Flow> rowsOf(std::initializer_list<FieldSpec> fields, const Octets& data)
{
    DecoderBench bench;
    bench.send(message().templates(templateRecord(256, fields, true)).set(256, data));
    return bench.rows();
}

/// NTP time stamp of microseconds since 1970.
std::uint64_t ntp(std::int64_t micros)
{
    constexpr std::int64_t kUnixEpoch = 2'208'988'800;
    const auto seconds = static_cast<std::uint64_t>(micros / 1'000'000 + kUnixEpoch);
    const auto fraction = (static_cast<std::uint64_t>(micros % 1'000'000) << 32) / 1'000'000;
    return seconds << 32 | fraction;
}

} // namespace

/// IPFIX: RFC 7011 and rules A10 to A13, A15, A17, A18, A20.
class IpfixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headerThatDoesNotFitIsMalformed();
    void setBeyondTheMessageMakesItMalformed();
    void reservedSetsAreIgnored();
    void a10TemplatesWithoutLengthAreRefused();
    void a10ZeroLengthFieldsBesideOthersAreRead();
    void a11ValuesOfUnsuitableLengthAreLeftOut();
    void a11ReducedSizeIsRead();
    void a12VariableLengthInBothForms();
    void a12VariableLengthBeyondTheSetMakesTheMessageMalformed();
    void a12VariableLengthInOptions();
    void a13PaddingOfAnyLengthIsIgnored();
    void a14SetsInAnyOrder();
    void a15OptionsTemplatesNeedAScope();
    void a17UnknownEnterprisesAreSkipped();
    void a17ReverseElementsAreTheOtherDirection();
    void sideOfTheExporterAndWhoBegan();
    void recordsWithoutAddressesAreNoFlows();
    void a17ReverseWithoutPacketsAddsNoFlow();
    void a18StructuredDataIsSkipped();
    void a20EveryEncodingGivesTheSameTime_data();
    void a20EveryEncodingGivesTheSameTime();
    void a20NtpEraOf2036();
    void a20UptimeNeedsTheTimeOfBoot();
    void a19UptimeOfManyTurnsLiesNearTheExport();
    void oneTemplateMayServeSeveralProtocols();
    void a20NoTimeIsTheTimeOfReceipt();
    void a21ClockADayOffIsMarked();
    void outerHeaderComesFirst();
    void sectionsOfPacketsGiveTheirTuple();
    void sectionsThatCannotBeReadAreNoTuple();
    void namesOfElements();
};

void IpfixTest::headerThatDoesNotFitIsMalformed()
{
    DecoderBench bench;
    const ExportDecoder::Outcome malformed(DropReason::Malformed);
    QCOMPARE(bench.send(Octets()), malformed);
    QCOMPARE(bench.send(Octets().u8(0)), malformed);
    QCOMPARE(bench.send(Octets().u16(10).u16(15).fill(11)), malformed);
    QCOMPARE(bench.send(Octets().u16(10).u16(15).fill(12)), malformed); // shorter than a header
    QCOMPARE(bench.send(Octets().u16(10).u16(0).fill(12)), malformed);
    QCOMPARE(bench.send(Octets().u16(10).u16(17).fill(12)), malformed); // longer than what came
    QCOMPARE(bench.send(Octets().u16(11).u16(16).fill(12)), malformed);
    QVERIFY(!bench.send(Octets().u16(10).u16(16).fill(12)));
}

void IpfixTest::setBeyondTheMessageMakesItMalformed()
{
    DecoderBench bench;
    bench.send(message().templates(templateRecord(256, {{1, 4}}, true)));
    Octets octets;
    octets.raw(Octets().u16(10).u16(16 + 8 + 8).u32(0).u32(0).u32(0));
    octets.u16(256).u16(8).u32(77);
    octets.u16(256).u16(9).u32(78); // one octet too many
    QCOMPARE(bench.send(octets), ExportDecoder::Outcome(DropReason::Malformed));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    octets.patch16(26, 8);
    QVERIFY(!bench.send(octets));
    QCOMPARE(bench.rows().size(), std::size_t {2});
}

void IpfixTest::reservedSetsAreIgnored()
{
    DecoderBench bench;
    QVERIFY(!bench.send(message()
                            .set(0, Octets().fill(8))
                            .set(1, Octets().fill(8))
                            .set(255, Octets().fill(8))
                            .templates(templateRecord(256, {{1, 4}}, true))
                            .set(256, Octets().u32(5))));
    QCOMPARE(bench.rows().size(), std::size_t {1});
    QCOMPARE(bench.drops(DropReason::MalformedSet), 3U);
}

void IpfixTest::a10TemplatesWithoutLengthAreRefused()
{
    DecoderBench bench;
    bench.send(message().templates(templateRecord(256, {{1, 0}, {2, 0}}, true)));
    bench.send(message().set(256, Octets().fill(1000)));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.status().templates, 0U);
    QCOMPARE(bench.drops(DropReason::MalformedSet), 1U);
}

void IpfixTest::a10ZeroLengthFieldsBesideOthersAreRead()
{
    const auto rows = rowsOf({{7, 0}, {1, 4}, {8, 0}}, Octets().u32(5).u32(6));
    QCOMPARE(rows.size(), std::size_t {2});
    QCOMPARE(rows[1].bytes, 6U);
}

void IpfixTest::a11ValuesOfUnsuitableLengthAreLeftOut()
{
    for (const std::uint16_t length :
        std::initializer_list<std::uint16_t> {0, 1, 2, 3, 5, 7, 8, 9, 16, 17, 50, 255, 256}) {
        const auto rows
            = rowsOf({{8, length}, {27, 4}, {7, 4}, {4, 3}, {152, 7}, {56, 8}, {1, 9}, {2, 1}},
                Octets().fill(length + 4U + 4U + 3U + 7U + 8U + 9U, 0x41).u8(3));
        QCOMPARE(rows.size(), std::size_t {1});
        QCOMPARE(rows[0].srcIp, IpAddress {});
        QCOMPARE(rows[0].srcPort.number(), 0);
        QCOMPARE(rows[0].protocol.number(), 0);
        QCOMPARE(rows[0].bytes, kUnknownCount);
        QCOMPARE(rows[0].packets, 3U);
        QVERIFY(!rows[0].srcMac.isKnown());
    }
}

void IpfixTest::a11ReducedSizeIsRead()
{
    for (std::uint16_t length = 1; length <= 8; ++length) {
        const std::uint64_t value = 0x0102'0304'0506'0708ULL >> (8 * (8 - length));
        const auto rows
            = rowsOf({{1, length}, {2, length}}, Octets().put(value, length).put(value, length));
        QCOMPARE(rows.size(), std::size_t {1});
        QCOMPARE(rows[0].bytes, value);
        QCOMPARE(rows[0].packets, value);
    }
}

void IpfixTest::a12VariableLengthInBothForms()
{
    for (const std::size_t size : {0, 1, 254, 255, 256, 30'000}) {
        const std::string text(size, 'x');
        for (const bool longForm : {false, true}) {
            const auto rows = rowsOf({{96, kVariable}, {1, 4}, {82, kVariable}},
                Octets()
                    .variable(text, longForm)
                    .u32(7)
                    .variable(text, longForm)
                    .variable("second", longForm)
                    .u32(8)
                    .variable("", longForm));
            QCOMPARE(rows.size(), std::size_t {2});
            QCOMPARE(rows[0].bytes, 7U);
            QCOMPARE(rows[0].application, text.substr(0, 256));
            QCOMPARE(rows[1].bytes, 8U);
            QCOMPARE(rows[1].application, std::string("second"));
        }
    }
}

void IpfixTest::a12VariableLengthBeyondTheSetMakesTheMessageMalformed()
{
    DecoderBench bench;
    bench.send(message().templates(templateRecord(256, {{1, 4}, {96, kVariable}}, true)));
    const auto send = [&](const Octets& data) { return bench.send(message().set(256, data)); };
    const ExportDecoder::Outcome malformed(DropReason::Malformed);
    QCOMPARE(send(Octets().u32(1).variable("good").u32(2).u8(5).text("four")), malformed);
    QCOMPARE(bench.rows().size(), std::size_t {0}); // not the good one either (RFC 7011 9.1)
    QCOMPARE(send(Octets().u32(1).u8(255).u16(65'535).text("x")), malformed);
    QCOMPARE(send(Octets().u32(1).u8(255)), malformed);
    QCOMPARE(bench.status().records, 0U);
    QVERIFY(!send(Octets().u32(1).variable("good")));
    QCOMPARE(bench.rows().size(), std::size_t {1});
}

void IpfixTest::a12VariableLengthInOptions()
{
    DecoderBench bench;
    bench.send(message()
                   .options(ipfixOptions(257, 1, {{10, 4}, {82, kVariable}}))
                   .set(257, Octets().u32(9).variable("ge-0/0/9").u32(10).variable("x", true))
                   .templates(templateRecord(256, {{10, 4}, {1, 4}}, true))
                   .set(256, Octets().u32(9).u32(1)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].inInterface, std::string("ge-0/0/9"));
    QCOMPARE(bench.status().optionsRecords, 2U);
}

void IpfixTest::a13PaddingOfAnyLengthIsIgnored()
{
    for (std::size_t padding = 0; padding < 8; ++padding) {
        for (const std::uint8_t value : {std::uint8_t {0}, std::uint8_t {0xAB}}) {
            DecoderBench bench;
            const std::size_t inTemplates
                = value == 0 ? padding : std::min<std::size_t>(padding, 3);
            QVERIFY(!bench.send(
                message()
                    .templates(templateRecord(256, {{1, 8}}, true).fill(inTemplates, value))
                    .options(ipfixOptions(257, 1, {{149, 4}, {34, 4}}).fill(inTemplates, value))
                    .set(256, Octets().u64(1).u64(2).fill(padding, value))
                    .set(257, Octets().u32(0).u32(3).fill(padding, value))));
            QCOMPARE(bench.rows().size(), std::size_t {2});
            QCOMPARE(bench.status().optionsRecords, 1U);
            QCOMPARE(bench.status().templates, 2U);
            QCOMPARE(bench.drops(DropReason::MalformedSet), 0U);
        }
    }
}

void IpfixTest::a14SetsInAnyOrder()
{
    DecoderBench bench;
    Octets two = templateRecord(400, {{1, 4}}, true);
    two.raw(templateRecord(300, {{2, 4}}, true));
    bench.send(message()
                   .templates(two)
                   .set(300, Octets().u32(3))
                   .options(ipfixOptions(500, 1, {{149, 4}, {34, 4}}))
                   .set(400, Octets().u32(4))
                   .set(500, Octets().u32(0).u32(5))
                   .set(300, Octets().u32(6)));
    const auto rows = bench.rows();
    QCOMPARE(rows.size(), std::size_t {3});
    QCOMPARE(rows[0].packets, 3U);
    QCOMPARE(rows[1].bytes, 4U);
    QCOMPARE(rows[2].packets, 6U);
    QCOMPARE(rows[2].sampling, 5U);
}

void IpfixTest::a15OptionsTemplatesNeedAScope()
{
    DecoderBench bench;
    bench.send(message().options(ipfixOptions(256, 0, {{149, 4}})));
    bench.send(message().options(ipfixOptions(257, 3, {{149, 4}, {34, 4}})));
    bench.send(message().options(Octets().u16(258).u16(1)));
    QCOMPARE(bench.status().templates, 0U);
    QCOMPARE(bench.drops(DropReason::MalformedSet), 3U);
    bench.send(message().options(ipfixOptions(259, 2, {{149, 4}, {34, 4}})));
    QCOMPARE(bench.status().templates, 1U);
}

void IpfixTest::a17UnknownEnterprisesAreSkipped()
{
    const auto rows = rowsOf({{1, 4, 4711}, {1, 4}, {2, kVariable, 99}, {2, 2}},
        Octets().u32(0xffffffff).u32(10).variable("whatever").u16(11));
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].bytes, 10U);
    QCOMPARE(rows[0].packets, 11U);
    QCOMPARE(elementName(10, 4711, 1, false), std::string("4711:1"));
}

void IpfixTest::a17ReverseElementsAreTheOtherDirection()
{
    constexpr std::uint32_t kReverse = 29'305;
    const auto rows
        = rowsOf({{1, 4}, {2, 4}, {6, 1}, {1, 4, kReverse}, {2, 4, kReverse}, {6, 1, kReverse}},
            Octets().u32(100).u32(2).u8(0x02).u32(900).u32(3).u8(0x12));
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].bytes, 100U);
    QCOMPARE(rows[0].packets, 2U);
    QCOMPARE(rows[0].reverseBytes, 900U);
    QCOMPARE(rows[0].reversePackets, 3U);
    QCOMPARE(rows[0].reverseTcpFlags, 0x12);
    QCOMPARE(rows[0].kind, RecordKind::Flow);
    // initiator and responder are two directions as well
    const auto cisco
        = rowsOf({{231, 4}, {232, 4}, {298, 4}, {299, 4}}, Octets().u32(1).u32(2).u32(3).u32(4));
    QCOMPARE(cisco[0].bytes, 1U);
    QCOMPARE(cisco[0].reverseBytes, 2U);
    QCOMPARE(cisco[0].packets, 3U);
    QCOMPARE(cisco[0].reversePackets, 4U);
    QCOMPARE(cisco[0].kind, RecordKind::Flow);
    // beside plain counters they are the other direction where there was one
    const auto huawei = rowsOf({{1, 4}, {2, 4}, {231, 4}, {232, 4}},
        Octets().u32(100).u32(2).u32(100).u32(900).u32(100).u32(2).u32(100).u32(0));
    QCOMPARE(huawei[0].bytes, 100U);
    QCOMPARE(huawei[0].reverseBytes, 900U);
    QCOMPARE(huawei[0].kind, RecordKind::Flow);
    QCOMPARE(huawei[1].kind, RecordKind::OneWay);
    // without them it is one direction, to be paired
    QCOMPARE(rowsOf({{1, 4}}, Octets().u32(1))[0].kind, RecordKind::OneWay);
}

void IpfixTest::sideOfTheExporterAndWhoBegan()
{
    const auto sides = rowsOf({{1, 4}, {61, 1}}, Octets().u32(1).u8(0).u32(1).u8(1).u32(1).u8(7));
    QCOMPARE(sides[0].meteredAt, MeteredAt::Ingress);
    QCOMPARE(sides[1].meteredAt, MeteredAt::Egress);
    QCOMPARE(sides[2].meteredAt, MeteredAt::Unknown);
    QCOMPARE(rowsOf({{1, 4}}, Octets().u32(1))[0].meteredAt, MeteredAt::Unknown);
    // RFC 5103 §6.3: arbitrary, initiator, reverse initiator, perimeter
    const auto began = rowsOf({{231, 4}, {232, 4}, {239, 1}},
        Octets().u32(1).u32(2).u8(0).u32(1).u32(2).u8(1).u32(1).u32(2).u8(2).u32(1).u32(2).u8(3));
    QCOMPARE(int(began[0].confidence), int(kNothingToldByOrder));
    QCOMPARE(int(began[1].confidence), 100);
    QCOMPARE(int(began[2].confidence), int(kDestinationBegan));
    QCOMPARE(int(began[3].confidence), int(kNothingToldByOrder));
}

void IpfixTest::recordsWithoutAddressesAreNoFlows()
{
    DecoderBench bench(DecoderLimits {}, false);
    bench.send(MessageBuilder::ipfix(0)
                   .templates(templateRecord(256, {{10, 4}, {1, 4}, {2, 4}}, true))
                   .set(256, Octets().u32(1).u32(2).u32(3).u32(1).u32(2).u32(3))
                   .templates(templateRecord(257, {{82, kVariable}, {1, 4}}, true))
                   .set(257, Octets().variable("eth0").u32(3))
                   .templates(templateRecord(258, {{12, 4}, {1, 4}}, true))
                   .set(258, Octets().u32(0x0a000001).u32(3))
                   .templates(templateRecord(259, {{230, 1}, {283, 4}}, true))
                   .set(259, Octets().u8(3).u32(3)));
    QCOMPARE(bench.rows().size(), std::size_t {2}); // an address, an event
    QCOMPARE(bench.status().records, 5U);
    QCOMPARE(bench.status().otherRecords, 3U);
    QCOMPARE(bench.status().flows, 2U);
}

void IpfixTest::a17ReverseWithoutPacketsAddsNoFlow()
{
    constexpr std::uint32_t kReverse = 29'305;
    const auto rows = rowsOf({{1, 4}, {2, 4}, {1, 4, kReverse}, {2, 4, kReverse}},
        Octets().u32(100).u32(2).u32(0).u32(0));
    QCOMPARE(rows.size(), std::size_t {1});
    QCOMPARE(rows[0].reversePackets, 0U);
}

void IpfixTest::a18StructuredDataIsSkipped()
{
    std::string nested;
    for (int depth = 0; depth < 100; ++depth)
        nested += std::string("\xff\x01\x23\xff\xff\xff", 6); // basicList of basicLists
    const std::string manyEmpty = std::string("\x03\x00\x01\x00\x00", 5);
    for (const std::string& list : {nested, manyEmpty, std::string()}) {
        const auto rows = rowsOf({{291, kVariable}, {292, kVariable}, {293, kVariable}, {1, 4}},
            Octets().variable(list).variable(list).variable(list, true).u32(5));
        QCOMPARE(rows.size(), std::size_t {1});
        QCOMPARE(rows[0].bytes, 5U);
    }
}

void IpfixTest::a20EveryEncodingGivesTheSameTime_data()
{
    QTest::addColumn<std::uint16_t>("id");
    QTest::addColumn<std::uint16_t>("length");
    QTest::addColumn<quint64>("value");
    QTest::addColumn<std::int64_t>("expected");
    const std::int64_t whole = kExport - 2'000'000;
    const std::int64_t exact = kExport - 1'234'567;
    const auto add = [](const char* name, int id, int length, std::uint64_t value, std::int64_t t) {
        QTest::newRow(name) << static_cast<std::uint16_t>(id) << static_cast<std::uint16_t>(length)
                            << quint64 {value} << t;
    };
    add("seconds", 150, 4, static_cast<std::uint64_t>(whole / 1'000'000), whole);
    add("milliseconds", 152, 8, static_cast<std::uint64_t>(whole / 1'000), whole);
    add("microseconds", 154, 8, ntp(exact), exact);
    add("nanoseconds", 156, 8, ntp(exact), exact);
    add("before export", 158, 4, 1'234'567, exact);
    add("before export, reduced", 158, 3, 1'234'567, exact);
}

void IpfixTest::a20EveryEncodingGivesTheSameTime()
{
    QFETCH(std::uint16_t, id);
    QFETCH(std::uint16_t, length);
    QFETCH(quint64, value);
    QFETCH(std::int64_t, expected);
    const auto end = static_cast<std::uint16_t>(id + 1);
    const auto rows
        = rowsOf({{id, length}, {end, length}}, Octets().put(value, length).put(value, length));
    QCOMPARE(rows.size(), std::size_t {1});
    const std::int64_t off = toMicroseconds(rows[0].start) - expected;
    QVERIFY(off >= -1 && off <= 1);
    QCOMPARE(rows[0].start, rows[0].end);
    QVERIFY(rows[0].marks.empty());
}

void IpfixTest::a20NtpEraOf2036()
{
    constexpr std::int64_t kIn2040 = 2'208'988'800LL * 1'000'000;
    const std::uint64_t stamp = ntp(kIn2040);
    QCOMPARE(stamp >> 63, 0U); // the era turned over
    const auto rows = rowsOf({{154, 8}, {155, 8}}, Octets().u64(stamp).u64(stamp));
    QCOMPARE(toMicroseconds(rows[0].start), kIn2040);
    QCOMPARE(rows[0].marks, std::string("clock-off"));
}

void IpfixTest::a20UptimeNeedsTheTimeOfBoot()
{
    const std::uint64_t boot = (MessageBuilder::kSeconds - 1000ULL) * 1000; // ms
    const std::int64_t expected = kExport - 990'000'000;
    const auto inRecord
        = rowsOf({{22, 4}, {21, 4}, {160, 8}}, Octets().u32(10'000).u32(11'000).u64(boot));
    QCOMPARE(toMicroseconds(inRecord[0].start), expected);
    QCOMPARE(toMicroseconds(inRecord[0].end), expected + 1'000'000);
    DecoderBench bench;
    bench.send(message()
                   .options(ipfixOptions(257, 1, {{143, 4}, {160, 8}}))
                   .set(257, Octets().u32(1).u64(boot))
                   .templates(templateRecord(256, {{22, 4}, {21, 4}}, true))
                   .set(256, Octets().u32(10'000).u32(11'000)));
    const auto byOptions = bench.rows();
    QCOMPARE(toMicroseconds(byOptions[0].start), expected);
    QVERIFY(byOptions[0].marks.empty());
    // nothing makes it absolute: the receive time, and the length of the flow
    const auto baseless = rowsOf({{22, 4}, {21, 4}}, Octets().u32(10'000).u32(11'000));
    QCOMPARE(toMicroseconds(baseless[0].end), kExport);
    QCOMPARE(toMicroseconds(baseless[0].start), kExport - 1'000'000);
    QCOMPARE(baseless[0].marks, std::string("time-from-receipt"));
    const auto wrapped = rowsOf({{22, 4}, {21, 4}}, Octets().u32(4'294'967'000).u32(704));
    QCOMPARE(wrapped[0].end - wrapped[0].start, std::chrono::microseconds(1'000'000));
}

void IpfixTest::a19UptimeOfManyTurnsLiesNearTheExport()
{
    constexpr std::uint64_t kUp = 60ULL * 86'400'000; // ms, more than one turn of 32 bits
    const std::uint64_t boot = MessageBuilder::kSeconds * 1000ULL - kUp;
    const auto wrapped = static_cast<std::uint32_t>(kUp - 2000);
    const Octets record = Octets().u32(wrapped).u32(wrapped + 1000);
    const auto inRecord
        = rowsOf({{22, 4}, {21, 4}, {160, 8}}, Octets().raw(record.bytes()).u64(boot));
    QCOMPARE(toMicroseconds(inRecord[0].start), kExport - 2'000'000);
    QCOMPARE(toMicroseconds(inRecord[0].end), kExport - 1'000'000);
    DecoderBench bench;
    bench.send(message()
                   .options(ipfixOptions(257, 1, {{143, 4}, {160, 8}}))
                   .set(257, Octets().u32(1).u64(boot))
                   .templates(templateRecord(256, {{22, 4}, {21, 4}}, true))
                   .set(256, record));
    QCOMPARE(toMicroseconds(bench.rows()[0].start), kExport - 2'000'000);
}

void IpfixTest::oneTemplateMayServeSeveralProtocols()
{
    // ICMP of both families in one template; the one that is not meant is 0
    const auto six = rowsOf({{4, 1}, {32, 2}, {139, 2}}, Octets().u8(58).u16(0).u16(0x8700));
    QCOMPARE(six[0].dstPort.number(), 0x8700);
    const auto four = rowsOf({{4, 1}, {139, 2}, {32, 2}}, Octets().u8(1).u16(0).u16(0x0800));
    QCOMPARE(four[0].dstPort.number(), 0x0800);
    const auto split = rowsOf({{4, 1}, {176, 1}, {177, 1}, {178, 1}, {179, 1}},
        Octets().u8(58).u8(0).u8(0).u8(128).u8(1));
    QCOMPARE(split[0].dstPort.number(), 128 * 256 + 1);
    // ports of UDP and TCP
    const auto tcp = rowsOf({{4, 1}, {180, 2}, {181, 2}, {182, 2}, {183, 2}},
        Octets().u8(6).u16(0).u16(0).u16(1000).u16(80));
    QCOMPARE(tcp[0].srcPort.number(), 1000);
    QCOMPARE(tcp[0].dstPort.number(), 80);
    const auto vlan = rowsOf({{58, 2}, {243, 2}}, Octets().u16(0).u16(42));
    QCOMPARE(vlan[0].vlan, 42);
}

void IpfixTest::a20NoTimeIsTheTimeOfReceipt()
{
    const auto rows = rowsOf({{1, 4}}, Octets().u32(1));
    QCOMPARE(toMicroseconds(rows[0].start), kExport);
    QCOMPARE(rows[0].marks, std::string("time-from-receipt"));
    const auto lasting = rowsOf({{161, 4}, {153, 8}},
        Octets().u32(500).u64(std::uint64_t {MessageBuilder::kSeconds} * 1000));
    QCOMPARE(toMicroseconds(lasting[0].start), kExport - 500'000);
}

void IpfixTest::a21ClockADayOffIsMarked()
{
    for (const std::uint64_t seconds :
        {0ULL, 2'085'978'496ULL, MessageBuilder::kSeconds + 90'000ULL}) {
        const auto rows = rowsOf({{150, 4}, {151, 4}}, Octets().u32(seconds).u32(seconds));
        QCOMPARE(rows[0].marks, std::string("clock-off"));
        QCOMPARE(toMicroseconds(rows[0].received), kExport);
        QCOMPARE(toMicroseconds(rows[0].start), static_cast<std::int64_t>(seconds) * 1'000'000);
    }
    const std::uint64_t nearly = MessageBuilder::kSeconds + 13 * 3600ULL;
    QVERIFY(rowsOf({{150, 4}, {151, 4}}, Octets().u32(nearly).u32(nearly))[0].marks.empty());
}

void IpfixTest::outerHeaderComesFirst()
{
    const auto rows = rowsOf({{4, 1}, {27, 16}, {28, 16}, {7, 2}, {8, 4}, {12, 4}, {7, 2}, {4, 1}},
        Octets()
            .u8(41)
            .fill(15)
            .u8(1)
            .fill(15)
            .u8(2)
            .u16(5)
            .u32(0x0a000001)
            .u32(0x0a000002)
            .u16(6)
            .u8(6));
    QCOMPARE(rows[0].srcIp.toString(), std::string("::1"));
    QCOMPARE(rows[0].dstIp.toString(), std::string("::2"));
    QCOMPARE(rows[0].srcPort.number(), 5);
    QCOMPARE(rows[0].protocol.number(), 41);
    // in templates for both families the one that is all zero is not used
    const auto v4 = rowsOf(
        {{27, 16}, {28, 16}, {8, 4}, {12, 4}}, Octets().fill(32).u32(0x0a000001).u32(0x0a000002));
    QCOMPARE(v4[0].srcIp.toString(), std::string("10.0.0.1"));
    QCOMPARE(v4[0].dstIp.toString(), std::string("10.0.0.2"));
}

namespace {

/// The first 54 octets (58 with a VLAN) of a frame of 514: Ethernet, IPv4, TCP.
Octets startOfFrame(std::uint16_t vlan = 0)
{
    Octets frame;
    frame.u32(0x02000000).u16(0x0001).u32(0x02000000).u16(0x0002);
    if (vlan != 0)
        frame.u16(0x8100).u16(vlan);
    frame.u16(0x0800).u8(0x45).u8(0).u16(500).u16(7).u16(0).u8(64).u8(6).u16(0);
    frame.u32(0x0a000001).u32(0xc0000202);
    frame.u16(40'000).u16(443).u32(1).u32(2).u8(0x50).u8(0x18).u16(1000).u16(0).u16(0);
    return frame;
}

} // namespace

void IpfixTest::sectionsOfPacketsGiveTheirTuple()
{
    const Octets plain = startOfFrame();
    const Octets tagged = startOfFrame(42);
    const auto length
        = [](const Octets& octets) { return static_cast<std::uint8_t>(octets.size()); };
    // dataLinkFrameSize, dataLinkFrameSection of variable length
    const auto rows = rowsOf({{312, 2}, {315, kVariable}},
        Octets().u16(514).u8(length(plain)).raw(plain).u16(518).u8(length(tagged)).raw(tagged));
    QCOMPARE(rows.size(), std::size_t {2});
    for (const Flow& row : rows) {
        QCOMPARE(row.srcIp.toString(), std::string("10.0.0.1"));
        QCOMPARE(row.dstIp.toString(), std::string("192.0.2.2"));
        QCOMPARE(row.srcPort.number(), 40'000);
        QCOMPARE(row.dstPort.number(), 443);
        QVERIFY(row.protocol == kTcp);
        QCOMPARE(row.tcpFlags, std::uint8_t {0x18});
        QCOMPARE(row.packets, std::uint64_t {1});
        QCOMPARE(row.bytes, std::uint64_t {500});
        QCOMPARE(row.srcMac, MacAddress(0x020000000002));
        QCOMPARE(row.dstMac, MacAddress(0x020000000001));
        QVERIFY(row.kind == RecordKind::OneWay);
    }
    QCOMPARE(rows[0].vlan, std::uint16_t {0});
    QCOMPARE(rows[1].vlan, std::uint16_t {42});
    // fixed length, filled up; the exported part is told; packets are counted in the record
    const auto fixed
        = rowsOf({{2, 4}, {410, 2}, {315, 80}}, Octets().u32(3).u16(54).raw(plain).fill(26, 0xff));
    QCOMPARE(fixed.size(), std::size_t {1});
    QCOMPARE(fixed[0].dstPort.number(), 443);
    QCOMPARE(fixed[0].packets, std::uint64_t {3});
    // ipHeaderPacketSection
    Octets ip;
    ip.u8(0x45).u8(0).u16(84).u16(7).u16(0).u8(64).u8(1).u16(0).u32(0x0a000001).u32(0xc0000202);
    ip.u16(0x0800).u16(0);
    const auto ping = rowsOf({{313, 24}}, ip);
    QCOMPARE(ping.size(), std::size_t {1});
    QCOMPARE(ping[0].dstIp.toString(), std::string("192.0.2.2"));
    QCOMPARE(ping[0].dstPort.number(), 0x0800);
    QCOMPARE(ping[0].bytes, std::uint64_t {84});
    // what the record says itself goes first
    const auto told
        = rowsOf({{8, 4}, {12, 4}, {315, 54}}, Octets().u32(0xc6336401).u32(0xc6336402).raw(plain));
    QCOMPARE(told[0].srcIp.toString(), std::string("198.51.100.1"));
}

void IpfixTest::sectionsThatCannotBeReadAreNoTuple()
{
    const Octets whole = startOfFrame();
    for (std::uint8_t cut = 1; cut < 54; ++cut) {
        Octets part;
        for (std::size_t i = 0; i < cut; ++i)
            part.u8(std::to_integer<std::uint8_t>(whole.bytes()[i]));
        const auto rows = rowsOf({{315, kVariable}}, Octets().u8(cut).raw(part));
        QCOMPARE(rows.size(), std::size_t {1});
        const bool addresses = cut >= 34;
        QCOMPARE(rows[0].srcIp.isUnspecified(), !addresses);
        QCOMPARE(rows[0].dstPort.number(), cut >= 38 ? 443 : 0);
        QCOMPARE(rows[0].packets, addresses ? std::uint64_t {1} : kUnknownCount);
    }
    const auto arp = rowsOf({{315, 20}}, Octets().fill(12, 2).u16(0x0806).fill(6));
    QVERIFY(arp[0].srcIp.isUnspecified());
}

void IpfixTest::namesOfElements()
{
    QCOMPARE(elementName(10, 0, 1, false), std::string("octetDeltaCount"));
    QCOMPARE(elementName(10, 29'305, 1, false), std::string("reverseOctetDeltaCount"));
    QCOMPARE(elementName(10, 0, 30'000, false), std::string("0:30000"));
    QCOMPARE(elementName(9, 0, 1, true), std::string("scopeSystem"));
    QCOMPARE(elementName(10, 0, 1, true), std::string("octetDeltaCount"));
    const auto all = informationElements();
    QVERIFY(all.size() > 800);
    for (std::size_t i = 1; i < all.size(); ++i)
        QVERIFY(std::pair(all[i - 1].enterprise, all[i - 1].id)
            < std::pair(all[i].enterprise, all[i].id));
}

QTEST_APPLESS_MAIN(IpfixTest)
#include "tst_ipfix.moc"
