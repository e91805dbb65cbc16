// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/epsilonsearch.h"
#include "core/pivot/naivegraphs.h"
#include "core/pivot/pivotexplorer.h"
#include "core/pivot/pivotstream.h"
#include "tests/support/pivotoracle.h"
#include "tests/support/pivotscenario.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kBase = 1'772'442'000'000'000; // µs
constexpr std::int64_t kSecond = 1'000'000;

/// `10.0.0.1` for 'a', and so on; capitals are outside.
IpAddress host(char name)
{
    constexpr std::uint32_t kInside = 0x0a000000;
    constexpr std::uint32_t kOutside = 0xc6336400;
    return name >= 'a' ? IpAddress::fromV4(kInside + static_cast<std::uint32_t>(name - 'a' + 1))
                       : IpAddress::fromV4(kOutside + static_cast<std::uint32_t>(name - 'A' + 1));
}

/// An answered TCP flow of its own connection; times in seconds.
PivotRecord flow(char from, char to, std::uint16_t port, double start, double end)
{
    static std::uint16_t clientPort = 20'000;
    PivotRecord record;
    record.start = kBase + static_cast<std::int64_t>(start * kSecond);
    record.end = kBase + static_cast<std::int64_t>(end * kSecond);
    record.source = host(from);
    record.destination = host(to);
    record.sourcePort = clientPort;
    record.destinationPort = port;
    record.protocol = 6;
    record.bytes = record.reverseBytes = 5000;
    record.direction = DirectionEvidence::Syn;
    clientPort = clientPort == 32'000 ? 20'000 : static_cast<std::uint16_t>(clientPort + 1);
    return record;
}

std::string letters(const PivotFlowSet& flows, const std::vector<PivotHost>& path)
{
    std::string text;
    for (const PivotHost h : path)
        for (char name = 'a'; name <= 'z'; ++name)
            if (flows.hosts()[h] == host(name))
                text += name;
    return text;
}

std::map<std::string, std::uint64_t> epsilonTable(
    const std::vector<PivotRecord>& records, double epsilon)
{
    PivotSettings settings;
    settings.parameters.epsilon = static_cast<std::int64_t>(epsilon * kSecond);
    PivotFlowSet flows(settings.services);
    for (const PivotRecord& record : records)
        flows.add(record);
    flows.finish();
    const auto result
        = EpsilonSearch(flows.flows(), flows.hosts().size(), settings.parameters).run({});
    std::map<std::string, std::uint64_t> table;
    for (const auto& [path, count] : result->paths)
        table[letters(flows, path)] = count;
    return table;
}

std::vector<PivotRecord> randomTrace(std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto below
        = [&random](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    static constexpr std::uint16_t kPorts[]
        = {22, 22, 22, 3389, 445, 445, 5985, 135, 443, 80, 8080, 4444, 1433, 25, 88, 389, 53};
    const std::uint32_t hosts = 3 + below(6);
    const std::uint32_t count = 2 + below(24);
    const std::uint32_t length = 30 + below(400);
    std::vector<PivotRecord> records;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto name = [&] {
            return static_cast<char>(below(6) == 0 ? 'A' + below(3) : 'a' + below(hosts));
        };
        const char from = name();
        char to = name();
        while (to == from)
            to = name();
        // whole seconds and thirds: ties and touching ends occur, and so do short and long ones
        const double start = below(length);
        const double duration = below(3) == 0 ? below(200) : below(20) / 3.0;
        PivotRecord record = flow(from, to, kPorts[below(17)], start, start + duration);
        if (below(12) == 0)
            record.reverseBytes = 0;
        records.push_back(record);
    }
    return records;
}

std::string chainList(const PivotAnalysis& analysis)
{
    std::string text;
    for (const PivotChain& chain : analysis.chains())
        text.append(pathText(analysis, chain)).append(" ");
    return text;
}

} // namespace

