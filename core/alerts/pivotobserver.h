// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/pivotwatch.h"
#include "core/assets/asset.h"
#include "core/ingest/flowobserver.h"

#include <map>

namespace nb {

/// Hands stored flows to a PivotWatch while a condition asks for pivots. One input, one thread.
class PivotObserver : public FlowObserver
{
public:
    /// `engine` outlives the object.
    PivotObserver(AlertEngine& engine, InternalTest internal, PivotSettings settings,
        PivotWatchLimits limits = {});

    void observe(const FlowBatch& batch) override;
    Result<void> commit() override;
    void discard() override { m_records.clear(); }

private:
    struct Exporter
    {
        std::uint16_t id = 0;
        bool isAddress = false; ///< no capture file
    };
    [[nodiscard]] bool isWanted();
    [[nodiscard]] const Exporter& exporter(std::string_view name);
    [[nodiscard]] bool leavesForNothing(const FlowBatch& batch, std::size_t row) const;

    AlertEngine& m_engine;
    const InternalTest m_internal;
    const PivotServiceTable m_services;
    std::uint64_t m_generation = 0;
    bool m_wanted = false;
    std::map<std::string, Exporter, std::less<>> m_exporters; ///< bounded
    std::vector<PivotRecord> m_records; ///< since the last commit
    PivotWatch m_watch;
};

} // namespace nb
