// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/inventory.h"

#include <algorithm>

namespace nb::scope {

namespace {

struct Seen
{
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::vector<Seen> timesOf(const Model& model)
{
    std::vector<Seen> times(model.assets.size());
    for (const ModelConversation& c : model.conversations) {
        const TrafficConversation& t = model.traffic->conversations[c.traffic];
        for (const std::uint32_t host : {c.client, c.server}) {
            Seen& seen = times[static_cast<std::size_t>(model.hosts[host].asset)];
            seen.first = seen.first == 0 ? t.first : std::min(seen.first, t.first);
            seen.last = std::max(seen.last, t.last);
        }
    }
    return times;
}

std::string dataText(const AssetAnswer* answer)
{
    if (answer == nullptr || (!answer->accountData && answer->dataState <= DataState::Clear))
        return "unknown";
    if (answer->dataState == DataState::Token || answer->dataState == DataState::CipherNoKey)
        return std::string(toString(answer->dataState));
    if (answer->accountData.value_or(0) == 0)
        return "none";
    std::string text;
    if ((*answer->accountData & kStores) != 0)
        text += 'S';
    if ((*answer->accountData & kProcesses) != 0)
        text += 'P';
    if ((*answer->accountData & kTransmits) != 0)
        text += 'T';
    return text;
}

std::string typeOf(const Model& model, std::size_t asset)
{
    if (model.assets[asset].device)
        return "network security control";
    const AssetAnswer* const answer = model.answerOf(asset);
    if (answer != nullptr && answer->roles != 0)
        for (std::size_t role = 0; role < kRoleCount; ++role)
            if (answer->has(static_cast<Role>(role)))
                return std::string(toString(static_cast<Role>(role)));
    return model.to(asset).empty() ? (model.from(asset).empty() ? "" : "client") : "server";
}

/// What it offers, as seen.
std::string functionOf(const Model& model, std::size_t asset)
{
    std::vector<Service> services;
    for (const std::uint32_t index : model.to(asset)) {
        const ModelConversation& c = model.conversations[model.edges[index].conversation];
        if (!c.ambiguous)
            services.push_back(c.service);
    }
    std::ranges::sort(services);
    services.erase(std::unique(services.begin(), services.end()), services.end());
    std::string text;
    constexpr std::size_t kMost = 6;
    for (std::size_t i = 0; i < services.size() && i < kMost; ++i)
        appendItem(text, toString(services[i]));
    return text;
}

std::string idOf(std::size_t number)
{
    std::string id(1, 'A');
    id += std::to_string(number);
    return id;
}

std::string timeText(std::int64_t time)
{
    return time == 0 ? std::string {} : toString(fromMicroseconds(time));
}

/// How far the row can be relied on.
std::string statusOf(const Model& model, std::size_t asset, const AssetClass& a)
{
    if (model.assets[asset].added)
        return "planned";
    if (model.assets[asset].answer == kNone && !model.assets[asset].device)
        return "not in inventory";
    switch (a.state) {
    case AssetState::Hold:
        return "undetermined";
    case AssetState::Candidate:
    case AssetState::Exception:
        return std::string(toString(a.state));
    case AssetState::None:
    case AssetState::Confirmed:
        break;
    }
    return a.category == Category::Undetermined ? "undetermined" : "confirmed";
}

} // namespace

TextTable inventoryOf(const Model& model, const Classification& result)
{
    TextTable table;
    table.columns = {"id", "name", "addresses", "observed_name", "segment", "type", "function",
        "owner", "category", "state", "pci_ssc", "opst", "scope_basis", "account_data",
        "security_service", "evidence", "conditions", "first_seen", "last_seen", "status",
        "reconciled"};
    const std::vector<Seen> times = timesOf(model);
    std::size_t number = 0;
    for (std::size_t i = 0; i < model.assets.size(); ++i) {
        if (model.assets[i].external)
            continue;
        const AssetAnswer* const answer = model.answerOf(i);
        const AssetClass& a = result.assets[i];
        std::string observed;
        for (const std::uint32_t host : model.assets[i].hosts) {
            const auto at = std::ranges::lower_bound(
                model.traffic->hosts, model.hosts[host].address, {}, &TrafficHost::address);
            if (at != model.traffic->hosts.end() && at->address == model.hosts[host].address
                && !at->name.empty())
                appendItem(observed, at->name);
        }
        std::string conditions;
        for (const std::uint32_t other : a.conditions)
            appendItem(conditions, model.assets[other].name);
        table.rows.push_back({idOf(++number), model.assets[i].name, model.addressText(i), observed,
            model.segmentText(i), typeOf(model, i), functionOf(model, i),
            answer == nullptr ? "" : answer->owner, std::string(toString(a.category)),
            std::string(toString(a.state)), pciCategory(a), opstCode(a),
            reasonText(model, result, i), dataText(answer),
            answer != nullptr && answer->has(Role::SecurityService) ? "yes" : "",
            answer == nullptr ? "" : std::string(toString(answer->evidence)), conditions,
            timeText(times[i].first), timeText(times[i].last), statusOf(model, i, a),
            toString(model.asOf)});
    }
    return table;
}

} // namespace nb::scope
