// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/ruledraft.h"

#include <QJsonObject>

namespace nb {

namespace {

const QString kName = QStringLiteral("name");
const QString kExpression = QStringLiteral("expression");
const QString kEnabled = QStringLiteral("enabled");
const QString kNote = QStringLiteral("note");
const QString kAcl = QStringLiteral("acl");

} // namespace

QJsonArray toJson(const std::vector<Rule>& rules)
{
    QJsonArray array;
    for (const Rule& rule : rules)
        array.append(QJsonObject {{kName, QString::fromStdString(rule.name)},
            {kExpression, QString::fromStdString(rule.expression)}, {kEnabled, rule.enabled},
            {kNote, QString::fromStdString(rule.note)}, {kAcl, QString::fromStdString(rule.acl)}});
    return array;
}

std::vector<Rule> rulesFromJson(const QJsonArray& array)
{
    std::vector<Rule> rules;
    for (const QJsonValue value : array) {
        if (!value.isObject())
            continue;
        const QJsonObject object = value.toObject();
        const auto text
            = [&object](const QString& key) { return object[key].toString().toStdString(); };
        rules.push_back({text(kName), text(kExpression), object[kEnabled].toBool(true), text(kNote),
            text(kAcl)});
    }
    return rules;
}

} // namespace nb
