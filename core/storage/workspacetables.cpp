// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/workspacetables.h"

#include <string>

namespace nb {

namespace {

constexpr const char* kVersions
    = "CREATE TABLE IF NOT EXISTS part(name TEXT PRIMARY KEY, version INTEGER NOT NULL) "
      "WITHOUT ROWID";

/// 0 when the part, or the list of parts, was never made.
Result<std::int64_t> versionOf(SqliteDatabase& db, std::string_view part)
{
    const auto listed = db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'part'");
    if (!listed)
        return listed.error();
    if (*listed == 0)
        return std::int64_t {0};
    auto select = db.prepare("SELECT version FROM part WHERE name = ?1");
    if (!select)
        return select.error();
    select->bind(1, part);
    const auto row = select->step();
    if (!row)
        return row.error();
    return *row ? select->integer(0) : std::int64_t {0};
}

Error newerPart(std::string_view part)
{
    return {ErrorCode::NewerVersion,
        "a newer NetBehave wrote this workspace's " + std::string(part)
            + ": open it with that version"};
}

Result<void> migrate(SqliteDatabase& db, const TableSet& set)
{
    SqliteTransaction transaction(db);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto made = db.execute(kVersions); !made)
        return made;
    // looked at again: another connection may have done it meanwhile
    const auto version = versionOf(db, set.part);
    if (!version)
        return version.error();
    for (auto step = static_cast<std::size_t>(*version); step < set.steps.size(); ++step)
        if (auto done = db.execute(set.steps[step]); !done)
            return done;
    auto note = db.prepare("INSERT INTO part VALUES(?1, ?2) "
                           "ON CONFLICT(name) DO UPDATE SET version = excluded.version");
    if (!note)
        return note.error();
    note->bind(1, set.part);
    note->bind(2, static_cast<std::int64_t>(set.steps.size()));
    if (auto done = note->run(); !done)
        return done;
    return transaction.commit();
}

Result<SqliteDatabase> emptyTables(const TableSet& set)
{
    auto db = SqliteDatabase::openReadWrite(QStringLiteral(":memory:"), false);
    if (!db)
        return db;
    if (auto made = migrate(*db, set); !made)
        return made.error();
    return db;
}

} // namespace

Result<SqliteDatabase> openTablesBeside(const Workspace& workspace, const TableSet& set)
{
    const auto newest = static_cast<std::int64_t>(set.steps.size());
    auto db = SqliteDatabase::openReadWrite(
        workspace.folder() + QStringLiteral("/workspace.sqlite3"), false);
    if (!db)
        return db;
    const auto version = versionOf(*db, set.part);
    if (!version)
        return version.error();
    if (*version > newest)
        return newerPart(set.part);
    if (*version < newest)
        return Error {ErrorCode::Locked,
            "another program holds this workspace and has nothing of its " + std::string(set.part)
                + " yet"};
    return db;
}

Result<SqliteDatabase> openWorkspaceTables(const Workspace& workspace, const TableSet& set)
{
    const QString path = workspace.folder() + QStringLiteral("/workspace.sqlite3");
    const auto newest = static_cast<std::int64_t>(set.steps.size());
    auto db = workspace.readOnly() ? SqliteDatabase::openReadOnly(path)
                                   : SqliteDatabase::openReadWrite(path, false);
    if (!db)
        return db;
    const auto version = versionOf(*db, set.part);
    if (!version)
        return version.error();
    if (*version > newest)
        return newerPart(set.part);
    if (*version == newest)
        return db;
    // a reader cannot migrate; what an older version holds is seen after the next writer opened it
    if (workspace.readOnly())
        return emptyTables(set);
    if (auto done = migrate(*db, set); !done)
        return done.error();
    return db;
}

} // namespace nb
