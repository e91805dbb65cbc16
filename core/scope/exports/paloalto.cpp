// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/csvtext.h"
#include "core/scope/exports/ruletext.h"

#include <algorithm>

namespace nb::scope {

namespace {

/// Letters, digits, `_`, `-`, `.`; begins with a letter or digit; at most 63.
std::string nameOf(const std::string& text)
{
    std::string name;
    for (const char c : text.substr(0, 63))
        name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '-' || c == '.'
            ? c
            : c == '/' || c == ':' ? '_'
                                   : '-';
    return name;
}

std::string addressName(const IpPrefix& prefix)
{
    return nameOf("nb-" + prefix.toString());
}

std::string serviceName(const Service& service)
{
    return nameOf("nb-" + Protocol(service.protocol).toString() + "-" + portText(service, "-"));
}

std::string list(const std::vector<std::string>& items)
{
    return "[ " + joined(items, " ") + " ]";
}

std::vector<std::string> addressNames(const std::vector<IpPrefix>& prefixes)
{
    std::vector<std::string> names;
    for (const IpPrefix& prefix : prefixes)
        names.push_back(addressName(prefix));
    return names;
}

/// Rules of services, of ping and of bare protocols are kept apart: one rule has one way to say
/// what it matches.
struct Match
{
    std::string suffix;
    std::string application = "any";
    std::vector<std::string> services;
};

std::vector<Match> matchesOf(const TextRule& rule)
{
    std::vector<Match> all;
    Match ports;
    for (const Service& service : rule.services) {
        const Protocol protocol(service.protocol);
        if (protocol == kTcp || protocol == kUdp)
            ports.services.push_back(serviceName(service));
        else if (protocol.isIcmp())
            all.push_back({"-icmp" + std::to_string(service.first),
                service.first == 8 * 256 || service.first == 128 * 256 ? "ping" : "icmp",
                {"application-default"}});
        else
            all.push_back({"-p" + std::to_string(service.protocol),
                service.protocol == 47       ? "gre"
                    : service.protocol == 50 ? "ipsec-esp"
                                             : "any-ip-protocol",
                {"application-default"}});
    }
    if (!ports.services.empty())
        all.insert(all.begin(), std::move(ports));
    return all;
}

class PaloAltoWriter
{
public:
    explicit PaloAltoWriter(const RuleText& text)
        : m_text(text)
    {
    }
    std::vector<RuleFile> write();

private:
    void define(const TextRule& rule);
    void add(const TextRule& rule);
    void deny(const std::string& name, const std::string& from, const std::string& to);
    void row(const std::vector<std::string>& cells);

    const RuleText& m_text;
    std::set<std::string> m_defined;
    std::string m_objects;
    std::string m_rules;
    std::string m_csv;
};

void PaloAltoWriter::row(const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0)
            line += ',';
        appendCsvCell(line, guardFormula(cells[i]), ',');
    }
    m_csv += line + "\r\n";
}

void PaloAltoWriter::define(const TextRule& rule)
{
    for (const auto* const side : {&rule.sources, &rule.destinations})
        for (const IpPrefix& prefix : *side)
            if (m_defined.insert(addressName(prefix)).second)
                m_objects += "set address " + addressName(prefix) + " ip-netmask "
                    + prefix.address().toString() + "/" + std::to_string(prefix.length()) + "\n";
    for (const Service& service : rule.services) {
        const Protocol protocol(service.protocol);
        if ((protocol == kTcp || protocol == kUdp) && m_defined.insert(serviceName(service)).second)
            m_objects += "set service " + serviceName(service) + " protocol " + protocol.toString()
                + " port " + portText(service, "-") + "\n";
    }
}

void PaloAltoWriter::add(const TextRule& rule)
{
    define(rule);
    const std::string from = nameOf(identifier(rule.fromZone, 31));
    const std::string to = nameOf(identifier(rule.toZone, 31));
    for (const Match& match : matchesOf(rule)) {
        const std::string name = rule.key + match.suffix;
        const std::string note = plain(rule.id + " " + rule.note, 1000);
        m_rules += "set rulebase security rules " + name + " from " + from + " to " + to
            + " source " + list(addressNames(rule.sources)) + " destination "
            + list(addressNames(rule.destinations)) + " application " + match.application
            + " service " + list(match.services) + " action allow log-end yes description \"" + note
            + "\" tag PCI\n";
        row({name, "universal", note, "PCI", from, joined(addressNames(rule.sources), ";"), to,
            joined(addressNames(rule.destinations), ";"), match.application,
            joined(match.services, ";"), "allow", "yes"});
    }
}

