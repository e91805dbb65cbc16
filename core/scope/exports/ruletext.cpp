// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/exports/ruletext.h"

#include "core/scope/snapshot.h"

#include <algorithm>
#include <bit>
#include <charconv>

namespace nb::scope {

namespace {

/// Exactly the hosts, or those of the wider networks that hold them.
std::vector<IpPrefix> networksOf(
    const Model& model, const std::vector<std::uint32_t>& hosts, const std::vector<IpPrefix>& wider)
{
    std::vector<IpAddress> addresses;
    for (const std::uint32_t host : hosts)
        addresses.push_back(model.hosts[host].address);
    if (wider.empty())
        return exactCover(addresses);
    std::vector<IpPrefix> networks;
    for (const IpPrefix& network : wider)
        if (std::ranges::any_of(
                addresses, [&](const IpAddress& address) { return network.contains(address); }))
            networks.push_back(network);
    return networks;
}

std::string zoneNames(const Recommendation& r, const std::vector<std::int32_t>& zones)
{
    std::string text;
    for (const std::int32_t zone : zones)
        appendItem(text, r.triples.zoneNames[static_cast<std::size_t>(zone)], ", ");
    return text;
}

/// Those of the hosts that are in the zone.
std::vector<std::uint32_t> within(
    const Recommendation& r, const std::vector<std::uint32_t>& hosts, std::int32_t zone)
{
    std::vector<std::uint32_t> inside;
    for (const std::uint32_t host : hosts)
        if (r.triples.zoneOfHost[host] == zone)
            inside.push_back(host);
    return inside;
}

TextRule textOf(const Recommendation& r, const Rule& rule)
{
    TextRule text;
    text.id = text.key = rule.id;
    text.boundary = rule.boundary;
    text.fromZone = zoneNames(r, rule.fromZones);
    text.toZone = zoneNames(r, rule.toZones);
    text.sources = networksOf(r.planned, rule.box.sources, rule.sourceNetworks);
    text.destinations = networksOf(r.planned, rule.box.destinations, rule.destinationNetworks);
    text.services = rule.box.services;
    text.v6 = !text.sources.front().address().isV4();
    const RuleNotes notes = notesOf(r, rule);
    text.note = std::string(toString(rule.boundary));
    if (!notes.justification.empty()) {
        text.note += ": ";
        text.note += plain(notes.justification, 80);
    }
    return text;
}

/// One for each pair of zones, where the target knows zones.
void addTexts(std::vector<TextRule>& texts, const Recommendation& r, const Rule& rule, bool byZone)
{
    const TextRule whole = textOf(r, rule);
    if (!byZone || (rule.fromZones.size() == 1 && rule.toZones.size() == 1)) {
        texts.push_back(whole);
        return;
    }
    std::size_t number = 0;
    for (const std::int32_t from : rule.fromZones)
        for (const std::int32_t to : rule.toZones) {
            if (from == to)
                continue;
            TextRule part = whole;
            part.key += "-z";
            part.key += std::to_string(++number);
            part.fromZone = zoneNames(r, {from});
            part.toZone = zoneNames(r, {to});
            part.sources
                = networksOf(r.planned, within(r, rule.box.sources, from), rule.sourceNetworks);
            part.destinations = networksOf(
                r.planned, within(r, rule.box.destinations, to), rule.destinationNetworks);
            texts.push_back(std::move(part));
        }
}

} // namespace

RuleText ruleTextOf(const Recommendation& r, const ExportContext& context, bool byZone)
{
    RuleText text;
    for (const Rule& rule : r.rules)
        addTexts(text.rules, r, rule, byZone);
    for (const Rule& rule : r.inside)
        addTexts(text.inside, r, rule, byZone);
    const std::string& entity = r.planned.answers.entity.name;
    text.scope = identifier(entity.empty() ? std::string_view("scope") : entity, 40);
    text.head = {"NetBehave " NB_VERSION ", scope: " + plain(entity.empty() ? "scope" : entity, 60),
        "date: " + toString(r.planned.asOf), "rules: " + std::to_string(r.rules.size())};
    for (const std::string& input : context.inputs)
        text.head.push_back("input: " + plain(input, 160));
    text.head.push_back("rule set SHA-256: " + rulesHashOf(r));
    text.head.emplace_back("Made from observed flows. Review before use.");
    std::set<std::string> zones;
    for (std::size_t host = 0; host < r.triples.cdeHost.size(); ++host)
        if (r.triples.cdeHost[host])
            zones.insert(r.triples.zoneNames[static_cast<std::size_t>(r.triples.zoneOfHost[host])]);
    text.cdeZones.assign(zones.begin(), zones.end());
    for (const ModelHost& host : r.planned.hosts)
        if (r.planned.assets[static_cast<std::size_t>(host.asset)].external)
            text.external.insert(host.address);
    return text;
}

ReadRules atomsOf(const std::vector<TextRule>& rules)
{
    ReadRules atoms;
    for (const TextRule& rule : rules)
        for (const IpPrefix& source : rule.sources)
            for (const IpPrefix& destination : rule.destinations)
                for (const Service& service : rule.services)
                    atoms[rule.id].insert({source, destination, service});
    return atoms;
}

std::string headText(const RuleText& text, std::string_view sign)
{
    std::string head;
    for (const std::string& line : text.head) {
        head += sign;
        head += line;
        head += '\n';
    }
    return head;
}

std::string plain(std::string_view text, std::size_t most)
{
    std::string result;
    for (const char c : text) {
        if (result.size() >= most)
            break;
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x80 && code < 0xC0)
            continue; // the rest of a character
        const bool fine = code >= 0x20 && code < 0x7F && c != '"' && c != '\'' && c != '\\'
            && c != '`' && c != '$' && c != '{' && c != '}';
        result += fine ? c : c == '\n' || c == '\t' ? ' ' : '?';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

std::string identifier(std::string_view text, std::size_t most)
{
    std::string result;
    for (const char c : text) {
        if (result.size() >= most)
            break;
        const bool fine
            = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (fine)
            result += c;
        else if (!result.empty() && result.back() != '_')
            result += '_';
    }
    while (!result.empty() && result.back() == '_')
        result.pop_back();
    return result.empty() ? std::string("scope") : result;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string line(text.substr(0, end));
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < line.size()) {
        if (line[at] == ' ' || line[at] == '\t') {
            ++at;
            continue;
        }
        if (line[at] == '"') {
            const std::size_t end = std::min(line.find('"', at + 1), line.size());
            words.emplace_back(line.substr(at + 1, end - at - 1));
            at = std::min(end + 1, line.size());
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
        words.emplace_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

std::vector<std::string> itemsOf(std::string_view list, char separator)
{
    std::vector<std::string> items;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        std::string_view item = list.substr(0, end);
        while (!item.empty() && item.front() == ' ')
            item.remove_prefix(1);
        while (!item.empty() && item.back() == ' ')
            item.remove_suffix(1);
        if (!item.empty())
            items.emplace_back(item);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return items;
}

std::string joined(const std::vector<std::string>& items, std::string_view separator)
{
    std::string text;
    for (const std::string& item : items)
        appendItem(text, item, separator);
    return text;
}

std::string idOf(std::string_view comment)
{
    const std::string_view id = comment.substr(0, comment.find_first_of(" :_"));
    const bool letter = !id.empty() && (id.front() == 'R' || id.front() == 'I');
    const bool digits = id.size() >= 4
        && std::ranges::all_of(id.substr(1), [](char c) { return c >= '0' && c <= '9'; });
    return letter && digits ? std::string(id) : std::string {};
}

std::string maskText(const IpPrefix& prefix, bool inverted)
{
    const int length = prefix.length();
    const std::uint32_t mask = length == 0 ? 0 : ~0U << (32 - length);
    return IpAddress::fromV4(inverted ? ~mask : mask).toString();
}

std::optional<IpPrefix> prefixFromMask(
    std::string_view address, std::string_view mask, bool inverted)
{
    const auto a = IpAddress::fromString(address);
    const auto m = IpAddress::fromString(mask);
    if (!a || !m || !a->isV4() || !m->isV4())
        return std::nullopt;
    const std::uint32_t bits = inverted ? ~m->v4() : m->v4();
    const int length = std::popcount(bits);
    if (length != std::countl_one(bits))
        return std::nullopt; // a mask with holes
    return IpPrefix::make(*a, length);
}

std::string portText(const Service& service, std::string_view separator)
{
    std::string text = std::to_string(service.first);
    if (service.isRange()) {
        text += separator;
        text += std::to_string(service.last);
    }
    return text;
}

std::optional<Service> servicePorts(std::uint8_t protocol, std::string_view text, char separator)
{
    const std::size_t split = std::min(text.find(separator), text.size());
    const auto first = Port::fromString(text.substr(0, split));
    const auto last = split == text.size() ? first : Port::fromString(text.substr(split + 1));
    if (!first || !last || last->number() < first->number())
        return std::nullopt;
    return Service {protocol, first->number(), last->number()};
}

std::map<std::uint8_t, std::vector<Service>> byProtocol(const std::vector<Service>& services)
{
    std::map<std::uint8_t, std::vector<Service>> sorted;
    for (const Service& service : services)
        sorted[service.protocol].push_back(service);
    return sorted;
}

} // namespace nb::scope
