// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/listenurl.h"
#include "collectors/live/livecollector.h"
#include "tests/support/exportsender.h"
#include "tests/support/fakelive.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace nb;
using namespace nb::test;

namespace {

const QHostAddress kHere(QHostAddress::LocalHost);

/// A collector with everything real but decoder and store.
struct Bench
{
    explicit Bench(const LiveOptions& options = {})
        : collector(
            std::make_unique<FakeDecoder>(log), std::make_unique<FakeLiveSession>(store), options)
    {
    }

    std::uint16_t start(const char* url, std::vector<std::string> allowed = {})
    {
        const auto id = collector.start({.url = url, .allowed = std::move(allowed)});
        if (!id)
            qFatal("%s", id.error().detail.c_str());
        return parseListenUrl(collector.status().sources.back().url)->port;
    }
    [[nodiscard]] std::uint64_t drop(DropReason reason) const
    {
        return collector.status().drops[static_cast<std::size_t>(reason)];
    }
    [[nodiscard]] std::uint64_t offered() const
    {
        std::uint64_t sum = 0;
        for (const SourceStatus& source : collector.status().sources)
            sum += source.offered;
        return sum;
    }

    std::shared_ptr<FakeDecoder::Log> log = std::make_shared<FakeDecoder::Log>();
    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    LiveCollector collector;
};

/// Only what came from one side is told apart here: no stage holds rows back.
LiveOptions plainOptions()
{
    LiveOptions options;
    options.pipeline = {.deNat = false, .deduplicate = false, .pair = false, .orient = false};
    options.limits.ringBytes = 4 << 20;
    return options;
}

} // namespace

/// The way from the socket to the store, with exact accounting (rules B4 to B9, C4, C5).
class TestCollector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowsSentAreStored();
    void twoSourcesAreToldApart();
    void sourceStoppedKeepsItsCounts();
    void finishStoresWhatWasReceived();
    void stalledDecoderFillsTheQueueAndEveryDropIsCounted();
    void stalledStoreFillsTheQueuesAndMemoryStaysBounded();
    void fullDiskIsToldAndGoneOnFromByItself();
    void rowsThatCannotBeStoredAtTheEndAreCounted();
    void malformedDatagramsAreCounted();
    void sendersOutsideTheListReachNoDecoder();
    void accountingHoldsAtEveryLook();
    void rowsAreCommittedWithinTheTime();
    void rowsThatWaitedForAPartnerDoNotShowAsWaitingAnyMore();
    void liveSearchGetsWhatMatches();
    void nothingComesAfterUnwatch();
    void stateIsKeptOverARestart();
    void badSourcesAreRefused_data();
    void badSourcesAreRefused();
    void collectorWithoutSourceEnds();
};

void TestCollector::flowsSentAreStored()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    const auto sent = sender.run(messages, 30'000, 100'000);
    QCOMPARE(sent.refused, std::uint64_t {0});
    QTRY_COMPARE(bench.collector.status().flowsStored, messages.records());
    QTRY_COMPARE(bench.collector.status().waitingDatagrams, std::uint64_t {0});
    const CollectorStatus status = bench.collector.status();
    QCOMPARE(status.unaccounted(), std::int64_t {0});
    QCOMPARE(status.sources.front().offered, sent.datagrams);
    QCOMPARE(status.flowsDecoded, messages.records());
    QCOMPARE(status.flowsWaiting, std::uint64_t {0});
    QCOMPARE(status.exporters.size(), std::size_t {1});
    QCOMPARE(bench.store->packets(), messages.packets());
}