/// The detector on traces made here: against its definition, with verdicts, in all modes.
class TestPivotAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomTracesEqualTheDefinition();
    void randomTracesDoNotDependOnOrder();
    void epsilonGivesThePapersTables();
    void epsilonHasNoPathAgainstTime();
    void naiveDrawsWhatFollowsAnyhow();
    void sampledRecordsWithoutAnswerStillLink();
    void unansweredFlowLinksNothing();
    void twoExportersOfOneFlowCountOnce();
    void directionsInRecordsOfTheirOwnAreJoined();
    void streamGivesWhatABatchGives();
    void streamForgetsAndTellsOnce();
    void verdictsHideAndAreCounted();
    void verdictsSurviveJson();
    void roleOfControllerLowersTheScore();
    void crowdedSearchSaysTruncated();
    void pathsFollowTime();
    void neighboursAreTimeCompatible();
    void parametersRejectNonsense();
};

void TestPivotAnalysis::randomTracesEqualTheDefinition()
{
    std::size_t chains = 0;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        const auto records = randomTrace(seed);
        const auto analysis = analyse(records, {});
        const auto expected = oracleChains(records);
        const std::string where = "seed " + std::to_string(seed) + ": " + chainList(*analysis);
        QVERIFY2(analysis->chains().size() == expected.size(), where.c_str());
        for (const PivotChain& chain : analysis->chains()) {
            const auto it = expected.find(pathText(*analysis, chain));
            QVERIFY2(it != expected.end(), where.c_str());
            QVERIFY2(std::abs(it->second.score - chain.score) < 1e-6, where.c_str());
            QVERIFY2(it->second.support == chain.support, where.c_str());
        }
        chains += expected.size();
    }
    QVERIFY(chains > 500); // the traces are not empty of pivots
}

void TestPivotAnalysis::randomTracesDoNotDependOnOrder()
{
    std::mt19937 random(3);
    for (std::uint32_t seed = 2000; seed < 2100; ++seed) {
        auto records = randomTrace(seed);
        const auto first = analyse(records, {});
        std::ranges::shuffle(records, random);
        const auto second = analyse(records, {});
        QCOMPARE(chainList(*second), chainList(*first));
        QCOMPARE(second->facts().episodes, first->facts().episodes);
        QCOMPARE(second->links().links, first->links().links);
    }
}

void TestPivotAnalysis::epsilonGivesThePapersTables()
{
    const std::vector<PivotRecord> records {flow('a', 'b', 22, 2, 3), flow('a', 'b', 22, 11, 12),
        flow('b', 'c', 22, 12, 13), flow('d', 'c', 22, 12, 13), flow('d', 'a', 22, 13, 14),
        flow('b', 'd', 22, 15, 16), flow('d', 'e', 22, 30, 31), flow('d', 'e', 22, 42, 43)};
    using Table = std::map<std::string, std::uint64_t>;
    QCOMPARE(epsilonTable(records, 5), (Table {{"abc", 1}, {"abd", 1}}));
    const Table all {{"abde", 4}, {"abd", 2}, {"abc", 2}, {"bde", 2}};
    QCOMPARE(epsilonTable(records, 27), all);
    QCOMPARE(epsilonTable(records, 1000), all);
}

void TestPivotAnalysis::epsilonHasNoPathAgainstTime()
{
    std::vector<PivotRecord> records {flow('c', 'd', 22, 1, 2), flow('c', 'd', 22, 13, 14),
        flow('b', 'c', 22, 5, 6), flow('b', 'c', 22, 14, 15), flow('a', 'b', 22, 10, 11),
        flow('a', 'b', 22, 50, 51)};
    auto table = epsilonTable(records, 1e6);
    QVERIFY(table.contains("abc") && table.contains("bcd") && !table.contains("abcd"));
    records.push_back(flow('b', 'c', 22, 11, 12));
    table = epsilonTable(records, 1e6);
    QVERIFY(table.contains("abcd"));
}

void TestPivotAnalysis::naiveDrawsWhatFollowsAnyhow()
{
    // c goes on to d before b comes to c; the detector of 2020 draws it all the same
    PivotSettings settings;
    PivotFlowSet flows(settings.services);
    for (const PivotRecord& record : {flow('a', 'b', 22, 0, 100), flow('c', 'd', 22, 10, 20),
             flow('b', 'c', 22, 50, 90), flow('x', 'y', 443, 0, 5)})
        flows.add(record);
    flows.finish();
    const auto result = NaiveSearch(flows.flows()).run({});
    QCOMPARE(result->rootFlows, 3U);
    QCOMPARE(result->graphs.size(), 1U); // what b>c leads to starts too early
    QCOMPARE(result->graphs.front().edges.size(), 3U);
}

