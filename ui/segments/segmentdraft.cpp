// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segmentdraft.h"

#include "core/segments/segmenttext.h"

#include <QJsonObject>

namespace nb {

namespace {

const QString kName = QStringLiteral("name");
const QString kPrefixes = QStringLiteral("prefixes");
const QString kVlans = QStringLiteral("vlans");
const QString kTrust = QStringLiteral("trust");
const QString kColour = QStringLiteral("colour");
const QString kLocation = QStringLiteral("location");
const QString kNote = QStringLiteral("note");
const QString kProposed = QStringLiteral("proposed");

} // namespace

QJsonArray toJson(const std::vector<SegmentRow>& rows)
{
    QJsonArray array;
    for (const SegmentRow& row : rows) {
        const Segment& s = row.segment;
        array.append(QJsonObject {{kName, QString::fromStdString(s.name)},
            {kPrefixes,
                row.badPrefixes.isEmpty() ? QString::fromStdString(prefixesText(s.prefixes))
                                          : row.badPrefixes},
            {kVlans,
                row.badVlans.isEmpty() ? QString::fromStdString(vlansText(s.vlans)) : row.badVlans},
            {kTrust, QString::fromStdString(std::string(toString(s.trust)))},
            {kColour, QString::fromStdString(s.colour)},
            {kLocation, QString::fromStdString(s.location)},
            {kNote, QString::fromStdString(s.note)}, {kProposed, s.proposed}});
    }
    return array;
}

std::vector<SegmentRow> segmentRows(const QJsonArray& array)
{
    std::vector<SegmentRow> rows;
    for (const QJsonValue value : array) {
        if (!value.isObject())
            continue;
        const QJsonObject object = value.toObject();
        const auto text = [&object](const QString& key) { return object[key].toString(); };
        SegmentRow row;
        row.segment.name = text(kName).toStdString();
        if (auto prefixes = prefixesFromText(text(kPrefixes).toStdString()))
            row.segment.prefixes = std::move(*prefixes);
        else
            row.badPrefixes = text(kPrefixes);
        if (auto vlans = vlansFromText(text(kVlans).toStdString()))
            row.segment.vlans = std::move(*vlans);
        else
            row.badVlans = text(kVlans);
        row.segment.trust
            = segmentTrustFromString(text(kTrust).toStdString()).value_or(SegmentTrust::Internal);
        row.segment.colour = text(kColour).toStdString();
        row.segment.location = text(kLocation).toStdString();
        row.segment.note = text(kNote).toStdString();
        row.segment.proposed = object[kProposed].toBool();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace nb
