// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardencoder.h"
#include "collectors/forward/forwardpositions.h"
#include "collectors/forward/forwardreceiver.h"
#include "collectors/forward/forwardsettings.h"
#include "collectors/netflow/exportdecoder.h"

#include <QTest>

using namespace nb;

namespace {

const std::string kCollector = "00112233445566778899aabbccddeeff";
const Day kDay = *dayFromString("2026-03-02");
constexpr std::int64_t kNow = 1'772'443'800'123'456;

/// Every column has a value of its own.
Flow fullFlow()
{
    Flow flow;
    flow.start = fromMicroseconds(kNow - 5'000'001);
    flow.end = fromMicroseconds(kNow - 1'999);
    flow.srcIp = *IpAddress::fromString("192.0.2.1");
    flow.dstIp = *IpAddress::fromString("198.51.100.2");
    flow.srcPort = Port(40'001);
    flow.dstPort = Port(443);
    flow.protocol = kTcp;
    flow.packets = 0x0102030405060708;
    flow.bytes = 1'000'003;
    flow.reversePackets = 17;
    flow.reverseBytes = kUnknownCount;
    flow.tcpFlags = 0x1b;
    flow.reverseTcpFlags = 0x12;
    flow.state = FlowState::Established;
    flow.confidence = 61;
    flow.vlan = 4093;
    flow.hits = 70'000;
    flow.srcMac = *MacAddress::fromString("02:00:5e:10:00:01");
    flow.dstMac = *MacAddress::fromString("02:00:5e:10:00:fe");
    flow.srcName = "client.example";
    flow.dstName = "server.example";
    flow.srcSegment = "office";
    flow.dstSegment = "dmz";
    flow.srcOwner = "sales";
    flow.dstOwner = "hosting";
    flow.service = "https";
    flow.application = "tls/web";
    flow.rule = "allow 7";
    flow.exporter = "203.0.113.9";
    flow.tunnel = "vxlan:42";
    flow.received = fromMicroseconds(kNow);
    flow.domain = 0xfffefdfc;
    flow.sampling = 1000;
    flow.sampler = "203.0.113.9/4294901244/3";
    flow.observers = "203.0.113.10 203.0.113.11";
    flow.event = "nat-create";
    flow.natSrcIp = *IpAddress::fromString("203.0.113.77");
    flow.natDstIp = *IpAddress::fromString("203.0.113.78");
    flow.natSrcPort = Port(1024);
    flow.natDstPort = Port(8443);
    flow.inInterface = "Gi0/1";
    flow.outInterface = "Gi0/2";
    flow.vrf = "blue";
    flow.marks = "clock-off nat-ambiguous";
    return flow;
}

/// What a core reads of messages, with the decoder that reads every exporter's.
class Core
{
public:
    Result<std::optional<ForwardedBatch>> read(std::span<const std::byte> bytes)
    {
        ExportMessage message;
        message.exporter = *IpAddress::fromString("192.0.2.200");
        message.session = 1;
        message.transport = ExportTransport::Stream;
        message.received = kNow + 99'000'000;
        message.bytes = bytes;
        if (!m_receiver.concerns(message))
            return Error {ErrorCode::UnknownFormat, "not forwarded"};
        ForwardedRecords records;
        if (const auto dropped = m_decoder.decode(message, records))
            return Error {ErrorCode::Invalid, "dropped"};
        return records.take();
    }

private:
    ForwardReceiver m_receiver;
    ExportDecoder m_decoder;
};

} // namespace

/// What one collector writes is what another one reads, column by column.
class TestForwardMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnArrives_data();
    void everyColumnArrives();
    void orderIsKeptOverBothFamilies();
    void messagesStayWithinTheirBounds();
    void endlessTextsAreCutBetweenCharacters();
    void positionsArrive();
    void rowsThatAreMissingAreRefused();
    void ordinaryMessagesAreNotForwarded();
    void damagedMessagesAreRefused();
    void receiptsArrive();
    void damagedReceiptsAreRefused();
    void positionsAreKeptAsText();
    void urlsAreChecked_data();
    void urlsAreChecked();
};

void TestForwardMessage::everyColumnArrives_data()
{
    QTest::addColumn<Flow>("flow");
    QTest::newRow("all columns") << fullFlow();
    Flow flow = fullFlow();
    flow.srcIp = *IpAddress::fromString("2001:db8::1");
    flow.dstIp = *IpAddress::fromString("2001:db8::2");
    flow.exporter = "2001:db8::ffff";
    flow.natSrcIp = *IpAddress::fromString("2001:db8:1::1");
    QTest::newRow("IPv6") << flow;
    flow = fullFlow();
    flow.dstIp = *IpAddress::fromString("2001:db8::2");
    QTest::newRow("one address of each family") << flow;
    flow = fullFlow();
    flow.natSrcIp = {};
    flow.natDstIp = {};
    QTest::newRow("no translation") << flow;
    flow.natDstIp = IpAddress::fromV4(0);
    QTest::newRow("translated to 0.0.0.0") << flow;
    flow = fullFlow();
    flow.exporter = "trace.pcap";
    QTest::newRow("an exporter that is no address") << flow;
    flow.exporter = "0.0.0.0";
    QTest::newRow("an exporter of 0.0.0.0") << flow;
    flow.exporter = "2001:DB8::1";
    QTest::newRow("an address written in another way") << flow;
    flow = {};
    flow.received = fromMicroseconds(kNow);
    QTest::newRow("nothing known") << flow;
    flow = fullFlow();
    flow.application = std::string(254, 'a');
    flow.vrf = std::string(255, 'v');
    flow.rule = std::string(20'000, 'r');
    QTest::newRow("long texts") << flow;
    flow = fullFlow();
    flow.end = fromMicroseconds(253'402'300'799'999'999);
    QTest::newRow("the end of time") << flow;
}

void TestForwardMessage::everyColumnArrives()
{
    QFETCH(Flow, flow);
    FlowBatch batch;
    batch.append(flow);
    ForwardEncoder encoder;
    Core core;
    const auto greeting = core.read(encoder.templates(kNow));
    QVERIFY(greeting.ok() && !*greeting);
    const auto message = encoder.rows(batch, 0, {kCollector, kDay, 0}, kNow);
    QCOMPARE(message.rows, std::size_t {1});
    const auto read = core.read(message.bytes);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QVERIFY(read->has_value());
    QCOMPARE((*read)->rows.size(), std::size_t {1});
    QVERIFY((*read)->rows.flow(0) == flow);
}

void TestForwardMessage::orderIsKeptOverBothFamilies()
{
    FlowBatch batch;
    for (std::uint32_t i = 0; i < 50; ++i) {
        Flow flow = fullFlow();
        flow.hits = i + 1;
        if (i % 3 == 0)
            flow.srcIp = *IpAddress::fromString("2001:db8::1");
        batch.append(flow);
    }
    ForwardEncoder encoder;
    Core core;
    QVERIFY(core.read(encoder.templates(kNow)).ok());
    const auto message = encoder.rows(batch, 0, {kCollector, kDay, 0}, kNow);
    const auto read = core.read(message.bytes);
    QVERIFY(read.ok() && *read);
    QCOMPARE((*read)->rows.size(), std::size_t {50});
    for (std::size_t i = 0; i < 50; ++i)
        QVERIFY((*read)->rows.flow(i) == batch.flow(i));
}

void TestForwardMessage::messagesStayWithinTheirBounds()
{
    FlowBatch batch;
    for (int i = 0; i < 3000; ++i)
        batch.append(fullFlow());
    ForwardEncoder encoder;
    Core core;
    QVERIFY(core.read(encoder.templates(kNow)).ok());
    std::size_t sent = 0;
    while (sent < batch.size()) {
        const auto message = encoder.rows(batch, sent, {kCollector, kDay, sent}, kNow);
        QVERIFY(message.rows > 0 && message.rows <= ForwardEncoder::kMostRows);
        QVERIFY(message.bytes.size() <= 65'535);
        const auto read = core.read(message.bytes);
        QVERIFY(read.ok() && *read);
        QCOMPARE((*read)->position.first, std::uint64_t {sent});
        QCOMPARE((*read)->rows.size(), message.rows);
        sent += message.rows;
    }
    QCOMPARE(sent, batch.size());
}

void TestForwardMessage::endlessTextsAreCutBetweenCharacters()
{
    Flow flow = fullFlow();
    flow.rule.assign(1, 'r');
    for (int i = 0; i < 40'000; ++i)
        flow.rule += "\xc3\xa9"; // é
    FlowBatch batch;
    batch.append(flow);
    ForwardEncoder encoder;
    Core core;
    QVERIFY(core.read(encoder.templates(kNow)).ok());
    const auto message = encoder.rows(batch, 0, {kCollector, kDay, 0}, kNow);
    QCOMPARE(message.rows, std::size_t {1});
    const auto read = core.read(message.bytes);
    QVERIFY(read.ok() && *read);
    const std::string rule = (*read)->rows.flow(0).rule;
    QCOMPARE(rule.size(), std::size_t {1999});
    QCOMPARE(rule, flow.rule.substr(0, 1999));
}

void TestForwardMessage::positionsArrive()
{
    ForwardEncoder encoder;
    Core core;
    QVERIFY(core.read(encoder.templates(kNow)).ok());
    const std::uint64_t first = 5'000'000'000;
    const auto read = core.read(encoder.rows({}, 0, {kCollector, kDay, first}, kNow).bytes);
    QVERIFY(read.ok() && *read);
    QCOMPARE((*read)->position.collector, kCollector);
    QVERIFY((*read)->position.day == kDay);
    QCOMPARE((*read)->position.first, first);
    QVERIFY((*read)->rows.empty());
}

void TestForwardMessage::rowsThatAreMissingAreRefused()
{
    FlowBatch batch;
    batch.append(fullFlow());
    ForwardEncoder encoder;
    Core core;
    QVERIFY(core.read(encoder.templates(kNow)).ok());
    auto bytes = encoder.rows(batch, 0, {kCollector, kDay, 0}, kNow).bytes;
    bytes[16 + 4 + 16 + 4 + 8 + 3] = std::byte {2}; // it promises two
    QVERIFY(!core.read(bytes).ok());
}

void TestForwardMessage::ordinaryMessagesAreNotForwarded()
{
    Core core;
    ForwardEncoder encoder;
    // data that did not begin with our templates
    const auto read = core.read(encoder.rows({}, 0, {kCollector, kDay, 0}, kNow).bytes);
    QVERIFY(!read.ok());
    QVERIFY(read.error().code == ErrorCode::UnknownFormat);
    ForwardReceiver receiver;
    const auto greeting = encoder.templates(kNow);
    ExportMessage datagram;
    datagram.bytes = greeting;
    QVERIFY(!receiver.concerns(datagram)); // and never over UDP
}

void TestForwardMessage::damagedMessagesAreRefused()
{
    FlowBatch batch;
    for (int i = 0; i < 3; ++i)
        batch.append(fullFlow());
    ForwardEncoder encoder;
    const auto greeting = encoder.templates(kNow);
    const auto message = encoder.rows(batch, 0, {kCollector, kDay, 0}, kNow).bytes;
    for (std::size_t length = 16; length < message.size(); length += 7) {
        Core core;
        QVERIFY(core.read(greeting).ok());
        auto cut = std::vector(message.begin(), message.begin() + std::ptrdiff_t(length));
        cut[2] = std::byte(length >> 8);
        cut[3] = std::byte(length & 0xff);
        const auto read = core.read(cut);
        QVERIFY(!read.ok() || !read->has_value());
    }
}

void TestForwardMessage::receiptsArrive()
{
    const ForwardedReceipt sent {kCollector, kDay, {5'000'000'001, true}};
    const auto read = receiptsIn(encodeReceipt(sent, 7, kNow));
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), std::size_t {1});
    QCOMPARE(read->front().collector, kCollector);
    QVERIFY(read->front().day == kDay);
    QCOMPARE(read->front().receipt.rows, std::uint64_t {5'000'000'001});
    QVERIFY(read->front().receipt.gap);
}

void TestForwardMessage::damagedReceiptsAreRefused()
{
    const auto whole = encodeReceipt({kCollector, kDay, {5, false}}, 7, kNow);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto read = receiptsIn(std::span(whole).first(length));
        QVERIFY(!read.has_value() || read->empty());
    }
}

void TestForwardMessage::positionsAreKeptAsText()
{
    ForwardPositions positions;
    positions.days()[kDay] = {12, 20, 30, false};
    positions.days()[kDay + std::chrono::days {1}] = {0, 5, 5, false};
    QCOMPARE(positions.text(), std::string("2026-03-02 12\n"));
    QCOMPARE(positions.unacknowledged(), std::uint64_t {13});
    QCOMPARE(positions.waiting(), std::uint64_t {23});
    const auto read = ForwardPositions::fromText(positions.text());
    QVERIFY(read.ok());
    QCOMPARE(read->text(), positions.text());
    for (const char* wrong : {"x", "2026-03-02", "2026-03-02 ", "2026-03-02 -1\n", "2026-03-02 1x"})
        QVERIFY2(!ForwardPositions::fromText(wrong).ok(), wrong);
}

void TestForwardMessage::urlsAreChecked_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("means"); ///< host and port, or what is said
    QTest::addColumn<bool>("good");
    const auto row = [](const char* url, const char* means, bool good) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(means) << good;
    };
    row("tls://core.example:4741", "core.example 4741", true);
    row("tls://core.example", "core.example 4740", true);
    row("tls://[2001:db8::1]:1", "2001:db8::1 1", true);
    row("tcp://127.0.0.1", "127.0.0.1 4739", true);
    row("tcp://[::1]:5", "::1 5", true);
    row("tcp://localhost", "127.0.0.1 4739", true);
    row("tcp://192.0.2.1", "on this computer only", false);
    row("tcp://core.example", "on this computer only", false);
    row("udp://127.0.0.1", "tls://", false);
    row("core.example:4740", "tls://", false);
    row("tls://", "no host", false);
    row("tls://core.example:0", "65535", false);
    row("tls://core.example/flows", "host and port", false);
}

void TestForwardMessage::urlsAreChecked()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, means);
    QFETCH(bool, good);
    const auto read = parseForwardUrl(url.toStdString());
    QCOMPARE(read.ok(), good);
    if (good)
        QCOMPARE(QByteArray::fromStdString(read->host + ' ' + std::to_string(read->port)), means);
    else
        QVERIFY2(read.error().detail.find(means.toStdString()) != std::string::npos,
            read.error().detail.c_str());
}

QTEST_GUILESS_MAIN(TestForwardMessage)
#include "tst_forwardmessage.moc"
