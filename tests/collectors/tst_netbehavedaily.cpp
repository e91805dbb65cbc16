// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/netbehavedaily.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <array>
#include <memory>

using namespace nb;

namespace {

const QByteArray kSchema
    = "CREATE TABLE flow(srcip varchar(20), dstip varchar(20), proto varchar(10), srcport int, "
      "dstport int, srcdomain varchar(200), dstdomain varchar(200), srcnetwork varchar(200), "
      "dstnetwork varchar(200), servicename varchar(200), match varchar(200), dateAdded int, "
      "dateLastSeen int, hits int, bytes int, PRIMARY KEY (srcip, dstip, proto, srcport, dstport, "
      "srcdomain, dstdomain));";

struct Kept : FlowSink
{
    std::vector<Flow> flows;
    Result<void> add(FlowBatch&& batch) override
    {
        for (std::size_t row = 0; row < batch.size(); ++row)
            flows.push_back(batch.flow(row));
        return {};
    }
};

struct Outcome
{
    std::optional<ImportReport> report;
    std::optional<Error> error;
    std::vector<Flow> flows;
};

QByteArray fingerprint(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

} // namespace

class TestNetBehaveDaily : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsOfThePublishedSchemaComeIn();
    void datesBecomeStartAndEnd();
    void manyRowsKeepHitsAndBytes();
    void badValuesAreCountedWithTheirRow();
    void rowsInTheLogAreReadAndTheFileIsUntouched();
    void hostileSchemaIsRefused_data();
    void hostileSchemaIsRefused();
    void indexOfColumnsDoesNoHarm();
    void stopEndsTheImport();

private:
    void execute(const QByteArray& sql)
    {
        sqlite3* db = nullptr;
        QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
        char* problem = nullptr;
        const int code = sqlite3_exec(db, sql.constData(), nullptr, nullptr, &problem);
        QVERIFY2(code == SQLITE_OK, problem);
        sqlite3_close(db);
    }
    Outcome import(std::stop_token stop = {})
    {
        Outcome outcome;
        const auto copy = UntrustedCopy::make(m_path);
        if (!copy.ok()) {
            outcome.error = copy.error();
            return outcome;
        }
        auto db = SqliteDatabase::openUntrusted(copy->path());
        if (!db.ok()) {
            outcome.error = db.error();
            return outcome;
        }
        Kept kept;
        const auto report = importNetBehaveDaily(*db, kept, "daily", {}, stop);
        if (report.ok())
            outcome.report = *report;
        else
            outcome.error = report.error();
        outcome.flows = std::move(kept.flows);
        return outcome;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestNetBehaveDaily::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("flows-2018-05-04.sqlite3"));
}

