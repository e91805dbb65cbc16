// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/capture/capturereader.h"
#include "collectors/capture/packetdissector.h"
#include "tests/support/fixture.h"
#include "tests/support/packetbuilder.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

/// Each link type and encapsulation around the same packet must give the same flow.
class TestPacketDissector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packetIsFoundUnderEachLinkType_data();
    void packetIsFoundUnderEachLinkType();
    void innerPacketOfTunnelIsFound_data();
    void innerPacketOfTunnelIsFound();
    void carrierIsFlowWhenContentDoesNotHold_data();
    void carrierIsFlowWhenContentDoesNotHold();
    void skippedPacketsSayWhy_data();
    void skippedPacketsSayWhy();
    void lengthIsThatOfIp_data();
    void lengthIsThatOfIp();
    void extensionHeadersArePassed_data();
    void extensionHeadersArePassed();
    void outermostVlanIsKept();
    void portsCutOffBySnapLengthAreZero();
    void fragmentsAreTold();
    void errorQuotingPacketIsIcmp();
    void deepNestingEnds();
};

namespace {

struct Dissected
{
    bool ok = false;
    PacketSummary summary;
    SkipReason reason;
};

Dissected dissect(unsigned linkType, const Bytes& packet, std::size_t wireLength = 0)
{
    Dissected result;
    CapturedPacket captured;
    captured.linkType = linkType;
    captured.wireLength = static_cast<std::uint32_t>(wireLength == 0 ? packet.size() : wireLength);
    captured.bytes = packet;
    result.ok = dissectPacket(captured, result.summary, result.reason);
    return result;
}

QString address(const AddressWords& words)
{
    return QString::fromStdString(words.toIpAddress().toString());
}

/// The packet of the current row as a capture of its own among the fixtures.
bool isFixture(const char* group, unsigned linkType, const Bytes& packet)
{
    constexpr std::int64_t kFixtureTime = 1'772'443'800'000'000;
    PcapBuilder file(linkType);
    file.add(kFixtureTime, packet);
    return matchesFixture(QStringLiteral("captures/") + QLatin1String(group),
        QString::fromUtf8(QTest::currentDataTag()), QStringLiteral("pcap"), file.bytes());
}

QString flowText(const PacketSummary& s)
{
    return QStringLiteral("%1 %2:%3>%4:%5 %6")
        .arg(s.protocol)
        .arg(address(s.src))
        .arg(s.srcPort)
        .arg(address(s.dst))
        .arg(s.dstPort)
        .arg(s.ipBytes);
}

const QString kDnsFlow = QStringLiteral("17 10.0.0.1:1111>10.0.0.2:53 32");
const QString kV6Flow = QStringLiteral("17 2001:db8::1:1111>2001:db8::2:53 52");

Bytes v6Packet()
{
    return ipv6("2001:db8::1", "2001:db8::2", 17, udp(1111, 53, text("data")));
}

Bytes llc(unsigned type, const Bytes& payload)
{
    return Octets().u32(0xaaaa0300).u16(0).u16(type).raw(payload);
}

Bytes wifi(unsigned control, std::size_t extra, const Bytes& payload)
{
    return Octets().u16(control).fill(22 + extra).raw(payload);
}

/// A packet in UDP between 192.0.2.1 and 192.0.2.2.
Bytes inUdp(unsigned port, const Bytes& payload, unsigned srcPort = 50000)
{
    return ipv4("192.0.2.1", "192.0.2.2", 17, udp(srcPort, port, payload));
}

Bytes inIp(unsigned protocol, const Bytes& payload)
{
    return ipv4("192.0.2.1", "192.0.2.2", protocol, payload);
}

Bytes vxlan(unsigned network, const Bytes& frame)
{
    return Octets().u32(0x08000000).u32(network << 8).raw(frame);
}

} // namespace

