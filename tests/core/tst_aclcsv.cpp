// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "core/rules/aclcsv.h"
#include "core/rules/originalrules.h"
#include "core/rules/rulestore.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/randomflows.h"
#include "tests/support/stagerun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

/// In the manner of the published sample: 26 rules.
constexpr std::string_view kSample = "# comment, with commas = and <\r\n"
                                     "NTP,protocol_name=UDP,dst/port=123\r\n"
                                     "DNS,protocol_name=UDP,dst/port=53\r\n"
                                     "DNS over TCP,protocol_name=TCP,dst/port=53\r\n"
                                     "DHCP,protocol_name=UDP,dst/port=[67;68]\r\n"
                                     "mDNS,dst/ip=224.0.0.251,dst/port=5353\r\n"
                                     "SSDP,dst/ip=239.255.255.250,dst/port=1900\r\n"
                                     "CDN,src/domain=*.cloudfront.net\r\n"
                                     "CDN,dst/domain=*.cloudfront.net\r\n"
                                     "Akamai,dst/domain=*akamai*\r\n"
                                     "google,dst/arin/name=GOOGLE\r\n"
                                     "google,src/arin/name=GOOGLE\r\n"
                                     "Microsoft,dst/arin/name=MSFT*\r\n"
                                     "Inside SSH,src/network=home,dst/network=home,dst/port=22\r\n"
                                     "SSH out,dst/network=external,dst/port=22\r\n"
                                     "RDP,dst/port=3389,serviceName!=ssh\r\n"
                                     "Web,protocol_name=TCP,dst/port=[80;443;8080..8089]\r\n"
                                     "Big,bytes>1000000\r\n"
                                     "Small,packets<2\r\n"
                                     "Known name,dst/domain=*\r\n"
                                     "No server in 10,dst/ip!=10.0.0.0/8,src/ip=10.0.0.0/8\r\n"
                                     "High ports,src/port>=49152,dst/port>=49152\r\n"
                                     "\"Quoted, name\",host=192.0.2.99\r\n"
                                     "IPv6,ip_version=6\r\n"
                                     "ICMP, protocol = 1 \r\n"
                                     "Labelled,match=*\r\n"
                                     "Everything else\r\n";

std::string expressionOf(const char* cells)
{
    const AclText text = parseAcl(std::string("x,") + cells);
    return text.problems.empty() && text.rules.size() == 1 ? text.rules.front().expression
                                                           : "no rule";
}

std::string firstLabel(const RuleSet& rules, const Flow& flow)
{
    FlowBatch batch;
    batch.append(flow);
    labelRules(batch, rules);
    return batch.flow(0).rule;
}

RuleSet sample()
{
    return RuleSet(parseAcl(kSample).rules);
}

/// One line, as the workspace has it.
Rule ruleOf(const std::string& line)
{
    return parseAcl(line).rules.at(0);
}

} // namespace

class TestAclCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleIsReadAsItIsMeant()
    {
        const AclText text = parseAcl(kSample);
        for (const LineProblem& problem : text.problems)
            qWarning("%s", problem.text.c_str());
        QVERIFY(text.problems.empty());
        QCOMPARE(text.rules.size(), 26U);
        QCOMPARE(text.rules[21].name, "Quoted, name");
        QVERIFY(text.rules[25].expression.empty());
    }

    void filesPutTogetherHaveMarksInTheMiddle()
    {
        const std::string mark = "\xEF\xBB\xBF";
        const AclText text
            = parseAcl(mark + "a,DstPort=22\n" + mark + "b,DstPort=23\n" + mark + "\n");
        QVERIFY(text.problems.empty());
        QCOMPARE(text.rules.size(), 2U);
        QCOMPARE(text.rules[1].name, "b");
    }

    void firstMatchLabels()
    {
        const RuleSet rules = sample();
        Flow flow = oneWay("10.0.0.5", 1234, "10.0.0.53", 123, 0, 1, kUdp);
        QCOMPARE(firstLabel(rules, flow), "NTP");
        flow.protocol = kTcp;
        QCOMPARE(firstLabel(rules, flow), "Everything else");
        flow.dstPort = Port(8085);
        QCOMPARE(firstLabel(rules, flow), "Web");
        flow.dstPort = Port(8090);
        flow.dstName = "d111.CloudFront.net";
        QCOMPARE(firstLabel(rules, flow), "CDN");
        flow.dstName = "cloudfront.net";
        QCOMPARE(firstLabel(rules, flow), "Known name");
        flow.dstName.clear();
        flow.bytes = 1'000'001;
        QCOMPARE(firstLabel(rules, flow), "Big");
        flow.bytes = 1'000'000;
        flow.packets = 1;
        QCOMPARE(firstLabel(rules, flow), "Small");
        flow.packets = 2;
        flow.dstIp = ip("8.8.8.8");
        QCOMPARE(firstLabel(rules, flow), "No server in 10");
        flow.dstOwner = "GOOGLE";
        QCOMPARE(firstLabel(rules, flow), "google");
        Flow rdp = oneWay("192.168.0.1", 50000, "192.168.0.2", 3389, 0, 1);
        rdp.exporter.clear();
        QCOMPARE(firstLabel(rules, rdp), "Everything else"); // != needs a service to differ from
        rdp.service = "rdp";
        QCOMPARE(firstLabel(rules, rdp), "RDP");
        rdp.dstPort = Port(50000);
        QCOMPARE(firstLabel(rules, rdp), "High ports");
    }

    void noRuleMeansNoMatchButNoRulesMeansNothing()
    {
        Flow flow = oneWay("10.0.0.5", 1234, "10.0.0.53", 123, 0, 1, kUdp);
        flow.rule = "told by the source";
        QCOMPARE(firstLabel(RuleSet(), flow), "told by the source");
        QCOMPARE(firstLabel(RuleSet({{"x", "dst_port = 1", false, {}, {}}}), flow),
            "told by the source");
        QCOMPARE(firstLabel(RuleSet({{"x", "dst_port = 1", true, {}, {}}}), flow), "NOMATCH");
        QCOMPARE(firstLabel(RuleSet({{"x", "dst_port = = 1", true, {}, {}}}), flow), "NOMATCH");
    }

    void conditionsBecomeExpressions_data()
    {
        QTest::addColumn<QString>("expression");
        const auto row = [](const char* cell, const char* expression) {
            QTest::newRow(cell) << QString::fromUtf8(expression);
        };
        row("dst/port=22", "dst_port = 22");
        row("dst/port!=22", "dst_port != 22");
        row("bytes > 10", "bytes > 10");
        row("bytes>=10", "bytes >= 10");
        row("bytes<=10", "bytes <= 10");
        row("src/port=1024..2048", "src_port = 1024..2048");
        row("src/port=1024-2048", "src_port = 1024..2048");
        row("src/ip=10.0.0.0/8", "src_ip = 10.0.0.0/8");
        row("src/ip!=10.0.0.0/8", "src_ip != 10.0.0.0/8");
        row("src/ip=10.0.0.1-10.0.0.9", "src_ip = 10.0.0.1..10.0.0.9");
        row("src/ip=10.*", "src_ip ~ 10.*");
        row("dst/domain=*.example.com", "dst_name ~ *.example.com");
        row("dst/domain!=*.example.com", "dst_name and dst_name !~ *.example.com");
        row("dst/domain!=a", "dst_name and dst_name != a");
        row("dst/domain=*", "dst_name");
        row("dst/domain!=*", "not dst_name");
        row("dst/network=[ a ; b ]", "dst_segment in {a, b}");
        row("dst/network!=[a;b]", "dst_segment and not dst_segment in {a, b}");
        row("dst/domain=[a;*.b]", "dst_name = a or dst_name ~ *.b");
        row("protocol_name=UDP,dst/port=[53;5353]", "protocol = udp and dst_port in {53, 5353}");
        row("protocol=17", "protocol = udp");
        row("match=NOMATCH", "rule = NOMATCH");
        row("host=192.0.2.1", "exporter = 192.0.2.1");
        row("serviceName=a=b", "service = \"a=b\"");
    }
    void conditionsBecomeExpressions()
    {
        QFETCH(QString, expression);
        const QByteArray cells = QTest::currentDataTag();
        const auto wanted = parseFilter(expression.toStdString());
        QVERIFY(wanted.ok());
        QCOMPARE(QString::fromStdString(expressionOf(cells.constData())),
            QString::fromStdString(printFilter(*wanted)));
    }

    void errorsNameTheirLineAndTheRestIsRead()
    {
        const AclText text = parseAcl("good,dst/port=1\n"
                                      "bad,dst/prot=1\n"
                                      "bad,dst/port\n"
                                      "bad,dst/port=\n"
                                      "bad,dst/port=70000\n"
                                      "bad,dst/port=80*\n"
                                      ",dst/port=1\n"
                                      "bad,src/ip=[1.2.3.4;]\n"
                                      "bad,\"dst/port=1\n"
                                      "\n"
                                      "fine,,dst/port=2,\n");
        std::vector<std::uint64_t> lines;
        for (const LineProblem& problem : text.problems)
            lines.push_back(problem.line);
        QCOMPARE(lines, (std::vector<std::uint64_t> {2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(text.rules.size(), 2U);
        QCOMPARE(text.rules[1].expression, "dst_port = 2");
        QCOMPARE(text.notices.size(), 1U);
    }

    void sampleWrittenAndReadAgainIsTheSame()
    {
        const std::vector<Rule> rules = parseAcl(kSample).rules;
        std::vector<std::size_t> left;
        const AclText again = parseAcl(aclText(rules, left));
        QVERIFY(left.empty());
        QVERIFY(again.problems.empty());
        QCOMPARE(again.rules.size(), rules.size());
        for (std::size_t i = 0; i < rules.size(); ++i) {
            QCOMPARE(again.rules[i].name, rules[i].name);
            QCOMPARE(again.rules[i].expression, rules[i].expression);
        }
    }

    void whatTheFormCannotSayBecomesAComment()
    {
        RandomFlows random(7);
        for (int i = 0; i < 2000; ++i) {
            const std::string expression = printFilter(random.filter(2));
            const Rule rule {"r", expression, true, {}, {}};
            std::vector<std::size_t> left;
            const AclText again = parseAcl(aclText(std::vector {rule}, left));
            QVERIFY(again.problems.empty());
            QCOMPARE(again.rules.size() + left.size(), 1U);
            if (left.empty())
                QCOMPARE(again.rules.front().expression, expression);
        }
    }

    void disabledRulesAreWrittenAsComments()
    {
        std::vector<std::size_t> left;
        const std::string text
            = aclText(std::vector<Rule> {{"off", "dst_port = 1", false, {}, {}}}, left);
        QVERIFY(left.empty());
        QVERIFY(parseAcl(text).rules.empty());
        QVERIFY(text.find("dst/port=1") != std::string::npos);
    }

    void originalReadsItsFaultsToo()
    {
        const auto original = [](const char* line, const Flow& flow) {
            return OriginalRule(*originalConditions(ruleOf(std::string("x,") + line)))
                .matches(flow);
        };
        Flow flow = oneWay("10.0.0.5", 1000, "192.0.2.7", 443, 0, 1);
        flow.bytes = 500;
        flow.dstName = "www.Example.com";
        QCOMPARE(original("bytes>1000", flow), std::optional(true)); // > is <
        QCOMPARE(original("bytes>100", flow), std::optional(false));
        QCOMPARE(original("bytes<1000", flow), std::optional(true));
        QCOMPARE(original("bytes>=100", flow), std::optional(false)); // a field "bytes>"
        QCOMPARE(original("dst/port>=100", flow), std::optional<bool>()); // raised
        QCOMPARE(original("dst/domain!=*.Example.com", flow), std::optional(true)); // != dropped
        QCOMPARE(original("dst/domain!=*.org", flow), std::optional(false));
        QCOMPARE(original("dst/domain=*.example.com", flow), std::optional(false)); // case
        QCOMPARE(original("dst/ip!=192.0.2.0/24", flow), std::optional(true)); // != dropped
        QCOMPARE(original("dst/port= 443", flow), std::optional(false)); // not trimmed
        QCOMPARE(original("dst/port=443,", flow), std::optional<bool>()); // empty condition
        QCOMPARE(original("src/domain!=a", flow), std::optional(false)); // missing
        QCOMPARE(original("protocol_name=TCP,dst/port=443", flow), std::optional(true));
        QCOMPARE(original("protocol_name=tcp", flow), std::optional(false));
        QCOMPARE(original("dst/port=[80;443]", flow), std::optional(true));
        QCOMPARE(original("dst/port=400..500", flow), std::optional(false));
    }

    void differencesAreFoundInTheTextAndOnFlows()
    {
        const RuleSet rules = sample();
        const auto differences = compareWithOriginal(rules);
        std::vector<std::string> certain;
        for (const OriginalDifference& difference : differences)
            if (difference.certain)
                certain.push_back(rules.rules()[difference.rule].name);
        QCOMPARE(certain,
            (std::vector<std::string> {"Web", "Big", "No server in 10", "High ports", "ICMP"}));
        QVERIFY(std::ranges::find(differences, 20U, &OriginalDifference::rule)->raises);

        Flow small = oneWay("10.0.0.5", 1000, "192.0.2.7", 443, 0, 1);
        small.bytes = 10;
        Flow cased = small;
        cased.dstName = "x.CLOUDFRONT.net";
        auto counted = differences;
        const MemoryFlowStore store({small, cased},
            [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); });
        QVERIFY(compareOnFlows(rules, store, {}, counted, {}).ok());
        QCOMPARE(std::ranges::find(counted, 16U, &OriginalDifference::rule)->flows, 2U); // Big
        QCOMPARE(std::ranges::find(counted, 7U, &OriginalDifference::rule)->flows, 1U); // CDN
    }

    /// Clients are src here; the original had a row for each direction.
    void rulesOnAnswersAreTold()
    {
        const AclText text
            = parseAcl("CDN,src/domain=*.cloudfront.net\nDNS,src/port=53\nWeb,dst/port=443\n");
        const RuleSet rules(text.rules);
        Flow answered = oneWay("10.0.0.5", 1000, "192.0.2.7", 443, 0, 1);
        answered.dstName = "d1.cloudfront.net";
        answered.reversePackets = 4;
        answered.reverseBytes = 20'000;
        Flow silent = answered;
        silent.reversePackets = 0;
        silent.reverseBytes = 0;
        const MemoryFlowStore store({answered, silent},
            [](const FilterPtr& filter, const Flow& flow) { return naiveMatches(filter, flow); });
        auto differences = compareWithOriginal(rules);
        QCOMPARE(differences.size(), std::size_t {2}); // CDN and DNS, from their text alone
        QVERIFY(compareOnFlows(rules, store, {}, differences, {}).ok());
        QCOMPARE(differences.size(), std::size_t {2});
        QCOMPARE(differences[0].flows, std::uint64_t {1});
        QVERIFY(differences[0].reasons.front().find("dst/domain") != std::string::npos);
        QCOMPARE(differences[1].flows, std::uint64_t {0});
    }

    void exportedRulesAreTheOnesThatWereRead()
    {
        constexpr std::string_view kLines = "NTP,protocol_name=UDP,dst/port=123\r\n"
                                            "Six,protocol_name=IPv6-ICMP\r\n";
        std::vector<std::size_t> left;
        QCOMPARE(aclText(parseAcl(kLines).rules, left), std::string(kLines));
        // what was written here is written so that the original reads it alike
        const std::vector<Rule> ours {{"Ping", "protocol in {icmp, 58}", true, {}, {}},
            {"Time", "protocol = udp and dst_port = 123", true, {}, {}}};
        const AclText again = parseAcl(aclText(ours, left));
        QVERIFY(left.empty());
        QCOMPARE(again.rules.size(), std::size_t {2});
        QCOMPARE(again.rules[1].acl, std::string("Time,protocol=17,dst/port=123"));
        const RuleSet set(again.rules);
        for (const OriginalDifference& difference : compareWithOriginal(set))
            QVERIFY(!difference.certain);
    }

    /// Where the text tells of nothing, the two agree on every flow.
    void silenceMeansAgreement()
    {
        RandomFlows random(11);
        const std::vector<Flow> flows = random.flows(400);
        std::size_t compared = 0;
        for (int i = 0; i < 6000; ++i) {
            const Rule rule {"r", printFilter(random.filter(1)), true, {}, {}};
            const RuleSet rules({rule});
            const auto conditions = originalConditions(rule);
            if (!conditions || !compareWithOriginal(rules).empty())
                continue;
            ++compared;
            const OriginalRule original(*conditions);
            for (const Flow& flow : flows) {
                if (flow.sampling != 1)
                    continue; // the original knew no sampling
                QVERIFY2(original.matches(flow) == naiveMatches(rules.filter(0), flow),
                    (rule.expression + " | " + conditions->at(0)).c_str());
            }
        }
        QVERIFY2(compared > 50, std::to_string(compared).c_str());
    }

    void explanationNamesTheFirstConditionThatFails()
    {
        const RuleSet rules({{"a", "protocol = tcp and dst_port = 80 and bytes > 5", true, {}, {}},
            {"b", "dst_port = 1 or dst_port = 2", true, {}, {}}, {"c", "", true, {}, {}},
            {"d", "", false, {}, {}}});
        FlowBatch batch;
        batch.append(oneWay("10.0.0.5", 1000, "192.0.2.7", 443, 0, 1));
        const auto explanations = explainRules(rules, batch, 0);
        QCOMPARE(explanations[0].failing, "dst_port = 80");
        QCOMPARE(explanations[1].failing, "dst_port = 1 or dst_port = 2");
        QVERIFY(explanations[2].matches);
        QVERIFY(explanations[3].passedOver);
    }

    void storeKeepsOrderAndRefusesWhatDoesNotParse()
    {
        QTemporaryDir folder;
        auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY(workspace.ok());
        const std::vector<Rule> wanted {{"b", "dst_port = 1", false, "n", "b,dst/port=1"},
            {"a", "", true, {}, {}}, {"b", "dst_port = 2", true, {}, {}}};
        {
            auto store = RuleStore::open(**workspace);
            QVERIFY(store.ok());
            QVERIFY(store
                        ->edit([&](std::vector<Rule>& rules) -> Result<void> {
                            rules = wanted;
                            return {};
                        })
                        .ok());
            const auto refused = store->edit([](std::vector<Rule>& rules) -> Result<void> {
                rules.front().expression = "dst_port = = 1";
                return {};
            });
            QVERIFY(!refused.ok());
        }
        auto store = RuleStore::open(**workspace);
        QVERIFY(store.ok());
        QVERIFY(*store->load() == wanted);
        QCOMPARE(*store->knownNames(), (std::vector<std::string> {"NOMATCH", "a", "b"}));
    }
};

QTEST_GUILESS_MAIN(TestAclCsv)
#include "tst_aclcsv.moc"
