// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/listenurl.h"
#include "collectors/live/livecollector.h"
#include "collectors/live/messageframer.h"
#include "tests/support/exportsender.h"
#include "tests/support/fakelive.h"

#include <QTcpSocket>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

QByteArray fromHex(const char* hex)
{
    return QByteArray::fromHex(hex);
}

/// An IPFIX message of `size` bytes.
QByteArray message(int size)
{
    QByteArray bytes(size, '\1');
    bytes[0] = 0;
    bytes[1] = 10;
    bytes[2] = static_cast<char>(size >> 8);
    bytes[3] = static_cast<char>(size);
    return bytes;
}

struct Bench
{
    explicit Bench(const SessionLimits& session = {}, std::vector<std::string> allowed = {},
        const char* url = "tcp://127.0.0.1:0", std::size_t ringBytes = 1 << 20)
        : collector(std::make_unique<FakeDecoder>(log), std::make_unique<FakeLiveSession>(store),
            options(session, ringBytes))
    {
        const auto id = collector.start({.url = url, .allowed = std::move(allowed)});
        if (!id)
            qFatal("%s", id.error().detail.c_str());
        port = parseListenUrl(source().url)->port;
    }
    static LiveOptions options(const SessionLimits& session, std::size_t ringBytes)
    {
        LiveOptions result;
        result.pipeline = {.deNat = false, .deduplicate = false, .pair = false, .orient = false};
        result.limits.ringBytes = ringBytes;
        result.limits.session = session;
        return result;
    }
    [[nodiscard]] SourceStatus source() const { return collector.status().sources.front(); }
    [[nodiscard]] std::uint64_t drop(DropReason reason) const
    {
        return source().drops[static_cast<std::size_t>(reason)];
    }
    std::unique_ptr<QTcpSocket> connect(const char* host = "127.0.0.1") const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(QString::fromLatin1(host)), port);
        if (!socket->waitForConnected(5000))
            qFatal("not connected");
        return socket;
    }

    std::shared_ptr<FakeDecoder::Log> log = std::make_shared<FakeDecoder::Log>();
    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    LiveCollector collector;
    std::uint16_t port = 0;
};

bool closed(QTcpSocket& socket)
{
    return socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(10);
}

} // namespace

/// Rule B11 and the framing of RFC 7011 section 10.4.
class TestTcpSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreCutByTheirLength();
    void framingProblemsEndTheStream_data();
    void framingProblemsEndTheStream();
    void messagesInPiecesArriveWhole();
    void brokenSessionsAreClosedAndCounted_data();
    void brokenSessionsAreClosedAndCounted();
    void everySessionHasItsOwnScopeAndEnd();
    void messageCutOffByTheEndIsCounted();
    void slowlorisIsClosed();
    void idleSessionIsClosed();
    void busySessionIsNotTakenForSlow();
    void sessionsOfAPeerAreBounded();
    void sessionsAreBounded();
    void peersOutsideTheListAreTurnedAway();
    void fullRingMakesTheExporterWait();
    void stopKeepsWhatWasSent();
    void ipv6AndPortInUse();
};

