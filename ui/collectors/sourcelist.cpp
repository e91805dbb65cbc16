// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collectors/sourcelist.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace nb {

namespace {

QJsonArray toArray(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts)
        array.append(QString::fromStdString(text));
    return array;
}

std::vector<std::string> toTexts(const QJsonValue& value)
{
    std::vector<std::string> texts;
    for (const QJsonValue entry : value.toArray())
        if (entry.isString())
            texts.push_back(entry.toString().toStdString());
    return texts;
}

} // namespace

SourceAddress SourceAddress::fromUrl(std::string_view url)
{
    const QUrl parsed(QString::fromUtf8(url), QUrl::StrictMode);
    return {parsed.scheme(), parsed.host(), parsed.port(0)};
}

std::string SourceAddress::toUrl() const
{
    const QString address = host.contains(u':') ? QStringLiteral("[%1]").arg(host) : host;
    return QStringLiteral("%1://%2:%3").arg(scheme, address).arg(port).toStdString();
}

bool SourceAddress::isAnyAddress() const
{
    return host.isEmpty() || host == u"0.0.0.0" || host == u"::";
}

std::string sourcesToText(const std::vector<SourceSettings>& sources)
{
    QJsonArray array;
    for (const SourceSettings& source : sources) {
        array.append(QJsonObject {
            {QStringLiteral("url"), QString::fromStdString(source.url)},
            {QStringLiteral("allowed"), toArray(source.allowed)},
            {QStringLiteral("certificate"), source.certificateFile},
            {QStringLiteral("key"), source.keyFile},
            {QStringLiteral("authority"), source.authorityFile},
            {QStringLiteral("peers"), toArray(source.peerNames)},
        });
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<SourceSettings> sourcesFromText(std::string_view text)
{
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    std::vector<SourceSettings> sources;
    for (const QJsonValue value : document.array()) {
        const QJsonObject object = value.toObject();
        SourceSettings source;
        source.url = object[QStringLiteral("url")].toString().toStdString();
        if (SourceAddress::fromUrl(source.url).scheme.isEmpty() || sources.size() >= kMaxSources)
            continue;
        source.allowed = toTexts(object[QStringLiteral("allowed")]);
        source.certificateFile = object[QStringLiteral("certificate")].toString();
        source.keyFile = object[QStringLiteral("key")].toString();
        source.authorityFile = object[QStringLiteral("authority")].toString();
        source.peerNames = toTexts(object[QStringLiteral("peers")]);
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace nb
