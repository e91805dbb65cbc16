// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <string>

namespace nb::cli {

/// `demo`: a workspace with the shipped sample, and what the program makes of it.
class DemoCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    int analyse(const CommandContext& context) const;

    std::string m_folder;
};

} // namespace nb::cli