void TestPivotAnalysis::sampledRecordsWithoutAnswerStillLink()
{
    std::vector<PivotRecord> records {
        flow('a', 'b', 22, 0, 600), flow('b', 'c', 3389, 60, 500), flow('c', 'd', 5985, 120, 180)};
    for (PivotRecord& record : records) {
        record.reverseBytes = 0;
        record.sampled = true;
    }
    const auto analysis = analyse(records, {});
    QCOMPARE(chainList(*analysis), std::string("10.0.0.1>10.0.0.2>10.0.0.3>10.0.0.4 "));
    for (const PivotLink& link : analysis->chains().front().links)
        QVERIFY(analysis->warnings(link).sampled);
}

void TestPivotAnalysis::unansweredFlowLinksNothing()
{
    std::vector<PivotRecord> records {flow('a', 'b', 22, 0, 600), flow('b', 'c', 22, 60, 500)};
    QCOMPARE(analyse(records, {})->chains().size(), 1U);
    records[1].reverseBytes = 0;
    QVERIFY(analyse(records, {})->chains().empty());
    records[1].reverseBytes = PivotRecord::kUnknown;
    QCOMPARE(analyse(records, {})->chains().size(), 1U);
}

void TestPivotAnalysis::twoExportersOfOneFlowCountOnce()
{
    const PivotRecord first = flow('a', 'b', 22, 0, 60);
    PivotRecord second = first;
    second.exporter = 1;
    second.start += 2000;
    second.bytes = 5200;
    PivotRecord rest = first;
    rest.start = first.end + kSecond;
    rest.end = rest.start + 60 * kSecond;
    const auto analysis = analyse({first, second, rest}, {});
    QCOMPARE(analysis->facts().flowSet.flows().size(), 1U);
    const Episode& episode = analysis->facts().episodes.front();
    QCOMPARE(episode.flows, 1U);
    QCOMPARE(episode.bytes, 5200U + 5000U); // the larger of what two saw, and what followed
    QCOMPARE(episode.end, rest.end);
}

void TestPivotAnalysis::directionsInRecordsOfTheirOwnAreJoined()
{
    PivotRecord there = flow('a', 'b', 22, 0, 60);
    there.reverseBytes = PivotRecord::kUnknown;
    there.bytes = 700;
    there.direction = DirectionEvidence::Guess;
    PivotRecord back = there;
    std::swap(back.source, back.destination);
    std::swap(back.sourcePort, back.destinationPort);
    back.bytes = 900;
    back.start += 100;
    PivotRecord more = there;
    more.start = there.end;
    more.end = there.end + kSecond;
    PivotRecord moreBack = back;
    moreBack.start = more.start + 100;
    moreBack.end = more.end;
    const auto analysis = analyse({moreBack, back, more, there}, {});
    QCOMPARE(analysis->facts().episodes.size(), 1U);
    const Episode& episode = analysis->facts().episodes.front();
    QCOMPARE(analysis->address(episode.client), host('a'));
    QCOMPARE(episode.bytes, 1400U);
    QCOMPARE(episode.reverseBytes, 1800U);
}

void TestPivotAnalysis::streamGivesWhatABatchGives()
{
    for (std::uint32_t seed = 3000; seed < 3050; ++seed) {
        auto records = randomTrace(seed);
        // up to five minutes late
        std::mt19937 random(seed);
        std::vector<std::pair<std::int64_t, std::size_t>> arrival;
        for (std::size_t i = 0; i < records.size(); ++i)
            arrival.emplace_back(records[i].end + random() % (300 * kSecond), i);
        std::ranges::sort(arrival);
        PivotStream stream {PivotSettings {}};
        for (const auto& [time, i] : arrival) {
            stream.add(records[i]);
            if (random() % 5 == 0)
                QVERIFY(stream.result().ok());
        }
        const auto live = stream.result();
        const auto batch = analyse(records, {});
        QCOMPARE((*live)->facts().episodes, batch->facts().episodes);
        QCOMPARE((*live)->links().links, batch->links().links);
        QCOMPARE(chainList(**live), chainList(*batch));
    }
}

