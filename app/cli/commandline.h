// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

namespace nb::cli {

struct CommandResult
{
    int code = 0;
    bool interruptIsEnd = false; ///< the command was meant to run until it is interrupted
};

/// Runs the program with its arguments (UTF-8, without the program's name).
CommandResult runCommandLine(const std::vector<std::string>& arguments, std::stop_token stop);

} // namespace nb::cli
