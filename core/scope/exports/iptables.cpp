// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

namespace nb::scope {

namespace {

/// Matches of one rule: ports in lots of 15, a range counting as two.
std::vector<std::string> iptablesMatches(const TextRule& rule)
{
    constexpr std::size_t kMostPorts = 15;
    std::vector<std::string> all;
    for (const auto& [number, services] : byProtocol(rule.services)) {
        const Protocol protocol(number);
        if (protocol.hasPorts()) {
            std::string ports;
            std::size_t count = 0;
            const auto flush = [&] {
                if (count != 0)
                    all.push_back("-p " + protocol.toString() + " -m multiport --dports " + ports);
                ports.clear();
                count = 0;
            };
            for (const Service& service : services) {
                const std::size_t cost = service.isRange() ? 2 : 1;
                if (count + cost > kMostPorts)
                    flush();
                appendItem(ports, portText(service, ":"), ",");
                count += cost;
            }
            flush();
        } else if (protocol.isIcmp()) {
            for (const Service& service : services) {
                const std::string type = std::to_string(service.first >> 8) + "/"
                    + std::to_string(service.first & 0xFF);
                all.push_back(protocol == kIcmp ? "-p icmp -m icmp --icmp-type " + type
                                                : "-p ipv6-icmp -m icmp6 --icmpv6-type " + type);
            }
        } else {
            all.push_back("-p " + std::to_string(number));
        }
    }
    return all;
}

std::string networkText(const IpPrefix& prefix)
{
    return prefix.address().toString() + "/" + std::to_string(prefix.length());
}

std::string fileOf(const RuleText& text, bool v6)
{
    std::string out = headText(text, "# ");
    out += "# Load it with the script beside it: a file cannot take out the jump that an earlier "
           "load "
           "left.\n";
    out += "*filter\n:NB_FWD - [0:0]\n-A FORWARD -j NB_FWD\n";
    for (const char* const spoofed :
        {"0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3", "::1/128", "ff00::/8"})
        if ((std::string_view(spoofed).find(':') != std::string_view::npos) == v6)
            out += std::string("-A NB_FWD -s ") + spoofed + " -j DROP\n";
    out += "-A NB_FWD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT\n"
           "-A NB_FWD -m conntrack --ctstate INVALID -j DROP\n";
    for (const TextRule& rule : text.rules) {
        if (rule.v6 != v6)
            continue;
        const std::string comment = plain(rule.id + " " + rule.note, 250);
        for (const IpPrefix& source : rule.sources)
            for (const IpPrefix& destination : rule.destinations)
                for (const std::string& match : iptablesMatches(rule))
                    out += "-A NB_FWD -s " + networkText(source) + " -d " + networkText(destination)
                        + " " + match + " -m comment --comment \"" + comment + "\" -j ACCEPT\n";
    }
    return out
        + "-A NB_FWD -m limit --limit 10/second -j LOG --log-prefix \"nb-deny \"\n"
          "-A NB_FWD -j DROP\nCOMMIT\n";
}

constexpr std::string_view kLoader = R"(set -e
base=${0%.sh}
four=$base.v4
[ -f "$four" ] || four=$base
while iptables -w -D FORWARD -j NB_FWD 2>/dev/null; do :; done
iptables-restore -w --noflush "$four"
while ip6tables -w -D FORWARD -j NB_FWD 2>/dev/null; do :; done
ip6tables-restore -w --noflush "$base.v6"
)";

/// Loads both files, however often: the jump of an earlier load goes first.
std::string loaderOf(const RuleText& text)
{
    return "#!/bin/sh\n" + headText(text, "# ") + std::string(kLoader);
}

/// What one accepting line says.
struct Line
{
    std::optional<IpPrefix> source;
    std::optional<IpPrefix> destination;
    std::uint8_t protocol = 0;
    std::vector<Service> services;
    std::string id;
};

void readOption(Line& line, const std::string& option, const std::string& value)
{
    if (option == "-s")
        line.source = IpPrefix::fromString(value);
    else if (option == "-d")
        line.destination = IpPrefix::fromString(value);
    else if (option == "--comment")
        line.id = idOf(value);
    else if (option == "-p" && Protocol::fromString(value)) {
        line.protocol = Protocol::fromString(value)->number();
        if (!Protocol(line.protocol).hasPorts() && !Protocol(line.protocol).isIcmp())
            line.services.push_back({line.protocol, 0, 0});
    } else if (option == "--dports") {
        for (const std::string& item : itemsOf(value))
            if (const auto service = servicePorts(line.protocol, item, ':'))
                line.services.push_back(*service);
    } else if (option == "--icmp-type" || option == "--icmpv6-type") {
        const std::size_t slash = std::min(value.find('/'), value.size() - 1);
        const auto type = Port::fromString(value.substr(0, slash));
        const auto code = Port::fromString(value.substr(slash + 1));
        if (type && code) {
            const auto number = static_cast<std::uint16_t>(type->number() * 256 + code->number());
            line.services.push_back({line.protocol, number, number});
        }
    }
}

} // namespace

std::vector<RuleFile> writeIptables(const RuleText& text)
{
    return {{"netbehave.rules.v4", "", fileOf(text, false), false},
        {"netbehave.rules.v6", ".v6", fileOf(text, true), false},
        {"netbehave.rules.sh", ".sh", loaderOf(text), false}};
}

Result<ReadRules> readIptables(std::string_view file)
{
    ReadRules rules;
    if (file.starts_with("#!"))
        return file.ends_with(kLoader)
            ? Result<ReadRules>(rules)
            : Result<ReadRules>(Error {ErrorCode::Invalid, "not the script that loads rules"});
    bool dropped = false;
    for (const std::string& text : linesOf(file)) {
        if (text == "-A NB_FWD -j DROP")
            dropped = true;
        const std::vector<std::string> words = wordsOf(text);
        if (words.size() < 2 || words[0] != "-A" || words.back() != "ACCEPT")
            continue;
        Line line;
        for (std::size_t i = 2; i + 1 < words.size(); ++i)
            if (words[i].front() == '-') {
                readOption(line, words[i], words[i + 1]);
                ++i;
            }
        if (line.id.empty() && text.find("ESTABLISHED") != std::string::npos)
            continue;
        if (line.id.empty() || !line.source || !line.destination || line.services.empty())
            return Error {ErrorCode::Invalid, "cannot be read: " + text};
        for (const Service& service : line.services)
            rules[line.id].insert({*line.source, *line.destination, service});
    }
    if (!dropped)
        return Error {ErrorCode::Invalid, "nothing is dropped at the end"};
    return rules;
}

} // namespace nb::scope
