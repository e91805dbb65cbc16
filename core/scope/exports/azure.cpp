// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/csvtext.h"
#include "core/scope/exports/ruletext.h"
#include "core/scope/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace nb::scope {

namespace {

constexpr unsigned kFirstPriority = 100;
constexpr unsigned kLastPriority = 4096;

std::string protocolName(const Protocol& protocol)
{
    if (protocol == kTcp)
        return "Tcp";
    if (protocol == kUdp)
        return "Udp";
    return protocol.isIcmp() ? "Icmp" : protocol.number() == 50 ? "Esp" : "*";
}

/// Networks as an augmented rule lists them.
std::vector<std::string> networkTexts(const std::vector<IpPrefix>& prefixes)
{
    std::vector<std::string> all;
    for (const IpPrefix& prefix : prefixes)
        all.push_back(prefix.address().toString() + "/" + std::to_string(prefix.length()));
    return all;
}

class AzureWriter
{
public:
    explicit AzureWriter(const RuleText& text)
        : m_text(text)
    {
    }
    std::vector<RuleFile> write();

private:
    void add(const TextRule& rule);
    void addOne(const TextRule& rule, const char* direction, std::uint8_t protocol,
        const std::vector<Service>& services, unsigned priority);
    void deny(const char* direction);
    void row(const std::vector<std::string>& cells);

    const RuleText& m_text;
    JsonWriter m_json;
    std::string m_csv;
    unsigned m_priority = kFirstPriority;
};

void AzureWriter::row(const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0)
            line += ',';
        appendCsvCell(line, guardFormula(cells[i]), ',');
    }
    m_csv += line + "\r\n";
}

void AzureWriter::addOne(const TextRule& rule, const char* direction, std::uint8_t number,
    const std::vector<Service>& services, unsigned priority)
{
    const Protocol protocol(number);
    std::vector<std::string> ports;
    for (const Service& service : services)
        if (protocol.hasPorts())
            ports.push_back(portText(service, "-"));
    if (ports.empty())
        ports.emplace_back("*");
    const std::string name = rule.id + "-" + direction + "-" + std::to_string(number);
    m_json.beginObject().key("name").text(name).key("properties").beginObject();
    m_json.key("priority").number(priority).key("direction").text(direction);
    m_json.key("access").text("Allow").key("protocol").text(protocolName(protocol));
    m_json.key("sourcePortRange")
        .text("*")
        .texts("sourceAddressPrefixes", networkTexts(rule.sources));
    m_json.texts("destinationAddressPrefixes", networkTexts(rule.destinations));
    m_json.texts("destinationPortRanges", ports);
    std::string note = rule.id + " " + rule.note;
    if (!protocol.hasPorts()) { // the target knows no types; the rule says which were meant
        note += " [";
        for (const Service& service : services)
            note += std::string(" ") + toString(service);
        note += " ]";
    }
    m_json.key("description").text(plain(note, 140)).endObject().endObject();
    row({name, std::to_string(priority), direction, "Allow", protocolName(protocol),
        joined(networkTexts(rule.sources), ";"), "*", joined(networkTexts(rule.destinations), ";"),
        joined(ports, ";"), plain(note, 140)});
}

void AzureWriter::add(const TextRule& rule)
{
    for (const auto& [number, services] : byProtocol(rule.services)) {
        addOne(rule, "Inbound", number, services, m_priority);
        addOne(rule, "Outbound", number, services, m_priority);
        ++m_priority;
    }
}

/// The default rules permit all traffic of the virtual network: this one comes before them.
void AzureWriter::deny(const char* direction)
{
    const std::string name = std::string("DenyAll-") + direction;
    m_json.beginObject().key("name").text(name).key("properties").beginObject();
    m_json.key("priority").number(kLastPriority).key("direction").text(direction);
    m_json.key("access").text("Deny").key("protocol").text("*").key("sourcePortRange").text("*");
    m_json.key("sourceAddressPrefix").text("*").key("destinationAddressPrefix").text("*");
    m_json.key("destinationPortRange").text("*");
    m_json.key("description").text("default deny").endObject().endObject();
    row({name, std::to_string(kLastPriority), direction, "Deny", "*", "*", "*", "*", "*",
        "default deny"});
}

