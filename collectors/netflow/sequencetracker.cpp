// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/sequencetracker.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::size_t kMaxGaps = 64;
/// A restarted exporter counts from near zero; it may have sent some before one reached us.
constexpr std::uint32_t kNearZero = 100'000;
constexpr std::int64_t kJumpBack = 1'000'000; // µs; header seconds give +-1 s
constexpr std::int32_t kUptimeTolerance = 5'000; // ms the uptime may differ from the clock
/// So many in order, all behind: the place was lost without proof of a restart.
constexpr unsigned kStraysToResynchronise = 8;

} // namespace

void SequenceTracker::follow(const SequencePlace& place)
{
    m_known = place.units.has_value();
    m_next = place.sequence + place.units.value_or(0);
    m_exportTime = place.exportTime;
    m_uptime = place.uptime;
    m_strays = 0;
}

/// Takes the message's numbers out of the gap they fall in.
bool SequenceTracker::fill(const SequencePlace& place)
{
    const std::uint32_t units = place.units.value_or(0);
    const auto gap = std::ranges::find_if(m_gaps, [&](const Gap& g) {
        const std::uint32_t into = place.sequence - g.first;
        return into < g.length && units <= g.length - into;
    });
    if (gap == m_gaps.end())
        return false;
    if (units == 0)
        return true;
    const Gap before {gap->first, place.sequence - gap->first};
    const Gap after {place.sequence + units, gap->length - before.length - units};
    m_lost -= units;
    if (before.length == 0 && after.length == 0)
        m_gaps.erase(gap);
    else if (before.length == 0)
        *gap = after;
    else if (after.length == 0)
        *gap = before;
    else {
        *gap = after;
        m_gaps.insert(gap, before);
    }
    return true;
}

bool SequenceTracker::isRestart(const SequencePlace& place) const
{
    if (place.sequence >= kNearZero)
        return false;
    if (place.uptime && m_uptime) {
        if (*place.uptime >= *m_uptime)
            return false;
        // it went back, or is past 2^32 ms (49.7 days) and started over without a restart
        const auto passed = static_cast<std::uint32_t>((place.exportTime - m_exportTime) / 1000);
        const auto off = static_cast<std::int32_t>(*place.uptime - (*m_uptime + passed));
        return off > kUptimeTolerance || off < -kUptimeTolerance;
    }
    return place.exportTime < m_exportTime - kJumpBack;
}

SequenceTracker::Verdict SequenceTracker::behind(const SequencePlace& place)
{
    if (fill(place)) {
        ++m_reordered;
        return Verdict::Late;
    }
    if (isRestart(place)) {
        ++m_restarts;
        m_gaps.clear();
        follow(place);
        return Verdict::Restart;
    }
    if (const std::uint32_t before = m_first - place.sequence;
        before != 0 && before < kNearZero && m_taken < kMaxGaps) {
        m_first = place.sequence;
        ++m_reordered;
        return Verdict::Late;
    }
    const bool goesOn = m_strays > 0 && place.sequence == m_strayNext;
    m_strays = goesOn ? m_strays + 1 : 1;
    m_straysCounted = goesOn ? m_straysCounted : 0;
    m_strayNext = place.sequence + place.units.value_or(0);
    if (m_strays >= kStraysToResynchronise && place.units.value_or(0) > 0) {
        ++m_unknown;
        m_duplicates -= m_straysCounted; // they were the first ones of a new count
        m_gaps.clear();
        follow(place);
        return Verdict::Resynchronised;
    }
    if (place.units.value_or(0) > 0) {
        ++m_duplicates;
        ++m_straysCounted;
    }
    return Verdict::Duplicate;
}

SequenceTracker::Verdict SequenceTracker::take(const SequencePlace& place)
{
    ++m_taken;
    if (m_taken == 1) {
        m_first = place.sequence;
        follow(place);
        return Verdict::InOrder;
    }
    const std::uint32_t ahead = place.sequence - m_next;
    if (!m_known) { // m_next is where the last message began
        if (ahead >= 0x8000'0000U)
            return behind(place);
        ++m_unknown;
        follow(place);
        return Verdict::Resynchronised;
    }
    if (ahead == 0) {
        follow(place);
        return Verdict::InOrder;
    }
    if (ahead >= 0x8000'0000U)
        return behind(place);
    m_lost += ahead;
    if (m_gaps.size() == kMaxGaps)
        m_gaps.erase(m_gaps.begin());
    m_gaps.push_back({m_next, ahead});
    follow(place);
    return Verdict::AfterGap;
}

} // namespace nb