void TestPacketDissector::packetIsFoundUnderEachLinkType_data()
{
    QTest::addColumn<int>("linkType");
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("flow");
    const auto row
        = [](const char* name, int linkType, const Bytes& bytes, const QString& flow = kDnsFlow) {
              QByteArray packet;
              for (const std::byte b : bytes)
                  packet.append(static_cast<char>(b));
              QTest::newRow(name) << linkType << packet << flow;
          };
    const Bytes v4 = dnsPacket();
    const Bytes v6 = v6Packet();
    row("ethernet", 1, ethernet(0x0800, v4));
    row("ethernet ipv6", 1, ethernet(0x86dd, v6), kV6Flow);
    row("ethernet padded", 1, joined(ethernet(0x0800, v4), Octets().fill(14)));
    row("802.3 with snap", 1, ethernet(static_cast<unsigned>(8 + v4.size()), llc(0x0800, v4)));
    row("802.1q", 1, ethernet(0x8100, vlan(5, 0x0800, v4)));
    row("qinq", 1, ethernet(0x88a8, vlan(5, 0x8100, vlan(6, 0x0800, v4))));
    row("old qinq", 1, ethernet(0x9100, vlan(5, 0x8100, vlan(6, 0x86dd, v6))), kV6Flow);
    row("mpls", 1, ethernet(0x8847, Octets().u32(0x00010000).u32(0x000201ff).raw(v4)));
    row("mpls ipv6", 1, ethernet(0x8847, Octets().u32(0x000201ff).raw(v6)), kV6Flow);
    row("mpls pseudowire", 1,
        ethernet(0x8847, Octets().u32(0x000201ff).u32(0).raw(ethernet(0x0800, v4))));
    row("mpls pseudowire without control word", 1,
        ethernet(0x8847, Octets().u32(0x000201ff).raw(ethernet(0x0800, v4))));
    row("pppoe", 1, ethernet(0x8864, Octets().u16(0x1100).u16(7).u16(34).u16(0x0021).raw(v4)));
    row("pppoe ipv6", 1, ethernet(0x8864, Octets().u16(0x1100).u16(7).u16(54).u16(0x0057).raw(v6)),
        kV6Flow);
    row("null little endian", 0, Octets(true).u32(2).raw(v4));
    row("null big endian", 0, Octets().u32(2).raw(v4));
    row("null ipv6 macos", 0, Octets(true).u32(30).raw(v6), kV6Flow);
    row("loop", 108, Octets().u32(24).raw(v6), kV6Flow);
    row("raw", 101, v4);
    row("raw ipv6", 101, v6, kV6Flow);
    row("raw 12", 12, v4);
    row("raw 14", 14, v4);
    row("ipv4", 228, v4);
    row("ipv6", 229, v6, kV6Flow);
    row("ppp", 9, Octets().u16(0x0021).raw(v4));
    row("ppp with framing", 9, Octets().u16(0xff03).u16(0x0021).raw(v4));
    row("ppp compressed protocol", 9, Octets().u8(0x21).raw(v4));
    row("ppp serial", 50, Octets().u16(0xff03).u16(0x0057).raw(v6), kV6Flow);
    row("ppp serial cisco", 50, Octets().u16(0x0f00).u16(0x0800).raw(v4));
    row("ppp ether", 51, Octets().u16(0x1100).u16(7).u16(34).u16(0x0021).raw(v4));
    row("ppp with direction", 204, Octets().u8(1).u16(0xff03).u16(0x0021).raw(v4));
    row("cisco hdlc", 104, Octets().u16(0x0f00).u16(0x0800).raw(v4));
    row("sll", 113, Octets().u16(0).u16(1).u16(6).fill(8).u16(0x0800).raw(v4));
    row("sll2", 276, Octets().u16(0x86dd).fill(18).raw(v6), kV6Flow);
    row("nflog", 239,
        Octets(true)
            .u32(2)
            .u16(8)
            .u16(1)
            .fill(4)
            .u16(static_cast<unsigned>(4 + v4.size()))
            .u16(9)
            .raw(v4));
    row("nflog big endian", 239,
        Octets()
            .u8(10)
            .fill(3)
            .u16(5)
            .u16(1)
            .fill(4)
            .u16(static_cast<unsigned>(4 + v6.size()))
            .u16(9)
            .raw(v6),
        kV6Flow);
    row("802.11", 105, wifi(0x0801, 0, llc(0x0800, v4)));
    row("802.11 qos", 105, wifi(0x8802, 2, llc(0x86dd, v6)), kV6Flow);
    row("802.11 four addresses", 105, wifi(0x0803, 6, llc(0x0800, v4)));
    row("PPI around Ethernet", 192,
        joined(Octets().u8(0).u8(0).u8(8).u8(0).u8(1).u8(0).u16(0), ethernet(0x0800, dnsPacket())));
    row("radiotap", 127,
        Octets(true).u16(0).u16(9).u32(2).u8(0).raw(wifi(0x0801, 0, llc(0x0800, v4))));
    row("radiotap padded", 127,
        Octets(true).u16(0).u16(9).u32(2).u8(0x20).raw(wifi(0x8801, 4, llc(0x0800, v4))));
    row("prism", 119, Octets().u32(0x44).fill(140).raw(wifi(0x0801, 0, llc(0x0800, v4))));
    row("avs", 163,
        Octets().u32(0x80211001).u32(64).fill(56).raw(wifi(0x0801, 0, llc(0x0800, v4))));
}

