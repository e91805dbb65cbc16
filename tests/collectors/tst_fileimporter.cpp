// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/fileimporter.h"
#include "collectors/files/inputkind.h"
#include "core/storage/sqlite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace nb;

namespace {

const QByteArray kCsv = "start,src_ip,dst_ip,dst_port,protocol,bytes\n"
                        "2026-03-02T09:00:00Z,10.0.0.1,10.0.0.2,80,tcp,100\n"
                        "2026-03-03T09:00:00Z,10.0.0.1,10.0.0.2,80,tcp,200\n";

} // namespace

class TestFileImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void contentDecidesNotTheName();
    void daysAreSplitByEnd();
    void failedImportStoresNothing();
    void databasesForOtherPagesAreToldByName();
    void cancelledImportStoresNothing();
    void reportTellsPathAndName();
    void sameContentIsRefused();
    void foldersExpandInOrderAndBounded();
    void kindsAreRecognised_data();
    void kindsAreRecognised();

private:
    QString write(const char* name, const QByteArray& content) const
    {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return path;
    }
    std::uint64_t storedRows() const
    {
        const auto store = m_workspace->store();
        return store.ok() ? (*store)->rowCount() : ~std::uint64_t {0};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ContentFileImporter> m_importer;
};

void TestFileImporter::init()
{
    m_importer.reset();
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto workspace = Workspace::open(
        m_folder->filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : workspace.error().detail.c_str());
    m_workspace = std::move(workspace).value();
    m_importer = std::make_unique<ContentFileImporter>(*m_workspace);
}

void TestFileImporter::contentDecidesNotTheName()
{
    const auto report = m_importer->importFile(write("picture.pcap", kCsv), {}, {}, {});
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QCOMPARE(report->format, std::string("flow CSV"));
    QCOMPARE(report->flows, 2u);
    QCOMPARE(storedRows(), 2u);
}

void TestFileImporter::daysAreSplitByEnd()
{
    QVERIFY(m_importer->importFile(write("a.csv", kCsv), {}, {}, {}).ok());
    const auto days = m_workspace->days();
    QVERIFY(days.ok());
    QCOMPARE(days->size(), 2u);
    QCOMPARE((*days)[0].rows, 1u);
    QCOMPARE((*days)[1].rows, 1u);
}

void TestFileImporter::failedImportStoresNothing()
{
    for (const QString& path : {write("text", "hello\n"), write("empty", ""), m_folder->path(),
             m_folder->filePath(QStringLiteral("missing")),
             write("half.sqlite3", QByteArray("SQLite format 3\0half", 20))}) {
        const auto report = m_importer->importFile(path, {}, {}, {});
        QVERIFY2(!report.ok(), qPrintable(path));
        QVERIFY(!report.error().detail.empty());
    }
    QCOMPARE(storedRows(), 0u);
    QVERIFY(m_workspace->imports()->empty());
}

void TestFileImporter::databasesForOtherPagesAreToldByName()
{
    for (const auto& [table, word] : {std::pair("asset", "assets import"),
             std::pair("whois", "owners import"), std::pair("other", "neither a day file")}) {
        const QString path = m_folder->filePath(QLatin1String(table) + QStringLiteral(".db"));
        {
            auto db = SqliteDatabase::openReadWrite(path, false);
            QVERIFY(db.ok());
            QVERIFY(db->execute(("CREATE TABLE " + std::string(table) + "(a)").c_str()).ok());
        }
        const auto report = m_importer->importFile(path, {}, {}, {});
        QVERIFY(!report.ok());
        QVERIFY2(
            report.error().detail.find(word) != std::string::npos, report.error().detail.c_str());
    }
}

