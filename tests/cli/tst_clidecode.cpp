// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/exportbuilder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace nb::test;

namespace {

const QString kCorpus = QStringLiteral(NB_CORPUS_DIR "/netflow");

QJsonDocument jsonOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())
                                          : QJsonDocument();
}

/// Lines of output by what they are.
struct Lines
{
    QList<QJsonObject> records, options, late, problems, templates;
};

Lines linesOf(const QByteArray& out)
{
    Lines lines;
    for (const QByteArray& line : out.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(u"error"))
            lines.problems.append(object);
        else if (object.contains(u"definition"))
            lines.templates.append(object);
        else if (object.value(u"late").toBool())
            lines.late.append(object);
        else
            (object.value(u"options").toBool() ? lines.options : lines.records).append(object);
    }
    return lines;
}

qint64 sum(const QList<QJsonObject>& records, const char* key)
{
    qint64 total = 0;
    for (const QJsonObject& record : records)
        total += record.value(QLatin1String(key)).toInteger();
    return total;
}

/// The same keys mean the same values, where the truth has them.
void compareFlow(const QJsonObject& line, const QJsonObject& flow)
{
    const std::pair<const char*, const char*> keys[] {{"src", "src_ip"}, {"dst", "dst_ip"},
        {"sport", "src_port"}, {"dport", "dst_port"}, {"bytes", "bytes"}, {"packets", "packets"},
        {"rev_bytes", "reverse_bytes"}, {"rev_packets", "reverse_packets"}};
    for (const auto& [truth, ours] : keys)
        QCOMPARE(line.value(QLatin1String(ours)), flow.value(QLatin1String(truth)));
    const std::pair<const char*, const char*> times[] {{"start_ms", "start"}, {"end_ms", "end"}};
    for (const auto& [truth, ours] : times) {
        if (!flow.contains(QLatin1String(truth)))
            continue;
        const auto time
            = QDateTime::fromString(line.value(QLatin1String(ours)).toString(), Qt::ISODateWithMs);
        const qint64 off = time.toMSecsSinceEpoch() - flow.value(QLatin1String(truth)).toInteger();
        QVERIFY2(off >= -1 && off <= 1, truth);
    }
}

QString write(const QTemporaryDir& folder, const char* name, const std::vector<std::byte>& bytes)
{
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (const std::byte b : bytes)
        file.putChar(static_cast<char>(b));
    return path;
}