void TestCollector::twoSourcesAreToldApart()
{
    Bench bench(plainOptions());
    ExportSender first(kHere, bench.start("udp://127.0.0.1:0"));
    const QHostAddress here6(QHostAddress::LocalHostIPv6);
    ExportSender second(here6, bench.start("udp://[::1]:0"));
    ExportMessages a(ExportProtocol::NetFlow5, 0, 10);
    ExportMessages b(ExportProtocol::NetFlow5, 0, 20);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(first.send(a.next()));
        QVERIFY(second.send(b.next()));
    }
    QTRY_COMPARE(bench.collector.status().flowsStored, a.records() + b.records());
    const CollectorStatus status = bench.collector.status();
    QCOMPARE(status.sources.size(), std::size_t {2});
    QCOMPARE(status.sources[0].offered, std::uint64_t {50});
    QCOMPARE(status.sources[1].offered, std::uint64_t {50});
    QCOMPARE(status.exporters.size(), std::size_t {2});
    QCOMPARE(status.exporters[0].id.address.toString(), std::string("127.0.0.1"));
    QCOMPARE(status.exporters[0].records, a.records());
    QCOMPARE(status.exporters[1].id.address.toString(), std::string("::1"));
    QCOMPARE(status.exporters[1].records, b.records());
    QCOMPARE(status.unaccounted(), std::int64_t {0});
}

void TestCollector::sourceStoppedKeepsItsCounts()
{
    Bench bench(plainOptions());
    const std::uint16_t port = bench.start("udp://127.0.0.1:0");
    ExportSender sender(kHere, port);
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 5);
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(bench.offered(), std::uint64_t {1});
    bench.collector.stop(bench.collector.status().sources.front().id);
    QVERIFY(!bench.collector.status().sources.front().running);
    // the port is free again
    const std::string again = "udp://127.0.0.1:" + std::to_string(port);
    QCOMPARE(bench.start(again.c_str()), port);
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(bench.collector.status().flowsStored, messages.records());
    QCOMPARE(bench.offered(), std::uint64_t {2});
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

void TestCollector::finishStoresWhatWasReceived()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    const auto sent = sender.run(messages, 15'000, 0);
    QVERIFY(bench.collector.finish().ok()); // at once
    const CollectorStatus status = bench.collector.status();
    QCOMPARE(status.unaccounted(), std::int64_t {0});
    QCOMPARE(status.waitingDatagrams, std::uint64_t {0});
    QCOMPARE(status.sources.front().offered, sent.datagrams);
    const std::uint64_t lost = bench.drop(DropReason::Kernel) + bench.drop(DropReason::Queue);
    QCOMPARE(bench.store->size() + lost * 30, messages.records());
    QCOMPARE(status.flowsStored, std::uint64_t {bench.store->size()});
}

void TestCollector::stalledDecoderFillsTheQueueAndEveryDropIsCounted()
{
    LiveOptions options = plainOptions();
    options.limits.ringBytes = 256 << 10;
    Bench bench(options);
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    bench.log->setShut(true);
    const auto sent = sender.run(messages, 60'000, 30'000); // 2 s in which nobody decodes
    QTRY_COMPARE(bench.offered(), sent.datagrams);
    QVERIFY(bench.drop(DropReason::Queue) > 0);
    bench.log->setShut(false);
    QTRY_COMPARE(bench.collector.status().waitingDatagrams, std::uint64_t {0});
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
    QVERIFY(bench.collector.finish().ok());
    const std::uint64_t lost = bench.drop(DropReason::Kernel) + bench.drop(DropReason::Queue);
    QCOMPARE(bench.store->size() + lost * 30, messages.records());
}

