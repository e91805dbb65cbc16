// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

namespace nb::scope {

namespace {

std::string elements(const std::vector<IpPrefix>& prefixes)
{
    std::vector<std::string> items;
    for (const IpPrefix& prefix : prefixes)
        items.push_back(prefix.toString());
    return joined(items, ", ");
}

/// A list of several networks is a named set.
void writeSet(std::string& out, const std::string& name, const TextRule& rule,
    const std::vector<IpPrefix>& prefixes)
{
    if (prefixes.size() < 2)
        return;
    out += "    set " + name + " {\n        type " + (rule.v6 ? "ipv6_addr" : "ipv4_addr")
        + "\n        flags interval\n        auto-merge\n        elements = { " + elements(prefixes)
        + " }\n    }\n";
}

std::string side(const TextRule& rule, const char* which, const std::string& set,
    const std::vector<IpPrefix>& prefixes)
{
    return std::string(rule.v6 ? "ip6 " : "ip ") + which + " "
        + (prefixes.size() < 2 ? prefixes.front().toString() : "@" + set);
}

/// One match for each protocol; ICMP types one by one.
std::vector<std::string> nftMatches(const TextRule& rule)
{
    std::vector<std::string> all;
    for (const auto& [number, services] : byProtocol(rule.services)) {
        const Protocol protocol(number);
        if (protocol == kTcp || protocol == kUdp || number == 132 || number == 33) {
            std::vector<std::string> ports;
            for (const Service& service : services)
                ports.push_back(portText(service, "-"));
            all.push_back(protocol.toString() + " dport { " + joined(ports, ", ") + " }");
        } else if (protocol.isIcmp()) {
            const std::string name = protocol == kIcmp ? "icmp" : "icmpv6";
            for (const Service& service : services)
                all.push_back(name + " type " + std::to_string(service.first >> 8) + " " + name
                    + " code " + std::to_string(service.first & 0xFF));
        } else {
            all.push_back("meta l4proto " + std::to_string(number));
        }
    }
    return all;
}

class NftReader
{
public:
    Result<ReadRules> read(std::string_view file);

private:
    Result<void> readRule(const std::string& line);
    void readSet(const std::string& line);
    std::vector<IpPrefix> prefixesOf(const std::string& word);
    std::vector<Service> servicesOf(const std::vector<std::string>& words) const;

    std::map<std::string, std::vector<IpPrefix>> m_sets;
    std::string m_set;
    ReadRules m_rules;
    bool m_drop = false;
};

void NftReader::readSet(const std::string& line)
{
    const std::size_t open = line.find('{');
    const std::size_t close = line.find('}');
    if (open == std::string::npos || close == std::string::npos || close < open)
        return;
    for (const std::string& item :
        itemsOf(std::string_view(line).substr(open + 1, close - open - 1)))
        if (const auto prefix = IpPrefix::fromString(item))
            m_sets[m_set].push_back(*prefix);
}

std::vector<IpPrefix> NftReader::prefixesOf(const std::string& word)
{
    if (!word.empty() && word.front() == '@')
        return m_sets[word.substr(1)];
    const auto prefix = IpPrefix::fromString(word);
    return prefix ? std::vector<IpPrefix> {*prefix} : std::vector<IpPrefix> {};
}

/// `tcp dport { 443, 8443 }`, `icmp type 8 icmp code 0`, `meta l4proto 47`.
std::vector<Service> NftReader::servicesOf(const std::vector<std::string>& words) const
{
    std::vector<Service> services;
    if (words.size() < 3)
        return services;
    if (words[0] == "meta") {
        if (const auto protocol = Protocol::fromString(words[2]))
            services.push_back({protocol->number(), 0, 0});
    } else if (words[1] == "dport") {
        const auto protocol = Protocol::fromString(words[0]);
        for (std::size_t i = 3; protocol && i < words.size() && words[i] != "}"; ++i) {
            std::string item = words[i];
            if (item.back() == ',')
                item.pop_back();
            if (const auto service = servicePorts(protocol->number(), item, '-'))
                services.push_back(*service);
        }
    } else if (words[1] == "type" && words.size() >= 6) {
        const auto type = Port::fromString(words[2]);
        const auto code = Port::fromString(words[5]);
        if (type && code) {
            const auto value = static_cast<std::uint16_t>(type->number() * 256 + code->number());
            services.push_back(
                {words[0] == "icmp" ? kIcmp.number() : kIcmpV6.number(), value, value});
        }
    }
    return services;
}

Result<void> NftReader::readRule(const std::string& line)
{
    const std::vector<std::string> words = wordsOf(line);
    const std::string id = idOf(words.back());
    if (id.empty() || words.size() < 8)
        return Error {ErrorCode::Invalid, "an accepting line without a rule id: " + line};
    const std::vector<IpPrefix> sources = prefixesOf(words[2]);
    const std::vector<IpPrefix> destinations = prefixesOf(words[5]);
    const std::vector<Service> services = servicesOf({words.begin() + 6, words.end()});
    if (words[1] != "saddr" || words[4] != "daddr" || sources.empty() || destinations.empty()
        || services.empty())
        return Error {ErrorCode::Invalid, "cannot be read: " + line};
    for (const IpPrefix& source : sources)
        for (const IpPrefix& destination : destinations)
            for (const Service& service : services)
                m_rules[id].insert({source, destination, service});
    return {};
}

Result<ReadRules> NftReader::read(std::string_view file)
{
    for (const std::string& line : linesOf(file)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.empty() || words[0].front() == '#')
            continue;
        if (words[0] == "set" && words.size() >= 2)
            m_set = words[1];
        else if (words[0] == "elements")
            readSet(line);
        else if (words[0] == "counter" && words.size() == 2 && words[1] == "drop")
            m_drop = true;
        else if (line.find(" accept comment ") != std::string::npos)
            if (const auto done = readRule(line); !done)
                return done.error();
    }
    if (!m_drop)
        return Error {ErrorCode::Invalid, "nothing is dropped at the end"};
    return std::move(m_rules);
}

} // namespace

std::vector<RuleFile> writeNftables(const RuleText& text)
{
    const std::string table = "inet netbehave_" + text.scope;
    std::string out = "#!/usr/sbin/nft -f\n" + headText(text, "# ");
    out += "table " + table + " {}\ndelete table " + table + "\ntable " + table + " {\n";
    for (const TextRule& rule : text.rules) {
        writeSet(out, rule.id + "_src", rule, rule.sources);
        writeSet(out, rule.id + "_dst", rule, rule.destinations);
    }
    out += "    chain forward {\n"
           "        type filter hook forward priority filter; policy drop;\n"
           "        ip saddr { 0.0.0.0/8, 127.0.0.0/8, 224.0.0.0/3 } counter drop comment "
           "\"anti-spoof\"\n"
           "        ip6 saddr { ::1, ff00::/8 } counter drop comment \"anti-spoof\"\n"
           "        ct state established,related accept\n"
           "        ct state invalid drop\n";
    for (const TextRule& rule : text.rules)
        for (const std::string& match : nftMatches(rule))
            out += "        " + side(rule, "saddr", rule.id + "_src", rule.sources) + " "
                + side(rule, "daddr", rule.id + "_dst", rule.destinations) + " " + match
                + " counter accept comment \"" + plain(rule.id + " " + rule.note, 120) + "\"\n";
    out += "        limit rate 10/second log prefix \"nb-deny \"\n        counter drop\n    }\n}\n";
    return {{"netbehave.nft", "", out, false}};
}

Result<ReadRules> readNftables(std::string_view file)
{
    return NftReader().read(file);
}

} // namespace nb::scope
