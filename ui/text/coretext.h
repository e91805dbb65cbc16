// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace nb {

/// A message of core or of the collectors (Error::detail, a warning, a reason, a description of a
/// field) in the language of the window. What the table does not know comes back as it is, in
/// English. Values within a message (`%1` in the table) are kept. Any thread.
[[nodiscard]] QString coreText(std::string_view english);

/// Whether the table has the message as a whole.
[[nodiscard]] bool isKnownCoreText(std::string_view english);

/// The table: texts with `%1`, `%2`, … where values stand; what is more particular comes first.
[[nodiscard]] std::span<const char* const> coreTextPhrases();

} // namespace nb
