// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

namespace nb::scope {

namespace {

std::string protocolName(const Service& service)
{
    const Protocol protocol(service.protocol);
    return protocol == kIcmpV6 ? "icmpv6" : protocol.toString();
}

/// Names of ICMP types as the language has them; the others cannot be said.
std::string icmpName(unsigned type, bool v4)
{
    if (v4)
        return type == 8 ? "echo-request"
            : type == 0  ? "echo-reply"
            : type == 3  ? "unreachable"
                         : "";
    return type == 128 ? "echo-request" : type == 129 ? "echo-reply" : "";
}

std::string networks(const RuleText& text)
{
    std::string out = headText(text, "# ");
    for (const TextRule& rule : text.rules)
        for (const auto& [suffix, prefixes] :
            {std::pair("_SRC", &rule.sources), std::pair("_DST", &rule.destinations)}) {
            out += rule.id + suffix + " =";
            for (const IpPrefix& prefix : *prefixes) {
                out += ' ';
                out += prefix.address().toString();
                out += '/';
                out += std::to_string(prefix.length());
                out += "\n     ";
            }
            out += "\n";
        }
    return out;
}

std::string services(const RuleText& text)
{
    std::string out = headText(text, "# ");
    for (const TextRule& rule : text.rules)
        for (const auto& [number, list] : byProtocol(rule.services)) {
            if (!Protocol(number).hasPorts())
                continue;
            out += rule.id + "_" + identifier(Protocol(number).toString(), 8) + " =";
            std::string ports = " ";
            for (const Service& service : list)
                appendItem(ports, portText(service, "-") + "/" + protocolName(service));
            out += ports;
            out += "\n";
        }
    return out;
}

void addTerms(std::string& out, const TextRule& rule)
{
    for (const auto& [number, list] : byProtocol(rule.services)) {
        const Protocol protocol(number);
        out += "term " + rule.id + "-" + identifier(protocolName(list.front()), 8) + " {\n"
            + "  comment:: \"" + plain(rule.id + " " + rule.note, 120) + "\"\n"
            + "  source-address:: " + rule.id + "_SRC\n  destination-address:: " + rule.id
            + "_DST\n  protocol:: " + protocolName(list.front()) + "\n";
        if (protocol.hasPorts())
            out += "  destination-port:: " + rule.id + "_" + identifier(protocol.toString(), 8)
                + "\n";
        if (protocol.isIcmp()) {
            std::string types;
            for (const Service& service : list)
                appendItem(types, icmpName(service.first >> 8U, protocol == kIcmp));
            if (!types.empty())
                out += "  icmp-type:: " + types + "\n";
        }
        out += "  action:: accept\n}\n";
    }
}

std::string policy(const RuleText& text)
{
    std::string out = headText(text, "# ");
    out += "# The writers for nftables and Windows of capirca 2.0.6 are wrong: use its others.\n";
    for (const bool v6 : {false, true}) {
        bool any = !v6;
        for (const TextRule& rule : text.rules)
            any = any || rule.v6 == v6;
        if (!any)
            continue;
        out += std::string("header {\n  target:: cisco NB-") + (v6 ? "V6 inet6" : "V4 extended")
            + "\n  target:: paloalto from-zone any to-zone any" + (v6 ? " inet6" : "")
            + "\n  target:: juniper NB-" + (v6 ? "V6 inet6" : "V4 inet") + "\n}\n";
        for (const TextRule& rule : text.rules)
            if (rule.v6 == v6)
                addTerms(out, rule);
        out += "term default-deny {\n  comment:: \"default deny\"\n  logging:: true\n  action:: "
               "deny\n}\n";
    }
    return out;
}

class CapircaReader
{
public:
    Result<ReadRules> read(std::string_view file);

private:
    void define(const std::string& line);
    void readTerm(const std::vector<std::string>& words);
    Result<void> endTerm();

