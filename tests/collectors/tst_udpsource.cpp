// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/udpsource.h"

#include <QTest>
#include <QUdpSocket>

using namespace nb;

namespace {

ListenUrl url(const char* text)
{
    return *parseListenUrl(text);
}

LiveLimits smallLimits()
{
    LiveLimits limits;
    limits.ringBytes = 1 << 20;
    return limits;
}

} // namespace

/// Rules B4 to B9 at the socket: every datagram is in the ring or in one named drop.
class TestUdpSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urlsAreRead_data();
    void urlsAreRead();
    void wrongUrlsAreExplained_data();
    void wrongUrlsAreExplained();
    void ringKeepsOrderAndContent();
    void ringRefusesWhatDoesNotFit();
    void datagramsArriveWholeWithSender_data();
    void datagramsArriveWholeWithSender();
    void largestDatagramIsTakenWhole();
    void truncatedDatagramIsCountedAsSuch();
    void sendersOutsideTheListAreCountedAndNamed();
    void fullRingIsCountedAndNothingElseLost();
    void kernelDropsEqualTruth();
    void everythingReceivedIsThereAfterStop();
    void portInUseIsExplained();
    void foreignAddressIsExplained();
    void emptyDatagramIsHandedOn();

private:
    std::unique_ptr<UdpSource> open(const char* where, const LiveLimits& limits = smallLimits(),
        const std::vector<std::string>& allowed = {})
    {
        auto source = UdpSource::open(url(where), *AllowList::fromTexts(allowed), limits, m_bell);
        if (!source)
            qFatal("%s", source.error().detail.c_str());
        return std::move(*source);
    }
    static quint16 portOf(const UdpSource& source)
    {
        return parseListenUrl(source.state().status.url)->port;
    }
    static std::uint64_t drop(const UdpSource& source, DropReason reason)
    {
        return source.state().status.drops[static_cast<std::size_t>(reason)];
    }
    static void send(const UdpSource& source, const QByteArray& bytes, int times = 1,
        const QHostAddress& to = QHostAddress(QHostAddress::LocalHost))
    {
        QUdpSocket socket;
        for (int i = 0; i < times; ++i)
            QCOMPARE(socket.writeDatagram(bytes, to, portOf(source)), bytes.size());
    }

    PipelineBell m_bell;
};

void TestUdpSource::urlsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char* text, const char* canonical) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(canonical);
    };
    row("udp://0.0.0.0:2055", "udp://0.0.0.0:2055");
    row("udp://[::]:4739", "udp://[::]:4739");
    row("udp://*", "udp://*:2055");
    row("tcp://127.0.0.1", "tcp://127.0.0.1:4739");
    row("tls://:4740", "tls://*:4740");
    row("udp://localhost:1/", "udp://127.0.0.1:1");
    row("udp://[2001:DB8::1]", "udp://[2001:db8::1]:2055");
    row("udp://*:0", "udp://*:0");
}

void TestUdpSource::urlsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto read = parseListenUrl(text.toStdString());
    QVERIFY(read.ok());
    QCOMPARE(QByteArray::fromStdString(read->toString()), canonical);
}

void TestUdpSource::wrongUrlsAreExplained_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "2055", "0.0.0.0:2055", "http://0.0.0.0:80", "udp:/1.2.3.4",
             "udp://1.2.3.4:65536", "udp://1.2.3.4:", "udp://1.2.3.4:-1", "udp://::1:2055",
             "udp://[::1:2055", "udp://[1.2.3.4]:1", "udp://example.org:2055", "udp://1.2.3.4:1x"})
        QTest::newRow(text) << QByteArray(text);
}

void TestUdpSource::wrongUrlsAreExplained()
{
    QFETCH(QByteArray, text);
    const auto read = parseListenUrl(text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::Invalid);
    QVERIFY(read.error().detail.find("udp://0.0.0.0:2055") != std::string::npos);
}

