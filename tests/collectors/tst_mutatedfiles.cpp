// SPDX-License-Identifier: GPL-3.0-or-later
// Files with wrong bytes here and there: what can be read is, nothing impossible comes out of them,
// and none takes long. NB_MUTANTS says how many of each kind (default 300).
#include "collectors/base/bytesource.h"
#include "collectors/capture/captureimport.h"
#include "collectors/files/dayfileimport.h"
#include "collectors/files/netbehavedaily.h"
#include "core/storage/dayfilewriter.h"
#include "tests/support/effort.h"
#include "tests/support/networkflows.h"
#include "tests/support/packetbuilder.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace nb;
using namespace nb::test;

namespace {

constexpr qint64 kMostMilliseconds = 5000 * kSlowness;
constexpr qint64 kMostCaptureBytes = 64 * 1024; // of a file of the corpus, so that many are tried

int mutants()
{
    return effort("NB_MUTANTS", 300);
}

/// Every row that comes out has to be one that may be stored.
struct CheckingSink : FlowSink
{
    std::uint64_t rows = 0;
    std::uint64_t packets = 0;
    std::uint64_t impossible = 0;

    Result<void> add(FlowBatch&& batch) override
    {
        rows += batch.size();
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const Flow flow = batch.flow(row);
            packets += flow.packets + flow.reversePackets;
            // times are positive and, in µs, far below what arithmetic can hold
            const bool possible = flow.start.time_since_epoch().count() >= 0
                && flow.end >= flow.start && flow.end - flow.start <= std::chrono::years(300)
                && flow.hits >= 1 && flow.confidence <= 100 && flow.vlan <= 4095
                && flow.state <= FlowState::OneWay;
            impossible += possible ? 0 : 1;
        }
        return {};
    }
};

/// Some bytes of `good` changed, each to any value: as many as `rate` says on average, at least
/// one.
QByteArray mutant(const QByteArray& good, double rate, std::mt19937& random)
{
    QByteArray changed = good;
    const double mean = rate * static_cast<double>(good.size());
    const int count = std::max(1, std::poisson_distribution<int>(std::max(mean, 0.1))(random));
    std::uniform_int_distribution<qsizetype> place(0, good.size() - 1);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int i = 0; i < count; ++i)
        changed[place(random)] = static_cast<char>(byte(random));
    return changed;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray dayFile(const QString& path)
{
    std::vector<Flow> flows = exporterFlows(600, 3);
    std::erase_if(flows,
        [](const Flow& flow) { return dayOf(flow.received) != *dayFromString("2026-03-02"); });
    std::vector<std::uint32_t> rows(flows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        rows[row] = row;
    auto writer = DayFileWriter::open(path, *dayFromString("2026-03-02"), 1);
    if (!writer || !(*writer)->append(toBatch(flows), rows) || !(*writer)->commit("seed", true))
        return {};
    writer->reset();
    return contentOf(path);
}

QByteArray dailyFile(const QString& path)
{
    {
        auto db = SqliteDatabase::openReadWrite(path, false);
        if (!db
            || !db->execute("CREATE TABLE flow(srcip varchar(20), dstip varchar(20),"
                            " proto varchar(10), srcport int, dstport int, srcdomain varchar(200),"
                            " dstdomain varchar(200), srcnetwork varchar(200),"
                            " dstnetwork varchar(200), servicename varchar(200),"
                            " match varchar(200), dateAdded int, dateLastSeen int, hits int,"
                            " bytes int, PRIMARY KEY (srcip, dstip, proto, srcport, dstport,"
                            " srcdomain, dstdomain));"
                            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n"
                            " WHERE i < 500) INSERT INTO flow SELECT '10.0.0.' || (i % 250),"
                            " '192.0.2.' || (i % 7), 'TCP', 0, 1024 + i, '', 'www.example.org',"
                            " 'LAN', '', 'https', 'rule ' || (i % 3), 1772409600 + i,"
                            " 1772409700 + i * 3, 1 + i % 5, 100 * i FROM n;"
                            "PRAGMA journal_mode=DELETE"))
            return {};
    }
    return contentOf(path);
}

Bytes packetOf(int i)
{
    const auto client = "10.0.0." + std::to_string(1 + i % 9);
    switch (i % 6) {
    case 0:
        return ethernet(0x0800, ipv4(client, "192.0.2.1", 6, tcp(1024, 443, kSyn)));
    case 1:
        return ethernet(0x86dd, ipv6("2001:db8::1", "2001:db8::2", 17, udp(5000, 53)));
    case 2:
        return ethernet(0x8100, vlan(12, 0x0800, ipv4(client, "192.0.2.9", 1, icmp(8, 0))));
    case 3:
        return ethernet(
            0x0800, ipv4(client, "192.0.2.1", 17, udp(1111, 53), {.id = 7, .fragment = 0x2000}));
    case 4: // IP in IP
        return ethernet(0x0800, ipv4("198.51.100.1", "198.51.100.2", 4, dnsPacket()));
    default:
        return ethernet(0x0800, ipv4("192.0.2.1", client, 6, tcp(443, 1024, kSyn | kAck)));
    }
}

QByteArray captureFile(bool next)
{
    PcapBuilder pcap;
    PcapNgBuilder pcapNg;
    pcapNg.section(true).interface(1).interface(1, 9);
    constexpr std::int64_t kStart = 1'772'443'800'000'000;
    for (int i = 0; i < 60; ++i) {
        pcap.add(kStart + i * 1000, packetOf(i));
        pcapNg.enhanced(0, static_cast<std::uint64_t>(kStart + i * 1000), packetOf(i));
    }
    const Bytes& bytes = next ? pcapNg.bytes() : pcap.bytes();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): octets to octets
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace

class TestMutatedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayFiles();
    void dailyFiles();
    void captures_data();
    void captures();

private:
    /// Calls `import` with each mutant written to `path`.
    template <typename Import>
    void importMutants(const QByteArray& good, const QString& path, Import import);

    QTemporaryDir m_folder;
};

