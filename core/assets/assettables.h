// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetinventory.h"
#include "core/storage/sqlite.h"

namespace nb {

/// The inventory's tables in `workspace.sqlite3`: a row for each asset with what was observed and
/// imported as CBOR (RFC 8949), a row for each asset that a person said something about, a row for
/// each network card. One thread at a time.
class AssetInventory::Tables
{
public:
    static Result<std::unique_ptr<Tables>> open(const Workspace& workspace);
    /// For edits while another program holds the workspace; see openTablesBeside().
    static Result<std::unique_ptr<Tables>> openBeside(const Workspace& workspace);

    Result<void> load(std::unordered_map<IpAddress, std::shared_ptr<Asset>>& assets, MacUses& macs);
    /// What people said alone.
    Result<void> loadEdits(std::unordered_map<IpAddress, std::shared_ptr<Asset>>& assets);
    /// Whether anything was written by another connection since the last call.
    Result<bool> changedByOthers();
    /// In one transaction. Of `macs` only those that are dirty.
    Result<void> write(const std::vector<AssetPtr>& assets, const MacUses& macs);
    Result<void> writeEdits(const Asset& asset);
    Result<void> remove(const IpAddress& address);
    Result<void> removeObserved();

private:
    explicit Tables(SqliteDatabase db)
        : m_db(std::move(db))
    {
    }
    Result<void> loadHosts(std::unordered_map<IpAddress, std::shared_ptr<Asset>>& assets);
    Result<void> loadMacs(MacUses& macs);

    SqliteDatabase m_db;
    std::int64_t m_dataVersion = 0;
};

} // namespace nb
