// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/flowmeter.h"
#include "collectors/capture/fragmenttracker.h"
#include "core/net/protocol.h"
#include "tests/support/collectingsink.h"
#include "tests/support/packetbuilder.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace nb;
using test::kAck;
using test::kFin;
using test::kRst;
using test::kSyn;

class TestFlowMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bothDirectionsAreOneFlow();
    void senderOfSynIsClient();
    void receiverOfSynAckIsClientWhenSynWasMissed();
    void servicePortTellsServerWithoutSyn();
    void firstSenderIsClientWhenNothingTells();
    void stateTellsHowItWent_data();
    void stateTellsHowItWent();
    void silenceEndsFlow();
    void longFlowIsCutInPieces();
    void trailingAckBelongsToClosedFlow();
    void newSynOnLiveFlowIsNewFlow();
    void newSynOnClosedFlowIsNewFlow();
    void retransmittedSynIsSameFlow();
    void unansweredAttemptsAreFlowsOfTheirOwn();
    void synAfterSynAckOutOfOrderIsSameFlow();
    void pingIsOneFlow();
    void icmpErrorsAreOneWay();
    void otherVlanAndTunnelAreOtherFlows();
    void gtpTunnelsOfBothDirectionsAreOneFlow();
    void timeGoingBackGivesNoNegativeDuration();
    void wrongTimeStampDoesNotLoseFlows();
    void fullTableEndsOldestAndCounts();
    void manyFlowsComeOutOnce();
    void macsFollowTheClient();
    void laterFragmentsHavePortsOfFirst();
    void fragmentsBeforeFirstAreAttributed();
    void fragmentsWithoutFirstHaveNoPorts();
    void fragmentIdUsedAgainBelongsToNewFlow();

private:
    static PacketSummary packet(std::int64_t ms, const char* src, std::uint16_t srcPort,
        const char* dst, std::uint16_t dstPort, std::uint8_t protocol = 17);
    static PacketSummary segment(std::int64_t ms, bool fromClient, unsigned flags,
        std::uint32_t sequence = 1, std::uint16_t clientPort = 40000);
    static PacketSummary message(std::int64_t ms, bool fromA, unsigned type, unsigned code);
    static PacketSummary fragment(
        std::int64_t ms, FragmentKind kind, std::uint32_t id, std::uint16_t port = 0);
    void start(MeterOptions options = {});
    void add(const PacketSummary& packet) { m_meter->add(packet); }
    const std::vector<Flow>& finish();

    test::CollectingSink m_sink;
    std::unique_ptr<FlowRows> m_rows;
    std::unique_ptr<FlowMeter> m_meter;
    std::unique_ptr<FragmentTracker> m_fragments;
};

namespace {

AddressWords words(const char* text)
{
    AddressWords result;
    const auto bytes = IpAddress::fromString(text).value_or(IpAddress()).bytes();
    std::memcpy(&result, bytes.data(), bytes.size());
    return result;
}

std::string client(const Flow& flow)
{
    return flow.srcIp.toString() + ":" + flow.srcPort.toString();
}

constexpr std::int64_t kEpochMs = 1'772'443'800'000;

} // namespace

PacketSummary TestFlowMeter::packet(std::int64_t ms, const char* src, std::uint16_t srcPort,
    const char* dst, std::uint16_t dstPort, std::uint8_t protocol)
{
    PacketSummary p;
    p.time = (kEpochMs + ms) * 1000;
    p.src = words(src);
    p.dst = words(dst);
    p.srcPort = srcPort;
    p.dstPort = dstPort;
    p.protocol = protocol;
    p.ipBytes = 100;
    return p;
}

PacketSummary TestFlowMeter::segment(std::int64_t ms, bool fromClient, unsigned flags,
    std::uint32_t sequence, std::uint16_t clientPort)
{
    PacketSummary p = fromClient ? packet(ms, "10.0.0.1", clientPort, "10.0.0.2", 9999, 6)
                                 : packet(ms, "10.0.0.2", 9999, "10.0.0.1", clientPort, 6);
    p.hasTcpFlags = true;
    p.tcpFlags = static_cast<std::uint8_t>(flags);
    p.tcpSequence = sequence;
    return p;
}

PacketSummary TestFlowMeter::message(std::int64_t ms, bool fromA, unsigned type, unsigned code)
{
    PacketSummary p = fromA ? packet(ms, "10.0.0.1", 0, "10.0.0.2", 0, 1)
                            : packet(ms, "10.0.0.2", 0, "10.0.0.1", 0, 1);
    p.hasIcmpType = true;
    p.icmpTypeCode = static_cast<std::uint16_t>(type * 256 + code);
    return p;
}

