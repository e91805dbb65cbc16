// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace nb {

namespace {

template <typename Ids> QJsonArray arrayOf(const Ids& ids)
{
    QJsonArray array;
    for (const std::string& id : ids)
        array.append(QString::fromStdString(id));
    return array;
}

template <typename Ids> void read(const QJsonValue& value, Ids& ids)
{
    for (const QJsonValue& id : value.toArray())
        if (id.isString())
            ids.insert(id.toString().toStdString());
}

} // namespace

QByteArray writeMapState(const GraphEdits& edits, const MapView& view)
{
    QJsonObject centres;
    for (const auto& [id, at] : edits.centres)
        centres.insert(QString::fromStdString(id), QJsonArray {at.x, at.y});
    QJsonObject notes;
    for (const auto& [id, note] : edits.notes)
        notes.insert(QString::fromStdString(id), note);
    QJsonObject gathered;
    for (const auto& [id, group] : edits.gathered)
        gathered.insert(QString::fromStdString(id), QString::fromStdString(group));
    const QJsonObject all {{QStringLiteral("hidden"), arrayOf(edits.hidden)},
        {QStringLiteral("pinned"), arrayOf(edits.pinned)}, {QStringLiteral("centres"), centres},
        {QStringLiteral("notes"), notes}, {QStringLiteral("gathered"), gathered},
        {QStringLiteral("open"), arrayOf(view.open)},
        {QStringLiteral("whole"), arrayOf(view.whole)},
        {QStringLiteral("peers"), arrayOf(view.peersOf)}, {QStringLiteral("assets"), view.assets}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

void readMapState(const QByteArray& text, GraphEdits& edits, MapView& view)
{
    const QJsonObject all = QJsonDocument::fromJson(text).object();
    read(all.value(u"hidden"), edits.hidden);
    read(all.value(u"pinned"), edits.pinned);
    const QJsonObject centres = all.value(u"centres").toObject();
    for (auto it = centres.begin(); it != centres.end(); ++it) {
        const QJsonArray at = it.value().toArray();
        const double x = at.at(0).toDouble(NAN);
        const double y = at.at(1).toDouble(NAN);
        if (std::abs(x) <= layout::kMaxCoordinate && std::abs(y) <= layout::kMaxCoordinate)
            edits.centres[it.key().toStdString()] = {x, y};
    }
    std::erase_if(edits.pinned, [&](const std::string& id) { return !edits.centres.contains(id); });
    const QJsonObject notes = all.value(u"notes").toObject();
    for (auto it = notes.begin(); it != notes.end(); ++it)
        edits.notes[it.key().toStdString()] = it.value().toString();
    const QJsonObject gathered = all.value(u"gathered").toObject();
    for (auto it = gathered.begin(); it != gathered.end(); ++it)
        edits.gathered[it.key().toStdString()] = it.value().toString().toStdString();
    read(all.value(u"open"), view.open);
    read(all.value(u"whole"), view.whole);
    read(all.value(u"peers"), view.peersOf);
    view.assets = all.value(u"assets").toBool(false);
}

} // namespace nb
