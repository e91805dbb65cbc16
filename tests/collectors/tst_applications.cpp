// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/applications/applicationfinder.h"
#include "collectors/base/decompressingsource.h"
#include "collectors/capture/captureimport.h"
#include "collectors/capture/capturereader.h"
#include "collectors/capture/flowmeter.h"
#include "collectors/capture/packetdissector.h"
#include "core/flow/marks.h"
#include "tests/support/collectingsink.h"
#include "tests/support/packetbuilder.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>
#include <functional>
#include <map>
#include <set>

using namespace nb;
using namespace nb::test;

namespace {

const QString kProgram = QStringLiteral(NB_BIN_DIR "/netbehave-dissect");
constexpr std::uint32_t kRawIp = 101;

/// A query for www.example.com from a port of its own, so that each is a flow.
Bytes dnsQuery(unsigned number)
{
    Octets message;
    message.u16(number).u16(0x0100).u16(1).u16(0).u16(0).u16(0);
    for (const char* label : {"www", "example", "com"}) {
        message.u8(static_cast<unsigned>(std::string_view(label).size()));
        message.raw(text(label));
    }
    message.u8(0).u16(1).u16(1);
    return ipv4("10.0.0.1", "10.0.0.2", 17, udp(1024 + number % 60000, 53, message));
}

struct Outcome
{
    std::vector<Flow> flows;
    ImportReport report;
    std::size_t labelled = 0;
};

/// Meters so many queries with a dissector that is started with `argument`.
Outcome run(unsigned packets, ApplicationFinderOptions options,
    const std::function<void(ApplicationFinder&, unsigned)>& before = {})
{
    Outcome outcome;
    CollectingSink sink;
    options.program = options.program.isEmpty() ? kProgram : options.program;
    ApplicationFinder finder(options, {});
    FlowRows rows(sink, "test", &finder);
    MeterOptions metering;
    FlowMeter meter(rows, metering, &finder);
    for (unsigned i = 1; i <= packets; ++i) {
        if (before)
            before(finder, i);
        const Bytes bytes = dnsQuery(i);
        // a minute apart every hundred, so that flows end on the way
        const CapturedPacket packet {1'780'000'000'000'000 + std::int64_t {i} * 1'000'000, kRawIp,
            static_cast<std::uint32_t>(bytes.size()), bytes};
        PacketSummary summary;
        SkipReason reason;
        if (!dissectPacket(packet, summary, reason))
            return outcome;
        summary.number = i;
        meter.add(summary);
        meter.settle();
    }
    meter.finish();
    rows.finish();
    finder.addTo(outcome.report);
    outcome.flows = sink.flows;
    for (const Flow& flow : outcome.flows)
        outcome.labelled += flow.application.empty() ? 0 : 1; // DNS, by port also MDNS and LLMNR
    return outcome;
}

QByteArray notices(const Outcome& outcome)
{
    std::string all;
    for (const ImportNotice& notice : outcome.report.notices)
        all += notice.error.detail + '\n';
    return QByteArray::fromStdString(all);
}

struct Tuple
{
    int protocol = 0;
    std::pair<IpAddress, int> a {};
    std::pair<IpAddress, int> b {};
    auto operator<=>(const Tuple&) const = default;
};

Tuple tuple(int protocol, const IpAddress& src, int srcPort, const IpAddress& dst, int dstPort)
{
    const bool ports = Protocol(static_cast<std::uint8_t>(protocol)).hasPorts();
    Tuple t {protocol, {src, ports ? srcPort : 0}, {dst, ports ? dstPort : 0}};
    if (t.b < t.a)
        std::swap(t.a, t.b);
    return t;
}

Result<std::vector<Flow>> import(const QString& path)
{
    CollectingSink sink;
    auto file = openFile(path);
    if (!file)
        return file.error();
    auto source = decompressed(std::move(*file));
    if (!source)
        return source.error();
    ImportOptions options;
    options.activeTimeout = options.idleTimeout = std::chrono::hours {24};
    auto report = importCapture(**source, sink, options, "x", {}, {}, nullptr, kProgram);
    if (!report)
        return report.error();
    for (const ImportNotice& notice : report->notices)
        if (notice.error.detail.starts_with("finding applications"))
            return notice.error;
    return std::move(sink.flows);
}

struct TruthRow
{
    Tuple key;
    std::string label;
    QByteArray confidence;
};

std::vector<TruthRow> truth(const QString& path)
{
    std::vector<TruthRow> rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines.mid(1)) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() < 15 || cells[7] == "-")
            continue;
        const auto protocol
            = Protocol::fromString(cells[0] == "ICMPV6" ? "ipv6-icmp" : cells[0].toStdString());
        const auto a = IpAddress::fromString(cells[1].toStdString());
        const auto b = IpAddress::fromString(cells[3].toStdString());
        if (!protocol || !a || !b)
            continue;
        rows.push_back({tuple(protocol->number(), *a, cells[2].toInt(), *b, cells[4].toInt()),
            cells[7] == "Unknown" ? std::string() : cells[7].toStdString(), cells[9]});
    }
    return rows;
}

} // namespace

