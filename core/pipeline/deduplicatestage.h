// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/windowstage.h"

namespace nb {

/// Joins what several exporters tell of the same flow, so that totals count it once (rule A28).
///
/// Two rows are the same flow when addresses, ports and protocol agree (VLANs may differ: a router
/// changes them; VRF names may not, where both are given), they come from different exporters, and
/// at least half of the shorter one's time is common to both (short flows: one second of clock
/// difference is allowed). Rows of one exporter are the same flow only when their interfaces or
/// domains differ (metered on the way in and on the way out); consecutive records of one long flow
/// from one place never are. A one-way row also joins the both-way row of another exporter.
///
/// One row stays: the both-way one, else the one with the most packets, else the unsampled one,
/// else the first. Its times, counters and `hits` stay as they are; TCP flags are ORed, a
/// translated tuple that only the others know is taken over, and the exporters of the others go to
/// `observers`, sorted.
///
/// Rows that go before the window is over are remembered: what comes later and is the same flow is
/// left out, so that totals still count it once; of a both-way row, the direction that has gone.
class DeduplicateStage : public WindowStage
{
public:
    DeduplicateStage(Times times, std::size_t maxBytes)
        : WindowStage(times, Early::All, maxBytes)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "deduplicate"; }

protected:
    void describe(
        const FlowBatch& batch, std::size_t row, std::size_t count, std::uint32_t serial) override;
    void arrive(std::uint32_t serial) override;
    void depart(std::uint32_t serial) override;
    void addCounts(std::map<std::string, std::uint64_t>& counts) const override;

private:
    struct Candidate
    {
        std::uint32_t serial = 0;
        std::uint32_t newer = 0; ///< before it in the chain; itself if it is the newest
    };
    /// The row that is the same flow and fits best in time.
    [[nodiscard]] std::optional<Candidate> bestFor(std::uint32_t serial, bool onlySure);
    [[nodiscard]] bool isSameFlow(std::uint32_t a, std::uint32_t b);
    /// Merges the row with the one that fits best, again and again; true when the row is Gone.
    bool merge(std::uint32_t serial, bool onlySure);
    /// Leaves out of `late` what `left`, which has gone, has of it; false if that cannot be told
    /// apart.
    bool leaveOut(std::uint32_t left, std::uint32_t late);
    /// Whether the exporter of `a` already has a row in `b`, or the other way round.
    [[nodiscard]] bool hasContributed(std::uint32_t a, std::uint32_t b);
    [[nodiscard]] bool isBetter(std::uint32_t a, std::uint32_t b);
    void takeOver(std::uint32_t stays, std::uint32_t goes);

    std::uint64_t m_duplicates = 0;
    std::uint64_t m_sameExporter = 0;
    std::uint64_t m_late = 0;
};

} // namespace nb
