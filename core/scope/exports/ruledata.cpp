// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/csvtext.h"
#include "core/scope/exports/ruletext.h"
#include "core/scope/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb::scope {

namespace {

std::vector<std::string> texts(const std::vector<IpPrefix>& prefixes)
{
    std::vector<std::string> all;
    for (const IpPrefix& prefix : prefixes)
        all.push_back(prefix.toString());
    return all;
}

std::vector<std::string> texts(const std::vector<Service>& services)
{
    std::vector<std::string> all;
    for (const Service& service : services)
        all.push_back(toString(service));
    return all;
}

void appendRow(std::string& out, const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0)
            out += ',';
        appendCsvCell(out, guardFormula(cells[i]), ',');
    }
    out += "\r\n";
}

bool addAtoms(ReadRules& rules, const std::string& id, const std::vector<std::string>& sources,
    const std::vector<std::string>& destinations, const std::vector<std::string>& services)
{
    for (const std::string& source : sources)
        for (const std::string& destination : destinations)
            for (const std::string& service : services) {
                const auto from = IpPrefix::fromString(source);
                const auto to = IpPrefix::fromString(destination);
                const auto what = serviceFromString(service);
                if (!from || !to || !what)
                    return false;
                rules[id].insert({*from, *to, *what});
            }
    return !id.empty();
}

/// Lines of a table: those within quotes belong to the line that they begin in.
std::vector<std::string> recordsOf(std::string_view file)
{
    std::vector<std::string> records;
    bool open = false;
    for (std::string& line : linesOf(file)) {
        const bool comment = !open && !line.empty() && line.front() == '#';
        const bool turns = !comment && std::ranges::count(line, '"') % 2 != 0;
        if (open)
            records.back() += "\n" + line;
        else
            records.push_back(std::move(line));
        open = open != turns;
    }
    return records;
}

/// Cells of one line; quotes doubled within quoted cells (RFC 4180 §2).
std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells(1);
    bool inQuotes = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && inQuotes && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            inQuotes = !inQuotes;
        } else if (c == ',' && !inQuotes) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    for (std::string& cell : cells)
        cell = std::string(unguardFormula(cell));
    return cells;
}

} // namespace

std::vector<std::vector<std::string>> csvRows(std::string_view file)
{
    std::vector<std::vector<std::string>> rows;
    for (const std::string& line : recordsOf(file))
        if (!line.empty() && line.front() != '#')
            rows.push_back(cellsOf(line));
    return rows;
}

std::vector<RuleFile> writeRuleCsv(const RuleText& text)
{
    std::string out = headText(text, "# ");
    appendRow(out,
        {"id", "boundary", "from_zone", "to_zone", "sources", "destinations", "services", "action",
            "note"});
    for (const TextRule& rule : text.rules)
        appendRow(out,
            {rule.id, std::string(toString(rule.boundary)), rule.fromZone, rule.toZone,
                joined(texts(rule.sources), " "), joined(texts(rule.destinations), " "),
                joined(texts(rule.services), " "), "allow", rule.note});
    appendRow(out, {"default", "", "any", "any", "any", "any", "any", "deny", "default deny"});
    return {{"netbehave-rules.csv", "", out, false}};
}

Result<ReadRules> readRuleCsv(std::string_view file)
{
    ReadRules rules;
    bool denied = false;
    for (const std::vector<std::string>& cells : csvRows(file)) {
        if (cells[0] == "id")
            continue;
        constexpr std::size_t kColumns = 9;
        if (cells.size() == kColumns && cells[7] == "deny") {
            denied = true;
            continue;
        }
        if (cells.size() != kColumns
            || !addAtoms(rules, cells[0], itemsOf(cells[4], ' '), itemsOf(cells[5], ' '),
                itemsOf(cells[6], ' ')))
            return Error {ErrorCode::Invalid, "cannot be read: " + cells[0]};
    }
    if (!denied)
        return Error {ErrorCode::Invalid, "nothing is denied at the end"};
    return rules;
}

std::vector<RuleFile> writeRuleJson(const RuleText& text)
{
    JsonWriter json;
    json.beginObject().texts("comment", text.head).key("default").text("deny");
    json.key("rules").beginArray();
    for (const TextRule& rule : text.rules) {
        json.beginObject().key("id").text(rule.id).key("action").text("allow");
        json.key("boundary").text(toString(rule.boundary));
        json.key("from_zone").text(rule.fromZone).key("to_zone").text(rule.toZone);
        json.texts("sources", texts(rule.sources));
        json.texts("destinations", texts(rule.destinations));
        json.texts("services", texts(rule.services)).key("note").text(rule.note).endObject();
    }
    return {{"netbehave-rules.json", "", json.endArray().endObject().take(), false}};
}

Result<ReadRules> readRuleJson(std::string_view file)
{
    const QJsonObject root
        = QJsonDocument::fromJson(QByteArray(file.data(), static_cast<qsizetype>(file.size())))
              .object();
    if (root.value(QStringLiteral("default")).toString() != QStringLiteral("deny"))
        return Error {ErrorCode::Invalid, "no rules that deny by default"};
    ReadRules rules;
    for (const QJsonValue& value : root.value(QStringLiteral("rules")).toArray()) {
        const QJsonObject o = value.toObject();
        const auto list = [&o](const QString& name) {
            std::vector<std::string> items;
            for (const QJsonValue& item : o.value(name).toArray())
                items.push_back(item.toString().toStdString());
            return items;
        };
        if (!addAtoms(rules, o.value(QStringLiteral("id")).toString().toStdString(),
                list(QStringLiteral("sources")), list(QStringLiteral("destinations")),
                list(QStringLiteral("services"))))
            return Error {ErrorCode::Invalid, "a rule cannot be read"};
    }
    return rules;
}

} // namespace nb::scope
