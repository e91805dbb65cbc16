// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/published.h"
#include "core/services/servicetable.h"
#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

#include <memory>
#include <mutex>
#include <vector>

namespace nb {

/// The imported and user-made names of services of one workspace, and the table made of them. Any
/// thread.
class ServiceStore
{
public:
    /// Errors of openWorkspaceTables(). `workspace` is not needed afterwards.
    static Result<std::unique_ptr<ServiceStore>> open(const Workspace& workspace);

    /// What holds now; stages keep it and see each change.
    [[nodiscard]] std::shared_ptr<const Published<ServiceTable>> table() const { return m_table; }
    /// What was imported or made by the user, of every origin.
    [[nodiscard]] Result<std::vector<ServiceEntry>> entries() const;

    /// Keeps entries of the origins Imported and User, each in place of the one of the same origin,
    /// protocol, port and address. All or none.
    Result<void> set(const std::vector<ServiceEntry>& entries);
    /// Forgets the user's entry for this protocol, port and address; whether there was one.
    Result<bool> unset(Protocol protocol, Port port, const std::optional<IpAddress>& address = {});

private:
    explicit ServiceStore(SqliteDatabase db);
    Result<std::vector<ServiceEntry>> load() const;
    Result<void> write(const std::vector<ServiceEntry>& entries);
    Result<void> publish();

    mutable std::mutex m_mutex; ///< of m_db
    mutable SqliteDatabase m_db;
    std::shared_ptr<Published<ServiceTable>> m_table;
};

} // namespace nb
