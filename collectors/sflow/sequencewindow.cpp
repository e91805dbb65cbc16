// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/sflow/sequencewindow.h"

#include <algorithm>

namespace nb {

namespace {

constexpr std::uint32_t kWindow = 64;
/// A jump further ahead is rather another sender than a loss.
constexpr std::uint32_t kMaxGap = std::uint32_t {1} << 20;
constexpr std::uint32_t kHalf = std::uint32_t {1} << 31;

} // namespace

SequenceWindow::Step SequenceWindow::begin(std::uint32_t number, Step step)
{
    m_started = true;
    m_highest = number;
    m_seen = 1;
    m_known = 1;
    m_odd.reset();
    return step;
}

SequenceWindow::Step SequenceWindow::takeBehind(
    std::uint32_t behind, bool earlier, std::uint32_t number)
{
    const std::uint64_t bit = std::uint64_t {1} << behind;
    if ((m_seen & bit) != 0) {
        if (!earlier)
            return Step::Repeated;
        ++m_restarts;
        return begin(number, Step::Restart);
    }
    m_seen |= bit;
    ++m_reordered;
    if (behind < m_known)
        --m_lost;
    return Step::Reordered;
}

SequenceWindow::Step SequenceWindow::take(std::uint32_t number, bool earlier)
{
    if (!m_started)
        return begin(number, Step::First);
    const std::uint32_t ahead = number - m_highest;
    const std::uint32_t behind = m_highest - number;
    if (behind < kWindow)
        return takeBehind(behind, earlier, number);
    const bool near = ahead <= kWindow;
    if (!near && (earlier || ahead > kMaxGap || ahead >= kHalf)) {
        const bool neighbour = m_odd && number - *m_odd - 1 < kWindow;
        if (earlier || neighbour) {
            ++m_restarts;
            return begin(number, Step::Restart);
        }
        m_odd = number;
        return Step::Odd;
    }
    m_lost += ahead - 1;
    m_highest = number;
    m_seen = ahead >= kWindow ? 1 : (m_seen << ahead) | 1;
    m_known = std::min(kWindow, m_known + std::min(ahead, kWindow));
    m_odd.reset();
    return Step::Next;
}

} // namespace nb
