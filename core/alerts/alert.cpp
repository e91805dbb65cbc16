// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alert.h"

#include "core/filter/filterexpression.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace nb {

namespace {

constexpr std::array<std::string_view, 9> kKinds {"new-asset", "new-service", "mac-changed",
    "new-conversation", "match", "nomatch", "silent-exporter", "volume", "pivot"};
constexpr std::array<std::string_view, 5> kSeverities {"info", "low", "medium", "high", "critical"};
constexpr std::array<std::string_view, 3> kPer {"all", "client", "server"};
constexpr std::array<std::string_view, 5> kTypes {"mail", "webhook", "syslog", "file", "desktop"};
constexpr std::array<std::string_view, 3> kSecurity {"starttls", "tls", "none"};

template <typename Enum, std::size_t N>
std::optional<Enum> valueOf(const std::array<std::string_view, N>& names, std::string_view text)
{
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

QString q(std::string_view text)
{
    return QString::fromUtf8(text);
}

QJsonObject objectFrom(std::string_view json)
{
    return QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())))
        .object();
}

std::string textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1StringView(key)).toString().toStdString();
}

std::string compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Error usage(std::string text)
{
    return {ErrorCode::Usage, std::move(text)};
}

bool plainName(std::string_view name)
{
    return !name.empty() && name.size() <= 128 && std::ranges::none_of(name, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

bool startsWithOne(std::string_view url, std::initializer_list<std::string_view> schemes)
{
    return std::ranges::any_of(schemes, [&url](std::string_view scheme) {
        return url.starts_with(scheme) && url.size() > scheme.size();
    });
}

} // namespace

std::string_view toString(AlertKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}
std::optional<AlertKind> alertKindFromString(std::string_view text)
{
    return valueOf<AlertKind>(kKinds, text);
}
std::vector<std::string_view> alertKindNames()
{
    return {kKinds.begin(), kKinds.end()};
}
std::string_view toString(AlertSeverity severity)
{
    return kSeverities[static_cast<std::size_t>(severity)];
}
std::optional<AlertSeverity> alertSeverityFromString(std::string_view text)
{
    return valueOf<AlertSeverity>(kSeverities, text);
}
std::string_view toString(VolumePer per)
{
    return kPer[static_cast<std::size_t>(per)];
}
std::optional<VolumePer> volumePerFromString(std::string_view text)
{
    return valueOf<VolumePer>(kPer, text);
}
std::string_view toString(ChannelType type)
{
    return kTypes[static_cast<std::size_t>(type)];
}
std::optional<ChannelType> channelTypeFromString(std::string_view text)
{
    return valueOf<ChannelType>(kTypes, text);
}
std::string_view toString(MailSecurity security)
{
    return kSecurity[static_cast<std::size_t>(security)];
}
std::optional<MailSecurity> mailSecurityFromString(std::string_view text)
{
    return valueOf<MailSecurity>(kSecurity, text);
}

std::string toJson(const AlertCondition& condition)
{
    return compact({{QStringLiteral("kind"), q(toString(condition.kind))},
        {QStringLiteral("severity"), q(toString(condition.severity))},
        {QStringLiteral("expression"), q(condition.expression)},
        {QStringLiteral("bytes"), static_cast<qint64>(condition.bytes)},
        {QStringLiteral("window"), static_cast<qint64>(condition.window.count())},
        {QStringLiteral("per"), q(toString(condition.per))},
        {QStringLiteral("quiet"), static_cast<qint64>(condition.quiet.count())}});
}

void readJson(std::string_view json, AlertCondition& condition)
{
    const QJsonObject object = objectFrom(json);
    condition.kind = alertKindFromString(textOf(object, "kind")).value_or(AlertKind::Match);
    condition.severity
        = alertSeverityFromString(textOf(object, "severity")).value_or(AlertSeverity::Medium);
    condition.expression = textOf(object, "expression");
    condition.bytes = static_cast<std::uint64_t>(
        std::max<qint64>(0, object.value(QStringLiteral("bytes")).toInteger()));
    condition.window = std::chrono::seconds(
        std::max<qint64>(1, object.value(QStringLiteral("window")).toInteger(300)));
    condition.per = volumePerFromString(textOf(object, "per")).value_or(VolumePer::All);
    condition.quiet = std::chrono::seconds(
        std::max<qint64>(0, object.value(QStringLiteral("quiet")).toInteger(3600)));
}

std::string toJson(const AlertChannel& channel)
{
    QJsonArray to;
    for (const std::string& address : channel.to)
        to.append(q(address));
    return compact({{QStringLiteral("type"), q(toString(channel.type))},
        {QStringLiteral("least"), q(toString(channel.least))},
        {QStringLiteral("url"), q(channel.url)}, {QStringLiteral("from"), q(channel.from)},
        {QStringLiteral("to"), to}, {QStringLiteral("security"), q(toString(channel.security))},
        {QStringLiteral("user"), q(channel.user)}, {QStringLiteral("secret"), q(channel.secret)},
        {QStringLiteral("certificates"), q(channel.certificates)}});
}

void readJson(std::string_view json, AlertChannel& channel)
{
    const QJsonObject object = objectFrom(json);
    channel.type = channelTypeFromString(textOf(object, "type")).value_or(ChannelType::File);
    channel.least = alertSeverityFromString(textOf(object, "least")).value_or(AlertSeverity::Info);
    channel.url = textOf(object, "url");
    channel.from = textOf(object, "from");
    channel.to.clear();
    for (const QJsonValue value : object.value(QStringLiteral("to")).toArray())
        channel.to.push_back(value.toString().toStdString());
    channel.security
        = mailSecurityFromString(textOf(object, "security")).value_or(MailSecurity::StartTls);
    channel.user = textOf(object, "user");
    channel.secret = textOf(object, "secret");
    channel.certificates = textOf(object, "certificates");
}

Result<void> check(const AlertCondition& condition)
{
    if (!plainName(condition.name))
        return usage("a condition needs a name of up to 128 bytes on one line");
    if (const auto filter = parseFilter(condition.expression); !filter)
        return filter.error();
    if (condition.kind == AlertKind::Match && condition.expression.empty())
        return usage("a match condition needs an expression");
    if (condition.kind == AlertKind::Volume && condition.bytes == 0)
        return usage("a volume condition needs a number of bytes");
    if (condition.window < std::chrono::seconds {1} || condition.window > std::chrono::hours {24})
        return usage("the time of a condition is from 1 s to 24 h");
    if (condition.quiet < std::chrono::seconds {0} || condition.quiet > std::chrono::hours {744})
        return usage("the time between two alerts of the same is at most 31 days");
    return {};
}

Result<void> check(const AlertChannel& channel)
{
    if (!plainName(channel.name))
        return usage("a channel needs a name of up to 128 bytes on one line");
    if (!channel.url.empty()
        && (channel.url.size() > 2048 || std::ranges::any_of(channel.url, [](char c) {
               return static_cast<unsigned char>(c) < 0x20;
           })))
        return usage("the address of a channel has up to 2048 bytes and no control characters");
    // name and password in a URL would be stored with the settings
    const bool network = channel.type != ChannelType::File && channel.type != ChannelType::Desktop;
    if (network && channel.url.find('@') != std::string::npos)
        return usage("the address of a channel holds no name or password; give them apart");
    switch (channel.type) {
    case ChannelType::Mail:
        if (!startsWithOne(channel.url, {"smtp://", "smtps://"}))
            return usage("mail goes to smtp://host:port or smtps://host:port");
        if (!isMailAddress(channel.from))
            return usage("\"" + channel.from + "\" is no mail address to send from");
        if (channel.to.empty() || channel.to.size() > 100)
            return usage("mail needs from 1 to 100 addresses to go to");
        for (const std::string& to : channel.to)
            if (!isMailAddress(to))
                return usage("\"" + to + "\" is no mail address");
        break;
    case ChannelType::Webhook:
        if (!startsWithOne(channel.url, {"http://", "https://"}))
            return usage("a webhook is http://… or https://…");
        break;
    case ChannelType::Syslog:
        if (!startsWithOne(channel.url, {"udp://", "tcp://", "tls://"}))
            return usage("syslog goes to udp://host:port, tcp://host:port or tls://host:port");
        break;
    case ChannelType::File:
        if (channel.url.empty())
            return usage("a file channel needs the path of a file");
        break;
    case ChannelType::Desktop:
        break;
    }
    return {};
}

bool isMailAddress(std::string_view text)
{
    constexpr std::string_view kLocal = "!#$%&'*+-/=?^_`{|}~.";
    const auto word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254)
        return false;
    const std::string_view local = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    const auto dotted = [](std::string_view part) {
        return !part.empty() && part.front() != '.' && part.back() != '.'
            && part.find("..") == std::string_view::npos;
    };
    return dotted(local) && dotted(domain)
        && std::ranges::all_of(
            local, [&](char c) { return word(c) || kLocal.find(c) != std::string_view::npos; })
        && std::ranges::all_of(domain, [&](char c) { return word(c) || c == '-' || c == '.'; })
        && domain.front() != '-' && domain.back() != '-';
}

} // namespace nb
