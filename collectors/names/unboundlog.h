// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/namelog.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace nb {

/// Lines of unbound with `log-replies`. They say who asked for what, not what was answered; the
/// addresses come from the answers that unbound writes out with `verbosity: 4`, else from what is
/// known about the name otherwise (from packets of the resolver, for example). One thread.
class UnboundLog : public NameLogParser
{
public:
    explicit UnboundLog(const NameLogPlace& place);
    void line(std::string_view line, std::int64_t now) override;

private:
    /// What a name stands for.
    struct Known
    {
        std::vector<std::pair<IpAddress, std::int64_t>> addresses {}; ///< until when, µs
        std::string alias {}; ///< CNAME
    };

    void record(std::string_view line);
    void reply(std::string_view text, std::int64_t time);
    Known& knownOf(const std::string& name);
    [[nodiscard]] std::vector<std::pair<IpAddress, std::int64_t>> addressesOf(
        const std::string& name, std::int64_t time) const;

    NameLogPlace m_place;
    std::int64_t m_time = 0; ///< of the last line that had one
    std::unordered_map<std::string, Known> m_known;
    std::deque<std::string> m_order; ///< of m_known, oldest first
};

} // namespace nb
