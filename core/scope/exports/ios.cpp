// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

namespace nb::scope {

namespace {

std::string iosNetwork(const IpPrefix& prefix)
{
    if (!prefix.address().isV4())
        return prefix.isHost()
            ? "host " + prefix.address().toString()
            : prefix.address().toString() + "/" + std::to_string(prefix.length());
    return prefix.isHost() ? "host " + prefix.address().toString()
                           : prefix.address().toString() + " " + maskText(prefix, true);
}

std::string ports(const Service& service)
{
    return service.isRange() ? "range " + portText(service, " ")
                             : "eq " + std::to_string(service.first);
}

/// The line that permits, and the one for the way back: IOS lists keep no state.
struct Lines
{
    std::string there;
    std::string back;
};

Lines permitLines(const IpPrefix& source, const IpPrefix& destination, const Service& service)
{
    const Protocol protocol(service.protocol);
    const std::string from = iosNetwork(source);
    const std::string to = iosNetwork(destination);
    if (protocol.hasPorts()) {
        const std::string name = protocol.toString();
        return {"permit " + name + " " + from + " " + to + " " + ports(service),
            "permit " + name + " " + to + " " + ports(service) + " " + from
                + (protocol == kTcp ? " established" : "")};
    }
    if (protocol.isIcmp()) {
        const bool v4 = protocol == kIcmp;
        const unsigned type = service.first >> 8U;
        const std::string head = "permit icmp ";
        const bool echo = type == (v4 ? 8U : 128U);
        return {head + from + " " + to + " " + std::to_string(type) + " "
                + std::to_string(service.first & 0xFFU),
            echo ? head + to + " " + from + (v4 ? " 0 0" : " 129 0") : std::string {}};
    }
    const std::string number = std::to_string(service.protocol);
    return {"permit " + number + " " + from + " " + to, "permit " + number + " " + to + " " + from};
}

using ListOfZone = std::map<std::pair<std::string, bool>, std::string>;

void addRule(ListOfZone& there, ListOfZone& back, const TextRule& rule)
{
    const std::string remark = " remark " + plain(rule.id + " " + rule.note, 90) + "\n";
    std::string& list = there[{rule.fromZone, rule.v6}];
    std::string& answers = back[{rule.toZone, rule.v6}];
    list += remark;
    answers += " remark " + rule.id + " answers\n";
    for (const IpPrefix& source : rule.sources)
        for (const IpPrefix& destination : rule.destinations)
            for (const Service& service : rule.services) {
                const Lines lines = permitLines(source, destination, service);
                list += " " + lines.there + "\n";
                if (!lines.back.empty())
                    answers += " " + lines.back + "\n";
            }
}

std::optional<IpPrefix> readAddress(const std::vector<std::string>& words, std::size_t& at)
{
    if (at + 1 < words.size() && words[at] == "host") {
        at += 2;
        return IpPrefix::fromString(words[at - 1]);
    }
    if (at < words.size() && words[at].find('/') != std::string::npos)
        return IpPrefix::fromString(words[at++]);
    if (at + 1 < words.size()) {
        at += 2;
        return prefixFromMask(words[at - 2], words[at - 1], true);
    }
    return std::nullopt;
}

std::optional<Service> readService(
    const Protocol& protocol, bool v6, const std::vector<std::string>& words, std::size_t at)
{
    const auto number = [&words](std::size_t i) {
        return i < words.size() ? Port::fromString(words[i]) : std::optional<Port> {};
    };
    if (protocol.hasPorts() && at < words.size()) {
        const auto first = number(at + 1);
        const auto last = words[at] == "range" ? number(at + 2) : first;
        if (first && last)
            return Service {protocol.number(), first->number(), last->number()};
        return std::nullopt;
    }
    if (protocol.isIcmp()) {
        const auto type = number(at);
        const auto code = number(at + 1);
        if (!type || !code)
            return std::nullopt;
        const auto value = static_cast<std::uint16_t>(type->number() * 256 + code->number());
        return Service {v6 ? kIcmpV6.number() : kIcmp.number(), value, value};
    }
    return Service {protocol.number(), 0, 0};
}

} // namespace

std::vector<RuleFile> writeIos(const RuleText& text)
{
    ListOfZone there;
    ListOfZone back;
    for (const TextRule& rule : text.rules)
        addRule(there, back, rule);
    std::set<std::pair<std::string, bool>> lists;
    for (const auto& [key, lines] : there)
        lists.insert(key);
    for (const auto& [key, lines] : back)
        lists.insert(key);
    std::string out = headText(text, "! ");
    out += "! One list for each zone, for the interface that faces it:\n"
           "!   interface X\n!    ip access-group NB-ZONE-IN in\n"
           "! The lists keep no state: answers have lines of their own.\n";
    for (const auto& key : lists) {
        const std::string name = "NB-" + identifier(key.first, 40) + (key.second ? "-IN6" : "-IN");
        const char* const family = key.second ? "ipv6 access-list " : "ip access-list extended ";
        out += std::string("no ") + family + name + "\n" + family + name + "\n";
        out += there[key] + back[key];
        out += key.second ? " deny ipv6 any any log\n!\n" : " deny ip any any log\n!\n";
    }
    return {{"netbehave-ios.txt", "", out, false}};
}

Result<ReadRules> readIos(std::string_view file)
{
    ReadRules rules;
    std::string id;
    bool answers = false;
    bool v6 = false;
    std::size_t open = 0;
    for (const std::string& line : linesOf(file)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.size() < 2)
            continue;
        if (words[0] == "ip" || words[0] == "ipv6") {
            v6 = words[0] == "ipv6";
            ++open;
        } else if (words[0] == "deny") {
            --open;
        } else if (words[0] == "remark") {
            id = idOf(words[1]);
            answers = words.size() > 2 && words[2] == "answers";
        } else if (words[0] == "permit" && !answers) {
            const auto protocol = words[1] == "icmp" && v6 ? std::optional(kIcmpV6)
                                                           : Protocol::fromString(words[1]);
            std::size_t at = 2;
            const auto source = readAddress(words, at);
            const auto destination = readAddress(words, at);
            if (!protocol || !source || !destination || id.empty())
                return Error {ErrorCode::Invalid, "cannot be read: " + line};
            const auto service = readService(*protocol, v6, words, at);
            if (!service)
                return Error {ErrorCode::Invalid, "cannot be read: " + line};
            rules[id].insert({*source, *destination, *service});
        }
    }
    if (open != 0)
        return Error {ErrorCode::Invalid, "a list does not end with deny"};
    return rules;
}

} // namespace nb::scope