void TestPacketDissector::packetIsFoundUnderEachLinkType()
{
    QFETCH(int, linkType);
    QFETCH(QByteArray, packet);
    QFETCH(QString, flow);
    const Bytes bytes = text({packet.constData(), static_cast<std::size_t>(packet.size())});
    const Dissected d = dissect(static_cast<unsigned>(linkType), bytes);
    QVERIFY2(d.ok, toString(d.reason).c_str());
    QCOMPARE(flowText(d.summary), flow);
    QCOMPARE(int(d.summary.tunnel), int(TunnelKind::None));
    QVERIFY(isFixture("links", static_cast<unsigned>(linkType), bytes));
    // Whatever is cut off, nothing is read beyond the end and nothing is made up.
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const Dissected cut
            = dissect(static_cast<unsigned>(linkType), cutTo(bytes, size), bytes.size());
        if (cut.ok && cut.summary.srcPort != 0)
            QCOMPARE(flowText(cut.summary), flow);
    }
}

void TestPacketDissector::innerPacketOfTunnelIsFound_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("flow");
    QTest::addColumn<QString>("tunnel");
    const auto row = [](const char* name, const char* tunnel, const Bytes& bytes,
                         const QString& flow = kDnsFlow) {
        QByteArray packet;
        for (const std::byte b : bytes)
            packet.append(static_cast<char>(b));
        QTest::newRow(name) << packet << flow << QString::fromLatin1(tunnel);
    };
    const Bytes v4 = dnsPacket();
    const Bytes v6 = v6Packet();
    const Bytes frame = ethernet(0x0800, v4);
    row("ip in ip", "ipip", inIp(4, v4));
    row("6in4", "6in4", inIp(41, v6), kV6Flow);
    row("ipv4 in ipv6", "ipip", ipv6("2001:db8::a", "2001:db8::b", 4, v4));
    row("ah tunnel", "ipip", inIp(51, Octets().u8(4).u8(4).fill(22).raw(v4)));
    row("gre", "gre", inIp(47, Octets().u16(0).u16(0x0800).raw(v4)));
    row("gre with all options", "gre",
        inIp(47, Octets().u16(0xb000).u16(0x86dd).u32(0).u32(9).u32(1).raw(v6)), kV6Flow);
    row("gre with routes", "gre",
        inIp(47,
            Octets().u16(0x4000).u16(0x0800).u32(0).u16(0x0800).u8(0).u8(4).u32(1).u32(0).raw(v4)));
    row("gre bridging", "gre", inIp(47, Octets().u16(0).u16(0x6558).raw(frame)));
    row("nvgre", "nvgre:513",
        inIp(47, Octets().u16(0x2000).u16(0x6558).u32(0x00020100).raw(frame)));
    row("gre mpls", "gre", inIp(47, Octets().u16(0).u16(0x8847).u32(0x1ff).raw(v4)));
    row("pptp", "pptp",
        inIp(47,
            Octets().u16(0x3081).u16(0x880b).u16(36).u16(1).u32(0).u32(0).u32(0xff030021).raw(v4)));
    row("erspan i", "erspan:0", inIp(47, Octets().u16(0).u16(0x88be).raw(frame)));
    row("erspan ii", "erspan:5",
        inIp(47, Octets().u16(0x1000).u16(0x88be).u32(0).u16(0x1000).u16(5).u32(0).raw(frame)));
    row("etherip", "etherip", inIp(97, Octets().u16(0x3000).raw(frame)));
    row("mpls in ip", "mpls", inIp(137, Octets().u32(0x1ff).raw(v4)));
    row("vxlan", "vxlan:42", inUdp(4789, vxlan(42, frame)));
    row("vxlan linux port", "vxlan:42", inUdp(8472, vxlan(42, frame)));
    row("vxlan inner vlan", "vxlan:7",
        inUdp(4789, vxlan(7, ethernet(0x8100, vlan(3, 0x0800, v4)))));
    row("vxlan gpe", "vxlan:42", inUdp(4790, Octets().u32(0x0c000002).u32(42 << 8).raw(v6)),
        kV6Flow);
    row("geneve", "geneve:7", inUdp(6081, Octets().u16(0).u16(0x6558).u32(7 << 8).raw(frame)));
    row("geneve with options", "geneve:7",
        inUdp(6081, Octets().u16(0x0200).u16(0x0800).u32(7 << 8).u64(1).raw(v4)));
    row("geneve answer", "geneve:7",
        inUdp(40000, Octets().u16(0).u16(0x6558).u32(7 << 8).raw(frame), 6081));
    row("teredo", "teredo", inUdp(3544, v6), kV6Flow);
    row("teredo with origin", "teredo", inUdp(3544, Octets().fill(8).raw(v6)), kV6Flow);
    row("teredo with authentication", "teredo",
        inUdp(40000, Octets().u16(1).u8(1).u8(2).fill(12).fill(8).raw(v6), 3544), kV6Flow);
    row("gtp", "gtp:99", inUdp(2152, Octets().u16(0x30ff).u16(32).u32(99).raw(v4)));
    row("gtp with extension", "gtp:99",
        inUdp(2152,
            Octets().u16(0x34ff).u16(40).u32(99).u16(0).u16(0x85).u8(1).u16(0).u8(0).raw(v4)));
    row("l2tp", "l2tp", inUdp(1701, Octets().u16(0x0002).u32(1).u32(0xff030021).raw(v4)));
    row("lisp", "lisp", inUdp(4341, Octets().fill(8).raw(v4)));
    row("two tunnels", "ipip", inUdp(4789, vxlan(42, ethernet(0x0800, inIp(4, v4)))));
}

