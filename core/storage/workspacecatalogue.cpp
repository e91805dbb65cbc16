// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/workspacecatalogue.h"

#include <QFileInfo>

namespace nb {

namespace {

constexpr std::int64_t kApplicationId = 0x4E42'5753; // "NBWS"
constexpr std::int64_t kVersion = 2;

constexpr const char* kSchema = R"sql(
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE import(id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '', format TEXT NOT NULL DEFAULT '',
    content_hash TEXT NOT NULL DEFAULT '', head_hash TEXT NOT NULL DEFAULT '',
    flows INTEGER NOT NULL DEFAULT 0, packets INTEGER NOT NULL DEFAULT 0,
    input_bytes INTEGER NOT NULL DEFAULT 0, time INTEGER NOT NULL DEFAULT 0);
CREATE INDEX import_content ON import(content_hash);
CREATE INDEX import_head ON import(head_hash);
CREATE TABLE import_day(import INTEGER NOT NULL, day TEXT NOT NULL, PRIMARY KEY(import, day)) WITHOUT ROWID;
CREATE TABLE day(day TEXT PRIMARY KEY, rows INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, sealed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE state(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
PRAGMA application_id=1312970579;
PRAGMA user_version=2;
)sql";
constexpr const char* kFrom1To2 = R"sql(
CREATE TABLE state(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
PRAGMA user_version=2;
)sql";
static_assert(kApplicationId == 1312970579);

/// The version, when this program can read it.
Result<std::int64_t> checkVersion(SqliteDatabase& db)
{
    const auto id = db.integer("PRAGMA application_id");
    if (!id)
        return id.error();
    const auto version = db.integer("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*id != kApplicationId)
        return Error {ErrorCode::ForeignFile, "workspace.sqlite3 in this folder is not ours"};
    if (*version > kVersion)
        return Error {ErrorCode::NewerVersion,
            "this workspace was written by a newer version: please update the program"};
    return *version;
}

Result<void> executeTogether(SqliteDatabase& db, const char* sql)
{
    SqliteTransaction transaction(db);
    if (auto done = transaction.begin(); !done)
        return done;
    if (auto done = db.execute(sql); !done)
        return done;
    return transaction.commit();
}

} // namespace

Result<WorkspaceCatalogue> WorkspaceCatalogue::open(const QString& path, Workspace::Mode mode)
{
    const bool fresh = !QFileInfo::exists(path) || QFileInfo(path).size() == 0;
    if (mode == Workspace::Mode::ReadOnly && fresh)
        return Error {ErrorCode::Unreadable, path.toStdString() + " does not exist"};
    auto db = mode == Workspace::Mode::ReadOnly ? SqliteDatabase::openReadOnly(path)
                                                : SqliteDatabase::openReadWrite(path, true);
    if (!db)
        return db.error();
    if (fresh)
        if (auto done = executeTogether(*db, kSchema); !done)
            return done.error();
    const auto version = checkVersion(*db);
    if (!version)
        return version.error();
    if (*version < 2 && mode == Workspace::Mode::ReadWrite)
        if (auto done = executeTogether(*db, kFrom1To2); !done)
            return done.error();
    WorkspaceCatalogue catalogue;
    catalogue.m_db = std::move(*db);
    return catalogue;
}

Result<std::vector<ImportInfo>> WorkspaceCatalogue::selectImports(
    std::string_view where, std::string_view a, std::string_view b)
{
    auto select = m_db.prepare("SELECT id, name, format, content_hash, head_hash, flows, packets,"
                               " input_bytes, time FROM import WHERE state='done' AND ("
        + std::string(where) + ") ORDER BY id");
    if (!select)
        return select.error();
    if (!a.empty() || !b.empty()) {
        select->bind(1, a);
        select->bind(2, b);
    }
    std::vector<ImportInfo> imports;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return imports;
        const auto text = [&](int column) { return std::string(select->text(column)); };
        const auto number
            = [&](int column) { return static_cast<std::uint64_t>(select->integer(column)); };
        imports.push_back({select->integer(0), text(1), text(2), text(3), text(4), number(5),
            number(6), number(7), fromMicroseconds(select->integer(8))});
    }
}

Result<std::vector<ImportInfo>> WorkspaceCatalogue::imports()
{
    return selectImports("1", {}, {});
}

Result<std::optional<ImportInfo>> WorkspaceCatalogue::findImport(
    std::string_view headHash, std::string_view contentHash)
{
    if (headHash.empty() && contentHash.empty())
        return std::optional<ImportInfo> {};
    auto found = selectImports(
        "(?1<>'' AND head_hash=?1) OR (?2<>'' AND content_hash=?2)", headHash, contentHash);
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<ImportInfo> {};
    return std::optional(found->back());
}

Result<std::vector<DayInfo>> WorkspaceCatalogue::days()
{
    auto select = m_db.prepare("SELECT day, rows, first, last, sealed FROM day ORDER BY day");
    if (!select)
        return select.error();
    std::vector<DayInfo> days;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return days;
        const auto day = dayFromString(select->text(0));
        if (!day)
            return Error {ErrorCode::Invalid, "the workspace catalogue names an impossible day"};
        DayInfo info;
        info.day = *day;
        info.rows = static_cast<std::uint64_t>(select->integer(1));
        info.first = fromMicroseconds(select->integer(2));
        info.last = fromMicroseconds(select->integer(3));
        info.sealed = select->integer(4) != 0;
        days.push_back(info);
    }
}

Result<std::int64_t> WorkspaceCatalogue::beginImport()
{
    if (auto done = m_db.execute("INSERT INTO import(state) VALUES('pending')"); !done)
        return done.error();
    return m_db.integer("SELECT last_insert_rowid()");
}

Result<void> WorkspaceCatalogue::markCommitting(std::int64_t id, const std::vector<Day>& days)
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done;
    auto insert = m_db.prepare("INSERT OR IGNORE INTO import_day VALUES(?1, ?2)");
    if (!insert)
        return insert.error();
    for (const Day day : days) {
        insert->bind(1, id);
        insert->bind(2, toString(day));
        if (auto done = insert->run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> WorkspaceCatalogue::finishImport(
    const ImportInfo& info, const std::vector<DayInfo>& days)
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done;
    auto update
        = m_db.prepare("UPDATE import SET state='done', name=?2, format=?3, content_hash=?4,"
                       " head_hash=?5, flows=?6, packets=?7, input_bytes=?8, time=?9"
                       " WHERE id=?1");
    if (!update)
        return update.error();
    update->bind(1, info.id);
    update->bind(2, info.name);
    update->bind(3, info.format);
    update->bind(4, info.contentHash);
    update->bind(5, info.headHash);
    update->bind(6, static_cast<std::int64_t>(info.flows));
    update->bind(7, static_cast<std::int64_t>(info.packets));
    update->bind(8, static_cast<std::int64_t>(info.inputBytes));
    update->bind(9, toMicroseconds(info.time));
    if (auto done = update->run(); !done)
        return done;
    auto upsert
        = m_db.prepare("INSERT INTO day VALUES(?1,?2,?3,?4,?5) ON CONFLICT(day) DO UPDATE SET"
                       " rows=rows+excluded.rows, first=min(first, excluded.first),"
                       " last=max(last, excluded.last), sealed=excluded.sealed");
    if (!upsert)
        return upsert.error();
    for (const DayInfo& day : days) {
        upsert->bind(1, toString(day.day));
        upsert->bind(2, static_cast<std::int64_t>(day.rows));
        upsert->bind(3, toMicroseconds(day.first));
        upsert->bind(4, toMicroseconds(day.last));
        upsert->bind(5, day.sealed ? 1 : 0);
        if (auto done = upsert->run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> WorkspaceCatalogue::forgetImport(std::int64_t id)
{
    const std::string text = std::to_string(id);
    const std::string sql
        = "DELETE FROM import WHERE id=" + text + "; DELETE FROM import_day WHERE import=" + text;
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done;
    if (auto done = m_db.execute(sql.c_str()); !done)
        return done;
    return transaction.commit();
}

Result<std::vector<WorkspaceCatalogue::Unfinished>> WorkspaceCatalogue::unfinishedImports()
{
    auto select = m_db.prepare("SELECT i.id, d.day FROM import i LEFT JOIN import_day d"
                               " ON d.import = i.id WHERE i.state<>'done' ORDER BY i.id");
    if (!select)
        return select.error();
    std::vector<Unfinished> unfinished;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return unfinished;
        if (unfinished.empty() || unfinished.back().id != select->integer(0))
            unfinished.push_back({select->integer(0), {}});
        if (const auto day = dayFromString(select->text(1)))
            unfinished.back().days.push_back(*day);
    }
}

Result<void> WorkspaceCatalogue::beginDay(Day day)
{
    auto insert = m_db.prepare("INSERT INTO day VALUES(?1, 0, 9223372036854775807, 0, 0)"
                               " ON CONFLICT(day) DO UPDATE SET sealed=0");
    if (!insert)
        return insert.error();
    insert->bind(1, toString(day));
    return insert->run();
}

Result<void> WorkspaceCatalogue::setSealed(Day day)
{
    auto update = m_db.prepare("UPDATE day SET sealed=1 WHERE day=?1");
    if (!update)
        return update.error();
    update->bind(1, toString(day));
    return update->run();
}

Result<void> WorkspaceCatalogue::dropDay(Day day)
{
    auto remove = m_db.prepare("DELETE FROM day WHERE day=?1");
    if (!remove)
        return remove.error();
    remove->bind(1, toString(day));
    return remove->run();
}

Result<std::string> WorkspaceCatalogue::state(std::string_view name)
{
    const auto table = m_db.integer("SELECT count(*) FROM sqlite_schema WHERE name='state'");
    if (!table)
        return table.error();
    if (*table == 0)
        return std::string {}; // read-only, of an older version
    auto select = m_db.prepare("SELECT value FROM state WHERE name=?1");
    if (!select)
        return select.error();
    select->bind(1, name);
    const auto row = select->step();
    if (!row)
        return row.error();
    return *row ? std::string(select->text(0)) : std::string {};
}

Result<void> WorkspaceCatalogue::setState(std::string_view name, std::string_view bytes)
{
    auto insert = m_db.prepare("INSERT INTO state VALUES(?1, ?2) ON CONFLICT(name)"
                               " DO UPDATE SET value=excluded.value");
    if (!insert)
        return insert.error();
    insert->bind(1, name);
    insert->bindBlob(2, std::as_bytes(std::span(bytes.empty() ? "" : bytes.data(), bytes.size())));
    return insert->run();
}

Result<std::string> WorkspaceCatalogue::setting(std::string_view key)
{
    auto select = m_db.prepare("SELECT value FROM setting WHERE key=?1");
    if (!select)
        return select.error();
    select->bind(1, key);
    const auto row = select->step();
    if (!row)
        return row.error();
    return *row ? std::string(select->text(0)) : std::string {};
}

Result<void> WorkspaceCatalogue::setSetting(std::string_view key, std::string_view value)
{
    auto insert = m_db.prepare("INSERT INTO setting VALUES(?1, ?2) ON CONFLICT(key)"
                               " DO UPDATE SET value=excluded.value");
    if (!insert)
        return insert.error();
    insert->bind(1, key);
    insert->bind(2, value);
    return insert->run();
}

} // namespace nb
