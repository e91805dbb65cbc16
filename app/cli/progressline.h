// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job.h"

#include <chrono>

namespace nb::cli {

/// One line on standard error that is drawn over: bar, share, rate and time left. Does nothing when
/// standard error is not a terminal or `wanted` is false. One thread.
class ProgressLine
{
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const JobProgress& progress);
    /// Wipes the line, before other text is printed.
    void clear();
    /// The next show() begins a new piece of work.
    void restart();

private:
    bool m_wanted;
    bool m_drawn = false;
    std::chrono::steady_clock::time_point m_started;
};

} // namespace nb::cli
