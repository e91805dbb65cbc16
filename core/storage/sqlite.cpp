// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite.h"

#include <QByteArray>
#include <QFile>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

#include <limits>

namespace nb {

namespace {

ErrorCode codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        return ErrorCode::Invalid;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        return ErrorCode::Internal;
    default:
        return ErrorCode::Unreadable;
    }
}

/// SQLite calls only ENOSPC a full disk; a quota or a limit of the file size (EDQUOT, EFBIG) is to
/// the user the same. The system's own error is not kept until here.
bool isWriteFailure(int code)
{
    return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE
        || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_FSYNC
        || code == SQLITE_IOERR_DIR_FSYNC;
}

Result<sqlite3*> openHandle(const QByteArray& name, int flags)
{
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        Error error = sqliteError(db, code);
        sqlite3_close_v2(db);
        return error;
    }
    sqlite3_extended_result_codes(db, 1);
    return db;
}

void setUntrustedLimits(sqlite3* db)
{
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1'048'576);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 20);
    sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 4);
    sqlite3_limit(db, SQLITE_LIMIT_VDBE_OP, 25'000);
    sqlite3_limit(db, SQLITE_LIMIT_FUNCTION_ARG, 8);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50);
    sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, 32);
    sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
}

} // namespace

Error sqliteError(sqlite3* db, int code)
{
    if (isWriteFailure(code))
        return Error {ErrorCode::NoSpace,
            "a file cannot be written; the disk or a quota is full, or the disk has a fault"};
    const char* text = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    return Error {codeOf(code), std::string("SQLite: ") + (text ? text : "unknown error")};
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept
    : m_db(other.m_db)
    , m_statement(std::exchange(other.m_statement, nullptr))
{
}

SqliteStatement& SqliteStatement::operator=(SqliteStatement&& other) noexcept
{
    std::swap(m_db, other.m_db);
    std::swap(m_statement, other.m_statement);
    return *this;
}

void SqliteStatement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, index, value);
}

void SqliteStatement::bind(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement, index, text.data() ? text.data() : "", text.size(),
        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void SqliteStatement::bindBlob(int index, std::span<const std::byte> blob)
{
    if (blob.empty()) { // whose null pointer would be bound as NULL
        sqlite3_bind_zeroblob(m_statement, index, 0);
        return;
    }
    // static: the caller keeps the bytes until the statement was run
    sqlite3_bind_blob64(m_statement, index, blob.data(), blob.size(), SQLITE_STATIC);
}

void SqliteStatement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index);
}

Result<bool> SqliteStatement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = sqliteError(m_db, code);
    sqlite3_reset(m_statement);
    return error;
}

Result<void> SqliteStatement::run()
{
    const auto row = step();
    reset();
    if (!row)
        return row.error();
    return {};
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
}

