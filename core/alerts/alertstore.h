// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

#include <memory>

namespace nb {

/// Alerts that wait to be sent to one channel.
struct AlertSpoolPage
{
    std::vector<Alert> alerts {}; ///< the oldest first, up to the number asked for
    std::uint64_t total = 0; ///< of all that wait
    std::map<AlertKind, std::uint64_t> kinds {}; ///< of all that wait
    std::int64_t lastOfPage = 0; ///< for sent()
    std::int64_t lastOfAll = 0; ///< for sent()
};

/// Conditions, channels, history and spool in `workspace.sqlite3`. One thread at a time.
class AlertStore
{
public:
    static constexpr std::uint64_t kMostHistory = 200'000; ///< acknowledged and older ones go first
    static constexpr std::uint64_t kMostSpooled = 100'000; ///< of a channel; the oldest are dropped

    /// Errors of openWorkspaceTables(). New tables hold the conditions everybody wants.
    static Result<std::unique_ptr<AlertStore>> open(const Workspace& workspace);

    /// For acknowledging while another program holds the workspace; see openTablesBeside().
    static Result<std::unique_ptr<AlertStore>> openBeside(const Workspace& workspace);

    Result<std::vector<AlertCondition>> conditions();
    Result<std::vector<AlertChannel>> channels();
    /// Inserts where id is 0, and sets it. Usage when another has the name.
    Result<void> save(AlertCondition& condition);
    Result<void> save(AlertChannel& channel);
    Result<void> removeCondition(std::int64_t id);
    /// With what waits for it.
    Result<void> removeChannel(std::int64_t id);

    /// Keeps alerts in one transaction: those that repeat one not acknowledged within `quiet` of
    /// the condition of their name count it up, the others are new and wait for `channels`. How
    /// many are new.
    Result<std::uint64_t> add(const std::vector<Alert>& alerts,
        const std::vector<AlertCondition>& conditions, const std::vector<AlertChannel>& channels);
    /// Newest first; 0 is no limit.
    Result<std::vector<Alert>> history(std::size_t limit, bool openOnly);
    Result<std::uint64_t> openCount();
    /// Another number after another connection wrote.
    Result<std::int64_t> dataVersion() { return m_db.integer("PRAGMA data_version"); }
    /// How many were acknowledged; none given: all.
    Result<std::uint64_t> acknowledge(const std::vector<std::int64_t>& ids, Timestamp now);

    Result<AlertSpoolPage> spooled(std::int64_t channel, std::size_t limit);
    Result<void> sent(std::int64_t channel, std::int64_t last);

    /// Notes something as seen; whether it is new. Own transaction for all.
    Result<std::vector<bool>> noteSeen(const std::vector<std::string>& things);

private:
    explicit AlertStore(SqliteDatabase db)
        : m_db(std::move(db))
    {
    }
    struct HistoryWriter;
    Result<void> spool(std::int64_t alert, std::int64_t channel);
    Result<void> trim(const std::vector<AlertChannel>& channels);
    Result<void> saveRow(const char* table, std::int64_t& id, const std::string& name, bool enabled,
        const std::string& settings);

    SqliteDatabase m_db;
};

} // namespace nb
