// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetexport.h"

#include "core/assets/assetroles.h"
#include "core/assets/macvendor.h"
#include "core/flow/csvtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb {

namespace {

using Type = AssetColumn::Type;
constexpr AssetColumn kColumns[] {{"address", Type::Address}, {"name"}, {"mac"}, {"vendor"},
    {"segment"}, {"role"}, {"reason"}, {"owner"}, {"tags"}, {"first", Type::Time},
    {"last", Type::Time}, {"flows", Type::Number}, {"clients", Type::Number},
    {"servers", Type::Number}, {"provides"}, {"uses"}, {"system"}, {"notes"}};

std::string timeText(const Sighting& seen, Timestamp Sighting::*which)
{
    return seen.known() ? toString(seen.*which) : std::string();
}

std::string wordList(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string servicesText(std::vector<AssetService> services)
{
    std::ranges::sort(
        services, {}, [](const AssetService& s) { return std::pair(s.protocol, s.port); });
    std::vector<std::string> words;
    for (const AssetService& service : services)
        words.push_back(portText(service.protocol, service.port));
    return wordList(words);
}

std::string systemText(const Asset& asset)
{
    const auto last = std::ranges::max_element(
        asset.systems, {}, [](const AssetSystem& s) { return s.seen.last; });
    return last == asset.systems.end() ? std::string() : last->system;
}

QString q(std::string_view text)
{
    return QString::fromUtf8(text);
}

} // namespace

std::span<const AssetColumn> assetColumns()
{
    return kColumns;
}

std::vector<std::string> assetCells(const Asset& asset)
{
    const RoleGuess role = rolesOf(asset).front();
    return {asset.address.toString(), std::string(asset.displayName()), asset.mac().toString(),
        std::string(vendorOf(asset.mac())), asset.segment, std::string(toString(role.role)),
        toString(role.reason), asset.edits.owner, wordList(asset.edits.tags),
        timeText(asset.seen, &Sighting::first), timeText(asset.seen, &Sighting::last),
        std::to_string(asset.flows), std::to_string(asset.clients.count()),
        std::to_string(asset.servers.count()), servicesText(asset.provides),
        servicesText(asset.uses), systemText(asset), asset.edits.notes};
}

std::string assetsCsv(const std::vector<AssetPtr>& assets)
{
    std::string text;
    for (const AssetColumn& column : kColumns) {
        text += text.empty() ? "" : ",";
        appendCsvCell(text, column.name, ',');
    }
    text += "\r\n";
    for (const AssetPtr& asset : assets) {
        const std::vector<std::string> cells = assetCells(*asset);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += i > 0 ? "," : "";
            appendCsvCell(
                text, kColumns[i].type == Type::Text ? guardFormula(cells[i]) : cells[i], ',');
        }
        text += "\r\n";
    }
    return text;
}

std::string assetsJson(const std::vector<AssetPtr>& assets)
{
    QJsonArray all;
    for (const AssetPtr& asset : assets) {
        const std::vector<std::string> cells = assetCells(*asset);
        QJsonObject object;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            QJsonValue value(QJsonValue::Null);
            if (kColumns[i].type == Type::Number)
                value = QJsonValue(static_cast<qint64>(std::stoll(cells[i])));
            else if (!cells[i].empty())
                value = QJsonValue(q(cells[i]));
            object.insert(q(kColumns[i].name), value);
        }
        all.append(object);
    }
    return QJsonDocument(all).toJson().toStdString();
}

} // namespace nb
