// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/flowbox.h"
#include "core/rules/rulecheck.h"
#include "core/storage/flowstore.h"
#include "tests/support/naivefilter.h"
#include "tests/support/randomflows.h"
#include "tests/support/sanitized.h"

#include <QElapsedTimer>
#include <QTest>

using namespace nb;
using namespace nb::test;

namespace {

RuleSet rulesOf(const std::vector<std::string>& expressions)
{
    std::vector<Rule> rules;
    for (const std::string& expression : expressions)
        rules.push_back({"r" + std::to_string(rules.size()), expression, true, {}, {}});
    return RuleSet(std::move(rules));
}

/// With the counters that a query shows.
Flow scaled(Flow flow)
{
    for (std::uint64_t* const count :
        {&flow.packets, &flow.bytes, &flow.reversePackets, &flow.reverseBytes})
        *count = scaledCount(*count, flow.sampling);
    return flow;
}

std::string wildcardText(RandomFlows& random)
{
    std::string text;
    for (std::size_t i = random.below(5); i > 0; --i)
        text += "ab*?"[random.below(4)];
    return text;
}

} // namespace

class TestRuleCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shadowedRulesAreFound_data()
    {
        QTest::addColumn<QStringList>("expressions");
        QTest::addColumn<QList<int>>("by"); // the last rule's, from 1; empty: not shadowed
        const auto row = [](const char* name, const QStringList& rules, const QList<int>& by) {
            QTest::newRow(name) << rules << by;
        };
        const auto s = [](const char* text) { return QString::fromUtf8(text); };
        row("everything", {s(""), s("dst_port = 1")}, {1});
        row("same", {s("dst_port = 1"), s("dst_port = 1")}, {1});
        row("narrower", {s("dst_port = 1..10"), s("dst_port = 5 and protocol = tcp")}, {1});
        row("wider", {s("dst_port = 5"), s("dst_port = 1..10")}, {});
        row("prefix", {s("src_ip = 10.0.0.0/8"), s("src_ip = 10.1.0.0/16")}, {1});
        row("prefix not", {s("src_ip = 10.1.0.0/16"), s("src_ip = 10.0.0.0/8")}, {});
        row("together", {s("dst_port < 1024"), s("dst_port >= 1024"), s("protocol = udp")}, {1, 2});
        row("not together", {s("dst_port < 1024"), s("dst_port > 1024"), s("protocol = udp")}, {});
        row("two fields",
            {s("protocol = udp"), s("not protocol = udp and dst_port = 1"), s("dst_port = 1")},
            {1, 2});
        row("wildcard", {s("dst_name ~ *.example.com"), s("dst_name = www.Example.com")}, {1});
        row("wildcards", {s("dst_name ~ *.com"), s("dst_name ~ *.example.com")}, {1});
        row("wildcards not", {s("dst_name ~ *.example.com"), s("dst_name ~ *.com")}, {});
        row("list", {s("dst_segment in {a, b}"), s("dst_segment = b")}, {1});
        row("case of names", {s("dst_name = A"), s("dst_name = a")}, {1});
        row("case of others", {s("service = A"), s("service = a")}, {});
        row("present", {s("dst_name"), s("dst_name ~ x*")}, {1});
        row("absent", {s("dst_name"), s("not dst_name"), s("bytes > 5")}, {1, 2});
        row("either side", {s("ip = 10.0.0.0/8"), s("dst_ip = 10.1.1.1")}, {1});
        row("either side, other way", {s("dst_ip = 10.0.0.0/8"), s("ip = 10.1.1.1")}, {});
        row("unknown counters", {s("bytes < 10"), s("bytes >= 10"), s("dst_port = 1")}, {});
        row("all counters", {s("bytes < 10"), s("not bytes < 10"), s("dst_port = 1")}, {1, 2});
        row("versions", {s("ip_version = 4"), s("ip_version = 6"), s("dst_port = 1")}, {1, 2});
        row("not looked into", {s("src_port < dst_port"), s("src_port < dst_port and bytes > 1")},
            {1});
        row("its opposite", {s("internal"), s("not internal"), s("dst_port = 1")}, {1, 2});
    }
    void shadowedRulesAreFound()
    {
        QFETCH(QStringList, expressions);
        QFETCH(QList<int>, by);
        std::vector<std::string> texts;
        for (const QString& text : expressions)
            texts.push_back(text.toStdString());
        const auto warnings = checkRules(rulesOf(texts));
        QList<int> found;
        for (const RuleWarning& warning : warnings)
            if (warning.rule + 1 == texts.size())
                for (const std::size_t rule : warning.by)
                    found << static_cast<int>(rule + 1);
        QCOMPARE(found, by);
    }

    void impossibleAndInvalidRulesAreFound()
    {
        const auto warnings = checkRules(rulesOf({"dst_port = 1 and dst_port = 2",
            "dst_name = a and not dst_name", "dst_name ~ a* and dst_name !~ a*",
            "dst_port = =", "src_ip = 10.0.0.0/8 and not src_ip = 10.0.0.0/7", "dst_port = 1"}));
        using Kind = RuleWarning::Kind;
        std::vector<std::pair<std::size_t, Kind>> found;
        for (const RuleWarning& warning : warnings)
            found.emplace_back(warning.rule, warning.kind);
        QVERIFY(found
            == (std::vector<std::pair<std::size_t, Kind>> {{0, Kind::Impossible},
                {1, Kind::Impossible}, {2, Kind::Impossible}, {3, Kind::Invalid},
                {4, Kind::Impossible}}));
    }

    void disabledRulesTakeNoFlows()
    {
        RuleSet rules({{"a", "", false, {}, {}}, {"b", "dst_port = 1", true, {}, {}}});
        QVERIFY(checkRules(rules).empty());
    }

    /// What is said to be shadowed never labels a flow.
    void claimsAreNeverWrong_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 60; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void claimsAreNeverWrong()
    {
        QFETCH(int, seed);
        RandomFlows random(static_cast<std::uint64_t>(seed));
        const std::vector<Flow> flows = random.flows(400);
        for (int round = 0; round < 6; ++round) {
            std::vector<std::string> texts;
            for (std::size_t i = 0, n = 2 + random.below(8); i < n; ++i)
                texts.push_back(printFilter(random.filter(static_cast<int>(random.below(3)))));
            const RuleSet rules = rulesOf(texts);
            std::vector<bool> silent(texts.size());
            for (const RuleWarning& warning : checkRules(rules)) {
                silent[warning.rule] = true;
                ++m_claims;
            }
            for (const Flow& flow : flows)
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    if (!naiveMatches(rules.filter(i), scaled(flow)))
                        continue;
                    QVERIFY2(!silent[i], texts[i].c_str());
                    break;
                }
        }
    }
    void thereWereClaims() { QVERIFY(m_claims > 50); }

    /// Boxes hold exactly what matches, and so does labelling.
    void labelsAreThoseOfThePlainEvaluation()
    {
        RandomFlows random(5);
        const std::vector<Flow> flows = random.flows(500);
        FlowBatch batch;
        for (const Flow& flow : flows)
            batch.append(flow);
        for (int round = 0; round < 40; ++round) {
            std::vector<std::string> texts;
            for (int i = 0; i < 6; ++i)
                texts.push_back(printFilter(random.filter(2)));
            const RuleSet rules = rulesOf(texts);
            const std::vector<std::uint32_t> found = rules.match(batch);
            for (std::size_t row = 0; row < flows.size(); ++row) {
                std::uint32_t wanted = RuleSet::kNone;
                for (std::uint32_t i = 0; i < texts.size() && wanted == RuleSet::kNone; ++i)
                    if (naiveMatches(rules.filter(i), scaled(flows[row])))
                        wanted = i;
                QCOMPARE(found[row], wanted);
            }
        }
    }

    void patternsWithinOthers()
    {
        RandomFlows random(3);
        const auto like = [](const std::string& text, const std::string& pattern) {
            const auto filter = parseFilter("service ~ \"" + pattern + "\"");
            Flow flow;
            flow.service = text;
            return naiveMatches(*filter, flow);
        };
        std::size_t within = 0;
        for (int i = 0; i < 4000; ++i) {
            const std::string a = wildcardText(random);
            const std::string b = wildcardText(random);
            if (!patternWithin(a, b))
                continue;
            ++within;
            for (int k = 0; k < 20; ++k) {
                std::string text = a;
                for (std::size_t at = 0; at < text.size(); ++at) {
                    if (text[at] == '?')
                        text[at] = "abc"[random.below(3)];
                    else if (text[at] == '*')
                        text.replace(at, 1, std::string(random.below(3), "abc"[random.below(3)]));
                }
                QVERIFY2(!like(text, a) || like(text, b), (a + " in " + b + ": " + text).c_str());
            }
        }
        QVERIFY(within > 100);
    }

    void manyInvolvedRulesEndSoon()
    {
        std::vector<std::string> texts;
        for (int i = 0; i < 300; ++i)
            texts.push_back("(port = " + std::to_string(i) + " or ip = 10.0.0."
                + std::to_string(i % 250) + " or not dst_name ~ *x" + std::to_string(i)
                + "*) and (bytes > " + std::to_string(i * 3) + " or packets < " + std::to_string(i)
                + ")");
        QElapsedTimer clock;
        clock.start();
        (void)checkRules(rulesOf(texts));
        QVERIFY2(
            clock.elapsed() < 20'000 * kSlowness, qPrintable(QString::number(clock.elapsed())));
    }

private:
    int m_claims = 0;
};

QTEST_GUILESS_MAIN(TestRuleCheck)
#include "tst_rulecheck.moc"