PacketSummary TestFlowMeter::fragment(
    std::int64_t ms, FragmentKind kind, std::uint32_t id, std::uint16_t port)
{
    PacketSummary p = packet(ms, "10.0.0.1", port, "10.0.0.2", port == 0 ? 0 : 53);
    p.fragment = kind;
    p.fragmentId = id;
    p.fragmentProtocol = 17;
    return p;
}

void TestFlowMeter::init()
{
    start();
}

void TestFlowMeter::start(MeterOptions options)
{
    m_sink = {};
    m_rows = std::make_unique<FlowRows>(m_sink, "meter");
    m_meter = std::make_unique<FlowMeter>(*m_rows, options);
    m_fragments = std::make_unique<FragmentTracker>(*m_meter);
}

const std::vector<Flow>& TestFlowMeter::finish()
{
    m_fragments->finish();
    m_meter->finish();
    m_rows->finish();
    std::stable_sort(m_sink.flows.begin(), m_sink.flows.end(),
        [](const Flow& a, const Flow& b) { return a.start < b.start; });
    return m_sink.flows;
}

void TestFlowMeter::bothDirectionsAreOneFlow()
{
    add(packet(0, "10.0.0.1", 5555, "10.0.0.2", 53));
    add(packet(7, "10.0.0.2", 53, "10.0.0.1", 5555));
    add(packet(9, "10.0.0.1", 5555, "10.0.0.2", 53));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    const Flow& f = flows[0];
    QCOMPARE(client(f), std::string("10.0.0.1:5555"));
    QCOMPARE(f.packets, 2U);
    QCOMPARE(f.bytes, 200U);
    QCOMPARE(f.reversePackets, 1U);
    QCOMPARE(f.reverseBytes, 100U);
    QCOMPARE(toMicroseconds(f.start), kEpochMs * 1000);
    QCOMPARE(toMicroseconds(f.end), (kEpochMs + 9) * 1000);
    QCOMPARE(f.service, std::string("domain"));
    QCOMPARE(f.exporter, std::string("meter"));
    QVERIFY(f.state == FlowState::Established);
}

void TestFlowMeter::senderOfSynIsClient()
{
    // From a well-known port to an odd one: the SYN beats what the ports suggest.
    PacketSummary syn = packet(0, "10.0.0.1", 443, "10.0.0.2", 60000, 6);
    syn.hasTcpFlags = true;
    syn.tcpFlags = kSyn;
    add(syn);
    const auto& flows = finish();
    QCOMPARE(client(flows.at(0)), std::string("10.0.0.1:443"));
    QCOMPARE(int(flows.at(0).confidence), 100);
}

void TestFlowMeter::receiverOfSynAckIsClientWhenSynWasMissed()
{
    add(segment(0, false, kSyn | kAck));
    add(segment(1, true, kAck));
    const auto& flows = finish();
    QCOMPARE(client(flows.at(0)), std::string("10.0.0.1:40000"));
    QCOMPARE(int(flows.at(0).confidence), 95);
}

void TestFlowMeter::servicePortTellsServerWithoutSyn()
{
    add(packet(0, "10.0.0.2", 443, "10.0.0.1", 50000, 6));
    add(packet(1, "10.0.0.1", 50000, "10.0.0.2", 443, 6));
    const auto& flows = finish();
    QCOMPARE(client(flows.at(0)), std::string("10.0.0.1:50000"));
    QVERIFY(flows.at(0).confidence < 95);
    QCOMPARE(flows.at(0).service, std::string("https"));
}

void TestFlowMeter::firstSenderIsClientWhenNothingTells()
{
    add(packet(0, "10.0.0.2", 50001, "10.0.0.1", 50000));
    add(packet(1, "10.0.0.1", 50000, "10.0.0.2", 50001));
    const auto& flows = finish();
    QCOMPARE(client(flows.at(0)), std::string("10.0.0.2:50001"));
    QVERIFY(flows.at(0).confidence < 75);
}

