// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/collectedflows.h"

#include "tests/cli/clirun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace nb::test {

namespace {

void addCells(Tuples& tuples, const QList<QByteArray>& cells)
{
    QList<QByteArray> key = cells.mid(0, 5);
    static const QMap<QByteArray, QByteArray> kNames {{"1", "icmp"}, {"6", "tcp"}, {"17", "udp"}};
    key[4] = key[4].trimmed().toLower();
    key[4] = kNames.value(key[4], key[4]);
    if (key[4] == "icmp") { // exporters differ in what they call the ports of ICMP
        key[1] = "0";
        key[3] = "0";
    }
    for (QByteArray& cell : key)
        cell = cell.trimmed();
    Sums& sums = tuples[key.join(' ')];
    ++sums.records;
    sums.packets += cells[5].trimmed().toULongLong();
    sums.bytes += cells[6].trimmed().toULongLong();
}

} // namespace

QByteArray describe(const Tuples& tuples)
{
    Sums all;
    for (const auto& [key, sums] : tuples) {
        all.records += sums.records;
        all.packets += sums.packets;
        all.bytes += sums.bytes;
    }
    return QByteArray::number(tuples.size()) + " tuples, " + QByteArray::number(all.records)
        + " records, " + QByteArray::number(all.packets) + " packets, "
        + QByteArray::number(all.bytes) + " bytes";
}

Tuples nfdumpTuples(const QString& folder)
{
    PeerProcess nfdump(findPeer(QStringLiteral("nfdump")),
        {QStringLiteral("-R"), folder, QStringLiteral("-q"), QStringLiteral("-N"),
            QStringLiteral("-6"), QStringLiteral("-o"),
            QStringLiteral("fmt:%sa,%sp,%da,%dp,%pr,%ipkt,%ibyt")});
    nfdump.finished(20'000);
    Tuples tuples;
    const QList<QByteArray> lines = nfdump.out().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> cells = line.split(',');
        if (cells.size() == 7)
            addCells(tuples, cells);
    }
    return tuples;
}

Tuples ourTuples(const QString& workspace)
{
    const CliResult result = runCli({QStringLiteral("-w"), workspace, QStringLiteral("flows"),
        QStringLiteral("--format"), QStringLiteral("tsv"), QStringLiteral("--columns"),
        QStringLiteral("src_ip,src_port,dst_ip,dst_port,protocol,packets,bytes")});
    Tuples tuples;
    const auto rows = result.rows();
    for (qsizetype i = 1; i < rows.size(); ++i)
        addCells(tuples, rows[i]);
    return tuples;
}

quint64 lostOnTheWay(const QString& workspace)
{
    const CliResult result = runCli({QStringLiteral("-w"), workspace, QStringLiteral("--json"),
        QStringLiteral("status"), QStringLiteral("--exporters")});
    quint64 lost = 0;
    for (const QJsonValue& exporter : QJsonDocument::fromJson(result.out).array())
        lost += static_cast<quint64>(exporter.toObject().value(u"lost").toInteger());
    return lost;
}

OurCollector::OurCollector(
    const QString& workspace, const QString& scheme, const QStringList& options)
    : m_process(QStringLiteral(NB_BIN_DIR "/netbehave-cli"),
        QStringList {QStringLiteral("-w"), workspace, QStringLiteral("collect"),
            QStringLiteral("--listen"), scheme + QStringLiteral("://127.0.0.1:0")}
            + options)
{
}

quint16 OurCollector::port()
{
    static const QRegularExpression bound(
        QStringLiteral("(?:udp|tcp|tls)://127\\.0\\.0\\.1:([1-9][0-9]*)"));
    quint16 port = 0;
    (void)QTest::qWaitFor(
        [&] {
            const auto match = bound.match(QString::fromUtf8(m_process.said()));
            port = match.hasMatch() ? match.captured(1).toUShort() : quint16 {0};
            return port != 0 || !m_process.running();
        },
        10'000);
    return port;
}

} // namespace nb::test