void TestCollector::stalledStoreFillsTheQueuesAndMemoryStaysBounded()
{
    LiveOptions options = plainOptions();
    options.limits.ringBytes = 256 << 10;
    options.limits.writerRows = 3000;
    options.limits.batchRows = 1000;
    Bench bench(options);
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    bench.store->setShut(true);
    const auto sent = sender.run(messages, 60'000, 60'000);
    QTRY_COMPARE(bench.offered(), sent.datagrams);
    QVERIFY(bench.drop(DropReason::Queue) > 0);
    QVERIFY(bench.collector.status().flowsWaiting < 10'000);
    QVERIFY(bench.collector.status().sources.front().queuedBytes <= 256U << 10);
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
    bench.store->setShut(false);
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
    const std::uint64_t lost = bench.drop(DropReason::Kernel) + bench.drop(DropReason::Queue);
    QCOMPARE(bench.store->size() + lost * 30, messages.records());
}

void TestCollector::fullDiskIsToldAndGoneOnFromByItself()
{
    LiveOptions options = plainOptions();
    options.limits.retryFirst = std::chrono::milliseconds {20};
    options.limits.commitAge = std::chrono::milliseconds {50};
    Bench bench(options);
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    bench.store->setFailing(Error {ErrorCode::NoSpace, "the disk is full"});
    for (int i = 0; i < 10; ++i)
        QVERIFY(sender.send(messages.next()));
    QTRY_VERIFY(bench.collector.status().storageProblem.has_value());
    QCOMPARE(bench.collector.status().storageProblem->code, ErrorCode::NoSpace);
    QTRY_COMPARE(bench.collector.status().flowsWaiting, messages.records());
    QCOMPARE(bench.collector.status().flowsStored, std::uint64_t {0});
    bench.store->setFailing({});
    QTRY_COMPARE(bench.collector.status().flowsStored, messages.records());
    QTRY_VERIFY(!bench.collector.status().storageProblem);
    QCOMPARE(bench.drop(DropReason::Storage), std::uint64_t {0});
}

void TestCollector::rowsThatCannotBeStoredAtTheEndAreCounted()
{
    LiveOptions options = plainOptions();
    options.limits.finishPatience = std::chrono::milliseconds {100};
    options.limits.retryFirst = std::chrono::milliseconds {10};
    options.limits.writerRows = 60;
    options.limits.batchRows = 30;
    Bench bench(options);
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    bench.store->setFailing(Error {ErrorCode::NoSpace, "the disk is full"});
    for (int i = 0; i < 100; ++i)
        QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(bench.offered(), std::uint64_t {100});
    const auto finished = bench.collector.finish();
    QVERIFY(!finished.ok());
    QCOMPARE(finished.error().code, ErrorCode::NoSpace);
    QCOMPARE(bench.drop(DropReason::Storage), messages.records());
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
    QCOMPARE(bench.collector.status().flowsWaiting, std::uint64_t {0});
}

void TestCollector::malformedDatagramsAreCounted()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 1);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(sender.send("no flows"));
        QVERIFY(sender.send(messages.next()));
        QVERIFY(sender.send(QByteArray()));
    }
    QTRY_COMPARE(bench.collector.status().flowsStored, std::uint64_t {20});
    QTRY_COMPARE(bench.drop(DropReason::Malformed), std::uint64_t {40});
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

void TestCollector::sendersOutsideTheListReachNoDecoder()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0", {"10.0.0.0/8"}));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 1);
    for (int i = 0; i < 20; ++i)
        QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(bench.drop(DropReason::NotAllowed), std::uint64_t {20});
    const CollectorStatus status = bench.collector.status();
    QVERIFY(status.exporters.empty());
    QCOMPARE(status.notSenders, std::vector<std::string> {"127.0.0.1"});
    QCOMPARE(status.unaccounted(), std::int64_t {0});
}

void TestCollector::accountingHoldsAtEveryLook()
{
    LiveOptions options = plainOptions();
    options.limits.ringBytes = 256 << 10;
    Bench bench(options);
    const std::uint16_t port = bench.start("udp://127.0.0.1:0");
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    std::jthread sending([&](const std::stop_token& stop) {
        ExportSender sender(kHere, port);
        (void)sender.run(messages, 200'000, 150'000, stop);
    });
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
        QTest::qWait(2);
    }
    sending.request_stop();
    sending.join();
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

void TestCollector::rowsAreCommittedWithinTheTime()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 1);
    QVERIFY(sender.send(messages.next()));
    // 0.1 s for the batch, 0.5 s for the commit, and some for a busy machine
    QTRY_COMPARE_WITH_TIMEOUT(bench.store->size(), std::size_t {1}, 2000);
}

