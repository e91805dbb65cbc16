// SPDX-License-Identifier: GPL-3.0-or-later
// Second files of targets: each is turned into the first file's form and read by its reader.
#include "core/scope/exports/ruletext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb::scope {

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

QJsonArray arrayOf(const std::vector<std::string>& items)
{
    QJsonArray array;
    for (const std::string& item : items)
        array.append(qt(item));
    return array;
}

std::string jsonOf(const QString& name, const QJsonArray& items)
{
    return QJsonDocument(QJsonObject {{name, items}}).toJson().toStdString();
}

/// `name = value` of a block; values in quotes without them.
struct TerraformBlock
{
    std::string kind;
    std::string name;
    std::map<std::string, std::string> values;
};

std::vector<TerraformBlock> blocksOf(std::string_view file)
{
    std::vector<TerraformBlock> blocks;
    for (const std::string& line : linesOf(file)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.size() >= 3 && words[0] == "resource")
            blocks.push_back({words[1], words[2], {}});
        else if (words.size() >= 3 && words[1] == "=" && !blocks.empty())
            blocks.back().values[words[0]] = words[2];
    }
    return blocks;
}

/// `nb_10` of `aws_security_group.nb_10.id`.
std::string groupIn(const std::string& reference)
{
    constexpr std::string_view kGroup = "aws_security_group.";
    constexpr std::string_view kId = ".id";
    if (!reference.starts_with(kGroup) || !reference.ends_with(kId))
        return {};
    return reference.substr(kGroup.size(), reference.size() - kGroup.size() - kId.size());
}

QJsonObject permissionOf(
    const TerraformBlock& block, const std::map<std::string, std::string>& networks)
{
    const auto value = [&block](const char* name) {
        const auto at = block.values.find(name);
        return at == block.values.end() ? std::string {} : at->second;
    };
    std::string peer = value("cidr_ipv4") + value("cidr_ipv6");
    if (const auto at = networks.find(groupIn(value("referenced_security_group_id")));
        at != networks.end())
        peer = at->second;
    const bool v6 = peer.find(':') != std::string::npos;
    QJsonObject permission {{QStringLiteral("IpProtocol"), qt(value("ip_protocol"))}};
    if (block.values.contains("from_port")) {
        permission[QStringLiteral("FromPort")] = qt(value("from_port")).toInt();
        permission[QStringLiteral("ToPort")] = qt(value("to_port")).toInt();
    }
    permission[QLatin1String(v6 ? "Ipv6Ranges" : "IpRanges")]
        = QJsonArray {QJsonObject {{QLatin1String(v6 ? "CidrIpv6" : "CidrIp"), qt(peer)},
            {QStringLiteral("Description"), qt(value("description"))}}};
    return permission;
}

} // namespace

Result<ReadRules> readAwsTerraform(std::string_view, std::string_view twin)
{
    const std::vector<TerraformBlock> blocks = blocksOf(twin);
    std::map<std::string, std::string> networks;
    std::map<std::string, std::pair<QJsonArray, QJsonArray>> permissions;
    for (const TerraformBlock& block : blocks)
        if (block.kind == "aws_security_group" && block.values.contains("description"))
            networks[block.name] = wordsOf(block.values.at("description")).back();
    for (const TerraformBlock& block : blocks) {
        const bool ingress = block.kind == "aws_vpc_security_group_ingress_rule";
        if (!ingress && block.kind != "aws_vpc_security_group_egress_rule")
            continue;
        const auto own = block.values.find("security_group_id");
        if (own == block.values.end() || !networks.contains(groupIn(own->second)))
            return Error {ErrorCode::Invalid, "a rule of no group: " + block.name};
        auto& [in, out] = permissions[groupIn(own->second)];
        (ingress ? in : out).append(permissionOf(block, networks));
    }
    QJsonArray groups;
    for (const auto& [name, network] : networks)
        groups.append(QJsonObject {{QStringLiteral("Members"), qt(network)},
            {QStringLiteral("IpPermissions"), permissions[name].first},
            {QStringLiteral("IpPermissionsEgress"), permissions[name].second}});
    return readAws(jsonOf(QStringLiteral("SecurityGroups"), groups));
}

Result<ReadRules> readAzureCsv(std::string_view, std::string_view twin)
{
    constexpr std::size_t kColumns = 10;
    QJsonArray rules;
    for (const std::vector<std::string>& row : csvRows(twin)) {
        if (row.front() == "Name")
            continue;
        if (row.size() != kColumns)
            return Error {ErrorCode::Invalid, "cannot be read: " + row.front()};
        const QJsonObject properties {{QStringLiteral("priority"), qt(row[1]).toInt()},
            {QStringLiteral("direction"), qt(row[2])}, {QStringLiteral("access"), qt(row[3])},
            {QStringLiteral("protocol"), qt(row[4])},
            {QStringLiteral("sourceAddressPrefixes"), arrayOf(itemsOf(row[5], ';'))},
            {QStringLiteral("destinationAddressPrefixes"), arrayOf(itemsOf(row[7], ';'))},
            {QStringLiteral("destinationPortRanges"), arrayOf(itemsOf(row[8], ';'))},
            {QStringLiteral("description"), qt(row[9])}};
        rules.append(QJsonObject {{QStringLiteral("properties"), properties}});
    }
    return readAzure(jsonOf(QStringLiteral("securityRules"), rules));
}

Result<ReadRules> readPaloAltoCsv(std::string_view first, std::string_view twin)
{
    constexpr std::size_t kColumns = 12;
    std::string text;
    for (const std::string& line : linesOf(first)) // what the names mean
        if (line.starts_with("set address ") || line.starts_with("set service "))
            text += line + "\n";
    const auto list
        = [](const std::string& items) { return "[ " + joined(itemsOf(items, ';'), " ") + " ]"; };
    for (const std::vector<std::string>& row : csvRows(twin)) {
        if (row.front() == "Name")
            continue;
        if (row.size() != kColumns)
            return Error {ErrorCode::Invalid, "cannot be read: " + row.front()};
        text += "set rulebase security rules " + row[0] + " from " + row[4] + " to " + row[6]
            + " source " + list(row[5]) + " destination " + list(row[7]) + " application " + row[8]
            + " service " + list(row[9]) + " action " + row[10] + "\n";
    }
    return readPaloAlto(text);
}

} // namespace nb::scope
