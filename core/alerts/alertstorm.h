// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace nb {

/// Keeps a storm out of the history: of the alerts that a condition raises within a minute those
/// beyond the first kMost become one that counts them.
class AlertStorm
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t kMost = 10'000;
    static constexpr std::chrono::minutes kWindow {1};

    /// What to keep of these, which are raised `now`.
    std::vector<Alert> calmed(const std::vector<Alert>& alerts, Clock::time_point now);

private:
    struct Window
    {
        Clock::time_point begin;
        std::size_t alerts = 0;
    };
    std::map<std::string, Window, std::less<>> m_windows; ///< by condition; few
};

} // namespace nb