void TestTcpSource::messagesAreCutByTheirLength()
{
    MessageFramer framer;
    const QByteArray stream = message(16) + message(1000) + message(65'535) + message(17);
    std::vector<std::size_t> sizes;
    for (qsizetype at = 0; at < stream.size(); at += 777) {
        const QByteArray piece = stream.mid(at, 777);
        framer.append(
            std::as_bytes(std::span(piece.constData(), static_cast<std::size_t>(piece.size()))));
        while (const auto whole = framer.front()) {
            sizes.push_back(whole->size());
            framer.pop();
        }
    }
    QCOMPARE(sizes, (std::vector<std::size_t> {16, 1000, 65'535, 17}));
    QCOMPARE(framer.pending(), std::size_t {0});
    QVERIFY(framer.problem().empty());
}

void TestTcpSource::framingProblemsEndTheStream_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("length 0") << fromHex("000a0000");
    QTest::newRow("length 15") << fromHex("000a000f") + QByteArray(20, '\0');
    QTest::newRow("version 9") << fromHex("00090010") + QByteArray(20, '\0');
    QTest::newRow("version 5") << fromHex("00050001");
    QTest::newRow("version in the other order") << fromHex("0a000010");
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("tls hello") << fromHex("1603010200010001fc0303");
    QTest::newRow("one good, then one more byte") << message(20) + '\1' + message(20);
    QTest::newRow("one good, then one byte less") << message(20).chopped(1) + message(20);
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("all ones") << QByteArray(100, '\xff');
}

void TestTcpSource::framingProblemsEndTheStream()
{
    QFETCH(QByteArray, bytes);
    MessageFramer framer;
    framer.append(
        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    while (framer.front())
        framer.pop();
    QVERIFY(!framer.problem().empty());
    const QByteArray good = message(20);
    framer.append(std::as_bytes(std::span(good.constData(), std::size_t {20})));
    QVERIFY(!framer.front()); // no guessing where the next message might begin
}

void TestTcpSource::messagesInPiecesArriveWhole()
{
    Bench bench;
    const auto socket = bench.connect();
    const QByteArray stream = message(500) + message(16) + message(60'000);
    for (qsizetype at = 0; at < stream.size(); at += 1 + at) {
        socket->write(stream.mid(at, 1 + at));
        socket->waitForBytesWritten(1000);
    }
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {3});
    const CollectorStatus status = bench.collector.status();
    QCOMPARE(status.sources.front().sessions, std::uint64_t {1});
    QCOMPARE(status.sources.front().offered, std::uint64_t {3});
    QCOMPARE(status.exporters.front().bytes, std::uint64_t {60'516});
    QCOMPARE(status.unaccounted(), std::int64_t {0});
}

void TestTcpSource::brokenSessionsAreClosedAndCounted_data()
{
    framingProblemsEndTheStream_data();
}

void TestTcpSource::brokenSessionsAreClosedAndCounted()
{
    QFETCH(QByteArray, bytes);
    Bench bench;
    const auto socket = bench.connect();
    socket->write(message(20) + bytes);
    QTRY_VERIFY(closed(*socket));
    QTRY_COMPARE(bench.drop(DropReason::Malformed), std::uint64_t {1});
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {0});
    QVERIFY(!bench.source().notice.empty());
    QVERIFY(bench.collector.finish().ok());
    QVERIFY(bench.store->size() >= 1); // what came before it stays
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

void TestTcpSource::everySessionHasItsOwnScopeAndEnd()
{
    Bench bench;
    auto first = bench.connect();
    const auto second = bench.connect();
    first->write(message(20));
    second->write(message(20));
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {2});
    {
        const std::scoped_lock lock(bench.log->mutex);
        QCOMPARE(bench.log->sessions.size(), std::size_t {2});
        QVERIFY(bench.log->ended.empty());
    }
    first->disconnectFromHost();
    const auto endedCount = [&] {
        const std::scoped_lock lock(bench.log->mutex);
        return bench.log->ended.size();
    };
    QTRY_COMPARE(endedCount(), std::size_t {1});
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(bench.log->ended, bench.log->sessions);
}

void TestTcpSource::messageCutOffByTheEndIsCounted()
{
    Bench bench;
    const auto socket = bench.connect();
    socket->write(message(100) + message(100).first(50));
    socket->waitForBytesWritten(1000);
    socket->disconnectFromHost();
    QTRY_COMPARE(bench.drop(DropReason::Truncated), std::uint64_t {1});
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {1});
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

void TestTcpSource::slowlorisIsClosed()
{
    Bench bench({.message = std::chrono::milliseconds {200}});
    const auto socket = bench.connect();
    const QByteArray bytes = message(1000);
    // a byte now and then keeps no session open
    int sent = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        (socket->write(bytes.mid(sent++, 1)), socket->flush(), closed(*socket)), 5000);
    QVERIFY(sent < 1000);
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {0});
    QTRY_COMPARE(bench.drop(DropReason::Truncated), std::uint64_t {1});
}

void TestTcpSource::idleSessionIsClosed()
{
    Bench bench({.idle = std::chrono::milliseconds {200}});
    const auto socket = bench.connect();
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {1});
    QTRY_VERIFY(closed(*socket));
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {0});
}

void TestTcpSource::busySessionIsNotTakenForSlow()
{
    Bench bench({.message = std::chrono::milliseconds {300}});
    const auto socket = bench.connect();
    // there is always half a message waiting, but never the same one for long
    socket->write(message(100).first(50));
    for (int i = 0; i < 20; ++i) {
        socket->write(message(100).mid(50) + message(100).first(50));
        socket->flush();
        QTest::qWait(50);
    }
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {20});
}

