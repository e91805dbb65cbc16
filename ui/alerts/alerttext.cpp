// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttext.h"

#include "ui/flows/flowformat.h"
#include "ui/text/coretext.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QStringList>

namespace nb {

namespace {

/// Gives the texts their place in the translations.
class AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::AlertWords)
public:
    static QString kind(AlertKind kind);
    static QString help(AlertKind kind);
    static QString text(const Alert& alert);
    static QString aboutAsset(const Alert& alert);
    static QString aboutFlow(const Alert& alert);
    static QString volume(const Alert& alert);
    static QString pivot(const Alert& alert);
    static QString severity(AlertSeverity severity);
    static QString channel(ChannelType type);
    static QString duration(std::chrono::seconds duration);
};

QString fact(const Alert& alert, const char* name)
{
    const auto found = alert.facts.find(name);
    return found == alert.facts.end() ? QString() : plainLine(found->second);
}

std::string rawFact(const Alert& alert, const char* name)
{
    const auto found = alert.facts.find(name);
    return found == alert.facts.end() ? std::string() : found->second;
}

QString AlertWords::kind(AlertKind kind)
{
    switch (kind) {
    case AlertKind::NewAsset:
        return tr("New asset");
    case AlertKind::NewService:
        return tr("New service");
    case AlertKind::MacChanged:
        return tr("MAC address changed");
    case AlertKind::NewConversation:
        return tr("New conversation");
    case AlertKind::Match:
        return tr("Flow matches");
    case AlertKind::NoMatch:
        return tr("No rule matches");
    case AlertKind::SilentExporter:
        return tr("Silent exporter");
    case AlertKind::Volume:
        return tr("Volume");
    case AlertKind::Pivot:
        return tr("Pivot");
    }
    return {};
}

QString AlertWords::help(AlertKind kind)
{
    switch (kind) {
    case AlertKind::NewAsset:
        return tr("An address of your networks that was never seen sends or answers something.");
    case AlertKind::NewService:
        return tr("An asset known before answers on a port it never answered on.");
    case AlertKind::MacChanged:
        return tr("An asset's own network card is another one.");
    case AlertKind::NewConversation:
        return tr("Two segments talk that never did; attempts nobody answered do not count.");
    case AlertKind::Match:
        return tr("A flow matches the expression, for example rule = \"Guest to servers\".");
    case AlertKind::NoMatch:
        return tr("A flow that no rule matches, of those that match the expression.");
    case AlertKind::SilentExporter:
        return tr("An exporter that sent before sends nothing for this long.");
    case AlertKind::Volume:
        return tr("More than so many bytes within this time, of flows that match the expression.");
    case AlertKind::Pivot:
        return tr("Somebody gets into a host and goes on from there to another one. It is looked "
                  "for while flows are collected.");
    }
    return {};
}

QString AlertWords::aboutAsset(const Alert& alert)
{
    const QString name = fact(alert, "name");
    const QString ip = fact(alert, "ip");
    const QString who = name.isEmpty() ? ip : tr("%1 (%2)", "address and name").arg(ip, name);
    if (ip.isEmpty())
        return {};
    if (alert.kind == AlertKind::NewService) {
        const QString service = fact(alert, "service");
        const QString port = fact(alert, "port");
        return tr("New service on %1: %2")
            .arg(who, service.isEmpty() ? port : QStringLiteral("%1 (%2)").arg(port, service));
    }
    const QString mac = fact(alert, "mac");
    if (alert.kind == AlertKind::MacChanged)
        return tr("Network card of %1 changed from %2 to %3").arg(who, fact(alert, "oldMac"), mac);
    QString text = tr("New address on the network: %1").arg(who);
    if (!mac.isEmpty())
        text += tr(", network card %1").arg(mac);
    if (const QString segment = fact(alert, "segment"); !segment.isEmpty())
        text += tr(", in %1").arg(segment);
    return text;
}

QString AlertWords::pivot(const Alert& alert)
{
    const QStringList hosts = fact(alert, "hosts").split(u' ', Qt::SkipEmptyParts);
    if (hosts.size() < 3)
        return {};
    QString text = tr("Pivot: %1 (%2), score %3")
                       .arg(hosts.join(QStringLiteral(" → ")), fact(alert, "services"),
                           fact(alert, "score"));
    if (const QString controller = fact(alert, "controller"); !controller.isEmpty())
        text += tr(", in touch with %1").arg(controller);
    return text;
}

