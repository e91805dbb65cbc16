// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/diagramtext.h"
#include "core/report/scopereport.h"
#include "core/scope/exports/rulefile.h"
#include "core/scope/firewall/firewallfile.h"
#include "tests/core/scope/scopecase.h"
#include "tests/core/scope/scopeworld.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace nb;
using namespace nb::scope;
using namespace nb::test;

namespace {

/// What of JSON Schema 2020-12 our schemas use.
class SchemaCheck
{
public:
    /// The path of the first value that does not fit; empty: all do.
    static QString problemOf(const QJsonValue& value, const QJsonObject& schema,
        const QString& path = QStringLiteral("$"))
    {
        const auto has = [&schema](const char* key) { return schema.contains(QLatin1String(key)); };
        const auto of = [&schema](const char* key) { return schema.value(QLatin1String(key)); };
        if (has("anyOf")) {
            for (const QJsonValue& one : of("anyOf").toArray())
                if (problemOf(value, one.toObject(), path).isEmpty())
                    return {};
            return path;
        }
        if ((has("enum") && !of("enum").toArray().contains(value))
            || (has("const") && of("const") != value)
            || (has("type") && !isOf(value, of("type").toString()))
            || (has("minimum") && value.toDouble() < of("minimum").toDouble())
            || (has("maximum") && value.toDouble() > of("maximum").toDouble())
            || (has("pattern")
                && !QRegularExpression(of("pattern").toString()).match(value.toString()).hasMatch())
            || (has("minItems") && value.toArray().size() < of("minItems").toInt())
            || (has("maxItems") && value.toArray().size() > of("maxItems").toInt()))
            return path;
        for (const QJsonValue& required : of("required").toArray())
            if (!value.toObject().contains(required.toString()))
                return path + QLatin1Char('.') + required.toString();
        return inside(value, schema, path);
    }

private:
    static bool isOf(const QJsonValue& value, const QString& type)
    {
        return type == QStringLiteral("object") ? value.isObject()
            : type == QStringLiteral("array")   ? value.isArray()
            : type == QStringLiteral("string")  ? value.isString()
            : type == QStringLiteral("boolean") ? value.isBool()
            : type == QStringLiteral("null")    ? value.isNull()
            : type == QStringLiteral("integer")
            ? value.isDouble() && value.toDouble() == std::floor(value.toDouble())
            : value.isDouble();
    }
    static QString inside(const QJsonValue& value, const QJsonObject& schema, const QString& path)
    {
        const QJsonObject known = schema.value(QStringLiteral("properties")).toObject();
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString at = path + QLatin1Char('.') + it.key();
            if (!known.contains(it.key()))
                return at;
            if (QString p = problemOf(it.value(), known.value(it.key()).toObject(), at);
                !p.isEmpty())
                return p;
        }
        const QJsonArray items = value.toArray();
        const QJsonObject item = schema.value(QStringLiteral("items")).toObject();
        for (qsizetype i = 0; i < items.size(); ++i)
            if (QString p = problemOf(items.at(i), item, path + QStringLiteral("[%1]").arg(i));
                !p.isEmpty())
                return p;
        return {};
    }
};

QJsonObject schemaNamed(const char* name)
{
    QFile file(QStringLiteral(NB_SOURCE_DIR "/docs/schema/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no schema %s", name);
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString problemOf(const std::string& json, const char* schema)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    return document.isObject() ? SchemaCheck::problemOf(document.object(), schemaNamed(schema))
                               : QStringLiteral("no JSON");
}

Answers everyAnswer()
{
    Answers answers = caseAnswers();
    answers.assets.front().categoryOverride
        = CategoryOverride {Category::Chd, "because", Grade::E1};
    answers.assets.front().roles = 0xFFFF >> (16 - static_cast<int>(kRoleCount));
    Decision decision = decisionOn("10.30.0.5", "10.10.1.11", 8443, Verdict::Accepted, "needed");
    decision.channel = "web shop";
    decision.stages = 0x7F;
    decision.mitigation = Mitigation {"TLS", "IT", answers.asOf};
    decision.approvedBy = "somebody";
    decision.approvedOn = answers.asOf;
    decision.accountData = Carries::Yes;
    answers.decisions = {decision};
    answers.thirdParties = {{"ACQ", {*IpPrefix::fromString("203.0.113.20")}, answers.asOf}};
    answers.strictIndirect = true;
    answers.firewallRules
        = {{"FW", "in", "1", true, {*IpPrefix::fromString("10.0.0.0/8")}, {}, {}}};
    return answers;
}

} // namespace

/// The formats as docs/schema describes them, and the diagrams as text.
class TestScopeSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersFitTheirSchema();
    void answersThatAreRefusedDoNot_data();
    void answersThatAreRefusedDoNot();
    void rulesFitTheirSchemaAndComeBack();
    void recommendationsFitTheirSchema();
    void diagramsAreWrittenAsText();
};

void TestScopeSchema::answersFitTheirSchema()
{
    QCOMPARE(problemOf(toJson(Answers {}), "answers.schema.json"), QString());
    const std::string json = toJson(everyAnswer());
    QCOMPARE(problemOf(json, "answers.schema.json"), QString());
    const auto read = answersFromJson(json);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QVERIFY(*read == everyAnswer());
    // what the schema knows, the reader knows
    const QJsonObject known
        = schemaNamed("answers.schema.json").value(QStringLiteral("properties")).toObject();
    for (const QString& key : known.keys())
        QVERIFY2(answersFromJson("{\"" + key.toStdString() + "\": null}").ok(), qPrintable(key));
}

