// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterexpression.h"
#include "core/segments/segmentstore.h"
#include "core/storage/dayfilestore.h"
#include "core/storage/dayfilewriter.h"
#include "core/storage/dayschema.h"
#include "core/storage/workspace.h"
#include "tests/support/memoryflowstore.h"
#include "tests/support/networkflows.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <set>

using namespace nb;
using namespace nb::test;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Workspace> openWorkspace(const QString& folder)
{
    auto workspace = Workspace::open(folder, Workspace::Mode::ReadWrite);
    return workspace ? std::move(*workspace) : nullptr;
}

/// Imports flows; the error, or nothing.
std::optional<Error> import(Workspace& workspace, const std::vector<Flow>& flows,
    const std::string& hash = {}, bool again = false)
{
    auto session = workspace.beginImport(again);
    if (!session)
        return session.error();
    if (auto done = (*session)->add(toBatch(flows)); !done)
        return done.error();
    ImportInfo info;
    info.name = "test";
    info.contentHash = hash;
    info.time = *timestampFromString("2026-03-10");
    if (auto done = (*session)->commit(info); !done)
        return done.error();
    return std::nullopt;
}

/// Relative names of all files with the hash of their content.
QMap<QString, QByteArray> snapshot(const QString& folder)
{
    QMap<QString, QByteArray> files;
    const QDir dir(folder + QStringLiteral("/days"));
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files[name] = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Md5);
    }
    return files;
}

std::uint64_t rowCount(const Workspace& workspace)
{
    const auto store = workspace.store();
    return store ? (*store)->rowCount() : 0;
}

