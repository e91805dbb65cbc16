// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"

#include <CLI/CLI.hpp>

namespace nb::cli {

/// One command of the program. Options given are kept in the object between describe() and run().
class Command
{
public:
    virtual ~Command() = default;
    /// Adds the subcommand with its options and help; the subcommand.
    virtual CLI::App* describe(CLI::App& program) = 0;
    /// Does it; the exit code.
    virtual int run(const CommandContext& context) = 0;
    /// Being interrupted is how it normally ends, and no failure.
    [[nodiscard]] virtual bool runsUntilInterrupted() const { return false; }
};

} // namespace nb::cli