void TestPacketDissector::innerPacketOfTunnelIsFound()
{
    QFETCH(QByteArray, packet);
    QFETCH(QString, flow);
    QFETCH(QString, tunnel);
    const Bytes bytes = text({packet.constData(), static_cast<std::size_t>(packet.size())});
    const Dissected d = dissect(101, bytes);
    QVERIFY2(d.ok, toString(d.reason).c_str());
    QCOMPARE(flowText(d.summary), flow);
    QCOMPARE(QString::fromStdString(tunnelText(d.summary.tunnel, d.summary.tunnelId)), tunnel);
    QVERIFY(isFixture("tunnels", 101, bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        (void)dissect(101, cutTo(bytes, size), bytes.size());
}

void TestPacketDissector::carrierIsFlowWhenContentDoesNotHold_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("vxlan with arp")
        << 17 << 4789 << QByteArray(8, 8) + QByteArray(12, 1) + QByteArray("\x08\x06", 2);
    QTest::newRow("vxlan without flag") << 17 << 4789 << QByteArray(80, 0);
    QTest::newRow("teredo with other data") << 17 << 3544 << QByteArray(80, 0x60);
    QTest::newRow("gtp signalling")
        << 17 << 2152 << QByteArray("\x32\x01\0\x04\0\0\0\0\0\0\0\0", 12);
    QTest::newRow("gre without ip") << 47 << 0 << QByteArray("\0\0\x08\x06\0\1\x08\0", 8);
    QTest::newRow("ip in ip with junk") << 4 << 0 << QByteArray(40, 0x11);
    QTest::newRow("empty") << 17 << 4789 << QByteArray();
}

void TestPacketDissector::carrierIsFlowWhenContentDoesNotHold()
{
    QFETCH(int, protocol);
    QFETCH(int, port);
    QFETCH(QByteArray, payload);
    const Bytes content = text({payload.constData(), static_cast<std::size_t>(payload.size())});
    const Bytes packet = port != 0 ? inUdp(static_cast<unsigned>(port), content)
                                   : inIp(static_cast<unsigned>(protocol), content);
    const Dissected d = dissect(101, packet);
    QVERIFY(d.ok);
    QCOMPARE(int(d.summary.tunnel), int(TunnelKind::None));
    QVERIFY(isFixture("carriers", 101, packet));
    QCOMPARE(int(d.summary.protocol), protocol);
    QCOMPARE(int(d.summary.dstPort), port);
    QCOMPARE(address(d.summary.src), QStringLiteral("192.0.2.1"));
    QCOMPARE(d.summary.ipBytes, std::uint64_t(packet.size()));
}

void TestPacketDissector::skippedPacketsSayWhy_data()
{
    QTest::addColumn<int>("linkType");
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("reason");
    int number = 0;
    const auto row = [&number](const char* reason, int linkType, const Bytes& bytes) {
        QByteArray packet;
        for (const std::byte b : bytes)
            packet.append(static_cast<char>(b));
        QTest::addRow("%02d %s", ++number, reason)
            << linkType << packet << QString::fromLatin1(reason);
    };
    row("non-ip: arp", 1, ethernet(0x0806, Octets().fill(28)));
    row("non-ip: ethertype 0x1234", 1, ethernet(0x1234, Octets().fill(28)));
    row("non-ip: llc", 1, ethernet(38, Octets().u32(0x42420300).fill(34)));
    row("non-ip: ppp lcp", 9, Octets().u16(0xff03).u16(0xc021).fill(8));
    row("non-ip: 802.11 without data", 105, wifi(0x8000, 0, Octets().fill(12)));
    row("802.11 encrypted", 105, wifi(0x0841, 0, Octets().fill(40)));
    row("unknown link type 147", 147, dnsPacket());
    row("malformed link header", 1, Octets().fill(13));
    row("malformed ip header", 101, Octets().fill(40));
    row("malformed ip header", 228, v6Packet());
    row("malformed ip header", 101,
        ipv4("10.0.0.1", "10.0.0.2", 17, udp(1, 2), {.versionAndLength = 0x44}));
    row("malformed ip header", 101, ipv4("10.0.0.1", "10.0.0.2", 17, {}, {.totalLength = 19}));
    row("malformed ip header", 101,
        ipv4("10.0.0.1", "10.0.0.2", 17, udp(1, 2), {.totalLength = 28, .versionAndLength = 0x4f}));
    Bytes tags = dnsPacket();
    for (int i = 0; i < 20; ++i)
        tags = vlan(1, i == 0 ? 0x0800 : 0x8100, tags);
    row("vlan depth", 1, ethernet(0x8100, tags));
    Octets labels;
    for (int i = 0; i < 40; ++i)
        labels.u32(0);
    row("mpls depth", 1, ethernet(0x8847, labels));
}

void TestPacketDissector::skippedPacketsSayWhy()
{
    QFETCH(int, linkType);
    QFETCH(QByteArray, packet);
    QFETCH(QString, reason);
    const Bytes bytes = text({packet.constData(), static_cast<std::size_t>(packet.size())});
    const Dissected d = dissect(static_cast<unsigned>(linkType), bytes);
    QVERIFY(!d.ok);
    QCOMPARE(QString::fromStdString(toString(d.reason)), reason);
    QVERIFY(isFixture("skipped", static_cast<unsigned>(linkType), bytes));
}

void TestPacketDissector::lengthIsThatOfIp_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("wire");
    QTest::addColumn<quint64>("bytes");
    const auto row = [](const char* name, const Bytes& bytes, int wire, quint64 expected) {
        QByteArray packet;
        for (const std::byte b : bytes)
            packet.append(static_cast<char>(b));
        QTest::newRow(name) << packet << wire << expected;
    };
    row("padding is not counted", joined(dnsPacket(), Octets().fill(14)), 0, 32);
    row("snap length does not matter", cutTo(dnsPacket(), 24), 32, 32);
    row("zero length is what was on the wire",
        ipv4("10.0.0.1", "10.0.0.2", 17, udp(1, 2), {.totalLength = 0}), 9000, 9000);
    row("ipv6 zero length is what was on the wire",
        ipv6("2001:db8::1", "2001:db8::2", 6, tcp(1, 2, kAck), 0), 60000, 60000);
    row("ipv6 without payload",
        joined(ipv6("2001:db8::1", "2001:db8::2", 59, {}), Octets().fill(6)), 0, 40);
    row("jumbogram",
        ipv6("2001:db8::1", "2001:db8::2", 0,
            Octets().u8(17).u8(0).u16(0xc204).u32(100000).raw(udp(1, 2)), 0),
        100040, 100040);
}

