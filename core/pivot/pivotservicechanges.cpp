// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/pivotservicechanges.h"

#include "core/net/port.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cctype>

namespace nb {

namespace {

constexpr int kServicesVersion = 1;
constexpr std::size_t kLongestName = 32;

Error notAService(std::string_view word, std::string_view why)
{
    return {ErrorCode::Usage,
        std::string(word) + ": " + std::string(why)
            + "; expected PORT[/tcp|/udp]=CLASS[:NAME[:interactive]] with a class of A (remote "
              "control), O (other), W (web), D (data) or I (infrastructure), or PORT=default"};
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// What a row without a name is called.
std::string nameFor(PivotServiceClass serviceClass, std::uint16_t port)
{
    static constexpr std::array<std::string_view, 5> kPrefixes {
        "remote", "", "web", "app", "infra"};
    const std::string_view prefix = kPrefixes[static_cast<std::size_t>(serviceClass)];
    return prefix.empty() ? std::string() : std::string(prefix) + std::to_string(port);
}

std::string textOf(
    std::string_view port, PivotServiceClass serviceClass, std::string_view name, bool interactive)
{
    std::string text(port);
    text.append("=").append(toString(serviceClass));
    if (!name.empty())
        text.append(":").append(name);
    if (interactive)
        text.append(":interactive");
    return text;
}

std::string portText(std::uint16_t port, bool tcp, bool udp)
{
    return std::to_string(port) + (tcp && udp ? "" : tcp ? "/tcp" : "/udp");
}

/// The part up to `mark`, which is taken off `text`.
std::string_view cutAt(std::string_view& text, char mark)
{
    const std::size_t at = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

} // namespace

bool isPivotServiceName(std::string_view name)
{
    if (name.empty() || name.size() > kLongestName || name == "none" || name.front() == '-')
        return false;
    constexpr std::size_t kProtocol = 3;
    if ((name.starts_with("tcp") || name.starts_with("udp")) && isDigits(name.substr(kProtocol)))
        return false;
    return std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string toString(const PivotServiceEntry& entry)
{
    return textOf(portText(entry.port, entry.tcp, entry.udp), entry.serviceClass, entry.name,
        entry.interactive);
}

PivotServiceChanges::Rows PivotServiceChanges::rowsOf(const PivotServiceTable& table)
{
    Rows rows;
    for (const PivotServiceEntry& entry : table.entries())
        for (const bool udp : {false, true})
            if (udp ? entry.udp : entry.tcp)
                rows[{entry.port, udp}] = {entry.serviceClass, entry.name, entry.interactive};
    return rows;
}

Result<void> PivotServiceChanges::add(std::string_view word)
{
    std::string_view rest = word;
    std::string_view ports = cutAt(rest, '=');
    const std::string_view portNumber = cutAt(ports, '/');
    const auto port = Port::fromString(portNumber);
    if (!port || !isDigits(portNumber))
        return notAService(word, "no port");
    if (!ports.empty() && ports != "tcp" && ports != "udp")
        return notAService(word, "no such protocol");
    const auto forEach = [&](const auto& change) {
        for (const bool udp : {false, true})
            if (ports.empty() || (ports == "udp") == udp)
                change(Key {port->number(), udp});
    };
    if (rest == "default") {
        forEach([this](const Key& key) { m_rows.erase(key); });
        return {};
    }
    const auto serviceClass = pivotServiceClassFromString(cutAt(rest, ':'));
    if (!serviceClass)
        return notAService(word, "no such class");
    Row row;
    row.serviceClass = *serviceClass;
    const std::string_view name = cutAt(rest, ':');
    if (!name.empty() && !isPivotServiceName(name))
        return notAService(word, "a name is of small letters, digits and -");
    row.name = name.empty() ? nameFor(*serviceClass, port->number()) : std::string(name);
    if (!rest.empty() && rest != "interactive")
        return notAService(word, "nothing but `interactive` follows a name");
    row.interactive = !rest.empty();
    if (row.interactive && row.name.empty())
        return notAService(word, "a port without a name is not interactive");
    const Rows own = rowsOf(PivotServiceTable());
    forEach([&](const Key& key) {
        const auto known = own.find(key);
        if (known == own.end() ? row.name.empty() : known->second == row)
            m_rows.erase(key); // as it is without
        else
            m_rows[key] = row;
    });
    return {};
}

PivotServiceChanges PivotServiceChanges::between(
    const PivotServiceTable& own, const PivotServiceTable& now)
{
    const Rows before = rowsOf(own);
    const Rows after = rowsOf(now);
    PivotServiceChanges changes;
    for (const auto& [key, row] : after)
        if (const auto was = before.find(key); was == before.end() || was->second != row)
            changes.m_rows[key] = row;
    for (const auto& [key, row] : before)
        if (!after.contains(key))
            changes.m_rows[key] = {};
    return changes;
}

Result<PivotServiceTable> PivotServiceChanges::table() const
{
    std::vector<PivotServiceEntry> entries = PivotServiceTable().entries();
    for (PivotServiceEntry& entry : entries) {
        entry.tcp = entry.tcp && !m_rows.contains({entry.port, false});
        entry.udp = entry.udp && !m_rows.contains({entry.port, true});
    }
    std::erase_if(entries, [](const PivotServiceEntry& entry) { return !entry.tcp && !entry.udp; });
    for (const auto& [key, row] : m_rows)
        if (!row.name.empty())
            entries.push_back(
                {key.port, !key.udp, key.udp, row.name, row.serviceClass, row.interactive});
    PivotServiceTable table(std::move(entries));
    std::map<std::string_view, const PivotServiceEntry*> first;
    for (const PivotServiceEntry& entry : table.entries()) {
        const PivotServiceEntry& other = *first.try_emplace(entry.name, &entry).first->second;
        if (other.serviceClass != entry.serviceClass || other.interactive != entry.interactive)
            return Error {ErrorCode::Usage,
                toString(entry) + " and " + toString(other)
                    + " are one service by name; give one of them another name, or make them "
                      "alike"};
    }
    return table;
}

std::vector<std::string> PivotServiceChanges::texts() const
{
    std::vector<std::string> texts;
    for (const auto& [key, row] : m_rows) {
        const auto other = m_rows.find({key.port, !key.udp});
        const bool both = other != m_rows.end() && other->second == row;
        if (both && key.udp)
            continue;
        texts.push_back(textOf(portText(key.port, both || !key.udp, both || key.udp),
            row.serviceClass, row.name, row.interactive));
    }
    return texts;
}

std::string PivotServiceChanges::toJson() const
{
    QJsonArray list;
    for (const std::string& text : texts())
        list.append(QString::fromStdString(text));
    const QJsonObject object {
        {QStringLiteral("version"), kServicesVersion}, {QStringLiteral("services"), list}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<PivotServiceChanges> PivotServiceChanges::fromJson(std::string_view json)
{
    PivotServiceChanges changes;
    if (json.empty())
        return changes;
    const auto document
        = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject())
        return Error {ErrorCode::Invalid, "the stored service classes are not JSON"};
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("version")).toInt() > kServicesVersion)
        return Error {
            ErrorCode::NewerVersion, "the service classes were stored by a newer version"};
    for (const QJsonValue value : object.value(QStringLiteral("services")).toArray())
        if (const auto added = changes.add(value.toString().toStdString()); !added)
            return Error {ErrorCode::Invalid, added.error().detail};
    return changes;
}

} // namespace nb
