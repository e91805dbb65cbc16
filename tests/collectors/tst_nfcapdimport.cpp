// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/files/fileimporter.h"
#include "collectors/files/inputkind.h"
#include "collectors/files/nfcapdimport.h"
#include "core/flow/marks.h"
#include "tests/support/collectingsink.h"
#include "tests/support/packetbuilder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <zlib.h>

#include <memory>

using namespace nb;
using namespace nb::test;

namespace {

constexpr std::int64_t kStart = 1'772'442'000'250'000; ///< 2026-03-02T09:00:00.250Z

/// One-way pipeline: what comes out is what nfdump said.
ImportOptions asSent()
{
    ImportOptions options;
    options.pipeline.deNat = options.pipeline.deduplicate = false;
    options.pipeline.pair = options.pipeline.orient = false;
    return options;
}

/// A capture with TCP both ways, one ICMP echo request, and UDP over IPv6.
Bytes capture()
{
    PcapBuilder pcap;
    auto add = [&pcap, at = kStart](const Bytes& ip, unsigned type = 0x0800) mutable {
        pcap.add(at, ethernet(type, ip));
        at += 250'000;
    };
    add(ipv4("10.0.0.1", "10.0.0.2", 6, tcp(40'000, 443, kSyn)));
    add(ipv4("10.0.0.2", "10.0.0.1", 6, tcp(443, 40'000, kSyn | kAck)));
    add(ipv4("10.0.0.1", "10.0.0.2", 6, tcp(40'000, 443, kAck)));
    add(ipv4("10.0.0.1", "10.0.0.2", 6, tcp(40'000, 443, kAck | kFin)));
    add(ipv4("10.0.0.3", "10.0.0.4", 1, icmp(8, 0)));
    add(ipv6("2001:db8:1:2:3:4:5:6", "2001:db8:a:b:c:d:e:f", 17, udp(5353, 53)), 0x86dd);
    return pcap.bytes();
}

QByteArray toByteArray(const Bytes& bytes)
{
    QByteArray result;
    for (const std::byte b : bytes)
        result += static_cast<char>(b);
    return result;
}

Result<ImportReport> importText(const QByteArray& text, CollectingSink& sink)
{
    const auto bytes
        = std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
    MemorySource source(bytes);
    return importNfdumpText(source, "nfcapd.1", sink, asSent(), {}, {});
}

/// Puts a program named nfdump first on the PATH, alone.
class FakeNfdump
{
public:
    explicit FakeNfdump(const QByteArray& script)
        : m_path(qgetenv("PATH"))
    {
        QFile file(m_folder.filePath(QStringLiteral("nfdump")));
        if (!script.isNull() && file.open(QIODevice::WriteOnly)) {
            file.write("#!/bin/sh\nPATH=/usr/bin:/bin\n" + script);
            file.close();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        qputenv("PATH", m_folder.path().toLocal8Bit());
    }
    ~FakeNfdump() { qputenv("PATH", m_path); }
    Q_DISABLE_COPY_MOVE(FakeNfdump)

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
};

} // namespace

class TestNfcapdImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recognisedByContent_data();
    void recognisedByContent();
    void csvOfAllVersionsIsReadByItsHeader_data();
    void csvOfAllVersionsIsReadByItsHeader();
    void ownFormatTellsEverything();
    void translatedAddressesAreTaken();
    void reverseCountersMakeAFlow();
    void badLinesCostOnlyThemselves();
    void realFileGivesItsFlows();
    void realFileComesIntoTheWorkspace();
    void compressedFileIsUnpacked();
    void cutFileIsPartialOrRefused();
    void noFileOfNfcapdIsToldByNfdump();
    void programWithoutTranslationIsAskedWithout();
    void missingProgramSaysWhatToInstall();
    void failingProgramIsAnError_data();
    void failingProgramIsAnError();
    void failureAfterRecordsKeepsThem();
    void longComplaintsAreBounded();
    void stopEndsAHangingProgram();

private:
    QString write(const QString& name, const QByteArray& content) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return path;
    }
    /// Bytes that only look like a file of nfcapd, for the fakes.
    QString anyFile() const
    {
        return write(QStringLiteral("any"), QByteArray::fromHex("0ca50200") + QByteArray(40, '\0'));
    }

    QTemporaryDir m_folder;
    QString m_real; ///< made by nfpcapd, empty where that is not installed
};

/// nfpcapd, of the nfdump package, makes a file of our packets.
void TestNfcapdImport::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("nfpcapd"));
    if (program.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("nfdump")).isEmpty())
        return;
    const QString pcap = write(QStringLiteral("packets.pcap"), toByteArray(capture()));
    const QDir out(m_folder.filePath(QStringLiteral("out")));
    QVERIFY(out.mkpath(QStringLiteral(".")));
    QProcess process;
    process.start(program,
        {QStringLiteral("-r"), pcap, QStringLiteral("-w"), out.path(), QStringLiteral("-e"),
            QStringLiteral("60,30")});
    QVERIFY(process.waitForFinished(30'000));
    const QStringList files = out.entryList({QStringLiteral("nfcapd.20*")}, QDir::Files);
    QCOMPARE(files.size(), 1);
    m_real = out.filePath(files.first());
}

void TestNfcapdImport::recognisedByContent_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("nfcapd");

    QTest::newRow("layout 2, little endian") << QByteArray::fromHex("0ca5020000010701") << true;
    QTest::newRow("layout 2, big endian") << QByteArray::fromHex("a50c000200010701") << true;
    QTest::newRow("layout 1, little endian") << QByteArray::fromHex("0ca5010000000000") << true;
    QTest::newRow("layout 1, big endian") << QByteArray::fromHex("a50c000100000000") << true;
    QTest::newRow("layout of no version") << QByteArray::fromHex("0ca5000900000000") << false;
    QTest::newRow("layout 0") << QByteArray::fromHex("0ca5000000000000") << false;
    QTest::newRow("magic alone") << QByteArray::fromHex("0ca5") << false;
}

void TestNfcapdImport::recognisedByContent()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, nfcapd);
    const auto bytes
        = std::as_bytes(std::span(head.constData(), static_cast<std::size_t>(head.size())));
    QCOMPARE(recogniseInput(bytes) == InputKind::Nfcapd, nfcapd);
}

void TestNfcapdImport::csvOfAllVersionsIsReadByItsHeader_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("1.7") << QByteArray(
        "ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out,ra,eng\n"
        "2026-03-02 09:00:00,2026-03-02 09:00:01,1.500,10.0.0.1,10.0.0.2,40000,443,TCP,...AP.SF,"
        "0,0,51,18571,0,0,3,7,192.0.2.1,1/2\n"
        "Summary\nflows,bytes,packets\n1,18571,51\n");
    QTest::newRow("1.6") << QByteArray(
        "ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out,sas,das,smk,dmk,dtos,dir,"
        "nh,nhb,svln,dvln,ismc,odmc,idmc,osmc,ra,eng\n"
        "2026-03-02 09:00:00,2026-03-02 09:00:01,1.500,10.0.0.1,10.0.0.2,40000,443,TCP,.AP.SF,"
        "0,0,51,18571,0,0,3,7,0,0,0,0,0,0,0.0.0.0,0.0.0.0,0,0,00:00:00:00:00:00,"
        "00:00:00:00:00:00,00:00:00:00:00:00,00:00:00:00:00:00,192.0.2.1,1/2\n");
    QTest::newRow("other order") << QByteArray(
        "ra,eng,obyt,opkt,ibyt,ipkt,out,in,flg,pr,dp,sp,da,sa,td,te,ts\n"
        "192.0.2.1,1/2,0,0,18571,51,7,3,...AP.SF,6,443,40000,10.0.0.2,10.0.0.1,1.500,"
        "2026-03-02 09:00:01,2026-03-02 09:00:00\n");
}

void TestNfcapdImport::csvOfAllVersionsIsReadByItsHeader()
{
    QFETCH(QByteArray, text);
    CollectingSink sink;
    const auto report = importText(text, sink);
    QVERIFY(report.ok());
    QVERIFY(!report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {1});
    const Flow& flow = sink.flows[0];
    QCOMPARE(toString(flow.start), std::string("2026-03-02T09:00:00.000000Z"));
    QCOMPARE(toString(flow.end), std::string("2026-03-02T09:00:01.500000Z"));
    QCOMPARE(flow.srcIp.toString(), std::string("10.0.0.1"));
    QCOMPARE(flow.dstIp.toString(), std::string("10.0.0.2"));
    QCOMPARE(flow.srcPort.number(), std::uint16_t {40'000});
    QCOMPARE(flow.dstPort.number(), std::uint16_t {443});
    QCOMPARE(flow.protocol.number(), std::uint8_t {6});
    QCOMPARE(flow.tcpFlags, std::uint8_t {0x1b});
    QCOMPARE(flow.packets, std::uint64_t {51});
    QCOMPARE(flow.bytes, std::uint64_t {18'571});
    QCOMPARE(flow.reversePackets, std::uint64_t {0});
    QVERIFY(flow.kind == RecordKind::OneWay);
    QCOMPARE(flow.inInterface, std::string("3"));
    QCOMPARE(flow.outInterface, std::string("7"));
    QCOMPARE(flow.exporter, std::string("192.0.2.1"));
    QCOMPARE(flow.domain, 258U);
}

/// Lines as nfdump 1.7.1 pads them.
void TestNfcapdImport::ownFormatTellsEverything()
{
    CollectingSink sink;
    const auto report = importText(
        "2008-08-25 07:34:03.536,2008-08-25 07:34:04.036,58   ,    2001:db8::1,      "
        "ff02::1:fff5:0,"
        "     0, 135.0,........,       1,      64,       0,       0,     0,     0,   0.0.0.0, "
        "17/1  ,  42,02:00:00:00:00:01,00:00:00:00:00:00,         0.0.0.0,         "
        "0.0.0.0,     0,     0,2008-08-25 07:34:05.000\n"
        "2020-12-08 19:10:05.000,2020-12-08 19:10:04.000,17   ,10.0.0.1,10.0.0.2,  1,  2,"
        "........,5,18446744073,0,0,0,0,0.0.0.0,0/0  ,0,00:00:00:00:00:00,00:00:00:00:00:00,"
        "0.0.0.0,0.0.0.0,0,0,1970-01-01 00:00:00.000\n",
        sink);
    QVERIFY(report.ok());
    QVERIFY(!report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {2});
    const Flow& flow = sink.flows[0];
    QCOMPARE(toString(flow.start), std::string("2008-08-25T07:34:03.536000Z"));
    QCOMPARE(toString(flow.end), std::string("2008-08-25T07:34:04.036000Z"));
    QCOMPARE(flow.protocol.number(), std::uint8_t {58});
    QCOMPARE(flow.dstPort.number(), std::uint16_t {135 * 256});
    QCOMPARE(flow.vlan, std::uint16_t {42});
    QCOMPARE(flow.srcMac.toString(), std::string("02:00:00:00:00:01"));
    QCOMPARE(flow.exporter, std::string("nfcapd.1"));
    QCOMPARE(flow.domain, 0U);
    QVERIFY(sink.flows[1].start < sink.flows[1].end);
    QCOMPARE(sink.flows[1].marks, std::string(mark::kTimeOrder));
    QCOMPARE(sink.flows[1].bytes, std::uint64_t {18'446'744'073});

    CollectingSink noEnd;
    QVERIFY(importText("ts,te,sa,da\n"
                       "2026-03-02 09:00:00.000,1970-01-01 00:00:00.000,10.0.0.1,10.0.0.2\n"
                       "2026-03-02 09:00:00.000,0026-03-02 09:00:01,10.0.0.1,10.0.0.2\n",
        noEnd)
                .ok());
    QCOMPARE(noEnd.flows.size(), std::size_t {2});
    for (const Flow& one : noEnd.flows)
        QVERIFY(one.start == one.end && one.marks.empty());
}

void TestNfcapdImport::translatedAddressesAreTaken()
{
    // the last line is of an nfdump without NAT
    CollectingSink sink;
    const auto report = importText(
        "ts,te,sa,da,sp,dp,pr,xsa,xda,xsp,xdp,tr\n"
        "2026-03-02 09:00:00.000,2026-03-02 09:00:01.000,10.0.0.1,192.0.2.2,40000,53,UDP,"
        "    198.51.100.1,       192.0.2.2, 1024,    53,2026-03-02 09:00:02.000\n"
        "1970-01-01 00:00:00.000,1970-01-01 00:00:00.000,10.0.0.3,192.0.2.2,40000,53,UDP,"
        "198.51.100.1,0.0.0.0,1025,0,2026-03-02 09:00:02.000\n"
        "2026-03-02 09:00:00.000,2026-03-02 09:00:01.000,10.0.0.4,192.0.2.2,40000,53,UDP,"
        "%xsa,%xda,0,0,2026-03-02 09:00:02.000\n",
        sink);
    QVERIFY(report.ok());
    QVERIFY(!report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {3});
    QCOMPARE(sink.flows[0].natSrcIp.toString(), std::string("198.51.100.1"));
    QCOMPARE(sink.flows[0].natSrcPort.number(), 1024);
    QCOMPARE(sink.flows[0].natDstIp.toString(), std::string("192.0.2.2"));
    QCOMPARE(sink.flows[0].natDstPort.number(), 53);
    QCOMPARE(sink.flows[1].natSrcPort.number(), 1025);
    QVERIFY(sink.flows[1].natDstIp.isUnspecified());
    QCOMPARE(toString(sink.flows[1].start), std::string("2026-03-02T09:00:02.000000Z"));
    QVERIFY(sink.flows[1].start == sink.flows[1].end);
    QVERIFY(sink.flows[2].natSrcIp.isUnspecified());
    QCOMPARE(sink.flows[2].natSrcPort.number(), 0);
}

void TestNfcapdImport::reverseCountersMakeAFlow()
{
    CollectingSink sink;
    const auto report = importText("ts,te,sa,da,pr,sp,dp,ipkt,ibyt,opkt,obyt\n"
                                   "2026-03-02 09:00:00.000,2026-03-02 09:00:01.000,10.0.0.1,"
                                   "10.0.0.2,UDP,1,2,133,22983,67,13904\n",
        sink);
    QVERIFY(report.ok());
    QVERIFY(sink.flows.at(0).kind == RecordKind::Flow);
    QCOMPARE(sink.flows[0].reversePackets, std::uint64_t {67});
    QCOMPARE(sink.flows[0].reverseBytes, std::uint64_t {13'904});
}

void TestNfcapdImport::badLinesCostOnlyThemselves()
{
    CollectingSink sink;
    const QByteArray good = "2026-03-02 09:00:00.000,2026-03-02 09:00:01.000,10.0.0.1,10.0.0.2\n";
    const auto report = importText("ts,te,sa,da\n" + good + "2026-03-02 09:00:00.000,x\n"
            + "yesterday,2026-03-02 09:00:01.000,10.0.0.1,10.0.0.2\n"
            + "2026-03-02 09:00:00,2026-03-02 09:00:01,ho.st,10.0.0.2\n" + good,
        sink);
    QVERIFY(report.ok());
    QVERIFY(report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {2});
    QCOMPARE(report->flows, std::uint64_t {2});
    QCOMPARE(report->skipped.at("bad row"), std::uint64_t {3});
    QCOMPARE(report->notices.size(), std::size_t {3});
    QCOMPARE(report->notices[0].line, std::uint64_t {3});
}

#define NEED_NFDUMP                                                                                \
    if (m_real.isEmpty())                                                                          \
    QSKIP("nfdump and nfpcapd are not installed")

void TestNfcapdImport::realFileGivesItsFlows()
{
    NEED_NFDUMP;
    CollectingSink sink;
    const auto report = importNfcapd(m_real, "nfcapd.1", sink, asSent(), {}, {});
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QVERIFY(!report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {4});
    const auto find = [&](std::string_view src) {
        for (const Flow& flow : sink.flows)
            if (flow.srcIp == IpAddress::fromString(src))
                return flow;
        return Flow();
    };
    const Flow there = find("10.0.0.1");
    QCOMPARE(there.packets, std::uint64_t {3});
    QCOMPARE(there.bytes, std::uint64_t {120});
    QCOMPARE(there.srcPort.number(), std::uint16_t {40'000});
    QCOMPARE(there.tcpFlags, std::uint8_t {0x13});
    QCOMPARE(toMicroseconds(there.start), kStart);
    QCOMPARE(toMicroseconds(there.end), kStart + 750'000);
    const Flow back = find("10.0.0.2");
    QCOMPARE(back.packets, std::uint64_t {1});
    QCOMPARE(back.dstPort.number(), std::uint16_t {40'000});
    const Flow ping = find("10.0.0.3");
    QCOMPARE(ping.dstPort.number(), std::uint16_t {8 * 256});
    const Flow v6 = find("2001:db8:1:2:3:4:5:6");
    QCOMPARE(v6.dstIp.toString(), std::string("2001:db8:a:b:c:d:e:f"));
    QCOMPARE(v6.bytes, std::uint64_t {48});
    QCOMPARE(v6.dstPort.number(), std::uint16_t {53});
}

void TestNfcapdImport::realFileComesIntoTheWorkspace()
{
    NEED_NFDUMP;
    auto workspace = Workspace::open(
        m_folder.filePath(QStringLiteral("workspace")), Workspace::Mode::ReadWrite);
    QVERIFY(workspace.ok());
    ContentFileImporter importer(**workspace);
    // a name that a shell would take apart
    const QString odd = m_folder.filePath(QStringLiteral("-w a;b $(x) 'c:d'.dat"));
    QVERIFY(QFile::copy(m_real, odd));
    const auto report = importer.importFile(odd, asSent(), {}, {});
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QCOMPARE(report->format, std::string("nfcapd file"));
    QCOMPARE(report->flows, std::uint64_t {4});
    const auto store = (*workspace)->store();
    QVERIFY(store.ok());
    QCOMPARE((*store)->rowCount(), std::uint64_t {4});
    const auto again = importer.importFile(m_real, asSent(), {}, {});
    QVERIFY(!again.ok() && again.error().code == ErrorCode::AlreadyImported);
}

void TestNfcapdImport::compressedFileIsUnpacked()
{
    NEED_NFDUMP;
    QFile real(m_real);
    QVERIFY(real.open(QIODevice::ReadOnly));
    const QByteArray content = real.readAll();
    const QString path = m_folder.filePath(QStringLiteral("packed"));
    gzFile packed = gzopen(qPrintable(path), "wb");
    QVERIFY(packed != nullptr);
    gzwrite(packed, content.constData(), static_cast<unsigned>(content.size()));
    gzclose(packed);
    auto workspace = Workspace::open(
        m_folder.filePath(QStringLiteral("workspace2")), Workspace::Mode::ReadWrite);
    QVERIFY(workspace.ok());
    ContentFileImporter importer(**workspace);
    const auto report = importer.importFile(path, asSent(), {}, {});
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QCOMPARE(report->flows, std::uint64_t {4});
}

void TestNfcapdImport::cutFileIsPartialOrRefused()
{
    NEED_NFDUMP;
    QFile real(m_real);
    QVERIFY(real.open(QIODevice::ReadOnly));
    const QByteArray content = real.readAll();
    for (const qsizetype size :
        {qsizetype {8}, qsizetype {50}, content.size() / 2, content.size() - 20}) {
        CollectingSink sink;
        const QString path = write(QStringLiteral("cut"), content.left(size));
        const auto report = importNfcapd(path, "cut", sink, asSent(), {}, {});
        if (report.ok()) {
            QVERIFY2(
                report->partial && !report->notices.empty(), qPrintable(QString::number(size)));
            continue;
        }
        QVERIFY(report.error().code == ErrorCode::Invalid);
        QVERIFY(report.error().detail.find("nfdump") != std::string::npos);
    }
}

void TestNfcapdImport::noFileOfNfcapdIsToldByNfdump()
{
    NEED_NFDUMP;
    CollectingSink sink;
    const QString path = write(QStringLiteral("text"), "once upon a time\n");
    const auto report = importNfcapd(path, "text", sink, asSent(), {}, {});
    QVERIFY(!report.ok());
    QVERIFY(report.error().code == ErrorCode::Invalid);
    QVERIFY(sink.flows.empty());
}

void TestNfcapdImport::programWithoutTranslationIsAskedWithout()
{
    const QString file = anyFile();
    const FakeNfdump without("case \"$*\" in *%xsa*)\n"
                             "  echo 'Output format parse error at: %xsa,%xda' >&2; exit 255;;\n"
                             "esac\n"
                             "echo '2026-03-02 09:00:00.000,2026-03-02 09:00:01.000,6,10.0.0.1,"
                             "10.0.0.2,1,2,....S.,1,64,0,0,0,0,0.0.0.0,0/0,0,00:00:00:00:00:00,"
                             "00:00:00:00:00:00,0,0,0,0,2026-03-02 09:00:02.000'\n");
    CollectingSink sink;
    const auto report = importNfcapd(file, "any", sink, asSent(), {}, {});
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    QVERIFY(!report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {1});
    QVERIFY(sink.flows[0].natSrcIp.isUnspecified());
}

void TestNfcapdImport::missingProgramSaysWhatToInstall()
{
    const QString file = anyFile();
    const FakeNfdump none {QByteArray()};
    CollectingSink sink;
    const auto report = importNfcapd(file, "any", sink, asSent(), {}, {});
    QVERIFY(!report.ok());
    QVERIFY(report.error().code == ErrorCode::Unreadable);
    QVERIFY(report.error().detail.find("install nfdump") != std::string::npos);
}

void TestNfcapdImport::failingProgramIsAnError_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("words");

    QTest::newRow("exit code") << QByteArray("exit 3\n") << QByteArray("code 3");
    QTest::newRow("words") << QByteArray("echo 'bad magic' >&2\n") << QByteArray("bad magic");
    QTest::newRow("crash") << QByteArray("kill -9 $$\n") << QByteArray("crashed");
}

void TestNfcapdImport::failingProgramIsAnError()
{
#ifdef Q_OS_WIN
    QSKIP("the stand-in for nfdump is a shell script");
#endif
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, words);
    const QString file = anyFile();
    const FakeNfdump fake(script);
    CollectingSink sink;
    const auto report = importNfcapd(file, "any", sink, asSent(), {}, {});
    QVERIFY(!report.ok());
    QVERIFY2(report.error().detail.find(words.toStdString()) != std::string::npos,
        report.error().detail.c_str());
}

void TestNfcapdImport::failureAfterRecordsKeepsThem()
{
#ifdef Q_OS_WIN
    QSKIP("the stand-in for nfdump is a shell script");
#endif
    const QString file = anyFile();
    const FakeNfdump fake("echo ts,te,sa,da,ipkt,ibyt\n"
                          "echo 2026-03-02 09:00:00,2026-03-02 09:00:00,10.0.0.1,10.0.0.2,1,40\n"
                          "echo 'block is corrupt' >&2\nexit 255\n");
    CollectingSink sink;
    const auto report = importNfcapd(file, "any", sink, asSent(), {}, {});
    QVERIFY(report.ok());
    QVERIFY(report->partial);
    QCOMPARE(sink.flows.size(), std::size_t {1});
    QVERIFY(report->notices.at(0).error.detail.find("block is corrupt") != std::string::npos);
}

void TestNfcapdImport::longComplaintsAreBounded()
{
#ifdef Q_OS_WIN
    QSKIP("the stand-in for nfdump is a shell script");
#endif
    const QString file = anyFile();
    const FakeNfdump fake("i=0\nwhile [ $i -lt 20000 ]; do echo 'the same words' >&2\n"
                          "i=$((i+1)); done\n");
    CollectingSink sink;
    const auto report = importNfcapd(file, "any", sink, asSent(), {}, {});
    QVERIFY(!report.ok());
    QVERIFY(report.error().detail.size() < 5000);
}

void TestNfcapdImport::stopEndsAHangingProgram()
{
#ifdef Q_OS_WIN
    QSKIP("the stand-in for nfdump is a shell script");
#endif
    const QString file = anyFile();
    const FakeNfdump fake("exec sleep 600\n");
    CollectingSink sink;
    std::stop_source stop;
    const std::unique_ptr<QThread> stopper(QThread::create([&stop] { stop.request_stop(); }));
    QElapsedTimer timer;
    timer.start();
    stopper->start();
    const auto report = importNfcapd(file, "any", sink, asSent(), {}, stop.get_token());
    stopper->wait();
    QVERIFY(!report.ok());
    QVERIFY(report.error().code == ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(TestNfcapdImport)
#include "tst_nfcapdimport.moc"
