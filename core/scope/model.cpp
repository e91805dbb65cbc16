// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/modelparts.h"
#include "core/scope/texttable.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace nb::scope {

namespace {

ControlView viewOf(const Model& model, std::int32_t answer)
{
    if (answer == kNone)
        return {};
    const ControlAnswer& control = model.answers.controls[static_cast<std::size_t>(answer)];
    ControlView view {control.kind, false, false, answer};
    switch (control.kind) {
    case ControlKind::Stateful:
        view.effective = control.defaultDeny.value_or(true);
        break;
    case ControlKind::Acl:
        view.effective = control.defaultDeny.value_or(false);
        break;
    case ControlKind::Isolated:
        view.effective = true;
        break;
    case ControlKind::None:
    case ControlKind::Any:
    case ControlKind::Unknown:
        break;
    }
    view.tested = view.effective && model.inTime(control.tested);
    return view;
}

/// Whether each of the segment's networks lies in one of the rule's; any holds them all.
bool holdsAll(const std::vector<IpPrefix>& networks, const std::vector<IpPrefix>& segment)
{
    return networks.empty() || std::ranges::all_of(segment, [&](const IpPrefix& s) {
        return std::ranges::any_of(networks,
            [&](const IpPrefix& n) { return n.length() <= s.length() && n.contains(s.address()); });
    });
}

bool meetAny(const std::vector<IpPrefix>& networks, const std::vector<IpPrefix>& segment)
{
    return networks.empty() || std::ranges::any_of(segment, [&](const IpPrefix& s) {
        return std::ranges::any_of(networks,
            [&](const IpPrefix& n) { return n.contains(s.address()) || s.contains(n.address()); });
    });
}

/// The rule that permits every service from all of one segment to all of another.
std::int32_t openingRule(const Answers& answers, std::size_t a, std::size_t b)
{
    const std::vector<IpPrefix>& from = answers.segments[a].prefixes;
    const std::vector<IpPrefix>& to = answers.segments[b].prefixes;
    std::set<std::pair<std::string_view, std::string_view>> denied; // lists with something before
    for (std::size_t i = 0; i < answers.firewallRules.size(); ++i) {
        const FirewallRule& rule = answers.firewallRules[i];
        if (!rule.permit && meetAny(rule.sources, from) && meetAny(rule.destinations, to))
            denied.insert({rule.device, rule.list});
        if (rule.permit && rule.services.empty() && !denied.contains({rule.device, rule.list})
            && holdsAll(rule.sources, from) && holdsAll(rule.destinations, to))
            return static_cast<std::int32_t>(i);
    }
    return kNone;
}

/// Where a rule lets everything pass, the control controls nothing.
void openByRules(Model& model)
{
    const std::size_t count = model.segmentCount();
    if (model.answers.firewallRules.empty())
        return;
    const bool anyWide = std::ranges::any_of(model.answers.firewallRules,
        [](const FirewallRule& rule) { return rule.permit && rule.services.empty(); });
    for (std::size_t a = 0; anyWide && a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            if (a == b || model.answers.segments[a].prefixes.empty()
                || model.answers.segments[b].prefixes.empty())
                continue;
            const std::int32_t rule = openingRule(model.answers, a, b);
            if (rule == kNone)
                continue;
            const std::string& device
                = model.answers.firewallRules[static_cast<std::size_t>(rule)].device;
            for (const std::size_t pair : {a * count + b, b * count + a}) {
                ControlView& view = model.controls[pair];
                const bool another = view.answer != kNone && !device.empty()
                    && !model.answers.controls[static_cast<std::size_t>(view.answer)].device.empty()
                    && model.answers.controls[static_cast<std::size_t>(view.answer)].device
                        != device;
                if (!another && view.kind != ControlKind::None)
                    view = {ControlKind::Any, false, false, view.answer, rule};
            }
        }
}

/// Assets that begin something, in turn with their conversations.
template <typename Visit> void forEachClient(const Model& model, Visit visit)
{
    std::vector<std::size_t> from(model.assets.size() + 1, 0);
    const auto clientOf = [&model](const ModelConversation& c) {
        return static_cast<std::size_t>(model.hosts[c.client].asset);
    };
    for (const ModelConversation& c : model.conversations)
        ++from[clientOf(c) + 1];
    std::partial_sum(from.begin(), from.end(), from.begin());
    std::vector<std::uint32_t> order(model.conversations.size());
    std::vector<std::size_t> next(from.begin(), from.end() - 1);
    for (std::uint32_t i = 0; i < model.conversations.size(); ++i)
        order[next[clientOf(model.conversations[i])]++] = i;
    for (std::size_t client = 0; client < model.assets.size(); ++client)
        if (from[client] != from[client + 1])
            visit(client, std::span(order).subspan(from[client], from[client + 1] - from[client]));
}

/// Sessions as answers told of them: between assets.
void mapSessions(Model& model)
{
    model.sessions.clear();
    const auto assetOf
        = [&model](std::uint32_t host) { return model.hosts[model.hostOfTraffic[host]].asset; };
    for (const AdminSession& s : model.traffic->adminSessions) {
        const std::int32_t client = assetOf(s.client);
        const std::int32_t server = assetOf(s.server);
        if (client != kNone && server != kNone)
            model.sessions.push_back({static_cast<std::uint32_t>(client),
                static_cast<std::uint32_t>(server), s.start, s.end});
    }
    std::ranges::sort(model.sessions, {}, [](const AdminSession& s) {
        return std::tuple<std::size_t, std::size_t, std::int64_t, std::int64_t>(
            s.client, s.server, s.start, s.end);
    });
}

} // namespace

