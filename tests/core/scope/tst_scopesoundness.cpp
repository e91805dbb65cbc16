// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/caveats.h"
#include "core/scope/recommend.h"
#include "core/scope/review.h"
#include "tests/core/scope/scopecase.h"

#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::scope;
using namespace nb::test;

namespace {

std::string textOf(const AssetClass& a)
{
    return std::string(toString(a.category)) + " " + std::string(toString(a.state));
}

std::string nameOf(const Model& model, const char* system)
{
    return textOf(classIn(model, classify(model), system));
}

} // namespace

/// Nothing is taken out of scope that might be in it.
class TestScopeSoundness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExporterWithoutRecordsSeesNothing();
    void anOverrideTakesNobodyElseOut();
    void allOfAZoneIsKeptFromTheCde();
    void aFlowMoreNeverHidesAnAdministrator();
};

void TestScopeSoundness::anExporterWithoutRecordsSeesNothing()
{
    Answers answers = caseAnswers();
    const Model none = modelOf({}, answers);
    QCOMPARE(nameOf(none, "pc"), std::string("Undetermined hold"));
    const auto silent = [](const Model& model) {
        return std::ranges::count(caveatsOf(model), std::string("silent exporter"), &Caveat::kind);
    };
    QCOMPARE(silent(none), 1);

    const Model some = modelOf({talk("10.10.2.5", "10.30.0.9", 443)}, answers);
    QCOMPARE(nameOf(some, "pc"), std::string("Out confirmed"));
    QCOMPARE(silent(some), 0);

    // another one sent, and not from there
    answers.exporters.front().address = "r2";
    QCOMPARE(nameOf(modelOf({talk("10.10.2.5", "10.30.0.9", 443)}, answers), "pc"),
        std::string("Undetermined hold"));
    // the same address in other words
    answers.exporters.front().address = "FD00:0:0::1";
    Flow flow = talk("10.10.2.5", "10.30.0.9", 443);
    flow.exporter = "fd00::1";
    QCOMPARE(nameOf(modelOf({flow}, answers), "pc"), std::string("Out confirmed"));
}

void TestScopeSoundness::anOverrideTakesNobodyElseOut()
{
    Answers answers = caseAnswers();
    std::erase_if(answers.assets, [](const AssetAnswer& a) { return a.name == "pay"; });
    AssetAnswer mate;
    mate.name = "mate";
    mate.addresses = {*IpAddress::fromString("10.10.1.20")};
    mate.accountData = std::uint8_t {0};
    mate.evidence = Grade::E2;
    answers.assets.push_back(mate);
    const std::vector<Flow> flows {talk("10.10.2.5", "10.30.0.9", 443)};
    QCOMPARE(nameOf(modelOf(flows, answers), "mate"), std::string("CDE/Contaminated "));
    QCOMPARE(nameOf(modelOf(flows, answers), "pc"), std::string("Out confirmed"));
    for (const Category said : {Category::Out, Category::Indirect, Category::Segmenting}) {
        assetIn(answers, "db").categoryOverride = CategoryOverride {said, "said", Grade::E3};
        const Model model = modelOf(flows, answers);
        QCOMPARE(nameOf(model, "mate"), std::string("CDE/Contaminated "));
        QCOMPARE(nameOf(model, "pc"), std::string("Out candidate"));
    }
}

void TestScopeSoundness::allOfAZoneIsKeptFromTheCde()
{
    Answers answers = caseAnswers();
    answers.segments.push_back(
        {"OFFICE", {*IpPrefix::fromString("10.31.0.0/24")}, Trust::Internal, true});
    const std::vector<Flow> flows {talk("10.10.2.5", "10.30.0.9", 443)};
    QCOMPARE(nameOf(modelOf(flows, answers), "pc"), std::string("Out confirmed"));
    answers.controls.push_back({"CORP", "OFFICE", ControlKind::None, {}, "", {}});
    QCOMPARE(nameOf(modelOf(flows, answers), "pc"), std::string("Out confirmed"));
    // the way over the other segment of the zone was never tested
    answers.controls.push_back({"OFFICE", "CDE", ControlKind::Stateful, true, "FW2", {}});
    QCOMPARE(nameOf(modelOf(flows, answers), "pc"), std::string("Out candidate"));
    answers.controls[1].kind = ControlKind::Unknown;
    QCOMPARE(nameOf(modelOf(flows, answers), "pc"), std::string("Out candidate"));
}

void TestScopeSoundness::aFlowMoreNeverHidesAnAdministrator()
{
    Answers answers = caseAnswers();
    // connected; 10.30.0.30 and it speak on 22 and 5985, and nothing says who began
    std::vector<Flow> flows {talk("10.10.1.11", "10.10.2.5", 443),
        half("10.30.0.30", 5985, "10.10.2.5", 22), half("10.10.2.5", 22, "10.30.0.30", 5985)};
    const Model before = modelOf(flows, answers);
    QCOMPARE(nameOf(before, "10.30.0.30"), std::string("Connected/Indirectly "));
    // now others are known to use 5985 there
    flows.push_back(talk("10.30.0.32", "10.30.0.30", 5985));
    flows.push_back(talk("10.30.0.33", "10.30.0.30", 5985));
    const Model after = modelOf(flows, answers);
    QCOMPARE(nameOf(after, "10.30.0.30"), std::string("Connected/Indirectly "));
    // until a person says who the server is
    const auto turned = std::ranges::find_if(after.conversations, &ModelConversation::inferred);
    QVERIFY(turned != after.conversations.end());
    const std::string client = after.hosts[turned->client].address.toString();
    const std::string server = after.hosts[turned->server].address.toString();
    answers.decisions.push_back(
        decisionOn(client.c_str(), server.c_str(), turned->service.first, Verdict::Accepted));
    const Model said = modelOf(flows, answers);
    QVERIFY(nameOf(said, "10.30.0.30") == "Connected/Indirectly " || client == "10.10.2.5");
}

QTEST_GUILESS_MAIN(TestScopeSoundness)
#include "tst_scopesoundness.moc"
