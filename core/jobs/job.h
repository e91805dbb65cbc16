// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace nb {

/// How far a long piece of work is. `done` and `total` are bytes of input unless the stage says
/// otherwise.
struct JobProgress
{
    std::string stage {}; ///< plain words, `reading office.pcap`
    std::uint64_t done = 0;
    std::optional<std::uint64_t> total {};
};

/// Called from the working thread, at most about ten times a second.
using ProgressFn = std::function<void(const JobProgress&)>;

} // namespace nb
