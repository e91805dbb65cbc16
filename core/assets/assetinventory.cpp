// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetinventory.h"

#include "core/assets/assetroles.h"
#include "core/assets/assettables.h"

#include <algorithm>

namespace nb {

namespace {

std::vector<std::string> portsOf(const Asset& asset)
{
    std::vector<std::string> ports;
    for (const AssetService& service : asset.provides)
        ports.push_back(portText(service.protocol, service.port));
    std::ranges::sort(ports);
    return ports;
}

/// Services that were not there before; how many entries both lists gained.
std::size_t mergeServices(Asset& known, const Asset& more, const AssetLimits& limits,
    std::vector<AssetService>& news, bool full)
{
    std::size_t added = 0;
    AssetLimits bounds = limits;
    if (full)
        bounds.services = 0; // known ones are still counted
    for (const AssetService& service : more.provides)
        if (addService(known, known.provides, service, bounds)) {
            ++added;
            news.push_back(service);
        }
    for (const AssetService& service : more.uses)
        added += addService(known, known.uses, service, bounds) ? 1 : 0;
    return added;
}

/// The card that the asset uses now and the one before, when both are its own.
std::optional<std::pair<MacAddress, MacAddress>> changedMac(const Asset& before, const Asset& after)
{
    const MacAddress was = before.mac();
    const MacAddress is = after.mac();
    if (!was.isKnown() || !is.isKnown() || was == is)
        return std::nullopt;
    // one that turned out to be a router's was never the asset's
    const bool stillOwn = std::ranges::any_of(
        after.macs, [&](const AssetMac& m) { return m.mac == was && m.owner != MacOwner::Router; });
    const bool fresh = std::ranges::none_of(
        before.macs, [&](const AssetMac& m) { return m.mac == is && m.owner != MacOwner::Router; });
    return stillOwn && fresh ? std::optional(std::pair(is, was)) : std::nullopt;
}

} // namespace

AssetInventory::AssetInventory(const Workspace& workspace, const AssetLimits& limits)
    : m_workspace(workspace)
    , m_limits(limits)
{
}

AssetInventory::~AssetInventory()
{
    if (!m_workspace.readOnly())
        (void)write(true);
}

Result<std::unique_ptr<AssetInventory>> AssetInventory::open(
    const Workspace& workspace, const AssetLimits& limits)
{
    std::unique_ptr<AssetInventory> inventory(new AssetInventory(workspace, limits));
    auto tables = Tables::open(workspace);
    if (!tables)
        return tables.error();
    inventory->m_tables = std::move(*tables);
    // first, so that what is written while loading is taken over by the next refresh()
    if (const auto version = inventory->m_tables->changedByOthers(); !version)
        return version.error();
    if (auto done = inventory->m_tables->load(inventory->m_assets, inventory->m_macs); !done)
        return done.error();
    for (const auto& [address, asset] : inventory->m_assets)
        inventory->m_services += asset->provides.size() + asset->uses.size();
    return inventory;
}

Asset* AssetInventory::writable(const IpAddress& address, bool* made)
{
    *made = false;
    auto found = m_assets.find(address);
    if (found == m_assets.end()) {
        if (m_assets.size() >= m_limits.assets)
            return nullptr;
        found = m_assets.emplace(address, std::make_shared<Asset>()).first;
        found->second->address = address;
        *made = true;
    } else if (found->second.use_count() > 1) {
        // somebody reads it; only we hand it out, so the count can only fall meanwhile
        found->second = std::make_shared<Asset>(*found->second);
    }
    m_dirty.insert(address);
    return found->second.get();
}

void AssetInventory::applyOwners(const MacAddress& mac)
{
    const auto use = m_macs.find(mac);
    if (use == m_macs.end())
        return;
    const MacOwner owner = use->second.owner();
    for (const IpAddress& address : use->second.addresses) {
        const auto found = m_assets.find(address);
        if (found == m_assets.end())
            continue;
        const auto is = [&mac](const AssetMac& m) { return m.mac == mac; };
        const auto entry = std::ranges::find_if(found->second->macs, is);
        if (entry == found->second->macs.end() || entry->owner == owner)
            continue;
        bool made = false;
        for (AssetMac& one : writable(address, &made)->macs)
            if (one.mac == mac)
                one.owner = owner;
    }
}

void AssetInventory::learnMacs(MacUses&& macs)
{
    for (auto& [mac, use] : macs) {
        const auto found = m_macs.find(mac);
        // a card of nothing of ours is of no interest, until it is
        if (found == m_macs.end() && m_macs.size() >= m_limits.assets * 2)
            continue;
        MacUse& known = found == m_macs.end() ? m_macs[mac] : found->second;
        const MacOwner before = known.owner();
        known.merge(use);
        if (known.owner() != before)
            applyOwners(mac);
    }
}

void AssetInventory::learnAsset(Asset&& asset, std::vector<AssetChange>& changes)
{
    bool made = false;
    Asset* const known = writable(asset.address, &made);
    if (!known) {
        ++m_leftOut;
        return;
    }
    const bool unseen = made || (!known->seen.known() && !known->imported);
    Asset before;
    before.macs = known->macs;
    known->seen.add(asset.seen);
    known->flows += asset.flows;
    known->unanswered += asset.unanswered;
    known->clients.merge(asset.clients);
    known->servers.merge(asset.servers);
    known->targets.merge(asset.targets);
    known->targetPorts.merge(asset.targetPorts);
    known->imported = known->imported || asset.imported;
    known->leftOut += asset.leftOut;
    if (!asset.segment.empty())
        known->segment = asset.segment;
    for (const AssetName& name : asset.names)
        (void)addName(*known, name, m_limits);
    for (AssetMac& mac : asset.macs) {
        const auto use = m_macs.find(mac.mac);
        mac.owner = use == m_macs.end() ? MacOwner::Asset : use->second.owner();
        (void)addMac(*known, mac, m_limits);
    }
    for (const AssetSystem& system : asset.systems)
        (void)addSystem(*known, system, m_limits);
    std::vector<AssetService> news;
    m_services += mergeServices(*known, asset, m_limits, news, m_services >= m_limits.allServices);

    AssetChange change;
    change.address = known->address;
    change.time = asset.seen.known() ? asset.seen.last : Timestamp {};
    change.name = std::string(known->displayName());
    change.segment = known->segment;
    change.mac = known->mac();
    change.seen = known->seen;
    if (unseen) {
        m_fresh.insert(known->address);
        change.ports = portsOf(*known);
        changes.push_back(change);
        return;
    }
    if (const auto changed = changedMac(before, *known)) {
        change.kind = AssetChange::Kind::MacChanged;
        change.oldMac = changed->second;
        changes.push_back(change);
    }
    for (const AssetService& service : news) {
        change.kind = AssetChange::Kind::NewService;
        change.time = service.seen.first;
        change.protocol = service.protocol;
        change.port = service.port;
        change.service = service.label;
        changes.push_back(change);
    }
}

std::vector<AssetChange> AssetInventory::learn(AssetLearning&& learning)
{
    std::vector<AssetChange> changes;
    if (learning.empty())
        return changes;
    const std::scoped_lock lock(m_mutex);
    learnMacs(std::move(learning.macs));
    for (auto& [address, asset] : learning.assets)
        learnAsset(std::move(asset), changes);
    m_leftOut += learning.leftOut;
    ++m_generation;
    std::ranges::sort(changes, {},
        [](const AssetChange& c) { return std::tuple(c.time, c.address, c.kind, c.port); });
    return changes;
}

Result<void> AssetInventory::write(bool all)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (!all && now < m_written + kWriteInterval)
        return writeFresh();
    if (m_dirty.empty())
        return {};
    if (auto done = writeHosts(m_dirty); !done)
        return done;
    m_dirty.clear();
    m_fresh.clear();
    m_written = now;
    return {};
}

