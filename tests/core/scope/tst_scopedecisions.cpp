// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/answeredit.h"
#include "core/scope/caveats.h"
#include "core/scope/exports/rulefile.h"
#include "core/scope/exports/ruletext.h"
#include "core/scope/inventory.h"
#include "core/scope/recommend.h"
#include "core/scope/review.h"
#include "core/scope/ruletable.h"
#include "tests/core/scope/scopecase.h"

#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::scope;
using namespace nb::test;

namespace {

/// Findings of a requirement as `subject: text`.
std::vector<std::string> findingsFor(const Model& model, std::string_view requirement)
{
    std::vector<std::string> found;
    for (const Finding& f : findingsOf(model, classify(model)))
        if (f.requirement == requirement)
            found.push_back(f.subject + ": " + f.text);
    return found;
}

bool isPermittedBy(
    const Recommendation& r, const char* client, const char* server, std::uint16_t port)
{
    const Cell wanted {r.planned.hostOfAddress.at(*IpAddress::fromString(client)),
        r.planned.hostOfAddress.at(*IpAddress::fromString(server)), {6, port, port}};
    return std::ranges::any_of(r.rules, [&](const Rule& rule) {
        bool found = false;
        forEachCell(rule.box, [&](const Cell& cell) {
            found = found
                || (cell.source == wanted.source && cell.destination == wanted.destination
                    && cell.service.covers(wanted.service));
            return !found;
        });
        return found;
    });
}

std::string cellOf(const TextTable& table, std::size_t row, std::string_view column)
{
    const auto at = std::ranges::find(table.columns, column);
    return table.rows.at(row).at(static_cast<std::size_t>(at - table.columns.begin()));
}

} // namespace

/// What people decide about flows holds as far as it can, and no further.
class TestScopeDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRejectedPortLeavesTheSeenOnesOfItsRange();
    void aSpokenFlowBesideDynamicPortsIsInARule();
    void groupsWidenNoRuleToStoresOrInsecureServices();
    void withoutFlowsNothingIsSufficient();
    void onlyAStatedFeatureMitigates();
    void aReasonStandsForItsOwnFlows();
    void whoApprovedAndWhenMakesARuleApproved();
    void aTemporaryPermissionEnds();
    void exceptionsAreForTwoSystemsWithoutAccountData();
    void nobodyOpensAStoreToAnUntrustedNetwork();
    void theInventoryTellsWhatIsOnlyACandidate();
    void aTestOfTheFutureIsToldAsSuch();
    void fileFormatsKeepOddTexts();
    void peersOutsideHaveNoSecurityGroup();
    void secondFilesAreReadToo();
    void upstreamOfIndirectIsToldOrCounted();
    void attemptsAtTheBorderAreListed();
    void scannersDoNotChangeGroups();
    void alternativesStandBesideThePlan();
    void segmentsAreProposedByVlanAndBroadcast();
};

