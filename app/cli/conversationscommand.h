// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"

namespace nb::cli {

/// `conversations`: one row for each client, server, protocol, server port, name and rule.
class ConversationsCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    TableOptions m_table;
};

/// Hours of the day from a bit mask: `8-11 14`.
[[nodiscard]] std::string hoursText(std::uint32_t hours);

} // namespace nb::cli
