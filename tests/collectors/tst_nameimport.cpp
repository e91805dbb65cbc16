// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/files/fileimporter.h"
#include "core/enrichment/enrichment.h"
#include "core/storage/sqlite.h"
#include "tests/support/packetbuilder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kStart = 1'700'000'000'000'000;

/// 10.0.0.1 asks for shop.test and then connects; 10.0.0.2 connects without asking.
Bytes shopping()
{
    const Bytes name = Octets().u8(4).raw(text("shop")).u8(4).raw(text("test")).u8(0);
    const Bytes answer = Octets()
                             .u16(7)
                             .u16(0x8180)
                             .u16(1)
                             .u16(1)
                             .u32(0)
                             .raw(name)
                             .u16(1)
                             .u16(1)
                             .u16(0xc00c)
                             .u16(1)
                             .u16(1)
                             .u32(60)
                             .u16(4)
                             .u32(0xc0000201);
    PcapBuilder pcap(101);
    pcap.add(kStart, ipv4("10.0.0.53", "10.0.0.1", 17, udp(53, 4000, answer)));
    pcap.add(kStart + 1000, ipv4("10.0.0.1", "192.0.2.1", 6, tcp(4001, 443, kSyn)));
    pcap.add(kStart + 2000, ipv4("10.0.0.2", "192.0.2.1", 6, tcp(4001, 443, kSyn)));
    return pcap.bytes();
}

} // namespace