void TestUdpSource::ringKeepsOrderAndContent()
{
    MessageRing ring(1);
    std::vector<std::byte> bytes(3000);
    std::size_t pushed = 0;
    std::size_t taken = 0;
    // sizes of all kinds, many times round
    while (taken < 20'000) {
        const auto size = (pushed * 37) % bytes.size();
        bytes[0] = static_cast<std::byte>(pushed);
        const bool room = ring.push({.port = static_cast<std::uint16_t>(pushed),
            .received = static_cast<std::int64_t>(pushed),
            .bytes = std::span(bytes).first(size)});
        pushed += room ? 1 : 0;
        for (int i = 0; i < (room ? 0 : 17); ++i) {
            const ExportMessage* const message = ring.front();
            if (!message)
                break;
            QCOMPARE(message->received, static_cast<std::int64_t>(taken));
            QCOMPARE(message->bytes.size(), (taken * 37) % bytes.size());
            if (!message->bytes.empty())
                QCOMPARE(message->bytes[0], static_cast<std::byte>(taken));
            ring.pop();
            ++taken;
        }
    }
    while (ring.front()) {
        ring.pop();
        ++taken;
    }
    QCOMPARE(taken, pushed);
    QCOMPARE(ring.queuedBytes(), std::size_t {0});
}

void TestUdpSource::ringRefusesWhatDoesNotFit()
{
    MessageRing ring(1);
    const std::vector<std::byte> bytes(65'535);
    std::size_t room = 0;
    while (ring.push({.bytes = bytes}))
        ++room;
    QVERIFY(room >= 1);
    QVERIFY(ring.queuedBytes() <= ring.capacity());
    QVERIFY(ring.front());
    ring.pop();
    QVERIFY(ring.push({.bytes = bytes}));
}

void TestUdpSource::datagramsArriveWholeWithSender_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QString>("to");
    QTest::newRow("ipv4") << QByteArray("udp://127.0.0.1:0") << QStringLiteral("127.0.0.1");
    QTest::newRow("ipv6") << QByteArray("udp://[::1]:0") << QStringLiteral("::1");
    QTest::newRow("both, ipv4") << QByteArray("udp://*:0") << QStringLiteral("127.0.0.1");
    QTest::newRow("both, ipv6") << QByteArray("udp://*:0") << QStringLiteral("::1");
}

void TestUdpSource::datagramsArriveWholeWithSender()
{
    QFETCH(QByteArray, where);
    QFETCH(QString, to);
    const auto before = std::chrono::system_clock::now();
    const auto source = open(where.constData());
    QUdpSocket socket;
    QVERIFY(socket.bind(QHostAddress(to)));
    QCOMPARE(socket.writeDatagram("one", QHostAddress(to), portOf(*source)), qint64 {3});
    QTRY_VERIFY(source->ring()->front());
    const ExportMessage message = *source->ring()->front();
    QCOMPARE(QString::fromStdString(message.exporter.toString()), to);
    QCOMPARE(message.port, socket.localPort());
    QCOMPARE(message.bytes.size(), std::size_t {3});
    QCOMPARE(message.bytes[2], std::byte {'e'});
    const auto stamp = fromMicroseconds(message.received);
    QVERIFY(stamp >= before - std::chrono::seconds {1});
    QVERIFY(stamp <= std::chrono::system_clock::now() + std::chrono::seconds {1});
}

