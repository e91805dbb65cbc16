// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/model.h"

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

/// Highest sampling rate that was said or seen for an exporter.
std::uint32_t samplingOf(const Model& model, const ExporterAnswer& exporter)
{
    std::uint32_t rate = exporter.sampling;
    for (const TrafficExporter& told : model.traffic->exporters)
        if (told.name == exporter.address)
            rate = std::max(rate, told.sampling);
    return rate;
}

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
    edge.upstream = edge.upstream || securityServiceOf(c.service) == "patch server";
}

/// Hosts and ports that each asset tried, answered or not.
void findScanners(Model& model)
{
    std::map<std::uint32_t, std::set<std::pair<std::uint8_t, std::uint16_t>>> ports;
    std::map<std::uint32_t, std::set<std::uint32_t>> hosts;
    model.scanner.assign(model.assets.size(), false);
    for (const ModelConversation& c : model.conversations) {
        const auto client = static_cast<std::uint32_t>(model.hosts[c.client].asset);
        hosts[client].insert(c.server);
    }
    std::map<std::int32_t, std::size_t> known;
    for (const ModelHost& host : model.hosts)
        ++known[host.segment];
    std::vector<bool> wide(model.assets.size(), false);
    for (const auto& [client, touched] : hosts) {
        std::map<std::int32_t, std::size_t> bySegment;
        for (const std::uint32_t host : touched)
            ++bySegment[model.hosts[host].segment];
        wide[client] = std::ranges::any_of(bySegment, [&](const auto& entry) {
            return entry.first != kNone && entry.second >= 5
                && entry.second * 2 > known[entry.first];
        });
    }
    for (const ModelConversation& c : model.conversations) {
        const auto client = static_cast<std::uint32_t>(model.hosts[c.client].asset);
        if (wide[client] && !model.assets[client].external)
            ports[client].insert({c.service.protocol, c.service.first});
    }
    for (const auto& [client, used] : ports)
        model.scanner[client] = used.size() > 10;
}

/// Sessions as answers told of them: between assets.
void mapSessions(Model& model)
{
    model.sessions.clear();
    const auto assetOf = [&model](std::uint32_t host) {
        const IpAddress& address = model.traffic->hosts[host].address;
        return model.hosts[model.hostOfAddress.at(address)].asset;
    };
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

void updateControls(Model& model)
{
    const std::size_t count = model.segmentCount();
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
    model.seen.assign(count * count, false);
    model.seenUnsampled.assign(count * count, false);
    for (const ExporterAnswer& exporter : model.answers.exporters) {
        std::vector<bool> sees(count, false);
        for (const std::string& name : exporter.sees) {
            if (name == "*")
                sees.assign(count, true);
            else if (const auto at = segmentOf.find(name); at != segmentOf.end())
                sees[at->second] = true;
        }
        const bool everyPacket = samplingOf(model, exporter) <= 1;
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
    std::ranges::sort(
        model.edges, {}, [](const Edge& e) { return std::uint64_t {e.client} << 32U | e.server; });
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
    findScanners(model);
    mapSessions(model);
}

} // namespace nb::scope
