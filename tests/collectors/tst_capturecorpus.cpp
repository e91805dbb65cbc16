// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/decompressingsource.h"
#include "collectors/capture/captureimport.h"
#include "tests/support/collectingsink.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace nb;

/// Imports real captures and compares with what tshark saw in them.
///
/// The truth lists the flow of every frame's first IP header ("outer") and, for tunnelled frames,
/// also of the last ("inner"). We meter the innermost flow only. So per undirected 5-tuple:
/// tunnelled flows of ours equal the inner rows; our other flows equal the outer rows, except for
/// tuples that carry tunnels (by protocol or port), of which the tunnelled packets are not ours:
/// there, what is missing must in sum be the inner packets. Fragments count with their flow.
class TestCaptureCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowsEqualTruth_data();
    void flowsEqualTruth();
    void hostileFilesEndCleanly_data();
    void hostileFilesEndCleanly();
};

namespace {

struct Tuple
{
    int protocol = 0;
    std::pair<IpAddress, int> a;
    std::pair<IpAddress, int> b;
    auto operator<=>(const Tuple&) const = default;
    QString text() const
    {
        return QStringLiteral("%1 %2:%3 - %4:%5")
            .arg(protocol)
            .arg(QString::fromStdString(a.first.toString()))
            .arg(a.second)
            .arg(QString::fromStdString(b.first.toString()))
            .arg(b.second);
    }
};

struct Sums
{
    std::uint64_t packetsAb = 0;
    std::uint64_t packetsBa = 0;
    std::uint64_t bytesAb = 0;
    std::uint64_t bytesBa = 0;
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    bool operator==(const Sums&) const = default;
    std::uint64_t packets() const { return packetsAb + packetsBa; }
    void add(bool ab, std::uint64_t packetsThere, std::uint64_t bytesThere,
        std::uint64_t packetsBack, std::uint64_t bytesBack)
    {
        packetsAb += ab ? packetsThere : packetsBack;
        packetsBa += ab ? packetsBack : packetsThere;
        bytesAb += ab ? bytesThere : bytesBack;
        bytesBa += ab ? bytesBack : bytesThere;
    }
    QString text() const
    {
        return QStringLiteral("%1/%2 packets %3/%4 bytes %5..%6")
            .arg(packetsAb)
            .arg(packetsBa)
            .arg(bytesAb)
            .arg(bytesBa)
            .arg(first)
            .arg(last);
    }
};

using SumsByTuple = std::map<Tuple, Sums>;

/// The tuple with its ends in order; `ab` tells whether source is end a.
Tuple tupleOf(
    int protocol, const IpAddress& src, int srcPort, const IpAddress& dst, int dstPort, bool& ab)
{
    const std::pair s(src, srcPort);
    const std::pair d(dst, dstPort);
    ab = s <= d;
    return ab ? Tuple {protocol, s, d} : Tuple {protocol, d, s};
}

/// `seconds.nanoseconds` as µs, rounded down.
std::int64_t microsecondsFrom(const QByteArray& text)
{
    const auto dot = text.indexOf('.');
    return text.left(dot).toLongLong() * 1'000'000 + text.mid(dot + 1, 6).toLongLong();
}

struct Truth
{
    SumsByTuple outer;
    SumsByTuple inner;
};

Truth readTruth(const QString& path)
{
    Truth truth;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return truth;
    const QList<QByteArray> names = file.readLine().trimmed().split('\t');
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        line.chop(1);
        const QList<QByteArray> cells = line.split('\t');
        const auto cell = [&](const char* name) { return cells.value(names.indexOf(name)); };
        const auto number = [&](const char* name) { return cell(name).toULongLong(); };
        const auto src = IpAddress::fromString(cell("src").toStdString());
        const auto dst = IpAddress::fromString(cell("dst").toStdString());
        if (!src || !dst)
            continue;
        bool ab = false;
        const Tuple tuple = tupleOf(
            cell("proto").toInt(), *src, cell("sport").toInt(), *dst, cell("dport").toInt(), ab);
        Sums& sums = (cell("level") == "inner" ? truth.inner : truth.outer)[tuple];
        sums.add(ab, number("pkts_fwd") + number("frag_pkts_fwd"),
            number("ip_bytes_fwd") + number("frag_ip_bytes_fwd"),
            number("pkts_rev") + number("frag_pkts_rev"),
            number("ip_bytes_rev") + number("frag_ip_bytes_rev"));
        sums.first = std::min(sums.first, microsecondsFrom(cell("first")));
        sums.last = std::max(sums.last, microsecondsFrom(cell("last")));
    }
    return truth;
}

SumsByTuple sumsOf(const std::vector<Flow>& flows, bool tunnelled)
{
    SumsByTuple sums;
    for (const Flow& flow : flows) {
        if (flow.tunnel.empty() == tunnelled)
            continue;
        const bool ports = flow.protocol.hasPorts();
        bool ab = false;
        const Tuple tuple = tupleOf(flow.protocol.number(), flow.srcIp,
            ports ? flow.srcPort.number() : 0, flow.dstIp, ports ? flow.dstPort.number() : 0, ab);
        Sums& s = sums[tuple];
        s.add(ab, flow.packets, flow.bytes, flow.reversePackets, flow.reverseBytes);
        s.first = std::min(s.first, toMicroseconds(flow.start));
        s.last = std::max(s.last, toMicroseconds(flow.end));
    }
    return sums;
}

