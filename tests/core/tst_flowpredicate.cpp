// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/flowpredicate.h"
#include "tests/support/memorychunk.h"
#include "tests/support/naivefilter.h"
#include "tests/support/randomflows.h"

#include <QtTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

FilterPtr parsed(const char* text)
{
    auto filter = parseFilter(text);
    return filter ? *filter : nullptr;
}

/// Flows cut into chunks over common dictionaries.
struct Stored
{
    std::vector<std::vector<Flow>> flows;
    std::vector<MemoryChunk> chunks;
    std::shared_ptr<const Dictionaries> dictionaries;

    explicit Stored(std::vector<std::vector<Flow>> parts)
        : flows(std::move(parts))
    {
        DictionaryBuilder builder;
        for (const auto& part : flows)
            chunks.emplace_back(part, builder);
        dictionaries = std::make_shared<const Dictionaries>(std::move(builder.dictionaries));
    }
};

std::string describe(const FilterPtr& filter, const Flow& flow)
{
    FlowBatch batch;
    batch.append(flow);
    return printFilter(filter) + " on " + printFilter(filterForCell(batch, 0, FlowField::SrcIp))
        + " start " + toString(flow.start) + " bytes " + std::to_string(flow.bytes);
}

/// Holds the predicate to the naive evaluator; gives the number of matches.
std::size_t check(const FilterPtr& filter, const TimeRange& range, Stored& stored)
{
    const FlowPredicate predicate(filter, range, stored.dictionaries);
    std::size_t total = 0;
    for (std::size_t c = 0; c < stored.chunks.size(); ++c) {
        const std::vector<Flow>& flows = stored.flows[c];
        std::vector<std::uint8_t> mask(flows.size(), 7);
        const auto zone = predicate.zone(stored.chunks[c]);
        const std::size_t matches = predicate.evaluate(stored.chunks[c], mask);
        std::size_t expected = 0;
        for (std::size_t i = 0; i < flows.size(); ++i) {
            const bool wanted = naiveMatches(filter, range, flows[i]);
            expected += wanted ? 1 : 0;
            if (mask[i] != (wanted ? 1 : 0))
                qFatal("wrong: %s", describe(filter, flows[i]).c_str());
        }
        if (matches != expected)
            qFatal("wrong count: %s", printFilter(filter).c_str());
        if ((zone == FlowPredicate::Zone::None && expected != 0)
            || (zone == FlowPredicate::Zone::All && expected != flows.size())
            || (predicate.matchesAll() && expected != flows.size()))
            qFatal("wrong zone: %s", printFilter(filter).c_str());
        total += expected;
    }
    return total;
}

} // namespace

