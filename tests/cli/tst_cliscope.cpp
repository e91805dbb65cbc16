// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/planchoices.h"
#include "core/storage/workspace.h"
#include "tests/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace nb;
using namespace nb::test;

namespace {

const QString kScenarios = QStringLiteral(NB_SOURCE_DIR "/tests/data/scope");

QString key(const char* latin)
{
    return QString::fromLatin1(latin);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectOf(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

QStringList stringsOf(const QJsonValue& value)
{
    QStringList strings;
    for (const QJsonValue& item : value.toArray())
        strings.append(item.toString());
    strings.sort();
    return strings;
}

QString sorted(const QString& words)
{
    QStringList list = words.split(QLatin1Char(' '));
    list.sort();
    return list.join(QLatin1Char(' '));
}

} // namespace

/// Scenarios that can be checked by hand, through the real program: each folder has flows, answers
/// and what has to come out.
class TestCliScope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenarioGivesWhatIsExpected_data();
    void scenarioGivesWhatIsExpected();
    void answersComeBackInCanonicalForm();
    void badAnswersAreToldWithTheirPath_data();
    void badAnswersAreToldWithTheirPath();
    void overridesAreKeptAndPointedAt();
    void whatWouldBeDeniedIsListed();
    void everyTargetIsWrittenAndTheSameTwice();
    void iptablesRulesLoadTwice();
    void rulesOfFirewallsAreImportedAndReviewed();
    void attemptsAndStrictModeAreAnswered();
    void diagramsHaveEverySegment();
    void networksLeaveOutWhatWasRejected();
    void whatWasChosenInTheWindowHoldsHereToo();
    void resultsDoNotDependOnTheOrderOfFlows();
    void otherEvaluatorsAndTheKernelAgree_data();
    void otherEvaluatorsAndTheKernelAgree();

private:
    CliResult run(const QStringList& arguments) const
    {
        return runCli(QStringList {key("-w"), m_folder->filePath(m_workspace)} + arguments);
    }
    /// `scope import` of a file with this content.
    CliResult importAnswers(const QByteArray& json) const
    {
        const QString path = m_folder->filePath(key("answers.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("the answers cannot be written");
        file.close();
        return run({key("scope"), key("import"), path});
    }
    /// Imports flows and answers of a scenario into a workspace of its own.
    void open(const QString& scenario);
    QJsonArray table(const QStringList& arguments) const;
    void checkClasses(const QJsonObject& expected) const;
    void checkPlan(const QJsonObject& plan, const QJsonObject& expected) const;
    void checkTables(const QJsonObject& expected) const;
    void checkDifference(const QString& scenario, const QJsonObject& expected);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;
};

void TestCliScope::open(const QString& scenario)
{
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = scenario;
    const CliResult flows
        = run({key("import"), kScenarios + QLatin1Char('/') + scenario + key("/flows.csv")});
    QVERIFY2(flows.code == 0, flows.err.constData());
}

QJsonArray TestCliScope::table(const QStringList& arguments) const
{
    const CliResult result
        = run(QStringList {key("scope")} + arguments + QStringList {key("--json")});
    if (result.code != 0)
        qWarning("%s", result.err.constData());
    return QJsonDocument::fromJson(result.out).array();
}

void TestCliScope::scenarioGivesWhatIsExpected_data()
{
    QTest::addColumn<QString>("scenario");
    const QStringList folders = QDir(kScenarios).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(folders.size() >= 20);
    for (const QString& folder : folders)
        QTest::newRow(qPrintable(folder)) << folder;
}

/// `category`, `category|state` or `category|state|opst` of each system named.
void TestCliScope::checkClasses(const QJsonObject& expected) const
{
    QMap<QString, QJsonObject> byName;
    int inScope = 0;
    for (const QJsonValue& row : table({key("classify")})) {
        byName.insert(row.toObject().value(key("asset")).toString(), row.toObject());
        inScope += row.toObject().value(key("in_scope")).toBool() ? 1 : 0;
    }
    const QJsonObject classes = expected.value(key("classify")).toObject();
    for (auto it = classes.begin(); it != classes.end(); ++it) {
        QVERIFY2(byName.contains(it.key()), qPrintable(it.key()));
        const QJsonObject row = byName.value(it.key());
        const QStringList want = it.value().toString().split(QLatin1Char('|'));
        const QStringList columns {key("category"), key("state"), key("opst")};
        for (qsizetype i = 0; i < want.size(); ++i)
            if (!want.at(i).isEmpty())
                QVERIFY2(row.value(columns.at(i)).toString() == want.at(i),
                    qPrintable(it.key() + key(" is ") + row.value(columns.at(i)).toString()
                        + key(": ") + row.value(key("reason")).toString()));
    }
    const QJsonObject reasons = expected.value(key("reason")).toObject();
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        QVERIFY2(
            byName.value(it.key()).value(key("reason")).toString().contains(it.value().toString()),
            qPrintable(byName.value(it.key()).value(key("reason")).toString()));
    if (expected.contains(key("in_scope")))
        QCOMPARE(inScope, expected.value(key("in_scope")).toInt());
    for (const char* const taken : {"best", "worst"}) {
        if (!expected.contains(key(taken)))
            continue;
        int count = 0;
        for (const QJsonValue& row : table({key("classify"), key("--case"), key(taken)}))
            count += row.toObject().value(key("in_scope")).toBool() ? 1 : 0;
        QCOMPARE(count, expected.value(key(taken)).toInt());
    }
}

void TestCliScope::checkPlan(const QJsonObject& plan, const QJsonObject& expected) const
{
    const QJsonArray rules = plan.value(key("rules")).toArray();
    if (expected.contains(key("count")))
        QCOMPARE(rules.size(), qsizetype(expected.value(key("count")).toInt()));
    if (expected.contains(key("rules"))) {
        QStringList want;
        for (const QJsonValue& rule : expected.value(key("rules")).toArray())
            want.append(sorted(rule.toArray().at(0).toString()) + key(" -> ")
                + sorted(rule.toArray().at(1).toString()) + key(" : ")
                + sorted(rule.toArray().at(2).toString()) + key(" ")
                + rule.toArray().at(3).toString());
        QStringList got;
        for (const QJsonValue& value : rules) {
            const QJsonObject rule = value.toObject();
            got.append(stringsOf(rule.value(key("sources"))).join(QLatin1Char(' ')) + key(" -> ")
                + stringsOf(rule.value(key("destinations"))).join(QLatin1Char(' ')) + key(" : ")
                + stringsOf(rule.value(key("services"))).join(QLatin1Char(' ')) + key(" ")
                + rule.value(key("boundary")).toString());
        }
        want.sort();
        got.sort();
        QCOMPARE(got, want);
    }
    if (expected.contains(key("networks"))) {
        QJsonArray networks;
        for (const QJsonValue& rule : rules)
            networks.append(QJsonArray {
                stringsOf(rule.toObject().value(key("source_networks"))).join(QLatin1Char(' ')),
                stringsOf(rule.toObject().value(key("destination_networks")))
                    .join(QLatin1Char(' '))});
        QCOMPARE(networks, expected.value(key("networks")).toArray());
    }
    const QJsonObject measures = plan.value(key("measures")).toObject();
    QCOMPARE(measures.value(key("coverage")).toDouble(), 1.0);
    QCOMPARE(measures.value(key("rejected_leak")).toDouble(), 0.0);
    const QJsonObject want = expected.value(key("measures")).toObject();
    for (auto it = want.begin(); it != want.end(); ++it)
        QVERIFY2(
            measures.value(it.key()).toDouble() == it.value().toDouble(), qPrintable(it.key()));
    const QJsonObject after = expected.value(key("categories_after")).toObject();
    for (auto it = after.begin(); it != after.end(); ++it)
        QVERIFY2(measures.value(key("categories_after")).toObject().value(it.key()).toInt()
                == it.value().toInt(),
            qPrintable(it.key()));
    if (expected.contains(key("never_seen"))) {
        QJsonArray never;
        for (const QJsonValue& rule : rules)
            for (const QJsonValue& cell : rule.toObject().value(key("never_seen")).toArray())
                never.append(QJsonArray {cell.toObject().value(key("source")),
                    cell.toObject().value(key("destination")),
                    cell.toObject().value(key("service"))});
        QCOMPARE(never, expected.value(key("never_seen")).toArray());
    }
}

/// Rows of findings, questions and caveats that have to be there.
void TestCliScope::checkTables(const QJsonObject& expected) const
{
    const auto hasRow
        = [](const QJsonArray& rows, const QStringList& columns, const QJsonArray& want) {
              for (const QJsonValue& row : rows) {
                  bool same = true;
                  for (qsizetype i = 0; i < want.size(); ++i) {
                      const QJsonValue cell = row.toObject().value(columns.at(i));
                      same = same
                          && (want.at(i).isNull()
                              || cell.toVariant().toString() == want.at(i).toVariant().toString());
                  }
                  if (same)
                      return true;
              }
              return false;
          };
    for (const QJsonValue& want : expected.value(key("findings")).toArray())
        QVERIFY(hasRow(table({key("findings")}),
            {key("severity"), key("requirement"), key("subject")}, want.toArray()));
    for (const QJsonValue& want : expected.value(key("questions")).toArray())
        QVERIFY(hasRow(table({key("questions")}), {key("kind"), key("subject"), key("dependants")},
            want.toArray()));
    for (const QJsonValue& want : expected.value(key("caveats")).toArray())
        QVERIFY(hasRow(table({key("caveats")}), {key("caveat"), key("value")}, want.toArray()));
    if (expected.contains(key("register"))) {
        const QJsonObject want = expected.value(key("register")).toObject();
        QStringList rows;
        for (const QJsonValue& row : table({key("findings")}))
            if (row.toObject().value(key("requirement")).toString() == key("1.2.6")) {
                const QString subject = row.toObject().value(key("subject")).toString();
                rows.append(subject);
                QVERIFY2(row.toObject()
                             .value(key("text"))
                             .toString()
                             .startsWith(want.value(subject).toString()),
                    qPrintable(subject));
            }
        QCOMPARE(rows.size(), want.size());
    }
}

void TestCliScope::checkDifference(const QString& scenario, const QJsonObject& expected)
{
    const QString before = m_folder->filePath(key("before.json"));
    const QString after = m_folder->filePath(key("after.json"));
    QCOMPARE(run({key("scope"), key("freeze"), key("later"), key("--out"), after}).code, 0);
    open(expected.value(key("diff_from")).toString());
    QCOMPARE(run({key("scope"), key("import"),
                     kScenarios + QLatin1Char('/') + m_workspace + key("/answers.json")})
                 .code,
        0);
    QCOMPARE(run({key("scope"), key("freeze"), key("earlier"), key("--out"), before}).code, 0);
    QCOMPARE(run({key("scope"), key("freeze"), key("earlier")}).code, 2);
    m_workspace = scenario;
    const QJsonArray rows = table({key("diff"), before, key("later")});
    for (const QJsonValue& value : expected.value(key("diff")).toArray()) {
        const QJsonArray want = value.toArray();
        bool found = false;
        for (const QJsonValue& row : rows) {
            const QStringList columns {key("kind"), key("subject"), key("before"), key("after")};
            bool same = true;
            for (qsizetype i = 0; i < columns.size(); ++i) {
                const QString wanted = want.at(i).toString();
                const QString given = row.toObject().value(columns.at(i)).toString();
                const bool begins = wanted.isEmpty() ? given.isEmpty() : given.startsWith(wanted);
                same = same && (want.at(i).isNull() || begins);
            }
            found = found || same;
        }
        QVERIFY2(found, QJsonDocument(QJsonArray {want, rows}).toJson().constData());
    }
}

void TestCliScope::scenarioGivesWhatIsExpected()
{
    QFETCH(QString, scenario);
    m_folder.reset();
    open(scenario);
    const QString folder = kScenarios + QLatin1Char('/') + scenario;
    const QJsonObject expected = objectOf(contentOf(folder + key("/expected.json")));
    const CliResult answers = run({key("scope"), key("import"), folder + key("/answers.json")});
    if (expected.contains(key("refused"))) {
        QCOMPARE(answers.code, 2);
        QVERIFY2(answers.err.contains(expected.value(key("refused")).toString().toUtf8()),
            answers.err.constData());
        return;
    }
    QVERIFY2(answers.code == 0, answers.err.constData());
    checkClasses(expected);
    checkTables(expected);
    const auto planOf = [this](const QJsonValue& options) {
        QStringList arguments {key("scope"), key("recommend")};
        for (const QJsonValue& option : options.toArray())
            arguments.append(option.toString());
        const CliResult result = run(arguments);
        return objectOf(result.out);
    };
    const QJsonObject plan = planOf({});
    checkPlan(plan, expected);
    if (expected.contains(key("enclave")))
        QCOMPARE(stringsOf(plan.value(key("enclave"))), stringsOf(expected.value(key("enclave"))));
    if (expected.contains(key("undecided")))
        QCOMPARE(plan.value(key("undecided")).toArray().size(),
            qsizetype(expected.value(key("undecided")).toInt()));
    for (const QJsonValue& value : expected.value(key("recommend")).toArray())
        checkPlan(planOf(value.toObject().value(key("options"))), value.toObject());
    if (expected.contains(key("diff_from")))
        checkDifference(scenario, expected);
}

void TestCliScope::answersComeBackInCanonicalForm()
{
    m_folder.reset();
    open(key("T9"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T9/answers.json")}).code, 0);
    const CliResult once = run({key("scope"), key("show")});
    QCOMPARE(once.code, 0);
    QCOMPARE(importAnswers(once.out).code, 0);
    QCOMPARE(run({key("scope"), key("show")}).out, once.out);
    const QJsonObject shown = objectOf(once.out);
    const QJsonObject given = objectOf(contentOf(kScenarios + key("/T9/answers.json")));
    QCOMPARE(shown.value(key("segments")), given.value(key("segments")));
    QCOMPARE(shown.value(key("as_of")), given.value(key("as_of")));
}

void TestCliScope::badAnswersAreToldWithTheirPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char* name, const char* json, const char* path) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(path);
    };
    row("no json", "{", "$: no JSON");
    row("list", "[]", "$: expected an object");
    row("unknown key", R"({"segmnts": []})", "$.segmnts: unknown key");
    row("deep unknown key", R"({"segments":[{"name":"A","vlan":1}]})", "$.segments[0].vlan");
    row("bad prefix", R"({"segments":[{"name":"A","prefixes":["10.0.0.0/33"]}]})",
        "$.segments[0].prefixes[0]");
    row("bad trust", R"({"segments":[{"name":"A","trust":"good"}]})", "$.segments[0].trust");
    row("same segment twice", R"({"segments":[{"name":"A"},{"name":"A"}]})", "$.segments[1].name");
    row("unknown segment", R"({"controls":[{"between":["A","B"],"kind":"none"}]})",
        "$.controls[0].between[0]");
    row("no kind", R"({"controls":[{"between":"*"}]})", "$.controls[0].kind");
    row("bad date", R"({"as_of":"20.11.2026"})", "$.as_of");
    row("bad role", R"({"assets":[{"name":"a","roles":["king"]}]})", "$.assets[0].roles[0]");
    row("address twice",
        R"({"assets":[{"name":"a","addresses":["10.0.0.1"]},{"name":"b","addresses":["10.0.0.1"]}]})",
        "$.assets[1].addresses[0]");
    row("port",
        R"({"decisions":[{"client":"10.0.0.1","server":"10.0.0.2","protocol":"tcp","port":65536,"decision":"accepted"}]})",
        "$.decisions[0].port");
    row("half a port",
        R"({"decisions":[{"client":"10.0.0.1","server":"10.0.0.2","protocol":"tcp","port":1.5,"decision":"accepted"}]})",
        "$.decisions[0].port");
    row("override without reason",
        R"({"assets":[{"name":"a","override":{"category":"Out","reason":" ","evidence":"E2"}}]})",
        "$.assets[0].override.reason");
    row("override without evidence",
        R"({"assets":[{"name":"a","override":{"category":"Out","reason":"so"}}]})",
        "$.assets[0].override.evidence");
    row("override that nobody can say",
        R"({"assets":[{"name":"a","override":{"category":"Undetermined","reason":"so","evidence":"E2"}}]})",
        "$.assets[0].override.category");
    row("stage",
        R"({"decisions":[{"client":"10.0.0.1","server":"10.0.0.2","decision":"accepted","stages":["paid"]}]})",
        "$.decisions[0].stages[0]: expected authorisation");
    row("key twice", R"({"assets":[{"name":"a"}],"entity":{},"assets":[]})",
        "$.assets: the key is there twice");
    row("key twice in other letters", R"({"segments":[{"name":"A"},{"name":"B","n\u0061me":"C"}]})",
        "$.segments[1].name: the key is there twice");
    row("temporary without an end",
        R"({"decisions":[{"client":"10.0.0.1","server":"10.0.0.2","decision":"temporary"}]})",
        "$.decisions[0].evidence");
    row("exception for a network",
        R"({"decisions":[{"client":"0.0.0.0/0","server":"10.0.0.2","decision":"exception","justification":"so"}]})",
        "$.decisions[0].client");
    row("exception for account data",
        R"({"decisions":[{"client":"10.0.0.1","server":"10.0.0.2","decision":"exception","justification":"so","account_data":"yes"}]})",
        "$.decisions[0].account_data");
    row("mitigation without its feature",
        R"({"decisions":[{"client":"10.0.0.1","server":"10.0.0.2","decision":"accepted","mitigation":{"owner":"IT"}}]})",
        "$.decisions[0].mitigation.feature");
    row("sampling", R"({"exporters":[{"address":"x","sampling":0}]})", "$.exporters[0].sampling");
    row("type", R"({"entity":{"type":"shop"}})", "$.entity.type");
}

void TestCliScope::badAnswersAreToldWithTheirPath()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, path);
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = key("w");
    const CliResult result = importAnswers(json);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(path), result.err.constData());
}

