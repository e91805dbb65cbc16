// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/ipaddress.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace nb {

/// Takes the text up to the next blank, and the blanks after it, off the front.
[[nodiscard]] std::string_view takeWord(std::string_view& text);

/// Takes the time that a line of syslog, dnsmasq or unbound begins with off the front:
/// `[1700000000]`, RFC 3339, or `Nov 14 22:13:20` in local time, whose year is the one that brings
/// it nearest before `now`. µs since 1970 UTC; nothing when there is none.
[[nodiscard]] std::optional<std::int64_t> takeLogTime(std::string_view& line, std::int64_t now);

/// An address with an optional zone, port (`/53`) or brackets after or around it.
[[nodiscard]] std::optional<IpAddress> addressInLog(std::string_view text);

} // namespace nb
