// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/rulefile.h"
#include "core/scope/firewall/firewallfile.h"
#include "core/scope/firewall/firewalljson.h"
#include "core/scope/firewall/firewallreview.h"
#include "tests/core/scope/scopecase.h"

#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::scope;
using namespace nb::test;

namespace {

/// `permit|deny sources -> destinations services` of each rule, in order.
QStringList linesOfRules(const std::vector<FirewallRule>& rules)
{
    QStringList lines;
    for (const FirewallRule& rule : rules)
        lines.append(
            QString::fromStdString((rule.permit ? "permit " : "deny ") + sideText(rule.sources)
                + " -> " + sideText(rule.destinations) + " " + servicesText(rule.services)));
    return lines;
}

FirewallRule ruleOf(
    const char* id, bool permit, const char* source, const char* destination, const char* service)
{
    FirewallRule rule {"FW", "in", id, permit, {}, {}, {}};
    if (const auto prefix = IpPrefix::fromString(source))
        rule.sources = {*prefix};
    if (const auto prefix = IpPrefix::fromString(destination))
        rule.destinations = {*prefix};
    if (const auto known = filterServiceFromString(service))
        rule.services = {*known};
    return rule;
}

/// The case's network with these rules on its firewall.
Model withRules(const std::vector<FirewallRule>& rules, std::vector<Flow> flows)
{
    Answers answers = caseAnswers();
    for (ControlAnswer& control : answers.controls)
        control.device = "FW";
    answers.firewallRules = rules;
    return modelOf(std::move(flows), answers);
}

std::vector<std::string> subjectsOf(const Model& model, std::string_view requirement)
{
    std::vector<std::string> subjects;
    for (const Finding& f : firewallFindingsOf(model, classify(model)))
        if (f.requirement == requirement)
            subjects.push_back(f.subject);
    return subjects;
}

/// Verdict by rule id.
QMap<QString, QString> verdictsOf(const Model& model)
{
    const TextTable table = firewallReview(model, recommend(model));
    const auto column = [&table](const char* name) {
        return static_cast<std::size_t>(
            std::ranges::find(table.columns, name) - table.columns.begin());
    };
    QMap<QString, QString> verdicts;
    for (const auto& row : table.rows)
        verdicts.insert(QString::fromStdString(row[column("rule")]),
            QString::fromStdString(row[column("verdict")] + "/" + row[column("status")]));
    return verdicts;
}

std::vector<Flow> someFlows()
{
    return {talk("10.30.0.5", "10.10.1.11", 8443), talk("10.30.0.6", "10.10.2.20", 443)};
}

} // namespace

/// Rules that firewalls have: read, compared with the traffic and with what is recommended.
class TestScopeFirewall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configurationsAreRead_data();
    void configurationsAreRead();
    void whatCannotBeComparedIsWiderAndTold();
    void badConfigurationsSayWhere_data();
    void badConfigurationsSayWhere();
    void permittedIsConnected();
    void deniedBeforeIsNot();
    void rulesOfAnotherDeviceDoNotCount();
    void aRuleForEverythingSegmentsNothing();
    void findingsTellOfRules();
    void reviewComparesWithTheRecommendation();
    void exportsComeBackAsKept_data();
    void exportsComeBackAsKept();
    void answersKeepThem();
};

