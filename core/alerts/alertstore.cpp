// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertstore.h"

#include "core/alerts/alertrows.h"
#include "core/storage/workspacetables.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb {

namespace {

constexpr const char* kSteps[] {
    "CREATE TABLE alerts_condition(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
    "enabled INTEGER NOT NULL, settings TEXT NOT NULL);"
    "CREATE TABLE alerts_channel(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
    "enabled INTEGER NOT NULL, settings TEXT NOT NULL);"
    "CREATE TABLE alerts_history(id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
    "severity TEXT NOT NULL, condition TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, "
    "facts TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL, "
    "acknowledged INTEGER, imported INTEGER NOT NULL);"
    "CREATE INDEX alerts_history_key ON alerts_history(key, id);"
    "CREATE TABLE alerts_spool(id INTEGER PRIMARY KEY AUTOINCREMENT, channel INTEGER NOT NULL, "
    "alert INTEGER NOT NULL);"
    "CREATE INDEX alerts_spool_channel ON alerts_spool(channel, id);"
    "CREATE INDEX alerts_spool_alert ON alerts_spool(alert);"
    "CREATE TABLE alerts_seen(thing TEXT PRIMARY KEY) WITHOUT ROWID;"
    "INSERT INTO alerts_condition(name, enabled, settings) VALUES"
    "('New asset', 1, '{\"kind\":\"new-asset\",\"severity\":\"high\"}'),"
    "('New service', 1, '{\"kind\":\"new-service\",\"severity\":\"medium\"}'),"
    "('MAC address changed', 1, '{\"kind\":\"mac-changed\",\"severity\":\"high\"}'),"
    "('New conversation between segments', 1, "
    "'{\"kind\":\"new-conversation\",\"severity\":\"low\"}'),"
    "('Silent exporter', 1, '{\"kind\":\"silent-exporter\",\"severity\":\"high\"}'),"
    "('Pivot', 1, '{\"kind\":\"pivot\",\"severity\":\"high\"}'),"
    "('No rule matches', 0, '{\"kind\":\"nomatch\",\"severity\":\"low\"}')"};

constexpr const char* kHistoryColumns
    = "id, kind, severity, condition, key, text, facts, first, last, count, acknowledged, imported";

std::string factsJson(const Alert& alert)
{
    QJsonObject object;
    for (const auto& [key, value] : alert.facts)
        object.insert(QString::fromStdString(key), QString::fromStdString(value));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

template <typename Settings> Settings settingsFrom(const SqliteStatement& row)
{
    Settings settings;
    readJson(row.text(3), settings);
    settings.id = row.integer(0);
    settings.name = std::string(row.text(1));
    settings.enabled = row.integer(2) != 0;
    return settings;
}

} // namespace

Result<std::unique_ptr<AlertStore>> AlertStore::open(const Workspace& workspace)
{
    auto db = openWorkspaceTables(workspace, {"alerts", kSteps});
    if (!db)
        return db.error();
    return std::unique_ptr<AlertStore>(new AlertStore(std::move(*db)));
}

Result<std::unique_ptr<AlertStore>> AlertStore::openBeside(const Workspace& workspace)
{
    auto db = openTablesBeside(workspace, {"alerts", kSteps});
    if (!db)
        return db.error();
    return std::unique_ptr<AlertStore>(new AlertStore(std::move(*db)));
}

Result<std::vector<AlertCondition>> AlertStore::conditions()
{
    return allRows<AlertCondition>(
        m_db.prepare("SELECT id, name, enabled, settings FROM alerts_condition ORDER BY id"),
        settingsFrom<AlertCondition>);
}

Result<std::vector<AlertChannel>> AlertStore::channels()
{
    return allRows<AlertChannel>(
        m_db.prepare("SELECT id, name, enabled, settings FROM alerts_channel ORDER BY id"),
        settingsFrom<AlertChannel>);
}

Result<void> AlertStore::saveRow(const char* table, std::int64_t& id, const std::string& name,
    bool enabled, const std::string& settings)
{
    auto other = m_db.prepare(
        std::string("SELECT count(*) FROM ") + table + " WHERE name = ?1 AND id != ?2");
    if (!other)
        return other.error();
    other->bind(1, std::string_view(name));
    other->bind(2, id);
    if (const auto row = other->step(); !row)
        return row.error();
    if (other->integer(0) != 0)
        return Error {ErrorCode::Usage, "there is already one called \"" + name + '"'};
    auto write = m_db.prepare(std::string("INSERT INTO ") + table
        + "(id, name, enabled, settings) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(id) DO UPDATE SET "
          "name = ?2, enabled = ?3, settings = ?4 RETURNING id");
    if (!write)
        return write.error();
    if (id == 0)
        write->bindNull(1);
    else
        write->bind(1, id);
    write->bind(2, std::string_view(name));
    write->bind(3, std::int64_t {enabled});
    write->bind(4, std::string_view(settings));
    const auto row = write->step();
    if (!row)
        return row.error();
    id = write->integer(0);
    return write->run();
}

Result<void> AlertStore::save(AlertCondition& condition)
{
    return saveRow(
        "alerts_condition", condition.id, condition.name, condition.enabled, toJson(condition));
}

Result<void> AlertStore::save(AlertChannel& channel)
{
    return saveRow("alerts_channel", channel.id, channel.name, channel.enabled, toJson(channel));
}

Result<void> AlertStore::removeCondition(std::int64_t id)
{
    auto remove = m_db.prepare("DELETE FROM alerts_condition WHERE id = ?1");
    if (!remove)
        return remove.error();
    remove->bind(1, id);
    return remove->run();
}

Result<void> AlertStore::removeChannel(std::int64_t id)
{
    for (const char* const sql : {"DELETE FROM alerts_channel WHERE id = ?1",
             "DELETE FROM alerts_spool WHERE channel = ?1"}) {
        auto remove = m_db.prepare(sql);
        if (!remove)
            return remove.error();
        remove->bind(1, id);
        if (auto done = remove->run(); !done)
            return done;
    }
    return {};
}

/// The statements of one transaction: prepared once, there may be thousands of alerts.
struct AlertStore::HistoryWriter
{
    SqliteStatement known;
    SqliteStatement count;
    SqliteStatement insert;

