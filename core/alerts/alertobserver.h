// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertengine.h"
#include "core/alerts/volumewindow.h"
#include "core/filter/batchmatcher.h"
#include "core/ingest/flowobserver.h"

#include <unordered_map>

namespace nb {

/// Looks at stored flows for conditions about flows. Of an import one alert for each condition goes
/// to the history, with how often it held; nothing is sent, since what a file tells is over. One
/// input, one thread.
class AlertObserver : public FlowObserver
{
public:
    /// Alerts of one commit and condition; what goes beyond is counted in the last.
    static constexpr std::size_t kMostAlerts = 1000;

    /// `engine` outlives the object. `inside` decides `internal` and `external`.
    AlertObserver(AlertEngine& engine, bool imported, InsideTest inside = {});
    ~AlertObserver() override;

    void observe(const FlowBatch& batch) override;
    Result<void> commit() override;
    void discard() override;
    /// For AssetObserver: alerts of a live input, summed up of an import.
    Result<void> assetsChanged(const std::vector<AssetChange>& changes);

private:
    struct Condition
    {
        AlertCondition settings {};
        BatchMatcher matcher {nullptr};
        VolumeWindow volume {};
        std::unordered_map<std::string, Alert> alerts {}; ///< since the last commit
        std::uint64_t more = 0; ///< flows beyond kMostAlerts
        std::uint64_t all = 0; ///< flows since the last commit
        Timestamp first = Timestamp::max();
        Timestamp last = Timestamp::min();
    };

    void reload();
    void observeFlows(Condition& condition, const FlowBatch& batch);
    void observeVolume(Condition& condition, const FlowBatch& batch);
    void observeSegments(const FlowBatch& batch);
    [[nodiscard]] Result<void> pairsToAlerts();
    void take(Condition& condition, const FlowBatch& batch, std::size_t row);
    [[nodiscard]] Alert summary(const Condition& condition) const;

    AlertEngine& m_engine;
    const bool m_imported;
    const InsideTest m_inside;
    std::uint64_t m_generation = 0;
    std::vector<Condition> m_conditions;
    bool m_segments = false; ///< some condition asks for conversations between segments
    struct Pair
    {
        Timestamp time {};
        std::string example {};
        std::string from {};
        std::string to {};
        std::map<std::string, std::string> facts {};
    };
    std::unordered_map<std::string, Pair> m_pairs; ///< `from>to`, since the last commit
    std::unordered_map<std::string, bool> m_known; ///< pairs that are no news, bounded
    std::vector<Alert> m_ready; ///< to be raised
};

} // namespace nb