std::int64_t SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view SqliteStatement::text(int column) const
{
    // SQLite's own view of the bytes as unsigned char
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::span<const std::byte> SqliteStatement::blob(int column) const
{
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

int SqliteStatement::type(int column) const
{
    return sqlite3_column_type(m_statement, column);
}

struct SqliteDatabase::Interrupt
{
    std::stop_token stop;
    std::chrono::steady_clock::time_point deadline;

    static int check(void* self)
    {
        const auto* interrupt = static_cast<Interrupt*>(self);
        return interrupt->stop.stop_requested()
            || std::chrono::steady_clock::now() > interrupt->deadline;
    }
};

SqliteDatabase::SqliteDatabase() = default;

SqliteDatabase::~SqliteDatabase()
{
    sqlite3_close_v2(m_db);
}

SqliteDatabase::SqliteDatabase(SqliteDatabase&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr))
    , m_interrupt(std::move(other.m_interrupt))
{
}

SqliteDatabase& SqliteDatabase::operator=(SqliteDatabase&& other) noexcept
{
    std::swap(m_db, other.m_db);
    std::swap(m_interrupt, other.m_interrupt);
    return *this;
}

Result<SqliteDatabase> SqliteDatabase::openReadWrite(const QString& path, bool fullSync)
{
    auto handle = openHandle(path.toUtf8(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!handle)
        return handle.error();
    SqliteDatabase db;
    db.m_db = *handle;
    sqlite3_busy_timeout(db.m_db, 5000);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (auto done = db.execute("PRAGMA page_size=16384; PRAGMA journal_mode=WAL;"
                               "PRAGMA trusted_schema=OFF; PRAGMA wal_autocheckpoint=4000;"
                               "PRAGMA cache_size=-16384");
        !done)
        return done.error();
    if (auto done = db.execute(fullSync ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
        !done)
        return done.error();
    return db;
}

namespace {

QByteArray immutableUri(const QString& path)
{
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(QStringLiteral("immutable=1"));
    return url.toEncoded();
}

} // namespace

Result<SqliteDatabase> SqliteDatabase::openReadOnly(const QString& path)
{
    auto handle = openHandle(path.toUtf8(), SQLITE_OPEN_READONLY);
    if (!handle)
        return handle.error();
    SqliteDatabase db;
    db.m_db = *handle;
    // a write-ahead log needs a shared-memory file beside it: on read-only media there can be no
    // writer either, so the file may be taken as it is
    if (!db.integer("PRAGMA schema_version")) {
        auto frozen = openHandle(immutableUri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        if (!frozen)
            return frozen.error();
        sqlite3_close_v2(std::exchange(db.m_db, *frozen));
    }
    sqlite3_busy_timeout(db.m_db, 5000);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (auto done = db.execute("PRAGMA wal_autocheckpoint=0; PRAGMA trusted_schema=OFF;"
                               "PRAGMA query_only=ON; PRAGMA cache_size=-2048");
        !done)
        return done.error();
    return db;
}

namespace {

/// Truncated when the file is shorter than its header says (https://sqlite.org/fileformat.html
/// §1.3). The size there counts only when the change counter beside it is that of the last change.
Result<void> checkWhole(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {}; // SQLite tells why
    const QByteArray head = file.read(100);
    if (head.size() < 100 || !head.startsWith("SQLite format 3"))
        return {};
    const auto number = [&head](qsizetype at) { return qFromBigEndian<quint32>(head.data() + at); };
    const quint16 stored = qFromBigEndian<quint16>(head.data() + 16);
    const qint64 page = stored == 1 ? 65'536 : stored;
    const qint64 wanted = page * qint64 {number(28)};
    if (number(24) != number(92) || file.size() >= wanted)
        return {};
    return Error {ErrorCode::Truncated,
        "the database ends early: " + std::to_string(file.size()) + " of " + std::to_string(wanted)
            + " bytes are here",
        static_cast<std::uint64_t>(file.size())};
}

} // namespace

Result<SqliteDatabase> SqliteDatabase::openUntrusted(const QString& path)
{
    if (auto whole = checkWhole(path); !whole)
        return whole.error();
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(QStringLiteral("immutable=1"));
    auto handle = openHandle(
        url.toEncoded(), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW);
    if (!handle)
        return handle.error();
    SqliteDatabase db;
    db.m_db = *handle;
    setUntrustedLimits(db.m_db);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(db.m_db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    if (auto done = db.execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                               "PRAGMA mmap_size=0; PRAGMA query_only=ON; PRAGMA cache_size=-8192");
        !done)
        return done.error();
    return db;
}

Result<void> SqliteDatabase::execute(const char* sql)
{
    const int code = sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_db, code);
    return {};
}

Result<SqliteStatement> SqliteDatabase::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_db, sql.data(), static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_db, code);
    return SqliteStatement(m_db, statement);
}

Result<std::int64_t> SqliteDatabase::integer(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

Result<std::string> SqliteDatabase::text(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::string(statement->text(0)) : std::string {};
}

void SqliteDatabase::interruptOn(std::stop_token stop, std::chrono::milliseconds deadline)
{
    m_interrupt = std::make_unique<Interrupt>(
        Interrupt {std::move(stop), std::chrono::steady_clock::now() + deadline});
    sqlite3_progress_handler(m_db, 4000, &Interrupt::check, m_interrupt.get());
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& db)
    : m_db(db)
{
}

SqliteTransaction::~SqliteTransaction()
{
    // a full disk rolls back by itself
    if (m_open && sqlite3_get_autocommit(m_db.handle()) == 0)
        sqlite3_exec(m_db.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> SqliteTransaction::begin()
{
    if (auto done = m_db.execute("BEGIN IMMEDIATE"); !done)
        return done;
    m_open = true;
    return {};
}

Result<void> SqliteTransaction::beginReading()
{
    if (auto done = m_db.execute("BEGIN"); !done)
        return done;
    m_open = true;
    return {};
}

Result<void> SqliteTransaction::commit()
{
    if (auto done = m_db.execute("COMMIT"); !done)
        return done;
    m_open = false;
    return {};
}

} // namespace nb