/// Nothing more comes: the clock alone brings them out of the window, later than the templates are
/// looked at anew.
void TestCollector::rowsThatWaitedForAPartnerDoNotShowAsWaitingAnyMore()
{
    LiveOptions options = plainOptions();
    options.pipeline.pair = true;
    options.pipeline.pairWindow = options.pipeline.hold.emplace(3);
    Bench bench(options);
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(bench.collector.status().flowsWaiting, messages.records());
    QTRY_COMPARE_WITH_TIMEOUT(bench.collector.status().flowsStored, messages.records(), 10'000);
    QTRY_COMPARE(bench.collector.status().flowsWaiting, std::uint64_t {0});
}

void TestCollector::liveSearchGetsWhatMatches()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    std::mutex mutex;
    std::vector<Flow> seen;
    std::size_t all = 0;
    const auto filter = parseFilter("src_ip = 10.0.0.7 or packets = 100");
    QVERIFY(filter.ok());
    bench.collector.watch(*filter, [&](const FlowBatchPtr& batch) {
        const std::scoped_lock lock(mutex);
        for (std::size_t row = 0; row < batch->size(); ++row)
            seen.push_back(batch->flow(row));
    });
    bench.collector.watch({}, [&](const FlowBatchPtr& batch) {
        const std::scoped_lock lock(mutex);
        all += batch->size();
    });
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 30);
    for (int i = 0; i < 20; ++i)
        QVERIFY(sender.send(messages.next()));
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(all, std::size_t {600});
    // number 7 by address; 99, 199 … 599 by packets
    QCOMPARE(seen.size(), std::size_t {7});
    QCOMPARE(seen.front().srcIp.toString(), std::string("10.0.0.7"));
    QCOMPARE(seen.back().packets, std::uint64_t {100});
}

void TestCollector::nothingComesAfterUnwatch()
{
    Bench bench(plainOptions());
    ExportSender sender(kHere, bench.start("udp://127.0.0.1:0"));
    std::atomic<int> calls {0};
    const auto watch = bench.collector.watch({}, [&](const FlowBatchPtr&) { ++calls; });
    ExportMessages messages(ExportProtocol::NetFlow5, 0, 1);
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(calls.load(), 1);
    bench.collector.unwatch(watch);
    QVERIFY(sender.send(messages.next()));
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(calls.load(), 1);
    QCOMPARE(bench.store->size(), std::size_t {2});
}

void TestCollector::stateIsKeptOverARestart()
{
    const QTemporaryDir folder;
    LiveOptions options = plainOptions();
    options.stateFile = folder.filePath(QStringLiteral("templates"));
    {
        Bench first(options);
        QVERIFY(first.collector.finish().ok());
    }
    QFile file(options.stateFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("state of the fake"));
    Bench second(options);
    QVERIFY(second.collector.finish().ok());
    QCOMPARE(second.log->restored, std::string("state of the fake"));
}

void TestCollector::badSourcesAreRefused_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("allowed");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no url") << QByteArray("2055") << QByteArray() << QByteArray("udp://");
    QTest::newRow("no prefix") << QByteArray("udp://127.0.0.1:0") << QByteArray("10.0.0.0/33")
                               << QByteArray("neither an address nor a prefix");
    QTest::newRow("no certificate")
        << QByteArray("tls://127.0.0.1:0") << QByteArray() << QByteArray("certificate");
}

void TestCollector::badSourcesAreRefused()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, allowed);
    QFETCH(QByteArray, says);
    Bench bench(plainOptions());
    SourceSettings settings {.url = url.toStdString()};
    if (!allowed.isEmpty())
        settings.allowed.push_back(allowed.toStdString());
    const auto started = bench.collector.start(settings);
    QVERIFY(!started.ok());
    QVERIFY2(started.error().detail.find(says.toStdString()) != std::string::npos,
        started.error().detail.c_str());
    QVERIFY(bench.collector.status().sources.empty());
}

void TestCollector::collectorWithoutSourceEnds()
{
    Bench bench(plainOptions());
    QVERIFY(bench.collector.finish().ok());
    QCOMPARE(bench.collector.status().unaccounted(), std::int64_t {0});
}

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
