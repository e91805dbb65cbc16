// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/base/bytesource.h"
#include "collectors/capture/capturereader.h"
#include "collectors/capture/inputwindow.h"
#include "collectors/netflow/recordsink.h"
#include "collectors/sflow/sflowdecoder.h"
#include "collectors/sflow/sflowfields.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace nb;

/// Decodes datagrams of real agents and compares with what another decoder read in them, sample by
/// sample and record by record. That one reads the outermost packet of a sampled header.
class TestSFlowCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesEqualTruth_data();
    void samplesEqualTruth();
    void rowsEqualTruth_data() { samplesEqualTruth_data(); }
    void rowsEqualTruth();
    void tunnelledPacketIsTheInnerOne();
    void hostileFilesEndCleanly_data();
    void hostileFilesEndCleanly();
};

namespace {

const QString kCorpus = QStringLiteral(NB_CORPUS_DIR) + QStringLiteral("/sflow/");
const QString kHostile = QStringLiteral(NB_CORPUS_DIR) + QStringLiteral("/hostile/");

using Datagrams = std::vector<QByteArray>;

std::span<const std::byte> bytesOf(const QByteArray& data)
{
    return std::as_bytes(std::span(data.constData(), static_cast<std::size_t>(data.size())));
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The payload of a UDP datagram in an Ethernet frame, empty when it is none.
QByteArray udpPayload(std::span<const std::byte> frame)
{
    std::size_t at = 12;
    std::uint32_t type = 0;
    ByteReader reader(frame);
    while ((type = reader.peek<std::uint16_t>(at).value_or(0)) == 0x8100)
        at += 4;
    at += 2;
    std::size_t next = 0;
    std::uint8_t protocol = 0;
    if (type == 0x0800) {
        next = at + (reader.peek<std::uint8_t>(at).value_or(0) & 0x0fU) * 4;
        protocol = reader.peek<std::uint8_t>(at + 9).value_or(0);
    } else if (type == 0x86dd) {
        next = at + 40;
        protocol = reader.peek<std::uint8_t>(at + 6).value_or(0);
    }
    const std::size_t length = reader.peek<std::uint16_t>(next + 4).value_or(0);
    if (protocol != 17 || length < 8 || next + 8 > frame.size())
        return {};
    const auto payload = frame.subspan(next + 8, std::min(length - 8, frame.size() - next - 8));
    QByteArray bytes;
    for (const std::byte b : payload)
        bytes += static_cast<char>(b);
    return bytes;
}

Datagrams datagramsOf(const QString& path)
{
    const QByteArray content = contentOf(path);
    if (path.endsWith(QStringLiteral(".bin")) || path.endsWith(QStringLiteral(".dat")))
        return {content};
    Datagrams all;
    MemorySource source(bytesOf(content));
    InputWindow window(source);
    CaptureFormat format {};
    auto reader = openCapture(window, format);
    if (!reader)
        return all;
    CapturedPacket packet;
    while ((*reader)->next(packet))
        if (QByteArray payload = udpPayload(packet.bytes); !payload.isEmpty())
            all.push_back(payload);
    return all;
}

ExportMessage messageOf(const QByteArray& datagram)
{
    ExportMessage message;
    message.exporter = IpAddress::fromV4(0x7f00'0001);
    message.received = 1'770'000'000'000'000;
    message.bytes = bytesOf(datagram);
    return message;
}

using Values = std::map<std::string, QVariant>;

/// Keeps samples by value.
class KeepingSink : public RecordSink
{
public:
    void record(const ExportRecord&) override { }
    void templateDefined(const ExporterId&, const Template&) override { }
    void problem(const ExporterId&, DropReason, std::string_view detail, std::size_t) override
    {
        problems.push_back(QString::fromUtf8(detail));
    }
    void sample(const ExporterId& exporter, std::int64_t, const SFlowFlowSample& sample) override
    {
        Values values;
        for (const SFlowField& field : sflowFields(sample)) {
            if (const auto* number = std::get_if<std::uint64_t>(&field.value))
                values[std::string(field.name)] = QVariant::fromValue(qulonglong {*number});
            else
                values[std::string(field.name)]
                    = QString::fromStdString(std::get<std::string>(field.value));
        }
        values["agent"] = QString::fromStdString(exporter.address.toString());
        values["sub_agent"] = qulonglong {exporter.domain};
        samples.push_back(std::move(values));
    }

    std::vector<Values> samples;
    QStringList problems;
};

QJsonObject truthOf(const QString& name)
{
    return QJsonDocument::fromJson(
        contentOf(kCorpus + QStringLiteral("expected/") + name + QStringLiteral(".json")))
        .object();
}

QString pathOf(const QJsonObject& truth)
{
    return kCorpus + truth[QStringLiteral("files")].toArray().at(0).toString();
}

/// Key of the truth, its number or text, and ours.
void compareValue(const Values& ours, const char* key, const QJsonObject& truth, const char* name)
{
    const QJsonValue expected = truth[QString::fromLatin1(name)];
    if (expected.isUndefined())
        return;
    const auto found = ours.find(key);
    QVERIFY2(found != ours.end(), key);
    const QString text = expected.isString() ? QString::fromStdString(
                             IpAddress::fromString(expected.toString().toStdString())->toString())
                                             : QString::number(expected.toInteger());
    QVERIFY2(found->second.toString() == text,
        qPrintable(QStringLiteral("%1: %2, expected %3")
                       .arg(QString::fromLatin1(key), found->second.toString(), text)));
}

void compareHeader(const Values& ours, const QJsonObject& record)
{
    for (const char* key : {"header_protocol", "frame_length", "stripped", "header_bytes", "tos"})
        compareValue(ours, key, record, key);
    compareValue(ours, "src_ip", record, "src");
    compareValue(ours, "dst_ip", record, "dst");
    compareValue(ours, "ip_length", record, "ip_len");
    compareValue(ours, "src_port", record, "sport");
    compareValue(ours, "dst_port", record, "dport");
    compareValue(ours, "tcp_flags", record, "tcp_flags");
    // The truth has the first next-header field of IPv6, we what follows the hop-by-hop options.
    if (record[QStringLiteral("proto")].toInt() != 0)
        compareValue(ours, "protocol", record, "proto");
}

void compareRecord(const Values& ours, const QJsonObject& record)
{
    switch (record[QStringLiteral("format")].toInt()) {
    case 1:
        return compareHeader(ours, record);
    case 3:
        compareValue(ours, "sampled_ip_length", record, "ip_len");
        compareValue(ours, "sampled_ip_protocol", record, "proto");
        compareValue(ours, "sampled_ip_src", record, "src");
        compareValue(ours, "sampled_ip_dst", record, "dst");
        compareValue(ours, "sampled_ip_src_port", record, "sport");
        compareValue(ours, "sampled_ip_dst_port", record, "dport");
        compareValue(ours, "sampled_ip_tcp_flags", record, "tcp_flags");
        compareValue(ours, "sampled_ip_tos", record, "tos");
        return;
    case 1001:
        compareValue(ours, "src_vlan", record, "src_vlan");
        compareValue(ours, "src_priority", record, "src_prio");
        compareValue(ours, "dst_vlan", record, "dst_vlan");
        compareValue(ours, "dst_priority", record, "dst_prio");
        return;
    case 1002:
        for (const char* key : {"next_hop", "src_mask", "dst_mask"})
            compareValue(ours, key, record, key);
        return;
    default:
        return;
    }
}

/// The truth keeps the format bits of compact samples in the number.
void compareInterface(const Values& ours, const QJsonObject& sample, const char* name)
{
    const std::string key(name);
    const auto format = sample[QString::fromLatin1(name) + QStringLiteral("_format")];
    const auto value = static_cast<quint64>(sample[QString::fromLatin1(name)].toInteger());
    const bool expanded = !format.isUndefined();
    QCOMPARE(ours.at(key + "_format").toULongLong(),
        expanded ? static_cast<quint64>(format.toInteger()) : value >> 30);
    QCOMPARE(ours.at(key).toULongLong(), expanded ? value : value & 0x3fff'ffff);
}

void compareSample(const Values& ours, const QJsonObject& datagram, const QJsonObject& sample)
{
    for (const char* key : {"agent", "sub_agent", "sequence", "uptime_ms"})
        compareValue(ours, key, datagram, key);
    compareValue(ours, "sample_format", sample, "format");
    compareValue(ours, "sample_sequence", sample, "sequence");
    for (const char* key : {"source_type", "source_index", "rate", "pool", "drops"})
        compareValue(ours, key, sample, key);
    compareInterface(ours, sample, "in");
    compareInterface(ours, sample, "out");
    QStringList formats;
    for (const QJsonValue& record : sample[QStringLiteral("flow_records")].toArray()) {
        formats += QStringLiteral("0:%1").arg(record[QStringLiteral("format")].toInt());
        compareRecord(ours, record.toObject());
    }
    QCOMPARE(ours.at("records").toString(), formats.join(QLatin1Char(' ')));
}

} // namespace

void TestSFlowCorpus::samplesEqualTruth_data()
{
    QTest::addColumn<QString>("name");
    const QDir folder(kCorpus + QStringLiteral("expected"));
    for (const QFileInfo& file : folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files))
        QTest::newRow(qPrintable(file.baseName())) << file.completeBaseName();
    if (!folder.exists())
        QTest::newRow("no corpus") << QString();
}

void TestSFlowCorpus::samplesEqualTruth()
{
    QFETCH(QString, name);
    if (name.isEmpty())
        QSKIP("the corpus of sFlow datagrams is not beside the project");
    const QJsonObject truth = truthOf(name);
    SFlowDecoder decoder;
    KeepingSink sink;
    const Datagrams datagrams = datagramsOf(pathOf(truth));
    for (const QByteArray& datagram : datagrams)
        QVERIFY(!decoder.decode(messageOf(datagram), sink));
    QVERIFY2(sink.problems.isEmpty(), qPrintable(sink.problems.join(QLatin1Char('\n'))));

    const QJsonObject totals = truth[QStringLiteral("totals")].toObject();
    const auto total = [&](const char* key) {
        return static_cast<std::uint64_t>(totals[QString::fromLatin1(key)].toInteger());
    };
    QCOMPARE(datagrams.size(), total("datagrams"));
    QCOMPARE(decoder.counts().flowSamples, total("flow_samples"));
    QCOMPARE(decoder.counts().counterSamples, total("counter_samples"));
    QCOMPARE(decoder.counts().discardSamples, total("discard_samples"));

    std::size_t next = 0;
    for (const QJsonValue& datagram : truth[QStringLiteral("datagrams")].toArray()) {
        for (const QJsonValue& sample : datagram[QStringLiteral("samples")].toArray()) {
            if (sample[QStringLiteral("type")].toString() != QStringLiteral("flow"))
                continue;
            QVERIFY(next < sink.samples.size());
            compareSample(sink.samples[next++], datagram.toObject(), sample.toObject());
            if (QTest::currentTestFailed())
                return;
        }
    }
    QCOMPARE(next, sink.samples.size());
}

void TestSFlowCorpus::rowsEqualTruth()
{
    QFETCH(QString, name);
    if (name.isEmpty())
        QSKIP("the corpus of sFlow datagrams is not beside the project");
    const QJsonObject truth = truthOf(name);
    SFlowDecoder decoder;
    FlowBatch batch;
    for (const QByteArray& datagram : datagramsOf(pathOf(truth)))
        QVERIFY(!decoder.decode(messageOf(datagram), batch));
    std::uint64_t duplicates = 0;
    for (const ExporterStatus& status : decoder.exporters())
        duplicates += status.duplicates;
    QCOMPARE(duplicates, std::uint64_t {0});
    std::size_t row = 0;
    for (const QJsonValue& datagram : truth[QStringLiteral("datagrams")].toArray()) {
        for (const QJsonValue& sample : datagram[QStringLiteral("samples")].toArray()) {
            if (sample[QStringLiteral("type")].toString() != QStringLiteral("flow"))
                continue;
            QVERIFY(row < batch.size());
            const Flow flow = batch.flow(row++);
            QCOMPARE(flow.sampling,
                static_cast<std::uint32_t>(sample[QStringLiteral("rate")].toInteger()));
            QCOMPARE(flow.exporter, datagram[QStringLiteral("agent")].toString().toStdString());
            QCOMPARE(flow.packets, std::uint64_t {1});
            for (const QJsonValue& record : sample[QStringLiteral("flow_records")].toArray()) {
                if (record[QStringLiteral("format")].toInt() != 1 || !flow.tunnel.empty())
                    continue;
                const auto address = [&](const char* key) {
                    return IpAddress::fromString(
                        record[QString::fromLatin1(key)].toString().toStdString());
                };
                QVERIFY(flow.srcIp == address("src"));
                QVERIFY(flow.dstIp == address("dst"));
                QCOMPARE(flow.bytes,
                    static_cast<std::uint64_t>(record[QStringLiteral("ip_len")].toInteger()));
                QCOMPARE(int {flow.srcPort.number()}, record[QStringLiteral("sport")].toInt(0));
                if (flow.protocol.hasPorts())
                    QCOMPARE(int {flow.dstPort.number()}, record[QStringLiteral("dport")].toInt());
                QCOMPARE(int {flow.tcpFlags}, record[QStringLiteral("tcp_flags")].toInt(0));
            }
        }
    }
    QCOMPARE(row, batch.size());
}

/// Inner packet as tshark 4.0.17 shows it.
void TestSFlowCorpus::tunnelledPacketIsTheInnerOne()
{
    const QString path = kCorpus + QStringLiteral("akvorado-data-encap-vxlan.pcap");
    if (!QFile::exists(path))
        QSKIP("the corpus of sFlow datagrams is not beside the project");
    SFlowDecoder decoder;
    FlowBatch batch;
    for (const QByteArray& datagram : datagramsOf(path))
        QVERIFY(!decoder.decode(messageOf(datagram), batch));
    QCOMPARE(batch.size(), std::size_t {1});
    const Flow flow = batch.flow(0);
    QCOMPARE(flow.tunnel, std::string("vxlan:100"));
    QCOMPARE(flow.srcIp.toString(), std::string("2001:db8:4::1"));
    QCOMPARE(flow.dstIp.toString(), std::string("2001:db8:4::3"));
    QCOMPARE(flow.bytes, std::uint64_t {104});
}

void TestSFlowCorpus::hostileFilesEndCleanly_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(kHostile);
    for (const QFileInfo& file : folder.entryInfoList(QDir::Files))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    if (!folder.exists())
        QTest::newRow("no corpus") << QString();
}

/// Datagrams of captures, whole datagrams, and everything else as if it were one.
void TestSFlowCorpus::hostileFilesEndCleanly()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the corpus of hostile files is not beside the project");
    Datagrams datagrams = datagramsOf(path);
    datagrams.push_back(contentOf(path));
    // the content behind a good header: announced samples without end
    const auto header = QByteArray::fromHex("0000000500000001c000020100000000000000010000"
                                            "0001ffffffff");
    datagrams.push_back(header + contentOf(path).left(65'000));
    QElapsedTimer timer;
    timer.start();
    SFlowDecoder decoder;
    FlowBatch batch;
    std::uint64_t dropped = 0;
    for (const QByteArray& datagram : datagrams)
        dropped += decoder.decode(messageOf(datagram), batch) ? 1 : 0;
    QVERIFY2(timer.elapsed() < 1000, "took a second or more");
    std::uint64_t known = dropped;
    for (const ExporterStatus& status : decoder.exporters())
        known += status.datagrams;
    QCOMPARE(known, static_cast<std::uint64_t>(datagrams.size()));
    QVERIFY(decoder.counts().damagedSamples > 0);
    for (std::size_t row = 0; row < batch.size(); ++row)
        QVERIFY(batch.packets[row] == 1 && batch.bytes[row] <= 0x1'0000'0000);
}

QTEST_GUILESS_MAIN(TestSFlowCorpus)
#include "tst_sflowcorpus.moc"
