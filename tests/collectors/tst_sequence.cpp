// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/sequencehabit.h"
#include "tests/support/exportbuilder.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace nb;
using namespace nb::test;

namespace {

struct Sent
{
    std::uint32_t sequence;
    std::uint32_t units;
};

/// A stream that starts just before the numbers wrap; `maxUnits` 1 counts messages.
std::vector<Sent> streamOf(std::size_t messages, std::uint32_t maxUnits, std::mt19937& random)
{
    std::vector<Sent> all;
    std::uint32_t sequence = 0xFFFF'F000U;
    for (std::size_t i = 0; i < messages; ++i) {
        const auto units = static_cast<std::uint32_t>(maxUnits == 1 ? 1 : 1 + random() % maxUnits);
        all.push_back({sequence, units});
        sequence += units;
    }
    return all;
}

SequencePlace placeOf(const Sent& sent)
{
    return {sent.sequence, sent.units, 0, std::nullopt};
}

} // namespace

/// Sequence numbers: rules B1 to B3 and A8.
class SequenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void b1LossIsExactOverAWrap_data();
    void b1LossIsExactOverAWrap();
    void b1ReorderingIsNoLoss();
    void b1DuplicatesAreCountedApart();
    void b1NetFlow5CountsFlows();
    void b1NetFlow9CountsMessages();
    void b1IpfixCountsRecordsWithOptionsAndWithoutTemplates();
    void b2LossIsUnknownWhileATemplateIsMissing();
    void b3LostFlowsAreToldNotGaps();
    void a8RestartNeedsProof();
    void a8NewCountWithoutProofIsNoDuplicate();
    void b2LateMessageIsNoLossWhereTheSizeIsUnknown();
    void b1ExportersThatCountTheirOwnWayLoseNothing_data();
    void b1ExportersThatCountTheirOwnWayLoseNothing();
    void b1LossIsNoHabit();
    void a8UptimeWrapIsNoRestart();
    void copiesOfAMessageMakeNoSecondRows();
};

void SequenceTest::b1LossIsExactOverAWrap_data()
{
    QTest::addColumn<std::uint32_t>("maxUnits");
    QTest::newRow("messages") << 1U;
    QTest::newRow("flows or records") << 30U;
}

void SequenceTest::b1LossIsExactOverAWrap()
{
    QFETCH(std::uint32_t, maxUnits);
    std::mt19937 random(7);
    const auto all = streamOf(10'000, maxUnits, random);
    SequenceTracker tracker;
    std::uint64_t lost = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool edge = i == 0 || i + 1 == all.size();
        if (!edge && random() % 100 == 0)
            lost += all[i].units;
        else
            tracker.take(placeOf(all[i]));
    }
    QVERIFY(lost > 0);
    QCOMPARE(tracker.lost(), lost);
    QCOMPARE(tracker.duplicates(), 0U);
    QCOMPARE(tracker.restarts(), 0U);
}