void addToEdge(Edge& edge, const ModelConversation& c, std::uint32_t index)
{
    const bool excepted = c.verdict == Verdict::Exception;
    if (!excepted && !edge.counts)
        edge.conversation = index;
    edge.counts = edge.counts || !excepted;
    const bool icmp = Protocol(c.service.protocol).isIcmp();
    edge.excepted = edge.excepted || (excepted && !icmp);
    edge.exceptedIcmp = edge.exceptedIcmp || (excepted && icmp);
    const Admin admin = adminOf(c.service);
    edge.admin = edge.admin || (!excepted && admin == Admin::Yes);
    edge.possibleAdmin = edge.possibleAdmin || (!excepted && admin == Admin::Possible);
    edge.ambiguous = edge.ambiguous || c.ambiguous;
    edge.eitherWay = edge.eitherWay || c.inferred;
    edge.adminEitherWay = edge.adminEitherWay || (!excepted && c.adminEitherWay);
    edge.upstream = edge.upstream || securityServiceOf(c.service) == "patch server";
}

/// Hosts and ports that each asset tried, answered or not.
void updateScanners(Model& model)
{
    constexpr std::size_t kFewHosts = 5;
    constexpr std::size_t kFewPorts = 10;
    model.scanner.assign(model.assets.size(), false);
    std::vector<std::size_t> known(model.segmentCount(), 0);
    for (const ModelHost& host : model.hosts)
        if (host.segment != kNone)
            ++known[static_cast<std::size_t>(host.segment)];
    std::vector<std::size_t> touchedBy(model.hosts.size(), model.assets.size()); ///< last client
    forEachClient(model, [&](std::size_t client, std::span<const std::uint32_t> conversations) {
        if (model.assets[client].external)
            return;
        std::map<std::int32_t, std::size_t> bySegment;
        for (const std::uint32_t index : conversations) {
            const std::uint32_t server = model.conversations[index].server;
            if (touchedBy[server] == client)
                continue;
            touchedBy[server] = client;
            ++bySegment[model.hosts[server].segment];
        }
        const bool wide = std::ranges::any_of(bySegment, [&](const auto& entry) {
            return entry.first != kNone && entry.second >= kFewHosts
                && entry.second * 2 > known[static_cast<std::size_t>(entry.first)];
        });
        if (!wide)
            return;
        std::set<std::pair<std::uint8_t, std::uint16_t>> ports;
        for (const std::uint32_t index : conversations) {
            const Service& service = model.conversations[index].service;
            ports.insert({service.protocol, service.first});
            if (ports.size() > kFewPorts)
                break;
        }
        model.scanner[client] = ports.size() > kFewPorts;
    });
}