void TestPacketDissector::lengthIsThatOfIp()
{
    QFETCH(QByteArray, packet);
    QFETCH(int, wire);
    QFETCH(quint64, bytes);
    const Dissected d
        = dissect(101, text({packet.constData(), static_cast<std::size_t>(packet.size())}),
            static_cast<std::size_t>(wire));
    QVERIFY(d.ok);
    QCOMPARE(quint64(d.summary.ipBytes), bytes);
}

void TestPacketDissector::extensionHeadersArePassed_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("protocol");
    const QByteArray udpHeader("\x04\x57\0\x35\0\x08\0\0", 8);
    const QByteArray end(6, 0);
    QTest::newRow("hop by hop") << 0 << QByteArray("\x11\0", 2) + end + udpHeader << 17;
    QTest::newRow("routing, destination options")
        << 43 << QByteArray("\x3c\0", 2) + end + QByteArray("\x11\0", 2) + end + udpHeader << 17;
    QTest::newRow("authentication")
        << 51 << QByteArray("\x11\x04", 2) + QByteArray(22, 0) + udpHeader << 17;
    QTest::newRow("lone fragment") << 44 << QByteArray("\x11\0\0\0\0\0\0\1", 8) + udpHeader << 17;
    QTest::newRow("mobility alone") << 135 << QByteArray("\x3b\0", 2) + end << 135;
    QTest::newRow("host identity alone") << 139 << QByteArray("\x3b\0", 2) + end << 139;
    QTest::newRow("shim6 before udp") << 140 << QByteArray("\x11\0", 2) + end + udpHeader << 17;
    QTest::newRow("no next header") << 60 << QByteArray("\x3b\0", 2) + end << 59;
    QTest::newRow("encrypted") << 50 << QByteArray(40, 7) << 50;
}