void TestPivotAnalysis::streamForgetsAndTellsOnce()
{
    PivotStream stream(PivotSettings {}, 3600 * kSecond);
    stream.add(flow('a', 'b', 22, 0, 300));
    stream.add(flow('b', 'c', 22, 20, 280));
    QCOMPARE(stream.newChains(**stream.result()).size(), 1U);
    QCOMPARE(stream.newChains(**stream.result()).size(), 0U);
    stream.add(flow('x', 'y', 443, 7200, 7201));
    QVERIFY((*stream.result())->chains().empty());
    QCOMPARE(stream.forgotten(), 2U);
    QCOMPARE(stream.remembered(), 1U);
}

void TestPivotAnalysis::verdictsHideAndAreCounted()
{
    const std::vector<PivotRecord> records {
        flow('a', 'b', 22, 0, 600), flow('b', 'c', 2222, 60, 500), flow('x', 'y', 443, 0, 3600)};
    QCOMPARE(analyse(records, {})->chains().size(), 1U);
    const std::pair<const char*, const char*> cases[] = {{"jump=10.0.0.2", "known jump host"},
        {"ignore-host=10.0.0.3", "ignored host"}, {"ignore-port=2222", "ignored port"},
        {"ignore-pair=10.0.0.1>10.0.0.2", "ignored pair"}};
    for (const auto& [verdict, reason] : cases) {
        PivotSettings settings;
        QVERIFY(settings.verdicts.add(verdict).ok());
        const auto analysis = analyse(records, settings);
        QVERIFY2(analysis->chains().empty(), verdict);
        QCOMPARE(analysis->links().hiddenBy.at(reason), 1U);
        QCOMPARE(analysis->links().hidden.size(), 1U);
    }
    PivotSettings settings;
    QVERIFY(settings.verdicts.add("approve=10.0.0.1>10.0.0.2>10.0.0.3").ok());
    const auto analysis = analyse(records, settings);
    QVERIFY(analysis->chains().empty());
    QCOMPARE(analysis->approvedChains().size(), 1U);
}

void TestPivotAnalysis::verdictsSurviveJson()
{
    PivotVerdicts verdicts;
    for (const char* text :
        {"dc=10.0.0.1", "jump=2001:db8::1", "approve=10.0.0.1>10.0.0.2>10.0.0.3",
            "ignore-port=8888", "ignore-host=10.9.0.0/16", "ignore-pair=10.0.0.1>10.0.0.9"})
        QVERIFY(verdicts.add(text).ok());
    const auto again = PivotVerdicts::fromJson(verdicts.toJson());
    QVERIFY(again.ok());
    QCOMPARE(*again, verdicts);
    QVERIFY(*verdicts.remove("dc=10.0.0.1"));
    QVERIFY(!*verdicts.remove("dc=10.0.0.1"));
    QVERIFY(!verdicts.add("dc=nobody").ok());
    QVERIFY(!verdicts.add("approve=10.0.0.1").ok());
    QVERIFY(!PivotVerdicts::fromJson("[]").ok());
    QVERIFY(PivotVerdicts::fromJson("")->empty());
}

void TestPivotAnalysis::roleOfControllerLowersTheScore()
{
    const std::vector<PivotRecord> records {
        flow('a', 'b', 5985, 0, 600), flow('b', 'c', 445, 60, 500), flow('x', 'y', 443, 0, 3600)};
    const double before = analyse(records, {})->chains().front().score;
    QVERIFY(before > 0.8);
    PivotSettings settings;
    QVERIFY(settings.verdicts.add("dc=10.0.0.3").ok());
    QVERIFY(analyse(records, settings)->chains().empty());
    settings.parameters.theta = 0.2;
    const double after = analyse(records, settings)->chains().front().score;
    QVERIFY(std::abs(after - 0.35 * before) < 1e-9);
}

