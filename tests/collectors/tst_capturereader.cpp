// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/capture/capturereader.h"
#include "collectors/capture/inputwindow.h"
#include "tests/support/fixture.h"
#include "tests/support/packetbuilder.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

/// The three file formats, and what becomes of damaged ones.
class TestCaptureReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pcapVariantsReadAlike_data();
    void pcapVariantsReadAlike();
    void pcapngSectionsOfBothOrdersAreRead();
    void pcapngTimeUnits_data();
    void pcapngTimeUnits();
    void pcapngOldAndSimpleBlocksAreRead();
    void pcapngUnknownBlocksArePassedOver();
    void snoopIsRead();
    void damageStopsAtItsByte_data();
    void damageStopsAtItsByte();
    void everyCutGivesAllWholePackets();
    void otherContentIsRefused_data();
    void otherContentIsRefused();
};

namespace {

constexpr std::int64_t kTime = 1'772'443'800'123'456;

struct Read
{
    std::vector<CapturedPacket> packets;
    std::vector<Bytes> contents;
    std::optional<Error> damage;
    std::optional<Error> refused;
    CaptureFormat format {};
};

Read read(const Bytes& file)
{
    Read result;
    MemorySource source(file);
    InputWindow window(source);
    auto reader = openCapture(window, result.format);
    if (!reader) {
        result.refused = reader.error();
        return result;
    }
    CapturedPacket packet;
    while ((*reader)->next(packet)) {
        result.packets.push_back(packet);
        result.contents.emplace_back(packet.bytes.begin(), packet.bytes.end());
    }
    result.damage = (*reader)->damage();
    return result;
}

QByteArray toArray(const Bytes& bytes)
{
    QByteArray array;
    for (const std::byte b : bytes)
        array.append(static_cast<char>(b));
    return array;
}

Bytes fromArray(const QByteArray& array)
{
    return text({array.constData(), static_cast<std::size_t>(array.size())});
}

PcapBuilder twoPackets()
{
    PcapBuilder file;
    file.add(kTime, ethernet(0x0800, dnsPacket())).add(kTime + 1, ethernet(0x0800, dnsPacket()));
    return file;
}

} // namespace

void TestCaptureReader::pcapVariantsReadAlike_data()
{
    QTest::addColumn<quint32>("magic");
    QTest::addColumn<bool>("little");
    QTest::addColumn<int>("minor");
    QTest::newRow("microseconds, little endian") << 0xa1b2c3d4U << true << 4;
    QTest::newRow("microseconds, big endian") << 0xa1b2c3d4U << false << 4;
    QTest::newRow("nanoseconds, little endian") << 0xa1b23c4dU << true << 4;
    QTest::newRow("nanoseconds, big endian") << 0xa1b23c4dU << false << 4;
    QTest::newRow("longer record headers") << 0xa1b2cd34U << true << 4;
    QTest::newRow("swapped lengths of version 2.2") << 0xa1b2c3d4U << true << 2;
}

void TestCaptureReader::pcapVariantsReadAlike()
{
    QFETCH(quint32, magic);
    QFETCH(bool, little);
    QFETCH(int, minor);
    PcapBuilder file(101, magic, little, static_cast<unsigned>(minor));
    file.add(kTime, dnsPacket()).add(kTime + 1'000'000, dnsPacket());
    const Read r = read(file.bytes());
    QVERIFY(!r.damage);
    QCOMPARE(int(r.format), int(CaptureFormat::Pcap));
    QCOMPARE(r.packets.size(), std::size_t(2));
    QCOMPARE(r.packets[0].time, kTime); // nanoseconds are rounded down
    QCOMPARE(r.packets[1].time, kTime + 1'000'000);
    QCOMPARE(r.packets[0].linkType, 101U);
    QCOMPARE(r.packets[0].wireLength, 32U);
    QCOMPARE(r.contents[1], dnsPacket());
}

void TestCaptureReader::pcapngSectionsOfBothOrdersAreRead()
{
    PcapNgBuilder file;
    file.section(true).interface(1).interface(101).enhanced(1, kTime, dnsPacket());
    file.enhanced(0, kTime, ethernet(0x0800, dnsPacket()));
    file.section(false).interface(113).enhanced(0, kTime, text("abc"));
    const Read r = read(file.bytes());
    QVERIFY(!r.damage);
    QCOMPARE(int(r.format), int(CaptureFormat::PcapNg));
    QCOMPARE(r.packets.size(), std::size_t(3));
    QCOMPARE(r.packets[0].linkType, 101U);
    QCOMPARE(r.packets[1].linkType, 1U);
    QCOMPARE(r.packets[2].linkType, 113U);
    for (const CapturedPacket& packet : r.packets)
        QCOMPARE(packet.time, kTime);
    QCOMPARE(r.contents[2], text("abc"));
}

