// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/netflow/sequencehabit.h"

#include <utility>

namespace nb {

namespace {

constexpr unsigned kTimesToBelieve = 3;

} // namespace

bool SequenceHabit::learn(const SequencePlace& place, std::uint32_t options)
{
    if (!place.units) {
        m_last.reset();
        return false;
    }
    const Message now {place.sequence, *place.units, options};
    const auto last = std::exchange(m_last, now);
    if (!last)
        return false;
    const std::uint32_t step = now.sequence - last->sequence;
    const auto expected = [&](std::size_t habit) {
        return unitsOf((habit & CountsItself) != 0 ? now : *last, habit);
    };
    const std::uint32_t believed = expected(m_believed);
    std::optional<std::size_t> better;
    for (std::size_t habit = 0; habit < kHabits; ++habit) {
        if (expected(habit) == believed) // this message tells nothing of the two
            continue;
        m_right[habit] = step == expected(habit) ? m_right[habit] + 1 : 0;
        if (m_right[habit] >= kTimesToBelieve)
            better = habit; // of several the last: who counts itself leaves options out, too
    }
    if (!better)
        return false;
    m_believed = *better;
    m_right = {};
    return true;
}

SequencePlace SequenceHabit::adjusted(SequencePlace place, std::uint32_t options) const
{
    if (!place.units)
        return place;
    const Message message {place.sequence, *place.units, options};
    place.units = unitsOf(message, m_believed);
    if ((m_believed & CountsItself) != 0)
        place.sequence -= *place.units;
    return place;
}

} // namespace nb
