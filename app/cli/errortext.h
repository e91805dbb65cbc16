// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace nb::cli {

/// Exit codes of the program, as the manual page lists them.
enum class ExitCode : int
{
    Done = 0,
    Usage = 1,
    BadInput = 2,
    SomeFailed = 3,
    Internal = 4,
};

[[nodiscard]] ExitCode exitCodeFor(const Error& error);

/// What happened, where, and what to do about it, in one to three lines without an end.
/// `subject` is the file or folder in question, or empty.
[[nodiscard]] std::string errorText(
    const Error& error, std::string_view subject, std::string_view command = {});

/// A filter error: the message, the expression, and carets under the spot.
[[nodiscard]] std::string filterErrorText(const Error& error, std::string_view expression);

} // namespace nb::cli