void TestFlowMeter::stateTellsHowItWent_data()
{
    QTest::addColumn<QList<int>>("flags"); // positive: from the client, negative: from the server
    QTest::addColumn<int>("state");
    const auto row = [](const char* name, const QList<int>& flags, FlowState state) {
        QTest::newRow(name) << flags << int(state);
    };
    row("handshake", {int(kSyn), -int(kSyn | kAck), int(kAck)}, FlowState::Established);
    row("reset after handshake", {int(kSyn), -int(kSyn | kAck), int(kAck), -int(kRst)},
        FlowState::Established);
    row("no answer", {int(kSyn), int(kSyn)}, FlowState::Attempt);
    row("refused", {int(kSyn), -int(kRst | kAck)}, FlowState::Rejected);
    row("scan with other flags", {int(kFin), -int(kRst | kAck)}, FlowState::Rejected);
    row("middle of it", {int(kAck), -int(kAck)}, FlowState::Established);
    row("one side", {int(kAck), int(kAck)}, FlowState::OneWay);
    row("one side with handshake", {int(kSyn), int(kAck)}, FlowState::OneWay);
}

void TestFlowMeter::stateTellsHowItWent()
{
    QFETCH(QList<int>, flags);
    QFETCH(int, state);
    std::int64_t ms = 0;
    for (const int f : flags)
        add(segment(++ms, f > 0, static_cast<unsigned>(std::abs(f))));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QCOMPARE(int(flows[0].state), state);
    QCOMPARE(client(flows[0]), std::string("10.0.0.1:40000"));
}

