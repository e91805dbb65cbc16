// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"

namespace nb::cli {

/// `status`: what the workspace holds: day files, days without one, and past imports.
class StatusCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    TableOptions m_table;
};

} // namespace nb::cli
