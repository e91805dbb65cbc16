// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/alertstorm.h"
#include "core/assets/asset.h"

#include <functional>
#include <mutex>

namespace nb {

/// The alerts of a workspace: takes what happened, keeps it, and lets it wait for the channels. Any
/// thread; calls wait for each other, and never for a network.
class AlertEngine
{
public:
    /// Errors of openWorkspaceTables(). `workspace` outlives it.
    static Result<std::unique_ptr<AlertEngine>> open(const Workspace& workspace);

    [[nodiscard]] Result<std::vector<AlertCondition>> conditions() const;
    [[nodiscard]] Result<std::vector<AlertChannel>> channels() const;
    /// Errors of check(), and Usage when the name is taken.
    Result<std::int64_t> save(AlertCondition condition);
    Result<std::int64_t> save(AlertChannel channel);
    Result<void> removeCondition(std::int64_t id);
    Result<void> removeChannel(std::int64_t id);
    /// Counts up with every change of conditions or channels.
    [[nodiscard]] std::uint64_t generation() const;

    /// Alerts of conditions of this kind that are enabled: one for each, with the condition's name
    /// and severity. Others, a pivot search for example, raise theirs with it.
    [[nodiscard]] std::vector<Alert> forConditions(AlertKind kind, const Alert& alert) const;
    /// Keeps them in the history, and for the channels those that are new. How many are new. Of a
    /// storm the most are only counted (AlertStorm).
    Result<std::uint64_t> raise(const std::vector<Alert>& alerts);
    /// raise() of what changed with assets.
    Result<void> assetsChanged(const std::vector<AssetChange>& changes);
    /// Which of these were never noted before, in a transaction.
    Result<std::vector<bool>> noteSeen(const std::vector<std::string>& things);

    [[nodiscard]] Result<std::vector<Alert>> history(std::size_t limit, bool openOnly) const;
    [[nodiscard]] Result<std::uint64_t> openCount() const;
    /// Another number when the history may have changed, here or by another program; cheap.
    [[nodiscard]] Result<std::uint64_t> historyVersion() const;
    /// How many were acknowledged; none given: all. Works also in a workspace open read-only, since
    /// a collector elsewhere need not be told.
    Result<std::uint64_t> acknowledge(const std::vector<std::int64_t>& ids);

    [[nodiscard]] Result<AlertSpoolPage> spooled(std::int64_t channel, std::size_t limit) const;
    Result<void> sent(std::int64_t channel, std::int64_t last);
    /// Called after something new waits for channels, in the thread that raised it.
    void setWake(std::function<void()> wake);

private:
    AlertEngine(const Workspace& workspace, std::unique_ptr<AlertStore> store);
    Result<void> load();
    void wake();

    const Workspace& m_workspace;

    mutable std::mutex m_mutex; ///< guards what follows up to the next empty line
    std::unique_ptr<AlertStore> m_store;
    AlertStorm m_storm;
    std::vector<AlertCondition> m_conditions;
    std::vector<AlertChannel> m_channels;
    std::uint64_t m_generation = 0;
    std::uint64_t m_historyChanges = 0;

    std::mutex m_wakeMutex; ///< guards m_wake, also while it is called
    std::function<void()> m_wake;
};

/// The alert that a change of an asset makes, without condition and severity.
[[nodiscard]] Alert alertOf(const AssetChange& change);
[[nodiscard]] AlertKind kindOf(AssetChange::Kind kind);

} // namespace nb
