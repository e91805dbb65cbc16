// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/workspacetables.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nb;

namespace {

constexpr const char* kFirst[] {"CREATE TABLE pet(name TEXT PRIMARY KEY)"};
constexpr const char* kSecond[] {
    kFirst[0], "ALTER TABLE pet ADD COLUMN legs INTEGER NOT NULL DEFAULT 4"};

} // namespace

class TestWorkspaceTables : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> open(Workspace::Mode mode)
    {
        auto workspace = Workspace::open(m_folder.path(), mode);
        return workspace ? std::move(*workspace) : nullptr;
    }

private Q_SLOTS:
    void newerProgramKeepsWhatAnOlderOneWrote()
    {
        const auto workspace = open(Workspace::Mode::ReadWrite);
        QVERIFY(workspace);
        {
            auto db = openWorkspaceTables(*workspace, {"pets", kFirst});
            QVERIFY(db.ok());
            QVERIFY(db->execute("INSERT INTO pet VALUES('cat')").ok());
        }
        auto db = openWorkspaceTables(*workspace, {"pets", kSecond});
        QVERIFY(db.ok());
        QCOMPARE(*db->integer("SELECT legs FROM pet WHERE name = 'cat'"), 4);
    }

    void olderProgramRefusesWhatANewerOneWrote()
    {
        const auto workspace = open(Workspace::Mode::ReadWrite);
        QVERIFY(workspace);
        QVERIFY(openWorkspaceTables(*workspace, {"pets", kSecond}).ok());
        const auto db = openWorkspaceTables(*workspace, {"pets", kFirst});
        QVERIFY(!db.ok());
        QCOMPARE(db.error().code, ErrorCode::NewerVersion);
    }

    void readOnlyWorkspaceWithoutThePartHasEmptyTables()
    {
        QTemporaryDir fresh;
        QVERIFY(Workspace::open(fresh.path(), Workspace::Mode::ReadWrite).ok());
        const auto workspace = Workspace::open(fresh.path(), Workspace::Mode::ReadOnly);
        QVERIFY(workspace.ok());
        auto db = openWorkspaceTables(**workspace, {"pets", kSecond});
        QVERIFY(db.ok());
        QCOMPARE(*db->integer("SELECT count(*) FROM pet"), 0);
    }

    void twoPartsAndTheCatalogueShareTheFile()
    {
        const auto workspace = open(Workspace::Mode::ReadWrite);
        QVERIFY(workspace);
        auto pets = openWorkspaceTables(*workspace, {"pets", kSecond});
        constexpr const char* kToys[] {"CREATE TABLE toy(name TEXT PRIMARY KEY)"};
        auto toys = openWorkspaceTables(*workspace, {"toys", kToys});
        QVERIFY(pets.ok() && toys.ok());
        QVERIFY(pets->execute("INSERT OR IGNORE INTO pet(name) VALUES('dog')").ok());
        QVERIFY(toys->execute("INSERT OR IGNORE INTO toy VALUES('ball')").ok());
        QVERIFY(workspace->setSetting("a", "b").ok());
        QCOMPARE(*workspace->setting("a"), std::string("b"));
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceTables)
#include "tst_workspacetables.moc"
