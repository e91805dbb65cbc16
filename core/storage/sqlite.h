// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace nb {

/// A prepared statement. Bind by position from 1, step() until it returns false, reset() to use it
/// again. Views of text and blob columns are valid until the next step or reset. The thread of its
/// database.
class SqliteStatement
{
public:
    SqliteStatement() = default;
    SqliteStatement(sqlite3* db, sqlite3_stmt* statement)
        : m_db(db)
        , m_statement(statement)
    {
    }
    ~SqliteStatement();
    SqliteStatement(SqliteStatement&& other) noexcept;
    SqliteStatement& operator=(SqliteStatement&& other) noexcept;

    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bindBlob(int index, std::span<const std::byte> blob);
    void bindNull(int index);

    /// True while there is a row. Errors: NoSpace, Invalid (corrupt), Cancelled (interrupted),
    /// Unreadable.
    Result<bool> step();
    /// Steps a statement that gives no rows, then resets it.
    Result<void> run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::span<const std::byte> blob(int column) const;
    /// SQLITE_INTEGER 1, FLOAT 2, TEXT 3, BLOB 4, NULL 5.
    [[nodiscard]] int type(int column) const;
    [[nodiscard]] bool isNull(int column) const { return type(column) == 5; }

private:
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_statement = nullptr;
};

/// One SQLite connection, closed with the object. Used by one thread at a time.
class SqliteDatabase
{
public:
    SqliteDatabase();
    ~SqliteDatabase();
    SqliteDatabase(SqliteDatabase&& other) noexcept;
    SqliteDatabase& operator=(SqliteDatabase&& other) noexcept;

    /// The one connection that writes and checkpoints a file; WAL, synchronous NORMAL (FULL when
    /// `fullSync`).
    static Result<SqliteDatabase> openReadWrite(const QString& path, bool fullSync);
    /// A reader of a file of our own workspace: never writes, never checkpoints.
    static Result<SqliteDatabase> openReadOnly(const QString& path);
    /// A file from somebody else: read-only, symbolic links refused, defensive settings and limits
    /// (see the SQLite page "Defense Against The Dark Arts"), no mmap. The file must not change
    /// meanwhile and must have no `-wal` beside it (see UntrustedCopy).
    static Result<SqliteDatabase> openUntrusted(const QString& path);

    [[nodiscard]] bool isOpen() const { return m_db != nullptr; }
    Result<void> execute(const char* sql);
    Result<SqliteStatement> prepare(std::string_view sql);
    /// A value of the first row and column; for pragmas and counts.
    Result<std::int64_t> integer(std::string_view sql);
    Result<std::string> text(std::string_view sql);
    /// Ends running statements of this connection with Cancelled when `stop` is requested or
    /// `deadline` passes; checked every few thousand virtual machine steps.
    void interruptOn(
        std::stop_token stop, std::chrono::milliseconds deadline = std::chrono::hours(24));
    [[nodiscard]] sqlite3* handle() const { return m_db; }

private:
    struct Interrupt;
    sqlite3* m_db = nullptr;
    std::unique_ptr<Interrupt> m_interrupt;
};

/// A transaction that is rolled back unless committed.
class SqliteTransaction
{
public:
    explicit SqliteTransaction(SqliteDatabase& db);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    /// BEGIN IMMEDIATE.
    Result<void> begin();
    /// Several reads of one state of the file; on any connection, also a read-only one.
    Result<void> beginReading();
    Result<void> commit();

private:
    SqliteDatabase& m_db;
    bool m_open = false;
};

/// A path under which a foreign database may be opened: the file itself, or, when a `-wal` lies
/// beside it, a copy of the set in a private temporary folder with the log applied. The original is
/// never written.
class UntrustedCopy
{
public:
    static Result<UntrustedCopy> make(const QString& path);
    ~UntrustedCopy();
    UntrustedCopy(UntrustedCopy&&) noexcept;
    UntrustedCopy& operator=(UntrustedCopy&&) noexcept;
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    struct Folder;
    UntrustedCopy(QString path, std::unique_ptr<Folder> folder);
    QString m_path;
    std::unique_ptr<Folder> m_folder;
};

/// Columns a table must have, in this order; for the allow-list of foreign schemas.
struct TableShape
{
    std::string_view name;
    std::span<const std::string_view> columns;
};

/// Checks that every named table is a plain table with exactly these columns (names without case),
/// with no trigger, no generated or hidden column and no view or virtual table in its place, and
/// that the schema holds nothing but `tables`, `allowedViews` and SQLite's own tables. Invalid with
/// the reason otherwise.
Result<void> checkSchema(SqliteDatabase& db, std::span<const TableShape> tables,
    std::span<const std::string_view> allowedViews, bool allowOtherTables);

/// SQLite's error state of `db` as ours.
[[nodiscard]] Error sqliteError(sqlite3* db, int code);

} // namespace nb
