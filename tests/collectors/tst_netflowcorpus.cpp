// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/exportdecoder.h"
#include "collectors/netflow/exporttemplate.h"
#include "collectors/netflow/informationelement.h"
#include "core/flow/marks.h"
#include "tests/support/exportpackets.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace nb;

namespace {

const QString kCorpus = QStringLiteral(NB_CORPUS_DIR "/netflow");

/// A record as it came out, in a form that compares.
struct SeenRecord
{
    int message = 0;
    int templateId = 0;
    quint32 domain = 0;
    QStringList keys; ///< `8=0a000001`
    QStringList names;
};

class Listener : public RecordSink
{
public:
    void record(const ExportRecord& record) override
    {
        SeenRecord seen;
        seen.message = message;
        seen.templateId = record.templateId;
        seen.domain = record.exporter.domain;
        for (const RecordField& field : record.fields) {
            QString key = field.enterprise == 0
                ? QString::number(field.id)
                : QStringLiteral("%1/%2").arg(field.enterprise).arg(field.id);
            if (field.scope)
                key.prepend(QStringLiteral("scope:"));
            const auto* const start
                = static_cast<const char*>(static_cast<const void*>(field.bytes.data()));
            const QByteArray raw(start, static_cast<qsizetype>(field.bytes.size()));
            seen.keys.append(key + QLatin1Char('=') + QString::fromLatin1(raw.toHex()));
            seen.names.append(QString::fromStdString(
                elementName(record.exporter.version, field.enterprise, field.id, field.scope)));
        }
        (record.late ? late : record.options ? options : data).append(seen);
    }
    void templateDefined(const ExporterId&, const Template& definition) override
    {
        ++(definition.options ? optionsTemplates : templates);
    }
    void problem(const ExporterId&, DropReason, std::string_view, std::size_t) override
    {
        ++problems;
    }