void TestNetBehaveDaily::rowsOfThePublishedSchemaComeIn()
{
    execute(kSchema
        + "INSERT INTO flow VALUES('192.168.0.5','203.0.113.9','TCP',51000,443,'pc.home',"
          "'www.example','home','external','https','WEB',1525400000,1525400900,7,123456);"
          "INSERT INTO flow VALUES('fe80::1','ff02::2','IPv6-ICMP',0,34304,'','','link-local',"
          "'multicast','','NOMATCH',1525400000,1525400000,1,64);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2',NULL,0,0,'','','','','','',1525400000,"
          "1525400000,2,40)");
    const Outcome o = import();
    QVERIFY2(o.report, o.error ? o.error->detail.c_str() : "");
    QVERIFY(!o.report->partial);
    QCOMPARE(o.report->format, std::string("NetBehave daily file"));
    QCOMPARE(o.flows.size(), 3u);
    Flow f;
    f.start = fromMicroseconds(1525400000'000000);
    f.end = fromMicroseconds(1525400900'000000);
    f.received = f.end;
    f.srcIp = *IpAddress::fromString("192.168.0.5");
    f.dstIp = *IpAddress::fromString("203.0.113.9");
    f.srcPort = Port(51000);
    f.dstPort = Port(443);
    f.protocol = kTcp;
    f.packets = kUnknownCount;
    f.bytes = 123456;
    f.hits = 7;
    f.srcName = "pc.home";
    f.dstName = "www.example";
    f.srcSegment = "home";
    f.dstSegment = "external";
    f.service = "https";
    f.rule = "WEB";
    f.exporter = "daily";
    QVERIFY(o.flows[0] == f);
    QVERIFY(o.flows[1].protocol == kIcmpV6);
    QVERIFY(o.flows[2].protocol == Protocol(0));
    QCOMPARE(o.report->notices.size(), 1u);
    QVERIFY(o.report->notices[0].error.detail.ends_with("taken as 0 (hopopt): 1"));
    QCOMPARE(o.flows[2].hits, 2u);
}

void TestNetBehaveDaily::datesBecomeStartAndEnd()
{
    execute(kSchema
        + "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','UDP',1,1,'','','','','','',50,100,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','UDP',2,1,'','','','','','',200,100,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','UDP',3,1,'','','','','','',NULL,100,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','UDP',4,1,'','','','','','',50,NULL,1,1)");
    const Outcome o = import();
    QVERIFY(o.report);
    QCOMPARE(o.flows.size(), 4u);
    const std::array<std::pair<int, int>, 4> expected {
        {{50, 100}, {100, 100}, {100, 100}, {50, 50}}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(o.flows[i].start == fromMicroseconds(expected[i].first * 1'000'000LL));
        QVERIFY(o.flows[i].end == fromMicroseconds(expected[i].second * 1'000'000LL));
    }
}

void TestNetBehaveDaily::manyRowsKeepHitsAndBytes()
{
    execute(kSchema
        + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 70000) "
          "INSERT INTO flow SELECT "
          "'10.0.'||(i/300)||'.'||(i%250),'10.9.9.9','TCP',i%65536,80,'','',"
          "'','','http','',1525400000+i,1525400000+i,1+i%5,i*10 FROM n");
    const Outcome o = import();
    QVERIFY2(o.report && !o.report->partial, o.error ? o.error->detail.c_str() : "partial");
    std::uint64_t hits = 0;
    std::uint64_t bytes = 0;
    for (const Flow& flow : o.flows) {
        hits += flow.hits;
        bytes += flow.bytes;
    }
    QCOMPARE(o.flows.size(), 70'000u);
    QCOMPARE(hits, 70'000u + 14'000u * (1 + 2 + 3 + 4));
    QCOMPARE(bytes, 10ULL * 70'000 * 70'001 / 2);
}

void TestNetBehaveDaily::badValuesAreCountedWithTheirRow()
{
    execute(kSchema
        + "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',1,1,'','','','','','',1,1,1,1);"
          "INSERT INTO flow VALUES('nonsense','10.0.0.2','TCP',1,1,'','','','','','',1,1,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',70000,1,'','','','','','',1,1,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',2,1,'','','','','','',1,1,0,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',3,1,'','','','','','',1,1,1,-5);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',4,1,x'00','','','','','',1,1,1,1);"
          "INSERT INTO flow "
          "VALUES('10.0.0.1','10.0.0.2','TCP',5,1,'','','','','','',NULL,NULL,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',6,1,'','','','','','',-9,-9,1,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',7,1,'','','','','','',1,1,1.5,1);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',8,1,"
          "printf('%.*c',5000,'x'),'','','','','',1,1,1,1)");
    const Outcome o = import();
    QVERIFY(o.report);
    QVERIFY(o.report->partial);
    QCOMPARE(o.flows.size(), 1u);
    QCOMPARE(o.report->skipped.at("bad row"), 9u);
    QCOMPARE(o.report->notices.size(), 9u);
    QVERIFY(o.report->notices[0].error.detail.starts_with("row 2: srcip: "));
    QVERIFY(o.report->notices[8].error.detail.starts_with("row 10: srcdomain: "));
}

void TestNetBehaveDaily::rowsInTheLogAreReadAndTheFileIsUntouched()
{
    sqlite3* writer = nullptr;
    QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &writer), SQLITE_OK);
    const QByteArray sql = "PRAGMA journal_mode=WAL;" + kSchema
        + "PRAGMA wal_checkpoint(TRUNCATE);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',1,1,'','','','','','',1,1,1,1)";
    QCOMPARE(sqlite3_exec(writer, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    const QString log = m_path + QStringLiteral("-wal");
    QVERIFY(QFileInfo(log).size() > 0);
    const QByteArray before = fingerprint(m_path) + fingerprint(log);
    const Outcome o = import();
    QVERIFY2(o.report, o.error ? o.error->detail.c_str() : "");
    QCOMPARE(o.flows.size(), 1u);
    QCOMPARE(fingerprint(m_path) + fingerprint(log), before);
    sqlite3_close(writer);
}

void TestNetBehaveDaily::hostileSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("view for the table")
        << QByteArray("CREATE VIEW flow AS WITH RECURSIVE n(srcip) AS (SELECT 1 UNION ALL SELECT "
                      "srcip+1 FROM n) SELECT srcip FROM n");
    QTest::newRow("trigger") << kSchema
            + "CREATE TRIGGER t AFTER INSERT ON flow BEGIN DELETE FROM flow; END";
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE flow USING fts5(srcip)");
    QTest::newRow("other columns") << QByteArray("CREATE TABLE flow(srcip, dstip)");
    QTest::newRow("generated column")
        << QByteArray(kSchema).replace("bytes int,", "bytes int AS (hits * 2),");
    QTest::newRow("index of an expression") << kSchema + "CREATE INDEX i ON flow(lower(srcip))";
    QTest::newRow("index with a condition") << kSchema + "CREATE INDEX i ON flow(srcip) WHERE 1";
    QTest::newRow("one more column")
        << QByteArray(kSchema).replace("bytes int,", "bytes int, extra int,");
}

void TestNetBehaveDaily::hostileSchemaIsRefused()
{
    QFETCH(QByteArray, sql);
    execute(sql);
    const Outcome o = import();
    QVERIFY(o.error);
    QVERIFY2(o.error->code == ErrorCode::Invalid, o.error->detail.c_str());
    QVERIFY(o.flows.empty());
}

void TestNetBehaveDaily::indexOfColumnsDoesNoHarm()
{
    execute(kSchema
        + "CREATE INDEX i ON flow(srcip, dstip);"
          "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',1,1,'','','','','','',1,1,1,1)");
    const Outcome o = import();
    QVERIFY2(!o.error, o.error ? o.error->detail.c_str() : "");
    QCOMPARE(o.flows.size(), std::size_t {1});
}

void TestNetBehaveDaily::stopEndsTheImport()
{
    execute(kSchema
        + "INSERT INTO flow VALUES('10.0.0.1','10.0.0.2','TCP',1,1,'','','','','','',1,1,1,1)");
    std::stop_source stop;
    stop.request_stop();
    const Outcome o = import(stop.get_token());
    QVERIFY(o.error);
    QVERIFY(o.error->code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestNetBehaveDaily)
#include "tst_netbehavedaily.moc"
