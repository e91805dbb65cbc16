// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/windowstage.h"

#include <algorithm>

namespace nb {

WindowStage::WindowStage(std::chrono::seconds window, std::size_t maxBytes, bool behindWindow)
    : m_rows(maxBytes)
    , m_window(std::chrono::duration_cast<std::chrono::microseconds>(window).count())
    , m_behindWindow(behindWindow)
{
}

Result<void> WindowStage::process(FlowBatch&& batch, FlowSink& next)
{
    const std::size_t count = batch.size();
    if (count == 0)
        return {};
    m_taken += count;
    const std::uint32_t first = m_rows.add(std::move(batch));
    const WaitingCell cell = m_rows.cell(first);
    describe(*cell.batch, cell.row, count, first);
    constexpr std::uint32_t kAhead = 16;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i + kAhead < count)
            m_rows.prefetchKey(m_rows.row(first + i + kAhead).key);
        arrive(first + i);
    }
    m_rows.tighten();
    while (m_rows.isOverBound()) {
        m_early += m_rows.oldestRows();
        if (auto done = handOnOldest(next); !done)
            return done;
    }
    return {};
}

Result<void> WindowStage::advance(std::int64_t now, FlowSink& next)
{
    m_rows.arrivedAt(now, m_window);
    std::int64_t wait = m_window;
    if (m_behindWindow) {
        m_steps[0] = m_steps[1];
        m_steps[1] = std::clamp<std::int64_t>(now - m_now.value_or(now), 0, m_window);
        m_now = now;
        wait += m_window / 8 + 2 * std::max(m_steps[0], m_steps[1]);
    }
    while (m_rows.isDue(now - wait))
        if (auto done = handOnOldest(next); !done)
            return done;
    return {};
}

Result<void> WindowStage::finish(FlowSink& next)
{
    while (!m_rows.isEmpty())
        if (auto done = handOnOldest(next); !done)
            return done;
    return {};
}

Result<void> WindowStage::handOnOldest(FlowSink& next)
{
    const std::uint32_t first = m_rows.oldestSerial();
    const std::size_t count = m_rows.oldestRows();
    constexpr std::uint32_t kAhead = 16;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i + kAhead < count)
            m_rows.prefetchKey(m_rows.row(first + i + kAhead).key);
        if (m_rows.row(first + i).is(WaitingRow::Linked))
            depart(first + i);
    }
    FlowBatch batch = m_rows.takeOldest();
    m_handedOn += batch.size();
    return batch.empty() ? Result<void> {} : next.add(std::move(batch));
}

std::map<std::string, std::uint64_t> WindowStage::counts() const
{
    std::map<std::string, std::uint64_t> counts {{"waiting", m_taken - m_merged - m_handedOn},
        {"early", m_early}, {"memory", m_rows.bytes()}};
    addCounts(counts);
    return counts;
}

} // namespace nb
