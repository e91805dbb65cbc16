// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

namespace nb {

/// Rows of a text file between two looks at the request to stop.
inline constexpr std::uint64_t kRowsBetweenChecks = 1000;

/// Passes progress on at most ten times a second. One thread.
class ImportProgress
{
public:
    ImportProgress(const ProgressFn& progress, std::string stage)
        : m_progress(progress)
        , m_stage(std::move(stage))
    {
    }

    void report(std::uint64_t done, std::optional<std::uint64_t> total)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_progress || now < m_next)
            return;
        m_next = now + std::chrono::milliseconds {100};
        m_progress({m_stage, done, total});
    }

private:
    const ProgressFn& m_progress;
    std::string m_stage;
    std::chrono::steady_clock::time_point m_next {};
};

} // namespace nb