void PaloAltoWriter::deny(const std::string& name, const std::string& from, const std::string& to)
{
    m_rules += "set rulebase security rules " + name + " from " + from + " to " + to
        + " source any destination any application any service any action deny log-end yes "
          "description \"default deny\" tag PCI\n";
    row({name, from == to && from != "any" ? "intrazone" : "universal", "default deny", "PCI", from,
        "any", to, "any", "any", "any", "deny", "yes"});
}

std::vector<RuleFile> PaloAltoWriter::write()
{
    row({"Name", "Type", "Description", "Tags", "SourceZones", "SourceAddresses",
        "DestinationZones", "DestinationAddresses", "Applications", "Services", "Action",
        "LogEnd"});
    for (const TextRule& rule : m_text.rules)
        add(rule);
    // what lies within a zone is permitted by default: for the CDE it is listed, then denied
    for (const TextRule& rule : m_text.inside)
        if (std::ranges::find(m_text.cdeZones, rule.fromZone) != m_text.cdeZones.end())
            add(rule);
    for (const std::string& zone : m_text.cdeZones) {
        const std::string name = nameOf(identifier(zone, 31));
        deny("nb-intrazone-" + name, name, name);
    }
    deny("nb-deny", "any", "any");
    const std::string head = headText(m_text, "# ");
    return {{"netbehave-paloalto.txt", "",
                head + "set tag PCI color color1\n" + m_objects + m_rules, false},
        {"netbehave-paloalto.csv", ".csv", m_csv, false}};
}

/// Words up to `]`, from behind a keyword; a single word without brackets.
std::vector<std::string> valuesAfter(
    const std::vector<std::string>& words, std::string_view keyword)
{
    std::vector<std::string> values;
    for (std::size_t i = 6; i + 1 < words.size(); ++i) {
        if (words[i] != keyword)
            continue;
        if (words[i + 1] != "[")
            return {words[i + 1]};
        for (std::size_t j = i + 2; j < words.size() && words[j] != "]"; ++j)
            values.push_back(words[j]);
        return values;
    }
    return values;
}

} // namespace

std::vector<RuleFile> writePaloAlto(const RuleText& text)
{
    return PaloAltoWriter(text).write();
}

Result<ReadRules> readPaloAlto(std::string_view file)
{
    std::map<std::string, IpPrefix> addresses;
    std::map<std::string, Service> services;
    ReadRules rules;
    bool denied = false;
    for (const std::string& line : linesOf(file)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.size() < 5 || words[0] != "set")
            continue;
        if (words[1] == "address") {
            if (const auto prefix = IpPrefix::fromString(words[4]))
                addresses[words[2]] = *prefix;
        } else if (words[1] == "service" && words.size() > 6) {
            const auto protocol = Protocol::fromString(words[4]);
            const auto service
                = protocol ? servicePorts(protocol->number(), words[6], '-') : std::nullopt;
            if (service)
                services[words[2]] = *service;
        } else if (words[1] == "rulebase"
            && valuesAfter(words, "action") == std::vector<std::string> {"deny"}) {
            denied = denied || words[4] == "nb-deny";
        } else if (words[1] == "rulebase") {
            const std::string id = words[4].substr(0, words[4].find('-'));
            std::vector<Service> found;
            for (const std::string& name : valuesAfter(words, "service"))
                if (const auto at = services.find(name); at != services.end())
                    found.push_back(at->second);
            const std::size_t icmp = words[4].find("-icmp");
            const std::size_t bare = words[4].find("-p");
            const bool v6 = line.find(':', line.find("source")) != std::string::npos;
            if (icmp != std::string::npos) {
                const auto number = Port::fromString(std::string_view(words[4]).substr(icmp + 5));
                if (number)
                    found.push_back(
                        {number->number() >= 128 * 256 || v6 ? kIcmpV6.number() : kIcmp.number(),
                            number->number(), number->number()});
            } else if (bare != std::string::npos) {
                const auto number = Port::fromString(std::string_view(words[4]).substr(bare + 2));
                if (number)
                    found.push_back({static_cast<std::uint8_t>(number->number()), 0, 0});
            }
            if (found.empty())
                return Error {ErrorCode::Invalid, "cannot be read: " + line};
            for (const std::string& source : valuesAfter(words, "source"))
                for (const std::string& destination : valuesAfter(words, "destination"))
                    for (const Service& service : found)
                        rules[id].insert({addresses[source], addresses[destination], service});
        }
    }
    if (!denied)
        return Error {ErrorCode::Invalid, "nothing is denied at the end"};
    return rules;
}

} // namespace nb::scope
