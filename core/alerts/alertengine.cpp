// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertengine.h"

#include "core/assets/assetroles.h"
#include "core/assets/macvendor.h"
#include "core/base/timestamp.h"

#include <algorithm>

namespace nb {

AlertEngine::AlertEngine(const Workspace& workspace, std::unique_ptr<AlertStore> store)
    : m_workspace(workspace)
    , m_store(std::move(store))
{
}

Result<std::unique_ptr<AlertEngine>> AlertEngine::open(const Workspace& workspace)
{
    auto store = AlertStore::open(workspace);
    if (!store)
        return store.error();
    std::unique_ptr<AlertEngine> engine(new AlertEngine(workspace, std::move(*store)));
    if (auto done = engine->load(); !done)
        return done.error();
    return engine;
}

Result<void> AlertEngine::load()
{
    auto conditions = m_store->conditions();
    if (!conditions)
        return conditions.error();
    auto channels = m_store->channels();
    if (!channels)
        return channels.error();
    m_conditions = std::move(*conditions);
    m_channels = std::move(*channels);
    ++m_generation;
    return {};
}

Result<std::vector<AlertCondition>> AlertEngine::conditions() const
{
    const std::scoped_lock lock(m_mutex);
    return m_conditions;
}

Result<std::vector<AlertChannel>> AlertEngine::channels() const
{
    const std::scoped_lock lock(m_mutex);
    return m_channels;
}

Result<std::int64_t> AlertEngine::save(AlertCondition condition)
{
    if (auto good = check(condition); !good)
        return good.error();
    const std::scoped_lock lock(m_mutex);
    if (auto done = m_store->save(condition); !done)
        return done.error();
    if (auto done = load(); !done)
        return done.error();
    return condition.id;
}

Result<std::int64_t> AlertEngine::save(AlertChannel channel)
{
    if (auto good = check(channel); !good)
        return good.error();
    {
        const std::scoped_lock lock(m_mutex);
        if (auto done = m_store->save(channel); !done)
            return done.error();
        if (auto done = load(); !done)
            return done.error();
    }
    wake();
    return channel.id;
}

Result<void> AlertEngine::removeCondition(std::int64_t id)
{
    const std::scoped_lock lock(m_mutex);
    if (auto done = m_store->removeCondition(id); !done)
        return done;
    return load();
}

Result<void> AlertEngine::removeChannel(std::int64_t id)
{
    const std::scoped_lock lock(m_mutex);
    if (auto done = m_store->removeChannel(id); !done)
        return done;
    return load();
}

std::uint64_t AlertEngine::generation() const
{
    const std::scoped_lock lock(m_mutex);
    return m_generation;
}

std::vector<Alert> AlertEngine::forConditions(AlertKind kind, const Alert& alert) const
{
    std::vector<Alert> alerts;
    const std::scoped_lock lock(m_mutex);
    for (const AlertCondition& condition : m_conditions) {
        if (condition.kind != kind || !condition.enabled)
            continue;
        Alert made = alert;
        made.kind = kind;
        made.severity = condition.severity;
        made.condition = condition.name;
        made.key = condition.name;
        made.key += '|';
        made.key += alert.key;
        alerts.push_back(std::move(made));
    }
    return alerts;
}

Result<std::uint64_t> AlertEngine::raise(const std::vector<Alert>& alerts)
{
    if (alerts.empty())
        return std::uint64_t {0};
    Result<std::uint64_t> news = std::uint64_t {0};
    {
        const std::scoped_lock lock(m_mutex);
        news = m_store->add(
            m_storm.calmed(alerts, AlertStorm::Clock::now()), m_conditions, m_channels);
        ++m_historyChanges;
    }
    if (news && *news > 0)
        wake();
    return news;
}

Result<void> AlertEngine::assetsChanged(const std::vector<AssetChange>& changes)
{
    std::vector<Alert> alerts;
    for (const AssetChange& change : changes)
        for (Alert& alert : forConditions(kindOf(change.kind), alertOf(change)))
            alerts.push_back(std::move(alert));
    const auto raised = raise(alerts);
    return raised ? Result<void>() : Result<void>(raised.error());
}

Result<std::vector<bool>> AlertEngine::noteSeen(const std::vector<std::string>& things)
{
    const std::scoped_lock lock(m_mutex);
    return m_store->noteSeen(things);
}

Result<std::vector<Alert>> AlertEngine::history(std::size_t limit, bool openOnly) const
{
    const std::scoped_lock lock(m_mutex);
    return m_store->history(limit, openOnly);
}

Result<std::uint64_t> AlertEngine::openCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_store->openCount();
}