template <typename Import>
void TestMutatedFiles::importMutants(const QByteArray& good, const QString& path, Import import)
{
    QVERIFY(!good.isEmpty());
    std::mt19937 random(7);
    int read = 0;
    std::uint64_t rows = 0;
    for (int i = 0; i < mutants(); ++i) {
        QVERIFY(write(path, mutant(good, i % 2 == 0 ? 0.0 : 0.001, random)));
        QElapsedTimer clock;
        clock.start();
        CheckingSink sink;
        const Result<ImportReport> report = import(path, sink);
        QVERIFY2(clock.elapsed() < kMostMilliseconds, qPrintable(QString::number(i)));
        QCOMPARE(sink.impossible, std::uint64_t {0});
        QVERIFY(report.ok() || !report.error().detail.empty());
        read += report.ok() ? 1 : 0;
        rows += sink.rows;
    }
    qInfo("%d of %d were read, %llu rows", read, mutants(), static_cast<unsigned long long>(rows));
    QVERIFY(read > 0 && read < mutants()); // some changes do harm, some do not
}

void TestMutatedFiles::dayFiles()
{
    importMutants(dayFile(m_folder.filePath(QStringLiteral("day.sqlite3"))),
        m_folder.filePath(QStringLiteral("changed-day.sqlite3")),
        [](const QString& path, FlowSink& sink) {
            return importDayFile(path, sink, "changed", {}, {});
        });
}

void TestMutatedFiles::dailyFiles()
{
    importMutants(dailyFile(m_folder.filePath(QStringLiteral("daily.sqlite3"))),
        m_folder.filePath(QStringLiteral("changed-daily.sqlite3")),
        [](const QString& path, FlowSink& sink) -> Result<ImportReport> {
            auto db = SqliteDatabase::openUntrusted(path);
            if (!db)
                return db.error();
            return importNetBehaveDaily(*db, sink, "changed", {}, {});
        });
}

void TestMutatedFiles::captures_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::newRow("pcap") << captureFile(false);
    QTest::newRow("pcapng") << captureFile(true);
    const QDir corpus(QStringLiteral(NB_CORPUS_DIR "/pcap"));
    for (const QFileInfo& file : corpus.entryInfoList(
             {QStringLiteral("*.pcap"), QStringLiteral("*.pcapng"), QStringLiteral("*.snoop")},
             QDir::Files, QDir::Name))
        if (file.size() <= kMostCaptureBytes)
            QTest::newRow(qPrintable(file.fileName())) << contentOf(file.filePath());
}

void TestMutatedFiles::captures()
{
    QFETCH(QByteArray, good);
    std::mt19937 random(11);
    // the corpus has some dozens of files: together they are as many as of another kind
    const int count
        = QByteArray(QTest::currentDataTag()).startsWith("pcap") ? mutants() : mutants() / 20 + 1;
    for (int i = 0; i < count; ++i) {
        // as editcap's -E 0.02 in packets' bytes, which also hits lengths here, and a single byte
        const QByteArray changed = mutant(good,
            i % 3 == 0       ? 0.0
                : i % 3 == 1 ? 0.001
                             : 0.02,
            random);
        const auto bytes = std::as_bytes(
            std::span(changed.constData(), static_cast<std::size_t>(changed.size())));
        MemorySource source(bytes);
        CheckingSink sink;
        QElapsedTimer clock;
        clock.start();
        const auto report = importCapture(source, sink, {}, "changed", {}, {});
        QVERIFY2(clock.elapsed() < kMostMilliseconds, qPrintable(QString::number(i)));
        QCOMPARE(sink.impossible, std::uint64_t {0});
        if (!report) {
            QVERIFY(!report.error().detail.empty());
            continue;
        }
        std::uint64_t skipped = 0;
        for (const auto& [reason, packets] : report->skipped)
            skipped += packets;
        QCOMPARE(sink.packets + skipped, report->packets);
        QCOMPARE(report->partial, !report->notices.empty());
    }
}

QTEST_GUILESS_MAIN(TestMutatedFiles)
#include "tst_mutatedfiles.moc"
