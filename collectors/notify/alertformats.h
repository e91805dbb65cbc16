// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <string>

namespace nb {

/// RFC 5424 §6, without framing: facility 10 (security), severity from the alert's, the facts as
/// structured data. Control characters become blanks, parameter values are escaped (§6.3.3).
[[nodiscard]] std::string syslogMessage(
    const Alert& alert, std::string_view host, std::string_view process);

/// One JSON object: kind, severity, condition, text, first, last, count and the facts.
[[nodiscard]] std::string alertJson(const Alert& alert);
/// `{"total": …, "alerts": [ … ]}`.
[[nodiscard]] std::string alertsJson(const AlertSpoolPage& page);

/// A line for the JSON lines log. Of a new asset the line of the old program's `ipam.new`, of a
/// changed one that of `ipam.chg`: `ip mac firstSeen lastSeen ports`, with `event` beside; of any
/// other alert alertJson().
[[nodiscard]] std::string ipamLine(const Alert& alert);

} // namespace nb
