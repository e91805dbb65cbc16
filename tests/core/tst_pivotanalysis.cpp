// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/epsilonsearch.h"
#include "core/pivot/naivegraphs.h"
#include "core/pivot/pivotexplorer.h"
#include "core/pivot/pivotjson.h"
#include "core/pivot/pivotrow.h"
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

/// One host tries a port at many, one a tenth of a second.
std::vector<PivotRecord> sweepOf(char from, int targets, std::uint16_t port, bool answered)
{
    constexpr std::uint32_t kTargets = 0x0a010000;
    std::vector<PivotRecord> records;
    for (int i = 1; i <= targets; ++i) {
        PivotRecord record = flow(from, 'z', port, i / 10.0, i / 10.0 + 1);
        record.destination = IpAddress::fromV4(kTargets + static_cast<std::uint32_t>(i));
        if (!answered)
            record.reverseBytes = 0;
        records.push_back(record);
    }
    return records;
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
    void randomTracesEqualTheDefinition_data();
    void randomTracesEqualTheDefinition();
    void targetAmongTooManySourcesIsAmbiguous();
    void hostOnTheWayIsNotTheController();
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
    void verdictsHideOtherFindingsToo();
    void findingsCarryTheirEvidence();
    void managementHostLowersTheScore();
    void chainsAndFindingsAreNamed();
    void rangeWithoutSessionsIsThatOfTheFlows();
    void verdictsSurviveJson();
    void roleOfControllerLowersTheScore();
    void crowdedSearchSaysTruncated();
    void pathsFollowTime();
    void pathsWithoutWaitingFollowLaterSessions();
    void toleranceIsBetweenExportersOnly();
    void clocksAreComparedByFlowsThatBothSaw();
    void neighboursAreTimeCompatible();
    void parametersRejectNonsense();
};

void TestPivotAnalysis::randomTracesEqualTheDefinition_data()
{
    QTest::addColumn<std::uint32_t>("kMax");
    for (const std::uint32_t kMax : {16U, 1U, 2U, 3U})
        QTest::addRow("at most %u sources", kMax) << kMax;
}

