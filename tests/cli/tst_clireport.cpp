// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Cells of a CSV file, read by rules of our own (RFC 4180).
QList<QStringList> csvOf(const QString& path)
{
    QList<QStringList> rows {{QString()}};
    bool quoted = false;
    const QString text = QString::fromUtf8(contentOf(path));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && text.mid(i + 1, 1) == u"\"")
            rows.last().last() += text[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (quoted)
            rows.last().last() += c;
        else if (c == u',')
            rows.last().append(QString());
        else if (c == u'\n')
            rows.append({QString()});
        else if (c != u'\r')
            rows.last().last() += c;
    }
    rows.removeLast();
    return rows;
}

QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Text of the file in the order it was written, without blanks and hyphens (pdftotext joins words
/// at them), so that lines that were broken are whole.
QString textOf(const QString& pdf)
{
    QString text
        = outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), pdf, QStringLiteral("-")});
    return text.remove(QRegularExpression(QStringLiteral("[\\s-]")));
}

QString squeezed(QString text)
{
    return text.remove(QRegularExpression(QStringLiteral("[\\s-]")));
}

qsizetype columnOf(const QList<QStringList>& rows, const char* name)
{
    return rows.value(0).indexOf(QLatin1String(name));
}

} // namespace

/// `netbehave-cli scope report`, its pages read by poppler.
class TestCliReport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    CliResult scope(QStringList arguments) const
    {
        return runCli(
            QStringList {QStringLiteral("-w"), path(QStringLiteral("ws")), QStringLiteral("scope")}
            + arguments);
    }
    void write(const QString& name, QStringList more = {}) const
    {
        const CliResult result = scope(
            QStringList {QStringLiteral("report"), QStringLiteral("--pdf"),
                path(name + QStringLiteral(".pdf")), QStringLiteral("--annexes"), path(name)}
            + more);
        QVERIFY2(result.code == 0, result.err.constData());
    }

private Q_SLOTS:
    void initTestCase();
    void everyAnnexRowIsInTheReport();
    void countsEqualTheTables();
    void accountDataIsListedByChannelAndStage();
    void fontsAreEmbedded();
    void bookmarksNameEveryChapter();
    void hostileNamesStayText();
    void redactedHasNothingOfTheInventory();
    void sameInputGivesTheSameBytes();
    void pagesAreNumbered();
    void whereItCannotBeWrittenIsSaid();
};

