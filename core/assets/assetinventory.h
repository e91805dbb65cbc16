// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetlearning.h"
#include "core/storage/workspace.h"

#include <memory>
#include <mutex>
#include <unordered_set>

namespace nb {

using AssetPtr = std::shared_ptr<const Asset>;

/// Every asset of a workspace, in memory and in `workspace.sqlite3`. Any thread; calls wait for
/// each other. New assets and edits are written at once, what is only counted with write().
class AssetInventory
{
public:
    /// Loads what `workspace` holds, which outlives it. Errors of openWorkspaceTables().
    static Result<std::unique_ptr<AssetInventory>> open(
        const Workspace& workspace, const AssetLimits& limits = {});
    /// Writes what is not yet written.
    ~AssetInventory();
    AssetInventory(const AssetInventory&) = delete;
    AssetInventory& operator=(const AssetInventory&) = delete;

    /// Takes in what was learnt; what of it is news. Memory only: write() follows.
    [[nodiscard]] std::vector<AssetChange> learn(AssetLearning&& learning);
    /// Writes what is not in the file yet: new assets at once; everything with `all`, or when that
    /// was done kWriteInterval ago. On an error it is tried again with the next call.
    Result<void> write(bool all);
    static constexpr std::chrono::seconds kWriteInterval {30};

    /// Puts what `learning` holds in the place of everything observed; what was imported and what
    /// people said stays.
    Result<void> replaceObserved(AssetLearning&& learning);
    /// What a person says; makes the asset when it is not known. Usage for texts too long, an
    /// unknown role or an address that no asset can have. Works also in a workspace open read-only:
    /// whoever collects there keeps what people say, and sees it with its next refresh().
    Result<void> edit(const IpAddress& address, AssetEdits edits);
    /// Forgets all that is known of it. Locked in a workspace open read-only.
    Result<void> remove(const IpAddress& address);
    /// Takes over what other programs wrote meanwhile: of a workspace open read-only everything,
    /// else what people said. Cheap while there is nothing.
    Result<void> refresh();

    /// All assets, by address. What is handed out never changes.
    [[nodiscard]] std::vector<AssetPtr> assets() const;
    [[nodiscard]] AssetPtr find(const IpAddress& address) const;
    [[nodiscard]] std::size_t size() const;
    /// Counts up with every change; for pages that look whether they are up to date.
    [[nodiscard]] std::uint64_t generation() const;
    [[nodiscard]] std::uint64_t leftOut() const; ///< sightings of addresses beyond the limit
    [[nodiscard]] const AssetLimits& limits() const { return m_limits; }

private:
    class Tables;
    AssetInventory(const Workspace& workspace, const AssetLimits& limits);
    Result<void> storeEdits(const Asset& asset);
    void takeEdits(const std::unordered_map<IpAddress, std::shared_ptr<Asset>>& stored);
    Asset* writable(const IpAddress& address, bool* made);
    void learnMacs(MacUses&& macs);
    void learnAsset(Asset&& asset, std::vector<AssetChange>& changes);
    void applyOwners(const MacAddress& mac);
    Result<void> writeFresh();
    Result<void> writeHosts(const std::unordered_set<IpAddress>& addresses);

    const Workspace& m_workspace;
    const AssetLimits m_limits;
    mutable std::mutex m_mutex; ///< guards all that follows
    std::unique_ptr<Tables> m_tables;
    std::unordered_map<IpAddress, std::shared_ptr<Asset>> m_assets;
    MacUses m_macs;
    std::unordered_set<IpAddress> m_dirty;
    std::unordered_set<IpAddress> m_fresh; ///< those of m_dirty that are in no file at all
    std::chrono::steady_clock::time_point m_written {};
    std::uint64_t m_generation = 0;
    std::uint64_t m_leftOut = 0;
    std::size_t m_services = 0;
};

} // namespace nb
