// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/answers.h"
#include "core/scope/firewall/firewalljson.h"
#include "core/scope/jsonwriter.h"

namespace nb::scope {

namespace {

/// A network as the file has it: always with its length.
std::string networkText(const IpPrefix& prefix)
{
    return prefix.address().toString() + "/" + std::to_string(prefix.length());
}

void writeDay(JsonWriter& json, std::string_view name, const std::optional<Day>& day)
{
    json.key(name);
    if (day)
        json.text(toString(*day));
    else
        json.null();
}

void writeNetworks(JsonWriter& json, std::string_view name, const std::vector<IpPrefix>& prefixes)
{
    json.key(name).beginArray(true);
    for (const IpPrefix& prefix : prefixes)
        json.text(networkText(prefix));
    json.endArray();
}

void write(JsonWriter& json, const SegmentAnswer& segment)
{
    json.beginObject().key("name").text(segment.name);
    writeNetworks(json, "prefixes", segment.prefixes);
    json.key("trust").text(toString(segment.trust));
    json.key("confirmed").boolean(segment.confirmed).endObject();
}

void write(JsonWriter& json, const ControlAnswer& control)
{
    json.beginObject().key("between");
    if (control.everyOtherPair())
        json.text("*");
    else
        json.beginArray(true).text(control.from).text(control.to).endArray();
    json.key("kind").text(toString(control.kind)).key("default_deny");
    if (control.defaultDeny)
        json.boolean(*control.defaultDeny);
    else
        json.null();
    json.key("device").text(control.device);
    writeDay(json, "tested", control.tested);
    json.endObject();
}

void write(JsonWriter& json, const AssetAnswer& asset)
{
    json.beginObject().key("name").text(asset.name).key("addresses").beginArray(true);
    for (const IpAddress& address : asset.addresses)
        json.text(address.toString());
    json.endArray().key("account_data");
    if (!asset.accountData) {
        json.null();
    } else {
        json.beginArray(true);
        if ((*asset.accountData & kStores) != 0)
            json.text("stores");
        if ((*asset.accountData & kProcesses) != 0)
            json.text("processes");
        if ((*asset.accountData & kTransmits) != 0)
            json.text("transmits");
        json.endArray();
    }
    json.key("data_state").text(toString(asset.dataState)).key("roles").beginArray(true);
    for (std::size_t role = 0; role < kRoleCount; ++role)
        if (asset.has(static_cast<Role>(role)))
            json.text(toString(static_cast<Role>(role)));
    json.endArray().key("owner").text(asset.owner).key("evidence").text(toString(asset.evidence));
    json.key("nat_members").beginArray(true);
    for (const IpPrefix& member : asset.natMembers)
        json.text(member.toString());
    json.endArray();
    writeDay(json, "host_control_tested", asset.hostControlTested);
    if (const auto& said = asset.categoryOverride) {
        json.key("override").beginObject().key("category").text(toString(said->category));
        json.key("reason").text(said->reason).key("evidence").text(toString(said->evidence));
        json.endObject();
    }
    json.endObject();
}

void write(JsonWriter& json, const ExporterAnswer& exporter)
{
    json.beginObject().key("address").text(exporter.address);
    json.texts("sees", exporter.sees).key("sampling").number(exporter.sampling).endObject();
}

void write(JsonWriter& json, const Decision& decision)
{
    json.beginObject().key("client").text(decision.client.toString());
    json.key("server").text(decision.server.toString());
    json.key("protocol").text(decision.protocol ? decision.protocol->toString() : "any");
    json.key("port");
    if (decision.port)
        json.number(*decision.port);
    else
        json.text("any");
    json.key("decision").text(toString(decision.verdict));
    json.key("justification").text(decision.justification);
    json.key("account_data").text(toString(decision.accountData));
    json.key("evidence").text(decision.evidence);
    if (!decision.channel.empty())
        json.key("channel").text(decision.channel);
    if (decision.stages != 0) {
        json.key("stages").beginArray(true);
        for (std::size_t stage = 0; stage < kStageCount; ++stage)
            if ((decision.stages & bit(static_cast<Stage>(stage))) != 0)
                json.text(toString(static_cast<Stage>(stage)));
        json.endArray();
    }
    if (decision.mitigation) {
        json.key("mitigation").beginObject().key("feature").text(decision.mitigation->feature);
        json.key("owner").text(decision.mitigation->owner);
        writeDay(json, "until", decision.mitigation->until);
        json.endObject();
    }
    if (!decision.approvedBy.empty())
        json.key("approved_by").text(decision.approvedBy);
    if (decision.approvedOn)
        writeDay(json, "approved_on", decision.approvedOn);
    json.endObject();
}

void write(JsonWriter& json, const ThirdParty& party)
{
    json.beginObject().key("name").text(party.name);
    writeNetworks(json, "prefixes", party.prefixes);
    writeDay(json, "aoc", party.aoc);
    json.endObject();
}

template <typename Items> void writeAll(JsonWriter& json, std::string_view name, const Items& items)
{
    json.key(name).beginArray();
    for (const auto& item : items)
        write(json, item);
    json.endArray();
}

} // namespace

std::string toJson(const Answers& answers)
{
    JsonWriter json;
    json.beginObject();
    writeDay(json, "as_of", answers.asOf);
    json.key("entity").beginObject().key("name").text(answers.entity.name).key("type");
    json.text(answers.entity.serviceProvider ? "service-provider" : "merchant").endObject();
    writeAll(json, "segments", answers.segments);
    writeAll(json, "controls", answers.controls);
    writeAll(json, "assets", answers.assets);
    writeAll(json, "exporters", answers.exporters);
    writeAll(json, "decisions", answers.decisions);
    json.key("default_decision").text(toString(answers.defaultDecision));
    writeAll(json, "third_parties", answers.thirdParties);
    if (answers.strictIndirect)
        json.key("indirect").text("strict");
    if (!answers.firewallRules.empty()) {
        json.key("firewall_rules").beginArray();
        for (const FirewallRule& rule : answers.firewallRules)
            writeFirewallRule(json, rule);
        json.endArray();
    }
    return json.endObject().take();
}

} // namespace nb::scope
