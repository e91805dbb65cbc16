// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/flowstage.h"
#include "core/pipeline/rowwindow.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace nb {

/// A stage whose rows wait for a partner: a row is looked at when it comes, where a partner that
/// fits beyond doubt may be there already, and once more when it goes, where the best of those that
/// came since is taken. A row goes `window` after the first advance() that followed its arrival, or
/// earlier when the memory bound is reached. Behind another such stage, which gives rows that came
/// together at different times, it waits longer: an eighth of the window for the batches that the
/// other one fills, or the rise of what it waits, and two steps of advance().
///
/// With a `hold` below the window rows are to go on soon. Those that want no partner any more go
/// after about a second. A stage that hands on all its rows early remembers them for the rest of
/// the window, and waits as long as partners were late in the last 10 to 20 minutes, but at least
/// `hold`.
class WindowStage : public FlowStage
{
public:
    struct Times
    {
        Times(std::chrono::seconds all)
            : window(all)
            , hold(all)
        {
        }
        Times(std::chrono::seconds all, std::chrono::seconds least)
            : window(all)
            , hold(std::min(all, least))
        {
        }
        std::chrono::microseconds window;
        std::chrono::microseconds hold;
    };
    enum class Early : std::uint8_t
    {
        All, ///< every row goes after `hold` and is remembered
        Closed, ///< rows that want no partner go, others wait
    };
    WindowStage(Times times, Early early, std::size_t maxBytes, bool behindWindow = false);

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
    /// The partner of this row, waiting or remembered, came just now.
    void partnerCame(std::uint32_t serial);
    /// A row was merged into another.
    void rowMerged() { ++m_merged; }

private:
    Result<void> handOnOldest(FlowSink& next, bool remember);
    Result<void> handOnClosed(std::int64_t now, FlowSink& next);
    [[nodiscard]] bool remembers() const { return m_earlyRows == Early::All && m_hold < m_window; }
    void setWait(std::int64_t now, std::int64_t step);

    RowWindow m_rows;
    std::int64_t m_window = 0; ///< µs
    std::int64_t m_hold = 0; ///< µs, the least
    std::int64_t m_wait = 0; ///< µs, at present
    Early m_earlyRows {};
    std::array<std::int64_t, 2> m_latest {}; ///< lateness of partners, this period and the last
    std::int64_t m_periodEnds = 0;
    std::int64_t m_nextClosed = 0; ///< when to look for rows that may go
    bool m_behindWindow = false;
    std::optional<std::int64_t> m_now;
    std::array<std::int64_t, 2> m_steps {}; ///< the last two of advance(), µs, the window at most
    std::uint64_t m_taken = 0;
    std::uint64_t m_merged = 0;
    std::uint64_t m_handedOn = 0;
    std::uint64_t m_early = 0;
};

} // namespace nb