    std::map<std::string, std::vector<IpPrefix>> m_networks;
    std::map<std::string, std::vector<Service>> m_services;
    std::string m_name; ///< being defined
    std::map<std::string, std::vector<std::string>> m_term;
    std::string m_termId;
    bool m_inTerm = false;
    bool m_denied = false;
    ReadRules m_rules;
};

void CapircaReader::define(const std::string& line)
{
    std::string_view rest = line;
    if (const std::size_t equals = line.find('='); equals != std::string::npos) {
        m_name = line.substr(0, line.find(' '));
        rest.remove_prefix(equals + 1);
    }
    for (const std::string& word : wordsOf(rest)) {
        const std::size_t slash = word.find('/');
        const auto protocol = slash == std::string::npos
            ? std::optional<Protocol> {}
            : Protocol::fromString(std::string_view(word).substr(slash + 1));
        if (const auto prefix = IpPrefix::fromString(word))
            m_networks[m_name].push_back(*prefix);
        else if (protocol)
            if (const auto service
                = servicePorts(protocol->number(), std::string_view(word).substr(0, slash), '-'))
                m_services[m_name].push_back(*service);
    }
}

void CapircaReader::readTerm(const std::vector<std::string>& words)
{
    if (words[0] == "term" && words.size() > 1) {
        m_inTerm = true;
        m_term.clear();
        m_termId = words[1].substr(0, words[1].find('-'));
        m_denied = m_denied || words[1] == "default-deny";
    } else if (m_inTerm && words[0].ends_with("::")) {
        m_term[words[0]] = {words.begin() + 1, words.end()};
    }
}

Result<void> CapircaReader::endTerm()
{
    m_inTerm = false;
    if (m_term["action::"] != std::vector<std::string> {"accept"})
        return {};
    const auto first = [this](const char* name) {
        const auto& words = m_term[name];
        return words.empty() ? std::string {} : words.front();
    };
    const std::string name = first("protocol::");
    const auto protocol = name == "icmpv6" ? std::optional(kIcmpV6) : Protocol::fromString(name);
    if (!protocol)
        return Error {ErrorCode::Invalid, "term " + m_termId + " cannot be read"};
    std::vector<Service> services = m_services[first("destination-port::")];
    if (protocol->isIcmp())
        for (const std::string& type : m_term["icmp-type::"])
            for (unsigned number = 0; number < 256; ++number)
                if (icmpName(number, *protocol == kIcmp) == type) {
                    const auto value = static_cast<std::uint16_t>(number * 256);
                    services.push_back({protocol->number(), value, value});
                }
    if (!protocol->hasPorts() && !protocol->isIcmp())
        services.push_back({protocol->number(), 0, 0});
    for (const IpPrefix& source : m_networks[first("source-address::")])
        for (const IpPrefix& destination : m_networks[first("destination-address::")])
            for (const Service& service : services)
                m_rules[m_termId].insert({source, destination, service});
    return {};
}

Result<ReadRules> CapircaReader::read(std::string_view file)
{
    bool policy = false;
    for (const std::string& line : linesOf(file)) {
        const std::vector<std::string> words = wordsOf(line);
        if (words.empty() || words[0].front() == '#')
            continue;
        policy = policy || words[0] == "header" || words[0] == "term";
        if (!policy)
            define(line);
        else if (words[0] == "}" && m_inTerm) {
            if (const auto done = endTerm(); !done)
                return done.error();
        } else
            readTerm(words);
    }
    if (!m_denied)
        return Error {ErrorCode::Invalid, "nothing is denied at the end"};
    return std::move(m_rules);
}

} // namespace

std::vector<RuleFile> writeCapirca(const RuleText& text)
{
    return {{"NETBEHAVE.net", ".net", networks(text), true},
        {"NETBEHAVE.svc", ".svc", services(text), true},
        {"netbehave.pol", ".pol", policy(text), true}};
}

Result<ReadRules> readCapirca(std::string_view file)
{
    return CapircaReader().read(file);
}

} // namespace nb::scope
