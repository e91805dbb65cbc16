// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

/// The command assets on the demo company, whose inventory has more than a hundred systems.
class TestCliAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAssetIsListedAndExported();
    void whatPeopleSayIsKeptApart();
    void anExportComesBack();
    void mistakesAreExplained();
    void rebuildingKeepsWhatPeopleSaid();

private:
    CliResult cli(const char* arguments) const
    {
        QStringList list {QStringLiteral("-w"), m_folder.filePath(QStringLiteral("demo"))};
        return runCli(list + QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts));
    }
    QString write(const char* name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
            ? file.fileName()
            : QString();
    }

    QTemporaryDir m_folder;
};

void TestCliAssets::initTestCase()
{
    const auto demo = runCli({QStringLiteral("demo"), m_folder.filePath(QStringLiteral("demo"))});
    QVERIFY2(demo.code == 0, demo.err.constData());
}

void TestCliAssets::everyAssetIsListedAndExported()
{
    const auto list = cli("assets list --format tsv");
    QCOMPARE(list.code, 0);
    const auto assets = list.rows().size() - 1;
    QVERIFY(assets > 50);
    const auto csv = cli("assets export");
    QCOMPARE(csv.code, 0);
    QVERIFY(csv.out.startsWith("address,name,mac,"));
    const auto json = cli("assets export --format json");
    QCOMPARE(json.code, 0);
    QCOMPARE(QJsonDocument::fromJson(json.out).array().size(), assets);
    const auto role = cli("assets list --role domain-controller --format tsv");
    QCOMPARE(role.code, 0);
    QVERIFY(role.rows().size() > 1 && role.rows().size() - 1 < assets);
}

void TestCliAssets::whatPeopleSayIsKeptApart()
{
    const QByteArray address = cli("assets list --format tsv --columns address").rows().at(1).at(0);
    const QByteArray set = "assets set " + address + " --owner Tills --role printer --add-tag pci";
    QCOMPARE(cli(set.constData()).code, 0);
    const auto show = cli(("assets show " + address).constData());
    QCOMPARE(show.code, 0);
    QVERIFY2(show.out.contains("Tills") && show.out.contains("printer"), show.out.constData());
    QCOMPARE(cli("assets list --tag pci --format tsv").rows().size(), 2);
}

void TestCliAssets::anExportComesBack()
{
    const auto before = cli("assets export");
    const QString file = write("export.csv", before.out);
    const auto import = cli(("assets import " + file.toUtf8()).constData());
    QVERIFY2(import.code == 0, import.err.constData());
    const auto after = cli("assets export");
    QCOMPARE(after.code, 0);
    // roles that were guessed are still guessed
    QCOMPARE(after.out.count("set by hand"), before.out.count("set by hand"));
}

void TestCliAssets::mistakesAreExplained()
{
    auto wrong = cli("assets show nonsense");
    QCOMPARE(wrong.code, 1);
    QVERIFY(wrong.err.contains("is no address"));
    wrong = cli("assets show 198.51.100.77");
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.contains("not in the inventory"));
    wrong = cli("assets list --role nonsense");
    QCOMPARE(wrong.code, 1);
    QVERIFY(wrong.err.contains("the roles are"));
    const QString file = write("noise.csv", "a,b\n1,2\n");
    wrong = cli(("assets import " + file.toUtf8()).constData());
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains("header") && !wrong.err.contains("pcap"), wrong.err.constData());
}

void TestCliAssets::rebuildingKeepsWhatPeopleSaid()
{
    const auto assets = cli("assets list --format tsv").rows().size();
    QCOMPARE(cli("assets rebuild").code, 0);
    QCOMPARE(cli("assets list --format tsv").rows().size(), assets);
    QCOMPARE(cli("assets list --tag pci --format tsv").rows().size(), 2);
}

QTEST_GUILESS_MAIN(TestCliAssets)
#include "tst_cliassets.moc"