/// A scenario with names that would like to be more than names.
void TestCliReport::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("poppler-utils is not installed");
    const QDir data(QStringLiteral(NB_SOURCE_DIR "/tests/data/scope/T8"));
    QJsonObject answers
        = QJsonDocument::fromJson(contentOf(data.filePath(QStringLiteral("answers.json"))))
              .object();
    QJsonArray assets = answers.value(QLatin1String("assets")).toArray();
    QString last(260, u'w');
    last.append(QChar(0x202E)).append(QStringLiteral("gnp.exe"));
    const QStringList names {QStringLiteral("<b>bold</b><a href='http://evil.example/'>click</a>"),
        QStringLiteral("=HYPERLINK(\"http://evil.example/\")"), last};
    int number = 11;
    for (const QString& name : names)
        assets.append(QJsonObject {{QStringLiteral("name"), name},
            {QStringLiteral("owner"), QStringLiteral("Olivia Owner")},
            {QStringLiteral("account_data"), QJsonArray()},
            {QStringLiteral("data_state"), QStringLiteral("none")},
            {QStringLiteral("addresses"),
                QJsonArray {QStringLiteral("10.30.0.%1").arg(number++)}}});
    answers[QLatin1String("assets")] = assets;
    QFile file(path(QStringLiteral("answers.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(answers).toJson());
    file.close();
    const CliResult import = runCli({QStringLiteral("-w"), path(QStringLiteral("ws")),
        QStringLiteral("import"), data.filePath(QStringLiteral("flows.csv"))});
    QVERIFY2(import.code == 0, import.err.constData());
    const CliResult taken = scope({QStringLiteral("import"), file.fileName()});
    QVERIFY2(taken.code == 0, taken.err.constData());
    write(QStringLiteral("full"));
    write(QStringLiteral("redacted"), {QStringLiteral("--redacted")});
}

void TestCliReport::everyAnnexRowIsInTheReport()
{
    const QString text = textOf(path(QStringLiteral("full.pdf")));
    const QList<std::pair<const char*, QList<const char*>>> tables {
        {"summary", {"category", "systems", "after"}},
        {"inventory", {"name", "addresses", "segment"}}, {"rules", {"source", "destination"}},
        {"proofs", {"name", "proof"}}, {"findings", {"subject", "text"}},
        {"questions", {"subject", "text"}}, {"caveats", {"subject", "text"}},
        {"controls", {"device"}}, {"test-plan", {"sources", "claim"}}};
    for (const auto& [table, columns] : tables) {
        const auto rows = csvOf(path(QStringLiteral("full/%1.csv").arg(QLatin1String(table))));
        QVERIFY2(rows.size() > 1, table);
        for (const char* const column : columns) {
            const qsizetype at = columnOf(rows, column);
            QVERIFY2(at >= 0, column);
            for (const QStringList& row : rows.mid(1)) {
                QString cell = squeezed(row.at(at)).replace(QChar(0x202E), QChar(0xFFFD));
                if (cell.startsWith(u"'="))
                    cell.remove(0, 1);
                QVERIFY2(text.contains(cell), qPrintable(cell));
            }
        }
    }
}

void TestCliReport::countsEqualTheTables()
{
    const QString text = textOf(path(QStringLiteral("full.pdf")));
    const auto inventory = csvOf(path(QStringLiteral("full/inventory.csv")));
    QVERIFY(text.contains(QStringLiteral("Inventoryof12.5.1:%1systems").arg(inventory.size() - 1)));
    const auto rules = csvOf(path(QStringLiteral("full/rules.csv")));
    QVERIFY(text.contains(QStringLiteral("%1rulesatallboundaries").arg(rules.size() - 1)));
    QMap<QString, int> counted;
    const qsizetype category = columnOf(inventory, "category");
    int inScope = 0;
    for (const QStringList& row : inventory.mid(1)) {
        ++counted[row.at(category)];
        inScope += row.at(category) != u"Out" ? 1 : 0;
    }
    for (const QStringList& row : csvOf(path(QStringLiteral("full/summary.csv"))).mid(1)) {
        const int expected = row.at(0) == u"In scope" ? inScope : counted.value(row.at(0));
        QCOMPARE(row.at(3).toInt(), expected);
    }
    QVERIFY(text.contains(
        QStringLiteral("%1of%2systemsareinscope").arg(inScope).arg(inventory.size() - 1)));
    QVERIFY2(inScope == 5, "the scenario says so: db, pay, FW, ad and the administrator");
}

void TestCliReport::accountDataIsListedByChannelAndStage()
{
    const QDir data(QStringLiteral(NB_SOURCE_DIR "/tests/data/scope/T1"));
    const QString workspace = path(QStringLiteral("payments"));
    const auto flow = [](const char* client, const char* server, int port) {
        return QJsonObject {{QStringLiteral("client"), QLatin1String(client)},
            {QStringLiteral("server"), QLatin1String(server)},
            {QStringLiteral("protocol"), QStringLiteral("tcp")}, {QStringLiteral("port"), port},
            {QStringLiteral("decision"), QStringLiteral("accepted")},
            {QStringLiteral("account_data"), QStringLiteral("yes")}};
    };
    QJsonObject toPay = flow("10.50.0.5", "10.10.1.11", 8443);
    toPay[QStringLiteral("channel")] = QStringLiteral("web shop");
    toPay[QStringLiteral("stages")]
        = QJsonArray {QStringLiteral("refund"), QStringLiteral("authorisation")};
    QJsonObject answers
        = QJsonDocument::fromJson(contentOf(data.filePath(QStringLiteral("answers.json"))))
              .object();
    answers[QLatin1String("decisions")]
        = QJsonArray {toPay, flow("10.10.1.11", "10.10.1.10", 5432)};
    QFile file(path(QStringLiteral("payments.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(answers).toJson());
    file.close();
    const QStringList in {QStringLiteral("-w"), workspace};
    QCOMPARE(
        runCli(
            in + QStringList {QStringLiteral("import"), data.filePath(QStringLiteral("flows.csv"))})
            .code,
        0);
    const QStringList scope = in + QStringList {QStringLiteral("scope")};
    const CliResult taken = runCli(scope + QStringList {QStringLiteral("import"), file.fileName()});
    QVERIFY2(taken.code == 0, taken.err.constData());
    QVERIFY(runCli(scope + QStringList {QStringLiteral("show")})
                .out.contains("\"stages\": [\"authorisation\", \"refund\"]"));
    const QString pdf = path(QStringLiteral("payments.pdf"));
    const CliResult report = runCli(scope
        + QStringList {QStringLiteral("report"), QStringLiteral("--pdf"), pdf,
            QStringLiteral("--annexes"), path(QStringLiteral("payments-csv"))});
    QVERIFY2(report.code == 0, report.err.constData());

    const auto flows = csvOf(path(QStringLiteral("payments-csv/account-data-flows.csv")));
    QCOMPARE(flows.size(), 3);
    const qsizetype channel = columnOf(flows, "channel");
    const qsizetype stage = columnOf(flows, "stage");
    for (const QStringList& row : flows.mid(1)) {
        const bool said = row.at(columnOf(flows, "service")) == u"tcp/8443";
        QCOMPARE(row.at(channel), said ? QStringLiteral("web shop") : QStringLiteral("not stated"));
        QCOMPARE(row.at(stage),
            said ? QStringLiteral("authorisation, refund") : QStringLiteral("not stated"));
    }
    const auto stages = csvOf(path(QStringLiteral("payments-csv/account-data-stages.csv")));
    QCOMPARE(stages.size(), 3);
    for (const QStringList& row : stages.mid(1)) {
        const bool said = row.at(0) == u"web shop";
        QCOMPARE(row.at(columnOf(stages, "refund")).isEmpty(), !said);
        QCOMPARE(row.at(columnOf(stages, "not_stated")).isEmpty(), said);
    }
    QVERIFY(textOf(pdf).contains(QStringLiteral("1flowwithaccountdatawithoutastatedchannel")));
}

void TestCliReport::fontsAreEmbedded()
{
    for (const auto& name : {QStringLiteral("full.pdf"), QStringLiteral("redacted.pdf")}) {
        const QStringList lines
            = outputOf(QStringLiteral("pdffonts"), {path(name)}).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 2);
        for (const QString& line : lines.mid(2))
            QVERIFY2(line.contains(QRegularExpression(QStringLiteral("\\syes (yes|no) +yes\\s"))),
                qPrintable(line));
    }
}

void TestCliReport::bookmarksNameEveryChapter()
{
    const QString xml = outputOf(QStringLiteral("pdftohtml"),
        {QStringLiteral("-xml"), QStringLiteral("-i"), QStringLiteral("-stdout"),
            path(QStringLiteral("full.pdf"))});
    const QString outline = xml.mid(xml.indexOf(u"<outline>"));
    for (const char* const chapter : {"1 Summary", "3.3 Data-flow diagram", "4.1 Network diagram",
             "8.1 Into the CDE (1.3.1)", "12 Confirmation", "A Inventory", "H Licences"})
        QVERIFY2(outline.contains(QLatin1String(chapter)), chapter);
}

void TestCliReport::hostileNamesStayText()
{
    const QString pdf = path(QStringLiteral("full.pdf"));
    const QString text = textOf(pdf);
    QVERIFY(text.contains(u"<b>bold</b><ahref='http://evil.example/'>click</a>"));
    QVERIFY(text.contains(QString(260, u'w') + QChar(0xFFFD) + QStringLiteral("gnp.exe")));
    const QString links = outputOf(QStringLiteral("pdfinfo"), {QStringLiteral("-url"), pdf});
    QVERIFY2(!links.contains(u"http"), qPrintable(links));
    const QString images = outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), pdf});
    QCOMPARE(images.split(u'\n', Qt::SkipEmptyParts).size(), 2); // the head alone
    QVERIFY(contentOf(path(QStringLiteral("full/inventory.csv"))).contains("'=HYPERLINK"));
}

void TestCliReport::redactedHasNothingOfTheInventory()
{
    QString text = textOf(path(QStringLiteral("redacted.pdf")));
    const QDir annexes(path(QStringLiteral("redacted")));
    for (const QString& file : annexes.entryList(QDir::Files))
        text += squeezed(QString::fromUtf8(contentOf(annexes.filePath(file))));
    QVERIFY(text.contains(u"System1"));
    const auto inventory = csvOf(path(QStringLiteral("full/inventory.csv")));
    for (const char* const column : {"name", "addresses", "observed_name", "owner"})
        for (const QStringList& row : inventory.mid(1))
            for (const QString& word : row.at(columnOf(inventory, column)).split(u' ')) {
                const QRegularExpression asWord(
                    QStringLiteral("(?<![\\w.])%1(?![\\w])")
                        .arg(QRegularExpression::escape(squeezed(word))));
                // names of two letters are also within words of ours once blanks are gone
                if (word.size() > 3)
                    QVERIFY2(!text.contains(asWord), qPrintable(word));
            }
    const QRegularExpression address(QStringLiteral("10\\.\\d+\\.\\d+\\.\\d+"));
    QVERIFY2(!text.contains(address), qPrintable(address.match(text).captured()));
    const auto redacted = csvOf(annexes.filePath(QStringLiteral("inventory.csv")));
    QCOMPARE(redacted.size(), inventory.size());
    for (const QStringList& row : redacted.mid(1))
        QVERIFY2(row.at(1).startsWith(u"System ") || row.at(1).startsWith(u"Device ")
                || row.at(1).startsWith(u"address "),
            qPrintable(row.at(1)));
}

void TestCliReport::sameInputGivesTheSameBytes()
{
    write(QStringLiteral("again"));
    QCOMPARE(
        contentOf(path(QStringLiteral("again.pdf"))), contentOf(path(QStringLiteral("full.pdf"))));
}

void TestCliReport::pagesAreNumbered()
{
    const QString pdf = path(QStringLiteral("full.pdf"));
    const QString info = outputOf(QStringLiteral("pdfinfo"), {pdf});
    const auto pages = QRegularExpression(QStringLiteral("Pages:\\s+(\\d+)")).match(info);
    QVERIFY(pages.hasMatch());
    const QString text = textOf(pdf);
    for (int page = 2; page <= pages.captured(1).toInt(); ++page)
        QVERIFY(text.contains(QStringLiteral("Page%1of%2").arg(page).arg(pages.captured(1))));
}

void TestCliReport::whereItCannotBeWrittenIsSaid()
{
    const QString nowhere = path(QStringLiteral("answers.json/result"));
    for (const QStringList& command :
        {QStringList {QStringLiteral("scope"), QStringLiteral("report"), QStringLiteral("--pdf")},
            QStringList {QStringLiteral("scope"), QStringLiteral("export"),
                QStringLiteral("--target"), QStringLiteral("csv"), QStringLiteral("--out")},
            QStringList {QStringLiteral("map"), QStringLiteral("--format"), QStringLiteral("dot"),
                QStringLiteral("--out")},
            QStringList {QStringLiteral("pivots"), QStringLiteral("--out")}}) {
        const CliResult result
            = runCli(QStringList {QStringLiteral("-w"), path(QStringLiteral("ws"))} + command
                + QStringList {nowhere});
        QCOMPARE(result.code, 2);
        QVERIFY2(
            result.err.contains(nowhere.toUtf8() + " cannot be written"), result.err.constData());
        QVERIFY2(result.err.contains("may write to"), result.err.constData());
        QVERIFY2(!result.err.contains("cannot be read"), result.err.constData());
        QVERIFY(!QFile::exists(nowhere));
    }
}

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_clireport.moc"