void TestScopeFirewall::configurationsAreRead_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QStringList>("expected");
    const QStringList usual {QStringLiteral("permit 10.30.0.0/24 -> 10.10.1.11 tcp/443 tcp/8443"),
        QStringLiteral("permit 10.30.0.5 -> 10.10.1.0/24 icmp"),
        QStringLiteral("deny any -> 10.10.1.0/24 any"), QStringLiteral("permit any -> any udp/53")};
    QTest::newRow("iptables") << QByteArray(R"(# Generated
*nat
:PREROUTING ACCEPT [0:0]
-A PREROUTING -d 192.0.2.1/32 -j DNAT --to-destination 10.10.1.11
COMMIT
*filter
:FORWARD DROP [10:800]
:to-cde - [0:0]
-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -d 10.10.1.0/24 -j to-cde
[5:300] -A FORWARD -p udp -m udp --dport domain -j ACCEPT
-A to-cde -s 10.30.0.0/24 -d 10.10.1.11/32 -p tcp -m multiport --dports 443,8443 -m conntrack --ctstate NEW -j ACCEPT
-A to-cde -s 10.30.0.5/32 -p icmp -j ACCEPT
-A to-cde -m limit --limit 5/min -j LOG --log-prefix "to cde: "
-A to-cde -j DROP
COMMIT
)") << usual;
    QTest::newRow("nftables")
        << QByteArray(R"(table inet filter {
    set web { type inet_service; elements = { 443,
        8443 } }
    set clients {
        type ipv4_addr
        flags interval
        elements = { 10.30.0.0-10.30.0.127, 10.30.0.128/25 }
    }
    chain input { type filter hook input priority 0; policy accept; }
    chain cde {
        ip saddr @clients ip daddr 10.10.1.11 tcp dport { 443, 8443 } ct state new counter packets 4 bytes 240 accept
        ip saddr 10.30.0.5 meta l4proto icmp accept # ping
        log prefix "to cde" drop
    }
    chain forward {
        type filter hook forward priority filter; policy drop;
        ct state established,related accept
        ct state invalid drop
        ip daddr 10.10.1.0/24 jump cde
        udp dport domain accept
    }
}
)")
        << QStringList {
               QStringLiteral("permit 10.30.0.0/25 10.30.0.128/25 -> 10.10.1.11 tcp/443 tcp/8443"),
               usual[1], usual[2], usual[3]};
    QTest::newRow("asa") << QByteArray(R"(hostname fw
object network pay
 host 10.10.1.11
object-group network clients
 network-object 10.30.0.0 255.255.255.0
object-group service web tcp
 port-object eq https
 port-object eq 8443
access-list inside_in remark web shop
access-list inside_in extended permit tcp object-group clients object pay object-group web log
access-list inside_in extended permit icmp host 10.30.0.5 10.10.1.0 255.255.255.0
access-list inside_in extended permit tcp any any eq 9 inactive
access-list inside_in extended deny ip any 10.10.1.0 255.255.255.0
access-list inside_in extended permit udp any any eq domain
access-group inside_in in interface inside
)") << usual;
    QTest::newRow("ios") << QByteArray(R"(!
ip access-list standard VTY
 permit 10.30.0.0 0.0.0.255
access-list 10 permit 10.0.0.0 0.255.255.255
ip access-list extended INSIDE
 10 permit tcp 10.30.0.0 0.0.0.255 host 10.10.1.11 eq 443 8443
 20 permit icmp host 10.30.0.5 10.10.1.0 0.0.0.255
 30 permit tcp any any established
 40 deny ip any 10.10.1.0 0.0.0.255 log
 50 permit udp any any eq domain
interface Gi0/1
 ip access-group INSIDE in
)") << usual;
    QTest::newRow("csv") << QByteArray("id,action,source,destination,service\r\n"
                                       "1,permit,10.30.0.0/24,10.10.1.11,tcp/443 tcp/8443\r\n"
                                       "2,allow,10.30.0.5,10.10.1.0/24,icmp\r\n"
                                       "3,deny,any,10.10.1.0/24,any\r\n4,accept,any,any,udp/53\r\n")
                         << usual;
    QTest::newRow("json") << QByteArray(
        R"({"rules": [{"id": "1", "action": "permit", "sources": ["10.30.0.0/24"],
            "destinations": ["10.10.1.11"], "services": ["tcp/443", "tcp/8443"]},
           {"id": "2", "action": "allow", "sources": ["10.30.0.5"], "destinations": ["10.10.1.0/24"],
            "services": ["icmp"]},
           {"id": "3", "action": "deny", "sources": [], "destinations": ["10.10.1.0/24"],
            "services": []},
           {"id": "4", "action": "permit", "sources": ["any"], "destinations": ["any"],
            "services": ["udp/53"]}]})")
                          << usual;
}

void TestScopeFirewall::configurationsAreRead()
{
    QFETCH(QByteArray, config);
    QFETCH(QStringList, expected);
    const auto file = readFirewallFile(config.toStdString());
    QVERIFY2(file.ok(), file.ok() ? "" : file.error().detail.c_str());
    QCOMPARE(linesOfRules(file->rules), expected);
    QVERIFY(file->notes.empty());
}

