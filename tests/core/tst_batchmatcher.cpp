// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/batchmatcher.h"
#include "core/storage/flowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/randomflows.h"

#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

/// With the counters that a query shows.
Flow scaled(Flow flow)
{
    for (std::uint64_t* const count :
        {&flow.packets, &flow.bytes, &flow.reversePackets, &flow.reverseBytes})
        *count = scaledCount(*count, flow.sampling);
    return flow;
}

} // namespace

/// Against the plain evaluation of one flow after the other.
class TestBatchMatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreThoseThatTheFilterDescribes_data();
    void rowsAreThoseThatTheFilterDescribes();
    void noFilterLetsEverythingThrough();
    void emptyBatchHasNoMatches();
    void internalIsWhatTheTestSays();
};

void TestBatchMatcher::rowsAreThoseThatTheFilterDescribes_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 200; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestBatchMatcher::rowsAreThoseThatTheFilterDescribes()
{
    QFETCH(int, seed);
    RandomFlows random(static_cast<std::uint64_t>(seed));
    const std::vector<Flow> flows = random.flows(300);
    FlowBatch batch;
    for (const Flow& flow : flows)
        batch.append(flow);
    for (int i = 0; i < 10; ++i) {
        const FilterPtr filter = random.filter(3);
        std::vector<std::uint32_t> wanted;
        for (std::uint32_t row = 0; row < flows.size(); ++row)
            if (naiveMatches(filter, scaled(flows[row])))
                wanted.push_back(row);
        QVERIFY2(BatchMatcher(filter).matches(batch) == wanted, printFilter(filter).c_str());
    }
}

void TestBatchMatcher::noFilterLetsEverythingThrough()
{
    RandomFlows random(1);
    FlowBatch batch;
    for (const Flow& flow : random.flows(3))
        batch.append(flow);
    QCOMPARE(BatchMatcher({}).matches(batch), (std::vector<std::uint32_t> {0, 1, 2}));
}

void TestBatchMatcher::emptyBatchHasNoMatches()
{
    const auto filter = parseFilter("src_port = 1");
    QVERIFY(filter.ok());
    QVERIFY(BatchMatcher(*filter).matches(FlowBatch {}).empty());
}

void TestBatchMatcher::internalIsWhatTheTestSays()
{
    FlowBatch batch;
    for (const char* server : {"10.0.0.2", "203.0.114.1", "8.8.8.8"}) {
        Flow flow;
        flow.srcIp = *IpAddress::fromString("10.0.0.1");
        flow.dstIp = *IpAddress::fromString(server);
        batch.append(flow);
    }
    const IpPrefix ours = *IpPrefix::fromString("203.0.114.0/24");
    const InsideTest inside = [&ours](const IpAddress& address) {
        return address.isInternal() || ours.contains(address);
    };
    using Rows = std::vector<std::uint32_t>;
    QVERIFY(BatchMatcher(*parseFilter("internal")).matches(batch) == Rows({0}));
    QVERIFY(BatchMatcher(*parseFilter("internal"), inside).matches(batch) == Rows({0, 1}));
    QVERIFY(BatchMatcher(*parseFilter("external"), inside).matches(batch) == Rows({2}));
}

QTEST_GUILESS_MAIN(TestBatchMatcher)
#include "tst_batchmatcher.moc"