void TestPacketDissector::extensionHeadersArePassed()
{
    QFETCH(int, first);
    QFETCH(QByteArray, headers);
    QFETCH(int, protocol);
    const Dissected d = dissect(229,
        ipv6("2001:db8::1", "2001:db8::2", static_cast<unsigned>(first),
            text({headers.constData(), static_cast<std::size_t>(headers.size())})));
    QVERIFY(d.ok);
    QCOMPARE(int(d.summary.protocol), protocol);
    QCOMPARE(int(d.summary.dstPort), protocol == 17 ? 53 : 0);
    QCOMPARE(int(d.summary.fragment), int(FragmentKind::Whole));
}

void TestPacketDissector::outermostVlanIsKept()
{
    const Dissected d
        = dissect(1, ethernet(0x88a8, vlan(0x2000 | 100, 0x8100, vlan(200, 0x0800, dnsPacket()))));
    QVERIFY(d.ok);
    QCOMPARE(int(d.summary.vlan), 100);
    QCOMPARE(int(d.summary.macs[0]), 2);
    QCOMPARE(int(d.summary.macs[11]), 1);
}

void TestPacketDissector::portsCutOffBySnapLengthAreZero()
{
    const Dissected d = dissect(101, cutTo(dnsPacket(), 23), 32);
    QVERIFY(d.ok);
    QCOMPARE(flowText(d.summary), QStringLiteral("17 10.0.0.1:0>10.0.0.2:0 32"));
}