/// Names through the importer, as people meet it.
class TestNameImport : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;

    QString write(const char* name, const QByteArray& content)
    {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                        : QString();
    }
    QString writeShopping()
    {
        const Bytes bytes = shopping();
        QByteArray content;
        for (const std::byte byte : bytes)
            content.append(static_cast<char>(byte));
        return write("shopping.pcap", content);
    }
    Result<ImportReport> import(
        const QString& path, const ImportOptions& options = {}, std::stop_token stop = {})
    {
        ContentFileImporter importer(*m_workspace, m_enrichment);
        return importer.importFile(path, options, {}, std::move(stop));
    }
    QByteArrayList names()
    {
        QByteArrayList list;
        for (const NameBinding& b : m_enrichment->names().list({}))
            list.append(QByteArray::fromStdString(b.name + ' ' + b.address.toString() + ' '
                + b.client.toString() + ' ' + std::string(toString(b.source))));
        std::ranges::sort(list);
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_enrichment.reset();
        m_workspace.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        auto workspace = Workspace::open(
            m_folder->filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
        QVERIFY(workspace.ok());
        m_workspace = std::move(*workspace);
        auto enrichment = Enrichment::open(*m_workspace);
        QVERIFY(enrichment.ok());
        m_enrichment = std::move(*enrichment);
    }

    void byteOrderMarkIsNoPartOfTheFirstLine()
    {
        ImportOptions options;
        options.names = NameFileKind::Hosts;
        const auto report = import(write("hosts",
                                       "\xef\xbb\xbf"
                                       "192.0.2.9 first.test\n192.0.2.8 second.test\n"),
            options);
        QVERIFY(report.ok());
        QCOMPARE(report->names, std::uint64_t(2));
        const auto none = import(write("other", "# nothing\n"), options);
        QVERIFY(none.ok());
        QCOMPARE(
            none->notices.size(), std::size_t {1}); // it does not pass for a success in silence
    }

    void captureNamesItsOwnFlows()
    {
        const auto report = import(writeShopping());
        QVERIFY(report.ok());
        QCOMPARE(report->names, std::uint64_t(1));
        QCOMPARE(names(), (QByteArrayList {"shop.test 192.0.2.1 10.0.0.1 dns"}));
        const auto store = m_workspace->store();
        QVERIFY(store.ok());
        std::map<std::string, std::pair<std::string, std::string>> found;
        const auto scanned = (*store)->scan({},
            [&](FlowBatch&& batch) {
                for (std::size_t row = 0; row < batch.size(); ++row) {
                    const Flow flow = batch.flow(row);
                    found[flow.srcIp.toString() + ' ' + flow.dstIp.toString()]
                        = {flow.dstName, flow.marks};
                }
                return true;
            },
            {});
        QVERIFY(scanned.ok());
        QCOMPARE(found["10.0.0.1 192.0.2.1"].first, "shop.test");
        QCOMPARE(found["10.0.0.1 192.0.2.1"].second, "");
        QCOMPARE(found["10.0.0.2 192.0.2.1"].first, "shop.test");
        QCOMPARE(found["10.0.0.2 192.0.2.1"].second, "name-shared");
    }

    void failedImportKeepsNoNames()
    {
        const QString path = writeShopping();
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(import(path, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
        QVERIFY(names().isEmpty());
        QVERIFY(import(path).ok());
        QCOMPARE(names().size(), 1);
    }

    void namesCanBeSwitchedOff()
    {
        ImportOptions options;
        options.pipeline.labels.names = false;
        const auto report = import(writeShopping(), options);
        QVERIFY(report.ok());
        QCOMPARE(report->flows, std::uint64_t(3));
        QVERIFY(names().isEmpty());
    }

    void logIsRecognised()
    {
        const auto report = import(write("some.log",
            "Nov 14 22:13:10 dnsmasq[7]: query[A] a\x1b.test from 10.0.0.1\n"
            "Nov 14 22:13:10 dnsmasq[7]: reply a\x1b.test is 192.0.2.1\n"));
        QVERIFY(report.ok());
        QCOMPARE(report->format, "dnsmasq log");
        QCOMPARE(report->names, std::uint64_t(1));
        QCOMPARE(names(), (QByteArrayList {"a\\027.test 192.0.2.1 10.0.0.1 log"}));
        QCOMPARE(import(m_folder->filePath(QStringLiteral("some.log"))).error().code,
            ErrorCode::AlreadyImported);
    }

    void kindCanBeSaid()
    {
        const QString path = write("inventory.txt", "192.0.2.1 printer\n");
        QCOMPARE(import(path).error().code, ErrorCode::UnknownFormat);
        ImportOptions options;
        options.names = NameFileKind::Hosts;
        QVERIFY(import(path, options).ok());
        QCOMPARE(names(), (QByteArrayList {"printer 192.0.2.1 :: hosts"}));
        options.names = NameFileKind::NetBehave;
        QCOMPARE(import(write("x.txt", "x\n"), options).error().code, ErrorCode::UnknownFormat);
    }

    void filesOfFlowsAreNoFilesOfNames()
    {
        ImportOptions options;
        options.namesOnly = true;
        QCOMPARE(import(writeShopping(), options).error().code, ErrorCode::UnknownFormat);
    }

    void cacheOfNetBehaveIsImported()
    {
        const QString path = m_folder->filePath(QStringLiteral("dns.db"));
        {
            auto db = SqliteDatabase::openReadWrite(path, false);
            QVERIFY(db.ok());
            QVERIFY(db->execute(
                          "PRAGMA journal_mode = DELETE;"
                          "CREATE TABLE dnsEntries(ipv4 varchar(20), domain varchar(200), "
                          "type varchar(10), dateAdded int, dateLastSeen int, "
                          "PRIMARY KEY (ipv4, domain, type));"
                          "INSERT INTO dnsEntries VALUES"
                          "('192.0.2.1', 'Shop.Test', 'A', 1525420800, 1525424400),"
                          "('192.0.2.1', 'a' || char(27) || '.test', 'A', 1525420800, 1525424500),"
                          "('nonsense', 'x.test', 'A', 1, 2), ('192.0.2.3', '', 'A', 1, 2),"
                          "('192.0.2.4', 'y.test', 'A', -5, 9223372036854775807)")
                        .ok());
        }
        const auto report = import(path);
        QVERIFY(report.ok());
        QCOMPARE(report->names, std::uint64_t(3));
        QCOMPARE(report->skipped.at("bad row"), std::uint64_t(2));
        QCOMPARE(names(),
            (QByteArrayList {"a\\027.test 192.0.2.1 :: cache", "shop.test 192.0.2.1 :: cache",
                "y.test 192.0.2.4 :: cache"}));
        const auto bindings = m_enrichment->names().list({.pattern = "shop.test"});
        QCOMPARE(bindings.front().first, std::int64_t {1'525'420'800'000'000});
        QCOMPARE(bindings.front().last, std::int64_t {1'525'424'400'000'000});
    }

    void cacheWithAViewInItsPlaceIsRefused()
    {
        const QString path = m_folder->filePath(QStringLiteral("dns.db"));
        {
            auto db = SqliteDatabase::openReadWrite(path, false);
            QVERIFY(db.ok());
            QVERIFY(db->execute("PRAGMA journal_mode = DELETE;"
                                "CREATE TABLE t(x);"
                                "CREATE VIEW dnsEntries AS SELECT 1 ipv4, 2 domain, 3 type, "
                                "4 dateAdded, 5 dateLastSeen")
                        .ok());
        }
        QVERIFY(!import(path).ok());
        QVERIFY(names().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNameImport)
#include "tst_nameimport.moc"