void TestFlowMeter::silenceEndsFlow()
{
    add(packet(0, "10.0.0.1", 5555, "10.0.0.2", 53));
    add(packet(60'000, "10.0.0.1", 5555, "10.0.0.2", 53)); // just not over
    add(packet(120'001, "10.0.0.1", 5555, "10.0.0.2", 53));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(flows[0].packets, 2U);
    QCOMPARE(flows[1].packets, 1U);
}

void TestFlowMeter::longFlowIsCutInPieces()
{
    MeterOptions options;
    options.activeTimeout = std::chrono::seconds {100};
    start(options);
    add(segment(0, true, kSyn));
    add(segment(1, false, kSyn | kAck));
    for (int second = 10; second <= 250; second += 10)
        add(segment(second * 1000, false, kAck));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(3));
    std::uint64_t packets = 0;
    for (const Flow& flow : flows) {
        QCOMPARE(client(flow), std::string("10.0.0.1:40000")); // also where it says nothing
        QCOMPARE(int(flow.confidence), 100);
        QVERIFY(flow.state == FlowState::Established);
        QVERIFY(flow.end - flow.start < std::chrono::seconds {100});
        packets += flow.packets + flow.reversePackets;
    }
    QCOMPARE(packets, 27U);
}

void TestFlowMeter::trailingAckBelongsToClosedFlow()
{
    add(segment(0, true, kSyn));
    add(segment(1, false, kSyn | kAck));
    add(segment(2, true, kFin | kAck));
    add(segment(3, false, kFin | kAck));
    add(segment(4, true, kAck));
    add(segment(4000, true, kAck));
    add(segment(9100, true, kAck)); // more than the linger later
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(flows[0].packets, 4U);
    QCOMPARE(int(flows[0].tcpFlags), int(kSyn | kFin | kAck));
    QCOMPARE(int(flows[0].reverseTcpFlags), int(kSyn | kFin | kAck));
    QCOMPARE(flows[1].packets, 1U);
}

void TestFlowMeter::newSynOnLiveFlowIsNewFlow()
{
    add(segment(0, true, kSyn, 1));
    add(segment(1, false, kSyn | kAck));
    add(segment(2, true, kAck));
    add(segment(1000, true, kSyn, 999'999)); // the host started again
    add(segment(1001, false, kSyn | kAck));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(flows[0].packets + flows[0].reversePackets, 3U);
}

void TestFlowMeter::newSynOnClosedFlowIsNewFlow()
{
    add(segment(0, true, kSyn, 1));
    add(segment(1, false, kRst | kAck));
    add(segment(2, true, kSyn, 5000));
    add(segment(3, false, kSyn | kAck));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QVERIFY(flows[0].state == FlowState::Rejected);
    QVERIFY(flows[1].state == FlowState::Established);
}

void TestFlowMeter::retransmittedSynIsSameFlow()
{
    add(segment(0, true, kSyn, 1));
    add(segment(1, false, kRst | kAck));
    add(segment(500, true, kSyn, 1));
    add(segment(501, false, kRst | kAck));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QCOMPARE(flows[0].packets, 2U);
}

void TestFlowMeter::unansweredAttemptsAreFlowsOfTheirOwn()
{
    add(segment(0, true, kSyn, 1));
    add(segment(1000, true, kSyn, 1));
    add(segment(2000, true, kSyn, 77));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(flows[0].packets, 2U);
    QCOMPARE(flows[1].packets, 1U);
}

void TestFlowMeter::synAfterSynAckOutOfOrderIsSameFlow()
{
    add(segment(1, false, kSyn | kAck));
    add(segment(0, true, kSyn));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QCOMPARE(int(flows[0].confidence), 100);
    QCOMPARE(toMicroseconds(flows[0].start), kEpochMs * 1000);
}

void TestFlowMeter::pingIsOneFlow()
{
    add(message(0, true, 8, 0));
    add(message(5, false, 0, 0));
    add(message(1000, true, 8, 0));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QCOMPARE(client(flows[0]), std::string("10.0.0.1:0"));
    QCOMPARE(int(flows[0].dstPort.number()), 8 * 256);
    QCOMPARE(flows[0].packets, 2U);
    QCOMPARE(flows[0].reversePackets, 1U);
    QCOMPARE(flows[0].service, std::string());
}

void TestFlowMeter::icmpErrorsAreOneWay()
{
    add(message(0, false, 3, 3));
    add(message(1, true, 3, 3));
    add(message(2, false, 3, 1));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(3));
    QCOMPARE(client(flows[0]), std::string("10.0.0.2:0"));
    QCOMPARE(int(flows[0].dstPort.number()), 3 * 256 + 3);
    QVERIFY(flows[0].state == FlowState::OneWay);
    QCOMPARE(client(flows[1]), std::string("10.0.0.1:0"));
    QCOMPARE(int(flows[2].dstPort.number()), 3 * 256 + 1);
}

void TestFlowMeter::otherVlanAndTunnelAreOtherFlows()
{
    PacketSummary p = packet(0, "10.0.0.1", 5555, "10.0.0.2", 53);
    add(p);
    p.time += 1000;
    p.vlan = 12;
    add(p);
    p.time += 1000;
    p.tunnel = TunnelKind::Vxlan;
    p.tunnelId = 42;
    add(p);
    p.time += 1000;
    p.tunnelId = 43;
    add(p);
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(4));
    QCOMPARE(int(flows[1].vlan), 12);
    QCOMPARE(flows[2].tunnel, std::string("vxlan:42"));
    QCOMPARE(flows[3].tunnel, std::string("vxlan:43"));
}

void TestFlowMeter::gtpTunnelsOfBothDirectionsAreOneFlow()
{
    PacketSummary p = packet(0, "10.0.0.1", 5555, "10.0.0.2", 53);
    p.tunnel = TunnelKind::Gtp;
    p.tunnelId = 1;
    add(p);
    p = packet(1, "10.0.0.2", 53, "10.0.0.1", 5555);
    p.tunnel = TunnelKind::Gtp;
    p.tunnelId = 2;
    add(p);
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QCOMPARE(flows[0].tunnel, std::string("gtp:1"));
}

void TestFlowMeter::timeGoingBackGivesNoNegativeDuration()
{
    add(packet(5000, "10.0.0.1", 5555, "10.0.0.2", 53));
    add(packet(4000, "10.0.0.2", 53, "10.0.0.1", 5555));
    add(packet(4500, "10.0.0.1", 5555, "10.0.0.2", 53));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QVERIFY(flows[0].end - flows[0].start == std::chrono::seconds {1});
}

void TestFlowMeter::wrongTimeStampDoesNotLoseFlows()
{
    std::uint64_t sent = 0;
    for (int i = 0; i < 2000; ++i) {
        std::int64_t ms = i * 50;
        if (i % 500 == 250)
            ms = i % 1000 == 250 ? 2'000'000'000'000 : -kEpochMs;
        add(packet(ms, "10.0.0.1", static_cast<std::uint16_t>(2000 + i % 100), "10.0.0.2", 53));
        ++sent;
    }
    std::uint64_t packets = 0;
    for (const Flow& flow : finish()) {
        QVERIFY(flow.start <= flow.end);
        QVERIFY(flow.end - flow.start < std::chrono::hours {1});
        packets += flow.packets + flow.reversePackets;
    }
    QCOMPARE(packets, sent);
}

void TestFlowMeter::fullTableEndsOldestAndCounts()
{
    MeterOptions options;
    options.maxFlows = 100;
    start(options);
    for (std::uint16_t i = 0; i < 100; ++i)
        add(packet(i, "10.0.0.1", static_cast<std::uint16_t>(2000 + i), "10.0.0.2", 53));
    for (std::uint16_t i = 0; i < 50; ++i) // the first half stays active
        add(packet(5000 + i, "10.0.0.1", static_cast<std::uint16_t>(2000 + i), "10.0.0.2", 53));
    for (std::uint16_t i = 0; i < 50; ++i)
        add(packet(6000 + i, "10.0.0.1", static_cast<std::uint16_t>(4000 + i), "10.0.0.2", 53));
    for (std::uint16_t i = 0; i < 50; ++i)
        add(packet(7000 + i, "10.0.0.1", static_cast<std::uint16_t>(2000 + i), "10.0.0.2", 53));
    const auto& flows = finish();
    QCOMPARE(m_meter->evicted(), 50U);
    QCOMPARE(flows.size(), std::size_t(150));
    for (const Flow& flow : flows)
        QCOMPARE(flow.packets, flow.srcPort.number() < 2050 ? 3U : 1U);
}

void TestFlowMeter::manyFlowsComeOutOnce()
{
    constexpr int kFlows = 150'000;
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < kFlows; ++i) {
            PacketSummary p = packet(round * 10'000 + i / 100, "10.0.0.1",
                static_cast<std::uint16_t>(i & 0xffff), "10.0.0.2", 53);
            p.vlan = static_cast<std::uint16_t>(i >> 16);
            add(p);
        }
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(kFlows));
    for (const Flow& flow : flows)
        QCOMPARE(flow.packets + flow.reversePackets, 2U);
    for (std::size_t i = 0; i + 1 < m_sink.batchSizes.size(); ++i)
        QCOMPARE(m_sink.batchSizes[i], FlowBatch::kMaxRows);
}

void TestFlowMeter::macsFollowTheClient()
{
    // The server's answer is seen first: its destination is the client's address.
    PacketSummary p = segment(0, false, kSyn | kAck);
    for (std::size_t i = 0; i < 6; ++i) {
        p.macs[i] = std::byte {0xcc};
        p.macs[6 + i] = std::byte {0x55};
    }
    add(p);
    const auto& flows = finish();
    QCOMPARE(flows.at(0).srcMac.toString(), std::string("cc:cc:cc:cc:cc:cc"));
    QCOMPARE(flows.at(0).dstMac.toString(), std::string("55:55:55:55:55:55"));
}

void TestFlowMeter::laterFragmentsHavePortsOfFirst()
{
    m_fragments->add(fragment(0, FragmentKind::First, 7, 5555));
    m_fragments->add(fragment(1, FragmentKind::Later, 7));
    m_fragments->add(fragment(2, FragmentKind::Later, 7));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(1));
    QCOMPARE(flows[0].packets, 3U);
    QCOMPARE(client(flows[0]), std::string("10.0.0.1:5555"));
}

