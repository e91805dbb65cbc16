// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/planchoices.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb::scope {

RecommendOptions optionsOf(const PlanChoices& choices, const Model& model)
{
    RecommendOptions options;
    options.beta = choices.beta;
    options.mode = choices.mode;
    options.theta = choices.theta;
    options.rho = choices.rho;
    for (std::uint32_t i = 0; i < model.assets.size() && !choices.fixed.empty(); ++i)
        if (const auto side = choices.fixed.find(model.assets[i].name);
            side != choices.fixed.end() && !model.assets[i].external)
            (side->second ? options.fixedIn : options.fixedOut).insert(i);
    for (const auto& [name, addresses] : choices.groups) {
        HostGroup group;
        group.name = name;
        group.locked = true;
        for (const IpAddress& address : addresses)
            if (const auto host = model.hostOfAddress.find(address);
                host != model.hostOfAddress.end())
                group.hosts.push_back(host->second);
        std::ranges::sort(group.hosts);
        if (!group.hosts.empty() && group.hosts.size() * 2 >= addresses.size())
            options.confirmed.push_back(std::move(group));
    }
    return options;
}

std::string toJson(const PlanChoices& choices)
{
    QJsonArray theta;
    for (const double share : choices.theta)
        theta.append(share);
    QJsonObject fixed;
    for (const auto& [name, inside] : choices.fixed)
        fixed.insert(QString::fromUtf8(name), inside);
    QJsonObject groups;
    for (const auto& [name, addresses] : choices.groups) {
        QJsonArray members;
        for (const IpAddress& address : addresses)
            members.append(QString::fromStdString(address.toString()));
        groups.insert(QString::fromUtf8(name), members);
    }
    QJsonObject all {{QStringLiteral("beta"), choices.beta},
        {QStringLiteral("groups"), choices.mode == RuleMode::Groups},
        {QStringLiteral("theta"), theta}, {QStringLiteral("inside"), fixed},
        {QStringLiteral("confirmed"), groups}};
    if (choices.rho)
        all.insert(QStringLiteral("rho"), *choices.rho);
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

PlanChoices planChoicesFromJson(std::string_view json)
{
    PlanChoices choices;
    const QJsonObject all
        = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())))
              .object();
    const double beta = all.value(QLatin1String("beta")).toDouble(choices.beta);
    if (beta >= 0 && beta <= kMostBeta)
        choices.beta = beta;
    if (all.value(QLatin1String("groups")).toBool())
        choices.mode = RuleMode::Groups;
    if (const double rho = all.value(QLatin1String("rho")).toDouble(0); rho > 0 && rho <= 1)
        choices.rho = rho;
    const QJsonArray theta = all.value(QLatin1String("theta")).toArray();
    for (std::size_t b = 0; b < kBoundaryCount && theta.size() == kBoundaryCount; ++b)
        if (const double share = theta[static_cast<qsizetype>(b)].toDouble(-1);
            share >= 0 && share <= 1)
            choices.theta[b] = share;
    const QJsonObject fixed = all.value(QLatin1String("inside")).toObject();
    for (auto side = fixed.begin(); side != fixed.end(); ++side)
        if (side->isBool())
            choices.fixed[side.key().toStdString()] = side->toBool();
    const QJsonObject groups = all.value(QLatin1String("confirmed")).toObject();
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        std::vector<IpAddress> members;
        for (const QJsonValue& member : group->toArray())
            if (const auto address = IpAddress::fromString(member.toString().toStdString()))
                members.push_back(*address);
        if (!members.empty())
            choices.groups[group.key().toStdString()] = std::move(members);
    }
    return choices;
}

} // namespace nb::scope