void TestCliScope::overridesAreKeptAndPointedAt()
{
    m_folder.reset();
    open(key("T1"));
    QJsonObject answers = objectOf(contentOf(kScenarios + key("/T1/answers.json")));
    const auto import = [&](const char* asset, const char* category) {
        QJsonArray assets = answers.value(key("assets")).toArray();
        for (QJsonValueRef value : assets) {
            QJsonObject o = value.toObject();
            o.remove(key("override"));
            if (o.value(key("name")) == QLatin1String(asset))
                o[key("override")] = QJsonObject {{key("category"), QLatin1String(category)},
                    {key("reason"), key("seen by hand")}, {key("evidence"), key("E2")}};
            value = o;
        }
        answers[key("assets")] = assets;
        QCOMPARE(importAnswers(QJsonDocument(answers).toJson()).code, 0);
    };
    const auto rowOf = [&](const char* asset) {
        const auto rows
            = QJsonDocument::fromJson(run({key("scope"), key("classify"), key("--json")}).out)
                  .array();
        for (const QJsonValue& row : rows)
            if (row.toObject().value(key("asset")) == QLatin1String(asset))
                return row.toObject();
        return QJsonObject();
    };
    const auto isFinding = [&] {
        return run({key("scope"), key("findings")}).out.contains("while the rules say");
    };
    // below the rules: kept, never confirmed, and pointed at
    import("web", "Out");
    QJsonObject web = rowOf("web");
    QCOMPARE(web.value(key("category")).toString(), key("Out"));
    QCOMPARE(web.value(key("state")).toString(), key("candidate"));
    QCOMPARE(web.value(key("reason")).toString(),
        key("overridden (E2): seen by hand; by the rules Connected/Communicating"));
    QVERIFY(isFinding());
    QVERIFY(run({key("scope"), key("show")}).out.contains("\"override\""));
    // above the rules: part of the CDE, with what follows for others
    import("web", "CDE/CHD");
    QCOMPARE(rowOf("web").value(key("category")).toString(), key("CDE/CHD"));
    QVERIFY(!isFinding());
    import("nobody", "Out");
    QCOMPARE(rowOf("web").value(key("category")).toString(), key("Connected/Communicating"));
    QVERIFY(!run({key("scope"), key("show")}).out.contains("override"));
}

