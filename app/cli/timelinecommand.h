// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"

namespace nb::cli {

/// `timeline`: flows summed up in equal spans of time.
class TimelineCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    TableOptions m_table;
    std::string m_bucket;
};

} // namespace nb::cli
