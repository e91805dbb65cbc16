// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assettext.h"

#include "ui/text/coretext.h"

#include <QCoreApplication>
#include <QStringList>

namespace nb {

namespace {

/// Gives the texts their place in the translations.
class AssetWords
{
    Q_DECLARE_TR_FUNCTIONS(nb::AssetWords)
public:
    static QString role(AssetRole role);
    static QString reason(const RoleReason& reason);
    static QString confidence(RoleConfidence confidence);
    static QString imported(const AssetImportReport& report, const FlowFormat& format);
};

QString AssetWords::role(AssetRole role)
{
    switch (role) {
    case AssetRole::Unknown:
        return tr("Unknown");
    case AssetRole::Router:
        return tr("Router");
    case AssetRole::DomainController:
        return tr("Domain controller");
    case AssetRole::DhcpServer:
        return tr("DHCP server");
    case AssetRole::DnsServer:
        return tr("DNS server");
    case AssetRole::TimeServer:
        return tr("Time server");
    case AssetRole::MailServer:
        return tr("Mail server");
    case AssetRole::DatabaseServer:
        return tr("Database server");
    case AssetRole::FileServer:
        return tr("File server");
    case AssetRole::PrintServer:
        return tr("Printer");
    case AssetRole::Hypervisor:
        return tr("Hypervisor");
    case AssetRole::BackupServer:
        return tr("Backup server");
    case AssetRole::LogServer:
        return tr("Log server");
    case AssetRole::VpnGateway:
        return tr("VPN gateway");
    case AssetRole::ProxyServer:
        return tr("Proxy server");
    case AssetRole::WebServer:
        return tr("Web server");
    case AssetRole::JumpHost:
        return tr("Jump host");
    case AssetRole::Scanner:
        return tr("Scanner");
    case AssetRole::Monitoring:
        return tr("Monitoring");
    case AssetRole::Management:
        return tr("Management");
    case AssetRole::Server:
        return tr("Server");
    case AssetRole::Client:
        return tr("Client");
    }
    return {};
}

QString AssetWords::reason(const RoleReason& reason)
{
    QStringList list;
    for (const std::string& port : reason.ports)
        list << QString::fromStdString(port);
    const QString ports = list.join(QStringLiteral(", "));
    const auto count = static_cast<int>(reason.count);
    switch (reason.kind) {
    case RoleReason::Kind::None:
        break;
    case RoleReason::Kind::Stated:
        return tr("set by hand");
    case RoleReason::Kind::Answers:
        return tr("answers on %1").arg(ports);
    case RoleReason::Kind::Asks:
        return tr("asks about %Ln host(s) on %1", nullptr, count).arg(ports);
    case RoleReason::Kind::Sweeps:
        return tr("about %Ln address(es) or port(s) did not answer it", nullptr, count);
    case RoleReason::Kind::Forwards:
        return tr("its network card carries traffic of other addresses");
    case RoleReason::Kind::AdministersOn:
        return tr("answers on %1 and administers about %Ln host(s)", nullptr, count).arg(ports);
    case RoleReason::Kind::OnlyAsks:
        return tr("asks about %Ln server(s) and answers nobody", nullptr, count);
    }
    return {};
}

QString AssetWords::confidence(RoleConfidence confidence)
{
    switch (confidence) {
    case RoleConfidence::None:
        break;
    case RoleConfidence::Low:
        return tr("low", "confidence");
    case RoleConfidence::Medium:
        return tr("medium", "confidence");
    case RoleConfidence::High:
        return tr("high", "confidence");
    case RoleConfidence::Stated:
        return tr("stated", "confidence");
    }
    return {};
}

QString AssetWords::imported(const AssetImportReport& report, const FlowFormat& format)
{
    QStringList parts {tr("%Ln asset(s)", nullptr, static_cast<int>(report.assets)),
        tr("%1 new").arg(format.count(report.news))};
    if (report.edits > 0)
        parts << tr("owners, roles or notes of %1 taken over").arg(format.count(report.edits));
    if (report.kept > 0)
        parts << tr("what was said before stays for %1").arg(format.count(report.kept));
    if (report.skipped > 0)
        parts << tr("%Ln record(s) could not be used", nullptr, static_cast<int>(report.skipped));
    if (report.truncated)
        parts << tr("the file ends early");
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString roleText(AssetRole role)
{
    return AssetWords::role(role);
}

QString reasonText(const RoleReason& reason)
{
    return AssetWords::reason(reason);
}

QString confidenceText(RoleConfidence confidence)
{
    return AssetWords::confidence(confidence);
}

QString serviceText(const AssetService& service)
{
    QString text = QString::fromStdString(portText(service.protocol, service.port));
    if (!service.label.empty())
        text += u' ' + plainLine(service.label);
    return text;
}

QString macOwnerText(const AssetMac& mac)
{
    if (mac.owner == MacOwner::Router)
        return AssetWords::tr("a router's on the way");
    if (mac.owner == MacOwner::AssetRouter)
        return AssetWords::tr("its own, and it forwards for others");
    return mac.imported ? AssetWords::tr("imported") : QString();
}

QString secondText(Timestamp time, const FlowFormat& format)
{
    return format.time(time).left(19);
}

QString seenText(const Sighting& seen, const FlowFormat& format)
{
    if (!seen.known())
        return {};
    return AssetWords::tr("%1 to %2")
        .arg(secondText(seen.first, format), secondText(seen.last, format));
}

QString importText(const QString& name, const AssetImportReport& report, const FlowFormat& format)
{
    QString text
        = AssetWords::tr("%1: %2.").arg(plainLine(name), AssetWords::imported(report, format));
    constexpr std::size_t kNotices = 5;
    for (std::size_t i = 0; i < std::min(kNotices, report.notices.size()); ++i)
        text += u'\n' + plainLine(coreText(report.notices[i]));
    return text;
}

} // namespace nb