void TestScopeDecisions::aRejectedPortLeavesTheSeenOnesOfItsRange()
{
    Answers answers = caseAnswers();
    std::vector<Flow> flows {
        talk("10.30.0.7", "10.10.1.11", 135), talk("10.30.0.7", "10.10.1.11", 49'999)};
    const Recommendation folded = recommend(modelOf(flows, answers));
    QVERIFY(isPermittedBy(folded, "10.30.0.7", "10.10.1.11", 50'000));
    answers.decisions.push_back(
        decisionOn("10.30.0.7", "10.10.1.11", 50'000, Verdict::Rejected, "no"));
    for (const bool seen : {false, true}) {
        if (seen)
            flows.push_back(talk("10.30.0.7", "10.10.1.11", 50'000));
        const Recommendation r = recommend(modelOf(flows, answers));
        QVERIFY(isPermittedBy(r, "10.30.0.7", "10.10.1.11", 49'999));
        QVERIFY(!isPermittedBy(r, "10.30.0.7", "10.10.1.11", 50'000));
        QCOMPARE(r.measures.coverage, 1.0);
        QCOMPARE(r.measures.accepted, std::uint64_t {2});
    }
    // what nobody decided is in no range either
    answers.decisions.front().verdict = Verdict::Undecided;
    QVERIFY(!isPermittedBy(recommend(modelOf(flows, answers)), "10.30.0.7", "10.10.1.11", 50'000));
    // counted anew from what was accepted, not from what rules were made of
    Recommendation less = recommend(modelOf(flows, caseAnswers()));
    less.triples.accepted.clear();
    less.rules.clear();
    QCOMPARE(measure(less.planned, less).coverage, 0.0);
}

void TestScopeDecisions::aSpokenFlowBesideDynamicPortsIsInARule()
{
    Answers answers = caseAnswers();
    answers.decisions.push_back(
        decisionOn("10.30.0.7", "10.10.1.11", 8443, Verdict::Accepted, "so"));
    const Recommendation r = recommend(modelOf({talk("10.30.0.7", "10.10.1.11", 135)}, answers));
    QVERIFY(isPermittedBy(r, "10.30.0.7", "10.10.1.11", 8443));
}

void TestScopeDecisions::groupsWidenNoRuleToStoresOrInsecureServices()
{
    Answers answers = caseAnswers();
    // like hosts, one of which also uses telnet; like servers, one of which is a store
    std::vector<Flow> flows;
    for (const char* const client : {"10.30.0.11", "10.30.0.12", "10.30.0.13"})
        flows.push_back(talk(client, "10.10.2.5", 443));
    flows.push_back(talk("10.30.0.11", "10.10.2.5", 23));
    flows.push_back(talk("10.30.0.11", "10.10.1.11", 8443));
    flows.push_back(talk("10.30.0.11", "10.10.1.10", 8443));
    flows.push_back(talk("10.30.0.12", "10.10.1.11", 8443));
    RecommendOptions options;
    options.mode = RuleMode::Groups;
    options.theta.fill(0.6);
    const Model model = modelOf(flows, answers);
    const auto host = [&](const char* address) {
        return model.hostOfAddress.at(*IpAddress::fromString(address));
    };
    const std::vector<std::uint32_t> clients {
        host("10.30.0.11"), host("10.30.0.12"), host("10.30.0.13")};
    options.confirmed = {{"clients", clients, 1, true},
        {"servers", {host("10.10.1.10"), host("10.10.1.11")}, 1, true}};
    const Recommendation r = recommend(model, options);
    QVERIFY(isPermittedBy(r, "10.30.0.13", "10.10.1.11", 8443)); // within the budget
    for (const Rule& rule : r.rules) {
        std::set<bool> store;
        for (const std::uint32_t destination : rule.box.destinations)
            store.insert(r.triples.storeHost[destination]);
        QVERIFY(store.size() == 1);
        QVERIFY(std::ranges::find(rule.box.services, Service {6, 23, 23}) == rule.box.services.end()
            || rule.box.services.size() == 1);
        // none lies within another
        for (const Rule& other : r.rules)
            QVERIFY(&other == &rule || !std::ranges::includes(other.box.sources, rule.box.sources)
                || !std::ranges::includes(other.box.destinations, rule.box.destinations)
                || !std::ranges::includes(other.box.services, rule.box.services));
    }
    QCOMPARE(r.measures.coverage, 1.0);
}

void TestScopeDecisions::withoutFlowsNothingIsSufficient()
{
    const Model none = modelOf({}, caseAnswers());
    QVERIFY(!noveltyOf(none).known());
    const auto caveats = caveatsOf(none);
    QVERIFY(std::ranges::any_of(
        caveats, [](const Caveat& c) { return c.kind == "novelty" && c.value == "unknown"; }));
    // before anything is decided, what was seen counts
    Answers open = caseAnswers();
    open.defaultDecision = Verdict::Undecided;
    const Model some
        = modelOf({talk("10.10.2.5", "10.30.0.9", 443), talk("10.10.2.6", "10.30.0.9", 443)}, open);
    QVERIFY(noveltyOf(some).known());
    QCOMPARE(noveltyOf(some).pairShare(), 1.0);
}

void TestScopeDecisions::onlyAStatedFeatureMitigates()
{
    Answers answers = caseAnswers();
    Decision decision
        = decisionOn("10.30.0.7", "10.10.1.11", 21, Verdict::Accepted, "the vendor has no TLS");
    decision.evidence = "no TLS, SSH or VPN";
    answers.decisions = {decision};
    const std::vector<Flow> flows {talk("10.30.0.7", "10.10.1.11", 21)};
    const auto row = [&] { return findingsFor(modelOf(flows, answers), "1.2.6").at(0); };
    QVERIFY(row().starts_with("FTP tcp/21: open"));
    answers.decisions[0].mitigation = Mitigation {"IPsec", "network", dayFromString("2025-11-20")};
    QVERIFY2(row().starts_with("FTP tcp/21: mitigated: IPsec; owner network; until 2025-11-20"),
        row().c_str());
    answers.decisions[0].mitigation->until = dayFromString("2025-11-19");
    QVERIFY(row().starts_with("FTP tcp/21: open"));
    const auto again = answersFromJson(toJson(answers));
    QVERIFY(again.ok());
    QCOMPARE(*again == answers, true);
}

void TestScopeDecisions::aReasonStandsForItsOwnFlows()
{
    Answers answers = caseAnswers();
    answers.decisions = {decisionOn(
        "10.30.0.7", "10.10.1.11", 8443, Verdict::Accepted, "authorisation and settlement")};
    const Model model = modelOf(
        {talk("10.30.0.7", "10.10.1.11", 8443), talk("10.30.0.8", "10.10.1.11", 8443)}, answers);
    RecommendOptions options;
    for (const RuleMode mode : {RuleMode::Exact, RuleMode::Groups}) {
        options.mode = mode;
        options.theta.fill(0.5);
        const TextTable table = ruleTable(recommend(model, options));
        QCOMPARE(table.rows.size(), std::size_t {2});
        for (std::size_t i = 0; i < 2; ++i) {
            const bool justified = cellOf(table, i, "source") == "10.30.0.7";
            QCOMPARE(cellOf(table, i, "justification").empty(), !justified);
            QCOMPARE(cellOf(table, i, "status"), std::string(justified ? "justified" : "proposed"));
        }
    }
    const auto open = findingsFor(model, "1.2.5");
    QCOMPARE(open.size(), std::size_t {1});
    QVERIFY2(open[0].find("10.30.0.8 -> 10.10.1.11") != std::string::npos, open[0].c_str());
    QVERIFY(open[0].find("more") == std::string::npos);
}

void TestScopeDecisions::whoApprovedAndWhenMakesARuleApproved()
{
    Answers answers = caseAnswers();
    answers.decisions
        = {decisionOn("10.30.0.7", "10.10.1.11", 8443, Verdict::Accepted, "settlement")};
    const std::vector<Flow> flows {talk("10.30.0.7", "10.10.1.11", 8443)};
    const auto table = [&] { return ruleTable(recommend(modelOf(flows, answers))); };
    answers.decisions[0].approvedBy = "CISO";
    QCOMPARE(cellOf(table(), 0, "status"), std::string("justified"));
    answers.decisions[0].approvedOn = dayFromString("2025-11-01");
    QCOMPARE(cellOf(table(), 0, "status"), std::string("approved"));
    QCOMPARE(cellOf(table(), 0, "approved_by"), std::string("CISO"));
    QCOMPARE(cellOf(table(), 0, "approved_on"), std::string("2025-11-01"));
    QCOMPARE(answersFromJson(toJson(answers)).value() == answers, true);
}

void TestScopeDecisions::aTemporaryPermissionEnds()
{
    Answers answers = caseAnswers();
    answers.decisions
        = {decisionOn("10.30.0.7", "10.10.1.11", 8443, Verdict::Temporary, "migration")};
    QVERIFY(!checkAnswers(answers));
    const std::vector<Flow> flows {talk("10.30.0.7", "10.10.1.11", 8443)};
    for (const auto& [evidence, holds] : {std::pair {"until 2025-11-20", true},
             std::pair {"until 2025-11-19", false}, std::pair {"", false}}) {
        answers.decisions[0].evidence = evidence;
        const Model model = modelOf(flows, answers);
        QCOMPARE(isPermittedBy(recommend(model), "10.30.0.7", "10.10.1.11", 8443), holds);
        QCOMPARE(findingsFor(model, "1.2.5").empty(), holds);
        QCOMPARE(model.conversations[0].verdict == Verdict::Undecided, !holds);
        // the same when nothing was seen of it
        QCOMPARE(
            isPermittedBy(recommend(modelOf({}, answers)), "10.30.0.7", "10.10.1.11", 8443), holds);
        QCOMPARE(checkAnswers(answers).ok(), *evidence != '\0');
    }
    // another day, other decisions
    answers.decisions[0].evidence = "until 2025-11-19";
    Answers before = answers;
    before.asOf = dayFromString("2025-11-01");
    const Model then = modelOf(flows, before);
    QVERIFY(then.conversations[0].verdict == Verdict::Temporary);
    QVERIFY(withAnswers(then, answers).conversations[0].verdict == Verdict::Undecided);
}

void TestScopeDecisions::exceptionsAreForTwoSystemsWithoutAccountData()
{
    Answers answers = caseAnswers();
    const std::vector<Flow> flows {talk("10.10.1.11", "10.30.0.5", 22)};
    const auto isOut = [&] {
        const Model model = modelOf(flows, answers);
        return classIn(model, classify(model), "pc").category == Category::Out;
    };
    answers.decisions
        = {decisionOn("10.10.1.11", "10.30.0.5", 22, Verdict::Exception, "push of reports")};
    answers.decisions[0].evidence = "E2";
    QVERIFY(isOut());
    QVERIFY(checkAnswers(answers).ok());
    answers.decisions[0].accountData = Carries::Yes;
    QVERIFY(!isOut());
    QVERIFY(!checkAnswers(answers));
    QCOMPARE(findingsFor(modelOf(flows, answers), "12.5.2").size(), std::size_t {1});
    answers.decisions[0].accountData = Carries::No;
    for (const char* const wide : {"0.0.0.0/0", "10.10.1.0/24"}) {
        answers.decisions[0].client = *IpPrefix::fromString(wide);
        QVERIFY(!isOut());
        QVERIFY(!checkAnswers(answers));
        QCOMPARE(findingsFor(modelOf(flows, answers), "12.5.2").size(), std::size_t {1});
    }
    const Model model = modelOf(flows, caseAnswers());
    Answers edited = caseAnswers();
    const std::vector<std::uint32_t> first {0};
    QVERIFY(!decide(edited, model, first, {Verdict::Exception, "so", {}, Carries::Yes, ""}));
    QVERIFY(decide(edited, model, first, {Verdict::Exception, "so", {}, Carries::No, ""}));
}

void TestScopeDecisions::nobodyOpensAStoreToAnUntrustedNetwork()
{
    for (const char* const peer : {"198.51.100.7", "10.40.0.30"}) {
        Answers answers = caseAnswers();
        const Model model = modelOf({talk(peer, "10.10.1.10", 5432)}, answers);
        const std::vector<std::uint32_t> first {0};
        for (const Verdict verdict : {Verdict::Accepted, Verdict::Temporary, Verdict::Exception}) {
            Answers edited = answers;
            const Judgement judgement {
                verdict, "vendor", dayFromString("2026-01-01"), Carries::No, ""};
            const auto done = decide(edited, model, first, judgement);
            QVERIFY(!done);
            QVERIFY(done.error().detail.find("1.4.4") != std::string::npos);
            QVERIFY(edited == answers);
            edited.decisions = {decisionOn(peer, "10.10.1.10", 5432, verdict, "vendor")};
            edited.decisions[0].evidence = "until 2026-01-01";
            QVERIFY(!checkAnswers(edited));
        }
        Answers edited = answers;
        QVERIFY(decide(edited, model, first, {Verdict::Rejected, "", {}, Carries::No, ""}));
        // once it stores nothing, it is as any other
        assetIn(answers, "db").accountData = kProcesses;
        edited = answers;
        QVERIFY(decide(edited, withAnswers(model, answers), first,
            {Verdict::Accepted, "vendor", {}, Carries::No, ""}));
        QVERIFY(checkAnswers(edited).ok());
    }
}

void TestScopeDecisions::theInventoryTellsWhatIsOnlyACandidate()
{
    Answers answers = caseAnswers();
    const std::vector<Flow> flows {talk("10.10.2.5", "10.30.0.9", 443)};
    const auto statusOf = [&](std::string_view name, std::string_view column) {
        const Model model = modelOf(flows, answers);
        const TextTable table = inventoryOf(model, classify(model));
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            if (cellOf(table, i, "name") == name)
                return cellOf(table, i, column);
        return std::string("none");
    };
    QCOMPARE(statusOf("pc", "status"), std::string("confirmed"));
    QCOMPARE(statusOf("pc", "state"), std::string("confirmed"));
    QCOMPARE(statusOf("db", "status"), std::string("confirmed"));
    QCOMPARE(statusOf("10.30.0.9", "status"), std::string("not in inventory"));
    assetIn(answers, "pc").evidence = Grade::E3;
    QCOMPARE(statusOf("pc", "status"), std::string("candidate"));
    answers.segments[2].confirmed = false;
    QCOMPARE(statusOf("pc", "status"), std::string("undetermined"));
}

void TestScopeDecisions::aTestOfTheFutureIsToldAsSuch()
{
    Answers answers = caseAnswers();
    answers.controls[0].tested = dayFromString("2025-12-24");
    const auto found = findingsFor(modelOf({}, answers), "11.4.5");
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY2(found[0].find("dated 2025-12-24, after") != std::string::npos, found[0].c_str());
}

void TestScopeDecisions::fileFormatsKeepOddTexts()
{
    Answers answers = caseAnswers();
    answers.segments[2].name = "CORP\n\"new\"";
    answers.decisions
        = {decisionOn("10.30.0.7", "10.10.1.11", 8443, Verdict::Accepted, "capture; refund")};
    const Recommendation r = recommend(modelOf({talk("10.30.0.7", "10.10.1.11", 8443)}, answers));
    for (const std::string& target : exportTargets()) {
        const auto files = exportRules(r, target, {});
        QVERIFY2(files.ok(), (target + ": " + (files.ok() ? "" : files.error().detail)).c_str());
        QVERIFY2(target == "aws-sg"
                || std::ranges::any_of(*files,
                    [](const RuleFile& file) {
                        return file.bytes.find("capture; refund") != std::string::npos;
                    }),
            target.c_str());
    }
}

void TestScopeDecisions::peersOutsideHaveNoSecurityGroup()
{
    Answers answers = caseAnswers();
    assetIn(answers, "db").accountData = kProcesses;
    const Recommendation r = recommend(modelOf(
        {talk("10.10.1.11", "203.0.113.20", 443), talk("10.30.0.7", "10.10.1.11", 8443)}, answers));
    const auto files = exportRules(r, "aws-sg", {});
    QVERIFY2(files.ok(), files.ok() ? "" : files.error().detail.c_str());
    for (const RuleFile& file : *files)
        QVERIFY(file.bytes.find("nb-203") == std::string::npos);
    QVERIFY(files->at(1).bytes.find("cidr_ipv4 = \"203.0.113.20/32\"") != std::string::npos);
    QVERIFY(files->at(1).bytes.find("referenced_security_group_id") != std::string::npos);
}

void TestScopeDecisions::secondFilesAreReadToo()
{
    const Recommendation r = recommend(
        modelOf({talk("10.10.1.11", "203.0.113.20", 443), talk("10.30.0.7", "10.10.1.11", 8443)},
            caseAnswers()));
    struct Twin
    {
        const char* target;
        Result<ReadRules> (*read)(std::string_view, std::string_view);
    };
    for (const auto& [target, read] : {Twin {"aws-sg", readAwsTerraform},
             Twin {"azure-nsg", readAzureCsv}, Twin {"paloalto", readPaloAltoCsv}}) {
        const auto files = exportRules(r, target, {});
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().detail.c_str());
        const std::string& first = files->at(0).bytes;
        std::string twin = files->at(1).bytes;
        const auto whole = read(first, twin);
        QVERIFY2(whole.ok() && whole->contains("R001"), target);
        // another port, in all its places
        for (std::size_t at = twin.find("8443"); at != std::string::npos; at = twin.find("8443"))
            twin.replace(at, 4, "8444");
        const auto changed = read(first, twin);
        QVERIFY2(!changed || *changed != *whole, target);
    }
}

/// 10.30.0.8 administers 10.30.0.7, which administers 10.10.2.20, which speaks with the CDE.
void TestScopeDecisions::upstreamOfIndirectIsToldOrCounted()
{
    const auto flows = [] {
        return std::vector<Flow> {talk("10.10.2.20", "10.10.1.11", 8443),
            talk("10.30.0.7", "10.10.2.20", 22), talk("10.30.0.8", "10.30.0.7", 22),
            talk("10.30.0.9", "10.30.0.8", 3389), talk("10.30.0.9", "10.30.0.7", 443)};
    };
    Answers answers = caseAnswers();
    const Model model = modelOf(flows(), answers);
    const Classification result = classify(model);
    QVERIFY(classIn(model, result, "10.30.0.7").category == Category::Indirect);
    const AssetClass& upstream = classIn(model, result, "10.30.0.8");
    QVERIFY(upstream.category == Category::Out);
    QCOMPARE(upstream.upstream.size(), std::size_t {1});
    QVERIFY(classIn(model, result, "10.30.0.9").upstream.empty()); // uses it, administers it not
    const auto at = static_cast<std::size_t>(
        model.hosts[model.hostOfAddress.at(*IpAddress::fromString("10.30.0.8"))].asset);
    QVERIFY(reasonText(model, result, at).find("upstream of indirect: administers 10.30.0.7")
        != std::string::npos);
    const std::vector<std::string> told = findingsFor(model, "12.5.2");
    QCOMPARE(std::ranges::count_if(told,
                 [](const std::string& text) {
                     return text.starts_with("10.30.0.8: Upstream of indirect");
                 }),
        1);
    answers.strictIndirect = true;
    const Model strict = withAnswers(model, answers);
    const Classification counted = classify(strict);
    for (const char* const each : {"10.30.0.7", "10.30.0.8", "10.30.0.9"})
        QVERIFY(classIn(strict, counted, each).category == Category::Indirect);
    QCOMPARE(counted.inScope, result.inScope + 2);
    const auto read = answersFromJson(toJson(answers));
    QVERIFY(read.ok() && *read == answers);
    QVERIFY(!answersFromJson(R"({"indirect": "far"})").ok());
}

void TestScopeDecisions::attemptsAtTheBorderAreListed()
{
    Flow attempt = talk("10.30.0.7", "10.10.1.10", 5432);
    attempt.reversePackets = attempt.reverseBytes = 0;
    attempt.packets = 1;
    attempt.state = FlowState::Attempt;
    attempt.tcpFlags = 0x02;
    attempt.reverseTcpFlags = 0;
    Flow elsewhere = attempt;
    elsewhere.dstIp = *IpAddress::fromString("10.10.2.20");
    const Model model = modelOf({attempt, elsewhere, talk("10.30.0.5", "10.10.1.11", 8443),
                                    talk("10.30.0.9", "10.10.2.20", 443)},
        caseAnswers());
    const TextTable table = attemptTable(model, classify(model));
    QCOMPARE(table.rows.size(), std::size_t {1});
    QCOMPARE(cellOf(table, 0, "boundary"), std::string("cde-in"));
    QCOMPARE(cellOf(table, 0, "client"), std::string("10.30.0.7"));
    QCOMPARE(cellOf(table, 0, "server"), std::string("10.10.1.10"));
    QCOMPARE(cellOf(table, 0, "service"), std::string("tcp/5432"));
    QCOMPARE(cellOf(table, 0, "seen_as"), std::string("attempt"));
    QCOMPARE(cellOf(table, 0, "devices"), std::string("FW"));
}

void TestScopeDecisions::scannersDoNotChangeGroups()
{
    std::vector<Flow> flows;
    for (int host = 20; host < 32; ++host) {
        const std::string client = "10.30.0." + std::to_string(host);
        flows.push_back(talk(client.c_str(), "10.10.2.20", host < 26 ? 443 : 25));
    }
    const auto groupsOf = [](const std::vector<Flow>& seen) {
        const Model model = modelOf(seen, caseAnswers());
        QStringList groups;
        for (const HostGroup& group : groupHosts(model, classify(model))) {
            QStringList members {QString::fromStdString(group.name)};
            for (const std::uint32_t host : group.hosts)
                members.append(QString::fromStdString(model.hosts[host].address.toString()));
            groups.append(members.join(QLatin1Char(' ')));
        }
        groups.sort();
        return groups;
    };
    const QStringList before = groupsOf(flows);
    QVERIFY(before.size() >= 3);
    // half of them answer it on ports that the others do not have
    for (int host = 20; host < 32; ++host)
        for (std::uint16_t port = 1; port <= 20; ++port) {
            const std::string target = "10.30.0." + std::to_string(host);
            flows.push_back(talk("10.30.0.200", target.c_str(),
                static_cast<std::uint16_t>(host % 2 == 0 ? port : port + 100)));
        }
    QVERIFY(modelOf(flows, caseAnswers())
                .scanner[static_cast<std::size_t>(
                    modelOf(flows, caseAnswers())
                        .hosts[modelOf(flows, caseAnswers())
                                   .hostOfAddress.at(*IpAddress::fromString("10.30.0.200"))]
                        .asset)]);
    QCOMPARE(groupsOf(flows), before);
}

void TestScopeDecisions::segmentsAreProposedByVlanAndBroadcast()
{
    const auto sighting = [](const char* address, std::uint16_t vlan, const char* broadcast) {
        HostSighting seen;
        seen.address = *IpAddress::fromString(address);
        seen.vlan = vlan;
        if (broadcast != nullptr)
            seen.broadcasts = {*IpAddress::fromString(broadcast)};
        return seen;
    };
    Model model = modelOf(
        {talk("192.168.4.10", "192.168.5.10", 443), talk("192.168.8.10", "192.168.8.200", 443),
            talk("fd00::1", "fd00:0:0:1::1", 443), talk("10.30.0.5", "192.168.4.10", 443)},
        caseAnswers());
    // without a word on VLANs: a /24 or /64 each, and none where a segment is stated
    const auto namesOf = [](const Model& m) {
        QStringList names;
        for (const ProposedSegment& proposed : proposeSegments(m))
            names.append(QString::fromStdString(proposed.segment.name));
        return names;
    };
    QCOMPARE(namesOf(model).join(QLatin1Char(' ')),
        QStringLiteral("192.168.4.0/24 192.168.5.0/24 192.168.8.0/24 fd00::/64 fd00:0:0:1::/64"));
    Traffic traffic = *model.traffic;
    traffic.sightings = {sighting("192.168.4.10", 7, "192.168.5.255"),
        sighting("192.168.5.10", 7, nullptr), sighting("192.168.8.10", 1, nullptr),
        sighting("192.168.8.200", 2, nullptr), sighting("10.30.0.5", 3, nullptr)};
    model = buildModel(std::make_shared<const Traffic>(std::move(traffic)), caseAnswers());
    QCOMPARE(namesOf(model).join(QLatin1Char(' ')),
        QStringLiteral("192.168.4.0/23 192.168.8.0/25 192.168.8.128/25 fd00::/64 fd00:0:0:1::/64"));
    QVERIFY(!proposeSegments(model).front().reason.empty());
}

/// pay uses names of ns and logs to log, which others use too; ws administers pay and db directly.
void TestScopeDecisions::alternativesStandBesideThePlan()
{
    Answers answers = caseAnswers();
    // a neighbour of db and pay that does not belong there
    const Model model
        = modelOf({talk("10.10.1.11", "10.30.0.53", 53), talk("10.10.1.10", "10.30.0.53", 53),
                      talk("10.10.1.11", "10.30.0.54", 514), talk("10.30.0.7", "10.10.1.11", 22),
                      talk("10.30.0.8", "10.10.1.11", 22), talk("10.10.1.77", "10.30.0.9", 443)},
            answers);
    const Recommendation r = recommend(model);
    using Kind = Alternative::Kind;
    const auto of = [&r](Kind kind, std::string_view subject) -> const Alternative* {
        const auto at = std::ranges::find_if(r.alternatives,
            [&](const Alternative& a) { return a.kind == kind && a.subject == subject; });
        return at == r.alternatives.end() ? nullptr : &*at;
    };
    const Alternative* const in = of(Kind::MoveIn, "CDE");
    const Alternative* const out = of(Kind::MoveOut, "CDE");
    QVERIFY(in != nullptr && out != nullptr);
    QCOMPARE(in->moves, std::size_t {2});
    QCOMPARE(out->moves, std::size_t {1});
    QVERIFY(out->recommended && !in->recommended);
    QCOMPARE(r.moves.size(), out->moves);
    const Alternative* const names = of(Kind::Dedicate, "name service");
    QVERIFY(names != nullptr);
    QCOMPARE(names->lost.size(), std::size_t {1});
    QCOMPARE(r.planned.assets[names->lost.front()].name, std::string("10.30.0.53"));
    QCOMPARE(names->holes, std::size_t {2});
    const Alternative* const jump = of(Kind::JumpHost, "");
    QVERIFY(jump != nullptr);
    QVERIFY(jump->lost.empty()); // the workstations remain
    QCOMPARE(jump->conversations.size(), std::size_t {2});
    QCOMPARE(jump->holes, std::size_t {1}); // one from the jump host stays
    QVERIFY(toJson(r).find("\"alternatives\"") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestScopeDecisions)
#include "tst_scopedecisions.moc"