    static Result<HistoryWriter> on(SqliteDatabase& db)
    {
        auto known = db.prepare("SELECT id, last FROM alerts_history WHERE key = ?1 AND "
                                "acknowledged IS NULL ORDER BY id DESC LIMIT 1");
        auto count = db.prepare("UPDATE alerts_history SET last = max(last, ?2), "
                                "count = count + ?3 WHERE id = ?1");
        auto insert = db.prepare(
            "INSERT INTO alerts_history(kind, severity, condition, key, text, facts, first, last, "
            "count, imported) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id");
        for (const auto* statement : {&known, &count, &insert})
            if (!*statement)
                return statement->error();
        return HistoryWriter {std::move(*known), std::move(*count), std::move(*insert)};
    }
    /// The row that the alert repeats within `quiet`.
    Result<std::optional<std::int64_t>> repeated(const Alert& alert, std::chrono::seconds quiet);
    Result<void> countUp(std::int64_t id, const Alert& alert);
    Result<std::int64_t> add(const Alert& alert);
};

Result<std::optional<std::int64_t>> AlertStore::HistoryWriter::repeated(
    const Alert& alert, std::chrono::seconds quiet)
{
    known.bind(1, std::string_view(alert.key));
    const auto row = known.step();
    if (!row)
        return row.error();
    std::optional<std::int64_t> id;
    if (*row && alert.first - fromMicroseconds(known.integer(1)) < quiet)
        id = known.integer(0);
    known.reset();
    return id;
}

Result<void> AlertStore::HistoryWriter::countUp(std::int64_t id, const Alert& alert)
{
    count.bind(1, id);
    count.bind(2, toMicroseconds(alert.last));
    count.bind(3, static_cast<std::int64_t>(alert.count));
    return count.run();
}

Result<std::int64_t> AlertStore::HistoryWriter::add(const Alert& alert)
{
    const std::string facts = factsJson(alert);
    insert.bind(1, toString(alert.kind));
    insert.bind(2, toString(alert.severity));
    insert.bind(3, std::string_view(alert.condition));
    insert.bind(4, std::string_view(alert.key));
    insert.bind(5, std::string_view(alert.text));
    insert.bind(6, std::string_view(facts));
    insert.bind(7, toMicroseconds(alert.first));
    insert.bind(8, toMicroseconds(alert.last));
    insert.bind(9, static_cast<std::int64_t>(alert.count));
    insert.bind(10, std::int64_t {alert.imported});
    if (const auto made = insert.step(); !made)
        return made.error();
    const std::int64_t id = insert.integer(0);
    insert.reset();
    return id;
}

Result<std::uint64_t> AlertStore::add(const std::vector<Alert>& alerts,
    const std::vector<AlertCondition>& conditions, const std::vector<AlertChannel>& channels)
{
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    auto writer = HistoryWriter::on(m_db);
    if (!writer)
        return writer.error();
    std::uint64_t news = 0;
    for (const Alert& alert : alerts) {
        const auto condition
            = std::ranges::find(conditions, alert.condition, &AlertCondition::name);
        const auto quiet
            = condition == conditions.end() ? AlertCondition {}.quiet : condition->quiet;
        const auto repeated = writer->repeated(alert, quiet);
        if (!repeated)
            return repeated.error();
        if (*repeated) {
            if (auto done = writer->countUp(**repeated, alert); !done)
                return done.error();
            continue;
        }
        const auto id = writer->add(alert);
        if (!id)
            return id.error();
        ++news;
        for (const AlertChannel& channel : channels)
            if (!alert.imported && channel.enabled && alert.severity >= channel.least)
                if (auto done = spool(*id, channel.id); !done)
                    return done.error();
    }
    if (news > 0)
        if (auto done = trim(channels); !done)
            return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return news;
}

Result<std::vector<Alert>> AlertStore::history(std::size_t limit, bool openOnly)
{
    auto select = m_db.prepare(std::string("SELECT ") + kHistoryColumns + " FROM alerts_history "
        + (openOnly ? "WHERE acknowledged IS NULL " : "") + "ORDER BY id DESC LIMIT ?1");
    if (select)
        select->bind(1, limit == 0 ? std::int64_t {-1} : static_cast<std::int64_t>(limit));
    return allRows<Alert>(std::move(select), alertFromRow);
}

Result<std::uint64_t> AlertStore::openCount()
{
    const auto count
        = m_db.integer("SELECT count(*) FROM alerts_history WHERE acknowledged IS NULL");
    if (!count)
        return count.error();
    return static_cast<std::uint64_t>(*count);
}

Result<std::uint64_t> AlertStore::acknowledge(const std::vector<std::int64_t>& ids, Timestamp now)
{
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    const auto before = openCount();
    if (!before)
        return before.error();
    auto update = m_db.prepare("UPDATE alerts_history SET acknowledged = ?1 WHERE acknowledged IS "
                               "NULL AND (?2 IS NULL OR id = ?2)");
    if (!update)
        return update.error();
    const std::size_t turns = std::max<std::size_t>(1, ids.size());
    for (std::size_t i = 0; i < turns; ++i) {
        update->bind(1, toMicroseconds(now));
        if (ids.empty())
            update->bindNull(2);
        else
            update->bind(2, ids[i]);
        if (auto done = update->run(); !done)
            return done.error();
    }
    const auto after = openCount();
    if (!after)
        return after.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return *before - *after;
}

} // namespace nb
