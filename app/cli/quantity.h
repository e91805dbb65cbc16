// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb::cli {

/// `1,234,567`.
[[nodiscard]] std::string countText(std::uint64_t count);
/// `1 flow`, `12,480 flows`.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);
/// `812 B`, `1.4 MB`; powers of 1000.
[[nodiscard]] std::string bytesText(std::uint64_t bytes);

/// `90`, `90s`, `5m`, `1h`, `1d`, `250ms`; whole numbers greater than 0.
[[nodiscard]] std::optional<std::chrono::microseconds> durationFromString(std::string_view text);

} // namespace nb::cli