bool mayCarryTunnels(const Tuple& tuple)
{
    static const std::set<int> protocols {4, 41, 47, 51, 60, 94, 97, 115, 137};
    static const std::set<int> ports {1701, 2152, 3544, 4341, 4754, 4789, 4790, 6081, 6635, 8472};
    return protocols.contains(tuple.protocol)
        || (tuple.protocol == 17
            && (ports.contains(tuple.a.second) || ports.contains(tuple.b.second)));
}

/// Both maps' tuples with different values, as text.
QStringList differences(const SumsByTuple& expected, const SumsByTuple& actual, bool skipCarriers)
{
    QStringList result;
    SumsByTuple all = expected;
    all.insert(actual.begin(), actual.end());
    for (const auto& [tuple, ignored] : all) {
        const auto e = expected.find(tuple);
        const auto a = actual.find(tuple);
        if (skipCarriers && mayCarryTunnels(tuple))
            continue;
        if (e != expected.end() && a != actual.end() && e->second == a->second)
            continue;
        result.append(
            QStringLiteral("%1\n    truth %2\n    ours  %3")
                .arg(tuple.text(), e == expected.end() ? QStringLiteral("none") : e->second.text(),
                    a == actual.end() ? QStringLiteral("none") : a->second.text()));
    }
    return result;
}

std::uint64_t packetsOf(const SumsByTuple& sums)
{
    std::uint64_t packets = 0;
    for (const auto& [tuple, s] : sums)
        packets += s.packets();
    return packets;
}

/// Carriers: never more than the truth has, and what they lack is what was tunnelled.
QStringList carrierDifferences(
    const SumsByTuple& outer, const SumsByTuple& inner, const SumsByTuple& plain)
{
    QStringList result;
    std::uint64_t missing = 0;
    for (const auto& [tuple, truth] : outer) {
        if (!mayCarryTunnels(tuple))
            continue;
        const auto found = plain.find(tuple);
        const Sums ours = found == plain.end() ? Sums {} : found->second;
        if (ours.packetsAb > truth.packetsAb || ours.packetsBa > truth.packetsBa
            || ours.bytesAb > truth.bytesAb || ours.bytesBa > truth.bytesBa)
            result.append(tuple.text() + QStringLiteral(": more than the truth"));
        missing += truth.packets() - ours.packets();
    }
    if (missing != packetsOf(inner))
        result.append(QStringLiteral("%1 packets left their carriers, truth has %2 inner ones")
                          .arg(missing)
                          .arg(packetsOf(inner)));
    return result;
}

QString corpus(const QString& folder)
{
    return QStringLiteral(NB_CORPUS_DIR "/") + folder;
}

void listFiles(const QString& folder, const QStringList& patterns)
{
    QTest::addColumn<QString>("path");
    const QDir dir(corpus(folder));
    for (const QString& name : dir.entryList(patterns, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << dir.filePath(name);
    if (dir.entryList(patterns, QDir::Files).isEmpty())
        QTest::newRow("no corpus") << QString();
}

Result<ImportReport> import(const QString& path, FlowSink& sink)
{
    auto file = openFile(path);
    if (!file)
        return file.error();
    auto source = decompressed(std::move(*file));
    if (!source)
        return source.error();
    return importCapture(**source, sink, {}, "corpus", {}, {});
}

} // namespace

void TestCaptureCorpus::flowsEqualTruth_data()
{
    listFiles(QStringLiteral("pcap"),
        {QStringLiteral("*.pcap"), QStringLiteral("*.pcapng"), QStringLiteral("*.snoop")});
}

void TestCaptureCorpus::flowsEqualTruth()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the corpus of captures is not beside the project");
    const QString name = QFileInfo(path).fileName();
    const Truth truth
        = readTruth(corpus(QStringLiteral("pcap/expected/")) + name + QStringLiteral(".flows.tsv"));
    test::CollectingSink sink;
    const auto report = import(path, sink);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : report->skipped) {
        qInfo("skipped %s: %llu", reason.c_str(), static_cast<unsigned long long>(count));
        skipped += count;
    }
    const SumsByTuple plain = sumsOf(sink.flows, false);
    const SumsByTuple tunnelled = sumsOf(sink.flows, true);
    QStringList problems = differences(truth.outer, plain, true)
        + differences(truth.inner, tunnelled, false)
        + carrierDifferences(truth.outer, truth.inner, plain);
    // Each packet read is in one flow or was skipped for a reason.
    if (report->packets != packetsOf(plain) + packetsOf(tunnelled) + skipped)
        problems.append(QStringLiteral("packets read, metered and skipped do not add up"));
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestCaptureCorpus::hostileFilesEndCleanly_data()
{
    listFiles(QStringLiteral("hostile"),
        {QStringLiteral("*.pcap"), QStringLiteral("*.pcapng"), QStringLiteral("*.bin"),
            QStringLiteral("*.dat")});
}

void TestCaptureCorpus::hostileFilesEndCleanly()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the corpus of captures is not beside the project");
    QElapsedTimer timer;
    timer.start();
    test::CollectingSink sink;
    const auto report = import(path, sink);
    QVERIFY2(timer.elapsed() < 1000, "took a second or more");
    if (!report) {
        QVERIFY(!report.error().detail.empty());
        return;
    }
    QCOMPARE(report->partial, !report->notices.empty());
    for (const Flow& flow : sink.flows) {
        QVERIFY(flow.start <= flow.end);
        QVERIFY(flow.packets + flow.reversePackets > 0);
    }
}

QTEST_GUILESS_MAIN(TestCaptureCorpus)
#include "tst_capturecorpus.moc"