void TestScopeFirewall::whatCannotBeComparedIsWiderAndTold()
{
    const auto file = readFirewallFile("*filter\n:FORWARD ACCEPT [0:0]\n"
                                       "-A FORWARD -i eth0 -s 10.0.0.1 -j ACCEPT\n"
                                       "-A FORWARD ! -s 10.0.0.2 -p tcp --dport 22 -j DROP\n"
                                       "-A FORWARD -p tcp --sport 1024:65535 --dport 23 -j DROP\n"
                                       "-A FORWARD -d 10.0.0.9 -p tcp -j DROP\nCOMMIT\n");
    QVERIFY(file.ok());
    QCOMPARE(linesOfRules(file->rules),
        (QStringList {QStringLiteral("permit 10.0.0.1 -> any any"),
            QStringLiteral("deny any -> 10.0.0.9 tcp"), QStringLiteral("permit any -> any any")}));
    QCOMPARE(file->notes.size(), std::size_t {3});
    QVERIFY(file->notes[0].starts_with("line 3: "));
}

void TestScopeFirewall::badConfigurationsSayWhere_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing") << QByteArray("hello\n")
                             << QStringLiteral("no rules of iptables-save");
    QTest::newRow("empty list") << QByteArray("*filter\n:FORWARD DROP\nCOMMIT\n")
                                << QStringLiteral("permits or denies anything");
    QTest::newRow("port") << QByteArray("*filter\n-A FORWARD -p tcp --dport 99999 -j ACCEPT\n")
                          << QStringLiteral("line 2: cannot be read: --dport 99999");
    QTest::newRow("circle") << QByteArray(
        "*filter\n:FORWARD DROP\n:a -\n:b -\n-A FORWARD -j a\n-A a -j b\n-A b -j a\n")
                            << QStringLiteral("in a circle");
    QTest::newRow("empty words") << QByteArray("*filter\n\"\" \"\"\n")
                                 << QStringLiteral("permits or denies anything");
    QTest::newRow("group that holds itself")
        << QByteArray("object-group network a\n network-object host 10.0.0.1\n")
            + QByteArray(" group-object a\n").repeated(40)
        << QStringLiteral("group a is too large");
    QTest::newRow("no chain") << QByteArray("*filter\n-A FORWARD -j elsewhere\n")
                              << QStringLiteral("there is no chain elsewhere");
    QTest::newRow("nft") << QByteArray("table ip f {\nchain forward {\ntype filter hook forward "
                                       "priority 0; policy drop;\nip saddr 1.2.3 accept\n}\n}\n")
                         << QStringLiteral("line 4: cannot be read");
    QTest::newRow("nft without forward")
        << QByteArray("table ip f {\nchain input {\ntype filter hook input priority 0;\n}\n}\n")
        << QStringLiteral("hook forward");
    QTest::newRow("asa") << QByteArray("access-list x extended permit tcp object-group none any\n")
                         << QStringLiteral("line 1: cannot be read");
    QTest::newRow("csv column") << QByteArray("id,source,action\n1,any,permit\n")
                                << QStringLiteral("no column");
    QTest::newRow("csv action") << QByteArray(
        "id,action,source,destination,service\n7,maybe,any,any,any\n")
                                << QStringLiteral("row 1 (7): the action is permit or deny");
    QTest::newRow("json") << QByteArray("{\"rules\": [{\"id\": \"\"}]}")
                          << QStringLiteral("$.rules[0]");
}

void TestScopeFirewall::badConfigurationsSayWhere()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, problem);
    const auto file = readFirewallFile(config.toStdString());
    QVERIFY(!file.ok());
    QVERIFY2(file.error().detail.find(problem.toStdString()) != std::string::npos,
        file.error().detail.c_str());
}

/// 10.30.0.6 was never seen with the CDE: that it may is enough.
void TestScopeFirewall::permittedIsConnected()
{
    const Model without = withRules({}, someFlows());
    QVERIFY(classIn(without, classify(without), "10.30.0.6").category == Category::Out);
    const Model model
        = withRules({ruleOf("7", true, "10.30.0.0/24", "10.10.1.11", "tcp/443")}, someFlows());
    const Classification result = classify(model);
    const AssetClass& a = classIn(model, result, "10.30.0.6");
    QVERIFY(a.category == Category::Communicating);
    QCOMPARE(opstCode(a), std::string("2b"));
    const auto at = static_cast<std::size_t>(
        model.hosts[model.hostOfAddress.at(*IpAddress::fromString("10.30.0.6"))].asset);
    QCOMPARE(reasonText(model, result, at),
        std::string("may communicate with pay of the CDE by the firewall rule FW in 7"));
    // the recommended rules take the place of this one
    QVERIFY(classIn(model, recommend(model).after, "10.30.0.6").category == Category::Out);
    // changing other answers keeps it, taking the rule away does not
    Answers answers = model.answers;
    answers.defaultDecision = Verdict::Rejected;
    const Model changed = withAnswers(model, answers);
    QVERIFY(classIn(changed, classify(changed), "10.30.0.6").category == Category::Communicating);
    setFirewallRules(answers, "FW", {});
    const Model gone = withAnswers(model, answers);
    QVERIFY(!gone.firewall);
    QVERIFY(classIn(gone, classify(gone), "10.30.0.6").category == Category::Out);
}

