// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/owners/ownertable.h"
#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

#include <memory>
#include <mutex>
#include <vector>

namespace nb {

/// The owner blocks that one workspace keeps. Any thread.
class OwnerStore
{
public:
    /// More are not kept; those that expire first go.
    static constexpr std::int64_t kMaxBlocks = 500'000;

    /// Errors of openWorkspaceTables(). `workspace` is not needed afterwards.
    static Result<std::unique_ptr<OwnerStore>> open(const Workspace& workspace);

    /// Every block that has not expired at `now`.
    [[nodiscard]] Result<std::vector<OwnerBlock>> blocks(Timestamp now) const;
    /// Keeps blocks, each in place of the one with the same addresses; drops what has expired at
    /// `now`. All or none. Invalid when a block is not valid.
    Result<void> keep(const std::vector<OwnerBlock>& blocks, Timestamp now);
    /// Forgets the blocks with these addresses. All or none.
    Result<void> remove(const std::vector<OwnerBlock>& blocks);

private:
    explicit OwnerStore(SqliteDatabase db)
        : m_db(std::move(db))
    {
    }
    Result<void> drop(Timestamp now);

    mutable std::mutex m_mutex; ///< of m_db
    mutable SqliteDatabase m_db;
};

} // namespace nb
