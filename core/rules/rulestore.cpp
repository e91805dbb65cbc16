// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rulestore.h"

#include "core/storage/workspacetables.h"

namespace nb {

namespace {

constexpr const char* kSteps[] {
    "CREATE TABLE rules_rule(position INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " expression TEXT NOT NULL, enabled INTEGER NOT NULL, note TEXT NOT NULL, acl TEXT NOT NULL);"
    "CREATE TABLE rules_known(name TEXT PRIMARY KEY) WITHOUT ROWID;"};

} // namespace

RuleStore::RuleStore(SqliteDatabase db)
    : m_db(std::move(db))
{
}

Result<RuleStore> RuleStore::open(const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, {"rules", kSteps});
    if (!db)
        return db.error();
    return RuleStore(std::move(*db));
}

Result<std::vector<Rule>> RuleStore::load()
{
    auto select = m_db.prepare(
        "SELECT name, expression, enabled, note, acl FROM rules_rule ORDER BY position");
    if (!select)
        return select.error();
    std::vector<Rule> rules;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return rules;
        rules.push_back({std::string(select->text(0)), std::string(select->text(1)),
            select->integer(2) != 0, std::string(select->text(3)), std::string(select->text(4))});
    }
}

Result<std::vector<Rule>> RuleStore::edit(
    const std::function<Result<void>(std::vector<Rule>&)>& edit)
{
    SqliteTransaction transaction(m_db);
    if (auto done = transaction.begin(); !done)
        return done.error();
    auto rules = load();
    if (!rules)
        return rules;
    if (auto done = edit(*rules); !done)
        return done.error();
    for (std::size_t i = 0; i < rules->size(); ++i)
        if (const auto problem = ruleProblem((*rules)[i]))
            return Error {ErrorCode::Invalid, "rule " + std::to_string(i + 1) + ": " + *problem};
    if (auto done = write(*rules); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return rules;
}

Result<void> RuleStore::write(const std::vector<Rule>& rules)
{
    if (auto done = m_db.execute("DELETE FROM rules_rule"); !done)
        return done;
    auto insert = m_db.prepare("INSERT INTO rules_rule VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert)
        return insert.error();
    auto known = m_db.prepare("INSERT OR IGNORE INTO rules_known VALUES(?1)");
    if (!known)
        return known.error();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        insert->bind(1, static_cast<std::int64_t>(i));
        insert->bind(2, rules[i].name);
        insert->bind(3, rules[i].expression);
        insert->bind(4, rules[i].enabled ? 1 : 0);
        insert->bind(5, rules[i].note);
        insert->bind(6, rules[i].acl);
        if (auto done = insert->run(); !done)
            return done;
        known->bind(1, rules[i].name);
        if (auto done = known->run(); !done)
            return done;
    }
    return {};
}

Result<std::vector<std::string>> RuleStore::knownNames()
{
    std::vector<std::string> names {std::string(kNoMatch)};
    auto select = m_db.prepare("SELECT name FROM rules_known ORDER BY name");
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

} // namespace nb