void TestScopeFirewall::deniedBeforeIsNot()
{
    const Model model = withRules({ruleOf("1", false, "10.30.0.6", "10.10.1.0/24", "tcp"),
                                      ruleOf("2", true, "10.30.0.0/24", "10.10.1.11", "tcp/443")},
        someFlows());
    QVERIFY(classIn(model, classify(model), "10.30.0.6").category == Category::Out);
    // of another service the denial says nothing
    const Model other = withRules({ruleOf("1", false, "10.30.0.6", "10.10.1.0/24", "udp"),
                                      ruleOf("2", true, "10.30.0.0/24", "10.10.1.11", "tcp/443")},
        someFlows());
    QVERIFY(classIn(other, classify(other), "10.30.0.6").category == Category::Communicating);
}

void TestScopeFirewall::rulesOfAnotherDeviceDoNotCount()
{
    FirewallRule rule = ruleOf("1", true, "any", "any", "any");
    rule.device = "another";
    const Model model = withRules({rule}, someFlows());
    QVERIFY(classIn(model, classify(model), "10.30.0.6").category == Category::Out);
    QVERIFY(firewallFindingsOf(model, classify(model)).size() <= 4);
    for (std::size_t a = 0; a < model.segmentCount(); ++a)
        for (std::size_t b = 0; b < model.segmentCount(); ++b)
            QCOMPARE(model.control(a, b).openedBy, kNone);
}

void TestScopeFirewall::aRuleForEverythingSegmentsNothing()
{
    const Model model
        = withRules({ruleOf("1", true, "10.30.0.0/16", "10.10.0.0/16", "any")}, someFlows());
    const Classification result = classify(model);
    QVERIFY(classIn(model, result, "10.30.0.6").category == Category::Contaminated);
    const std::vector<std::string> opened = subjectsOf(model, "1.3.1");
    QVERIFY(std::ranges::find(opened, "CDE - CORP") != opened.end());
    // something is denied before it: connected, not contaminated
    const Model less = withRules({ruleOf("0", false, "10.30.0.77", "10.10.1.10", "any"),
                                     ruleOf("1", true, "10.30.0.0/16", "10.10.0.0/16", "any")},
        someFlows());
    QVERIFY(classIn(less, classify(less), "10.30.0.6").category == Category::Communicating);
}

void TestScopeFirewall::findingsTellOfRules()
{
    const Model model
        = withRules({ruleOf("used", true, "10.30.0.5", "10.10.1.11", "tcp/8443"),
                        ruleOf("unused", true, "10.30.0.6", "10.10.1.11", "tcp/22"),
                        ruleOf("dead", true, "10.99.0.1", "10.10.1.11", "tcp/22"),
                        ruleOf("wide", true, "any", "10.10.1.11", "tcp/25"),
                        ruleOf("guest", true, "10.40.0.0/24", "10.10.1.10", "tcp/5432"),
                        ruleOf("elsewhere", true, "10.30.0.6", "10.10.2.20", "tcp/443")},
            {talk("10.30.0.5", "10.10.1.11", 8443), talk("10.30.0.6", "10.10.2.20", 443),
                talk("10.40.0.7", "10.10.2.20", 443), talk("10.30.0.5", "10.10.1.10", 5432)});
    using Subjects = std::vector<std::string>;
    QCOMPARE(subjectsOf(model, "1.2.7"),
        (Subjects {"FW in unused", "FW in dead", "FW in wide", "FW in guest"}));
    QCOMPARE(subjectsOf(model, "1.3.1"), Subjects {"FW in wide"});
    QVERIFY(subjectsOf(model, "1.3.2").empty()); // from anywhere is not out of the CDE
    QCOMPARE(subjectsOf(model, "1.4.4"), Subjects {"FW in guest"});
    QCOMPARE(subjectsOf(model, "1.2.8"), Subjects {"FW tcp/5432"});
    // they are among all findings
    std::size_t told = 0;
    for (const Finding& f : findingsOf(model, classify(model)))
        told += f.requirement == "1.2.8" ? 1 : 0;
    QCOMPARE(told, std::size_t {1});
}

