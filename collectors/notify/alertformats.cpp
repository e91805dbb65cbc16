// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/notify/alertformats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb {

namespace {

QString q(std::string_view text)
{
    return QString::fromUtf8(text);
}

QJsonObject objectOf(const Alert& alert)
{
    QJsonObject facts;
    for (const auto& [key, value] : alert.facts)
        facts.insert(q(key), q(value));
    return {{QStringLiteral("id"), static_cast<qint64>(alert.id)},
        {QStringLiteral("kind"), q(toString(alert.kind))},
        {QStringLiteral("severity"), q(toString(alert.severity))},
        {QStringLiteral("condition"), q(alert.condition)}, {QStringLiteral("text"), q(alert.text)},
        {QStringLiteral("first"), q(toString(alert.first))},
        {QStringLiteral("last"), q(toString(alert.last))},
        {QStringLiteral("count"), static_cast<qint64>(alert.count)},
        {QStringLiteral("facts"), facts}};
}

std::string compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// RFC 5424 severities: critical 2, error 3, warning 4, notice 5, informational 6.
int syslogSeverity(AlertSeverity severity)
{
    return 6 - static_cast<int>(severity);
}

/// SD-NAME, HOSTNAME and the like: printable US-ASCII without `=`, `]`, `"` and blanks.
std::string word(std::string_view text, std::size_t most)
{
    std::string made;
    for (const char c : text.substr(0, std::min(most, text.size())))
        made += c > 0x20 && c < 0x7f && c != '=' && c != ']' && c != '"' ? c : '_';
    return made.empty() ? std::string("-") : made;
}

std::string parameter(std::string_view value)
{
    std::string made;
    for (const char c : value) {
        if (c == '"' || c == '\\' || c == ']')
            made += '\\';
        made += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return made;
}

std::string oneLine(std::string_view text)
{
    std::string made(text);
    std::ranges::replace_if(
        made, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return made;
}

std::string fact(const Alert& alert, const char* key)
{
    const auto found = alert.facts.find(key);
    return found == alert.facts.end() ? std::string() : found->second;
}

} // namespace

std::string syslogMessage(const Alert& alert, std::string_view host, std::string_view process)
{
    constexpr int kFacility = 10; // security/authorization messages
    std::string text = std::string(1, '<')
        + std::to_string(kFacility * 8 + syslogSeverity(alert.severity)) + ">1 "
        + toString(alert.last) + ' ' + word(host, 255) + " netbehave " + word(process, 128) + ' '
        + word(toString(alert.kind), 32) + " [netbehave@32473 severity=\""
        + std::string(toString(alert.severity)) + "\" condition=\"" + parameter(alert.condition)
        + "\" count=\"" + std::to_string(alert.count) + '"';
    for (const auto& [key, value] : alert.facts)
        text += ' ' + word(key, 32) + "=\"" + parameter(value) + '"';
    // the byte order mark says that the text is UTF-8 (§6.4)
    return text + "] \xef\xbb\xbf" + oneLine(alert.text);
}

std::string alertJson(const Alert& alert)
{
    return compact(objectOf(alert));
}

std::string alertsJson(const AlertSpoolPage& page)
{
    QJsonArray alerts;
    for (const Alert& alert : page.alerts)
        alerts.append(objectOf(alert));
    return compact({{QStringLiteral("total"), static_cast<qint64>(page.total)},
        {QStringLiteral("alerts"), alerts}});
}

std::string ipamLine(const Alert& alert)
{
    const bool fresh = alert.kind == AlertKind::NewAsset;
    if (!fresh && alert.kind != AlertKind::MacChanged && alert.kind != AlertKind::NewService)
        return alertJson(alert);
    QJsonArray ports;
    const QString text = q(fresh ? fact(alert, "ports") : fact(alert, "port"));
    for (const QString& port : text.split(u' ', Qt::SkipEmptyParts))
        ports.append(port);
    return compact(
        {{QStringLiteral("event"), fresh ? QStringLiteral("ipam.new") : QStringLiteral("ipam.chg")},
            {QStringLiteral("ip"), q(fact(alert, "ip"))},
            {QStringLiteral("mac"), q(fact(alert, "mac"))},
            {QStringLiteral("firstSeen"), q(fact(alert, "firstSeen"))},
            {QStringLiteral("lastSeen"), q(fact(alert, "lastSeen"))},
            {QStringLiteral("ports"), ports}});
}

} // namespace nb
