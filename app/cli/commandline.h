// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

namespace nb::cli {

/// Runs the program with its arguments (UTF-8, without the program's name); the exit code.
int runCommandLine(const std::vector<std::string>& arguments, std::stop_token stop);

} // namespace nb::cli
