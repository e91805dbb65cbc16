// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/answers.h"
#include "core/storage/workspacetables.h"

#include <optional>
#include <string>
#include <vector>

namespace nb::scope {

/// A frozen scope, by name.
struct StoredSnapshot
{
    std::string name {};
    Timestamp frozen {};
    std::string json {}; ///< see snapshot.h
};

/// One version of the answers, with author and time.
struct StoredAnswers
{
    std::int64_t id = 0;
    Timestamp time {};
    std::string author {};
    std::string json {};
};

/// What a workspace keeps of the scope: answers with their history, and snapshots. One thread.
class ScopeStore
{
public:
    static Result<ScopeStore> open(const Workspace& workspace);

    /// The newest answers; nothing when none were given.
    [[nodiscard]] Result<std::optional<Answers>> answers();
    /// Replaces the answers; the ones before stay in the history.
    Result<void> setAnswers(const Answers& answers, std::string_view author);
    /// Newest first; at most `limit`.
    [[nodiscard]] Result<std::vector<StoredAnswers>> history(std::size_t limit);

    /// Invalid when the name is taken: what is frozen stays.
    Result<void> addSnapshot(const StoredSnapshot& snapshot);
    [[nodiscard]] Result<std::optional<StoredSnapshot>> snapshot(std::string_view name);
    [[nodiscard]] Result<std::vector<std::string>> snapshotNames();

private:
    explicit ScopeStore(SqliteDatabase db)
        : m_db(std::move(db))
    {
    }
    SqliteDatabase m_db;
};

} // namespace nb::scope