const TrafficExporter* Model::recordsOf(const ExporterAnswer& exporter) const
{
    const auto address = IpAddress::fromString(exporter.address);
    const auto at = std::ranges::find_if(traffic->exporters, [&](const TrafficExporter& told) {
        return told.flows != 0
            && (told.name == exporter.address
                || (address && IpAddress::fromString(told.name) == address));
    });
    return at == traffic->exporters.end() ? nullptr : &*at;
}

Day monthsLater(Day day, int months)
{
    const std::chrono::year_month_day date(day);
    const auto month = date.year() / date.month() + std::chrono::months {months};
    const std::chrono::year_month_day same = month / date.day();
    return same.ok() ? Day(same) : Day(month / std::chrono::last);
}

bool Model::inTime(const std::optional<Day>& tested) const
{
    return tested && *tested <= asOf && asOf <= monthsLater(*tested, testMonths());
}

std::string Model::segmentText(std::size_t asset) const
{
    std::string text;
    for (const std::int32_t segment : assets[asset].segments)
        appendItem(text, answers.segments[static_cast<std::size_t>(segment)].name);
    return text;
}

std::string Model::addressText(std::size_t asset) const
{
    std::string text;
    for (const std::uint32_t host : assets[asset].hosts)
        appendItem(text, hosts[host].address.toString());
    return text;
}

const ThirdParty* Model::thirdPartyOf(const IpAddress& address) const
{
    const ThirdParty* best = nullptr;
    int length = -1;
    for (const ThirdParty& party : answers.thirdParties)
        for (const IpPrefix& prefix : party.prefixes)
            if (prefix.contains(address) && prefix.length() > length) {
                best = &party;
                length = prefix.length();
            }
    return best;
}

Trust Model::trustOf(std::uint32_t host) const
{
    const ModelHost& h = hosts[host];
    if (h.segment != kNone)
        return answers.segments[static_cast<std::size_t>(h.segment)].trust;
    if (h.asset == kNone || !assets[static_cast<std::size_t>(h.asset)].external)
        return Trust::Internal;
    return thirdPartyOf(h.address) != nullptr ? Trust::ThirdParty : Trust::Internet;
}

bool isBetween(const Model& model, const FirewallRule& rule, std::uint32_t a, std::uint32_t b)
{
    const std::int32_t x = model.hosts[a].segment;
    const std::int32_t y = model.hosts[b].segment;
    if (x == kNone || y == kNone)
        return true;
    const std::int32_t control
        = model.control(static_cast<std::size_t>(x), static_cast<std::size_t>(y)).answer;
    const std::string& device = control == kNone
        ? rule.device
        : model.answers.controls[static_cast<std::size_t>(control)].device;
    return x != y && (rule.device.empty() || device.empty() || device == rule.device);
}