void TestTcpSource::sessionsOfAPeerAreBounded()
{
    Bench bench({.sessionsOfPeer = 2});
    const auto first = bench.connect();
    const auto second = bench.connect();
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {2});
    const auto third = bench.connect();
    QTRY_VERIFY(closed(*third));
    QTRY_COMPARE(bench.source().rejectedSessions, std::uint64_t {1});
    first->disconnectFromHost();
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {1});
    const auto fourth = bench.connect();
    fourth->write(message(20));
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {1});
}

void TestTcpSource::sessionsAreBounded()
{
    Bench bench({.sessions = 100, .sessionsOfPeer = 1000});
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 150; ++i)
        sockets.push_back(bench.connect());
    QTRY_COMPARE(bench.source().rejectedSessions, std::uint64_t {50});
    QCOMPARE(bench.source().sessions, std::uint64_t {100});
}

void TestTcpSource::peersOutsideTheListAreTurnedAway()
{
    Bench bench({}, {"10.0.0.0/8"});
    const auto socket = bench.connect();
    socket->write(message(20));
    QTRY_VERIFY(closed(*socket));
    QTRY_COMPARE(bench.source().rejectedSessions, std::uint64_t {1});
    QCOMPARE(bench.collector.status().notSenders, std::vector<std::string> {"127.0.0.1"});
    QCOMPARE(bench.source().offered, std::uint64_t {0});
}

void TestTcpSource::fullRingMakesTheExporterWait()
{
    Bench bench({}, {}, "tcp://127.0.0.1:0", 1);
    bench.log->setShut(true);
    const auto socket = bench.connect();
    QByteArray stream;
    for (int i = 0; i < 500; ++i)
        stream += message(10'000);
    socket->write(stream);
    QTRY_VERIFY(bench.source().queuedBytes > 100'000);
    QTest::qWait(200);
    QVERIFY(bench.source().received < 500);
    QCOMPARE(bench.drop(DropReason::Queue), std::uint64_t {0});
    bench.log->setShut(false);
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {500});
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

void TestTcpSource::stopKeepsWhatWasSent()
{
    Bench bench;
    const auto socket = bench.connect();
    for (int i = 0; i < 100; ++i)
        socket->write(message(1000));
    QVERIFY(socket->waitForBytesWritten(1000));
    QTRY_VERIFY(socket->bytesToWrite() == 0);
    QTRY_COMPARE(bench.source().sessions, std::uint64_t {1});
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(bench.store->size(), std::size_t {100});
    QVERIFY(!bench.source().running);
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
    QTRY_VERIFY(closed(*socket));
}

void TestTcpSource::ipv6AndPortInUse()
{
    Bench bench({}, {}, "tcp://[::1]:0");
    const auto socket = bench.connect("::1");
    socket->write(message(20));
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {1});
    QCOMPARE(bench.collector.status().exporters.front().id.address.toString(), std::string("::1"));
    const auto second = bench.collector.start({.url = bench.source().url});
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, ErrorCode::Unreadable);
    QVERIFY(second.error().detail.find("in use") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestTcpSource)
#include "tst_tcpsource.moc"
