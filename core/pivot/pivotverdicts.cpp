// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotverdicts.h"

#include "core/net/port.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace nb {

namespace {

constexpr std::array kRoles {
    PivotRole::DomainController, PivotRole::Management, PivotRole::JumpHost, PivotRole::Plain};
constexpr int kVersion = 1;

Error notUnderstood(std::string_view verdict)
{
    return {ErrorCode::Usage,
        std::string(verdict)
            + ": expected dc=A, mgmt=A, jump=A, plain=A, approve=A>B>C, ignore-port=N, "
              "ignore-host=A or ignore-pair=A>B"};
}

std::optional<std::vector<IpAddress>> addressesFrom(std::string_view text)
{
    std::vector<IpAddress> addresses;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find('>', from), text.size());
        const auto address = IpAddress::fromString(text.substr(from, to - from));
        if (!address)
            return std::nullopt;
        addresses.push_back(*address);
        from = to + 1;
    }
    return addresses;
}

std::string pathText(const std::vector<IpAddress>& path)
{
    std::string text;
    for (const IpAddress& address : path)
        text.append(text.empty() ? "" : ">").append(address.toString());
    return text;
}

/// Merges `more`, which holds one verdict, into `all`, or takes it out; whether it was there.
bool apply(PivotVerdicts& all, const PivotVerdicts& more, bool remove)
{
    const auto change = [remove](auto& set, const auto& items) {
        bool known = false;
        for (const auto& item : items) {
            known = known || set.contains(item);
            if (remove)
                set.erase(item);
            else
                set.insert(item);
        }
        return known;
    };
    bool known = false;
    for (const auto& [address, role] : more.roles) {
        const auto it = all.roles.find(address);
        known = it != all.roles.end() && it->second == role;
        if (!remove)
            all.roles[address] = role;
        else if (known)
            all.roles.erase(it);
    }
    known = change(all.approved, more.approved) || known;
    known = change(all.ignoredPorts, more.ignoredPorts) || known;
    known = change(all.ignoredHosts, more.ignoredHosts) || known;
    return change(all.ignoredPairs, more.ignoredPairs) || known;
}

Result<PivotVerdicts> parse(std::string_view verdict)
{
    const std::size_t equals = verdict.find('=');
    if (equals == std::string_view::npos)
        return notUnderstood(verdict);
    const std::string_view kind = verdict.substr(0, equals);
    const std::string_view what = verdict.substr(equals + 1);
    PivotVerdicts one;
    if (const auto role = pivotRoleFromString(kind)) {
        const auto address = IpAddress::fromString(what);
        if (!address)
            return notUnderstood(verdict);
        one.roles[*address] = *role;
    } else if (kind == "ignore-port") {
        const auto port = Port::fromString(what);
        if (!port)
            return notUnderstood(verdict);
        one.ignoredPorts.insert(port->number());
    } else if (kind == "ignore-host") {
        const auto prefix = IpPrefix::fromString(what);
        if (!prefix)
            return notUnderstood(verdict);
        one.ignoredHosts.insert(*prefix);
    } else {
        const auto path = addressesFrom(what);
        if (kind == "ignore-pair" && path && path->size() == 2)
            one.ignoredPairs.insert({path->front(), path->back()});
        else if (kind == "approve" && path && path->size() >= 3)
            one.approved.insert(*path);
        else
            return notUnderstood(verdict);
    }
    return one;
}

} // namespace

std::string_view toString(PivotRole role)
{
    static constexpr std::array<std::string_view, 4> kNames {"dc", "mgmt", "jump", "plain"};
    return kNames[static_cast<std::size_t>(role)];
}

std::optional<PivotRole> pivotRoleFromString(std::string_view text)
{
    for (const PivotRole role : kRoles)
        if (text == toString(role))
            return role;
    return std::nullopt;
}

Result<void> PivotVerdicts::add(std::string_view verdict)
{
    const auto one = parse(verdict);
    if (!one)
        return one.error();
    apply(*this, *one, false);
    return {};
}

Result<bool> PivotVerdicts::remove(std::string_view verdict)
{
    const auto one = parse(verdict);
    if (!one)
        return one.error();
    return apply(*this, *one, true);
}

std::vector<std::string> PivotVerdicts::texts() const
{
    std::vector<std::string> texts;
    for (const auto& [address, role] : roles)
        texts.push_back(std::string(toString(role)).append(1, '=').append(address.toString()));
    for (const auto& path : approved)
        texts.push_back("approve=" + pathText(path));
    for (const std::uint16_t port : ignoredPorts)
        texts.push_back("ignore-port=" + std::to_string(port));
    for (const IpPrefix& prefix : ignoredHosts)
        texts.push_back("ignore-host=" + prefix.toString());
    for (const auto& [client, server] : ignoredPairs)
        texts.push_back("ignore-pair=" + pathText({client, server}));
    return texts;
}

std::string PivotVerdicts::toJson() const
{
    QJsonArray list;
    for (const std::string& text : texts())
        list.append(QString::fromStdString(text));
    const QJsonObject object {
        {QStringLiteral("version"), kVersion}, {QStringLiteral("verdicts"), list}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<PivotVerdicts> PivotVerdicts::fromJson(std::string_view json)
{
    PivotVerdicts verdicts;
    if (json.empty())
        return verdicts;
    const auto document
        = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject())
        return Error {ErrorCode::Invalid, "the stored verdicts are not JSON"};
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("version")).toInt() > kVersion)
        return Error {ErrorCode::NewerVersion, "the verdicts were stored by a newer version"};
    for (const QJsonValue value : object.value(QStringLiteral("verdicts")).toArray())
        if (const auto added = verdicts.add(value.toString().toStdString()); !added)
            return Error {ErrorCode::Invalid, added.error().detail};
    return verdicts;
}

} // namespace nb