void TestScopeSchema::answersThatAreRefusedDoNot_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("key") << QByteArray(R"({"segment": []})");
    QTest::newRow("trust") << QByteArray(R"({"segments": [{"name": "a", "trust": "good"}]})");
    QTest::newRow("no kind") << QByteArray(R"({"controls": [{"between": "*"}]})");
    QTest::newRow("sampling") << QByteArray(R"({"exporters": [{"address": "a", "sampling": 0}]})");
    QTest::newRow("action") << QByteArray(R"({"firewall_rules": [{"id": "1", "action": "no"}]})");
    QTest::newRow("indirect") << QByteArray(R"({"indirect": "far"})");
}

void TestScopeSchema::answersThatAreRefusedDoNot()
{
    QFETCH(QByteArray, json);
    QVERIFY(!answersFromJson(json.toStdString()).ok());
    QVERIFY(!problemOf(json.toStdString(), "answers.schema.json").isEmpty());
}

void TestScopeSchema::rulesFitTheirSchemaAndComeBack()
{
    const Recommendation r = recommend(
        modelOf({talk("10.30.0.5", "10.10.1.11", 8443), talk("10.30.0.7", "10.10.2.20", 443)},
            caseAnswers()));
    const auto files = exportRules(r, "json", {});
    QVERIFY(files.ok());
    QCOMPARE(problemOf(files->front().bytes, "rules.schema.json"), QString());
    const auto read = readFirewallFile(files->front().bytes);
    QVERIFY(read.ok());
    QCOMPARE(read->rules.size(), r.rules.size());
}

void TestScopeSchema::recommendationsFitTheirSchema()
{
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        RecommendOptions options;
        options.theta = {0.3, 0.3, 0.3, 0.3};
        if (seed % 2 == 0)
            options.rho = 0.5;
        const std::string json
            = toJson(recommend(modelOf(inBothFamilies(makeWorld(seed), seed)), options));
        QCOMPARE(problemOf(json, "recommendation.schema.json"), QString());
    }
}

/// Every box and every arrow is there, whatever their names are.
void TestScopeSchema::diagramsAreWrittenAsText()
{
    report::Diagram diagram;
    diagram.id = "network";
    diagram.caption = "Network <1.2.3> & more";
    diagram.drawn = "2025-11-20";
    diagram.groups = {"ours"};
    diagram.nodes = {{"CDE \"one\"", {"10.10.1.0/24"}, report::Shape::Store, report::Tint::Cde, 0},
        {"</g><script>", {}, report::Shape::Device, report::Tint::Segmenting, 0},
        {"Guests", {"wireless"}, report::Shape::Outside, report::Tint::Out}};
    report::connect(diagram, 0, 1, report::Line::AccountData, 7);
    report::connect(diagram, 2, 1, report::Line::Token, 8);
    for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
        const double x = 150.0 * static_cast<double>(i);
        diagram.boxes.push_back({x, 0, x + 100, 50});
    }
    diagram.frames = {{0, 0, 300, 60}};
    diagram.splines = {{{0, 0}, {1, 1}, {2, 2}, {3, 3}}};
    diagram.bounds = {0, 0, 800, 60};
    report::Document document;
    diagram.table = "cde-connections";
    document.sections.push_back({});
    document.sections.back().blocks.emplace_back(report::Table {diagram.table, "",
        {{"number"}, {"direction"}, {"from"}, {"to"}, {"service"}},
        {{"7", "in", "shop & co", "CDE", "tcp/443"}, {"7", "in", "shop & co", "CDE", "tcp/8443"},
            {"8", "out", "CDE", "outside", "udp/53"}},
        ""});
    const std::vector<std::string> numbers = report::numbersOf(document, diagram);
    const std::vector<std::string> expected {
        "7. shop & co → CDE: tcp/443, tcp/8443", "8. CDE → outside: udp/53"};
    QVERIFY(numbers == expected);
    QXmlStreamReader xml(QByteArray::fromStdString(report::svgOf(diagram, numbers)));
    int nodes = 0;
    int edges = 0;
    QStringList texts;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            const auto kind = xml.attributes().value(QStringLiteral("class"));
            nodes += kind == QStringLiteral("node") ? 1 : 0;
            edges += kind == QStringLiteral("edge") ? 1 : 0;
            QVERIFY(xml.name() != QStringLiteral("script"));
            if (xml.name() == QStringLiteral("text"))
                texts.append(xml.readElementText());
        }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(nodes, 5);
    QCOMPARE(edges, 4);
    for (const char* const text : {"CDE \"one\"", "10.10.1.0/24", "</g><script>", "Guests", "7",
             "Network <1.2.3> & more", "2025-11-20", "ours", "Out of scope",
             "7. shop & co → CDE: tcp/443, tcp/8443", "8. CDE → outside: udp/53"})
        QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
    const QString dot = QString::fromStdString(report::dotOf(diagram));
    QVERIFY(dot.contains(QStringLiteral("n0 -> n1")));
    QVERIFY(dot.contains(QStringLiteral("label=\"7\"")));
    QVERIFY(dot.contains(QStringLiteral("CDE \\\"one\\\"\\n10.10.1.0/24")));
    const QString mermaid = QString::fromStdString(report::mermaidOf(diagram));
    QVERIFY(mermaid.startsWith(QStringLiteral("flowchart LR")));
    QVERIFY(mermaid.contains(QStringLiteral("n2 -.->|\"8\"| n1")));
    QVERIFY(!mermaid.contains(QStringLiteral("<script>")));
}

QTEST_GUILESS_MAIN(TestScopeSchema)
#include "tst_scopeschema.moc"