void TestCaptureReader::pcapngTimeUnits_data()
{
    QTest::addColumn<int>("resolution");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<quint64>("units");
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("nanoseconds") << 9 << qint64(0) << quint64(1'772'443'800'123'456'999)
                                 << qint64(kTime);
    QTest::newRow("milliseconds") << 3 << qint64(0) << quint64(1'772'443'800'123)
                                  << qint64(1'772'443'800'123'000);
    QTest::newRow("picoseconds") << 12 << qint64(0) << quint64(1'500'000'999'999)
                                 << qint64(1'500'000);
    QTest::newRow("quarter seconds") << 0x82 << qint64(0) << quint64(7) << qint64(1'750'000);
    QTest::newRow("2^-32 s") << 0xa0 << qint64(0) << quint64(0x0000000180000000)
                             << qint64(1'500'000);
    QTest::newRow("2^-60 s") << 0xbc << qint64(0) << quint64(0x1800000000000000)
                             << qint64(1'500'000);
    QTest::newRow("2^-127 s") << 0xff << qint64(0) << quint64(0xffffffffffffffff) << qint64(0);
    QTest::newRow("10^-127 s") << 0x7f << qint64(0) << quint64(0xffffffffffffffff) << qint64(0);
    QTest::newRow("offset") << 6 << qint64(100) << quint64(5) << qint64(100'000'005);
    QTest::newRow("negative offset") << 6 << qint64(-100) << quint64(5) << qint64(0);
    QTest::newRow("far future") << 6 << qint64(0) << quint64(0xffffffffffffffff)
                                << qint64(kMaxTime);
    QTest::newRow("far offset") << 6 << std::numeric_limits<qint64>::max() << quint64(1)
                                << qint64(kMaxTime);
    QTest::newRow("farthest past")
        << 6 << std::numeric_limits<qint64>::min() << quint64(1) << qint64(0);
}

void TestCaptureReader::pcapngTimeUnits()
{
    QFETCH(int, resolution);
    QFETCH(qint64, offset);
    QFETCH(quint64, units);
    QFETCH(qint64, microseconds);
    PcapNgBuilder file;
    file.section(true).interface(101, static_cast<unsigned>(resolution), offset);
    file.enhanced(0, units, dnsPacket());
    const Read r = read(file.bytes());
    QCOMPARE(r.packets.size(), std::size_t(1));
    QCOMPARE(qint64(r.packets[0].time), microseconds);
}

void TestCaptureReader::pcapngOldAndSimpleBlocksAreRead()
{
    PcapNgBuilder file;
    file.section(false).interface(101, 0, 0, 20).old(0, kTime, dnsPacket());
    // A simple block holds what the snap length of interface 0 leaves.
    file.block(3, Octets().u32(32).raw(cutTo(dnsPacket(), 20)));
    const Read r = read(file.bytes());
    QVERIFY(!r.damage);
    QCOMPARE(r.packets.size(), std::size_t(2));
    QCOMPARE(r.packets[0].time, kTime);
    QCOMPARE(r.contents[0], dnsPacket());
    QCOMPARE(r.packets[1].time, kTime); // has none, so the last one known
    QCOMPARE(r.contents[1].size(), std::size_t(20));
    QCOMPARE(r.packets[1].wireLength, 32U);
}

void TestCaptureReader::pcapngUnknownBlocksArePassedOver()
{
    PcapNgBuilder file;
    file.section(true).interface(101).block(4, text("nameresolution  "));
    file.block(0x80000bad, Octets().fill(3U << 20)); // larger than the window
    file.block(0x0000000a, {}).enhanced(0, kTime, dnsPacket());
    const Read r = read(file.bytes());
    QVERIFY(!r.damage);
    QCOMPARE(r.contents.size(), std::size_t(1));
    QCOMPARE(r.contents[0], dnsPacket());
}

void TestCaptureReader::snoopIsRead()
{
    SnoopBuilder file;
    file.add(kTime, ethernet(0x0800, dnsPacket()), 2).add(kTime + 5, text("abcde"), 3);
    const Read r = read(file.bytes());
    QVERIFY(!r.damage);
    QCOMPARE(int(r.format), int(CaptureFormat::Snoop));
    QCOMPARE(r.packets.size(), std::size_t(2));
    QCOMPARE(r.packets[0].time, kTime);
    QCOMPARE(r.packets[0].linkType, 1U);
    QCOMPARE(r.contents[1], text("abcde"));
    const Read other = read(SnoopBuilder(8).add(kTime, text("abcd")).bytes());
    QCOMPARE(other.packets.at(0).linkType, kSnoopLinkType + 8);
}

void TestCaptureReader::damageStopsAtItsByte_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("packets");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<bool>("truncated");
    const auto row = [](const char* name, const Bytes& file, int packets, std::size_t offset,
                         bool truncated = false) {
        QTest::newRow(name) << toArray(file) << packets << quint64(offset) << truncated;
    };
    const std::size_t end = twoPackets().bytes().size();
    row("pcap captured length of 4 GB", twoPackets().header(0xffffffff, 60).bytes(), 2, end);
    row("pcap captured length just too long", twoPackets().header(262'145, 60).bytes(), 2, end);
    row("pcap cut in header", cutTo(twoPackets().header(60, 60).bytes(), end + 15), 2, end, true);
    row("pcap cut in packet", cutTo(twoPackets().bytes(), end - 1), 1, 24 + 16 + 46, true);
    PcapNgBuilder ng;
    ng.section(true).interface(101).enhanced(0, kTime, dnsPacket());
    const std::size_t ngEnd = ng.bytes().size();
    const auto with = [&ng](const Bytes& more) { return joined(ng.bytes(), more); };
    row("pcapng block of length 0", with(Octets(true).u32(6).u32(0).fill(40)), 1, ngEnd);
    row("pcapng block of odd length", with(Octets(true).u32(6).u32(41).fill(40)), 1, ngEnd);
    row("pcapng block of huge length", with(Octets(true).u32(6).u32(0xfffffffc).fill(40)), 1,
        ngEnd);
    row("pcapng unknown block of huge length", with(Octets(true).u32(99).u32(0xfffffffc).fill(40)),
        1, ngEnd, true);
    row("pcapng lengths that differ",
        with(Octets(true).u32(99).u32(12).u32(16).u32(6).u32(32).fill(20).u32(36)), 1, ngEnd + 12);
    row("pcapng unknown interface", PcapNgBuilder(ng).enhanced(1, kTime, dnsPacket()).bytes(), 1,
        ngEnd);
    row("pcapng captured length beyond block",
        with(Octets(true).u32(6).u32(36).u32(0).u64(0).u32(100).u32(100).u32(0).u32(36)), 1, ngEnd);
    row("pcapng section of version 7",
        with(Octets(true).u32(0x0a0d0d0a).u32(28).u32(0x1a2b3c4d).u16(7).u16(0).u64(0).u32(28)), 1,
        ngEnd);
    row("pcapng cut", cutTo(PcapNgBuilder(ng).enhanced(0, kTime, dnsPacket()).bytes(), ngEnd + 30),
        1, ngEnd, true);
    SnoopBuilder snoop;
    snoop.add(kTime, text("abcd"));
    const std::size_t snoopEnd = snoop.bytes().size();
    row("snoop record shorter than its packet",
        joined(snoop.bytes(), Octets().u32(60).u32(60).u32(60).fill(100)), 1, snoopEnd);
    row("snoop record of 4 GB",
        joined(snoop.bytes(), Octets().u32(60).u32(60).u32(0xffffffff).fill(100)), 1, snoopEnd);
    row("snoop cut", cutTo(SnoopBuilder(snoop).add(kTime, text("abcd")).bytes(), snoopEnd + 25), 1,
        snoopEnd, true);
}

void TestCaptureReader::damageStopsAtItsByte()
{
    QFETCH(QByteArray, file);
    QFETCH(int, packets);
    QFETCH(quint64, offset);
    QFETCH(bool, truncated);
    const Read r = read(fromArray(file));
    QVERIFY(!r.refused);
    QCOMPARE(int(r.packets.size()), packets);
    QVERIFY(r.damage.has_value());
    QCOMPARE(quint64(r.damage->offset.value_or(0)), offset);
    QCOMPARE(int(r.damage->code), int(truncated ? ErrorCode::Truncated : ErrorCode::Invalid));
    QVERIFY(matchesFixture(QStringLiteral("captures/damaged"),
        QString::fromUtf8(QTest::currentDataTag()), QStringLiteral("cap"), fromArray(file)));
}

void TestCaptureReader::everyCutGivesAllWholePackets()
{
    const Bytes file = twoPackets().bytes();
    const std::size_t record = (file.size() - 24) / 2;
    for (std::size_t size = 24; size <= file.size(); ++size) {
        const Read r = read(cutTo(file, size));
        QVERIFY(!r.refused);
        QCOMPARE(r.packets.size(), (size - 24) / record);
        QCOMPARE(r.damage.has_value(), (size - 24) % record != 0);
    }
    for (std::size_t size = 0; size < 24; ++size)
        QVERIFY(read(cutTo(file, size)).refused.has_value());
}

void TestCaptureReader::otherContentIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(ErrorCode::UnknownFormat);
    QTest::newRow("text") << QByteArray("start,end,src_ip,dst_ip") << int(ErrorCode::UnknownFormat);
    QTest::newRow("pcapng without order mark")
        << QByteArray("\x0a\x0d\x0d\x0a\x1c\0\0\0abcd", 12) << int(ErrorCode::UnknownFormat);
    QTest::newRow("pcap header cut")
        << toArray(cutTo(PcapBuilder().bytes(), 20)) << int(ErrorCode::Truncated);
    QTest::newRow("pcap version") << toArray(PcapBuilder(1, 0xa1b2c3d4, true, 9).bytes())
                                  << int(ErrorCode::Invalid);
    QTest::newRow("snoop version")
        << QByteArray("snoop\0\0\0\0\0\0\5\0\0\0\4", 16) << int(ErrorCode::Invalid);
}

void TestCaptureReader::otherContentIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(int, code);
    const Read r = read(fromArray(file));
    QVERIFY(r.refused.has_value());
    QCOMPARE(int(r.refused->code), code);
    QVERIFY(!r.refused->detail.empty());
}

QTEST_GUILESS_MAIN(TestCaptureReader)
#include "tst_capturereader.moc"
