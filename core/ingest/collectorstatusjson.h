// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/collectorstatus.h"

#include <string>
#include <string_view>

namespace nb {

/// Where a running collector leaves its status for other programs: a setting of the workspace.
inline constexpr std::string_view kCollectorStatusKey = "collector/status";

/// The whole status as JSON text; counters are numbers, times RFC 3339, drops by their names.
[[nodiscard]] std::string toJson(const CollectorStatus& status);
/// What toJson() wrote. Unknown members are passed over, absent ones are as in a fresh status.
/// Invalid for what is no such text.
[[nodiscard]] Result<CollectorStatus> collectorStatusFromJson(std::string_view text);

} // namespace nb