void TestFlowMeter::fragmentsBeforeFirstAreAttributed()
{
    m_fragments->add(fragment(0, FragmentKind::Later, 7));
    m_fragments->add(fragment(1, FragmentKind::Later, 8));
    m_fragments->add(fragment(2, FragmentKind::First, 7, 5555));
    m_fragments->add(fragment(3, FragmentKind::First, 8, 6666));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(client(flows[0]), std::string("10.0.0.1:5555"));
    QCOMPARE(flows[0].packets, 2U);
    QCOMPARE(toMicroseconds(flows[0].start), kEpochMs * 1000);
    QCOMPARE(client(flows[1]), std::string("10.0.0.1:6666"));
    QCOMPARE(flows[1].packets, 2U);
}

void TestFlowMeter::fragmentsWithoutFirstHaveNoPorts()
{
    m_fragments->add(fragment(0, FragmentKind::Later, 7));
    m_fragments->add(fragment(40'000, FragmentKind::First, 7, 5555)); // too late to be its own
    for (std::uint32_t id = 0; id < 40'000; ++id) // more than are held
        m_fragments->add(fragment(41'000, FragmentKind::Later, 100 + id));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(client(flows[0]), std::string("10.0.0.1:0"));
    QCOMPARE(flows[0].packets, 40'001U);
    QCOMPARE(flows[1].packets, 1U);
}

void TestFlowMeter::fragmentIdUsedAgainBelongsToNewFlow()
{
    m_fragments->add(fragment(0, FragmentKind::First, 7, 5555));
    m_fragments->add(fragment(1, FragmentKind::Later, 7));
    m_fragments->add(fragment(2, FragmentKind::First, 7, 6666));
    m_fragments->add(fragment(3, FragmentKind::Later, 7));
    const auto& flows = finish();
    QCOMPARE(flows.size(), std::size_t(2));
    QCOMPARE(flows[0].packets, 2U);
    QCOMPARE(flows[1].packets, 2U);
}

QTEST_GUILESS_MAIN(TestFlowMeter)
#include "tst_flowmeter.moc"
