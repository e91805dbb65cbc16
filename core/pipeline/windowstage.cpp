// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/windowstage.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
/// How long it is remembered that partners were late.
constexpr std::int64_t kPeriod = 600 * kSecond;

} // namespace

WindowStage::WindowStage(Times times, Early early, std::size_t maxBytes, bool behindWindow)
    : m_rows(maxBytes)
    , m_window(times.window.count())
    , m_hold(times.hold.count())
    , m_earlyRows(early)
    , m_behindWindow(behindWindow)
{
}

/// How long rows wait from now on. Grows by a tenth of the time that passes: rows that came
/// together would else go so far apart that their partners, in the next stage, wait for them in
/// vain.
void WindowStage::setWait(std::int64_t now, std::int64_t step)
{
    if (now >= m_periodEnds) {
        m_latest = {0, m_latest[0]};
        m_periodEnds = now + kPeriod;
    }
    const std::int64_t latest = std::max(m_latest[0], m_latest[1]);
    const std::int64_t wanted
        = latest == 0 ? m_hold : std::clamp(latest + latest / 4 + kSecond, m_hold, m_window);
    m_wait = std::min(wanted, std::max(m_wait, m_hold) + step / 10);
}

void WindowStage::partnerCame(std::uint32_t serial)
{
    if (m_hold < m_window)
        m_latest[0] = std::max(m_latest[0], m_rows.lastCall() - m_rows.arrivalOf(serial));
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
        if (m_rows.forgetOldest())
            continue;
        m_early += m_rows.oldestRows();
        if (auto done = handOnOldest(next, false); !done)
            return done;
    }
    return {};
}

Result<void> WindowStage::advance(std::int64_t now, FlowSink& next)
{
    m_rows.arrivedAt(now, m_hold);
    m_steps[0] = m_steps[1];
    m_steps[1] = std::clamp<std::int64_t>(now - m_now.value_or(now), 0, m_window);
    m_now = now;
    setWait(now, m_steps[1]);
    std::int64_t wait = remembers() ? m_wait : m_window;
    if (m_behindWindow)
        wait += m_window / 8 + 2 * std::max(m_steps[0], m_steps[1]);
    m_rows.forget(now - m_window);
    while (m_rows.isDue(now - wait))
        if (auto done = handOnOldest(next, remembers()); !done)
            return done;
    return m_earlyRows == Early::Closed && m_hold < m_window ? handOnClosed(now, next)
                                                             : Result<void> {};
}

Result<void> WindowStage::handOnClosed(std::int64_t now, FlowSink& next)
{
    // not at every step: each time all that waits is looked through
    const std::int64_t interval = std::min(m_hold / 2, kSecond);
    if (now < m_nextClosed && now > m_nextClosed - interval) // the clock may be set back
        return {};
    m_nextClosed = now + interval;
    std::size_t place = 0;
    while (auto batch = m_rows.takeClosed(place, now - interval / 2)) {
        m_handedOn += batch->size();
        if (auto done = next.add(std::move(*batch)); !done)
            return done;
    }
    return {};
}

Result<void> WindowStage::finish(FlowSink& next)
{
    while (!m_rows.isEmpty())
        if (auto done = handOnOldest(next, remembers()); !done)
            return done;
    while (m_rows.forgetOldest()) { }
    return {};
}

Result<void> WindowStage::handOnOldest(FlowSink& next, bool remember)
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
    FlowBatch batch = m_rows.takeOldest(remember);
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
