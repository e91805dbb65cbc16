// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"
#include "core/scope/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb::scope {

namespace {

/// One permission of a security group: a peer network and a service.
struct Permission
{
    IpPrefix own {};
    IpPrefix peer {};
    Service service {};
    std::string description {};
    bool ingress = true;
};

/// Letters, digits and the signs that descriptions may have; at most 255.
std::string description(const TextRule& rule)
{
    std::string text;
    for (const char c : plain(rule.id + " " + rule.note, 250))
        text += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || std::string_view(" ._-:/()#,@[]+=&!*").find(c) != std::string_view::npos
            ? c
            : '-';
    return text;
}

/// Whether systems of others are there: no security group can be theirs.
bool isOutside(const RuleText& text, const IpPrefix& network)
{
    const auto at = text.external.lower_bound(network.address());
    return at != text.external.end() && network.contains(*at);
}

/// Security groups by the networks they are for: each end of a rule that is ours has its half.
std::map<IpPrefix, std::vector<Permission>> groupsOf(const RuleText& text)
{
    std::map<IpPrefix, std::vector<Permission>> groups;
    for (const auto* const rules : {&text.rules, &text.inside})
        for (const TextRule& rule : *rules)
            for (const IpPrefix& source : rule.sources)
                for (const IpPrefix& destination : rule.destinations)
                    for (const Service& service : rule.services) {
                        if (!isOutside(text, destination) || isOutside(text, source))
                            groups[destination].push_back(
                                {destination, source, service, description(rule), true});
                        if (!isOutside(text, source))
                            groups[source].push_back(
                                {source, destination, service, description(rule), false});
                    }
    return groups;
}

std::string protocolText(const Service& service)
{
    const Protocol protocol(service.protocol);
    if (protocol == kTcp || protocol == kUdp)
        return protocol.toString();
    if (protocol == kIcmp)
        return "icmp";
    return protocol == kIcmpV6 ? "icmpv6" : std::to_string(service.protocol);
}

int fromPort(const Service& service)
{
    const Protocol protocol(service.protocol);
    return protocol.isIcmp() ? service.first >> 8 : protocol.hasPorts() ? service.first : -1;
}

int toPort(const Service& service)
{
    const Protocol protocol(service.protocol);
    return protocol.isIcmp() ? service.first & 0xFF : protocol.hasPorts() ? service.last : -1;
}

std::string cidr(const IpPrefix& prefix)
{
    return prefix.address().toString() + "/" + std::to_string(prefix.length());
}

void integer(JsonWriter& json, std::string_view name, int value)
{
    json.key(name);
    if (value < 0)
        json.real(value);
    else
        json.number(static_cast<std::uint64_t>(value));
}

void writePermissions(JsonWriter& json, std::string_view name,
    const std::vector<Permission>& permissions, bool ingress)
{
    json.key(name).beginArray();
    for (const Permission& p : permissions) {
        if (p.ingress != ingress)
            continue;
        json.beginObject().key("IpProtocol").text(protocolText(p.service));
        integer(json, "FromPort", fromPort(p.service));
        integer(json, "ToPort", toPort(p.service));
        const bool v4 = p.peer.address().isV4();
        json.key(v4 ? "IpRanges" : "Ipv6Ranges").beginArray().beginObject();
        json.key(v4 ? "CidrIp" : "CidrIpv6").text(cidr(p.peer));
        json.key("Description").text(p.description).endObject().endArray().endObject();
    }
    json.endArray();
}

std::string groupName(const IpPrefix& prefix)
{
    return "nb-" + identifier(cidr(prefix), 60);
}

std::string terraform(
    const RuleText& text, const std::map<IpPrefix, std::vector<Permission>>& groups)
{
    std::string out = headText(text, "# ");
    out += "variable \"vpc_id\" {\n  type = string\n}\n";
    for (const auto& [own, permissions] : groups) {
        const std::string name = identifier(groupName(own), 80);
        out += "\n# without egress blocks of its own, the default egress to anywhere is removed\n"
               "resource \"aws_security_group\" \""
            + name + "\" {\n  name        = \"" + groupName(own)
            + "\"\n  description = \"NetBehave " + cidr(own)
            + "\"\n  vpc_id      = var.vpc_id\n  egress      = []\n"
              "  lifecycle {\n    ignore_changes = [ingress, egress]\n  }\n}\n";
        std::size_t number = 0;
        for (const Permission& p : permissions) {
            out += "resource \"aws_vpc_security_group_" + std::string(p.ingress ? "in" : "e")
                + "gress_rule\" \"" + name + "_" + std::to_string(++number)
                + "\" {\n  security_group_id = aws_security_group." + name + ".id\n";
            if (groups.contains(p.peer))
                out += "  referenced_security_group_id = aws_security_group."
                    + identifier(groupName(p.peer), 80) + ".id\n";
            else
                out += std::string(
                           p.peer.address().isV4() ? "  cidr_ipv4 = \"" : "  cidr_ipv6 = \"")
                    + cidr(p.peer) + "\"\n";
            out += "  ip_protocol = \"" + protocolText(p.service) + "\"\n";
            if (fromPort(p.service) >= 0)
                out += "  from_port = " + std::to_string(fromPort(p.service))
                    + "\n  to_port = " + std::to_string(toPort(p.service)) + "\n";
            out += "  description = \"" + p.description + "\"\n}\n";
        }
    }
    return out;
}

std::optional<Service> serviceFrom(const QJsonObject& o)
{
    const std::string name = o.value(QLatin1String("IpProtocol")).toString().toStdString();
    const auto protocol = name == "icmpv6" ? std::optional(kIcmpV6) : Protocol::fromString(name);
    const int from = o.value(QLatin1String("FromPort")).toInt(-1);
    const int to = o.value(QLatin1String("ToPort")).toInt(-1);
    if (!protocol)
        return std::nullopt;
    if (protocol->isIcmp()) {
        const auto value = static_cast<std::uint16_t>(from * 256 + to);
        return Service {protocol->number(), value, value};
    }
    if (!protocol->hasPorts())
        return Service {protocol->number(), 0, 0};
    return Service {
        protocol->number(), static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)};
}