QString AlertWords::text(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::NewAsset:
    case AlertKind::NewService:
    case AlertKind::MacChanged:
        return aboutAsset(alert);
    case AlertKind::Pivot:
        return pivot(alert);
    case AlertKind::NewConversation:
    case AlertKind::Match:
    case AlertKind::NoMatch:
        return aboutFlow(alert);
    case AlertKind::SilentExporter:
        return fact(alert, "exporter").isEmpty()
            ? QString()
            : tr("Exporter %1 is silent since %2")
                  .arg(fact(alert, "exporter"), fact(alert, "lastSeen"));
    case AlertKind::Volume:
        return volume(alert);
    }
    return {};
}

QString AlertWords::aboutFlow(const Alert& alert)
{
    const auto who = [&alert](const char* ip, const char* name) {
        const QString given = fact(alert, name);
        return given.isEmpty() ? fact(alert, ip)
                               : tr("%1 (%2)", "address and name").arg(fact(alert, ip), given);
    };
    if (fact(alert, "src_ip").isEmpty())
        return {};
    const QString flow
        = tr("%1 to %2, %3", "client, server, port")
              .arg(who("src_ip", "src_name"), who("dst_ip", "dst_name"), fact(alert, "port"));
    if (alert.kind != AlertKind::NewConversation)
        return tr("%1: %2", "condition and what happened").arg(plainLine(alert.condition), flow);
    return tr("New conversation from %1 to %2: %3")
        .arg(fact(alert, "src_segment"), fact(alert, "dst_segment"), flow);
}

QString AlertWords::volume(const Alert& alert)
{
    if (fact(alert, "window").isEmpty())
        return {};
    const QString bytes = FlowFormat().bytes(fact(alert, "bytes").toULongLong());
    const QString window = duration(std::chrono::seconds(fact(alert, "window").toInt()));
    const QString ip = fact(alert, "ip");
    const QString name = plainLine(alert.condition);
    return ip.isEmpty() ? tr("%1: %2 within %3").arg(name, bytes, window)
                        : tr("%1: %2 within %3, %4").arg(name, bytes, window, ip);
}

QString AlertWords::severity(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Info:
        return tr("Information");
    case AlertSeverity::Low:
        return tr("Low");
    case AlertSeverity::Medium:
        return tr("Medium");
    case AlertSeverity::High:
        return tr("High");
    case AlertSeverity::Critical:
        return tr("Critical");
    }
    return {};
}

QString AlertWords::channel(ChannelType type)
{
    switch (type) {
    case ChannelType::Mail:
        return tr("E-mail");
    case ChannelType::Webhook:
        return tr("Webhook");
    case ChannelType::Syslog:
        return tr("Syslog");
    case ChannelType::File:
        return tr("File");
    case ChannelType::Desktop:
        return tr("Desktop notification");
    }
    return {};
}

QString AlertWords::duration(std::chrono::seconds duration)
{
    const auto seconds = static_cast<int>(duration.count());
    if (seconds >= 3600 && seconds % 3600 == 0)
        return tr("%Ln hour(s)", nullptr, seconds / 3600);
    if (seconds >= 60 && seconds % 60 == 0)
        return tr("%Ln minute(s)", nullptr, seconds / 60);
    return tr("%Ln second(s)", nullptr, seconds);
}

/// `10.0.0.5` or `10.0.0.0/8` as it is, anything else as nothing: it goes into an expression.
std::string addressFact(const Alert& alert, const char* name)
{
    const auto address = IpAddress::fromString(rawFact(alert, name));
    return address ? address->toString() : std::string();
}

std::string quoted(const std::string& text)
{
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            all += '\\';
        all += c;
    }
    return all + '"';
}

/// ` and protocol = tcp and dst_port = 22` of `tcp/22`.
std::string portCondition(const std::string& port)
{
    const std::size_t slash = port.find('/');
    if (slash == std::string::npos)
        return {};
    return " and protocol = " + port.substr(0, slash) + " and dst_port = " + port.substr(slash + 1);
}

