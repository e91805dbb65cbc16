// SPDX-License-Identifier: GPL-3.0-or-later
// What people say about assets, here or in another program.
#include "core/assets/assetinventory.h"
#include "core/assets/assetroles.h"
#include "core/assets/assettables.h"

#include <algorithm>

namespace nb {

namespace {

bool tooLong(const AssetEdits& edits)
{
    constexpr std::size_t kLine = 256;
    return edits.name.size() > kLine || edits.owner.size() > kLine
        || edits.notes.size() > std::size_t {64} << 10 || edits.tags.size() > 64
        || std::ranges::any_of(edits.tags, [](const std::string& t) { return t.size() > 64; });
}

} // namespace

Result<void> AssetInventory::edit(const IpAddress& address, AssetEdits edits)
{
    if (address.isUnspecified() || address.isMulticast())
        return Error {ErrorCode::Usage, address.toString() + " is no address an asset can have"};
    if (!edits.role.empty() && !assetRoleFromString(edits.role))
        return Error {ErrorCode::Usage, "there is no role \"" + edits.role + '"'};
    if (tooLong(edits))
        return Error {ErrorCode::Usage,
            "too long: names, owners and tags have up to 256 and 64 bytes, notes 64 KiB"};
    edits.name = plainText(edits.name, m_limits.textBytes);
    edits.owner = plainText(edits.owner, m_limits.textBytes);
    for (std::string& tag : edits.tags)
        tag = plainText(tag, m_limits.textBytes);
    std::erase(edits.tags, std::string());
    std::ranges::sort(edits.tags);
    edits.tags.erase(std::unique(edits.tags.begin(), edits.tags.end()), edits.tags.end());

    const std::scoped_lock lock(m_mutex);
    bool made = false;
    Asset* const asset = writable(address, &made);
    if (!asset)
        return Error {ErrorCode::LimitExceeded, "the inventory is full"};
    const AssetEdits before = std::exchange(asset->edits, std::move(edits));
    auto done = storeEdits(*asset);
    if (!done) {
        asset->edits = before;
        if (made)
            m_assets.erase(address);
    }
    ++m_generation;
    return done;
}

Result<void> AssetInventory::storeEdits(const Asset& asset)
{
    if (!m_workspace.readOnly())
        return m_tables->writeEdits(asset);
    const auto beside = Tables::openBeside(m_workspace);
    return beside ? (*beside)->writeEdits(asset) : Result<void>(beside.error());
}

void AssetInventory::takeEdits(const std::unordered_map<IpAddress, std::shared_ptr<Asset>>& stored)
{
    std::vector<std::pair<IpAddress, AssetEdits>> changed;
    for (const auto& [address, asset] : m_assets) {
        const auto now = stored.find(address);
        const AssetEdits edits = now == stored.end() ? AssetEdits {} : now->second->edits;
        if (edits != asset->edits)
            changed.emplace_back(address, edits);
    }
    for (const auto& [address, asset] : stored)
        if (!m_assets.contains(address))
            changed.emplace_back(address, asset->edits);
    for (auto& [address, edits] : changed) {
        bool made = false;
        if (Asset* const asset = writable(address, &made))
            asset->edits = std::move(edits);
    }
    m_generation += changed.empty() ? 0 : 1;
}

Result<void> AssetInventory::refresh()
{
    const std::scoped_lock lock(m_mutex);
    const auto changed = m_tables->changedByOthers();
    if (!changed)
        return changed.error();
    if (!*changed)
        return {};
    std::unordered_map<IpAddress, std::shared_ptr<Asset>> stored;
    if (!m_workspace.readOnly()) {
        if (auto done = m_tables->loadEdits(stored); !done)
            return done;
        takeEdits(stored);
        return {};
    }
    MacUses macs;
    if (auto done = m_tables->load(stored, macs); !done)
        return done;
    m_assets = std::move(stored);
    m_macs = std::move(macs);
    m_dirty.clear();
    m_fresh.clear();
    ++m_generation;
    return {};
}

Result<void> AssetInventory::remove(const IpAddress& address)
{
    if (m_workspace.readOnly())
        return Error {ErrorCode::Locked, "the workspace is open read-only: nothing can be removed"};
    const std::scoped_lock lock(m_mutex);
    if (auto done = m_tables->remove(address); !done)
        return done;
    if (const auto found = m_assets.find(address); found != m_assets.end()) {
        m_services -= found->second->provides.size() + found->second->uses.size();
        m_assets.erase(found);
    }
    m_dirty.erase(address);
    m_fresh.erase(address);
    ++m_generation;
    return {};
}

} // namespace nb