std::vector<RuleFile> AzureWriter::write()
{
    row({"Name", "Priority", "Direction", "Access", "Protocol", "Source", "SourcePorts",
        "Destination", "DestinationPorts", "Description"});
    m_json.beginObject().texts("comment", m_text.head).key("securityRules").beginArray();
    for (const auto* const rules : {&m_text.rules, &m_text.inside})
        for (const TextRule& rule : *rules)
            if (m_priority < kLastPriority)
                add(rule);
    deny("Inbound");
    deny("Outbound");
    m_json.endArray().endObject();
    return {{"netbehave-azure.json", "", m_json.take(), false},
        {"netbehave-azure.csv", ".csv", m_csv, false}};
}

std::vector<IpPrefix> prefixesOf(const QJsonValue& value)
{
    std::vector<IpPrefix> prefixes;
    for (const QJsonValue& item : value.toArray())
        if (const auto prefix = IpPrefix::fromString(item.toString().toStdString()))
            prefixes.push_back(*prefix);
    return prefixes;
}

std::vector<Service> servicesOf(const QJsonObject& o)
{
    std::vector<Service> services;
    const std::string name = o.value(QLatin1String("protocol")).toString().toLower().toStdString();
    const auto protocol = Protocol::fromString(name);
    if (protocol && protocol->hasPorts()) {
        for (const QJsonValue& item : o.value(QLatin1String("destinationPortRanges")).toArray())
            if (const auto service
                = servicePorts(protocol->number(), item.toString().toStdString(), '-'))
                services.push_back(*service);
        return services;
    }
    const std::string note = o.value(QLatin1String("description")).toString().toStdString();
    const std::size_t open = note.find('[');
    const std::size_t close = note.find(']');
    if (open != std::string::npos && close != std::string::npos && open < close)
        for (const std::string& word : wordsOf(note.substr(open + 1, close - open - 1)))
            if (const auto service = serviceFromString(word))
                services.push_back(*service);
    return services;
}

} // namespace

std::vector<RuleFile> writeAzure(const RuleText& text)
{
    return AzureWriter(text).write();
}

Result<ReadRules> readAzure(std::string_view file)
{
    const auto document
        = QJsonDocument::fromJson(QByteArray(file.data(), static_cast<qsizetype>(file.size())));
    std::map<QString, ReadRules> byDirection;
    std::set<QString> denied;
    std::set<std::pair<QString, int>> priorities;
    for (const QJsonValue& value :
        document.object().value(QLatin1String("securityRules")).toArray()) {
        const QJsonObject o = value.toObject().value(QLatin1String("properties")).toObject();
        const QString direction = o.value(QLatin1String("direction")).toString();
        if (!priorities.insert({direction, o.value(QLatin1String("priority")).toInt()}).second)
            return Error {ErrorCode::Invalid, "two rules have one priority"};
        if (o.value(QLatin1String("access")).toString() == QStringLiteral("Deny")) {
            denied.insert(direction);
            continue;
        }
        const std::string id = idOf(o.value(QLatin1String("description")).toString().toStdString());
        const std::vector<Service> services = servicesOf(o);
        if (id.empty() || services.empty())
            return Error {ErrorCode::Invalid, "a rule cannot be read"};
        for (const IpPrefix& source : prefixesOf(o.value(QLatin1String("sourceAddressPrefixes"))))
            for (const IpPrefix& destination :
                prefixesOf(o.value(QLatin1String("destinationAddressPrefixes"))))
                for (const Service& service : services)
                    byDirection[direction][id].insert({source, destination, service});
    }
    const ReadRules inbound = byDirection[QStringLiteral("Inbound")];
    if (denied.size() != 2 || inbound != byDirection[QStringLiteral("Outbound")])
        return Error {ErrorCode::Invalid, "the two directions differ, or deny nothing"};
    return inbound;
}

} // namespace nb::scope
