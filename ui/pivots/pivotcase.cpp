// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pivots/pivotcase.h"

#include "core/filter/filterexpression.h"
#include "core/net/ipprefix.h"
#include "ui/pivots/pivotscenestate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace nb {

namespace {

constexpr int kCaseVersion = 1;

QJsonValue timeValue(const std::optional<Timestamp>& time)
{
    return time ? QJsonValue(QString::fromStdString(toString(*time))) : QJsonValue();
}

Result<std::optional<Timestamp>> timeFrom(const QJsonValue& value)
{
    if (value.isNull() || value.isUndefined())
        return std::optional<Timestamp> {};
    const auto time = timestampFromString(value.toString().toStdString());
    if (!time)
        return Error {ErrorCode::Invalid,
            "the case names no time: " + value.toString().left(50).toStdString()};
    return time;
}

QJsonObject parametersObject(const PivotParameters& parameters)
{
    QJsonObject object;
    for (const auto& [name, value] : parameters.values())
        object.insert(QString::fromStdString(name), QString::fromStdString(value));
    return object;
}

Result<PivotParameters> parametersFrom(const QJsonObject& all)
{
    PivotParameters parameters;
    const auto mode = pivotModeFromString(all.value(u"mode").toString().toStdString());
    if (!mode)
        return Error {ErrorCode::Invalid, "the case names no mode of the detector"};
    parameters.mode = *mode;
    parameters.unconfirmed = all.value(u"unconfirmed").toBool(false);
    const QJsonObject values = all.value(u"parameters").toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        if (const auto set
            = parameters.set(it.key().toStdString(), it.value().toString().toStdString());
            !set)
            return Error {ErrorCode::Invalid, set.error().detail};
    return parameters;
}

QString textOf(const std::string& json)
{
    return QString::fromStdString(json);
}

std::string jsonOf(const QJsonValue& value)
{
    return value.toString().toStdString();
}

} // namespace

QByteArray writePivotCase(const PivotCase& c)
{
    const QJsonObject all {{QStringLiteral("netbehave_case"), kCaseVersion},
        {QStringLiteral("filter"), textOf(c.filter)},
        {QStringLiteral("from"), timeValue(c.range.from)},
        {QStringLiteral("to"), timeValue(c.range.to)},
        {QStringLiteral("mode"), textOf(std::string(toString(c.parameters.mode)))},
        {QStringLiteral("unconfirmed"), c.parameters.unconfirmed},
        {QStringLiteral("parameters"), parametersObject(c.parameters)},
        {QStringLiteral("inside"), QJsonArray::fromStringList(c.inside)},
        {QStringLiteral("verdicts"), textOf(c.verdicts.toJson())},
        {QStringLiteral("services"), textOf(c.services.toJson())},
        {QStringLiteral("canvas"), QString::fromUtf8(writePivotScene(c.canvas, c.edits))}};
    return QJsonDocument(all).toJson(QJsonDocument::Indented);
}

Result<PivotCase> readPivotCase(const QByteArray& text)
{
    const QJsonObject all = QJsonDocument::fromJson(text).object();
    const int version = all.value(u"netbehave_case").toInt();
    if (version < 1)
        return Error {
            ErrorCode::UnknownFormat, "this is no case that was saved on the page Pivots"};
    if (version > kCaseVersion)
        return Error {ErrorCode::NewerVersion, "the case was saved by a newer version"};
    PivotCase c;
    c.filter = jsonOf(all.value(u"filter"));
    if (!c.filter.empty())
        if (const auto filter = parseFilter(c.filter); !filter)
            return Error {ErrorCode::Invalid, "the filter of the case: " + filter.error().detail};
    const auto from = timeFrom(all.value(u"from"));
    const auto to = timeFrom(all.value(u"to"));
    if (!from || !to)
        return from ? to.error() : from.error();
    c.range = {*from, *to};
    auto parameters = parametersFrom(all);
    if (!parameters)
        return parameters.error();
    c.parameters = *parameters;
    for (const QJsonValue& value : all.value(u"inside").toArray()) {
        if (!IpPrefix::fromString(jsonOf(value)))
            return Error {ErrorCode::Invalid, "the case names no prefix: " + jsonOf(value)};
        c.inside << value.toString();
    }
    auto verdicts = PivotVerdicts::fromJson(jsonOf(all.value(u"verdicts")));
    if (!verdicts)
        return verdicts.error();
    c.verdicts = std::move(*verdicts);
    auto services = PivotServiceChanges::fromJson(jsonOf(all.value(u"services")));
    if (!services)
        return services.error();
    c.services = std::move(*services);
    readPivotScene(all.value(u"canvas").toString().toUtf8(), c.canvas, c.edits);
    return c;
}

} // namespace nb
