// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"

#include <string>

namespace nb::cli {

/// `segments`: import, list, export, check, propose.
class SegmentsCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    int importFile(const CommandContext& context);
    int list(const CommandContext& context);
    int exportFile(const CommandContext& context);
    int check(const CommandContext& context);
    int propose(const CommandContext& context);

    CLI::App* m_import = nullptr;
    CLI::App* m_list = nullptr;
    CLI::App* m_export = nullptr;
    CLI::App* m_check = nullptr;
    CLI::App* m_propose = nullptr;
    TableOptions m_listTable;
    TableOptions m_checkTable;
    TableOptions m_proposeTable;
    std::string m_file;
    std::string m_type = "auto";
    bool m_replace = false;
    bool m_save = false;
};

} // namespace nb::cli
