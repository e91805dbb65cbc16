// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pivotscenario.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb::test {

namespace {

std::vector<std::string> texts(const QJsonValue& value)
{
    std::vector<std::string> all;
    for (const QJsonValue& item : value.toArray())
        all.push_back(item.toString().toStdString());
    return all;
}

std::optional<std::int64_t> timeOf(const QJsonValue& value)
{
    const auto time = timestampFromString(value.toString().toStdString());
    if (!time)
        return std::nullopt;
    return toMicroseconds(*time);
}

ExpectedChain chainFrom(const QJsonObject& object)
{
    ExpectedChain chain;
    chain.hosts = texts(object.value(QStringLiteral("hosts")));
    chain.score = object.value(QStringLiteral("score")).toDouble();
    chain.types = texts(object.value(QStringLiteral("types")));
    chain.services = texts(object.value(QStringLiteral("services")));
    for (const QJsonValue& parents : object.value(QStringLiteral("parents")).toArray())
        chain.parents.push_back(parents.toInt());
    chain.controller = object.value(QStringLiteral("controller")).toString().toStdString();
    chain.controllerClosed = object.value(QStringLiteral("controller_closed")).toBool();
    return chain;
}

std::uint64_t countFrom(const QString& text)
{
    return text.isEmpty() ? PivotRecord::kUnknown : text.toULongLong();
}

} // namespace

QStringList scenarioNames(const QString& folder)
{
    QStringList names = QDir(folder).entryList({QStringLiteral("*.expected.json")}, QDir::Files);
    for (QString& name : names)
        name.chop(static_cast<int>(sizeof ".expected.json") - 1);
    return names;
}

std::vector<PivotRecord> readPivotCsv(const QString& path, std::vector<std::string>& exporters)
{
    std::vector<PivotRecord> records;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return records;
    const QStringList names = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(','));
    const auto at = [&names](const char* name) { return names.indexOf(QLatin1String(name)); };
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty())
            continue;
        const QStringList cells = line.split(QLatin1Char(','));
        const auto cell
            = [&](const char* name) { return at(name) < 0 ? QString() : cells.value(at(name)); };
        PivotRecord record;
        record.start = toMicroseconds(*timestampFromString(cell("start").toStdString()));
        record.end = toMicroseconds(*timestampFromString(cell("end").toStdString()));
        record.source = *IpAddress::fromString(cell("src_ip").toStdString());
        record.destination = *IpAddress::fromString(cell("dst_ip").toStdString());
        record.sourcePort = cell("src_port").toUShort();
        record.destinationPort = cell("dst_port").toUShort();
        record.protocol = cell("protocol") == QStringLiteral("tcp") ? 6
            : cell("protocol") == QStringLiteral("udp")             ? 17
                                                                    : 1;
        record.bytes = countFrom(cell("bytes"));
        record.reverseBytes = countFrom(cell("reverse_bytes"));
        record.sampled = cell("sampling").toInt() > 1;
        StoredTraffic traffic;
        traffic.packets = countFrom(cell("packets"));
        traffic.reversePackets = countFrom(cell("reverse_packets"));
        traffic.tcpFlags = static_cast<std::uint8_t>(cell("tcp_flags").toUInt(nullptr, 16));
        traffic.reverseTcpFlags
            = static_cast<std::uint8_t>(cell("reverse_tcp_flags").toUInt(nullptr, 16));
        deriveEvidence(record, traffic);
        const std::string exporter = cell("exporter").toStdString();
        auto known = std::ranges::find(exporters, exporter);
        if (known == exporters.end())
            known = exporters.insert(exporters.end(), exporter);
        record.exporter = static_cast<std::uint16_t>(known - exporters.begin());
        records.push_back(record);
    }
    return records;
}

std::optional<PivotScenario> readScenario(const QString& folder, const QString& name)
{
    QFile file(folder + QLatin1Char('/') + name + QStringLiteral(".expected.json"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    PivotScenario scenario;
    scenario.name = name;
    for (const std::string& text : texts(object.value(QStringLiteral("internal"))))
        scenario.settings.internal.push_back(*IpPrefix::fromString(text));
    scenario.settings.from = timeOf(object.value(QStringLiteral("from")));
    scenario.settings.to = timeOf(object.value(QStringLiteral("to")));
    const QJsonObject parameters = object.value(QStringLiteral("parameters")).toObject();
    for (const QString& key : parameters.keys())
        if (!scenario.settings.parameters
                 .set(key.toStdString(),
                     QString::number(parameters.value(key).toDouble()).toStdString())
                 .ok())
            return std::nullopt;
    for (const QJsonValue& chain : object.value(QStringLiteral("chains")).toArray())
        scenario.chains.push_back(chainFrom(chain.toObject()));
    scenario.records = readPivotCsv(
        folder + QLatin1Char('/') + name + QStringLiteral(".csv"), scenario.exporters);
    return scenario;
}

PivotAnalysisPtr analyse(const std::vector<PivotRecord>& records, const PivotSettings& settings)
{
    PivotFlowSet flows(settings.services);
    for (const PivotRecord& record : records)
        flows.add(record);
    auto analysis = PivotAnalysis::run(std::move(flows), settings);
    return analysis.ok() ? *analysis : nullptr;
}

std::string pathText(const PivotAnalysis& analysis, const PivotChain& chain)
{
    std::string text;
    for (const PivotHost host : chain.hosts)
        text.append(text.empty() ? "" : ">").append(analysis.address(host).toString());
    return text;
}

} // namespace nb::test
