// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"
#include "core/pipeline/rowwindow.h"

#include <array>
#include <chrono>

namespace nb {

/// A stage whose rows wait for a partner: a row is looked at when it comes, where a partner that
/// fits beyond doubt may be there already, and once more when it goes, where the best of those that
/// came since is taken. A row goes `window` after the first advance() that followed its arrival, or
/// earlier when the memory bound is reached. Behind another such stage, which gives rows that came
/// together at different times, it waits longer: an eighth of the window for the batches that the
/// other one fills, and two steps of advance().
class WindowStage : public FlowStage
{
public:
    WindowStage(std::chrono::seconds window, std::size_t maxBytes, bool behindWindow = false);

    Result<void> process(FlowBatch&& batch, FlowSink& next) final;
    Result<void> advance(std::int64_t now, FlowSink& next) final;
    Result<void> finish(FlowSink& next) final;
    [[nodiscard]] std::map<std::string, std::uint64_t> counts() const final;

protected:
    /// How many rows of one key are looked at for one row; so that a flood of one flow stays cheap.
    static constexpr int kMaxCandidates = 32;

    /// Fills the WaitingRow of `rows` rows of the batch from `row` on.
    virtual void describe(
        const FlowBatch& batch, std::size_t row, std::size_t rows, std::uint32_t serial)
        = 0;
    /// The row has come; it is in no chain yet.
    virtual void arrive(std::uint32_t serial) = 0;
    /// The row is about to go.
    virtual void depart(std::uint32_t serial) = 0;
    virtual void addCounts(std::map<std::string, std::uint64_t>& counts) const = 0;

    [[nodiscard]] RowWindow& rows() { return m_rows; }
    [[nodiscard]] std::int64_t window() const { return m_window; }
    /// A row was merged into another.
    void rowMerged() { ++m_merged; }

private:
    Result<void> handOnOldest(FlowSink& next);

    RowWindow m_rows;
    std::int64_t m_window = 0; ///< µs
    bool m_behindWindow = false;
    std::optional<std::int64_t> m_now;
    std::array<std::int64_t, 2> m_steps {}; ///< the last two of advance(), µs, the window at most
    std::uint64_t m_taken = 0;
    std::uint64_t m_merged = 0;
    std::uint64_t m_handedOn = 0;
    std::uint64_t m_early = 0;
};

} // namespace nb
