// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pivotscenario.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace nb;
using namespace nb::test;

namespace {

QString corpus(const char* part)
{
    return QStringLiteral(NB_CORPUS_DIR "/pivots/") + QLatin1String(part);
}

/// Chains, links and findings of an analysis, to compare two.
std::string summary(const PivotAnalysis& analysis)
{
    QString text;
    for (const PivotChain& chain : analysis.chains()) {
        text += QStringLiteral("%1 %2 x%3")
                    .arg(QString::fromStdString(pathText(analysis, chain)))
                    .arg(chain.score, 0, 'f', 6)
                    .arg(chain.support);
        for (const PivotLink& link : chain.links)
            text += QStringLiteral(" %1-%2 k%3").arg(link.parent).arg(link.child).arg(link.parents);
        text += QLatin1Char('\n');
    }
    for (const PivotFinding& finding : analysis.findings())
        text += QStringLiteral("%1 %2 %3\n")
                    .arg(QString::fromStdString(std::string(toString(finding.kind))),
                        QString::fromStdString(analysis.address(finding.host).toString()))
                    .arg(finding.count);
    text += QString::number(analysis.links().all);
    return text.toStdString();
}

} // namespace

/// The scenarios and real traces of the corpus: every chain with its hosts, types, sources,
/// services and score, and no other.
class TestPivotScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenarioGivesTheExpectedChains_data() { addRows("scenarios"); }
    void scenarioGivesTheExpectedChains();
    void realTraceGivesTheExpectedChains_data() { addRows("real"); }
    void realTraceGivesTheExpectedChains();
    void orderOfInputChangesNothing_data() { addRows("scenarios"); }
    void orderOfInputChangesNothing();
    void scoreCanBeRecomputedFromItsTerms_data() { addRows("scenarios"); }
    void scoreCanBeRecomputedFromItsTerms();
    void findingsOfScenarios_data();
    void findingsOfScenarios();

private:
    static void addRows(const char* part);
    static void compare(const PivotScenario& scenario, double tolerance);
};

void TestPivotScenarios::addRows(const char* part)
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    const QStringList names = scenarioNames(corpus(part));
    if (names.isEmpty())
        QSKIP("the corpus is not here");
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << corpus(part) << name;
}

void TestPivotScenarios::compare(const PivotScenario& scenario, double tolerance)
{
    const auto analysis = analyse(scenario.records, scenario.settings);
    QVERIFY(analysis);
    std::string all = summary(*analysis);
    QVERIFY2(analysis->chains().size() == scenario.chains.size(), all.c_str());
    for (std::size_t i = 0; i < scenario.chains.size(); ++i) {
        const ExpectedChain& expected = scenario.chains[i];
        const auto found = std::ranges::find_if(analysis->chains(), [&](const PivotChain& chain) {
            std::string text;
            for (const std::string& host : expected.hosts)
                text.append(text.empty() ? "" : ">").append(host);
            return pathText(*analysis, chain) == text;
        });
        QVERIFY2(found != analysis->chains().end(), all.c_str());
        QVERIFY2(std::abs(found->score - expected.score) <= tolerance, all.c_str());
        QCOMPARE(found->controller ? analysis->address(*found->controller).toString() : "",
            expected.controller);
        if (expected.types.empty())
            continue;
        // the corpus lists equal scores in any order
        QVERIFY(std::abs(analysis->chains()[i].score - expected.score) <= tolerance);
        QCOMPARE(found->controllerClosed, expected.controllerClosed);
        QCOMPARE(found->links.size(), expected.types.size());
        for (std::size_t l = 0; l < found->links.size(); ++l) {
            QCOMPARE(std::string(toString(found->links[l].type)), expected.types[l]);
            QCOMPARE(int {found->links[l].parents}, expected.parents[l]);
        }
        const auto episodes = found->episodes();
        QCOMPARE(episodes.size(), expected.services.size());
        for (std::size_t e = 0; e < episodes.size(); ++e)
            QCOMPARE(analysis->serviceName(episodes[e]), expected.services[e]);
    }
}

void TestPivotScenarios::scenarioGivesTheExpectedChains()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    const auto scenario = readScenario(folder, name);
    QVERIFY(scenario);
    compare(*scenario, 0.002);
}

void TestPivotScenarios::realTraceGivesTheExpectedChains()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    const auto scenario = readScenario(folder, name);
    QVERIFY(scenario);
    compare(*scenario, 0.005);
}

void TestPivotScenarios::orderOfInputChangesNothing()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    auto scenario = readScenario(folder, name);
    QVERIFY(scenario);
    const auto first = analyse(scenario->records, scenario->settings);
    std::mt19937 random(7);
    for (int round = 0; round < 3; ++round) {
        std::ranges::shuffle(scenario->records, random);
        const auto again = analyse(scenario->records, scenario->settings);
        QCOMPARE(summary(*again), summary(*first));
    }
}

void TestPivotScenarios::scoreCanBeRecomputedFromItsTerms()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    const auto scenario = readScenario(folder, name);
    QVERIFY(scenario);
    const auto analysis = analyse(scenario->records, scenario->settings);
    for (const PivotLink& link : analysis->links().links) {
        const LinkTerms t = analysis->terms(link);
        const double base = 0.30 * t.u + 0.20 * t.t + 0.20 * t.c + 0.15 * t.v + 0.15 * t.r;
        const double score = std::sqrt(1.0 / link.parents) * base * t.sweep * t.management
            * t.controller * t.smb * t.common / (1 + 0.35 * std::log2(t.distinctSources));
        QVERIFY(std::abs(score - link.score) < 0.0005);
    }
}

void TestPivotScenarios::findingsOfScenarios_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("finding");
    QTest::newRow("silent sweep") << QStringLiteral("s12-silent-scan")
                                  << QStringLiteral("sweep 10.0.0.2 254");
    QTest::newRow("answered sweep")
        << QStringLiteral("s13-answered-scan-session") << QStringLiteral("sweep 10.0.0.2 60");
    QTest::newRow("connect back") << QStringLiteral("s20-connect-back-pair")
                                  << QStringLiteral("connect-back 10.99.0.1 1");
    QTest::newRow("jump host") << QStringLiteral("s14-jump-host-20-admins")
                               << QStringLiteral("ambiguous 10.0.0.10 ");
}

void TestPivotScenarios::findingsOfScenarios()
{
    QFETCH(QString, name);
    QFETCH(QString, finding);
    const auto scenario = readScenario(corpus("scenarios"), name);
    if (!scenario)
        QSKIP("the corpus is not here");
    const auto analysis = analyse(scenario->records, scenario->settings);
    const std::string all = summary(*analysis);
    QVERIFY2(all.find(finding.toStdString()) != std::string::npos, all.c_str());
}

QTEST_GUILESS_MAIN(TestPivotScenarios)
#include "tst_pivotscenarios.moc"