void SequenceTest::b1ReorderingIsNoLoss()
{
    std::mt19937 random(9);
    auto all = streamOf(6'400, 30, random);
    for (std::size_t i = 1; i + 64 < all.size(); i += 64)
        std::shuffle(all.begin() + static_cast<std::ptrdiff_t>(i),
            all.begin() + static_cast<std::ptrdiff_t>(i + 64), random);
    SequenceTracker tracker;
    for (const Sent& sent : all)
        tracker.take(placeOf(sent));
    QCOMPARE(tracker.lost(), 0U);
    QCOMPARE(tracker.duplicates(), 0U);
    QVERIFY(tracker.reordered() > 1000);
}

void SequenceTest::b1DuplicatesAreCountedApart()
{
    std::mt19937 random(11);
    const auto all = streamOf(1'000, 30, random);
    SequenceTracker tracker;
    std::uint64_t twice = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        tracker.take(placeOf(all[i]));
        if (i % 10 == 5) {
            tracker.take(placeOf(all[i]));
            ++twice;
        }
    }
    QCOMPARE(tracker.duplicates(), twice);
    QCOMPARE(tracker.lost(), 0U);
}

void SequenceTest::b1NetFlow5CountsFlows()
{
    DecoderBench bench;
    bench.send(netflow5(0, 30));
    bench.send(netflow5(30, 10));
    bench.send(netflow5(100, 5)); // 40 to 99 are missing
    QCOMPARE(bench.status().lost, 60U);
    QCOMPARE(bench.status().sequenceUnit, SequenceUnit::Flows);
}

void SequenceTest::b1NetFlow9CountsMessages()
{
    DecoderBench bench;
    const auto data = Octets().u32(1).u32(2).u32(3);
    bench.send(MessageBuilder::netflow9(5).templates(templateRecord(256, {{1, 4}}, false)));
    bench.send(MessageBuilder::netflow9(6).set(256, data));
    bench.send(MessageBuilder::netflow9(9).set(256, data));
    QCOMPARE(bench.status().lost, 2U);
    QCOMPARE(bench.status().sequenceUnit, SequenceUnit::Packets);
}

void SequenceTest::b1IpfixCountsRecordsWithOptionsAndWithoutTemplates()
{
    DecoderBench bench;
    bench.send(MessageBuilder::ipfix(0)
                   .templates(templateRecord(256, {{1, 4}}, true))
                   .options(ipfixOptions(257, 1, {{149, 4}, {34, 4}})));
    bench.send(MessageBuilder::ipfix(0)
                   .set(256, Octets().u32(1).u32(2).u32(3))
                   .set(257, Octets().u32(0).u32(10)));
    bench.send(MessageBuilder::ipfix(4).set(256, Octets().u32(1)));
    QCOMPARE(bench.status().lost, 0U);
    bench.send(MessageBuilder::ipfix(12).set(256, Octets().u32(1)));
    QCOMPARE(bench.status().lost, 7U);
    QCOMPARE(bench.status().sequenceUnit, SequenceUnit::Records);
}

void SequenceTest::b2LossIsUnknownWhileATemplateIsMissing()
{
    DecoderBench bench;
    bench.send(MessageBuilder::ipfix(0).templates(templateRecord(256, {{1, 4}}, true)));
    bench.send(MessageBuilder::ipfix(0).set(256, Octets().u32(1)).set(999, Octets().fill(20)));
    bench.send(MessageBuilder::ipfix(6).set(256, Octets().u32(1)));
    QCOMPARE(bench.status().lost, 0U);
    QCOMPARE(bench.status().lossUnknown, 1U);
    bench.send(MessageBuilder::ipfix(9).set(256, Octets().u32(1))); // in step again: 7, 8
    QCOMPARE(bench.status().lost, 2U);
    QCOMPARE(bench.status().lossUnknown, 1U);
}

void SequenceTest::b3LostFlowsAreToldNotGaps()
{
    DecoderBench bench;
    std::uint32_t sequence = 0;
    std::uint64_t sent = 0;
    std::uint64_t stored = 0;
    for (int i = 0; i < 100; ++i) {
        if (i % 7 != 3) {
            bench.send(netflow5(sequence, 30));
            stored += bench.rows().size();
        }
        sequence += 30;
        sent += 30;
    }
    QCOMPARE(bench.status().lost, sent - stored);
}

void SequenceTest::a8RestartNeedsProof()
{
    const auto place = [](std::uint32_t sequence, std::uint32_t uptime, std::int64_t seconds) {
        return SequencePlace {sequence, 1U, seconds * 1'000'000, uptime};
    };
    SequenceTracker restarted;
    restarted.take(place(500'000, 80'000'000, 1000));
    QCOMPARE(restarted.take(place(0, 20'000, 1100)), SequenceTracker::Verdict::Restart);
    QCOMPARE(restarted.take(place(1, 21'000, 1101)), SequenceTracker::Verdict::InOrder);
    QCOMPARE(restarted.lost(), 0U);
    QCOMPARE(restarted.restarts(), 1U);

    SequenceTracker unproven; // the uptime goes on: an old message, not a restart
    unproven.take(place(500'000, 80'000'000, 1000));
    QVERIFY(unproven.take(place(0, 80'000'500, 1000)) != SequenceTracker::Verdict::Restart);
    QCOMPARE(unproven.take(place(500'001, 80'001'000, 1001)), SequenceTracker::Verdict::InOrder);
    QCOMPARE(unproven.restarts(), 0U);

    SequenceTracker ipfix; // without uptime the export time has to go back
    ipfix.take({500'000, 1U, 1000 * 1'000'000LL, std::nullopt});
    QVERIFY(
        ipfix.take({3, 1U, 1001 * 1'000'000LL, std::nullopt}) != SequenceTracker::Verdict::Restart);
    QCOMPARE(
        ipfix.take({4, 1U, 900 * 1'000'000LL, std::nullopt}), SequenceTracker::Verdict::Restart);
}

void SequenceTest::a8NewCountWithoutProofIsNoDuplicate()
{
    SequenceTracker tracker;
    tracker.take({500'000, 1U, 1000 * 1'000'000LL, std::nullopt});
    SequenceTracker::Verdict last = SequenceTracker::Verdict::InOrder;
    for (std::uint32_t i = 0; i < 8; ++i)
        last = tracker.take({i, 1U, 1001 * 1'000'000LL, std::nullopt});
    QCOMPARE(last, SequenceTracker::Verdict::Resynchronised);
    QCOMPARE(tracker.duplicates(), 0U);
    QCOMPARE(tracker.unknown(), 1U);
    QCOMPARE(
        tracker.take({8, 1U, 1002 * 1'000'000LL, std::nullopt}), SequenceTracker::Verdict::InOrder);
}

void SequenceTest::b2LateMessageIsNoLossWhereTheSizeIsUnknown()
{
    // the first message has the template: until it comes, records cannot be counted
    const auto at = [](std::uint32_t sequence, std::optional<std::uint32_t> units) {
        return SequencePlace {sequence, units, 1000 * 1'000'000LL, std::nullopt};
    };
    SequenceTracker tracker;
    tracker.take(at(40, std::nullopt));
    tracker.take(at(80, std::nullopt));
    QCOMPARE(tracker.take(at(0, 40U)), SequenceTracker::Verdict::Late);
    QCOMPARE(tracker.take(at(120, 40U)), SequenceTracker::Verdict::Resynchronised);
    QCOMPARE(tracker.take(at(160, 40U)), SequenceTracker::Verdict::InOrder);
    QCOMPARE(tracker.lost(), 0U);
    QCOMPARE(tracker.reordered(), 1U);
}

void SequenceTest::b1ExportersThatCountTheirOwnWayLoseNothing_data()
{
    QTest::addColumn<bool>("countsItself");
    QTest::addColumn<bool>("leavesOutOptions");
    QTest::newRow("RFC 7011") << false << false;
    QTest::newRow("options left out") << false << true;
    QTest::newRow("with its own records") << true << false;
    QTest::newRow("softflowd") << true << true;
}

void SequenceTest::b1ExportersThatCountTheirOwnWayLoseNothing()
{
    QFETCH(bool, countsItself);
    QFETCH(bool, leavesOutOptions);
    SequenceHabit habit;
    SequenceTracker tracker;
    std::uint32_t sent = 0xFFFF'FFA0U; // goes round
    for (unsigned i = 0; i < 200; ++i) {
        const std::uint32_t options = i % 5 == 0 ? 1 : 0;
        const std::uint32_t records = 20 + i * 7 % 13;
        const std::uint32_t before = sent;
        sent += records + (leavesOutOptions ? 0 : options);
        SequencePlace place {
            countsItself ? sent : before, records + options, 1000 * 1'000'000LL, std::nullopt};
        if (habit.learn(place, options))
            tracker = {};
        tracker.take(habit.adjusted(place, options));
        if (i == 100)
            QCOMPARE(habit.isOfRfc(), !countsItself && !leavesOutOptions);
    }
    QCOMPARE(tracker.lost(), 0U);
    QCOMPARE(tracker.duplicates(), 0U);
    QCOMPARE(tracker.reordered(), 0U);
}

void SequenceTest::b1LossIsNoHabit()
{
    SequenceHabit habit;
    SequenceTracker tracker;
    std::uint32_t sent = 0;
    std::uint32_t lost = 0;
    for (unsigned i = 0; i < 5000; ++i) {
        const std::uint32_t options = i % 7 == 0 ? 1 : 0;
        const std::uint32_t records = 20 + i * 11 % 13 + options;
        const std::uint32_t before = sent;
        sent += records;
        if (i != 0 && i != 4999 && i * 2'654'435'761U % 100 < 40) { // 40 of 100 never arrive
            lost += records;
            continue;
        }
        const SequencePlace place {before, records, 1000 * 1'000'000LL, std::nullopt};
        QVERIFY(!habit.learn(place, options));
        tracker.take(habit.adjusted(place, options));
    }
    QCOMPARE(tracker.lost(), std::uint64_t {lost});
}

void SequenceTest::a8UptimeWrapIsNoRestart()
{
    SequenceTracker tracker;
    tracker.take({10, 1U, 1'000'000'000'000, 0xFFFF'FF00U});
    // 1 s later; message 9 comes late with the uptime of its time
    tracker.take({12, 1U, 1'000'001'000'000, 0x0000'02E8U});
    QCOMPARE(tracker.restarts(), 0U);
    QCOMPARE(tracker.lost(), 1U);
    tracker.take({11, 1U, 1'000'000'000'000, 0xFFFF'FF10U});
    QCOMPARE(tracker.lost(), 0U);
    QCOMPARE(tracker.restarts(), 0U);
}

void SequenceTest::copiesOfAMessageMakeNoSecondRows()
{
    DecoderBench bench;
    bench.send(netflow5(0, 3));
    bench.send(netflow5(3, 3));
    QCOMPARE(bench.rows().size(), std::size_t {6});
    bench.send(netflow5(0, 3));
    QCOMPARE(bench.rows().size(), std::size_t {0});
    QCOMPARE(bench.status().duplicates, 1U);
    QCOMPARE(bench.status().datagrams, 3U);
    bench.send(netflow5(0, 2)); // the same number with other content
    QCOMPARE(bench.rows().size(), std::size_t {2});
    // an exporter that starts again has the same number and begin, and another last record
    auto again = netflow5(0, 3);
    again.patch16(again.size() - 2, 0x0101);
    bench.send(again);
    QCOMPARE(bench.rows().size(), std::size_t {3});
}

QTEST_APPLESS_MAIN(SequenceTest)
#include "tst_sequence.moc"