void TestPacketDissector::fragmentsAreTold()
{
    const Bytes payload = udp(1111, 53, text("data"));
    const Dissected first
        = dissect(101, ipv4("10.0.0.1", "10.0.0.2", 17, payload, {.id = 77, .fragment = 0x2000}));
    QCOMPARE(int(first.summary.fragment), int(FragmentKind::First));
    QCOMPARE(int(first.summary.dstPort), 53);
    QCOMPARE(first.summary.fragmentId, 77U);
    const Dissected later
        = dissect(101, ipv4("10.0.0.1", "10.0.0.2", 17, payload, {.id = 77, .fragment = 2}));
    QCOMPARE(int(later.summary.fragment), int(FragmentKind::Later));
    QCOMPARE(int(later.summary.dstPort), 0);
    const Dissected six = dissect(229,
        ipv6("2001:db8::1", "2001:db8::2", 44,
            Octets().u16(0x1100).u16(0x0010).u32(9).raw(payload)));
    QCOMPARE(int(six.summary.fragment), int(FragmentKind::Later));
    QCOMPARE(int(six.summary.protocol), 17);
    QCOMPARE(six.summary.fragmentId, 9U);
    QCOMPARE(int(six.summary.dstPort), 0);
}

void TestPacketDissector::errorQuotingPacketIsIcmp()
{
    const Dissected d
        = dissect(101, ipv4("10.0.0.2", "10.0.0.1", 1, joined(icmp(3, 3), dnsPacket())));
    QVERIFY(d.ok);
    QCOMPARE(int(d.summary.protocol), 1);
    QCOMPARE(int(d.summary.icmpTypeCode), 3 * 256 + 3);
    QCOMPARE(int(d.summary.dstPort), 0);
}

void TestPacketDissector::deepNestingEnds()
{
    Bytes packet = dnsPacket();
    for (int i = 0; i < 500; ++i)
        packet = inIp(4, packet);
    const Dissected d = dissect(101, packet);
    QVERIFY(d.ok);
    QCOMPARE(int(d.summary.protocol), 4);
    // Labels that leave open what follows are tried both ways; that must not multiply.
    Bytes frame = ethernet(0x0806, {});
    for (int i = 0; i < 200; ++i)
        frame = ethernet(0x8847, Octets().u32(0x1ff).u32(0).raw(frame));
    QVERIFY(!dissect(1, frame).ok);
    // Tags of two kinds in turn.
    Bytes tags = dnsPacket();
    for (int i = 0; i < 4000; ++i)
        tags = Octets().fill(4).u16(0x8909).fill(6).u16(0x8926).raw(tags);
    QVERIFY(!dissect(1, ethernet(0x8926, tags)).ok);
}

QTEST_GUILESS_MAIN(TestPacketDissector)
#include "tst_packetdissector.moc"
