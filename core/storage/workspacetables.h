// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

#include <span>
#include <string_view>

namespace nb {

/// The tables that one part of the program (names, segments, rules, …) keeps in
/// `workspace.sqlite3`. `steps[i]` is SQL that brings the part from version i to i + 1; steps are
/// only ever added at the end. Table names begin with the part's name.
struct TableSet
{
    std::string_view part;
    std::span<const char* const> steps;
};

/// A connection of the caller's own to the workspace's database with the tables of `set` at their
/// newest version; it is used by one thread at a time and writes in short transactions, since
/// others write to the same file. In a read-only workspace the connection is read-only, and when
/// the part was never made it is an empty database in memory. NewerVersion when a newer program
/// made the part.
Result<SqliteDatabase> openWorkspaceTables(const Workspace& workspace, const TableSet& set);

/// The same tables for writing beside whoever holds the workspace, also when it is open read-only:
/// for what people say, which a collector only ever reads, in one short transaction that SQLite's
/// own locking orders. Locked when the part was never made or is an older version's, since only who
/// holds the workspace may change that.
Result<SqliteDatabase> openTablesBeside(const Workspace& workspace, const TableSet& set);

} // namespace nb
