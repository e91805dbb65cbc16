// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

/// The truth about the sample's company (resources/sample/company.txt), found by the program.
class TestCliDemo : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    CliResult m_demo;

    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1String("company/") + QLatin1String(name));
    }
    CliResult run(QStringList arguments) const
    {
        return runCli(
            QStringList {QStringLiteral("-q"), QStringLiteral("-w"), path("")} + arguments);
    }
    /// Systems of a category, sorted.
    QStringList systems(const QByteArray& category) const
    {
        QStringList names;
        for (const auto& row :
            run({QStringLiteral("scope"), QStringLiteral("classify")}).rows().mid(1))
            if (row.value(3) == category)
                names.append(QString::fromUtf8(row.value(0)));
        names.sort();
        return names;
    }

private Q_SLOTS:
    void initTestCase();
    void everyResultIsThereAndNamed();
    void theDayFileIsSmall();
    void segmentsAreTheCompanys();
    void scriptsAreForSystemsOfTheCompany();
    void whatIsInScopeIsWhatTheDescriptionSays();
    void theChainIntoThePaymentDatabaseComesFirst();
    void theForgottenFtpServerIsFlagged();
    void severeFindingsAreTheKnownOnes();
    void secondRunFindsTheSame();
};

void TestCliDemo::initTestCase()
{
    m_demo = runCli({QStringLiteral("demo"), path("")});
    QVERIFY2(m_demo.code == 0, m_demo.err.constData());
}

void TestCliDemo::everyResultIsThereAndNamed()
{
    for (const char* const name : {"map.svg", "pivots.csv", "rules.nft", "scope.pdf"}) {
        QVERIFY2(m_demo.out.contains(name), name);
        QVERIFY2(QFileInfo(path("results/") + QLatin1String(name)).size() > 100, name);
    }
    QVERIFY(QFileInfo::exists(path("results/annexes/inventory.csv")));
}

void TestCliDemo::theDayFileIsSmall()
{
    const QFileInfoList days = QDir(path("days")).entryInfoList(QDir::Files);
    QCOMPARE(days.size(), 1);
    QVERIFY(days.front().size() < 3 * 1024 * 1024);
}

void TestCliDemo::segmentsAreTheCompanys()
{
    QStringList segments;
    for (const auto& row : run({QStringLiteral("segments"), QStringLiteral("list")}).rows().mid(1))
        segments.append(QString::fromUtf8(row.value(0) + ' ' + row.value(1)));
    QCOMPARE(segments.size(), 10);
    QVERIFY(segments.contains(QStringLiteral("guest-wifi guest")));
    QVERIFY(segments.contains(QStringLiteral("office internal")));
    QFile map(path("results/map.svg"));
    QVERIFY(map.open(QIODevice::ReadOnly) && map.readAll().contains(">office</text>"));
}

void TestCliDemo::scriptsAreForSystemsOfTheCompany()
{
    const QString folder = path("scripts/");
    QVERIFY(QDir().mkpath(folder));
    const CliResult written = run({QStringLiteral("scope"), QStringLiteral("export"),
        QStringLiteral("--target"), QStringLiteral("windows"), QStringLiteral("--out"), folder});
    QVERIFY2(written.code == 0, written.err.constData());
    const QStringList scripts = QDir(folder).entryList(QDir::Files);
    QVERIFY(scripts.size() > 40);
    for (const QString& script : scripts)
        QVERIFY2(script.startsWith(QStringLiteral("netbehave-10.")), qPrintable(script));
}

void TestCliDemo::whatIsInScopeIsWhatTheDescriptionSays()
{
    QStringList data {
        QStringLiteral("paydb"), QStringLiteral("payswitch"), QStringLiteral("shopapi")};
    for (const char side : {'n', 's'})
        for (int i = 1; i <= 6; ++i)
            data.append(QStringLiteral("till-%1-0%2").arg(QLatin1Char(side)).arg(i));
    data.sort();
    QCOMPARE(systems("CDE/CHD"), data);
    QCOMPARE(systems("CDE/Contaminated"), QStringList {QStringLiteral("labels")});
    QCOMPARE(
        systems("Segmenting"), (QStringList {QStringLiteral("fw1"), QStringLiteral("switch1")}));
    QCOMPARE(systems("Connected/Security"),
        (QStringList {QStringLiteral("dc01"), QStringLiteral("log01")}));
    QCOMPARE(systems("Connected/Communicating"),
        (QStringList {QStringLiteral("10.30.1.99"), QStringLiteral("erp"), QStringLiteral("file01"),
            QStringLiteral("www")}));
    QCOMPARE(systems("Connected/Indirectly"),
        (QStringList {QStringLiteral("jump01"), QStringLiteral("pc-07"), QStringLiteral("pc-23")}));
    QCOMPARE(systems("Undetermined"), QStringList());
    for (const QString& name : systems("Out"))
        QVERIFY2(!name.startsWith(u"till"), qPrintable(name));
}

void TestCliDemo::theChainIntoThePaymentDatabaseComesFirst()
{
    QFile file(path("results/pivots.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QVERIFY2(lines.value(1).contains("10.30.10.123 > 10.30.1.12 > 10.20.1.11"),
        lines.value(1).constData());
}

void TestCliDemo::theForgottenFtpServerIsFlagged()
{
    bool insecure = false;
    bool unlisted = false;
    for (const auto& row :
        run({QStringLiteral("scope"), QStringLiteral("findings")}).rows().mid(1)) {
        insecure = insecure
            || (row.value(1) == "1.2.6" && row.value(2).startsWith("FTP")
                && row.value(3).contains("10.30.1.99"));
        unlisted = unlisted || (row.value(1) == "12.5.1" && row.value(2) == "10.30.1.99");
    }
    QVERIFY(insecure);
    QVERIFY(unlisted);
}

void TestCliDemo::severeFindingsAreTheKnownOnes()
{
    QStringList severe;
    for (const auto& row : run({QStringLiteral("scope"), QStringLiteral("findings")}).rows().mid(1))
        if (row.value(0) == "critical" || row.value(0) == "high")
            severe.append(QString::fromUtf8(row.value(1) + ' ' + row.value(2)));
    severe.sort();
    QCOMPARE(severe,
        (QStringList {QStringLiteral("1.3.2 10.20.1.10 -> 203.0.113.200 tcp/443"),
            QStringLiteral("11.4.5 tills-south - stores"),
            QStringLiteral("8.4.2/1.3.1 10.30.1.12 -> 10.20.1.11 tcp/22")}));
}

void TestCliDemo::secondRunFindsTheSame()
{
    const auto contentOf = [this](const char* name) {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = contentOf("results/scope.pdf");
    QVERIFY(!before.isEmpty());
    QCOMPARE(runCli({QStringLiteral("demo"), path("")}).code, 0);
    QCOMPARE(contentOf("results/scope.pdf"), before);
}

QTEST_GUILESS_MAIN(TestCliDemo)
#include "tst_clidemo.moc"