class TestFlowPredicate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldAndOperatorAgreesWithTheNaiveEvaluator()
    {
        RandomFlows random(1);
        Stored stored({random.flows(300), random.flows(1), random.flows(5)});
        std::size_t matched = 0;
        for (int i = 0; i < 6000; ++i) {
            const FilterPtr filter = FilterNode::makeCondition(random.condition());
            matched += check(filter, {}, stored) > 0 ? 1 : 0;
        }
        // The test would be idle if conditions hardly ever matched or always did.
        QVERIFY(matched > 2000 && matched < 5900);
    }

    void randomTreesAgreeWithTheNaiveEvaluator()
    {
        RandomFlows random(2);
        for (int round = 0; round < 20; ++round) {
            Stored stored({random.flows(60), random.flows(20), random.flows(2)});
            for (int i = 0; i < 200; ++i)
                check(random.filter(4), random.range(), stored);
        }
    }

    void blocksJoinWithoutSeams()
    {
        RandomFlows random(3);
        Stored stored({random.flows(4096 * 2 + 37)});
        for (int i = 0; i < 60; ++i)
            check(random.filter(3), random.range(), stored);
    }

    void similarFlowsGiveDecidedZones()
    {
        RandomFlows random(4);
        int decided = 0;
        for (int round = 0; round < 400; ++round) {
            const std::vector<Flow> same(3, random.flow());
            Stored stored({same});
            const FilterPtr filter = random.filter(2);
            check(filter, random.range(), stored);
            const FlowPredicate predicate(filter, {}, stored.dictionaries);
            decided += predicate.zone(stored.chunks[0]) != FlowPredicate::Zone::Some ? 1 : 0;
        }
        QVERIFY(decided > 300);
    }

    void noFilterMatchesAllWithoutReadingColumns()
    {
        RandomFlows random(5);
        Stored stored({random.flows(10)});
        const FlowPredicate predicate(nullptr, {}, stored.dictionaries);
        QVERIFY(predicate.matchesAll());
        std::vector<std::uint8_t> mask(10, 0);
        QCOMPARE(predicate.evaluate(stored.chunks[0], mask), std::size_t {10});
        QVERIFY(stored.chunks[0].decoded().empty());
    }

    void laterColumnsAreNotDecodedWhenNothingIsLeft()
    {
        RandomFlows random(6);
        std::vector<Flow> flows = random.flows(50);
        for (std::size_t i = 0; i < flows.size(); ++i) {
            flows[i].dstPort = Port(i % 2 == 0 ? 80 : 9000);
            flows[i].bytes = i;
        }
        Stored stored({flows});
        const FlowPredicate predicate(
            parsed("bytes > 3 and dst_port = 443"), {}, stored.dictionaries);
        std::vector<std::uint8_t> mask(50, 1);
        QCOMPARE(predicate.evaluate(stored.chunks[0], mask), std::size_t {0});
        QVERIFY(stored.chunks[0].decoded() == std::set<Column> {Column::DstPort});
    }

    void unknownCountersCompareWithNothing()
    {
        Flow flow;
        flow.bytes = kUnknownCount;
        flow.reverseBytes = 5;
        Stored stored({{flow}});
        for (const char* text :
            {"bytes = 0", "bytes != 0", "bytes >= 0", "bytes", "bytes in {0, 1}",
                "bytes_total >= 0", "bytes != reverse_bytes", "bytes != 18446744073709551615"})
            QCOMPARE(check(parsed(text), {}, stored), std::size_t {0});
        QCOMPARE(check(parsed("not bytes >= 0"), {}, stored), std::size_t {1});
    }

    void absentTextIsUnequalToEveryText()
    {
        Stored stored({{Flow {}}});
        QCOMPARE(check(parsed("dst_segment != CDE"), {}, stored), std::size_t {1});
        QCOMPARE(check(parsed("dst_segment = CDE"), {}, stored), std::size_t {0});
        QCOMPARE(check(parsed("dst_segment ~ *"), {}, stored), std::size_t {0});
        QCOMPARE(check(parsed("dst_segment !~ C*"), {}, stored), std::size_t {1});
        QCOMPARE(check(parsed("dst_segment = src_segment"), {}, stored), std::size_t {0});
        QCOMPARE(check(parsed("segment"), {}, stored), std::size_t {0});
    }

    void eitherSideUnequalMeansNeitherSide()
    {
        Flow flow;
        flow.srcIp = IpAddress::fromV4(0x0a000001);
        flow.dstIp = IpAddress::fromV4(0x0a000002);
        Stored stored({{flow}});
        QCOMPARE(check(parsed("ip = 10.0.0.1"), {}, stored), std::size_t {1});
        QCOMPARE(check(parsed("ip = 10.0.0.2"), {}, stored), std::size_t {1});
        QCOMPARE(check(parsed("ip != 10.0.0.2"), {}, stored), std::size_t {0});
        QCOMPARE(check(parsed("ip != 10.0.0.3"), {}, stored), std::size_t {1});
        QCOMPARE(check(parsed("ip !~ 10.0.0.?"), {}, stored), std::size_t {0});
    }

    void rangeTakesFlowsThatOverlapIt()
    {
        const auto at = [](int second) { return fromMicroseconds(1'000'000LL * second); };
        Flow flow;
        flow.start = at(10);
        flow.end = at(20);
        Stored stored({{flow}});
        QCOMPARE(check(nullptr, {at(20), at(30)}, stored), std::size_t {1});
        QCOMPARE(check(nullptr, {at(21), at(30)}, stored), std::size_t {0});
        QCOMPARE(check(nullptr, {at(0), at(10)}, stored), std::size_t {0});
        QCOMPARE(check(nullptr, {at(0), at(11)}, stored), std::size_t {1});
        QCOMPARE(check(nullptr, {std::nullopt, at(11)}, stored), std::size_t {1});
    }

    void idsPastTheEndOfADictionaryMatchNothing()
    {
        RandomFlows random(7);
        Stored stored({random.flows(40)});
        const auto empty = std::make_shared<const Dictionaries>();
        for (int i = 0; i < 500; ++i) {
            const FlowPredicate predicate(random.filter(3), {}, empty);
            std::vector<std::uint8_t> mask(40, 0);
            const std::size_t matches = predicate.evaluate(stored.chunks[0], mask);
            QCOMPARE(matches, static_cast<std::size_t>(std::ranges::count(mask, std::uint8_t {1})));
        }
    }
};

QTEST_GUILESS_MAIN(TestFlowPredicate)
#include "tst_flowpredicate.moc"