std::string pivotCondition(const Alert& alert)
{
    std::string condition;
    std::string before;
    std::string hosts = rawFact(alert, "hosts") + ' ';
    for (std::size_t end = hosts.find(' '); end != std::string::npos; end = hosts.find(' ')) {
        const auto host = IpAddress::fromString(hosts.substr(0, end));
        hosts.erase(0, end + 1);
        if (!host)
            return {};
        if (!before.empty())
            condition.append(condition.empty() ? "" : " or ")
                .append("(src_ip = " + before + " and dst_ip = " + host->toString() + ")");
        before = host->toString();
    }
    return condition;
}

std::string conditionOf(const Alert& alert)
{
    const std::string ip = addressFact(alert, "ip");
    switch (alert.kind) {
    case AlertKind::NewAsset:
    case AlertKind::MacChanged:
        return ip.empty() ? ip : "ip = " + ip;
    case AlertKind::NewService:
        return ip.empty() ? ip : "dst_ip = " + ip + portCondition(rawFact(alert, "port"));
    case AlertKind::NewConversation:
        return "src_segment = " + quoted(rawFact(alert, "src_segment"))
            + " and dst_segment = " + quoted(rawFact(alert, "dst_segment"));
    case AlertKind::Match:
    case AlertKind::NoMatch:
        return "src_ip = " + addressFact(alert, "src_ip") + " and dst_ip = "
            + addressFact(alert, "dst_ip") + portCondition(rawFact(alert, "port"));
    case AlertKind::Pivot:
        return pivotCondition(alert);
    case AlertKind::SilentExporter: {
        const std::string exporter = addressFact(alert, "exporter");
        return exporter.empty() ? exporter : "exporter = " + quoted(exporter);
    }
    case AlertKind::Volume:
        return ip.empty() ? ip : "ip = " + ip;
    }
    return {};
}

} // namespace

QString alertText(const Alert& alert)
{
    QString text = AlertWords::text(alert);
    if (text.isEmpty())
        return plainLine(coreText(alert.text));
    // an import tells of the first, and how many there were
    if (alert.imported && alert.count > 1)
        text += AlertWords::tr(" (and %Ln more)", nullptr, static_cast<int>(alert.count - 1));
    return text;
}

QString noticeTitle(const Alert& alert, std::uint64_t total)
{
    if (total > 1)
        return AlertWords::tr("NetBehave: %Ln alert(s)", nullptr, static_cast<int>(total));
    return AlertWords::tr("NetBehave: %1").arg(kindText(alert.kind));
}

QString kindText(AlertKind kind)
{
    return AlertWords::kind(kind);
}

QString kindHelp(AlertKind kind)
{
    return AlertWords::help(kind);
}

QString severityText(AlertSeverity severity)
{
    return AlertWords::severity(severity);
}

QIcon severityIcon(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Info:
    case AlertSeverity::Low:
        return themeIcon(QStringLiteral("dialog-information"));
    case AlertSeverity::Medium:
        return themeIcon(QStringLiteral("dialog-warning"));
    case AlertSeverity::High:
    case AlertSeverity::Critical:
        break;
    }
    return themeIcon(QStringLiteral("dialog-error"));
}

QString channelText(ChannelType type)
{
    return AlertWords::channel(type);
}

std::optional<FilterPtr> alertFilter(const Alert& alert)
{
    const std::string condition = conditionOf(alert);
    if (condition.empty())
        return std::nullopt;
    const auto filter = parseFilter(condition);
    return filter ? std::optional(*filter) : std::nullopt;
}

QString durationText(std::chrono::seconds duration)
{
    return AlertWords::duration(duration);
}

std::vector<AddressTarget> alertTargets(const Alert& alert)
{
    std::vector<AddressTarget> targets;
    for (const char* key : {"ip", "hosts"}) {
        const auto fact = alert.facts.find(key);
        if (fact == alert.facts.end())
            continue;
        for (const QString& word :
            QString::fromStdString(fact->second).split(u' ', Qt::SkipEmptyParts))
            if (const auto address = IpAddress::fromString(word.toStdString()))
                targets.push_back({*address});
    }
    return targets;
}

} // namespace nb
