// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertstorm.h"

#include <algorithm>

namespace nb {

std::vector<Alert> AlertStorm::calmed(const std::vector<Alert>& alerts, Clock::time_point now)
{
    std::erase_if(m_windows, [now](const auto& one) { return now - one.second.begin >= kWindow; });
    std::vector<Alert> kept;
    std::map<std::string, Alert, std::less<>> more;
    for (const Alert& alert : alerts) {
        Window& window = m_windows.try_emplace(alert.condition, Window {now}).first->second;
        if (window.alerts < kMost) {
            ++window.alerts;
            kept.push_back(alert);
            continue;
        }
        const auto [at, first] = more.try_emplace(alert.condition, alert);
        Alert& sum = at->second;
        if (!first) {
            sum.first = std::min(sum.first, alert.first);
            sum.last = std::max(sum.last, alert.last);
            sum.count += alert.count;
            continue;
        }
        sum.key = alert.condition + "|storm";
        sum.text = "Storm: more alerts of this kind came than are kept one by one; the last was: "
            + alert.text;
        sum.facts.clear();
    }
    for (auto& [condition, sum] : more)
        kept.push_back(std::move(sum));
    return kept;
}

} // namespace nb
