// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/assets/assetimport.h"
#include "core/assets/assetexport.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace nb;

namespace {

Result<AssetFile> read(const QByteArray& text, const AssetColumns& columns = {})
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error {};
    file.write(text);
    file.close();
    return readAssetFile(path, columns, {});
}

const Asset& at(const AssetFile& file, const char* address)
{
    static const Asset none;
    const auto found = file.learning.assets.find(*IpAddress::fromString(address));
    return found == file.learning.assets.end() ? none : found->second;
}

void runSql(const QString& path, const char* sql)
{
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

constexpr const char* kTables
    = "CREATE TABLE asset(ip TEXT PRIMARY KEY, mac TEXT, firstSeen INT, lastSeen INT, active INT);"
      "CREATE TABLE port(ip TEXT, proto TEXT, port INT, status TEXT, firstSeen INT, lastSeen INT);"
      "CREATE TABLE assetOS(ip TEXT, mac TEXT, osinfo TEXT, firstSeen INT, lastSeen INT);";

constexpr const char* kNmap = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<nmaprun scanner="nmap" start="1772442000">
<host starttime="1772442000" endtime="1772442060"><status state="up" reason="arp"/>
<address addr="10.0.0.9" addrtype="ipv4"/><address addr="00:1B:21:00:00:05" addrtype="mac" vendor="Intel"/>
<hostnames><hostname name="db.example" type="PTR"/></hostnames>
<ports><port protocol="tcp" portid="22"><state state="open"/><service name="ssh"/></port>
<port protocol="tcp" portid="23"><state state="closed"/><service name="telnet"/></port>
<port protocol="tcp" portid="5432"><state state="open"/><service name="postgresql"/></port></ports>
<os><osmatch name="Linux 5.4" accuracy="98"/></os></host>
<host><status state="down"/><address addr="10.0.0.10" addrtype="ipv4"/></host>
</nmaprun>
)";

} // namespace

class TestAssetImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvIsReadByItsHeader()
    {
        const auto file
            = read("IP Address;Host-Name;MAC;Owner;Ports;Tags;Something\r\n"
                   "10.0.0.9;db;00-1B-21-00-00-05;\"Anna; B\";22 tcp/5432 53/udp;a,b;x\r\n"
                   "nonsense;x;;;;;\r\n");
        QVERIFY(file.ok());
        const Asset& asset = at(*file, "10.0.0.9");
        QCOMPARE(asset.names[0].name, std::string("db"));
        QVERIFY(asset.names[0].imported);
        QCOMPARE(asset.mac().toString(), std::string("00:1b:21:00:00:05"));
        QCOMPARE(asset.provides.size(), std::size_t {3});
        QCOMPARE(asset.provides[2].protocol, kUdp);
        QCOMPARE(file->edits.at(asset.address).owner, std::string("Anna; B"));
        QCOMPARE(file->edits.at(asset.address).tags, (std::vector<std::string> {"a", "b"}));
        QCOMPARE(file->skipped, std::uint64_t {1});
        QVERIFY(file->notices[0].find("line 3") != std::string::npos);
    }

    void cmdbColumnsAreMapped()
    {
        const AssetColumns columns {
            {AssetField::Address, "Primary"}, {AssetField::Owner, "Responsible person"}};
        const auto file = read("Primary,ip,Responsible Person\n10.0.0.9,10.9.9.9,Anna\n", columns);
        QVERIFY(file.ok());
        QCOMPARE(file->learning.assets.size(), std::size_t {1});
        QCOMPARE(file->edits.at(*IpAddress::fromString("10.0.0.9")).owner, std::string("Anna"));
        QCOMPARE(read("ip\n10.0.0.9\n", columns).error().code, ErrorCode::Usage);
        QCOMPARE(read("a,b\n1,2\n").error().code, ErrorCode::UnknownFormat);
    }

    void columnsAreChosenByTheirPlace()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QByteArray& text) {
            const QString path = folder.filePath(QStringLiteral("file"));
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path
                                                                                      : QString();
        };
        const QString path = write("Box;Box;Contact\n10.0.0.9;10.9.9.9;Anna\nnone;;Berta\n");
        const auto head = readAssetTableHead(path);
        QVERIFY(head.ok() && head->has_value());
        QCOMPARE((**head).header, (std::vector<std::string> {"Box", "Box", "Contact"}));
        QCOMPARE((**head).rows.size(), std::size_t {2});
        QCOMPARE((**head).rows[0][2], std::string("Anna"));
        QVERIFY(!(**head).guess[0] && (**head).guess[2] == AssetField::Owner);
        QVERIFY(!(**head).ours);
        // two columns of one name cannot be told apart by it
        const auto file = readAssetTable(path, {{}, AssetField::Address, AssetField::Owner}, {});
        QVERIFY(file.ok());
        QCOMPARE(file->edits.at(*IpAddress::fromString("10.9.9.9")).owner, std::string("Anna"));
        QCOMPARE(file->skipped, std::uint64_t {1});
        QCOMPARE(readAssetTable(path, {AssetField::Address}, {}).error().code, ErrorCode::Invalid);

        QVERIFY(
            (**readAssetTableHead(write(QByteArray::fromStdString(assetsCsv({})) + "10.0.0.9\n")))
                .ours);
        QVERIFY(!readAssetTableHead(write("{\"ip\":\"10.0.0.1\"}\n"))->has_value());
        QVERIFY(!readAssetTableHead(write("<nmaprun></nmaprun>"))->has_value());
        for (const QByteArray& bad : {QByteArray(), QByteArray("ip,name\n"),
                 QByteArray("\"open,name\n1,2\n"), QByteArray("\xff\xfei\0p\0", 6),
                 QByteArray("GIF89a\0\1,", 9), QByteArray("a,").repeated(600) + "\n1\n"})
            QVERIFY2(!readAssetTableHead(write(bad)).ok(), bad.left(20).constData());
    }

    void guessedRolesOfAnExportStayGuesses()
    {
        AssetLearning seen;
        Asset* const guessed = seen.at(*IpAddress::fromString("10.0.0.53"), {});
        addImportedPort(*guessed, kTcp, Port(53), {}, {});
        Asset* const stated = seen.at(*IpAddress::fromString("10.0.0.9"), {});
        stated->edits.role = "printer";
        const auto csv
            = assetsCsv({std::make_shared<Asset>(*guessed), std::make_shared<Asset>(*stated)});
        const auto file = read(QByteArray::fromStdString(csv));
        QVERIFY(file.ok());
        QCOMPARE(file->records, std::uint64_t {2});
        QVERIFY(!file->edits.contains(*IpAddress::fromString("10.0.0.53")));
        QCOMPARE(file->edits.at(*IpAddress::fromString("10.0.0.9")).role, std::string("printer"));
        // somebody else's reason is another matter
        const auto other = read("ip,role,reason\n10.0.0.9,printer,bought in May\n");
        QCOMPARE(other->edits.at(*IpAddress::fromString("10.0.0.9")).role, std::string("printer"));
    }

    void timesMayHaveFractions()
    {
        const auto lines
            = read(R"({"ip":"10.0.0.41","firstSeen":1700000000.5,"lastSeen":1700000100.25})");
        QVERIFY(lines.ok());
        QCOMPARE(toMicroseconds(at(*lines, "10.0.0.41").seen.first),
            std::int64_t {1'700'000'000'500'000});
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("asset.db"));
        runSql(path, kTables);
        runSql(path, "INSERT INTO asset VALUES('10.0.0.42', '', 1700000000.5, 1700000100, 1)");
        const auto database = readAssetFile(path, {}, {});
        QVERIFY(database.ok());
        const Sighting& seen = at(*database, "10.0.0.42").seen;
        QCOMPARE(toMicroseconds(seen.first), std::int64_t {1'700'000'000'500'000});
        QCOMPARE(toMicroseconds(seen.last), std::int64_t {1'700'000'100'000'000});
    }

    void guardedCellsComeBackAsTheyWere()
    {
        const auto file = read("address,owner\n10.0.0.9,'=Anna\n");
        QVERIFY(file.ok());
        QCOMPARE(file->edits.at(*IpAddress::fromString("10.0.0.9")).owner, std::string("=Anna"));
    }

    void nmapHostsAreRead()
    {
        const auto file = read(kNmap);
        QVERIFY(file.ok());
        QCOMPARE(file->learning.assets.size(), std::size_t {1});
        const Asset& asset = at(*file, "10.0.0.9");
        QCOMPARE(asset.names[0].name, std::string("db.example"));
        QCOMPARE(asset.provides.size(), std::size_t {2});
        QCOMPARE(asset.provides[1].label, std::string("postgresql"));
        QCOMPARE(asset.systems[0].system, std::string("Linux 5.4"));
        QCOMPARE(toMicroseconds(asset.seen.last), std::int64_t {1'772'442'060'000'000});
    }

    void truncatedNmapGivesTheWholeHosts()
    {
        QByteArray text(kNmap);
        text.truncate(text.indexOf("state=\"down\""));
        const auto file = read(text);
        QVERIFY(file.ok());
        QVERIFY(file->truncated);
        QCOMPARE(file->learning.assets.size(), std::size_t {1});
    }

    void xmlEntitiesAreNotExpanded()
    {
        QByteArray bomb("<?xml version=\"1.0\"?><!DOCTYPE nmaprun [<!ENTITY a \"aaaaaaaaaa\">");
        for (char c = 'b'; c < 'p'; ++c)
            bomb += QByteArray("<!ENTITY ") + c + " \""
                + QByteArray("&x;&x;&x;&x;&x;&x;&x;&x;").replace('x', static_cast<char>(c - 1))
                + "\">";
        bomb += "]><nmaprun><host><status state=\"up\"/><address addr=\"10.0.0.9\" "
                "addrtype=\"ipv4\"/><hostnames><hostname "
                "name=\"&o;\"/></hostnames></host></nmaprun>";
        const auto file = read(bomb);
        QVERIFY(!file.ok());
        const auto external = read("<?xml version=\"1.0\"?><!DOCTYPE nmaprun [<!ENTITY e SYSTEM "
                                   "\"file:///etc/passwd\">]><nmaprun>&e;</nmaprun>");
        QVERIFY(!external.ok());
        QCOMPARE(read("<html><body/></html>").error().code, ErrorCode::UnknownFormat);
    }

    void oldDatabaseIsRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("asset.db"));
        runSql(path, kTables);
        runSql(path,
            "INSERT INTO asset VALUES('10.0.0.9', '00:1b:21:00:00:05', 1525420800, 1525424400, 1),"
            "('bad', NULL, NULL, NULL, 0), ('10.0.0.10', NULL, 'x', -5, 1);"
            "INSERT INTO port VALUES('10.0.0.9', 'tcp', 22, 'open', 1525420800, 1525424400),"
            "('10.0.0.9', 'tcp', 23, 'closed', 1, 2), ('10.0.0.9', 'tcp', 99999, 'open', 1, 2);"
            "INSERT INTO assetOS VALUES('10.0.0.9', NULL, 'Linux', 1525420800, 1525424400);");
        const auto file = readAssetFile(path, {}, {});
        QVERIFY2(file.ok(), file ? "" : file.error().detail.c_str());
        QCOMPARE(file->learning.assets.size(), std::size_t {2});
        const Asset& asset = at(*file, "10.0.0.9");
        QCOMPARE(asset.provides.size(), std::size_t {1});
        QCOMPARE(asset.systems[0].system, std::string("Linux"));
        QCOMPARE(toMicroseconds(asset.seen.first), std::int64_t {1'525'420'800'000'000});
        QVERIFY(!at(*file, "10.0.0.10").seen.known());
        QCOMPARE(file->skipped, std::uint64_t {2});
    }

    void hostileDatabaseIsRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("asset.db"));
        runSql(path,
            "CREATE VIEW asset AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
            "SELECT i AS ip, i AS mac, i AS firstSeen, i AS lastSeen, 1 AS active FROM n;");
        QVERIFY(!readAssetFile(path, {}, {}).ok());
        const QString other = folder.filePath(QStringLiteral("other.db"));
        runSql(other, "CREATE TABLE pet(name TEXT);");
        QVERIFY(!readAssetFile(other, {}, {}).ok());
    }

    void ipamLinesAreRead()
    {
        const auto file
            = read("{\"ip\":\"10.0.0.9\",\"mac\":\"00:1b:21:00:00:05\",\"firstSeen\":"
                   "1525420800,\"lastSeen\":1525424400,\"ports\":[22,\"53/udp\",{\"proto\":"
                   "\"tcp\",\"port\":443}]}\nnonsense\n\n{\"ip\":\"10.0.0.10\"}");
        QVERIFY(file.ok());
        QCOMPARE(file->learning.assets.size(), std::size_t {2});
        QCOMPARE(at(*file, "10.0.0.9").provides.size(), std::size_t {3});
        QCOMPARE(file->skipped, std::uint64_t {1});
    }

    void mergingKeepsWhatPeopleSaid()
    {
        QTemporaryDir folder;
        const auto workspace = *Workspace::open(folder.path(), Workspace::Mode::ReadWrite);
        const auto inventory = *AssetInventory::open(*workspace);
        const IpAddress address = *IpAddress::fromString("10.0.0.9");
        QVERIFY(inventory->edit(address, {"", "Anna", "", "", {"a"}}).ok());
        const auto merge = [&](bool overwrite) {
            auto file = read("ip,owner,notes,tags\n10.0.0.9,Bert,rack 4,b\n");
            return *mergeAssetFile(*inventory, std::move(*file), overwrite);
        };
        const AssetImportCounts counts = merge(false);
        QCOMPARE(counts.kept, std::uint64_t {1});
        QCOMPARE(counts.edits, std::uint64_t {1});
        AssetEdits edits = inventory->find(address)->edits;
        QCOMPARE(edits.owner, std::string("Anna"));
        QCOMPARE(edits.notes, std::string("rack 4"));
        QCOMPARE(edits.tags, (std::vector<std::string> {"a", "b"}));
        QCOMPARE(merge(true).edits, std::uint64_t {1});
        QCOMPARE(inventory->find(address)->edits.owner, std::string("Bert"));
        QVERIFY(inventory->find(address)->imported);
    }
};

QTEST_GUILESS_MAIN(TestAssetImport)
#include "tst_assetimport.moc"
