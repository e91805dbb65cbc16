// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

namespace nb::scope {

namespace {

std::string asaNetwork(const IpPrefix& prefix)
{
    if (prefix.isHost())
        return "host " + prefix.address().toString();
    return prefix.address().isV4()
        ? prefix.address().toString() + " " + maskText(prefix, false)
        : prefix.address().toString() + "/" + std::to_string(prefix.length());
}

std::string side(
    std::string& groups, const std::string& name, const std::vector<IpPrefix>& prefixes)
{
    if (prefixes.size() < 2)
        return asaNetwork(prefixes.front());
    groups += "object-group network " + name + "\n";
    for (const IpPrefix& prefix : prefixes)
        groups += " network-object " + asaNetwork(prefix) + "\n";
    return "object-group " + name;
}

/// What follows the protocol and the addresses; a group where there are several ports.
std::vector<std::pair<std::string, std::string>> matches(std::string& groups, const TextRule& rule)
{
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [number, services] : byProtocol(rule.services)) {
        const Protocol protocol(number);
        const std::string name = protocol.toString();
        const auto port = [](const Service& s) {
            return s.isRange() ? "range " + portText(s, " ")
                               : std::string("eq ") + std::to_string(s.first);
        };
        if (protocol.hasPorts() && services.size() == 1) {
            all.emplace_back(name, std::string(" ") + port(services.front()));
        } else if (protocol.hasPorts()) {
            const std::string group = rule.key + "_" + name;
            groups += "object-group service " + group + " " + name + "\n";
            for (const Service& service : services)
                groups += " port-object " + port(service) + "\n";
            all.emplace_back(name, " object-group " + group);
        } else if (protocol.isIcmp()) {
            for (const Service& service : services)
                all.emplace_back(protocol == kIcmp ? "icmp" : "icmp6",
                    std::string(" ") + std::to_string(service.first >> 8U) + " "
                        + std::to_string(service.first & 0xFFU));
        } else {
            all.emplace_back(std::to_string(number), "");
        }
    }
    return all;
}

class AsaReader
{
public:
    Result<ReadRules> read(std::string_view file);

private:
    void readObject(const std::vector<std::string>& words);
    Result<void> readPermit(const std::vector<std::string>& words, const std::string& line);
    std::vector<IpPrefix> side(const std::vector<std::string>& words, std::size_t& at);
    std::vector<Service> services(
        const std::string& protocol, const std::vector<std::string>& words, std::size_t at);