void TestScopeFirewall::reviewComparesWithTheRecommendation()
{
    Answers answers = caseAnswers();
    for (ControlAnswer& control : answers.controls)
        control.device = "FW";
    answers.defaultDecision = Verdict::Accepted;
    answers.decisions.push_back(
        decisionOn("10.30.0.9", "10.10.1.11", 8443, Verdict::Rejected, "no need"));
    answers.firewallRules = {ruleOf("keep", true, "10.30.0.5", "10.10.1.11", "tcp/8443"),
        ruleOf("narrow", true, "10.30.0.0/24", "10.10.2.20", "tcp/443"),
        ruleOf("remove", true, "10.30.0.8", "10.10.1.11", "tcp/22"),
        ruleOf("leak", true, "10.30.0.0/24", "10.10.1.11", "tcp/8443"),
        ruleOf("last", false, "any", "any", "any")};
    const Model model
        = modelOf({talk("10.30.0.5", "10.10.1.11", 8443), talk("10.30.0.6", "10.10.2.20", 443),
                      talk("10.10.2.20", "10.10.1.11", 9000)},
            answers);
    const QMap<QString, QString> verdicts = verdictsOf(model);
    QCOMPARE(verdicts.value(QStringLiteral("keep")), QStringLiteral("keep/used"));
    QCOMPARE(verdicts.value(QStringLiteral("narrow")), QStringLiteral("narrow/used"));
    QCOMPARE(verdicts.value(QStringLiteral("remove")), QStringLiteral("remove/systems unknown"));
    QVERIFY(verdicts.value(QStringLiteral("leak")).contains(QStringLiteral("rejected")));
    QVERIFY(verdicts.value(QStringLiteral("last")).startsWith(QStringLiteral("deny")));
    QCOMPARE(verdicts.values().filter(QStringLiteral("add/recommended")).size(), 1);
}

void TestScopeFirewall::exportsComeBackAsKept_data()
{
    QTest::addColumn<QString>("target");
    for (const char* const target : {"iptables", "nftables", "asa", "csv", "json"})
        QTest::newRow(target) << QString::fromLatin1(target);
}

/// What was exported and then loaded is what is recommended: nothing to add, nothing to remove.
void TestScopeFirewall::exportsComeBackAsKept()
{
    QFETCH(QString, target);
    const auto flows = [] {
        return std::vector<Flow> {talk("10.30.0.5", "10.10.1.11", 8443),
            talk("10.30.0.6", "10.10.2.20", 443), talk("10.30.0.7", "10.10.2.20", 443)};
    };
    Answers answers = caseAnswers();
    answers.defaultDecision = Verdict::Accepted;
    const Recommendation r = recommend(modelOf(flows(), answers));
    QVERIFY(r.rules.size() >= 2);
    const auto files = exportRules(r, target.toStdString(), {});
    QVERIFY(files.ok());
    const auto read = readFirewallFile(files->front().bytes);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    setFirewallRules(answers, "", read->rules);
    const QMap<QString, QString> verdicts = verdictsOf(modelOf(flows(), answers));
    QVERIFY(!verdicts.isEmpty());
    for (const QString& verdict : verdicts)
        QVERIFY2(verdict.startsWith(QStringLiteral("keep"))
                || verdict.startsWith(QStringLiteral("deny")),
            qPrintable(verdict));
}

void TestScopeFirewall::answersKeepThem()
{
    Answers answers = caseAnswers();
    answers.firewallRules = {ruleOf("1", true, "10.30.0.0/24", "any", "tcp"),
        ruleOf("2", false, "any", "10.10.1.0/24", "icmp"),
        ruleOf("3", true, "any", "any", "icmp/8")};
    const std::string json = toJson(answers);
    const auto read = answersFromJson(json);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QVERIFY(*read == answers);
    QCOMPARE(toJson(*read), json);
    QVERIFY(toJson(caseAnswers()).find("firewall_rules") == std::string::npos);
    const auto bad = answersFromJson(R"({"firewall_rules": [{"id": "1", "action": "maybe"}]})");
    QVERIFY(!bad.ok());
    QVERIFY(bad.error().detail.starts_with("$.firewall_rules[0].action: expected permit or deny"));
}

QTEST_GUILESS_MAIN(TestScopeFirewall)
#include "tst_scopefirewall.moc"
