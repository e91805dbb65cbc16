// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/collectorstatusjson.h"

#include <QTest>

using namespace nb;

namespace {

CollectorStatus everything()
{
    CollectorStatus status;
    status.taken = fromMicroseconds(1'772'442'000'123'456);
    status.started = fromMicroseconds(1'772'442'000'000'000);
    status.sources.push_back({.id = 3,
        .url = "udp://[::]:2055",
        .running = true,
        .problem = Error {ErrorCode::Unreadable, "gone"},
        .offered = 10,
        .received = 9,
        .drops = {1, 2, 3, 1},
        .bufferAsked = 16 << 20,
        .bufferGranted = 4 << 20,
        .queuedBytes = 7,
        .sessions = 2,
        .rejectedSessions = 5,
        .notice = "192.0.2.1: refused"});
    ExporterStatus exporter;
    exporter.id = {*IpAddress::fromString("2001:db8::1"), 0xffffffff, 10, 2055};
    exporter.datagrams = 3;
    exporter.lost = 1ULL << 60; // beyond what a double holds
    exporter.sequenceUnit = SequenceUnit::Records;
    exporter.sampling = 100;
    exporter.clockOffset = -1'000'001;
    exporter.problem = "two\nlines, \"quoted\", and \xc3\xa9";
    exporter.conflict = true;
    exporter.firstSeen = status.started;
    status.exporters.push_back(exporter);
    TemplateStatus definition;
    definition.exporter = exporter.id;
    definition.id = 256;
    definition.options = true;
    definition.fields
        = {{"sourceIPv4Address", 0, 8, 4, true}, {"9:12235", 9, 12'235, 65'535, false}};
    definition.records = 12;
    status.templates.push_back(definition);
    status.stages = {{"pair", {{"pairs", 4}, {"waiting", 2}}}};
    status.flowsDecoded = 8;
    status.flowsStored = 6;
    status.flowsWaiting = 2;
    status.waitingDatagrams = 1;
    status.drops = {1, 2, 3, 1};
    status.notSenders = {"192.0.2.9"};
    status.forwarding = CollectorStatus::Forwarding {"tls://core:4740", true, 5, 4, 1, "slow"};
    status.storageProblem = Error {ErrorCode::Unreadable, "disk full"};
    return status;
}

} // namespace

class TestCollectorStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHoldsEverything();
    void exactNumbersSurvive();
    void foreignTextIsRefused_data();
    void foreignTextIsRefused();
    void absentMembersAreAsFresh();
    void unaccountedIsWhatIsMissing();
};

void TestCollectorStatus::jsonHoldsEverything()
{
    const std::string json = toJson(everything());
    const auto read = collectorStatusFromJson(json);
    QVERIFY(read.ok());
    QCOMPARE(toJson(*read), json);
    QCOMPARE(read->sources.front().drops[3], std::uint64_t {1});
    QCOMPARE(read->exporters.front().id, everything().exporters.front().id);
    QCOMPARE(read->exporters.front().problem, everything().exporters.front().problem);
    QCOMPARE(read->templates.front().fields.size(), std::size_t {2});
    QCOMPARE(read->stages, everything().stages);
    QCOMPARE(read->forwarding->acknowledged, std::uint64_t {4});
    QCOMPARE(read->taken, everything().taken);
    // names of drops are part of the interface
    QVERIFY(json.find("\"kernel\":1") != std::string::npos);
    QVERIFY(json.find("\"not-allowed\":3") != std::string::npos);
}

void TestCollectorStatus::exactNumbersSurvive()
{
    const auto read = collectorStatusFromJson(toJson(everything()));
    QCOMPARE(read->exporters.front().lost, 1ULL << 60);
    QCOMPARE(read->exporters.front().clockOffset, std::int64_t {-1'000'001});
}

void TestCollectorStatus::foreignTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "[]", "7", "{", "no json", "\"{}\""})
        QTest::newRow(text) << QByteArray(text);
}

void TestCollectorStatus::foreignTextIsRefused()
{
    QFETCH(QByteArray, text);
    QCOMPARE(collectorStatusFromJson(text.toStdString()).error().code, ErrorCode::Invalid);
}

void TestCollectorStatus::absentMembersAreAsFresh()
{
    const auto read = collectorStatusFromJson(R"({"sources":[{},7],"exporters":{},"new":1})");
    QVERIFY(read.ok());
    QCOMPARE(read->sources.size(), std::size_t {2});
    QVERIFY(read->exporters.empty());
    QCOMPARE(toJson(*collectorStatusFromJson("{}")), toJson(CollectorStatus {}));
}

void TestCollectorStatus::unaccountedIsWhatIsMissing()
{
    CollectorStatus status = everything(); // 10 offered: 3 decoded, 7 dropped, and 1 waits
    QCOMPARE(status.unaccounted(), std::int64_t {-1});
    status.sources.front().offered = 11;
    QCOMPARE(status.unaccounted(), std::int64_t {0});
    status.drops[static_cast<std::size_t>(DropReason::NoTemplate)] = 5; // a part, not a datagram
    QCOMPARE(status.unaccounted(), std::int64_t {0});
}

QTEST_GUILESS_MAIN(TestCollectorStatus)
#include "tst_collectorstatus.moc"
