// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertrows.h"
#include "core/alerts/alertstore.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace nb {

namespace {

std::map<std::string, std::string> factsFrom(std::string_view json)
{
    std::map<std::string, std::string> facts;
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())))
              .object();
    for (auto it = object.begin(); it != object.end(); ++it)
        facts.emplace(it.key().toStdString(), it.value().toString().toStdString());
    return facts;
}

} // namespace

Alert alertFromRow(const SqliteStatement& row)
{
    Alert alert;
    alert.id = row.integer(0);
    alert.kind = alertKindFromString(row.text(1)).value_or(AlertKind::Match);
    alert.severity = alertSeverityFromString(row.text(2)).value_or(AlertSeverity::Medium);
    alert.condition = std::string(row.text(3));
    alert.key = std::string(row.text(4));
    alert.text = std::string(row.text(5));
    alert.facts = factsFrom(row.text(6));
    alert.first = fromMicroseconds(row.integer(7));
    alert.last = fromMicroseconds(row.integer(8));
    alert.count = static_cast<std::uint64_t>(row.integer(9));
    if (!row.isNull(10))
        alert.acknowledged = fromMicroseconds(row.integer(10));
    alert.imported = row.integer(11) != 0;
    return alert;
}

Result<void> AlertStore::spool(std::int64_t alert, std::int64_t channel)
{
    auto insert = m_db.prepare("INSERT INTO alerts_spool(channel, alert) VALUES(?1, ?2)");
    if (!insert)
        return insert.error();
    insert->bind(1, channel);
    insert->bind(2, alert);
    return insert->run();
}

Result<void> AlertStore::trim(const std::vector<AlertChannel>& channels)
{
    for (const AlertChannel& channel : channels) {
        auto drop = m_db.prepare("DELETE FROM alerts_spool WHERE channel = ?1 AND id <= (SELECT id "
                                 "FROM alerts_spool WHERE channel = ?1 ORDER BY id DESC LIMIT 1 "
                                 "OFFSET ?2)");
        if (!drop)
            return drop.error();
        drop->bind(1, channel.id);
        drop->bind(2, static_cast<std::int64_t>(kMostSpooled));
        if (auto done = drop->run(); !done)
            return done;
    }
    const auto count = m_db.integer("SELECT count(*) FROM alerts_history");
    if (!count)
        return count.error();
    if (static_cast<std::uint64_t>(*count) <= kMostHistory)
        return {};
    auto drop = m_db.prepare("DELETE FROM alerts_history WHERE id IN (SELECT id FROM "
                             "alerts_history WHERE id NOT IN (SELECT alert FROM alerts_spool) "
                             "ORDER BY acknowledged IS NULL, id LIMIT ?1)");
    if (!drop)
        return drop.error();
    // a tenth more than needed, so that this is rare
    drop->bind(1, *count - static_cast<std::int64_t>(kMostHistory - kMostHistory / 10));
    return drop->run();
}

Result<AlertSpoolPage> AlertStore::spooled(std::int64_t channel, std::size_t limit)
{
    AlertSpoolPage page;
    auto kinds
        = m_db.prepare("SELECT kind, count(*), max(s.id) FROM alerts_spool s JOIN "
                       "alerts_history h ON h.id = s.alert WHERE channel = ?1 GROUP BY kind");
    if (!kinds)
        return kinds.error();
    kinds->bind(1, channel);
    for (;;) {
        const auto row = kinds->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const auto count = static_cast<std::uint64_t>(kinds->integer(1));
        page.kinds[alertKindFromString(kinds->text(0)).value_or(AlertKind::Match)] += count;
        page.total += count;
        page.lastOfAll = std::max(page.lastOfAll, kinds->integer(2));
    }
    auto select = m_db.prepare(
        "SELECT h.id, kind, severity, condition, key, text, facts, first, last, count, "
        "acknowledged, imported, s.id FROM alerts_spool s JOIN alerts_history h ON h.id = s.alert "
        "WHERE channel = ?1 ORDER BY s.id LIMIT ?2");
    if (select) {
        select->bind(1, channel);
        select->bind(2, static_cast<std::int64_t>(limit));
    }
    auto alerts = allRows<Alert>(std::move(select), [&page](const SqliteStatement& row) {
        page.lastOfPage = row.integer(12);
        return alertFromRow(row);
    });
    if (!alerts)
        return alerts.error();
    page.alerts = std::move(*alerts);
    return page;
}

Result<void> AlertStore::sent(std::int64_t channel, std::int64_t last)
{
    auto remove = m_db.prepare("DELETE FROM alerts_spool WHERE channel = ?1 AND id <= ?2");
    if (!remove)
        return remove.error();
    remove->bind(1, channel);
    remove->bind(2, last);
    return remove->run();
}

Result<std::vector<bool>> AlertStore::noteSeen(const std::vector<std::string>& things)
{
    SqliteTransaction transaction(m_db);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    auto insert = m_db.prepare("INSERT OR IGNORE INTO alerts_seen VALUES(?1) RETURNING 1");
    if (!insert)
        return insert.error();
    std::vector<bool> news;
    for (const std::string& thing : things) {
        insert->bind(1, std::string_view(thing));
        const auto row = insert->step();
        if (!row)
            return row.error();
        news.push_back(*row);
        insert->reset();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return news;
}

} // namespace nb
