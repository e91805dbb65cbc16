// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pivot/clockoffset.h"

#include <algorithm>
#include <cstdlib>

namespace nb {

namespace {

constexpr std::size_t kMostSamples = 1000; ///< of a pair
constexpr std::size_t kMostPairs = 1000;
constexpr std::uint64_t kFewFlows = 5; ///< fewer tell nothing
constexpr std::int64_t kTenth = 100'000; // µs
constexpr std::int64_t kMinute = 60'000'000; // µs

} // namespace

void ClockOffsetMeter::add(const PivotFlow& flow, const PivotFlow& record)
{
    const bool inOrder = flow.exporter < record.exporter;
    const std::pair key = std::minmax(flow.exporter, record.exporter);
    auto pair = m_pairs.find(key);
    if (pair == m_pairs.end()) {
        if (m_pairs.size() >= kMostPairs)
            return;
        pair = m_pairs.try_emplace(key).first;
    }
    ++pair->second.flows;
    if (pair->second.later.size() < kMostSamples)
        pair->second.later.push_back(
            inOrder ? record.start - flow.start : flow.start - record.start);
}

std::vector<ClockOffset> ClockOffsetMeter::offsets(const std::vector<std::string>& names) const
{
    std::vector<ClockOffset> offsets;
    for (const auto& [exporters, pair] : m_pairs) {
        if (pair.flows < kFewFlows)
            continue;
        const auto nameOf = [&names](std::uint16_t exporter) {
            return exporter < names.size() ? names[exporter] : std::to_string(exporter);
        };
        ClockOffset offset;
        offset.first = nameOf(exporters.first);
        offset.second = nameOf(exporters.second);
        offset.flows = pair.flows;
        std::vector<std::int64_t> later = pair.later;
        const auto middle = later.begin() + static_cast<std::ptrdiff_t>(later.size() / 2);
        std::ranges::nth_element(later, middle);
        offset.offset = *middle;
        for (std::int64_t& value : later)
            value = std::abs(value);
        const auto most = later.begin() + static_cast<std::ptrdiff_t>((later.size() - 1) * 19 / 20);
        std::ranges::nth_element(later, most);
        offset.most = *most;
        offsets.push_back(std::move(offset));
    }
    return offsets;
}

std::optional<std::int64_t> suggestedSigma(const std::vector<ClockOffset>& offsets)
{
    std::int64_t most = 0;
    for (const ClockOffset& offset : offsets)
        most = std::max(most, offset.most);
    if (most < kTenth / 2)
        return std::nullopt;
    return std::min(kMinute, (most + kTenth - 1) / kTenth * kTenth);
}

} // namespace nb