void TestCliScope::whatWouldBeDeniedIsListed()
{
    m_folder.reset();
    open(key("T15"));
    QJsonObject answers = objectOf(contentOf(kScenarios + key("/T15/answers.json")));
    QJsonObject rejected = answers.value(key("decisions")).toArray().at(0).toObject();
    rejected[key("client")] = key("10.30.0.13"); // which was seen
    answers[key("decisions")] = QJsonArray {rejected};
    QCOMPARE(importAnswers(QJsonDocument(answers).toJson()).code, 0);
    const QJsonObject plan = objectOf(run({key("scope"), key("recommend")}).out);
    QCOMPARE(plan.value(key("rejected_seen")).toArray(),
        QJsonArray {key("10.30.0.13 -> 10.10.2.22 tcp/443")});
    // seven flows, a minute each: of the last fifth one is accepted and was not there before
    QCOMPARE(plan.value(key("new_in_hold_out")).toArray(),
        QJsonArray {key("10.30.0.12 -> 10.10.2.22 tcp/443")});
    QVERIFY(plan.value(key("measures")).toObject().value(key("generalisation")).toDouble() < 1);
}

void TestCliScope::everyTargetIsWrittenAndTheSameTwice()
{
    m_folder.reset();
    open(key("T3"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T3/answers.json")}).code, 0);
    for (const char* const target : {"nftables", "iptables", "ios", "asa", "paloalto", "aws-sg",
             "azure-nsg", "windows", "capirca", "csv", "json"}) {
        QList<QByteArray> contents;
        for (const char* const round : {"a/", "b/"}) {
            const QString folder = m_folder->filePath(key(target) + key(round));
            QVERIFY(QDir().mkpath(folder));
            const CliResult result = run(
                {key("scope"), key("export"), key("--target"), key(target), key("--out"), folder});
            QVERIFY2(result.code == 0, result.err.constData());
            QByteArray all;
            for (const QString& name : QDir(folder).entryList(QDir::Files, QDir::Name))
                all += contentOf(folder + name);
            contents.append(all);
        }
        QVERIFY2(contents.at(0).contains("R001"), target);
        QVERIFY2(contents.at(0).contains("Review before use"), target);
        QCOMPARE(contents.at(0), contents.at(1));
    }
}

/// The jump into the chain of rules is there once, however often they are loaded.
void TestCliScope::iptablesRulesLoadTwice()
{
    m_folder.reset();
    open(key("T3"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T3/answers.json")}).code, 0);
    const QString folder = m_folder->filePath(key("rules/"));
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(
        run({key("scope"), key("export"), key("--target"), key("iptables"), key("--out"), folder})
            .code,
        0);
    const auto inNamespace = [](const QString& script) {
        QProcess process;
        process.start(key("unshare"),
            {key("-rn"), key("sh"), key("-c"),
                key("PATH=$PATH:/usr/sbin:/sbin XTABLES_LOCKFILE=/dev/null; "
                    "export PATH XTABLES_LOCKFILE; ")
                    + script});
        const bool done = process.waitForFinished(60'000) && process.exitCode() == 0;
        return std::pair(done, process.readAllStandardOutput() + process.readAllStandardError());
    };
    if (!inNamespace(key("iptables -S FORWARD && ip6tables -S FORWARD")).first)
        QSKIP("no namespaces, or no iptables");
    const QString load = key("sh ") + folder + key("netbehave.rules.sh");
    const auto [done, told] = inNamespace(load + key(" && ") + load + key(" && ") + load
        + key(" && iptables -S FORWARD && ip6tables -S FORWARD && iptables -S NB_FWD"));
    QVERIFY2(done, told.constData());
    QVERIFY2(told.count("-A FORWARD -j NB_FWD") == 2, told.constData());
    QVERIFY(told.contains("R001"));
}

void TestCliScope::networksLeaveOutWhatWasRejected()
{
    m_folder.reset();
    open(key("T14"));
    QJsonObject answers = objectOf(contentOf(kScenarios + key("/T14/answers.json")));
    // of addresses where nothing was seen yet
    answers[key("decisions")] = QJsonArray {QJsonObject {{key("client"), key("10.30.0.8/31")},
        {key("server"), key("10.10.2.0/24")}, {key("decision"), key("rejected")}}};
    QCOMPARE(importAnswers(QJsonDocument(answers).toJson()).code, 0);
    const QJsonArray rules = objectOf(run({key("scope"), key("recommend"), key("--theta"),
                                              key("other=0.125"), key("--rho"), key("0.8")})
                                          .out)
                                 .value(key("rules"))
                                 .toArray();
    QCOMPARE(rules.size(), qsizetype(1));
    QCOMPARE(rules.at(0).toObject().value(key("source_networks")).toArray(),
        QJsonArray({key("10.30.0.11"), key("10.30.0.12/30")}));
}

void TestCliScope::whatWasChosenInTheWindowHoldsHereToo()
{
    m_folder.reset();
    open(key("T3"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T3/answers.json")}).code, 0);
    const auto recommend = [this](const QStringList& options = {}) {
        return run(QStringList {key("scope"), key("recommend")} + options);
    };
    const CliResult before = recommend();
    QVERIFY(!before.err.contains("--defaults"));

    scope::PlanChoices choices;
    choices.theta.fill(0.6);
    {
        const auto workspace
            = Workspace::open(m_folder->filePath(m_workspace), Workspace::Mode::ReadWrite);
        QVERIFY(workspace);
        QVERIFY((*workspace)->setSetting(scope::kPlanChoicesKey, toJson(choices)));
    }
    const QString shares = key("cde-in=0.6,cde-out=0.6,intra-cde=0.6,other=0.6");
    const CliResult kept = recommend();
    QCOMPARE(kept.out, recommend({key("--defaults"), key("--theta"), shares}).out);
    QVERIFY(kept.out != before.out);
    QVERIFY2(kept.err.contains("--defaults"), kept.err.constData());
    // what is said here wins, boundary by boundary
    QCOMPARE(recommend({key("--theta"), key("cde-in=0,cde-out=0,intra-cde=0.05,other=0.05")}).out,
        before.out);
    const CliResult without = recommend({key("--defaults")});
    QCOMPARE(without.out, before.out);
    QVERIFY(!without.err.contains("--defaults"));
}

void TestCliScope::resultsDoNotDependOnTheOrderOfFlows()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QList<QByteArray> lines = contentOf(kScenarios + key("/T8/flows.csv")).split('\n');
    lines.removeAll(QByteArray());
    QList<QByteArray> results;
    for (int round = 0; round < 2; ++round) {
        m_workspace = QString::number(round);
        const QString file = m_folder->filePath(key("flows.csv"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(lines.join('\n') + '\n');
        out.close();
        QCOMPARE(run({key("import"), file}).code, 0);
        QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T8/answers.json")}).code, 0);
        results.append(
            run({key("scope"), key("classify")}).out + run({key("scope"), key("recommend")}).out);
        std::reverse(lines.begin() + 1, lines.end());
    }
    QVERIFY(results.at(0).contains("Connected/Security"));
    QCOMPARE(results.at(0), results.at(1));
}

void TestCliScope::rulesOfFirewallsAreImportedAndReviewed()
{
    m_folder.reset();
    open(key("T1"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T1/answers.json")}).code, 0);
    const QString path = m_folder->filePath(key("fw.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("access-list dmz_in extended permit tcp host 10.50.0.5 host 10.10.1.11 eq 8443\n"
               "access-list dmz_in extended permit tcp any host 10.10.1.11 eq 22\n");
    file.close();
    const CliResult taken
        = run({key("scope"), key("import-rules"), path, key("--device"), key("FW")});
    QVERIFY2(taken.code == 0, taken.err.constData());
    QVERIFY(taken.err.contains("Rules taken: 2."));
    QMap<QString, QString> verdicts;
    for (const QJsonValue& row : table({key("review")}))
        verdicts.insert(row.toObject().value(key("rule")).toString(),
            row.toObject().value(key("verdict")).toString());
    QCOMPARE(verdicts.value(key("dmz_in:1")), key("keep"));
    QCOMPARE(verdicts.value(key("dmz_in:2")), key("remove"));
    bool told = false;
    for (const QJsonValue& row : table({key("findings")}))
        told = told
            || (row.toObject().value(key("requirement")).toString() == key("1.3.1")
                && row.toObject().value(key("subject")).toString() == key("FW dmz_in dmz_in:2"));
    QVERIFY(told);
    QVERIFY(run({key("scope"), key("show")}).out.contains("\"firewall_rules\""));
    QCOMPARE(run({key("scope"), key("import-rules")}).code, 1);
    const QString none = kScenarios + key("/T1/flows.csv");
    const CliResult bad = run({key("scope"), key("import-rules"), none});
    QVERIFY(bad.code != 0 && bad.err.contains("flows.csv"));
    QVERIFY(!bad.err.contains("pcap")); // what flows are imported of is no help here
    QCOMPARE(
        run({key("scope"), key("import-rules"), key("--device"), key("FW"), key("--remove")}).code,
        0);
    QVERIFY(!run({key("scope"), key("show")}).out.contains("firewall_rules"));
    QCOMPARE(
        run({key("scope"), key("import-rules"), key("--device"), key("FW"), key("--remove")}).code,
        1);
}

void TestCliScope::attemptsAndStrictModeAreAnswered()
{
    m_folder.reset();
    open(key("T19"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T19/answers.json")}).code, 0);
    const QJsonArray attempts = table({key("attempts")});
    QVERIFY(attempts.size() > 10); // the scanner's
    for (const QJsonValue& row : attempts)
        QCOMPARE(row.toObject().value(key("seen_as")).toString(), key("attempt"));
    QCOMPARE(run({key("scope"), key("classify"), key("--strict")}).code, 0);
}

void TestCliScope::diagramsHaveEverySegment()
{
    m_folder.reset();
    open(key("T1"));
    QCOMPARE(run({key("scope"), key("import"), kScenarios + key("/T1/answers.json")}).code, 0);
    const QJsonArray segments = objectOf(contentOf(kScenarios + key("/T1/answers.json")))
                                    .value(key("segments"))
                                    .toArray();
    for (const char* const suffix : {"svg", "dot", "mmd"}) {
        const QString path = m_folder->filePath(key("network.") + key(suffix));
        const CliResult written
            = run({key("scope"), key("diagram"), key("network"), key("--out"), path});
        QVERIFY2(written.code == 0, written.err.constData());
        const QByteArray picture = contentOf(path);
        int found = 0;
        for (const QJsonValue& segment : segments)
            found += picture.contains(segment.toObject().value(key("name")).toString().toUtf8())
                ? 1
                : 0;
        QVERIFY(found >= 2); // those in scope, at least
    }
    const CliResult bad = run({key("scope"), key("diagram"), key("data-flow"), key("--out"),
        m_folder->filePath(key("x.pdf"))});
    QCOMPARE(bad.code, 1);
    QVERIFY(bad.err.contains(".svg, .dot or .mmd"));
}

void TestCliScope::otherEvaluatorsAndTheKernelAgree_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("theta");
    QTest::addColumn<QString>("rho");
    const auto row = [](const char* scenario, const char* theta, const char* rho = "none") {
        QTest::addRow("%s %s %s", scenario, theta, rho) << key(scenario) << key(theta) << key(rho);
    };
    row("T1", "");
    row("T3", "");
    row("T3", "cde-out=0.125");
    row("T8", "other=0.3");
    row("T14", "other=0.125");
    row("T14", "other=0.125", "0.8");
    row("T15", "cde-in=0.5,cde-out=0.5,other=0.5");
    row("T15", "cde-in=0.5,cde-out=0.5,other=0.5", "0.5");
    row("T19-accepted", "");
}

/// Measures, evaluators of other formats, capirca and the kernel: none of it code of ours.
void TestCliScope::otherEvaluatorsAndTheKernelAgree()
{
    QFETCH(QString, scenario);
    QFETCH(QString, theta);
    QFETCH(QString, rho);
    const QString python = QStandardPaths::findExecutable(key("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    m_folder.reset();
    open(scenario);
    QCOMPARE(run({key("scope"), key("import"),
                     kScenarios + QLatin1Char('/') + scenario + key("/answers.json")})
                 .code,
        0);
    QStringList arguments {QStringLiteral(NB_SOURCE_DIR "/tests/cli/scopecheck.py"),
        QStringLiteral(NB_BIN_DIR "/netbehave-cli"), m_folder->filePath(m_workspace)};
    arguments += {key("--rho"), rho};
    if (!theta.isEmpty())
        arguments += {key("--theta"), theta};
    QProcess process;
    process.start(python, arguments);
    QVERIFY(process.waitForFinished(240'000));
    const QByteArray told = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, (told + process.readAllStandardError()).constData());
    for (const QByteArray& line : told.split('\n'))
        if (line.startsWith("not done"))
            qWarning("%s", line.constData());
}

QTEST_GUILESS_MAIN(TestCliScope)
#include "tst_cliscope.moc"
