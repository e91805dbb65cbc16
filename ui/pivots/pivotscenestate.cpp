// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotscenestate.h"

#include "ui/map/mapstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>
#include <optional>

namespace nb {

namespace {

constexpr int kMostHops = 1000; ///< to either side

QString textOf(const IpAddress& address)
{
    return QString::fromStdString(address.toString());
}

std::optional<IpAddress> addressOf(const QJsonValue& value)
{
    return IpAddress::fromString(value.toString().toStdString());
}

QJsonArray arrayOf(const EpisodeKey& key)
{
    return {static_cast<qint64>(key.start), textOf(key.client), textOf(key.server),
        static_cast<qint64>(key.service)};
}

/// The first four members, which episodes and steps have alike.
std::optional<EpisodeKey> keyFrom(const QJsonArray& array)
{
    const auto client = addressOf(array.at(1));
    const auto server = addressOf(array.at(2));
    const qint64 service = array.at(3).toInteger(-1);
    if (!client || !server || service < 0
        || service > qint64 {std::numeric_limits<ServiceId>::max()})
        return std::nullopt;
    return EpisodeKey {array.at(0).toInteger(), *client, *server, static_cast<ServiceId>(service)};
}

QJsonObject objectOf(const PivotScene& scene)
{
    QJsonObject hops;
    for (const auto& [host, hop] : scene.hops)
        hops.insert(textOf(host), hop);
    QJsonArray episodes;
    for (const EpisodeKey& key : scene.episodes)
        episodes.append(arrayOf(key));
    QJsonArray steps;
    for (const PlainStep& step : scene.steps) {
        QJsonArray array = arrayOf({step.start, step.client, step.server, step.service});
        array.append(static_cast<qint64>(step.end));
        steps.append(array);
    }
    QJsonArray opened;
    for (const std::string& id : scene.opened)
        opened.append(QString::fromStdString(id));
    return {{QStringLiteral("hops"), hops}, {QStringLiteral("episodes"), episodes},
        {QStringLiteral("steps"), steps}, {QStringLiteral("opened"), opened},
        {QStringLiteral("bundles"), scene.bundles}, {QStringLiteral("networks"), scene.networks},
        {QStringLiteral("parallel"), scene.parallel}};
}

PivotScene sceneFrom(const QJsonObject& object)
{
    PivotScene scene;
    const QJsonObject hops = object.value(u"hops").toObject();
    for (auto it = hops.begin(); it != hops.end(); ++it)
        if (const auto host = IpAddress::fromString(it.key().toStdString()))
            scene.hops[*host] = std::clamp(it.value().toInt(), -kMostHops, kMostHops);
    const auto known = [&scene](const EpisodeKey& key) {
        return scene.hops.contains(key.client) && scene.hops.contains(key.server);
    };
    for (const QJsonValue& value : object.value(u"episodes").toArray())
        if (const auto key = keyFrom(value.toArray()); key && known(*key))
            scene.episodes.insert(*key);
    for (const QJsonValue& value : object.value(u"steps").toArray()) {
        const QJsonArray array = value.toArray();
        if (const auto key = keyFrom(array); key && known(*key))
            scene.steps.insert(
                {key->client, key->server, key->service, key->start, array.at(4).toInteger()});
    }
    for (const QJsonValue& value : object.value(u"opened").toArray())
        scene.opened.insert(value.toString().toStdString());
    scene.bundles = object.value(u"bundles").toBool(true);
    scene.networks = object.value(u"networks").toBool(false);
    scene.parallel = object.value(u"parallel").toBool(true);
    return scene;
}

QJsonObject objectOf(const PivotRow& row)
{
    QJsonArray hosts;
    for (const IpAddress& host : row.hosts)
        hosts.append(textOf(host));
    return {{QStringLiteral("kind"), static_cast<int>(row.kind)}, {QStringLiteral("hosts"), hosts},
        {QStringLiteral("start"), static_cast<qint64>(row.start)}};
}

std::optional<PivotRow> rowFrom(const QJsonObject& object)
{
    PivotRow row;
    row.kind = static_cast<PivotRowKind>(std::clamp(object.value(u"kind").toInt(), 0, 255));
    for (const QJsonValue& value : object.value(u"hosts").toArray())
        if (const auto host = addressOf(value))
            row.hosts.push_back(*host);
    row.start = object.value(u"start").toInteger();
    return row.hosts.empty() ? std::nullopt : std::optional(std::move(row));
}

} // namespace

QByteArray writePivotScene(const PivotCanvas& canvas, const GraphEdits& edits)
{
    QJsonObject all {{QStringLiteral("scene"), objectOf(canvas.scene)},
        {QStringLiteral("edits"), QString::fromUtf8(writeMapState(edits, {}))}};
    if (canvas.row)
        all.insert(QStringLiteral("finding"), objectOf(*canvas.row));
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

void readPivotScene(const QByteArray& text, PivotCanvas& canvas, GraphEdits& edits)
{
    const QJsonObject all = QJsonDocument::fromJson(text).object();
    canvas.scene = sceneFrom(all.value(u"scene").toObject());
    canvas.row = rowFrom(all.value(u"finding").toObject());
    MapView unused;
    readMapState(all.value(u"edits").toString().toUtf8(), edits, unused);
}

} // namespace nb
