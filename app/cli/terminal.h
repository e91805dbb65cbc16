// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nb::cli {

[[nodiscard]] bool stdoutIsTerminal();
[[nodiscard]] bool stderrIsTerminal();
/// Columns of the terminal behind standard output, when there is one.
[[nodiscard]] std::optional<std::size_t> terminalWidth();

/// Columns that valid UTF-8 text takes on a terminal: wide East Asian characters two, combining
/// ones none.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// Text from a file made harmless for a terminal: control characters, characters that reorder
/// text, and bytes that are not UTF-8 become visible escapes (`\x1b`, `\u{202e}`).
[[nodiscard]] std::string printable(std::string_view text);

} // namespace nb::cli