/// Runs SQL on a file with the stock library; the first column of the first row.
qint64 sqlNumber(const QString& path, const char* sql)
{
    sqlite3* db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    sqlite3_stmt* statement = nullptr;
    qint64 value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

bool sqlRun(const QString& path, const char* sql)
{
    sqlite3* db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    const bool good = sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return good;
}

const QString kDay = QStringLiteral("/days/flows-2026-03-02.sqlite3");

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayFileOfVersion1IsReadAndBroughtUpToDate()
    {
        const QTemporaryDir folder;
        auto flows = networkFlows(3'000, 4);
        for (std::size_t i = 0; i < flows.size(); i += 7)
            flows[i].bytes = flows[i].reverseBytes = kUnknownCount;
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, flows));
        }
        // what version 2 added is taken away again
        QVERIFY(sqlRun(folder.path() + kDay,
            "DROP TABLE sampler; DROP TABLE observers; DROP TABLE event; DROP TABLE interface;"
            "DROP TABLE vrf; DROP TABLE marks; DROP TABLE forwarded; ALTER TABLE flow_chunk DROP "
            "COLUMN bytes_unknown;"
            "ALTER TABLE conversation DROP COLUMN bytes_unknown; PRAGMA user_version=1"));
        const auto check = [](const FlowStore& store, const std::vector<Flow>& wanted) {
            const MemoryFlowStore oracle(wanted);
            QCOMPARE(store.rowCount(), wanted.size());
            QCOMPARE(*store.totals({}, {}), *oracle.totals({}, {}));
            auto found = *store.conversations({}, 0, {});
            auto expected = *oracle.conversations({}, 0, {});
            const auto key = [](const Conversation& c) {
                return std::tuple(c.client, c.server, c.protocol, c.serverPort, c.name, c.rule);
            };
            std::ranges::sort(found, {}, key);
            std::ranges::sort(expected, {}, key);
            QVERIFY(found == expected);
        };
        const auto foreign = DayFileStore::openForeign(folder.path() + kDay);
        QVERIFY2(foreign.ok(), foreign.ok() ? "" : foreign.error().detail.c_str());
        std::vector<Flow> ofDay;
        std::ranges::copy_if(flows, std::back_inserter(ofDay),
            [](const Flow& flow) { return dayOf(flow.end) == *dayFromString("2026-03-02"); });
        check(**foreign, ofDay);
        const auto reader = Workspace::open(folder.path(), Workspace::Mode::ReadOnly);
        QVERIFY(reader.ok());
        check(**(*reader)->store(), flows);
        QCOMPARE(sqlNumber(folder.path() + kDay, "PRAGMA user_version"), 1);

        const auto workspace = openWorkspace(folder.path());
        const auto more = exporterFlows(2'000, 5);
        QVERIFY(!import(*workspace, more));
        QCOMPARE(sqlNumber(folder.path() + kDay, "PRAGMA user_version"), 2);
        QCOMPARE(sqlNumber(folder.path() + kDay, "SELECT sum(bytes_unknown) FROM conversation"),
            sqlNumber(folder.path() + kDay, "SELECT sum(bytes_unknown) FROM flow_chunk"));
        flows.insert(flows.end(), more.begin(), more.end());
        check(**workspace->store(), flows);
    }

    void aFlowBelongsToTheDayOnWhichItEnded()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        Flow flow;
        flow.start = *timestampFromString("2026-03-01T23:59:58");
        flow.end = *timestampFromString("2026-03-02T00:00:01");
        flow.srcIp = IpAddress::fromV4(1);
        flow.dstIp = IpAddress::fromV4(2);
        Flow before = flow;
        before.end = *timestampFromString("2026-03-01T23:59:59.999999");
        QVERIFY(!import(*workspace, {flow, before}));
        const auto days = workspace->days();
        QCOMPARE(days->size(), std::size_t {2});
        QCOMPARE(days->at(0).day, *dayFromString("2026-03-01"));
        QCOMPARE(days->at(0).last, before.end);
        QCOMPARE(days->at(1).day, *dayFromString("2026-03-02"));
        QCOMPARE(days->at(1).first, flow.start);
    }

    void appendedImportsAddUp()
    {
        QTemporaryDir folder;
        const auto flows = networkFlows(30'000, 3);
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, {flows.begin(), flows.begin() + 10'000}));
            QVERIFY(!import(*workspace, {flows.begin() + 10'000, flows.begin() + 20'000}));
        }
        const auto workspace = openWorkspace(folder.path());
        QVERIFY(!import(*workspace, {flows.begin() + 20'000, flows.end()}));
        QCOMPARE(rowCount(*workspace), std::uint64_t {30'000});
        const auto store = *workspace->store();
        const auto all = store->conversations({}, 0, {});
        // a filter that lets everything pass takes the way over the flows themselves
        const auto scanned = store->conversations({*parseFilter("hits >= 1"), {}}, 0, {});
        QCOMPARE(all->size(), scanned->size());
        std::uint64_t bytes = 0;
        std::uint64_t scannedBytes = 0;
        for (std::size_t i = 0; i < all->size(); ++i) {
            bytes += all->at(i).totals.bytes;
            scannedBytes += scanned->at(i).totals.bytes;
        }
        QCOMPARE(bytes, scannedBytes);
    }

    void stockToolsReadTheFifteenColumns()
    {
        QTemporaryDir folder;
        const auto flows = networkFlows(5000, 4);
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, flows));
        }
        qint64 bytes = 0;
        qint64 hits = 0;
        for (const Flow& f : flows) {
            bytes += static_cast<qint64>(f.bytes == kUnknownCount ? 0 : f.bytes);
            bytes += static_cast<qint64>(f.reverseBytes);
            hits += f.hits;
        }
        QCOMPARE(sqlNumber(folder.path() + kDay, "SELECT sum(bytes) FROM flow"), bytes);
        QCOMPARE(sqlNumber(folder.path() + kDay, "SELECT sum(hits) FROM flow"), hits);
        QCOMPARE(sqlNumber(folder.path() + kDay,
                     "SELECT count(*) FROM flow WHERE proto IN ('TCP','UDP')"),
            sqlNumber(folder.path() + kDay, "SELECT count(*) FROM conversation"));
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
        if (tool.isEmpty())
            QSKIP("the sqlite3 command line tool is not installed");
        QProcess process;
        process.start(tool,
            {QStringLiteral("-header"), folder.path() + kDay,
                QStringLiteral("select * from flow limit 1")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput().split('\n').first(),
            QByteArray(
                "srcip|dstip|proto|srcport|dstport|srcdomain|dstdomain|srcnetwork|dstnetwork|"
                "servicename|match|dateAdded|dateLastSeen|hits|bytes"));
    }

    void aDroppedImportLeavesNothing()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        QVERIFY(!import(*workspace, networkFlows(5000, 5)));
        const auto before = snapshot(folder.path());
        {
            auto session = workspace->beginImport(false);
            auto flows = networkFlows(150'000, 6);
            for (std::size_t i = 0; i < flows.size(); i += 2)
                flows[i].end += 48h; // also a day that has no file yet
            QVERIFY((*session)->add(toBatch(flows)).ok());
        }
        QCOMPARE(rowCount(*workspace), std::uint64_t {5000});
        auto after = snapshot(folder.path());
        for (const char* end : {"-wal", "-shm"})
            after.remove(QStringLiteral("flows-2026-03-02.sqlite3") + QLatin1String(end));
        QCOMPARE(after.keys(), before.keys());
        QVERIFY(!import(*workspace, networkFlows(10, 7)));
        QCOMPARE(rowCount(*workspace), std::uint64_t {5010});
    }

    void theSameContentIsRefusedUnlessAskedFor()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        const auto flows = networkFlows(100, 8);
        QVERIFY(!import(*workspace, flows, "abc"));
        const auto refused = import(*workspace, flows, "abc");
        QVERIFY(refused);
        QCOMPARE(refused->code, ErrorCode::AlreadyImported);
        QCOMPARE(rowCount(*workspace), std::uint64_t {100});
        QVERIFY(!import(*workspace, flows, "abc", true));
        QCOMPARE(rowCount(*workspace), std::uint64_t {200});
    }

    void oneWriterAtATime()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        const auto second = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY(!import(*workspace, networkFlows(10, 9)));
        const auto reader = Workspace::open(folder.path(), Workspace::Mode::ReadOnly);
        QVERIFY(reader.ok());
        QCOMPARE(rowCount(**reader), std::uint64_t {10});
        QVERIFY(!(*reader)->beginImport(false).ok());
        // what is imported later is seen by the reader's next snapshot
        QVERIFY(!import(*workspace, networkFlows(10, 10)));
        QCOMPARE(rowCount(**reader), std::uint64_t {20});
    }

    void lockOfOneThatWasKilledWhileMakingItIsNoObstacle()
    {
        QTemporaryDir folder;
        QFile lock(folder.filePath(QStringLiteral("workspace.lock")));
        QVERIFY(lock.open(QIODevice::WriteOnly)); // its maker got no further
        lock.close();
        const auto workspace = openWorkspace(folder.path());
        QVERIFY(!import(*workspace, networkFlows(10, 9)));
        QVERIFY(!Workspace::open(folder.path(), Workspace::Mode::ReadWrite).ok());
    }

    void aSnapshotDoesNotChangeUnderAQuery()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        QVERIFY(!import(*workspace, networkFlows(1000, 11)));
        const auto store = *workspace->store();
        QVERIFY(!import(*workspace, networkFlows(1000, 12)));
        QCOMPARE(store->totals({*parseFilter("hits >= 1"), {}}, {})->rows, std::uint64_t {1000});
    }

    void anInterruptedCommitIsUndoneAtTheNextStart()
    {
        QTemporaryDir folder;
        const auto flows = networkFlows(20'000, 13);
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, flows));
        }
        const auto conversations
            = sqlNumber(folder.path() + kDay, "SELECT sum(bytes)+count(*) FROM conversation");
        // as a crash leaves it: one day committed, the catalogue does not know the import as done
        QVERIFY(sqlRun(folder.path() + QStringLiteral("/workspace.sqlite3"),
            "INSERT INTO import(id, state) VALUES(77, 'pending');"
            "INSERT INTO import_day VALUES(77, '2026-03-02'), (77, '2026-03-03')"));
        {
            auto writer
                = DayFileWriter::open(folder.path() + kDay, *dayFromString("2026-03-02"), 77);
            QVERIFY(writer.ok());
            const FlowBatch batch = toBatch(networkFlows(3000, 14));
            std::vector<std::uint32_t> rows(batch.size());
            for (std::uint32_t i = 0; i < rows.size(); ++i)
                rows[i] = i;
            QVERIFY((*writer)->append(batch, rows).ok());
            QVERIFY((*writer)->commit("crashed", true).ok());
        }
        const auto workspace = openWorkspace(folder.path());
        QVERIFY(workspace);
        QCOMPARE(rowCount(*workspace), std::uint64_t {20'000});
        QCOMPARE(sqlNumber(folder.path() + kDay, "SELECT sum(bytes)+count(*) FROM conversation"),
            conversations);
        QCOMPARE(sqlNumber(folder.path() + QStringLiteral("/workspace.sqlite3"),
                     "SELECT count(*) FROM import WHERE state<>'done'"),
            qint64 {0});
    }

    void aFinishedDayIsOneFile()
    {
        QTemporaryDir folder;
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, networkFlows(1000, 15)));
            QVERIFY(workspace->days()->at(0).sealed);
        }
        QCOMPARE(
            QDir(folder.path() + QStringLiteral("/days")).entryList(QDir::Files | QDir::Hidden),
            QStringList {QStringLiteral("flows-2026-03-02.sqlite3")});
    }

    void otherDaysStayUsableWhenOneIsGone()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        auto flows = networkFlows(1000, 16);
        for (std::size_t i = 0; i < 400; ++i)
            flows[i].end += 48h;
        QVERIFY(!import(*workspace, flows));
        QVERIFY(QFile::remove(folder.path() + kDay));
        QCOMPARE(rowCount(*workspace) > 0, true);
        QVERIFY(rowCount(*workspace) < 1000);
        const auto days = workspace->days();
        QVERIFY(days->at(0).problem.has_value());
        QVERIFY(!days->at(1).problem.has_value());
    }

    void filesThatAreNotOursAreRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* sql, ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(sql) << static_cast<int>(code);
        };
        row("newer version", "PRAGMA user_version=99", ErrorCode::NewerVersion);
        row("foreign", "PRAGMA application_id=5", ErrorCode::ForeignFile);
        row("unfinished", "PRAGMA user_version=0", ErrorCode::Invalid);
        row("trigger", "CREATE TRIGGER t AFTER INSERT ON host BEGIN SELECT 1; END",
            ErrorCode::Invalid);
        row("foreign view", "CREATE VIEW endless AS SELECT 1", ErrorCode::Invalid);
        row("view in place of a table",
            "ALTER TABLE host RENAME TO h2; CREATE VIEW host(id, address, segment, owner)"
            " AS SELECT * FROM h2",
            ErrorCode::Invalid);
        row("additional column", "ALTER TABLE host ADD COLUMN x", ErrorCode::Invalid);
        row("generated column", "ALTER TABLE meta ADD COLUMN x AS (1)", ErrorCode::Invalid);
        row("chunk of impossible size", "UPDATE flow_chunk SET rows=70000", ErrorCode::Invalid);
        row("missing column", "DELETE FROM flow_column WHERE id=65", ErrorCode::Invalid);
    }
    void filesThatAreNotOursAreRefused()
    {
        QFETCH(QString, sql);
        QFETCH(int, code);
        QTemporaryDir folder;
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, networkFlows(100, 17)));
        }
        QVERIFY(sqlRun(folder.path() + kDay, sql.toUtf8().constData()));
        const auto store = DayFileStore::openForeign(folder.path() + kDay);
        QVERIFY(!store.ok());
        QCOMPARE(static_cast<int>(store.error().code), code);
        QVERIFY(!store.error().detail.empty());
    }

    void truncatedAndAlteredFilesNeverCrashAQuery()
    {
        QTemporaryDir folder;
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, networkFlows(3000, 18)));
        }
        QFile original(folder.path() + kDay);
        QVERIFY(original.open(QIODevice::ReadOnly));
        const QByteArray good = original.readAll();
        const QString path = folder.filePath(QStringLiteral("mutant.sqlite3"));
        int refused = 0;
        for (int mutant = 0; mutant < 300; ++mutant) {
            QByteArray bytes = good;
            if (mutant % 10 == 0)
                bytes.truncate(bytes.size() * (mutant + 1) / 301);
            else
                for (int flip = 0; flip < 1 + mutant % 20; ++flip)
                    bytes[(mutant * 7919 + flip * 104'729) % bytes.size()]
                        = static_cast<char>(bytes[flip] ^ (1 << mutant % 8));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            const auto store = DayFileStore::openForeign(path);
            if (!store) {
                ++refused;
                continue;
            }
            const auto done = (*store)->scan({},
                [](FlowBatch&& batch) {
                    for (std::size_t i = 0; i < batch.size(); ++i)
                        if (batch.end[i] < batch.start[i] || batch.state[i] > FlowState::OneWay)
                            qFatal("a value out of range came through");
                    return true;
                },
                {});
            refused += done ? 0 : 1;
            (void)(*store)->conversations({}, 0, {});
            (void)(*store)->aggregate({FlowQuery {}, {FlowField::SrcIp, FlowField::Service}}, {});
        }
        QVERIFY(refused > 20);
    }

    void foreignFilesAreOpenedDefensively()
    {
        QTemporaryDir folder;
        {
            const auto workspace = openWorkspace(folder.path());
            QVERIFY(!import(*workspace, networkFlows(100, 19)));
        }
        auto db = SqliteDatabase::openUntrusted(folder.path() + kDay);
        QVERIFY(db.ok());
        QCOMPARE(*db->integer("PRAGMA trusted_schema"), std::int64_t {0});
        QCOMPARE(*db->integer("PRAGMA cell_size_check"), std::int64_t {1});
        QCOMPARE(*db->integer("PRAGMA query_only"), std::int64_t {1});
        QCOMPARE(sqlite3_limit(db->handle(), SQLITE_LIMIT_ATTACHED, -1), 0);
        QCOMPARE(sqlite3_limit(db->handle(), SQLITE_LIMIT_LENGTH, -1), 1'048'576);
        QCOMPARE(sqlite3_db_readonly(db->handle(), "main"), 1);
        QVERIFY(!db->execute("CREATE TABLE x(y)").ok());
#ifdef Q_OS_UNIX
        const QString link = folder.filePath(QStringLiteral("link.sqlite3"));
        QVERIFY(QFile::link(folder.path() + kDay, link));
        QVERIFY(!SqliteDatabase::openUntrusted(link).ok());
#endif
    }

    void anUncheckpointedLogIsReadFromACopy()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.sqlite3"));
        sqlite3* writer = nullptr;
        sqlite3_open(path.toUtf8().constData(), &writer);
        sqlite3_exec(writer,
            "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t(x);"
            "INSERT INTO t VALUES(1),(2)",
            nullptr, nullptr, nullptr);
        const auto before = QFile(path).size();
        const auto copy = UntrustedCopy::make(path);
        QVERIFY(copy.ok());
        auto db = SqliteDatabase::openUntrusted(copy->path());
        QVERIFY(db.ok());
        QCOMPARE(*db->integer("SELECT count(*) FROM t"), std::int64_t {2});
        QCOMPARE(QFile(path).size(), before);
        sqlite3_close(writer);
    }

    void aWorkspaceOfANewerVersionIsRefused()
    {
        QTemporaryDir folder;
        QVERIFY(openWorkspace(folder.path()) != nullptr);
        QVERIFY(
            sqlRun(folder.path() + QStringLiteral("/workspace.sqlite3"), "PRAGMA user_version=9"));
        const auto workspace = Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        QVERIFY(!workspace.ok());
        QCOMPARE(workspace.error().code, ErrorCode::NewerVersion);
    }

    void internalAndExternalFollowTheSegments()
    {
        QTemporaryDir folder;
        const auto workspace = openWorkspace(folder.path());
        std::vector<Flow> flows;
        for (const char* server : {"10.2.0.1", "203.0.114.1", "10.9.0.1", "8.8.8.8"}) {
            Flow flow = networkFlows(1, 1).front();
            flow.srcIp = *IpAddress::fromString("10.1.0.1");
            flow.dstIp = *IpAddress::fromString(server);
            flows.push_back(flow);
        }
        QVERIFY(!import(*workspace, flows));
        const auto before = workspace->store();
        auto segments = SegmentStore::open(*workspace);
        QVERIFY(before.ok() && segments.ok());
        QVERIFY(segments
                    ->edit([](std::vector<Segment>& kept) -> Result<void> {
                        kept = {{"Ours", {*IpPrefix::fromString("203.0.114.0/24")}},
                            {"Theirs", {*IpPrefix::fromString("10.9.0.0/16")}, {},
                                SegmentTrust::ThirdParty}};
                        return {};
                    })
                    .ok());
        const auto after = workspace->store();
        QVERIFY(after.ok());
        const auto servers = [](const FlowStore& store, const char* filter) {
            std::set<std::string> found;
            const auto done = store.scan({*parseFilter(filter)},
                [&found](FlowBatch&& batch) {
                    for (const IpAddress& address : batch.dstIp)
                        found.insert(address.toString());
                    return true;
                },
                {});
            return done.ok() ? found : std::set<std::string> {"failed"};
        };
        using Servers = std::set<std::string>;
        // a snapshot is of the time it was taken
        QVERIFY(servers(**before, "internal") == Servers({"10.2.0.1", "10.9.0.1"}));
        QVERIFY(servers(**after, "internal") == Servers({"10.2.0.1", "203.0.114.1"}));
        QVERIFY(servers(**after, "external") == Servers({"10.9.0.1", "8.8.8.8"}));
        QVERIFY(servers(**after, "not internal = true") == Servers({"10.9.0.1", "8.8.8.8"}));
        AggregateQuery query;
        query.by = {FlowField::External};
        const auto groups = (*after)->aggregate(query, {});
        QVERIFY(groups.ok());
        QCOMPARE(groups->rows.size(), std::size_t {2});
        for (const AggregateRow& row : groups->rows)
            QCOMPARE(row.totals.rows, std::uint64_t {2});
    }

    void settingsAreKept()
    {
        QTemporaryDir folder;
        QVERIFY(openWorkspace(folder.path())->setSetting("filter", "dst_port = 22").ok());
        QCOMPARE(*openWorkspace(folder.path())->setting("filter"), std::string("dst_port = 22"));
        QCOMPARE(*openWorkspace(folder.path())->setting("absent"), std::string());
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
