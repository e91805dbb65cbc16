// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/forward/forwardpositions.h"

#include <algorithm>
#include <charconv>

namespace nb {

Result<ForwardPositions> ForwardPositions::fromText(std::string_view text)
{
    ForwardPositions positions;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto day = dayFromString(line.substr(0, line.find(' ')));
        std::uint64_t rows = 0;
        const char* const end = line.data() + line.size();
        const char* const begin = line.data() + std::min(line.size(), line.find(' ')) + 1;
        if (!day || begin >= end)
            return Error {ErrorCode::Invalid, "what was forwarded is not noted as it should be"};
        const auto [last, error] = std::from_chars(begin, end, rows);
        if (error != std::errc {} || last != end)
            return Error {ErrorCode::Invalid, "what was forwarded is not noted as it should be"};
        positions.m_days[*day] = {rows, rows, rows, false};
    }
    return positions;
}

std::string ForwardPositions::text() const
{
    std::string text;
    for (const auto& [day, progress] : m_days)
        if (progress.acknowledged > 0)
            text += toString(day) + ' ' + std::to_string(progress.acknowledged) + '\n';
    return text;
}

void ForwardPositions::rewind()
{
    for (auto& [day, progress] : m_days)
        progress.sent = progress.acknowledged;
}

std::uint64_t ForwardPositions::unacknowledged() const
{
    std::uint64_t rows = 0;
    for (const auto& [day, progress] : m_days)
        rows += progress.sent - progress.acknowledged;
    return rows;
}

bool ForwardPositions::allSent() const
{
    return std::ranges::all_of(
        m_days, [](const auto& day) { return day.second.sent >= day.second.rows; });
}

std::uint64_t ForwardPositions::waiting() const
{
    std::uint64_t rows = 0;
    for (const auto& [day, progress] : m_days)
        rows += progress.done() ? 0 : progress.rows - progress.acknowledged;
    return rows;
}

} // namespace nb
