// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/recordsink.h"
#include "collectors/sflow/sflowdecoder.h"
#include "collectors/sflow/sflowfields.h"
#include "tests/support/sflowbuilder.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

Q_DECLARE_METATYPE(nb::test::Bytes)

namespace {

constexpr std::int64_t kReceived = 1'770'000'000'000'000;

ExportMessage messageOf(const Bytes& bytes, std::string_view exporter = "198.51.100.9")
{
    ExportMessage message;
    message.exporter = *IpAddress::fromString(exporter);
    message.port = 50'000;
    message.received = kReceived;
    message.bytes = bytes;
    return message;
}

/// An Ethernet frame with TCP 10.0.0.1:40000 to 10.0.0.2:443, IP length 40.
Bytes tcpFrame()
{
    return ethernet(0x0800, ipv4("10.0.0.1", "10.0.0.2", 6, tcp(40'000, 443, kSyn)));
}

Bytes taggedFrame()
{
    return ethernet(
        0x8100, vlan(42, 0x0800, ipv4("10.0.0.1", "10.0.0.2", 6, tcp(40'000, 443, kSyn))));
}

Bytes mplsFrame(int labels)
{
    Octets stack;
    for (int i = 0; i < labels; ++i)
        stack.u32(i + 1 == labels ? 0x0001'0140 : 0x0001'0040);
    stack.raw(ipv4("10.0.0.1", "10.0.0.2", 6, tcp(40'000, 443, kSyn)));
    return ethernet(0x8847, stack);
}

Bytes vxlanFrame()
{
    const Bytes inner = ethernet(0x0800, ipv4("172.16.0.1", "172.16.0.2", 17, udp(1000, 53)));
    const Bytes header = Octets().u32(0x0800'0000).u32(7 << 8).raw(inner);
    return ethernet(0x0800, ipv4("10.9.0.1", "10.9.0.2", 17, udp(5555, 4789, header)));
}

std::vector<Flow> flowsOf(const FlowBatch& batch)
{
    std::vector<Flow> flows;
    for (std::size_t row = 0; row < batch.size(); ++row)
        flows.push_back(batch.flow(row));
    return flows;
}

const ExporterStatus* statusOf(
    const std::vector<ExporterStatus>& all, std::string_view address, std::uint32_t domain = 0)
{
    const auto found = std::ranges::find_if(all, [&](const ExporterStatus& s) {
        return s.id.address == IpAddress::fromString(address) && s.id.domain == domain;
    });
    return found == all.end() ? nullptr : &*found;
}

class NotingSink : public RecordSink
{
public:
    void record(const ExportRecord&) override { }
    void templateDefined(const ExporterId&, const Template&) override { }
    void problem(
        const ExporterId&, DropReason reason, std::string_view, std::size_t offset) override
    {
        problems.emplace_back(reason, offset);
    }
    void sample(const ExporterId& exporter, std::int64_t, const SFlowFlowSample& sample) override
    {
        exporters.push_back(exporter);
        fields.push_back(sflowFields(sample));
    }

    std::vector<ExporterId> exporters;
    std::vector<std::vector<SFlowField>> fields;
    std::vector<std::pair<DropReason, std::size_t>> problems;
};

} // namespace

class TestSFlowDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datagramsOfAllSorts_data();
    void datagramsOfAllSorts();
    void rowTellsWhatTheSampleTells();
    void expandedEqualsCompact();
    void sampledIpRecordStandsInForHeader();
    void translationIsKept();
    void interfacesByFormatBits_data();
    void interfacesByFormatBits();
    void everyCutEndsCleanly();
    void mixedProducersShareABatch();
    void lossIsCountedInDatagrams();
    void reorderedDatagramsAreNoLoss();
    void numbersWrap();
    void duplicateGivesNoRows();
    void standingNumbersLoseNothing();
    void restartIsNoLoss();
    void sampleLossAndAgentDropsAreCountedApart();
    void agentsAndSourcesHaveTheirOwnNumbers();
    void agentFloodEvictsOnlyItsOwn();
    void sourceFloodIsBounded();
    void exporterBoundIsCounted();
    void malformedCountsForTheSource();
    void sinkIsToldWhatWasSent();
};

/// Rule A29: each row of the table is one datagram made by hand, with the rows, damaged samples and
/// skipped samples that have to come of it.
void TestSFlowDecoder::datagramsOfAllSorts_data()
{
    QTest::addColumn<Bytes>("bytes");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("damaged");
    QTest::addColumn<bool>("malformed");

    const Bytes good = sflowSample({sflowHeader(tcpFrame())});
    const auto add
        = [](const char* name, const Bytes& bytes, int rows, int damaged, bool malformed = false) {
              QTest::newRow(name) << bytes << rows << damaged << malformed;
          };
    add("one sample", sflowDatagram({good}), 1, 0);
    add("no samples", sflowDatagram({}), 0, 0);
    add("IPv6 agent", sflowDatagram({good}, {.agent = "2001:db8::1"}), 1, 0);
    add("agent without address", sflowDatagram({good}, {.agent = ""}), 1, 0);
    add("agent address of unknown type",
        Octets().u32(5).u32(3).u32(0xc0000201).u32(0).u32(1).u32(1).u32(0), 0, 0, true);
    add("version 4", Octets().u32(4).u32(1).fill(24), 0, 0, true);
    add("header cut", cutTo(sflowDatagram({}), 20), 0, 0, true);
    add("sample count 2^32-1", sflowDatagram({good}, {.sampleCount = 0xffff'ffff}), 1, 1);
    add("sample count 0", sflowDatagram({good}, {.sampleCount = 0}), 0, 0);
    add("record count 2^32-1",
        sflowDatagram({sflowSample({sflowHeader(tcpFrame())}, {.recordCount = 0xffff'ffff})}), 1,
        1);
    add("sample of length 0", sflowDatagram({sflowItem(1, {}), good}), 1, 1);
    add("unknown sample of length 0", sflowDatagram({sflowItem(99, {}), good}), 1, 0);
    add("sample length wraps", sflowDatagram({good, sflowItem(1, tcpFrame(), 0xffff'ffff)}), 1, 1);
    add("sample length wraps when rounded up",
        sflowDatagram({good, sflowItem(99, tcpFrame(), 0xffff'fffd), good}), 1, 1);
    add("unknown sample of odd length",
        sflowDatagram({sflowItem(0x00ab'c001, Octets().fill(7)), good}), 1, 0);
    add("unknown record of odd length before the header",
        sflowDatagram(
            {sflowSample({sflowItem(0x00ab'c009, Octets().fill(5)), sflowHeader(tcpFrame())})}),
        1, 0);
    add("record of length 0",
        sflowDatagram({sflowSample({sflowItem(1, {}), sflowHeader(tcpFrame())})}), 1, 0);
    add("record length wraps",
        sflowDatagram({sflowSample(
            {sflowHeader(tcpFrame()), sflowItem(1001, Octets().fill(16), 0xffff'fffe)})}),
        1, 1);
    add("header longer than its record",
        sflowDatagram({sflowSample({sflowHeader(tcpFrame(), {.headerLength = 0xffff'ffff})})}), 1,
        0);
    add("bytes behind the last sample", joined(sflowDatagram({good}), Octets().fill(13)), 1, 0);
    add("last sample without its padding",
        sflowDatagram({sflowItem(99, Octets().fill(6), {}, false)}), 0, 0);
    add("counters between flow samples",
        sflowDatagram({good, sflowCounters(), sflowCounters(true), good}), 2, 0);
    add("MPLS stack of three", sflowDatagram({sflowSample({sflowHeader(mplsFrame(3))})}), 1, 0);
    add("MPLS stack of 1,000", sflowDatagram({sflowSample({sflowHeader(mplsFrame(1000))}), good}),
        1, 0);
    add("frame that is not IP",
        sflowDatagram({sflowSample({sflowHeader(ethernet(0x0806, Octets().fill(28)))})}), 0, 0);
    add("header of an unknown protocol",
        sflowDatagram({sflowSample({sflowHeader(tcpFrame(), {.protocol = 4})})}), 0, 0);
    add("no record at all", sflowDatagram({sflowSample({})}), 0, 0);
    add("packets without link header",
        sflowDatagram({sflowSample({sflowHeader(
                           ipv4("10.0.0.1", "10.0.0.2", 6, tcp(1, 2, 0)), {.protocol = 11})}),
            sflowSample({sflowHeader(
                ipv6("2001:db8::1", "2001:db8::2", 17, udp(1, 2)), {.protocol = 12})})}),
        2, 0);
}

void TestSFlowDecoder::datagramsOfAllSorts()
{
    QFETCH(Bytes, bytes);
    QFETCH(int, rows);
    QFETCH(int, damaged);
    QFETCH(bool, malformed);

    SFlowDecoder decoder;
    FlowBatch batch;
    const auto dropped = decoder.decode(messageOf(bytes), batch);
    QCOMPARE(dropped.has_value(), malformed);
    QVERIFY(!dropped || *dropped == DropReason::Malformed);
    QCOMPARE(static_cast<int>(batch.size()), rows);
    QCOMPARE(static_cast<int>(decoder.counts().damagedSamples), damaged);
    for (const Flow& flow : flowsOf(batch)) {
        QCOMPARE(flow.packets, std::uint64_t {1});
        QVERIFY(flow.kind == RecordKind::OneWay);
    }
    // What is read is a row or counted with a reason.
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : decoder.counts().skipped)
        skipped += count;
    QCOMPARE(decoder.counts().flowSamples, decoder.counts().rows + skipped);
    std::uint64_t others = 0;
    for (const ExporterStatus& status : decoder.exporters())
        others += status.otherRecords;
    QCOMPARE(others, skipped); // the status says so
    const auto exporters = decoder.exporters();
    QCOMPARE(exporters.size(), std::size_t {1});
    QCOMPARE(exporters[0].datagrams + exporters[0].drops[std::size_t(DropReason::Malformed)],
        std::uint64_t {1});
    QCOMPARE(exporters[0].drops[std::size_t(DropReason::MalformedSet)],
        static_cast<std::uint64_t>(damaged));
}

void TestSFlowDecoder::rowTellsWhatTheSampleTells()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes datagram
        = sflowDatagram({sflowSample({sflowHeader(taggedFrame(), {.frameLength = 20}),
                                         sflowSwitch(7, 8), sflowRouter("10.0.0.254")},
                            {.sourceType = 2, .sourceIndex = 9, .rate = 500})},
            {.subAgent = 4});
    QVERIFY(!decoder.decode(messageOf(datagram), batch));
    QCOMPARE(batch.size(), std::size_t {1});
    const Flow flow = batch.flow(0);
    QCOMPARE(flow.srcIp.toString(), std::string("10.0.0.1"));
    QCOMPARE(flow.dstIp.toString(), std::string("10.0.0.2"));
    QCOMPARE(flow.srcPort.number(), std::uint16_t {40'000});
    QCOMPARE(flow.dstPort.number(), std::uint16_t {443});
    QCOMPARE(flow.protocol.number(), std::uint8_t {6});
    QCOMPARE(flow.tcpFlags, std::uint8_t {2});
    QCOMPARE(flow.vlan, std::uint16_t {42});
    QCOMPARE(flow.srcMac.toString(), std::string("02:01:01:01:01:01"));
    QCOMPARE(flow.dstMac.toString(), std::string("02:02:02:02:02:02"));
    // the length of the IP packet, not of the frame, which is said to be shorter
    QCOMPARE(flow.bytes, std::uint64_t {40});
    QCOMPARE(flow.packets, std::uint64_t {1});
    QCOMPARE(flow.sampling, 500U);
    QCOMPARE(flow.sampler, std::string("192.0.2.1/4/2:9"));
    QCOMPARE(flow.exporter, std::string("192.0.2.1"));
    QCOMPARE(flow.domain, 4U);
    QCOMPARE(flow.inInterface, std::string("3"));
    QCOMPARE(flow.outInterface, std::string("7"));
    QCOMPARE(toMicroseconds(flow.start), kReceived);
    QCOMPARE(toMicroseconds(flow.end), kReceived);
    QCOMPARE(toMicroseconds(flow.received), kReceived);

    FlowBatch tunnelled;
    const Bytes vxlan = sflowDatagram({sflowSample({sflowHeader(vxlanFrame())})}, {.sequence = 2});
    QVERIFY(!decoder.decode(messageOf(vxlan), tunnelled));
    QCOMPARE(tunnelled.size(), std::size_t {1});
    QCOMPARE(tunnelled.flow(0).tunnel, std::string("vxlan:7"));
    QCOMPARE(tunnelled.flow(0).srcIp.toString(), std::string("172.16.0.1"));
    QCOMPARE(tunnelled.flow(0).dstPort.number(), std::uint16_t {53});
    QCOMPARE(tunnelled.flow(0).bytes, std::uint64_t {28});

    FlowBatch untagged;
    const Bytes port = sflowDatagram(
        {sflowSample({sflowHeader(ethernet(0x0800, ipv4("10.0.0.1", "10.0.0.2", 1, icmp(3, 1)))),
            sflowSwitch(0xffff'ffff, 8)})},
        {.sequence = 3});
    QVERIFY(!decoder.decode(messageOf(port), untagged));
    QCOMPARE(untagged.flow(0).vlan, std::uint16_t {8});
    QCOMPARE(untagged.flow(0).srcPort.number(), std::uint16_t {0});
    QCOMPARE(untagged.flow(0).dstPort.number(), std::uint16_t {3 * 256 + 1});
}

void TestSFlowDecoder::expandedEqualsCompact()
{
    for (const std::uint32_t format : {0U, 1U, 2U}) {
        std::vector<Flow> rows[2];
        for (const bool expanded : {false, true}) {
            SFlowDecoder decoder;
            FlowBatch batch;
            const Bytes sample = sflowSample({sflowHeader(taggedFrame()), sflowSwitch(1, 2)},
                {.expanded = expanded, .sourceIndex = 77, .outFormat = format, .out = 1234});
            QVERIFY(!decoder.decode(messageOf(sflowDatagram({sample})), batch));
            rows[expanded ? 1 : 0] = flowsOf(batch);
        }
        QCOMPARE(rows[0].size(), std::size_t {1});
        QVERIFY(rows[0] == rows[1]);
    }
}

void TestSFlowDecoder::sampledIpRecordStandsInForHeader()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes v4 = sflowIp("10.1.1.1", "10.1.1.2", 6, 999, 22, 0x12, 1400);
    const Bytes v6 = sflowIp("2001:db8::1", "2001:db8::2", 17, 53, 5353, 0, 99);
    const Bytes noIp = sflowHeader(ethernet(0x0806, Octets().fill(28)));
    QVERIFY(!decoder.decode(
        messageOf(sflowDatagram({sflowSample({v4}), sflowSample({v6}, {.sequence = 2}),
            sflowSample({noIp, v4}, {.sequence = 3}),
            sflowSample({sflowHeader(tcpFrame()), v4}, {.sequence = 4})})),
        batch));
    const auto flows = flowsOf(batch);
    QCOMPARE(flows.size(), std::size_t {4});
    QCOMPARE(flows[0].srcIp.toString(), std::string("10.1.1.1"));
    QCOMPARE(flows[0].dstPort.number(), std::uint16_t {22});
    QCOMPARE(flows[0].bytes, std::uint64_t {1400});
    QCOMPARE(flows[0].tcpFlags, std::uint8_t {0x12});
    QCOMPARE(flows[1].dstIp.toString(), std::string("2001:db8::2"));
    QCOMPARE(flows[1].bytes, std::uint64_t {99});
    QCOMPARE(flows[2].bytes, std::uint64_t {1400});
    // the header counts where there is one
    QCOMPARE(flows[3].bytes, std::uint64_t {40});
}

void TestSFlowDecoder::translationIsKept()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes nat
        = sflowItem(1007, Octets().raw(sflowAddress("203.0.113.5")).raw(sflowAddress("10.0.0.2")));
    const Bytes ports = sflowItem(1020, Octets().u32(61'000).u32(443));
    QVERIFY(!decoder.decode(
        messageOf(sflowDatagram({sflowSample({sflowHeader(tcpFrame()), nat, ports})})), batch));
    const Flow flow = batch.flow(0);
    QCOMPARE(flow.natSrcIp.toString(), std::string("203.0.113.5"));
    QCOMPARE(flow.natDstIp.toString(), std::string("10.0.0.2"));
    QCOMPARE(flow.natSrcPort.number(), std::uint16_t {61'000});
    QCOMPARE(flow.natDstPort.number(), std::uint16_t {443});
}

void TestSFlowDecoder::interfacesByFormatBits_data()
{
    QTest::addColumn<quint32>("format");
    QTest::addColumn<quint32>("value");
    QTest::addColumn<QString>("text");

    QTest::newRow("index") << 0U << 17U << QStringLiteral("17");
    QTest::newRow("unknown") << 0U << 0U << QString();
    QTest::newRow("the device itself") << 0U << 0x3fff'ffffU << QStringLiteral("internal");
    QTest::newRow("discarded") << 1U << 258U << QStringLiteral("discarded:258");
    QTest::newRow("several") << 2U << 10U << QStringLiteral("multiple:10");
    QTest::newRow("several, number unknown") << 2U << 0U << QStringLiteral("multiple");
    QTest::newRow("reserved") << 3U << 5U << QStringLiteral("format3:5");
}

void TestSFlowDecoder::interfacesByFormatBits()
{
    QFETCH(quint32, format);
    QFETCH(quint32, value);
    QFETCH(QString, text);
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes sample
        = sflowSample({sflowHeader(tcpFrame())}, {.outFormat = format, .out = value});
    QVERIFY(!decoder.decode(messageOf(sflowDatagram({sample})), batch));
    QCOMPARE(QString::fromStdString(batch.flow(0).outInterface), text);
}

void TestSFlowDecoder::everyCutEndsCleanly()
{
    const Bytes datagram = sflowDatagram(
        {sflowSample({sflowSwitch(1, 2), sflowHeader(vxlanFrame()), sflowRouter("2001:db8::9")}),
            sflowCounters(), sflowSample({sflowHeader(tcpFrame())}, {.expanded = true})});
    for (std::size_t size = 0; size < datagram.size(); ++size) {
        SFlowDecoder decoder;
        FlowBatch batch;
        const Bytes cut = cutTo(datagram, size);
        const auto dropped = decoder.decode(messageOf(cut), batch);
        QVERIFY2(dropped || decoder.counts().damagedSamples == 1,
            qPrintable(QStringLiteral("cut at %1").arg(size)));
    }
}

void TestSFlowDecoder::mixedProducersShareABatch()
{
    FlowBatch batch;
    batch.start.push_back(1);
    batch.end.push_back(2);
    batch.srcIp.push_back(IpAddress::fromV4(1));
    SFlowDecoder decoder;
    QVERIFY(
        !decoder.decode(messageOf(sflowDatagram({sflowSample({sflowHeader(tcpFrame())})})), batch));
    QCOMPARE(batch.size(), std::size_t {2});
    QCOMPARE(batch.flow(0).hits, 1U);
    QCOMPARE(batch.flow(1).dstPort.number(), std::uint16_t {443});
}

namespace {

/// Feeds empty datagrams with the given numbers.
ExporterStatus afterNumbers(const std::vector<std::uint32_t>& numbers)
{
    SFlowDecoder decoder;
    FlowBatch batch;
    std::uint32_t uptime = 100'000;
    for (const std::uint32_t number : numbers) {
        const Bytes bytes = sflowDatagram({}, {.sequence = number, .uptime = uptime += 10});
        (void)decoder.decode(messageOf(bytes), batch);
    }
    return decoder.exporters().at(0);
}

} // namespace

/// Rule B1.
void TestSFlowDecoder::lossIsCountedInDatagrams()
{
    const ExporterStatus status = afterNumbers({1, 2, 5, 6, 10});
    QCOMPARE(status.lost, std::uint64_t {5});
    QCOMPARE(status.datagrams, std::uint64_t {5});
    QVERIFY(status.sequenceUnit == SequenceUnit::Packets);
}

void TestSFlowDecoder::reorderedDatagramsAreNoLoss()
{
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t block = 0; block < 20; ++block)
        for (std::uint32_t i = 0; i < 63; ++i)
            numbers.push_back(1000 + block * 63 + (62 - i));
    const ExporterStatus status = afterNumbers(numbers);
    QCOMPARE(status.lost, std::uint64_t {0});
    QCOMPARE(status.duplicates, std::uint64_t {0});
    QVERIFY(status.reordered > 1000);
}

void TestSFlowDecoder::numbersWrap()
{
    const ExporterStatus status = afterNumbers({0xffff'fffd, 0xffff'ffff, 0, 2});
    QCOMPARE(status.lost, std::uint64_t {2});
    QCOMPARE(status.restarts, std::uint64_t {0});
}

void TestSFlowDecoder::duplicateGivesNoRows()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes first = sflowDatagram({sflowSample({sflowHeader(tcpFrame())})}, {.sequence = 8});
    const Bytes second
        = sflowDatagram({sflowSample({sflowHeader(tcpFrame())}, {.sequence = 2})}, {.sequence = 9});
    for (const Bytes* bytes : {&first, &second, &first, &second})
        QVERIFY(!decoder.decode(messageOf(*bytes), batch));
    QCOMPARE(batch.size(), std::size_t {2});
    const ExporterStatus status = decoder.exporters().at(0);
    QCOMPARE(status.duplicates, std::uint64_t {2});
    QCOMPARE(status.datagrams, std::uint64_t {4});
    QCOMPARE(status.lost, std::uint64_t {0});
    QCOMPARE(decoder.sources().at(0).samples, std::uint64_t {2});
}

/// An agent that never counts: what it sends is used, and the loss is said to be unknown.
void TestSFlowDecoder::standingNumbersLoseNothing()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    for (std::uint32_t i = 0; i < 10; ++i) {
        const Bytes bytes = sflowDatagram(
            {sflowSample({sflowHeader(tcpFrame())}, {.sequence = 5, .pool = i})}, {.sequence = 0});
        QVERIFY(!decoder.decode(messageOf(bytes), batch));
    }
    QCOMPARE(batch.size(), std::size_t {10});
    QCOMPARE(decoder.exporters().at(0).lossUnknown, std::uint64_t {9});
    QCOMPARE(decoder.exporters().at(0).lost, std::uint64_t {0});
}

void TestSFlowDecoder::restartIsNoLoss()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const auto send = [&](std::uint32_t number, std::uint32_t uptime) {
        const Bytes bytes = sflowDatagram(
            {sflowSample({sflowHeader(tcpFrame())}, {.sequence = number, .drops = number})},
            {.sequence = number, .uptime = uptime});
        QVERIFY(!decoder.decode(messageOf(bytes), batch));
    };
    send(5000, 900'000);
    send(5001, 901'000);
    send(1, 20);
    send(2, 40);
    QCOMPARE(batch.size(), std::size_t {4});
    QCOMPARE(decoder.exporters().at(0).restarts, std::uint64_t {1});
    QCOMPARE(decoder.exporters().at(0).lost, std::uint64_t {0});
    QCOMPARE(decoder.sources().at(0).lost, std::uint64_t {0});
    QCOMPARE(decoder.sources().at(0).agentDrops, std::uint64_t {2});
    // Without a clock that went back two neighbours are needed, and are enough.
    const ExporterStatus status = afterNumbers({5000, 5001, 1, 2, 3});
    QCOMPARE(status.restarts, std::uint64_t {1});
    QCOMPARE(status.lost, std::uint64_t {0});
    QCOMPARE(afterNumbers({5000, 5001, 3'000'000'000, 5002}).lost, std::uint64_t {0});
}

void TestSFlowDecoder::sampleLossAndAgentDropsAreCountedApart()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes frame = sflowHeader(tcpFrame());
    const Bytes bytes = sflowDatagram({
        sflowSample({frame}, {.sequence = 10, .pool = 0xffff'ff00, .drops = 5}),
        sflowSample({frame}, {.sequence = 11, .pool = 0xffff'fff0, .drops = 5}),
        sflowSample({frame}, {.sequence = 15, .pool = 0x0000'0100, .drops = 7}),
    });
    QVERIFY(!decoder.decode(messageOf(bytes), batch));
    const SFlowSourceStatus source = decoder.sources().at(0);
    QCOMPARE(source.samples, std::uint64_t {3});
    QCOMPARE(source.lost, std::uint64_t {3});
    QCOMPARE(source.agentDrops, std::uint64_t {2});
    QCOMPARE(source.pool, std::uint64_t {0x200});
    const ExporterStatus status = decoder.exporters().at(0);
    QCOMPARE(status.lost, std::uint64_t {0});
    QCOMPARE(status.records, std::uint64_t {3});
    QCOMPARE(status.flows, std::uint64_t {3});
    QCOMPARE(status.sampling.value_or(0), 500U);
    QVERIFY(status.problem.find("2 samples") != std::string::npos);
}

void TestSFlowDecoder::agentsAndSourcesHaveTheirOwnNumbers()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    std::uint32_t number = 0;
    for (const std::uint32_t base : {100U, 9000U, 70'000U, 800'000U}) {
        for (std::uint32_t i = 0; i < 3; ++i) {
            const Bytes bytes = sflowDatagram(
                {sflowSample({sflowHeader(tcpFrame())}, {.sequence = base + i, .sourceIndex = 1}),
                    sflowSample({sflowHeader(tcpFrame())},
                        {.sequence = 5 * base + i, .sourceType = 1, .sourceIndex = 1})},
                {.subAgent = number, .sequence = base + i});
            QVERIFY(!decoder.decode(messageOf(bytes), batch));
        }
        ++number;
    }
    const auto exporters = decoder.exporters();
    QCOMPARE(exporters.size(), std::size_t {4});
    for (const ExporterStatus& status : exporters)
        QCOMPARE(status.lost + status.restarts + status.lossUnknown, std::uint64_t {0});
    QCOMPARE(decoder.sources().size(), std::size_t {8});
    for (const SFlowSourceStatus& source : decoder.sources())
        QCOMPARE(source.lost, std::uint64_t {0});
}

/// Rule B10.
void TestSFlowDecoder::agentFloodEvictsOnlyItsOwn()
{
    DecoderLimits limits;
    limits.exporters = 100;
    limits.domainsOfExporter = 8;
    SFlowDecoder decoder(limits);
    FlowBatch batch;
    const Bytes sample = sflowSample({sflowHeader(tcpFrame())});
    std::uint32_t victim = 0;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const Bytes flood = sflowDatagram({sample}, {.agent = "203.0.113.1", .subAgent = i});
        QVERIFY(!decoder.decode(messageOf(flood, "203.0.113.1"), batch));
        const Bytes good = sflowDatagram({}, {.sequence = ++victim});
        QVERIFY(!decoder.decode(messageOf(good), batch));
    }
    const auto all = decoder.exporters();
    // eight that are known, the rest of the flood (an own row or that of sub-agent 0), the victim
    QCOMPARE(all.size(), std::size_t {10});
    const ExporterStatus* status = statusOf(all, "192.0.2.1");
    QVERIFY(status);
    QCOMPARE(status->datagrams, std::uint64_t {1000});
    QCOMPARE(status->lost, std::uint64_t {0});
    std::uint64_t datagrams = 0;
    for (const ExporterStatus& one : all)
        datagrams += one.datagrams;
    QCOMPARE(datagrams, std::uint64_t {2000});
    QVERIFY(!statusOf(all, "203.0.113.1")->problem.empty());
}

void TestSFlowDecoder::sourceFloodIsBounded()
{
    DecoderLimits limits;
    limits.samplersOfExporter = 16;
    SFlowDecoder decoder(limits);
    FlowBatch batch;
    std::vector<Bytes> samples;
    for (std::uint32_t i = 0; i < 5000; ++i)
        samples.push_back(sflowSample({}, {.sourceIndex = i}));
    QVERIFY(!decoder.decode(messageOf(sflowDatagram(samples)), batch));
    QCOMPARE(decoder.sources().size(), std::size_t {16});
    QCOMPARE(decoder.counts().flowSamples, std::uint64_t {5000});
}

void TestSFlowDecoder::exporterBoundIsCounted()
{
    DecoderLimits limits;
    limits.exporters = 2;
    SFlowDecoder decoder(limits);
    FlowBatch batch;
    const auto send = [&](std::string_view source) {
        const Bytes bytes = sflowDatagram({}, {.agent = source});
        return decoder.decode(messageOf(bytes, source), batch);
    };
    QVERIFY(!send("192.0.2.1"));
    QVERIFY(!send("192.0.2.2"));
    QVERIFY(send("192.0.2.3") == DropReason::TooManyExporters);
    QVERIFY(!send("192.0.2.1"));
    std::uint64_t known = 0;
    for (const ExporterStatus& status : decoder.exporters())
        known += status.datagrams + status.drops[std::size_t(DropReason::TooManyExporters)];
    QCOMPARE(known, std::uint64_t {4});
}

void TestSFlowDecoder::malformedCountsForTheSource()
{
    SFlowDecoder decoder;
    FlowBatch batch;
    const Bytes good = sflowDatagram({}, {.agent = "198.51.100.9"});
    const Bytes bad = cutTo(good, 9);
    QVERIFY(!decoder.decode(messageOf(good), batch));
    QVERIFY(decoder.decode(messageOf(bad), batch) == DropReason::Malformed);
    QVERIFY(decoder.decode(messageOf(bad, "203.0.113.77"), batch) == DropReason::Malformed);
    const auto all = decoder.exporters();
    QCOMPARE(all.size(), std::size_t {2});
    QCOMPARE(statusOf(all, "198.51.100.9")->drops[std::size_t(DropReason::Malformed)],
        std::uint64_t {1});
    QCOMPARE(statusOf(all, "198.51.100.9")->datagrams, std::uint64_t {1});
    // An agent that claims to have no address is not mixed up with those that are no agents.
    const Bytes unspecified = sflowDatagram({}, {.agent = "::"});
    QVERIFY(!decoder.decode(messageOf(unspecified), batch));
    std::uint64_t datagrams = 0;
    std::uint64_t malformed = 0;
    for (const ExporterStatus& status : decoder.exporters()) {
        datagrams += status.datagrams;
        malformed += status.drops[std::size_t(DropReason::Malformed)];
    }
    QCOMPARE(datagrams, std::uint64_t {2});
    QCOMPARE(malformed, std::uint64_t {2});
    QVERIFY(SFlowDecoder::recognises(good));
    QVERIFY(!SFlowDecoder::recognises(Octets().u16(5).u16(1).fill(20).bytes()));
}

void TestSFlowDecoder::sinkIsToldWhatWasSent()
{
    SFlowDecoder decoder;
    NotingSink sink;
    const Bytes bytes = sflowDatagram({sflowSample({sflowHeader(tcpFrame()), sflowSwitch(7, 8)},
                                           {.rate = 250, .pool = 77, .drops = 3}),
                                          sflowItem(1, {})},
        {.subAgent = 6});
    QVERIFY(!decoder.decode(messageOf(bytes), sink));
    QCOMPARE(sink.fields.size(), std::size_t {1});
    QCOMPARE(sink.exporters[0].domain, 6U);
    QVERIFY(sink.exporters[0].version == kSFlowVersion);
    const auto number = [&](std::string_view name) {
        for (const SFlowField& field : sink.fields[0])
            if (field.name == name && std::holds_alternative<std::uint64_t>(field.value))
                return std::get<std::uint64_t>(field.value);
        return ~std::uint64_t {0};
    };
    QCOMPARE(number("rate"), std::uint64_t {250});
    QCOMPARE(number("pool"), std::uint64_t {77});
    QCOMPARE(number("drops"), std::uint64_t {3});
    QCOMPARE(number("in"), std::uint64_t {3});
    QCOMPARE(number("frame_length"), std::uint64_t {58});
    QCOMPARE(number("src_vlan"), std::uint64_t {7});
    QCOMPARE(sink.problems.size(), std::size_t {1});
    QVERIFY(sink.problems[0].first == DropReason::MalformedSet);
    QCOMPARE(sink.problems[0].second, bytes.size() - 8);
}

QTEST_GUILESS_MAIN(TestSFlowDecoder)
#include "tst_sflowdecoder.moc"