/// Adds what permissions of one direction say; false when one cannot be read.
bool readPermissions(
    ReadRules& rules, const QJsonArray& permissions, const IpPrefix& own, bool ingress)
{
    for (const QJsonValue& value : permissions) {
        const QJsonObject o = value.toObject();
        const bool v4 = o.contains(QLatin1String("IpRanges"));
        const QJsonObject range
            = o.value(QLatin1String(v4 ? "IpRanges" : "Ipv6Ranges")).toArray().at(0).toObject();
        const auto peer = IpPrefix::fromString(
            range.value(QLatin1String(v4 ? "CidrIp" : "CidrIpv6")).toString().toStdString());
        const auto service = serviceFrom(o);
        const std::string id
            = idOf(range.value(QLatin1String("Description")).toString().toStdString());
        if (!peer || !service || id.empty())
            return false;
        rules[id].insert(ingress ? Atom {*peer, own, *service} : Atom {own, *peer, *service});
    }
    return true;
}

} // namespace

std::vector<RuleFile> writeAws(const RuleText& text)
{
    const auto groups = groupsOf(text);
    constexpr std::size_t kMostRules = 60;
    std::vector<std::string> notes = text.head;
    for (const auto& [own, permissions] : groups) {
        const auto in = static_cast<std::size_t>(
            std::ranges::count_if(permissions, [](const Permission& p) { return p.ingress; }));
        if (in > kMostRules || permissions.size() - in > kMostRules)
            notes.push_back("Warning: " + groupName(own)
                + " has more than 60 rules one way, the default quota");
    }
    JsonWriter json;
    json.beginObject().texts("Comment", notes).key("SecurityGroups").beginArray();
    for (const auto& [own, permissions] : groups) {
        json.beginObject().key("GroupName").text(groupName(own));
        json.key("Description").text("NetBehave " + cidr(own)).key("Members").text(cidr(own));
        json.key("RevokeDefaultEgress").boolean(true);
        writePermissions(json, "IpPermissions", permissions, true);
        writePermissions(json, "IpPermissionsEgress", permissions, false);
        json.endObject();
    }
    json.endArray().endObject();
    return {{"netbehave-aws.json", "", json.take(), false},
        {"netbehave-aws.tf", ".tf", terraform(text, groups), false}};
}

Result<ReadRules> readAws(std::string_view file)
{
    const auto document
        = QJsonDocument::fromJson(QByteArray(file.data(), static_cast<qsizetype>(file.size())));
    if (!document.isObject() || !document.object().contains(QLatin1String("SecurityGroups")))
        return Error {ErrorCode::Invalid, "no security groups"};
    ReadRules ingress;
    ReadRules egress;
    std::set<IpPrefix> groups;
    for (const QJsonValue& value :
        document.object().value(QLatin1String("SecurityGroups")).toArray()) {
        const QJsonObject group = value.toObject();
        const auto own
            = IpPrefix::fromString(group.value(QLatin1String("Members")).toString().toStdString());
        if (!own
            || !readPermissions(
                ingress, group.value(QLatin1String("IpPermissions")).toArray(), *own, true)
            || !readPermissions(
                egress, group.value(QLatin1String("IpPermissionsEgress")).toArray(), *own, false))
            return Error {ErrorCode::Invalid, "a permission cannot be read"};
        groups.insert(*own);
    }
    // both halves where both ends have a group
    for (const auto& [id, atoms] : ingress)
        for (const Atom& atom : atoms)
            if (groups.contains(std::get<0>(atom)) && !egress[id].contains(atom))
                return Error {ErrorCode::Invalid, "what comes into a group goes out of none"};
    for (const auto& [id, atoms] : egress)
        for (const Atom& atom : atoms) {
            if (groups.contains(std::get<1>(atom)) && !ingress[id].contains(atom))
                return Error {ErrorCode::Invalid, "what goes out of a group comes into none"};
            ingress[id].insert(atom);
        }
    return ingress;
}

} // namespace nb::scope
