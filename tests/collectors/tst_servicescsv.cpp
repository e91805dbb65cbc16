// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/servicescsv.h"
#include "collectors/registries/whoiscache.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace nb;

namespace {

Result<ServicesCsv> read(std::string_view text)
{
    MemorySource source(std::as_bytes(std::span(text)));
    return readServicesCsv(source);
}

const Timestamp kNow = Timestamp {std::chrono::seconds {1'780'000'000}};

QString makeDatabase(const QTemporaryDir& folder, const char* sql)
{
    const QString path = folder.filePath(QStringLiteral("whois.db"));
    sqlite3* db = nullptr;
    const bool made = sqlite3_open(path.toUtf8().constData(), &db) == SQLITE_OK
        && sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return made ? path : QString();
}

constexpr const char* kTable
    = "CREATE TABLE whois(startAddress int, endAddress int, startAddressIP varchar(20), "
      "endAddressIP varchar(20), numAddresses int, whoisname varchar(200), dateAdded int);";

} // namespace

/// Files of the published NetBehave that name services and owners.
class TestServicesCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsBecomeServicesAndTheLastOfAPortWins()
    {
        const auto csv = read("\"22/tcp\",\"ssh\",\"Secure Shell\"\r\n"
                              "\"53/udp\",\"dns\",\"names, \"\"DNS\"\"\"\n"
                              "\"22/tcp\",\"jump\",\"\"\n"
                              "36412/sctp,s1,control\n");
        QVERIFY(csv.ok());
        QCOMPARE(csv->badRows, std::uint64_t {0});
        QCOMPARE(csv->entries.size(), std::size_t {3});
        QCOMPARE(csv->entries[0].name, "jump");
        QVERIFY(csv->entries[0].origin == ServiceOrigin::Imported);
        QCOMPARE(csv->entries[1].description, "names, \"DNS\"");
        QCOMPARE(csv->entries[1].protocol, kUdp);
        QCOMPARE(csv->entries[2].port.number(), std::uint16_t {36412});
    }

    void badRowsAreToldWithTheirLine()
    {
        const auto csv = read("\"22/tcp\",\"ssh\",\"\"\n"
                              "\"99999/tcp\",\"too-high\",\"\"\n"
                              "\"8/icmp\",\"ping\",\"\"\n"
                              "nonsense\n"
                              "\"80/tcp\",\"\",\"nameless\"\n");
        QVERIFY(csv.ok());
        QCOMPARE(csv->entries.size(), std::size_t {1});
        QCOMPARE(csv->badRows, std::uint64_t {4});
        QCOMPARE(csv->notices.front().line, std::uint64_t {2});
        QCOMPARE(csv->notices.back().line, std::uint64_t {5});
    }

    void fileOfAnotherKindIsRefused()
    {
        QCOMPARE(read("start,end,src_ip\n1,2,10.0.0.1\n").error().code, ErrorCode::Invalid);
        QCOMPARE(read("").error().code, ErrorCode::Invalid);
    }

    void bytesThatAreNotTextDoNoHarm()
    {
        const auto csv = read("\"22/tcp\",\"s\xff\xfeh\",\"\"\n");
        QVERIFY(csv.ok());
        QCOMPARE(csv->entries[0].name, "s\xEF\xBF\xBD\xEF\xBF\xBDh");
    }

    void whoisCacheBecomesBlocks()
    {
        const QTemporaryDir folder;
        const QString path = makeDatabase(folder,
            (std::string(kTable)
                + "INSERT INTO whois VALUES(134744064, 134744319, '8.8.8.0', '8.8.8.255', 256, "
                  "'GOOGLE', 1525392000), (134744064, 134744319, '8.8.8.0', '8.8.8.255', 256, "
                  "'OLDER', 1500000000), (5, 4, '', '', 0, 'backward', 0), "
                  "(-1, 4, '', '', 0, 'negative', 0), ('a', 'b', '', '', 0, 'text', 0), "
                  "(1, 4294967296, '', '', 0, 'too far', 0), (1, 2, '', '', 0, NULL, 0), "
                  "(0, 4294967295, '', '', 0, 'ALL', 0)")
                .c_str());
        const auto cache = readWhoisCache(path, kNow, {});
        QVERIFY2(cache.ok(), cache.ok() ? "" : cache.error().detail.c_str());
        QCOMPARE(cache->badRows, std::uint64_t {6});
        QCOMPARE(cache->blocks.size(), std::size_t {1});
        const OwnerBlock& block = cache->blocks[0];
        QCOMPARE(block.owner, "GOOGLE");
        QCOMPARE(block.first.toString(), "8.8.8.0");
        QCOMPARE(block.last.toString(), "8.8.8.255");
        QCOMPARE(toString(block.fetched), "2018-05-04T00:00:00.000000Z");
        QVERIFY(block.expires > kNow);
    }

    void whoisCacheOfAnotherShapeIsRefused()
    {
        const QTemporaryDir none;
        QCOMPARE(readWhoisCache(makeDatabase(none, "CREATE TABLE other(a)"), kNow, {}).error().code,
            ErrorCode::ForeignFile);
        const QTemporaryDir view;
        QCOMPARE(readWhoisCache(
                     makeDatabase(view, "CREATE VIEW whois AS SELECT 1 AS startAddress"), kNow, {})
                     .error()
                     .code,
            ErrorCode::Invalid);
        const QTemporaryDir trigger;
        QCOMPARE(
            readWhoisCache(makeDatabase(trigger,
                               (std::string(kTable)
                                   + "CREATE TRIGGER t AFTER INSERT ON whois BEGIN SELECT 1; END")
                                   .c_str()),
                kNow, {})
                .error()
                .code,
            ErrorCode::Invalid);
        QVERIFY(!readWhoisCache(QStringLiteral("/nowhere"), kNow, {}).ok());
    }
};

QTEST_GUILESS_MAIN(TestServicesCsv)
#include "tst_servicescsv.moc"