Result<void> AssetInventory::writeFresh()
{
    if (m_fresh.empty())
        return {};
    if (auto done = writeHosts(m_fresh); !done)
        return done;
    for (const IpAddress& address : m_fresh)
        m_dirty.erase(address);
    m_fresh.clear();
    return {};
}

Result<void> AssetInventory::writeHosts(const std::unordered_set<IpAddress>& addresses)
{
    std::vector<AssetPtr> assets;
    for (const IpAddress& address : addresses)
        if (const auto found = m_assets.find(address); found != m_assets.end())
            assets.push_back(found->second);
    if (auto done = m_tables->write(assets, m_macs); !done)
        return done;
    for (auto& [mac, use] : m_macs)
        use.dirty = false;
    return {};
}

Result<void> AssetInventory::replaceObserved(AssetLearning&& learning)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (auto done = m_tables->removeObserved(); !done)
            return done;
        std::unordered_map<IpAddress, std::shared_ptr<Asset>> kept;
        for (const auto& [address, asset] : m_assets) {
            if (!asset->imported && asset->edits.empty())
                continue;
            auto rest = std::make_shared<Asset>();
            rest->address = address;
            rest->edits = asset->edits;
            rest->imported = asset->imported;
            rest->systems = asset->systems;
            if (asset->imported)
                rest->seen = asset->seen;
            const auto imported = [](const auto& entry) { return entry.imported; };
            std::ranges::copy_if(asset->names, std::back_inserter(rest->names), imported);
            std::ranges::copy_if(asset->macs, std::back_inserter(rest->macs), imported);
            std::ranges::copy_if(asset->provides, std::back_inserter(rest->provides), imported);
            kept.emplace(address, std::move(rest));
        }
        m_assets = std::move(kept);
        m_macs.clear();
        m_dirty.clear();
        m_fresh.clear();
        m_services = 0;
        m_leftOut = 0;
        for (const auto& [address, asset] : m_assets) {
            m_dirty.insert(address);
            m_services += asset->provides.size();
        }
        ++m_generation;
    }
    (void)learn(std::move(learning));
    return write(true);
}

std::vector<AssetPtr> AssetInventory::assets() const
{
    std::vector<AssetPtr> all;
    {
        const std::scoped_lock lock(m_mutex);
        all.reserve(m_assets.size());
        for (const auto& [address, asset] : m_assets)
            all.push_back(asset);
    }
    std::ranges::sort(all, {}, [](const AssetPtr& asset) { return asset->address; });
    return all;
}

AssetPtr AssetInventory::find(const IpAddress& address) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_assets.find(address);
    return found == m_assets.end() ? nullptr : found->second;
}

std::size_t AssetInventory::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_assets.size();
}

std::uint64_t AssetInventory::generation() const
{
    const std::scoped_lock lock(m_mutex);
    return m_generation;
}

std::uint64_t AssetInventory::leftOut() const
{
    const std::scoped_lock lock(m_mutex);
    return m_leftOut;
}

} // namespace nb
