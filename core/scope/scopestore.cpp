// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scope/scopestore.h"

#include "core/base/timestamp.h"

#include <array>
#include <chrono>

namespace nb::scope {

namespace {

constexpr std::array kSteps {
    "CREATE TABLE scope_answers(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, author TEXT NOT "
    "NULL, json TEXT NOT NULL);"
    "CREATE TABLE scope_snapshot(name TEXT PRIMARY KEY, frozen INTEGER NOT NULL, json TEXT NOT "
    "NULL) WITHOUT ROWID",
};
constexpr TableSet kTables {"scope", kSteps};

/// A workspace that is read and has no scope yet is an empty database: nothing is stored there.
Result<bool> isMade(SqliteDatabase& db)
{
    const auto tables
        = db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'scope_answers'");
    if (!tables)
        return tables.error();
    return *tables != 0;
}

} // namespace

Result<ScopeStore> ScopeStore::open(const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, kTables);
    if (!db)
        return db.error();
    return ScopeStore(std::move(db).value());
}

Result<std::vector<StoredAnswers>> ScopeStore::history(std::size_t limit)
{
    std::vector<StoredAnswers> versions;
    const auto made = isMade(m_db);
    if (!made)
        return made.error();
    if (!*made)
        return versions;
    auto select = m_db.prepare(
        "SELECT id, time, author, json FROM scope_answers ORDER BY id DESC LIMIT ?1");
    if (!select)
        return select.error();
    select->bind(1, static_cast<std::int64_t>(limit));
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return versions;
        versions.push_back({select->integer(0), fromMicroseconds(select->integer(1)),
            std::string(select->text(2)), std::string(select->text(3))});
    }
}

Result<std::optional<Answers>> ScopeStore::answers()
{
    const auto newest = history(1);
    if (!newest)
        return newest.error();
    if (newest->empty())
        return std::optional<Answers> {};
    auto read = answersFromJson(newest->front().json);
    if (!read)
        return read.error();
    return std::optional<Answers>(std::move(read).value());
}

Result<void> ScopeStore::setAnswers(const Answers& answers, std::string_view author)
{
    auto insert = m_db.prepare("INSERT INTO scope_answers(time, author, json) VALUES(?1, ?2, ?3)");
    if (!insert)
        return insert.error();
    const std::string json = toJson(answers);
    insert->bind(1, toMicroseconds(currentTime()));
    insert->bind(2, author);
    insert->bind(3, json);
    return insert->run();
}

Result<void> ScopeStore::addSnapshot(const StoredSnapshot& added)
{
    const auto before = snapshot(added.name);
    if (!before)
        return before.error();
    if (*before)
        return Error {ErrorCode::Invalid, "there is a snapshot \"" + added.name + "\" already"};
    auto insert = m_db.prepare("INSERT INTO scope_snapshot VALUES(?1, ?2, ?3)");
    if (!insert)
        return insert.error();
    insert->bind(1, added.name);
    insert->bind(2, toMicroseconds(added.frozen == Timestamp {} ? currentTime() : added.frozen));
    insert->bind(3, added.json);
    return insert->run();
}

Result<std::optional<StoredSnapshot>> ScopeStore::snapshot(std::string_view name)
{
    const auto made = isMade(m_db);
    if (!made)
        return made.error();
    if (!*made)
        return std::optional<StoredSnapshot> {};
    auto select = m_db.prepare("SELECT frozen, json FROM scope_snapshot WHERE name = ?1");
    if (!select)
        return select.error();
    select->bind(1, name);
    const auto row = select->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredSnapshot> {};
    return std::optional<StoredSnapshot>(StoredSnapshot {
        std::string(name), fromMicroseconds(select->integer(0)), std::string(select->text(1))});
}

Result<std::vector<std::string>> ScopeStore::snapshotNames()
{
    std::vector<std::string> names;
    const auto made = isMade(m_db);
    if (!made)
        return made.error();
    if (!*made)
        return names;
    auto select = m_db.prepare("SELECT name FROM scope_snapshot ORDER BY frozen, name");
    if (!select)
        return select.error();
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return names;
        names.emplace_back(select->text(0));
    }
}

} // namespace nb::scope