    int message = 0;
    QList<SeenRecord> data, options, late;
    int templates = 0;
    int optionsTemplates = 0;
    int problems = 0;
};

QJsonObject truthOf(const QString& name)
{
    QFile file(kCorpus + QStringLiteral("/expected/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

ExportMessage messageOf(const test::ExportPacket& packet)
{
    ExportMessage message;
    message.exporter = packet.source;
    message.port = packet.port;
    message.received = packet.time;
    message.bytes = packet.payload;
    return message;
}

/// What the truth says of a record: [key, name, value, hex], or the value is the hex.
SeenRecord truthRecord(const QJsonObject& object)
{
    SeenRecord record;
    record.message = object.value(u"msg").toInt();
    record.templateId = object.value(u"template").toInt();
    record.domain = static_cast<quint32>(object.value(u"domain").toDouble());
    for (const QJsonValue& each : object.value(u"fields").toArray()) {
        const QJsonArray field = each.toArray();
        const QString hex
            = field.size() > 3 && field[3].isString() ? field[3].toString() : field[2].toString();
        record.keys.append(field[0].toString() + QLatin1Char('=') + hex);
        record.names.append(field[1].toString());
    }
    return record;
}

/// The truth has stand-ins for what its maker had no name for, and an old name for 335.
bool nameIsTold(const QString& key, const QString& name)
{
    static const QRegularExpression kUnknown(QStringLiteral("^(e\\d+)?id\\d+$"));
    return !kUnknown.match(name).hasMatch() && !key.startsWith(u"335=");
}

void compareRecords(const QList<SeenRecord>& seen, const QJsonArray& truth)
{
    QCOMPARE(seen.size(), truth.size());
    for (qsizetype i = 0; i < seen.size(); ++i) {
        const SeenRecord expected = truthRecord(truth[i].toObject());
        QCOMPARE(seen[i].message, expected.message);
        QCOMPARE(seen[i].templateId, expected.templateId);
        QCOMPARE(seen[i].domain, expected.domain);
        QCOMPARE(seen[i].keys, expected.keys);
        for (qsizetype f = 0; f < expected.names.size(); ++f)
            if (nameIsTold(expected.keys[f], expected.names[f]))
                QCOMPARE(seen[i].names[f], expected.names[f]);
    }
}

quint64 number(const QJsonObject& flow, const char* key)
{
    return static_cast<quint64>(flow.value(QLatin1String(key)).toInteger());
}

bool hasMark(const Flow& row, std::string_view word)
{
    return (' ' + row.marks + ' ').find(' ' + std::string(word) + ' ') != std::string::npos;
}

void compareTime(Timestamp time, const QJsonObject& flow, const char* key)
{
    if (!flow.contains(QLatin1String(key)))
        return;
    const qint64 off = toMicroseconds(time) / 1000 - flow.value(QLatin1String(key)).toInteger();
    QVERIFY2(off >= -1 && off <= 1, key);
}

void compareAddresses(const Flow& row, const QJsonObject& flow)
{
    const auto address = [&flow](const char* key) {
        return flow.value(QLatin1String(key)).toString().toStdString();
    };
    if (flow.contains(u"src"))
        QCOMPARE(row.srcIp.toString(), address("src"));
    if (flow.contains(u"dst"))
        QCOMPARE(row.dstIp.toString(), address("dst"));
    if (flow.contains(u"nat_src"))
        QCOMPARE(row.natSrcIp.toString(), address("nat_src"));
    if (flow.contains(u"nat_dst"))
        QCOMPARE(row.natDstIp.toString(), address("nat_dst"));
    if (flow.contains(u"nat_sport"))
        QCOMPARE(row.natSrcPort.number(), number(flow, "nat_sport"));
    if (flow.contains(u"nat_dport"))
        QCOMPARE(row.natDstPort.number(), number(flow, "nat_dport"));
}

void compareTransport(const Flow& row, const QJsonObject& flow)
{
    if (flow.contains(u"proto"))
        QCOMPARE(row.protocol.number(), number(flow, "proto"));
    if (!row.protocol.isIcmp()) {
        QCOMPARE(row.srcPort.number(), number(flow, "sport"));
        QCOMPARE(row.dstPort.number(), number(flow, "dport"));
    } else {
        QCOMPARE(row.srcPort.number(), 0);
        if (flow.contains(u"icmp"))
            QCOMPARE(row.dstPort.number(), number(flow, "icmp"));
    }
    if (flow.contains(u"tcp_flags"))
        QCOMPARE(row.tcpFlags, number(flow, "tcp_flags") & 0xff);
    if (flow.contains(u"vlan"))
        QCOMPARE(row.vlan, number(flow, "vlan"));
}

void compareCounters(const Flow& row, const QJsonObject& flow)
{
    if (row.kind == RecordKind::Event) {
        QCOMPARE(row.bytes, 0U);
        QCOMPARE(row.packets, 0U);
        QVERIFY(!row.event.empty());
        return;
    }
    QCOMPARE(row.bytes, flow.contains(u"bytes") ? number(flow, "bytes") : kUnknownCount);
    QCOMPARE(row.packets, flow.contains(u"packets") ? number(flow, "packets") : kUnknownCount);
    if (flow.contains(u"rev_bytes"))
        QCOMPARE(row.reverseBytes, number(flow, "rev_bytes"));
    if (flow.contains(u"rev_packets"))
        QCOMPARE(row.reversePackets, number(flow, "rev_packets"));
}

/// The tuple is in a sampled frame alone, which the truth does not look into.
bool isFrame(const QJsonObject& record)
{
    const QJsonArray fields = record.value(u"fields").toArray();
    return !record.value(u"flow").toObject().contains(u"src")
        && std::ranges::any_of(fields,
            [](const QJsonValue& field) { return field.toArray().at(0).toString() == u"315"; });
}

void compareRows(const std::vector<Flow>& rows, const QJsonArray& truth)
{
    QCOMPARE(qsizetype(rows.size()), truth.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QJsonObject flow = truth[qsizetype(i)].toObject().value(u"flow").toObject();
        const Flow& row = rows[i];
        if (isFrame(truth[qsizetype(i)].toObject()))
            continue;
        compareAddresses(row, flow);
        compareTransport(row, flow);
        compareCounters(row, flow);
        if (!hasMark(row, mark::kTimeOrder) && !hasMark(row, mark::kTimeFromReceipt)) {
            compareTime(row.start, flow, "start_ms");
            compareTime(row.end, flow, "end_ms");
        }
        QVERIFY(row.start <= row.end);
        if (QTest::currentTestFailed()) {
            qWarning("row %zu", i);
            return;
        }
    }
}

} // namespace

/// Every case of the corpus of real exports against its truth.
class NetflowCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordsAreAsSent_data() { cases(); }
    void recordsAreAsSent();
    void rowsAreAsTheTruthSays_data() { cases(); }
    void rowsAreAsTheTruthSays();
    void sampledFrameTellsItsTuple();
    void lossIsWhatTheSequenceNumbersSay_data() { cases(); }
    void lossIsWhatTheSequenceNumbersSay();
    void samplingOfOptionsIsAnnounced_data() { cases(); }
    void samplingOfOptionsIsAnnounced();

private:
    static void cases();
};

void NetflowCorpusTest::initTestCase()
{
    if (!QDir(kCorpus).exists())
        QSKIP("the corpus of exporter datagrams is not here");
}

void NetflowCorpusTest::cases()
{
    QTest::addColumn<QString>("name");
    const QDir replay(kCorpus + QStringLiteral("/replay"));
    for (const QString& file : replay.entryList({QStringLiteral("*.pcap")}, QDir::Files))
        QTest::newRow(qPrintable(file)) << file.chopped(5);
}

void NetflowCorpusTest::recordsAreAsSent()
{
    QFETCH(QString, name);
    const QJsonObject truth = truthOf(name);
    const auto packets
        = test::readExportPackets(kCorpus + QStringLiteral("/replay/%1.pcap").arg(name));
    const QJsonObject totals = truth.value(u"totals").toObject();
    QCOMPARE(qsizetype(packets.size()), totals.value(u"datagrams").toInteger());
    ExportDecoder decoder(limitsOfFiles());
    Listener listener;
    for (const auto& packet : packets) {
        QCOMPARE(decoder.decode(messageOf(packet), listener), ExportDecoder::Outcome {});
        ++listener.message;
    }
    compareRecords(listener.data, truth.value(u"records").toArray());
    compareRecords(listener.options, truth.value(u"options_records").toArray());
    QJsonArray late = truth.value(u"late_records").toArray();
    QCOMPARE(listener.late.size(), late.size());
    for (qsizetype i = 0; i < late.size(); ++i) // they come out in a later message
        QCOMPARE(listener.late[i].keys, truthRecord(late[i].toObject()).keys);
    QVERIFY(listener.templates >= totals.value(u"templates").toInt());
}

void NetflowCorpusTest::rowsAreAsTheTruthSays()
{
    QFETCH(QString, name);
    const QJsonObject truth = truthOf(name);
    const auto packets
        = test::readExportPackets(kCorpus + QStringLiteral("/replay/%1.pcap").arg(name));
    DecoderLimits limits = limitsOfFiles();
    limits.rowsWithoutAddress = true;
    ExportDecoder decoder(limits);
    FlowBatch batch;
    for (const auto& packet : packets)
        QCOMPARE(decoder.decode(messageOf(packet), batch), ExportDecoder::Outcome {});
    batch.fillMissing();
    std::vector<Flow> rows, late;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const Flow row = batch.flow(i);
        (hasMark(row, mark::kLateTemplate) ? late : rows).push_back(row);
    }
    compareRows(rows, truth.value(u"records").toArray());
    compareRows(late, truth.value(u"late_records").toArray());

    std::uint64_t records = 0;
    std::uint64_t options = 0;
    std::uint64_t flows = 0;
    for (const ExporterStatus& status : decoder.exporters()) {
        records += status.records;
        options += status.optionsRecords;
        flows += status.flows;
    }
    const QJsonObject totals = truth.value(u"totals").toObject();
    QCOMPARE(records, number(totals, "records") + number(totals, "late_records"));
    QCOMPARE(options, number(totals, "options_records") + number(totals, "late_options_records"));
    QCOMPARE(flows, batch.size());
}

/// Read by hand from the octets of the frame; nfacctd counts the same.
void NetflowCorpusTest::sampledFrameTellsItsTuple()
{
    ExportDecoder decoder(limitsOfFiles());
    FlowBatch batch;
    for (const auto& packet :
        test::readExportPackets(kCorpus + QStringLiteral("/replay/ipfix-akvorado-datalink.pcap")))
        (void)decoder.decode(messageOf(packet), batch);
    batch.fillMissing();
    QCOMPARE(batch.size(), std::size_t {1});
    const Flow row = batch.flow(0);
    QCOMPARE(row.srcIp.toString(), std::string("51.51.51.51"));
    QCOMPARE(row.dstIp.toString(), std::string("52.52.52.52"));
    QCOMPARE(row.srcPort.number(), 55'501);
    QCOMPARE(row.dstPort.number(), 11'777);
    QVERIFY(row.protocol == kUdp);
    QCOMPARE(row.vlan, std::uint16_t {231});
    QCOMPARE(row.packets, std::uint64_t {1});
    QCOMPARE(row.bytes, std::uint64_t {96});
    QCOMPARE(row.inInterface, std::string("582"));
}

void NetflowCorpusTest::lossIsWhatTheSequenceNumbersSay()
{
    QFETCH(QString, name);
    const QJsonObject truth = truthOf(name);
    if (truth.value(u"totals").toObject().value(u"undecoded_sets_on_first_pass").toInt() != 0)
        return; // IPFIX loss is unknown then
    ExportDecoder decoder(limitsOfFiles());
    FlowBatch batch;
    for (const auto& packet :
        test::readExportPackets(kCorpus + QStringLiteral("/replay/%1.pcap").arg(name)))
        (void)decoder.decode(messageOf(packet), batch);
    quint64 lost = 0;
    quint64 expected = 0;
    for (const ExporterStatus& status : decoder.exporters())
        lost += status.lost;
    for (const QJsonValue& each : truth.value(u"sequence").toObject()) {
        const QJsonObject sequence = each.toObject();
        if (sequence.value(u"out_of_order_or_reset").toInt() != 0)
            return; // the truth does not put them in order
        for (const QJsonValue& gap : sequence.value(u"gaps").toArray())
            expected += number(gap.toObject(), "missing");
    }
    QCOMPARE(lost, expected);
}

void NetflowCorpusTest::samplingOfOptionsIsAnnounced()
{
    QFETCH(QString, name);
    const QJsonObject truth = truthOf(name);
    ExportDecoder decoder(limitsOfFiles());
    FlowBatch batch;
    std::map<std::string, std::uint32_t> announced;
    for (const auto& packet :
        test::readExportPackets(kCorpus + QStringLiteral("/replay/%1.pcap").arg(name))) {
        (void)decoder.decode(messageOf(packet), batch);
        for (const SamplingAnnouncement& each : decoder.takeSamplingAnnouncements())
            announced[each.sampler] = each.rate;
    }
    const QJsonArray messages = truth.value(u"messages").toArray();
    std::map<std::string, std::uint32_t> expected;
    for (const QJsonValue& each : truth.value(u"sampling_from_options").toArray()) {
        const QJsonObject sampling = each.toObject();
        std::string sampler = messages[sampling.value(u"msg").toInt()]
                                  .toObject()
                                  .value(u"exporter")
                                  .toString()
                                  .toStdString();
        sampler += '/' + std::to_string(sampling.value(u"domain").toInteger());
        if (!sampling.value(u"selector").isNull())
            sampler += '/' + std::to_string(sampling.value(u"selector").toInteger());
        expected[sampler] = static_cast<std::uint32_t>(sampling.value(u"rate").toDouble());
    }
    QCOMPARE(announced, expected);
}

QTEST_APPLESS_MAIN(NetflowCorpusTest)
#include "tst_netflowcorpus.moc"
