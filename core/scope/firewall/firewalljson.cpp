// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/firewall/firewalljson.h"

#include "core/scope/firewall/filterchains.h"
#include "core/scope/texttable.h"

namespace nb::scope {

namespace {

constexpr std::uint16_t kLastPort = 65'535;

bool isNumbered(Protocol protocol)
{
    return protocol.hasPorts() || protocol.isIcmp();
}

std::vector<std::string> networkTexts(const std::vector<IpPrefix>& networks)
{
    std::vector<std::string> texts;
    for (const IpPrefix& network : networks)
        texts.push_back(network.toString());
    return texts;
}

} // namespace

std::string filterServiceText(const Service& service)
{
    const Protocol protocol(service.protocol);
    const bool all = isNumbered(protocol) && service.first == 0 && service.last == kLastPort;
    if (!all && protocol.isIcmp() && service.isRange()) // all codes of a type
        return protocol.toString() + "/" + std::to_string(service.first / 256);
    return all ? protocol.toString() : toString(service);
}

std::optional<Service> filterServiceFromString(std::string_view text)
{
    if (text.find('/') == std::string_view::npos)
        if (const auto protocol = Protocol::fromString(text); protocol && isNumbered(*protocol))
            return Service {protocol->number(), 0, kLastPort};
    const std::size_t slash = text.find('/');
    if (const auto protocol = Protocol::fromString(text.substr(0, slash)); protocol
        && protocol->isIcmp() && slash != std::string_view::npos
        && text.find(':') == std::string_view::npos)
        return icmpService(protocol->number(), text.substr(slash + 1), {});
    return serviceFromString(text);
}

std::string sideText(const std::vector<IpPrefix>& networks)
{
    std::string text;
    for (const IpPrefix& network : networks)
        appendItem(text, network.toString());
    return text.empty() ? std::string("any") : text;
}

std::string servicesText(const std::vector<Service>& services)
{
    std::string text;
    for (const Service& service : services)
        appendItem(text, filterServiceText(service));
    return text.empty() ? std::string("any") : text;
}

FirewallRule readFirewallRule(JsonReader& json, const QJsonValue& value)
{
    FirewallRule read;
    const auto word = [&json](const QJsonObject& o, std::string_view name, std::string& into) {
        return json.member(o, name, [&](const QJsonValue& v) { into = json.text(v); });
    };
    const auto action = [](std::string_view text) -> std::optional<bool> {
        if (text == "permit" || text == "deny")
            return text == "permit";
        return std::nullopt;
    };
    const auto all = [&json](const QJsonObject& o, std::string_view name, auto& into, auto parse,
                         const char* expected) {
        json.member(o, name, [&](const QJsonValue& list) {
            json.array(list, [&](const QJsonValue& v, std::size_t) {
                if (const auto item = json.parsed(v, parse, expected))
                    into.push_back(*item);
            });
        });
    };
    constexpr auto kNetwork = "an address or a prefix as 10.0.0.0/8; an empty list is any";
    json.object(
        value, "device list id action sources destinations services", [&](const QJsonObject& o) {
            word(o, "device", read.device);
            word(o, "list", read.list);
            word(o, "id", read.id);
            if (read.id.empty())
                json.failAt("id", "is missing or empty");
            const bool said = json.member(o, "action", [&](const QJsonValue& v) {
                read.permit = json.parsed(v, action, "permit or deny").value_or(true);
            });
            if (!said)
                json.failAt("action", "is missing");
            all(o, "sources", read.sources, IpPrefix::fromString, kNetwork);
            all(o, "destinations", read.destinations, IpPrefix::fromString, kNetwork);
            all(o, "services", read.services, filterServiceFromString,
                "a service as tcp/443, udp/1000-2000, icmp/8:0 or tcp; an empty list is any");
        });
    return read;
}

void writeFirewallRule(JsonWriter& json, const FirewallRule& rule)
{
    json.beginObject().key("device").text(rule.device).key("list").text(rule.list);
    json.key("id").text(rule.id).key("action").text(rule.permit ? "permit" : "deny");
    json.texts("sources", networkTexts(rule.sources));
    json.texts("destinations", networkTexts(rule.destinations));
    std::vector<std::string> services;
    for (const Service& service : rule.services)
        services.push_back(filterServiceText(service));
    json.texts("services", services).endObject();
}

} // namespace nb::scope
