// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/live/listenurl.h"
#include "collectors/live/livecollector.h"
#include "tests/support/exportsender.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

/// From the socket to the workspace with everything real: what was sent is what can be queried.
class TestLiveCollecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProtocolIsStoredExactly_data();
    void everyProtocolIsStoredExactly();
    void dataBeforeItsTemplateIsStoredToo();
    void templatesAreKnownAfterARestart();

private:
    static FlowTotals totalsIn(const Workspace& workspace)
    {
        const auto store = workspace.store();
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        const auto totals = (*store)->totals({}, {});
        if (!totals)
            qFatal("%s", totals.error().detail.c_str());
        return *totals;
    }
    static std::unique_ptr<LiveCollector> begin(Workspace& workspace)
    {
        LiveOptions options;
        options.limits.ringBytes = 4 << 20;
        auto collector = LiveCollector::begin(workspace, options);
        if (!collector)
            qFatal("%s", collector.error().detail.c_str());
        const auto started = (*collector)->start({.url = "udp://127.0.0.1:0"});
        if (!started)
            qFatal("%s", started.error().detail.c_str());
        return std::move(*collector);
    }
    static ExportSender senderTo(const Collector& collector)
    {
        return ExportSender(QHostAddress(QHostAddress::LocalHost),
            parseListenUrl(collector.status().sources.front().url)->port);
    }
};

void TestLiveCollecting::everyProtocolIsStoredExactly_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<quint64>("multiplied");
    QTest::newRow("v5") << int(ExportProtocol::NetFlow5) << quint64 {1};
    QTest::newRow("v9") << int(ExportProtocol::NetFlow9) << quint64 {1};
    QTest::newRow("ipfix") << int(ExportProtocol::Ipfix) << quint64 {1};
    QTest::newRow("sflow") << int(ExportProtocol::SFlow5) << quint64 {100};
}

void TestLiveCollecting::everyProtocolIsStoredExactly()
{
    QFETCH(int, protocol);
    QFETCH(quint64, multiplied);
    const QTemporaryDir folder;
    const auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    QVERIFY(workspace.ok());
    const auto collector = begin(**workspace);
    const bool sampled = multiplied != 1;
    ExportMessages messages(static_cast<ExportProtocol>(protocol), 1, sampled ? 8 : 24);
    ExportSender sender = senderTo(*collector);
    const auto sent = sender.run(messages, 12'000, 60'000);
    QVERIFY(collector->finish().ok());
    const CollectorStatus status = collector->status();
    QCOMPARE(status.unaccounted(), std::int64_t {0});
    QCOMPARE(status.sources.front().offered, sent.datagrams);
    QCOMPARE(status.flowsDecoded, messages.records());
    for (const std::uint64_t drops : status.drops)
        QCOMPARE(drops, std::uint64_t {0});
    QCOMPARE(status.exporters.size(), std::size_t {1});
    QCOMPARE(status.exporters.front().lost, std::uint64_t {0});
    const FlowTotals totals = totalsIn(**workspace);
    QCOMPARE(totals.rows, status.flowsStored);
    QCOMPARE(totals.packets + totals.reversePackets,
        sampled ? messages.records() * multiplied : messages.packets());
    if (!sampled)
        QCOMPARE(totals.bytes + totals.reverseBytes, messages.bytes());
}

void TestLiveCollecting::dataBeforeItsTemplateIsStoredToo()
{
    const QTemporaryDir folder;
    const auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    QVERIFY(workspace.ok());
    const auto collector = begin(**workspace);
    ExportMessages messages(ExportProtocol::Ipfix, 1, 24);
    ExportSender sender = senderTo(*collector);
    QVERIFY(sender.send(messages.next()));
    QTRY_COMPARE(collector->status().sources.front().offered, std::uint64_t {1});
    QVERIFY(sender.send(messages.templates()));
    QVERIFY(collector->finish().ok());
    QCOMPARE(collector->status().unaccounted(), std::int64_t {0});
    QCOMPARE(totalsIn(**workspace).rows, messages.records());
}

void TestLiveCollecting::templatesAreKnownAfterARestart()
{
    const QTemporaryDir folder;
    const auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
    QVERIFY(workspace.ok());
    ExportMessages messages(ExportProtocol::NetFlow9, 1, 24);
    {
        const auto first = begin(**workspace);
        ExportSender sender = senderTo(*first);
        QVERIFY(sender.send(messages.templates()));
        QVERIFY(first->finish().ok());
        QCOMPARE(first->status().templates.size(), std::size_t {1});
    }
    const auto second = begin(**workspace);
    ExportSender sender = senderTo(*second);
    QVERIFY(sender.send(messages.next()));
    QVERIFY(second->finish().ok());
    QCOMPARE(totalsIn(**workspace).rows, messages.records());
}

QTEST_GUILESS_MAIN(TestLiveCollecting)
#include "tst_livecollecting.moc"
