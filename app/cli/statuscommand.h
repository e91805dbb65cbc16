// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/resulttable.h"
#include "app/cli/tableoptions.h"

namespace nb::cli {

/// `status`: what the workspace holds: day files, days without one, past imports, and how its
/// collector does.
class StatusCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    int print(const CommandContext& context, ResultTable table) const;

    TableOptions m_table;
    bool m_exporters = false;
    bool m_templates = false;
};

} // namespace nb::cli