    std::map<std::string, std::vector<IpPrefix>> m_networks;
    std::map<std::string, std::vector<Service>> m_services;
    std::string m_group;
    std::uint8_t m_protocol = 0;
    std::map<std::string, std::string> m_ids; ///< by list: rule of the last remark
    std::set<std::string> m_denied;
    ReadRules m_rules;
};

std::vector<IpPrefix> AsaReader::side(const std::vector<std::string>& words, std::size_t& at)
{
    std::optional<IpPrefix> prefix;
    if (at + 1 < words.size() && words[at] == "object-group") {
        at += 2;
        return m_networks[words[at - 1]];
    }
    if (at + 1 < words.size() && words[at] == "host") {
        prefix = IpPrefix::fromString(words[at + 1]);
        at += 2;
    } else if (at < words.size() && words[at].find('/') != std::string::npos) {
        prefix = IpPrefix::fromString(words[at++]);
    } else if (at + 1 < words.size()) {
        prefix = prefixFromMask(words[at], words[at + 1], false);
        at += 2;
    }
    return prefix ? std::vector<IpPrefix> {*prefix} : std::vector<IpPrefix> {};
}

std::vector<Service> AsaReader::services(
    const std::string& protocol, const std::vector<std::string>& words, std::size_t at)
{
    const auto number = [&words](std::size_t i) {
        return i < words.size() ? Port::fromString(words[i]) : std::optional<Port> {};
    };
    if (protocol == "icmp" || protocol == "icmp6") {
        const auto type = number(at);
        const auto code = number(at + 1);
        if (!type || !code)
            return {};
        const auto value = static_cast<std::uint16_t>(type->number() * 256 + code->number());
        return {{protocol == "icmp" ? kIcmp.number() : kIcmpV6.number(), value, value}};
    }
    const auto known = Protocol::fromString(protocol);
    if (!known)
        return {};
    if (at >= words.size())
        return {{known->number(), 0, 0}};
    if (words[at] == "object-group" && at + 1 < words.size())
        return m_services[words[at + 1]];
    const auto first = number(at + 1);
    const auto last = words[at] == "range" ? number(at + 2) : first;
    if (!first || !last)
        return {};
    return {{known->number(), first->number(), last->number()}};
}

void AsaReader::readObject(const std::vector<std::string>& words)
{
    if (words[0] == "object-group" && words.size() >= 3) {
        m_group = words[2];
        const auto protocol = words.size() > 3 ? Protocol::fromString(words[3]) : std::nullopt;
        m_protocol = protocol ? protocol->number() : std::uint8_t {0};
    } else if (words[0] == "network-object") {
        std::size_t at = 1;
        for (const IpPrefix& prefix : side(words, at))
            m_networks[m_group].push_back(prefix);
    } else if (words[0] == "port-object") {
        for (const Service& service : services(Protocol(m_protocol).toString(), words, 1))
            m_services[m_group].push_back(service);
    }
}

Result<void> AsaReader::readPermit(const std::vector<std::string>& words, const std::string& line)
{
    std::size_t at = 5;
    const std::vector<IpPrefix> sources = side(words, at);
    const std::vector<IpPrefix> destinations = side(words, at);
    const std::vector<Service> found = services(words[4], words, at);
    const std::string id = m_ids[words[1]];
    if (sources.empty() || destinations.empty() || found.empty() || id.empty())
        return Error {ErrorCode::Invalid, "cannot be read: " + line};
    for (const IpPrefix& source : sources)
        for (const IpPrefix& destination : destinations)
            for (const Service& service : found)
                m_rules[id].insert({source, destination, service});
    return {};
}

Result<ReadRules> AsaReader::read(std::string_view file)
{
    std::set<std::string> lists;
    for (const std::string& line : linesOf(file)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.size() < 2)
            continue;
        if (words[0] != "access-list") {
            readObject(words);
            continue;
        }
        lists.insert(words[1]);
        if (words.size() > 3 && words[2] == "remark")
            m_ids[words[1]] = idOf(words[3]);
        else if (words.size() > 5 && words[3] == "permit") {
            if (const auto done = readPermit(words, line); !done)
                return done.error();
        } else if (words.size() > 5 && words[3] == "deny")
            m_denied.insert(words[1]);
    }
    if (lists != m_denied)
        return Error {ErrorCode::Invalid, "a list does not end with deny"};
    return std::move(m_rules);
}

} // namespace

std::vector<RuleFile> writeAsa(const RuleText& text)
{
    std::string groups;
    std::map<std::string, std::string> lists;
    for (const TextRule& rule : text.rules) {
        const std::string name = std::string("NB_") + identifier(rule.fromZone, 40);
        const std::string source = side(groups, rule.key + "_SRC", rule.sources);
        const std::string destination = side(groups, rule.key + "_DST", rule.destinations);
        std::string& list = lists[name];
        list += "access-list " + name + " remark " + plain(rule.id + " " + rule.note, 90) + "\n";
        for (const auto& [protocol, match] : matches(groups, rule))
            list += "access-list " + name + " extended permit " + protocol + " " + source + " "
                + destination + match + "\n";
    }
    // zones that begin nothing are closed too
    for (const TextRule& rule : text.rules)
        lists.try_emplace(std::string("NB_") + identifier(rule.toZone, 40));
    std::string out = headText(text, "! ")
        + "! Interfaces have the names of zones here; change them to yours.\n" + groups;
    for (const auto& [name, list] : lists)
        out += list + "access-list " + name + " extended deny ip any any log\naccess-group " + name
            + " in interface " + name.substr(3) + "\n";
    return {{"netbehave-asa.txt", "", out, false}};
}

Result<ReadRules> readAsa(std::string_view file)
{
    return AsaReader().read(file);
}

} // namespace nb::scope