void TestUdpSource::largestDatagramIsTakenWhole()
{
    const auto source = open("udp://127.0.0.1:0");
    send(*source, QByteArray(65'507, 'x')); // all that fits into IPv4
    QTRY_VERIFY(source->ring()->front());
    QCOMPARE(source->ring()->front()->bytes.size(), std::size_t {65'507});
}

void TestUdpSource::truncatedDatagramIsCountedAsSuch()
{
    LiveLimits limits = smallLimits();
    limits.datagramBytes = 100;
    const auto source = open("udp://127.0.0.1:0", limits);
    send(*source, QByteArray(100, 'x'));
    send(*source, QByteArray(101, 'x'));
    QTRY_COMPARE(source->state().status.received, std::uint64_t {2});
    QCOMPARE(drop(*source, DropReason::Truncated), std::uint64_t {1});
    QCOMPARE(source->state().queued, std::uint64_t {1});
}

void TestUdpSource::sendersOutsideTheListAreCountedAndNamed()
{
    const auto source = open("udp://*:0", smallLimits(), {"192.0.2.0/24", "::1"});
    send(*source, "from 127.0.0.1", 3);
    send(*source, "from ::1", 2, QHostAddress(QHostAddress::LocalHostIPv6));
    QTRY_COMPARE(source->state().status.received, std::uint64_t {5});
    QCOMPARE(drop(*source, DropReason::NotAllowed), std::uint64_t {3});
    QCOMPARE(source->state().queued, std::uint64_t {2});
    QTRY_COMPARE(source->rejectedSenders(), std::vector {*IpAddress::fromString("127.0.0.1")});
}

void TestUdpSource::fullRingIsCountedAndNothingElseLost()
{
    LiveLimits limits = smallLimits();
    limits.ringBytes = 1;
    const auto source = open("udp://127.0.0.1:0", limits);
    send(*source, QByteArray(1400, 'x'), 1000);
    QTRY_COMPARE(source->state().status.offered, std::uint64_t {1000});
    const auto state = source->state();
    QVERIFY(state.queued > 0);
    QVERIFY(drop(*source, DropReason::Queue) > 0);
    QCOMPARE(state.queued + drop(*source, DropReason::Queue) + drop(*source, DropReason::Kernel),
        std::uint64_t {1000});
    QVERIFY(source->ring()->queuedBytes() <= source->ring()->capacity());
}

void TestUdpSource::kernelDropsEqualTruth()
{
#ifndef Q_OS_LINUX
    QSKIP("this system does not tell what it dropped");
#endif
    // nobody reads: a socket of the same kind, looked at from outside
    auto socket = DatagramSocket::bind(url("udp://127.0.0.1:0"), {.bufferBytes = 16 << 10});
    QVERIFY(socket.ok());
    QUdpSocket sender;
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(sender.writeDatagram(QByteArray(1000, 'x'), QHostAddress(QHostAddress::LocalHost),
                     (*socket)->port()),
            qint64 {1000});
    const std::uint32_t dropped = (*socket)->kernelDrops();
    QVERIFY(dropped > 0);
    std::size_t received = 0;
    for (;;) {
        const auto batch = (*socket)->receive(std::chrono::milliseconds {0});
        QVERIFY(batch.ok());
        if (batch->empty())
            break;
        received += batch->size();
    }
    QCOMPARE(received + dropped, std::size_t {1000});
}

void TestUdpSource::everythingReceivedIsThereAfterStop()
{
    const auto source = open("udp://127.0.0.1:0");
    send(*source, QByteArray(500, 'x'), 500);
    source->stop(); // at once, with datagrams still in the system's buffer
    const auto state = source->state();
    QVERIFY(!state.status.running);
    QCOMPARE(state.status.offered, std::uint64_t {500});
    QCOMPARE(state.queued + drop(*source, DropReason::Kernel), std::uint64_t {500});
    std::uint64_t taken = 0;
    for (; source->ring()->front(); ++taken)
        source->ring()->pop();
    QCOMPARE(taken, state.queued);
}

void TestUdpSource::portInUseIsExplained()
{
    const auto first = open("udp://127.0.0.1:0");
    const auto second
        = UdpSource::open(url(first->state().status.url.c_str()), {}, smallLimits(), m_bell);
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, ErrorCode::Unreadable);
    QVERIFY(second.error().detail.find("in use") != std::string::npos);
}

void TestUdpSource::foreignAddressIsExplained()
{
    const auto source = UdpSource::open(url("udp://192.0.2.77:2055"), {}, smallLimits(), m_bell);
    QVERIFY(!source.ok());
    QVERIFY(source.error().detail.find("does not have the address") != std::string::npos);
}

void TestUdpSource::emptyDatagramIsHandedOn()
{
    const auto source = open("udp://127.0.0.1:0");
    QUdpSocket socket;
    socket.writeDatagram(QByteArray(), QHostAddress(QHostAddress::LocalHost), portOf(*source));
    QTRY_COMPARE(source->state().queued, std::uint64_t {1});
    QVERIFY(source->ring()->front());
    QVERIFY(source->ring()->front()->bytes.empty());
}

QTEST_GUILESS_MAIN(TestUdpSource)
#include "tst_udpsource.moc"
