// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

namespace nb {

/// `workspace.sqlite3`: imports, day files with their span, settings. Synchronous FULL: what it
/// says happened, happened. One thread at a time.
class WorkspaceCatalogue
{
public:
    static Result<WorkspaceCatalogue> open(const QString& path, Workspace::Mode mode);

    Result<std::vector<ImportInfo>> imports();
    Result<std::optional<ImportInfo>> findImport(
        std::string_view headHash, std::string_view contentHash);
    Result<std::vector<DayInfo>> days();

    /// A new import in state "pending".
    Result<std::int64_t> beginImport();
    /// Writes down which days the import is about to be committed to, before the first is.
    Result<void> markCommitting(std::int64_t id, const std::vector<Day>& days);
    /// The import is complete: its facts and the days' new sums in one transaction.
    Result<void> finishImport(const ImportInfo& info, const std::vector<DayInfo>& days);
    Result<void> forgetImport(std::int64_t id);

    struct Unfinished
    {
        std::int64_t id = 0;
        std::vector<Day> days; ///< that may hold some of it
    };
    Result<std::vector<Unfinished>> unfinishedImports();

    /// Notes that a day file is about to be written to, and may have to be finished.
    Result<void> beginDay(Day day);
    Result<void> setSealed(Day day);
    Result<void> dropDay(Day day);

    /// Named bytes that a collector keeps; empty when there are none.
    Result<std::string> state(std::string_view name);
    Result<void> setState(std::string_view name, std::string_view bytes);
    Result<std::string> setting(std::string_view key);
    Result<void> setSetting(std::string_view key, std::string_view value);

private:
    Result<std::vector<ImportInfo>> selectImports(
        std::string_view where, std::string_view a, std::string_view b);

    SqliteDatabase m_db;
};

} // namespace nb