void TestFileImporter::cancelledImportStoresNothing()
{
    QByteArray rows = "start,src_ip,dst_ip\n";
    for (int i = 0; i < 300'000; ++i)
        rows += "1,10.0.0.1,10.0.0.2\n";
    std::stop_source stop;
    int calls = 0;
    const auto report = m_importer->importFile(
        write("big.csv", rows), {},
        [&](const JobProgress& progress) {
            QVERIFY(progress.total);
            if (++calls == 1)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!report.ok());
    QVERIFY(report.error().code == ErrorCode::Cancelled);
    QCOMPARE(storedRows(), 0u);
    QVERIFY(m_importer->importFile(write("small.csv", kCsv), {}, {}, {}).ok());
}

void TestFileImporter::reportTellsPathAndName()
{
    const QString path = write("a.csv", kCsv);
    const auto report = m_importer->importFile(path, {}, {}, {});
    QVERIFY(report.ok());
    QCOMPARE(report->path, path);
    QCOMPARE(report->inputBytes, static_cast<std::uint64_t>(kCsv.size()));
    const auto imports = m_workspace->imports();
    QVERIFY(imports.ok());
    QCOMPARE(imports->size(), 1u);
    QCOMPARE(imports->front().name, std::string("a.csv"));
    QCOMPARE(imports->front().flows, 2u);
    QCOMPARE(imports->front().contentHash.size(), 32u);
}

void TestFileImporter::sameContentIsRefused()
{
    QVERIFY(m_importer->importFile(write("a.csv", kCsv), {}, {}, {}).ok());
    const auto second = m_importer->importFile(write("b.csv", kCsv), {}, {}, {});
    QVERIFY(!second.ok());
    QVERIFY(second.error().code == ErrorCode::AlreadyImported);
    QVERIFY(second.error().detail.find("a.csv") != std::string::npos);
    ImportOptions again;
    again.again = true;
    QVERIFY(m_importer->importFile(write("b.csv", kCsv), again, {}, {}).ok());
    QCOMPARE(storedRows(), 4u);
}

void TestFileImporter::foldersExpandInOrderAndBounded()
{
    QString deep = QStringLiteral("tree");
    for (int i = 0; i < 40; ++i)
        deep += QStringLiteral("/d");
    QVERIFY(QDir(m_folder->path()).mkpath(deep));
    write("tree/b", "x");
    write("tree/a", "x");
    write("tree/d/c", "x");
    write("tree/a-wal", "x");
    write((deep + QStringLiteral("/lost")).toLatin1().constData(), "x");
    const QString tree = m_folder->filePath(QStringLiteral("tree"));
    QCOMPARE(m_importer->expand({tree, QStringLiteral("missing")}),
        (QStringList {tree + QStringLiteral("/a"), tree + QStringLiteral("/b"),
            tree + QStringLiteral("/d/c"), QStringLiteral("missing")}));
}

void TestFileImporter::kindsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const QByteArray& head, InputKind kind) {
        QTest::newRow(name) << head << static_cast<int>(kind);
    };
    row("empty", "", InputKind::Empty);
    row("pcap", QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000"),
        InputKind::Capture);
    row("sqlite", QByteArray("SQLite format 3\0", 16), InputKind::Sqlite);
    row("nfcapd", QByteArray::fromHex("0ca50200"), InputKind::Nfcapd);
    row("csv", kCsv, InputKind::FlowText);
    row("legacy csv", "srcip,dstip,proto\n", InputKind::FlowText);
    row("prose", "once upon a time\n", InputKind::OtherText);
    row("utf-16", QByteArray("\xFF\xFEs\0", 4), InputKind::Utf16Text);
    row("zip", QByteArray("PK\3\4"), InputKind::Archive);
    row("tar", QByteArray(257, 'a') + QByteArray("ustar\0", 6), InputKind::Archive);
    row("noise", QByteArray("\1\2\3\4\5\6"), InputKind::Unknown);
}

void TestFileImporter::kindsAreRecognised()
{
    QFETCH(QByteArray, head);
    QFETCH(int, kind);
    const std::span bytes(head.constData(), static_cast<std::size_t>(head.size()));
    QCOMPARE(static_cast<int>(recogniseInput(std::as_bytes(bytes))), kind);
}

QTEST_GUILESS_MAIN(TestFileImporter)
#include "tst_fileimporter.moc"