Result<std::uint64_t> AlertEngine::historyVersion() const
{
    const std::scoped_lock lock(m_mutex);
    const auto version = m_store->dataVersion();
    if (!version)
        return version.error();
    constexpr unsigned kHalf = 32; // of the number for either
    return (static_cast<std::uint64_t>(*version) << kHalf) ^ m_historyChanges;
}

Result<std::uint64_t> AlertEngine::acknowledge(const std::vector<std::int64_t>& ids)
{
    const auto now = currentTime();
    const std::scoped_lock lock(m_mutex);
    ++m_historyChanges;
    if (!m_workspace.readOnly())
        return m_store->acknowledge(ids, now);
    const auto beside = AlertStore::openBeside(m_workspace);
    return beside ? (*beside)->acknowledge(ids, now) : Result<std::uint64_t>(beside.error());
}

Result<AlertSpoolPage> AlertEngine::spooled(std::int64_t channel, std::size_t limit) const
{
    const std::scoped_lock lock(m_mutex);
    return m_store->spooled(channel, limit);
}

Result<void> AlertEngine::sent(std::int64_t channel, std::int64_t last)
{
    const std::scoped_lock lock(m_mutex);
    return m_store->sent(channel, last);
}

void AlertEngine::setWake(std::function<void()> wake)
{
    const std::scoped_lock lock(m_wakeMutex);
    m_wake = std::move(wake);
}

void AlertEngine::wake()
{
    const std::scoped_lock lock(m_wakeMutex);
    if (m_wake)
        m_wake();
}

AlertKind kindOf(AssetChange::Kind kind)
{
    switch (kind) {
    case AssetChange::Kind::NewAsset:
        return AlertKind::NewAsset;
    case AssetChange::Kind::NewService:
        return AlertKind::NewService;
    case AssetChange::Kind::MacChanged:
        break;
    }
    return AlertKind::MacChanged;
}

Alert alertOf(const AssetChange& change)
{
    Alert alert;
    alert.kind = kindOf(change.kind);
    alert.first = alert.last = change.time;
    const std::string ip = change.address.toString();
    alert.key = ip;
    alert.facts = {{"ip", ip}, {"mac", change.mac.toString()}, {"name", change.name},
        {"segment", change.segment}, {"firstSeen", toString(change.seen.first)},
        {"lastSeen", toString(change.seen.last)}};
    std::string who = ip;
    if (!change.name.empty())
        who += " (" + change.name + ")";
    if (change.kind == AssetChange::Kind::NewAsset) {
        alert.text = "New IP on network: " + who;
        if (change.mac.isKnown())
            alert.text += ", network card " + change.mac.toString();
        if (const std::string_view vendor = vendorOf(change.mac); !vendor.empty())
            alert.text += " of " + std::string(vendor);
        if (!change.segment.empty())
            alert.text += ", in " + change.segment;
        std::string ports;
        for (const std::string& port : change.ports)
            ports += (ports.empty() ? "" : " ") + port;
        alert.facts["ports"] = ports;
    } else if (change.kind == AssetChange::Kind::NewService) {
        const std::string port = portText(change.protocol, change.port);
        alert.text = "New service on " + who + ": " + port;
        if (!change.service.empty())
            alert.text += " (" + change.service + ")";
        alert.key += '|' + port;
        alert.facts["port"] = port;
        alert.facts["service"] = change.service;
    } else {
        alert.text = "Network card of " + who + " changed from " + change.oldMac.toString() + " to "
            + change.mac.toString();
        alert.key += '|' + change.mac.toString();
        alert.facts["oldMac"] = change.oldMac.toString();
    }
    std::erase_if(alert.facts, [](const auto& fact) { return fact.second.empty(); });
    return alert;
}

} // namespace nb