std::vector<std::byte> templateMessage()
{
    return MessageBuilder::ipfix(0)
        .templates(templateRecord(256, {{8, 4}, {1, 4}, {4'000, 2, 637}}, true))
        .bytes();
}

std::vector<std::byte> dataMessage()
{
    return MessageBuilder::ipfix(0).set(256, Octets().u32(0x0a000001).u32(77).u16(0xabcd)).bytes();
}

} // namespace

/// `decode` and the import of exporters' packets.
class CliDecodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpusIsDecodedAsTheTruthSays_data();
    void corpusIsDecodedAsTheTruthSays();
    void recordsHaveTheirFieldsByName();
    void templatesArePrintedWhenAskedFor();
    void dataBeforeItsTemplateComesLate();
    void ipfixFilesKeepTheirTemplates();
    void problemsAreLinesAndExitCodes();
    void exporterPacketsAreImported();
};

void CliDecodeTest::corpusIsDecodedAsTheTruthSays_data()
{
    if (!QDir(kCorpus).exists())
        QSKIP("the corpus of exporter datagrams is not here");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("files");
    for (const QJsonValue& each : jsonOf(kCorpus + QStringLiteral("/cases.json")).array()) {
        const QString name = each.toObject().value(u"id").toString();
        QStringList files;
        for (const QJsonValue& file : each.toObject().value(u"files").toArray())
            files.append(kCorpus + QLatin1Char('/') + name + QLatin1Char('/') + file.toString());
        QTest::newRow(qPrintable(name)) << name << files;
    }
}

void CliDecodeTest::corpusIsDecodedAsTheTruthSays()
{
    QFETCH(QString, name);
    QFETCH(QStringList, files);
    const QJsonObject truth
        = jsonOf(kCorpus + QStringLiteral("/expected/%1.json").arg(name)).object();
    const CliResult result = runCli(QStringList {QStringLiteral("decode")} + files);
    QCOMPARE(result.code, 0);
    const Lines lines = linesOf(result.out);
    const QJsonObject totals = truth.value(u"totals").toObject();
    QCOMPARE(lines.records.size(), totals.value(u"records").toInteger());
    QCOMPARE(lines.options.size(), totals.value(u"options_records").toInteger());
    QCOMPARE(lines.late.size(), totals.value(u"late_records").toInteger());
    QCOMPARE(sum(lines.records, "bytes"), totals.value(u"sum_bytes").toInteger());
    QCOMPARE(sum(lines.records, "packets"), totals.value(u"sum_packets").toInteger());
    QCOMPARE(sum(lines.records, "reverse_bytes"), totals.value(u"sum_rev_bytes").toInteger());
    QCOMPARE(sum(lines.records, "reverse_packets"), totals.value(u"sum_rev_packets").toInteger());
    const QJsonArray records = truth.value(u"records").toArray();
    for (qsizetype i = 0; i < lines.records.size(); ++i)
        compareFlow(lines.records[i], records[i].toObject().value(u"flow").toObject());
}

void CliDecodeTest::recordsHaveTheirFieldsByName()
{
    const QTemporaryDir folder;
    const QStringList arguments {QStringLiteral("decode"),
        write(folder, "t.dat", templateMessage()), write(folder, "d.dat", dataMessage())};
    const CliResult result = runCli(arguments);
    QCOMPARE(result.code, 0);
    const Lines lines = linesOf(result.out);
    QCOMPARE(lines.records.size(), 1);
    const QJsonObject record = lines.records[0];
    QCOMPARE(record.value(u"version").toInt(), 10);
    QCOMPARE(record.value(u"template").toInt(), 256);
    QCOMPARE(record.value(u"src_ip").toString(), QStringLiteral("10.0.0.1"));
    QCOMPARE(record.value(u"bytes").toInt(), 77);
    QVERIFY(
        !record.contains(u"packets") && !record.contains(u"dst_ip") && !record.contains(u"start"));
    const QJsonObject fields = record.value(u"fields").toObject();
    QCOMPARE(fields.value(u"octetDeltaCount").toInt(), 77);
    QCOMPARE(fields.value(u"sourceIPv4Address").toString(), QStringLiteral("10.0.0.1"));
    QCOMPARE(fields.value(u"637:4000").toString(), QStringLiteral("abcd"));
}

void CliDecodeTest::templatesArePrintedWhenAskedFor()
{
    const QTemporaryDir folder;
    const QString path = write(folder, "t.dat", templateMessage());
    QVERIFY(linesOf(runCli({QStringLiteral("decode"), path}).out).templates.isEmpty());
    const Lines lines
        = linesOf(runCli({QStringLiteral("decode"), QStringLiteral("--templates"), path}).out);
    QCOMPARE(lines.templates.size(), 1);
    const QJsonArray fields = lines.templates[0].value(u"definition").toArray();
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields[0].toObject().value(u"name").toString(), QStringLiteral("sourceIPv4Address"));
    QCOMPARE(fields[2].toObject().value(u"enterprise").toInt(), 637);
}

void CliDecodeTest::dataBeforeItsTemplateComesLate()
{
    const QTemporaryDir folder;
    const Lines lines
        = linesOf(runCli({QStringLiteral("decode"), write(folder, "d.dat", dataMessage()),
                             write(folder, "t.dat", templateMessage())})
                      .out);
    QCOMPARE(lines.problems.size(), 1);
    QCOMPARE(lines.problems[0].value(u"reason").toString(), QStringLiteral("no-template"));
    QCOMPARE(lines.late.size(), 1);
    QCOMPARE(lines.late[0].value(u"bytes").toInt(), 77);
    QVERIFY(lines.records.isEmpty());
}

void CliDecodeTest::ipfixFilesKeepTheirTemplates()
{
    const QTemporaryDir folder;
    std::vector<std::byte> whole = templateMessage();
    const auto data = dataMessage();
    whole.insert(whole.end(), data.begin(), data.end());
    whole.insert(whole.end(), data.begin(), data.end());
    const QString file = write(folder, "a.ipfix", whole);
    const Lines twice = linesOf(runCli({QStringLiteral("decode"), file, file}).out);
    QCOMPARE(twice.records.size(), 4);
    // its template means nothing to another file
    const Lines other
        = linesOf(runCli({QStringLiteral("decode"), file, write(folder, "d.dat", data)}).out);
    QCOMPARE(other.records.size(), 2);
    QCOMPARE(other.problems.size(), 1);
}

void CliDecodeTest::problemsAreLinesAndExitCodes()
{
    const QTemporaryDir folder;
    QCOMPARE(runCli({QStringLiteral("decode")}).code, 1);
    QCOMPARE(runCli({QStringLiteral("decode"), folder.filePath(QStringLiteral("none"))}).code, 2);
    const QString text = write(folder, "text", Octets().text("nothing of the kind").bytes());
    QCOMPARE(runCli({QStringLiteral("decode"), text}).code, 2);
    const QString cut = write(folder, "cut", Octets().u16(10).u16(500).fill(30).bytes());
    const CliResult malformed = runCli({QStringLiteral("decode"), cut});
    QCOMPARE(malformed.code, 2);
    QCOMPARE(linesOf(malformed.out).problems.size(), 1);
    const QString good = write(folder, "t.dat", templateMessage());
    QCOMPARE(runCli({QStringLiteral("decode"), good, cut}).code, 3);
    QCOMPARE(runCli({QStringLiteral("decode"), good}).code, 0);
}

void CliDecodeTest::exporterPacketsAreImported()
{
    const QTemporaryDir folder;
    std::vector<std::byte> whole;
    for (std::uint32_t i = 0; i < 5; ++i) {
        const auto message = netflow5(i * 30, 30).bytes();
        whole.insert(whole.end(), message.begin(), message.end());
    }
    const QString file = write(folder, "v5.dat", whole);
    const QString workspace = folder.filePath(QStringLiteral("w"));
    const CliResult imported
        = runCli({QStringLiteral("-w"), workspace, QStringLiteral("import"), file});
    QCOMPARE(imported.code, 0);
    const CliResult flows = runCli(
        {QStringLiteral("-w"), workspace, QStringLiteral("flows"), QStringLiteral("--format"),
            QStringLiteral("tsv"), QStringLiteral("--columns"), QStringLiteral("bytes,exporter")});
    qint64 octets = 0;
    for (const auto& row : flows.rows().mid(1)) {
        octets += row[0].toLongLong();
        QCOMPARE(row[1], QByteArray("v5.dat"));
    }
    QCOMPARE(octets, 150 * 100);
    const QString corpus
        = kCorpus + QStringLiteral("/v5-freebsd-ng_netflow/netgraph-netflow5.pcap");
    if (!QFile::exists(corpus))
        return;
    const QString second = folder.filePath(QStringLiteral("w2"));
    QCOMPARE(runCli({QStringLiteral("-w"), second, QStringLiteral("import"),
                        QStringLiteral("--exporter-packets"), corpus})
                 .code,
        0);
    const CliResult top
        = runCli({QStringLiteral("-w"), second, QStringLiteral("top"), QStringLiteral("--by"),
            QStringLiteral("exporter"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    QVERIFY(top.out.contains("192.168.1.3"));
    QVERIFY(top.out.contains("6765997"));
}

QTEST_GUILESS_MAIN(CliDecodeTest)
#include "tst_clidecode.moc"
