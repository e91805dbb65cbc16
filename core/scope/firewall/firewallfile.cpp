// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewallfile.h"

#include "core/scope/exports/ruletext.h"
#include "core/scope/firewall/firewalljson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <map>

namespace nb::scope {

namespace {

struct Format
{
    std::string_view name;
    Result<FirewallFile> (*read)(std::string_view);
};

constexpr std::array<Format, 5> kFormats {
    {{"iptables", readIptablesSave}, {"nftables", readNftRuleset}, {"cisco", readCiscoConfig},
        {"csv", readRuleRows}, {"json", readRuleObjects}}};

/// What the first line that says something looks like.
std::string_view formatOf(std::string_view bytes)
{
    for (const std::string& line : linesOf(bytes)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.empty() || words[0].empty())
            continue;
        const std::string& first = words[0];
        if (first.front() == '{')
            return "json";
        if (first.front() == '*' || first == "-A" || first == "-P")
            return "iptables";
        if (first == "table" || first == "flush")
            return "nftables";
        if (first.front() == '!' || first == "access-list" || first == "object-group"
            || first == "object" || first == "hostname"
            || ((first == "ip" || first == "ipv6") && words.size() > 1
                && words[1] == "access-list"))
            return "cisco";
        if (first.front() != '#' && line.find(',') != std::string::npos
            && line.find("source") != std::string::npos)
            return "csv";
    }
    return {};
}

/// The words of one rule, whichever table they come from.
struct RuleWords
{
    std::string id {};
    std::string list {};
    std::string action {};
    std::vector<std::string> sources {};
    std::vector<std::string> destinations {};
    std::vector<std::string> services {};
};

bool isPermit(const std::string& action)
{
    return action == "permit" || action == "allow" || action == "accept";
}

bool isDeny(const std::string& action)
{
    return action == "deny" || action == "drop" || action == "reject" || action == "block";
}

template <typename Item, typename Parse>
bool readAll(std::vector<Item>& into, const std::vector<std::string>& words, Parse parse)
{
    for (const std::string& word : words) {
        if (word == "any" || word == "*" || word == "ip")
            return into.empty();
        const auto item = parse(word);
        if (!item)
            return false;
        into.push_back(*item);
    }
    return !words.empty();
}

/// Empty when it can be read, else what is wrong.
std::string addRule(FirewallFile& file, const RuleWords& words)
{
    FirewallRule rule;
    rule.id = words.id;
    rule.list = words.list;
    rule.permit = isPermit(words.action);
    if (rule.id.empty())
        return "it has no id";
    if (!rule.permit && !isDeny(words.action))
        return "the action is permit or deny, not \"" + words.action + '"';
    if (!readAll(rule.sources, words.sources, IpPrefix::fromString))
        return "sources are addresses and prefixes with blanks between them, or any";
    if (!readAll(rule.destinations, words.destinations, IpPrefix::fromString))
        return "destinations are addresses and prefixes with blanks between them, or any";
    if (!readAll(rule.services, words.services, filterServiceFromString))
        return "services are as tcp/443 with blanks between them, or any";
    file.rules.push_back(std::move(rule));
    return {};
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

std::vector<std::string> firewallFormats()
{
    std::vector<std::string> names;
    for (const Format& format : kFormats)
        names.emplace_back(format.name);
    return names;
}

Result<FirewallFile> readFirewallFile(std::string_view bytes, std::string_view format)
{
    const std::string_view name = format.empty() ? formatOf(bytes) : format;
    const auto known = std::ranges::find(kFormats, name, &Format::name);
    if (known == kFormats.end())
        return format.empty()
            ? Error {ErrorCode::UnknownFormat,
                "no rules of iptables-save, nft list ruleset, Cisco IOS or ASA, and no table with "
                "the columns id, action, sources, destinations and services"}
            : Error {ErrorCode::Usage, "there is no format " + std::string(format)};
    auto file = known->read(bytes);
    if (file && file->rules.empty())
        return Error {ErrorCode::Invalid, "no line of it permits or denies anything"};
    constexpr std::size_t kMostName = 120;
    for (std::size_t i = 0; file && i < file->rules.size(); ++i) {
        FirewallRule& rule = file->rules[i];
        rule.id = plain(rule.id, kMostName);
        rule.list = plain(rule.list, kMostName);
        if (rule.id.empty())
            rule.id = "rule " + std::to_string(i + 1);
    }
    return file;
}

Result<FirewallFile> readRuleRows(std::string_view text)
{
    const std::vector<std::vector<std::string>> rows = csvRows(text);
    FirewallFile file;
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; !rows.empty() && i < rows.front().size(); ++i) {
        std::string name = lowered(rows.front()[i]);
        if (name == "rule")
            name = "id";
        else if (name == "source" || name == "destination" || name == "service")
            name += 's';
        columns.emplace(std::move(name), i);
    }
    for (const char* const name : {"id", "action", "sources", "destinations", "services"})
        if (!columns.contains(name))
            return Error {ErrorCode::Invalid, std::string("the header has no column ") + name};
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const auto cell = [&](const char* name) {
            const auto at = columns.find(name);
            return at == columns.end() || at->second >= rows[row].size() ? std::string {}
                                                                         : rows[row][at->second];
        };
        RuleWords words {cell("id"), cell("list"), lowered(cell("action")),
            wordsOf(cell("sources")), wordsOf(cell("destinations")), wordsOf(cell("services"))};
        if (const std::string problem = addRule(file, words); !problem.empty())
            return Error {ErrorCode::Invalid,
                "row " + std::to_string(row) + " (" + words.id + "): " + problem};
    }
    return file;
}

Result<FirewallFile> readRuleObjects(std::string_view text)
{
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    const QJsonArray rules = document.object().value(QStringLiteral("rules")).toArray();
    FirewallFile file;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QJsonObject o = rules.at(i).toObject();
        const auto list = [&o](const char* name) {
            std::vector<std::string> items;
            for (const QJsonValue& item : o.value(QLatin1String(name)).toArray())
                items.push_back(item.toString().toStdString());
            if (items.empty() && o.contains(QLatin1String(name)))
                items.emplace_back("any");
            return items;
        };
        const auto word = [&o](const char* name) {
            return o.value(QLatin1String(name)).toString().toStdString();
        };
        const RuleWords words {word("id"), word("list"), word("action"), list("sources"),
            list("destinations"), list("services")};
        if (const std::string problem = addRule(file, words); !problem.empty())
            return Error {ErrorCode::Invalid, "$.rules[" + std::to_string(i) + "]: " + problem};
    }
    return file;
}

} // namespace nb::scope