void updateControls(Model& model)
{
    const std::size_t count = model.segmentCount();
    if (model.answers.firewallRules.empty())
        model.firewall.reset();
    else if (!model.firewall || model.firewall->rules() != model.answers.firewallRules)
        model.firewall
            = std::make_shared<const FirewallIndex>(model.answers.firewallRules, model.hosts);
    std::map<std::string_view, std::size_t> segmentOf;
    for (std::size_t i = 0; i < count; ++i)
        segmentOf.emplace(model.answers.segments[i].name, i);
    std::int32_t other = kNone;
    std::map<std::pair<std::size_t, std::size_t>, std::int32_t> listed;
    for (std::size_t i = 0; i < model.answers.controls.size(); ++i) {
        const ControlAnswer& control = model.answers.controls[i];
        if (control.everyOtherPair())
            other = static_cast<std::int32_t>(i);
        else
            listed[std::minmax(segmentOf.at(control.from), segmentOf.at(control.to))]
                = static_cast<std::int32_t>(i);
    }
    model.controls.assign(count * count, {});
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            const auto at = listed.find(std::minmax(a, b));
            model.controls[a * count + b] = a == b
                ? ControlView {ControlKind::None, false, false, kNone}
                : viewOf(model, at == listed.end() ? other : at->second);
        }
    openByRules(model);
    model.seen.assign(count * count, false);
    model.seenUnsampled.assign(count * count, false);
    for (const ExporterAnswer& exporter : model.answers.exporters) {
        // who never told anything may be off, or its records never arrived
        const TrafficExporter* const told = model.recordsOf(exporter);
        if (told == nullptr)
            continue;
        std::vector<bool> sees(count, false);
        for (const std::string& name : exporter.sees) {
            if (name == "*")
                sees.assign(count, true);
            else if (const auto at = segmentOf.find(name); at != segmentOf.end())
                sees[at->second] = true;
        }
        const bool everyPacket = std::max(exporter.sampling, told->sampling) <= 1;
        // whoever looks at several segments stands between them, and not within each
        const bool within = std::ranges::count(sees, true) == 1;
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b < count; ++b)
                if (sees[a] && sees[b] && (a != b || within)) {
                    model.seen[a * count + b] = true;
                    if (everyPacket)
                        model.seenUnsampled[a * count + b] = true;
                }
    }
}

void updateEdges(Model& model)
{
    // conversations come by client and server, so an asset's edge is nearly always the last one
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    model.edges.clear();
    for (std::uint32_t i = 0; i < model.conversations.size(); ++i) {
        const ModelConversation& c = model.conversations[i];
        if (!c.visible())
            continue;
        const auto client = static_cast<std::uint32_t>(model.hosts[c.client].asset);
        const auto server = static_cast<std::uint32_t>(model.hosts[c.server].asset);
        if (model.edges.empty() || model.edges.back().client != client
            || model.edges.back().server != server) {
            const auto [at, added] = known.try_emplace(std::uint64_t {client} << 32U | server,
                static_cast<std::uint32_t>(model.edges.size()));
            if (!added) {
                addToEdge(model.edges[at->second], c, i);
                continue;
            }
            Edge edge;
            edge.client = client;
            edge.server = server;
            edge.conversation = i;
            model.edges.push_back(edge);
        }
        addToEdge(model.edges.back(), c, i);
    }
    const auto ends = [](const Edge& e) { return std::uint64_t {e.client} << 32U | e.server; };
    if (!std::ranges::is_sorted(model.edges, {}, ends))
        std::ranges::sort(model.edges, {}, ends);
    const std::size_t count = model.assets.size();
    model.edgesFrom.assign(count + 1, 0);
    model.reverseFrom.assign(count + 1, 0);
    for (const Edge& edge : model.edges) {
        ++model.edgesFrom[edge.client + 1];
        ++model.reverseFrom[edge.server + 1];
    }
    std::partial_sum(model.edgesFrom.begin(), model.edgesFrom.end(), model.edgesFrom.begin());
    std::partial_sum(model.reverseFrom.begin(), model.reverseFrom.end(), model.reverseFrom.begin());
    model.reverse.assign(model.edges.size(), 0);
    std::vector<std::uint32_t> next(model.reverseFrom.begin(), model.reverseFrom.end() - 1);
    for (std::uint32_t i = 0; i < model.edges.size(); ++i)
        model.reverse[next[model.edges[i].server]++] = i;
    updateScanners(model);
    mapSessions(model);
}

} // namespace nb::scope
