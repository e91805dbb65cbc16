// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/live/livelimits.h"
#include "collectors/netflow/decoderlimits.h"
#include "core/storage/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace nb {

/// Brings about on purpose what happens when a bound is hit (rule B8), so that it can be tried
/// before it matters. Most make the bound as small as it can be.
struct Simulation
{
    LiveLimits& limits;
    DecoderLimits& decoder;
    std::chrono::milliseconds storageFull {0}; ///< how long storing fails

    /// `queue-full`, `storage-full`, …; Usage with the list of names for another.
    Result<void> apply(std::string_view name);
    [[nodiscard]] static std::vector<std::string_view> names();
};

/// The session, which for a time cannot store; itself when the time is 0.
[[nodiscard]] std::unique_ptr<LiveSession> withFullStorage(
    std::unique_ptr<LiveSession> session, std::chrono::milliseconds time);

} // namespace nb
