// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"

namespace nb::cli {

/// `top`: flows grouped by columns, largest first.
class TopCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    [[nodiscard]] Result<AggregateQuery> query() const;

    TableOptions m_table;
    std::string m_by;
    std::string m_metric = "bytes";
};

} // namespace nb::cli