void TestPivotAnalysis::randomTracesEqualTheDefinition()
{
    QFETCH(const std::uint32_t, kMax);
    PivotSettings settings;
    settings.parameters.kMax = kMax;
    std::size_t chains = 0;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        const auto records = randomTrace(seed);
        const auto analysis = analyse(records, settings);
        const auto expected = oracleChains(records, kMax);
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

void TestPivotAnalysis::targetAmongTooManySourcesIsAmbiguous()
{
    // 18 sources into s; it goes back to the last of them, which leaves 17 that could have led to
    // it
    std::vector<PivotRecord> records;
    for (char source = 'a'; source < 'a' + 18; ++source)
        records.push_back(flow(source, 's', 22, 10.0 * (source - 'a'), 1000.0 + source));
    records.push_back(flow('s', 'r', 22, 500, 600));
    PivotSettings settings;
    settings.parameters.theta = 0;
    const auto analysis = analyse(records, settings);
    QCOMPARE(analysis->links().all, 0U);
    QCOMPARE(analysis->links().ambiguous.size(), 1U);
    QCOMPARE(analysis->links().ambiguous.front().mostSources, 17U);
    // counted, not only found to be too many
    records.back() = flow('s', 't', 22, 500, 600);
    const auto more = analyse(records, settings);
    QCOMPARE(more->links().ambiguous.front().mostSources, 18U);
    QCOMPARE(more->links().ambiguous.front().parents.size(), 18U);
}

/// The chain leads through a rare host outside; that is where it went on, not who controls it.
void TestPivotAnalysis::hostOnTheWayIsNotTheController()
{
    const auto analysis = analyse(
        {flow('a', 'A', 22, 0, 900), flow('A', 'b', 22, 30, 700), flow('b', 'A', 8443, 100, 200)},
        {});
    QCOMPARE(analysis->chains().size(), 1U);
    QVERIFY(!analysis->chains().front().controller);
    QVERIFY(analysis->chains().front().kind == ChainKind::Pivot);
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

void TestPivotAnalysis::verdictsHideOtherFindingsToo()
{
    using Case = std::pair<const char*, const char*>;
    const auto check = [](const std::vector<PivotRecord>& records, FindingKind kind,
                           const std::vector<Case>& cases) {
        const auto has = [kind](const std::vector<PivotFinding>& findings) {
            return std::ranges::count(findings, kind, &PivotFinding::kind) > 0;
        };
        QVERIFY(has(analyse(records, {})->findings()));
        for (const auto& [verdict, reason] : cases) {
            PivotSettings settings;
            QVERIFY(settings.verdicts.add(verdict).ok());
            const auto analysis = analyse(records, settings);
            const bool hides = *reason != 0;
            QVERIFY2(has(analysis->findings()) == !hides, verdict);
            QVERIFY2(has(analysis->hiddenFindings()) == hides, verdict);
            if (hides)
                QVERIFY2(hiddenFindingCounts(*analysis).at(reason) == 1, verdict);
            const auto rows = pivotRows(*analysis);
            const auto row = std::ranges::find_if(rows, [&](const PivotRow& r) {
                const PivotFinding* const finding = findingOf(*analysis, r);
                return finding != nullptr && finding->kind == kind;
            });
            QVERIFY2(row != rows.end() && row->verdict == reason, verdict);
        }
    };
    std::vector<PivotRecord> sweep = sweepOf('b', 40, 22, false);
    check(sweep, FindingKind::Sweep,
        {{"ignore-host=10.0.0.2", "ignored host"}, {"ignore-port=22", "ignored port"},
            {"ignore-port=23", ""}, {"ignore-pair=10.0.0.2>10.1.0.1", ""}});
    const std::vector<PivotRecord> spread {
        flow('a', 'b', 22, 0, 10), flow('a', 'c', 22, 60, 70), flow('a', 'd', 3389, 120, 130)};
    check(spread, FindingKind::Spread,
        {{"ignore-host=10.0.0.1", "ignored host"}, {"jump=10.0.0.1", "known jump host"},
            {"ignore-pair=10.0.0.1>10.0.0.3", "ignored pair"}, {"ignore-port=5985", ""}});
    const std::vector<PivotRecord> back {flow('a', 'b', 22, 0, 100), flow('b', 'a', 4444, 10, 90)};
    check(back, FindingKind::ConnectBack,
        {{"ignore-pair=10.0.0.1>10.0.0.2", "ignored pair"}, {"ignore-port=4444", "ignored port"},
            {"ignore-host=10.0.0.2", "ignored host"}, {"jump=10.0.0.2", ""}});
    std::vector<PivotRecord> crowd;
    for (char source = 'a'; source < 'a' + 18; ++source)
        crowd.push_back(flow(source, 's', 22, 0, 1000));
    crowd.push_back(flow('s', 't', 22, 500, 600));
    check(crowd, FindingKind::Ambiguous,
        {{"jump=10.0.0.19", "known jump host"}, {"ignore-pair=10.0.0.19>10.0.0.20", "ignored pair"},
            {"ignore-host=10.0.0.1", ""}});
}

void TestPivotAnalysis::findingsCarryTheirEvidence()
{
    const auto answered = analyse(sweepOf('b', 120, 22, true), {});
    QCOMPARE(answered->findings().size(), 1U); // what answers is no spread when it is a sweep
    const PivotFinding& sweep = answered->findings().front();
    QVERIFY(sweep.kind == FindingKind::Sweep);
    QCOMPARE(sweep.count, 120U);
    QCOMPARE(sweep.sessions, 120U);
    QCOMPARE(sweep.episodes.size(), PivotFinding::kMostEvidence);
    QCOMPARE(sweep.others.size(), PivotFinding::kMostEvidence);
    const auto silent = analyse(sweepOf('b', 40, 22, false), {});
    QCOMPARE(silent->findings().front().others.size(), 40U);
    QVERIFY(silent->findings().front().episodes.empty());

    std::vector<PivotRecord> crowd;
    for (char source = 'a'; source < 'a' + 18; ++source)
        crowd.push_back(flow(source, 's', 22, 0, 1000));
    crowd.push_back(flow('s', 't', 22, 500, 600));
    const auto ambiguous = analyse(crowd, {});
    const PivotFinding& finding = ambiguous->findings().front();
    QVERIFY(finding.kind == FindingKind::Ambiguous);
    QCOMPARE(finding.sources, 18U);
    QCOMPARE(finding.others.size(), 18U);
    QCOMPARE(finding.episodes.size(), 19U); // what it could have come of, and the step itself
    QCOMPARE(
        ambiguous->address(ambiguous->facts().episodes[finding.episodes.back()].server), host('t'));
}

void TestPivotAnalysis::managementHostLowersTheScore()
{
    // m controls 16 hosts, each twice and far apart, then b, which goes on to c
    std::vector<PivotRecord> records;
    for (char target = 'n'; target < 'n' + 16; ++target)
        for (const int time : {0, 1})
            records.push_back(flow('m', target, 22, time * 30 + (target - 'n') * 100,
                time * 30 + (target - 'n') * 100 + 5));
    records.push_back(flow('m', 'b', 22, 4000, 4600));
    records.push_back(flow('m', 'b', 22, 4001, 4600));
    records.push_back(flow('b', 'c', 22, 4100, 4500));
    PivotSettings settings;
    settings.parameters.theta = 0.1;
    const auto managed = analyse(records, settings);
    QCOMPARE(managed->chains().size(), 1U);
    const PivotLink& link = managed->chains().front().links.front();
    QCOMPARE(managed->terms(link).management, 0.4);
    QVERIFY(settings.verdicts.add("plain=10.0.0.13").ok());
    const auto plain = analyse(records, settings);
    QCOMPARE(plain->terms(plain->chains().front().links.front()).management, 1.0);
    QVERIFY(std::abs(managed->chains().front().score - 0.4 * plain->chains().front().score) < 1e-9);
}

void TestPivotAnalysis::chainsAndFindingsAreNamed()
{
    const auto kinds = [](const PivotAnalysis& analysis) {
        std::string text;
        for (const PivotChain& chain : analysis.chains())
            text.append(toString(chain.kind)).append(" ");
        for (const PivotFinding& finding : analysis.findings())
            text.append(toString(finding.kind)).append(" ");
        return text;
    };
    // remote control, then an application's own port
    QCOMPARE(kinds(*analyse({flow('a', 'b', 22, 0, 600), flow('b', 'c', 4444, 60, 500),
                                flow('x', 'y', 443, 0, 3600)},
                 {})),
        std::string("mixed "));
    const auto spread = analyse({flow('a', 'b', 22, 0, 1), flow('a', 'c', 22, 60, 61),
                                    flow('a', 'd', 3389, 120, 121), flow('a', 'e', 22, 3000, 3001)},
        {});
    QCOMPARE(kinds(*spread), std::string("spread "));
    QCOMPARE(letters(spread->facts().flowSet, spread->findings().front().others),
        std::string("bcd")); // e comes too late
    // a channel to a rare outside host beside a session; it is told only when asked for
    const std::vector<PivotRecord> beside {
        flow('a', 'X', 443, 0, 3000), flow('a', 'b', 22, 600, 700)};
    QCOMPARE(kinds(*analyse(beside, {})), std::string());
    PivotSettings settings;
    settings.parameters.unconfirmed = true;
    const auto unconfirmed = analyse(beside, settings);
    QCOMPARE(kinds(*unconfirmed), std::string("unconfirmed "));
    const PivotFinding& finding = unconfirmed->findings().front();
    QCOMPARE(unconfirmed->address(finding.host), host('a'));
    QCOMPARE(unconfirmed->address(finding.others.front()), host('b'));
    QCOMPARE(unconfirmed->address(finding.others.back()), host('X'));
}

void TestPivotAnalysis::rangeWithoutSessionsIsThatOfTheFlows()
{
    const auto analysis = analyse({flow('a', 'b', 53, 10, 11), flow('a', 'c', 53, 500, 510)}, {});
    QVERIFY(analysis->facts().episodes.empty());
    QCOMPARE(analysis->facts().begin, kBase + 10 * kSecond);
    QCOMPARE(analysis->facts().end, kBase + 510 * kSecond);
    QVERIFY(pivotJson(*analysis, selectAll(*analysis, 0)).find("1970") == std::string::npos);
    const auto nothing = analyse({}, {});
    QVERIFY(pivotJson(*nothing, selectAll(*nothing, 0)).find("1970") == std::string::npos);
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
            return std::search(chain.hosts.begin(), chain.hosts.end(), part.begin(), part.end())
                != chain.hosts.end();
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

void TestPivotAnalysis::pathsWithoutWaitingFollowLaterSessions()
{
    // the first session into b, and the first into c, lead nowhere without waiting
    const auto analysis = analyse({flow('a', 'b', 22, 0, 1), flow('a', 'b', 22, 490, 510),
                                      flow('b', 'c', 22, 100, 101), flow('b', 'c', 22, 500, 505),
                                      flow('c', 'd', 22, 900, 901), flow('c', 'e', 22, 503, 504)},
        {});
    const PivotExplorer explorer(analysis);
    const auto& flows = analysis->facts().flowSet;
    PathQuery query;
    query.from = *flows.find(host('a'));
    for (const bool only : {false, true}) {
        query.onlyUnbroken = only;
        for (const auto& [target, hosts] : {std::pair('c', "abc"), std::pair('e', "abce")}) {
            query.to = *flows.find(host(target));
            const PathResult result = explorer.paths(query);
            QCOMPARE(result.paths.size(), 1U);
            QVERIFY(!result.truncated);
            const TimedPath& path = result.paths.front();
            QCOMPARE(letters(flows, path.hosts), std::string(hosts));
            QVERIFY(path.unbroken);
            for (std::size_t i = 1; i < path.episodes.size(); ++i)
                QVERIFY(explorer.mayFollow(path.episodes[i - 1], path.episodes[i]));
            QCOMPARE(path.arrival, analysis->facts().episodes[path.episodes.back()].start);
        }
        query.to = *flows.find(host('d'));
        QCOMPARE(explorer.paths(query).paths.size(), only ? 0U : 1U);
    }
}

void TestPivotAnalysis::toleranceIsBetweenExportersOnly()
{
    PivotSettings settings;
    QVERIFY(settings.parameters.set("sigma=1").ok());
    // the older session of the source stays eligible where its next one is not yet
    QVERIFY(settings.parameters.set("gap=0").ok());
    for (const std::uint16_t exporter : {std::uint16_t {0}, std::uint16_t {1}}) {
        std::vector<PivotRecord> records {
            flow('a', 'b', 22, 100, 300), flow('b', 'c', 22, 99.4, 250)};
        records[1].exporter = exporter;
        const auto analysis = analyse(records, settings);
        QCOMPARE(analysis->chains().size(), exporter == 0 ? 0U : 1U);
        const auto& flows = analysis->facts().flowSet;
        PathQuery query {*flows.find(host('a')), *flows.find(host('c')), 5, 0, false, true};
        QCOMPARE(PivotExplorer(analysis).paths(query).paths.size(), exporter == 0 ? 0U : 1U);

        records = {flow('a', 'b', 22, 0, 98.5), flow('a', 'b', 22, 100, 300),
            flow('b', 'c', 22, 99.4, 250)};
        records[2].exporter = exporter;
        const auto both = analyse(records, settings);
        QCOMPARE(both->chains().size(), 1U);
        QVERIFY(both->chains().front().links.front().type
            == (exporter == 0 ? LinkType::Tail : LinkType::Nested));
    }
}

void TestPivotAnalysis::clocksAreComparedByFlowsThatBothSaw()
{
    // east is 0.62 s ahead of west, give or take 10 ms; north saw nothing that another one did
    PivotFlowSet flows {PivotServiceTable()};
    const std::uint16_t west = flows.internExporter("10.9.9.2");
    const std::uint16_t east = flows.internExporter("10.9.9.1");
    const std::uint16_t north = flows.internExporter("10.9.9.3");
    for (int i = 0; i < 40; ++i) {
        PivotRecord record = flow('a', 'b', 22, 60 * i, 60 * i + 30);
        record.exporter = west;
        flows.add(record);
        record.exporter = east;
        record.start += 620'000 + (i % 3 - 1) * 10'000;
        record.end += 620'000;
        flows.add(record);
        record = flow('c', 'd', 22, 60 * i, 60 * i + 30);
        record.exporter = north;
        flows.add(record);
        // its continuation is no second opinion
        record.start = record.end;
        record.end += 10 * kSecond;
        flows.add(record);
    }
    flows.finish();
    const std::vector<ClockOffset> expected {{"10.9.9.1", "10.9.9.2", -620'000, 630'000, 40}};
    QVERIFY(flows.clockOffsets() == expected);
    QCOMPARE(suggestedSigma(flows.clockOffsets()), std::optional<std::int64_t> {700'000});
    // packets take time too
    QVERIFY(!suggestedSigma({{"a", "b", 16'000, 20'000, 1000}}));
    QVERIFY(!suggestedSigma({}));
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
