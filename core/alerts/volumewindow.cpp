// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/volumewindow.h"

#include "core/storage/flowstore.h"

#include <algorithm>

namespace nb {

void VolumeWindow::setWindow(std::chrono::seconds window)
{
    m_stepLength
        = std::max<std::int64_t>(1, window.count() * 1'000'000 / static_cast<std::int64_t>(kSteps));
    m_sums.clear();
}

std::uint64_t VolumeWindow::add(const IpAddress& key, std::int64_t time, std::uint64_t bytes)
{
    const std::int64_t step = time / m_stepLength;
    if (m_sums.size() >= kMostKeys && !m_sums.contains(key))
        makeRoom();
    Sums& sums = m_sums[key];
    if (step > sums.step) {
        const std::int64_t passed = std::min<std::int64_t>(step - sums.step, kSteps);
        for (std::int64_t i = 1; i <= passed; ++i)
            sums.bytes[static_cast<std::size_t>((sums.step + i) % std::int64_t {kSteps})] = 0;
        // the slots of steps that were skipped as a whole are all cleared above
        sums.step = step;
        if (passed == std::int64_t {kSteps})
            sums.bytes = {};
    }
    if (step > sums.step - std::int64_t {kSteps} && step >= 0) {
        std::uint64_t& slot = sums.bytes[static_cast<std::size_t>(step % std::int64_t {kSteps})];
        slot = addSum(slot, std::min(bytes, kMostSum));
    }
    m_newest = std::max(m_newest, step);
    std::uint64_t sum = 0;
    for (const std::uint64_t part : sums.bytes)
        sum = addSum(sum, part);
    return sum;
}

void VolumeWindow::makeRoom()
{
    std::erase_if(m_sums, [this](const auto& entry) {
        return entry.second.step <= m_newest - std::int64_t {kSteps};
    });
    if (m_sums.size() >= kMostKeys)
        m_sums.clear(); // all of them busy: begin again rather than grow
}

} // namespace nb