class TestApplications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(kProgram))
            QSKIP("netbehave-dissect is not built: nDPI is missing");
    }

    void everyFlowIsLabelled()
    {
        const Outcome outcome = run(2000, {});
        QCOMPARE(outcome.flows.size(), std::size_t {2000});
        QCOMPARE(outcome.labelled, std::size_t {2000});
        QVERIFY2(outcome.report.notices.empty(), notices(outcome).constData());
        QVERIFY(outcome.report.skipped.empty());
    }

    void misdeedsEndTheProcessAndCostLabelsOnly_data()
    {
        QTest::addColumn<QString>("deed");
        for (const char* deed : {"abort", "connect", "open", "fork"})
            QTest::newRow(deed) << QString::fromLatin1(deed);
        if (!kSanitized) // a sanitizer needs more memory than the limit would allow
            QTest::newRow("allocate") << QStringLiteral("allocate");
    }
    void misdeedsEndTheProcessAndCostLabelsOnly()
    {
#ifndef Q_OS_LINUX
        QSKIP("what ends a process differs by system");
#endif
        QFETCH(QString, deed);
        ApplicationFinderOptions options;
        options.arguments = QStringList {QStringLiteral("--try=%1@500").arg(deed)};
        // more than is on its way at once, so that flows after the crash are seen by a new process
        const Outcome outcome = run(40'000, options);
        QCOMPARE(outcome.flows.size(), std::size_t {40'000});
        QCOMPARE(outcome.report.notices.size(), std::size_t {1});
        QVERIFY2(notices(outcome).contains("crashed"), notices(outcome).constData());
        if (deed == QStringLiteral("abort"))
            QVERIFY2(notices(outcome).contains("at packet 500:"), notices(outcome).constData());
        // before and after it, flows have labels; a process starts anew
        QVERIFY(outcome.labelled > 0);
        QVERIFY(outcome.labelled < 40'000);
        const auto lost = outcome.report.skipped.begin()->second;
        QCOMPARE(outcome.labelled + lost, std::uint64_t {40'000});
        QCOMPARE(outcome.flows.back().application, "DNS");
    }

    void stuckProcessIsEndedInTime()
    {
        ApplicationFinderOptions options;
        options.arguments = QStringList {QStringLiteral("--try=hang@500")};
        options.patience = std::chrono::milliseconds {1500};
        QElapsedTimer timer;
        timer.start();
        const Outcome outcome = run(1500, options);
        QCOMPARE(outcome.flows.size(), std::size_t {1500});
        QVERIFY2(notices(outcome).contains("got stuck"), notices(outcome).constData());
        QVERIFY(timer.elapsed() < 60'000);
    }

    void killedAtAnyTimeItCostsLabelsOnly()
    {
#ifdef Q_OS_WIN
        QSKIP("signals are of POSIX");
#else
        const std::set<unsigned> when {3, 777, 778, 1203};
        const Outcome outcome = run(1500, {}, [&when](ApplicationFinder& finder, unsigned packet) {
            if (when.contains(packet) && finder.processId() > 0)
                ::kill(static_cast<pid_t>(finder.processId()), SIGKILL);
        });
        QCOMPARE(outcome.flows.size(), std::size_t {1500});
        QVERIFY2(notices(outcome).contains("after packet"), notices(outcome).constData());
        QVERIFY(!outcome.report.notices.empty() && outcome.report.notices.size() <= when.size());
#endif
    }

    void processThatKeepsDyingIsGivenUp()
    {
#ifdef Q_OS_WIN
        QSKIP("signals are of POSIX");
#else
        ApplicationFinderOptions options;
        options.maxRestarts = 2;
        const Outcome outcome = run(500, options, [](ApplicationFinder& finder, unsigned packet) {
            if (finder.processId() > 0)
                ::kill(static_cast<pid_t>(finder.processId()), SIGKILL);
            if (packet % 10 == 0)
                (void)finder.reached(finder.mark(), true);
        });
        QCOMPARE(outcome.flows.size(), std::size_t {500});
        QCOMPARE(outcome.labelled, std::size_t {0});
        QCOMPARE(outcome.report.notices.size(), std::size_t {3});
        QVERIFY(notices(outcome).contains("so are all that follow"));
#endif
    }

    void missingProgramIsOneNotice()
    {
        ApplicationFinderOptions options;
        options.program = QStringLiteral("/nowhere/netbehave-dissect");
        const Outcome outcome = run(100, options);
        QCOMPARE(outcome.flows.size(), std::size_t {100});
        QCOMPARE(outcome.report.notices.size(), std::size_t {1});
        QVERIFY(notices(outcome).contains("applications are not named"));
    }

    void programThatTalksNonsenseDoesNoHarm()
    {
#ifdef Q_OS_WIN
        QSKIP("needs cat");
#else
        ApplicationFinderOptions options;
        options.program = QStringLiteral("/bin/cat");
        options.patience = std::chrono::milliseconds {300};
        options.maxRestarts = 1;
        QCOMPARE(run(300, options).flows.size(), std::size_t {300});
#endif
    }

    void applicationsOnOtherPortsAreFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("application");
        QTest::newRow("rdp") << QStringLiteral("derived-rdp-port13390.pcap") << 13390
                             << QStringLiteral("RDP");
        QTest::newRow("ssh") << QStringLiteral("ndpi-ssh.pcap") << 8000 << QStringLiteral("SSH");
        QTest::newRow("ssh as http")
            << QStringLiteral("zeek-ssh-on-port-80.pcap") << 80 << QStringLiteral("SSH");
    }
    void applicationsOnOtherPortsAreFound()
    {
        QFETCH(QString, file);
        QFETCH(int, port);
        QFETCH(QString, application);
        const QString path = QStringLiteral(NB_CORPUS_DIR "/pcap/") + file;
        if (!QFile::exists(path))
            QSKIP("the corpus is not here");
        const auto flows = import(path);
        QVERIFY(flows.ok());
        bool found = false;
        for (const Flow& flow : *flows)
            if (flow.dstPort.number() == port || flow.srcPort.number() == port) {
                found = true;
                QCOMPARE(QString::fromStdString(flow.application), application);
                QVERIFY(flow.marks.find(mark::kApplicationGuessed) == std::string::npos);
            }
        QVERIFY(found);
    }

    void labelsEqualThoseOfNdpisOwnProgram();
};

/// The truth is what ndpiReader 4.2 said. Where a capture holds tunnels it saw the outer flow, and
/// we label the inner one; such rows have no counterpart and are not compared.
void TestApplications::labelsEqualThoseOfNdpisOwnProgram()
{
    const QDir folder(QStringLiteral(NB_CORPUS_DIR "/pcap"));
    const QStringList files
        = folder.entryList({QStringLiteral("*.pcap"), QStringLiteral("*.pcapng")});
    if (files.isEmpty())
        QSKIP("the corpus is not here");
    int compared = 0;
    int equal = 0;
    int elsewhere = 0;
    QStringList differences;
    for (const QString& file : files) {
        const auto expected
            = truth(folder.filePath(QStringLiteral("expected/%1.ndpi.tsv").arg(file)));
        if (expected.empty())
            continue;
        const auto flows = import(folder.filePath(file));
        QVERIFY2(flows.ok(),
            qPrintable(flows.ok()
                    ? file
                    : file + QStringLiteral(": ") + QString::fromStdString(flows.error().detail)));
        std::map<Tuple, std::set<std::string>> labels;
        for (const Flow& flow : *flows)
            labels[tuple(flow.protocol.number(), flow.srcIp, flow.srcPort.number(), flow.dstIp,
                       flow.dstPort.number())]
                .insert(flow.application);
        for (const TruthRow& row : expected) {
            const auto ours = labels.find(row.key);
            if (ours == labels.end()) {
                ++elsewhere;
                continue;
            }
            ++compared;
            if (ours->second.contains(row.label)) {
                ++equal;
                continue;
            }
            differences << QStringLiteral("%1: %2 not %3 (%4)")
                               .arg(file, QString::fromStdString(*ours->second.begin()),
                                   QString::fromStdString(row.label),
                                   QString::fromLatin1(row.confidence));
        }
    }
    qInfo("%d of %d labels equal, %d rows have no counterpart", equal, compared, elsewhere);
    for (const QString& difference : std::as_const(differences))
        qInfo().noquote() << difference;
    QVERIFY(compared > 2500);
    QVERIFY2(equal * 100 >= compared * 98, qPrintable(differences.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestApplications)
#include "tst_applications.moc"
