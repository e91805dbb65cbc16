// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

namespace nb::scope {

namespace {

/// A script for each host of ours that a rule names, which knows both directions.
struct Script
{
    std::vector<std::string> lines;
};

std::string range(const IpPrefix& prefix)
{
    return prefix.address().toString()
        + (prefix.isHost() ? "" : std::string("/") + std::to_string(prefix.length()));
}

std::string line(const TextRule& rule, const std::vector<IpPrefix>& peers, bool inbound,
    std::uint8_t number, const std::vector<Service>& services)
{
    const Protocol protocol(number);
    std::vector<std::string> addresses;
    for (const IpPrefix& peer : peers)
        addresses.push_back(std::string("'") + range(peer) + "'");
    std::vector<std::string> ports;
    for (const Service& service : services)
        ports.push_back(protocol.isIcmp()
                ? std::to_string(service.first >> 8U) + ":" + std::to_string(service.first & 0xFFU)
                : portText(service, "-"));
    std::string text = "New-NetFirewallRule -Group 'NetBehave' -DisplayName '"
        + plain(rule.id + " " + rule.note, 120) + "' -Direction "
        + (inbound ? "Inbound" : "Outbound") + " -RemoteAddress " + joined(addresses, ",")
        + " -Protocol ";
    text += protocol == kTcp  ? "TCP"
        : protocol == kUdp    ? "UDP"
        : protocol == kIcmp   ? "ICMPv4"
        : protocol == kIcmpV6 ? "ICMPv6"
                              : std::to_string(number);
    if (protocol.isIcmp())
        text += " -IcmpType '" + joined(ports, "','") + "'";
    else if (protocol.hasPorts())
        text += std::string(inbound ? " -LocalPort " : " -RemotePort ") + "'" + joined(ports, "','")
            + "'";
    return text + " -Action Allow | Out-Null";
}

/// Hosts of a network one by one, as far as that makes sense.
std::vector<IpAddress> hostsOf(const IpPrefix& prefix)
{
    std::vector<IpAddress> hosts;
    IpAddress::Bytes bytes = prefix.address().bytes();
    const int bits = (prefix.address().isV4() ? 32 : 128) - prefix.length();
    const std::size_t count = std::size_t {1} << static_cast<unsigned>(std::min(bits, 16));
    for (std::size_t i = 0; i < count; ++i) {
        hosts.emplace_back(bytes);
        for (std::size_t b = 16; b-- > 0;)
            if (++bytes[b] != 0)
                break;
    }
    return hosts;
}

std::vector<std::string> quotedItems(const std::string& line, std::string_view option)
{
    std::vector<std::string> items;
    const std::size_t at = line.find(option);
    if (at == std::string::npos)
        return items;
    const std::size_t end = std::min(line.find(" -", at + option.size()), line.size());
    for (std::string item :
        itemsOf(std::string_view(line).substr(at + option.size(), end - at - option.size()))) {
        std::erase(item, '\'');
        items.push_back(item.substr(0, item.find(' ')));
    }
    return items;
}

std::optional<Service> serviceFrom(const std::string& protocol, const std::string& port)
{
    if (protocol == "TCP" || protocol == "UDP")
        return servicePorts(protocol == "TCP" ? kTcp.number() : kUdp.number(), port, '-');
    if (protocol == "ICMPv4" || protocol == "ICMPv6")
        return serviceFromString((protocol == "ICMPv4" ? "icmp/" : "ipv6-icmp/") + port);
    const auto known = Protocol::fromString(protocol);
    return known ? std::optional(Service {known->number(), 0, 0}) : std::nullopt;
}

/// The rule of one host's script, as atoms of single addresses.
bool readLine(ReadRules& rules, const std::string& line, const IpPrefix& host)
{
    const auto display = quotedItems(line, "-DisplayName ");
    const auto protocol = quotedItems(line, "-Protocol ");
    const bool inbound = line.find("-Direction Inbound") != std::string::npos;
    const std::string id = display.empty() ? std::string {} : idOf(display.front());
    if (id.empty() || protocol.empty())
        return false;
    std::vector<std::string> ports;
    for (const char* const option : {"-IcmpType ", "-LocalPort ", "-RemotePort "})
        for (std::string& port : quotedItems(line, option))
            ports.push_back(std::move(port));
    if (ports.empty())
        ports.emplace_back();
    for (const std::string& address : quotedItems(line, "-RemoteAddress "))
        for (const std::string& port : ports) {
            const auto peer = IpPrefix::fromString(address);
            const auto service = serviceFrom(protocol.front(), port);
            if (!peer || !service)
                return false;
            rules[id].insert(inbound ? Atom {*peer, host, *service} : Atom {host, *peer, *service});
        }
    return true;
}

} // namespace

std::vector<RuleFile> writeWindows(const RuleText& text)
{
    std::map<IpAddress, Script> scripts;
    for (const auto* const rules : {&text.rules, &text.inside})
        for (const TextRule& rule : *rules)
            for (const auto& [number, services] : byProtocol(rule.services)) {
                for (const IpPrefix& network : rule.destinations)
                    for (const IpAddress& host : hostsOf(network))
                        scripts[host].lines.push_back(
                            line(rule, rule.sources, true, number, services));
                for (const IpPrefix& network : rule.sources)
                    for (const IpAddress& host : hostsOf(network))
                        scripts[host].lines.push_back(
                            line(rule, rule.destinations, false, number, services));
            }
    std::vector<RuleFile> files;
    for (const auto& [host, script] : scripts) {
        if (text.external.contains(host))
            continue; // its rules are in the scripts of those it talks to
        std::string out = headText(text, "# ") + "# host: " + host.toString()
            + "\n# No rule blocks: a rule that blocks goes before all that allow. What is not "
              "allowed is\n# blocked by the profile.\n"
              "Remove-NetFirewallRule -Group 'NetBehave' -ErrorAction SilentlyContinue\n"
              "Set-NetFirewallProfile -Profile Domain,Private,Public -DefaultInboundAction Block "
              "-DefaultOutboundAction Block -LogBlocked True\n";
        for (const std::string& each : script.lines)
            out += each + "\n";
        std::string name = host.toString();
        for (char& c : name)
            c = c == ':' ? '_' : c;
        files.push_back({"netbehave-" + name + ".ps1", "-" + name + ".ps1", out, true});
    }
    return files;
}

Result<ReadRules> readWindows(std::string_view file)
{
    ReadRules rules;
    std::optional<IpPrefix> host;
    bool blocks = false;
    for (const std::string& line : linesOf(file)) {
        constexpr std::string_view kHost = "# host: ";
        if (line.starts_with(kHost))
            host = IpPrefix::fromString(std::string_view(line).substr(kHost.size()));
        blocks = blocks || line.find("-DefaultInboundAction Block") != std::string::npos;
        if (!line.starts_with("New-NetFirewallRule"))
            continue;
        if (!host || line.find("-Action Allow") == std::string::npos
            || !readLine(rules, line, *host))
            return Error {ErrorCode::Invalid, "cannot be read: " + line};
    }
    if (!blocks)
        return Error {ErrorCode::Invalid, "nothing is blocked"};
    return rules;
}

} // namespace nb::scope