void TestPivotAnalysis::crowdedSearchSaysTruncated()
{
    std::vector<PivotRecord> records;
    double time = 0;
    for (char from = 'a'; from <= 'k'; ++from)
        for (char to = 'a'; to <= 'k'; ++to)
            if (from != to)
                records.push_back(flow(from, to, 22, time += 0.01, 3600));
    PivotSettings settings;
    settings.parameters.theta = 0.01;
    const auto analysis = analyse(records, settings);
    QVERIFY(!analysis->truncated());
    const auto few = ChainSearch(analysis->facts(), 10).find(analysis->links().links, {});
    QVERIFY(few.truncated);
    // every link is still in some chain
    for (const PivotLink& link : analysis->links().links)
        QVERIFY(std::ranges::any_of(few.chains, [&](const PivotChain& chain) {
            const Episode& parent = analysis->facts().episodes[link.parent];
            const std::vector<PivotHost> part {
                parent.client, parent.server, analysis->facts().episodes[link.child].server};
            return !std::ranges::search(chain.hosts, part).empty();
        }));
}

void TestPivotAnalysis::pathsFollowTime()
{
    const auto analysis = analyse(
        {flow('a', 'b', 22, 100, 200), flow('b', 'c', 22, 50, 60), flow('b', 'd', 22, 150, 300),
            flow('d', 'c', 22, 400, 410), flow('a', 'c', 443, 500, 501)},
        {});
    const PivotExplorer explorer(analysis);
    const auto& flows = analysis->facts().flowSet;
    PathQuery query;
    query.from = *flows.find(host('a'));
    query.to = *flows.find(host('c'));
    const PathResult all = explorer.paths(query);
    QCOMPARE(all.paths.size(), 2U);
    QCOMPARE(letters(flows, all.paths[0].hosts), std::string("abdc"));
    QCOMPARE(all.paths[0].arrival, kBase + 400 * kSecond);
    QVERIFY(!all.paths[0].unbroken);
    QCOMPARE(letters(flows, all.paths[1].hosts), std::string("ac"));
    QVERIFY(!all.truncated);
    query.onlyRemoteControl = true;
    QCOMPARE(explorer.paths(query).paths.size(), 1U);
    query.onlyUnbroken = true;
    QVERIFY(explorer.paths(query).paths.empty());
}

void TestPivotAnalysis::neighboursAreTimeCompatible()
{
    const auto analysis = analyse({flow('a', 'b', 22, 100, 200), flow('b', 'c', 22, 50, 60),
                                      flow('b', 'd', 22, 150, 300), flow('b', 'e', 443, 160, 170)},
        {});
    const PivotExplorer explorer(analysis);
    const auto& flows = analysis->facts().flowSet;
    ExpandQuery query;
    query.host = *flows.find(host('b'));
    QCOMPARE(explorer.expand(query).size(), 2U);
    query.onlyRemoteControl = false;
    QCOMPARE(explorer.expand(query).size(), 3U);
    const auto session
        = std::ranges::find(analysis->facts().episodes, *flows.find(host('a')), &Episode::client);
    query.compatibleWith = static_cast<EpisodeId>(session - analysis->facts().episodes.begin());
    const auto next = explorer.expand(query);
    QCOMPARE(next.size(), 2U);
    QCOMPARE(flows.hosts()[next[0].host], host('d'));
    QCOMPARE(flows.hosts()[next[1].host], host('e'));
    query.direction = ExpandDirection::In;
    query.compatibleWith.reset();
    QCOMPARE(explorer.expand(query).size(), 1U);
}

void TestPivotAnalysis::parametersRejectNonsense()
{
    PivotParameters parameters;
    for (const char* text : {"tail=-1", "tail", "nothing=1", "k_max=0", "k_max=2.5", "theta=nan",
             "max_edges=13", "gap=1e30", "sigma=1x", "sigma="})
        QVERIFY2(!parameters.set(text).ok(), text);
    QCOMPARE(parameters, PivotParameters {});
    QVERIFY(parameters.set("tail_interactive=0.5").ok());
    QCOMPARE(parameters.tailInteractive, 500'000);
    for (const std::string_view name : PivotParameters::names())
        QVERIFY(parameters.set(name, "1").ok() || name == "max_edges");
}

QTEST_GUILESS_MAIN(TestPivotAnalysis)
#include "tst_pivotanalysis.moc"
