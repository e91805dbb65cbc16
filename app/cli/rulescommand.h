// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/resulttable.h"
#include "app/cli/tableoptions.h"
#include "core/rules/rule.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `rules`: import, list, export, check, test, add, move, remove.
class RulesCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeEditing(CLI::App& command);
    int importFile(const CommandContext& context);
    int list(const CommandContext& context);
    int exportFile(const CommandContext& context);
    int check(const CommandContext& context);
    int test(const CommandContext& context);
    int edit(const CommandContext& context);
    Result<void> editOne(std::vector<Rule>& rules, const std::string& expression) const;
    static int print(const CommandContext& context, ResultTable table, const TableOptions& options);

    CLI::App* m_import = nullptr;
    CLI::App* m_list = nullptr;
    CLI::App* m_export = nullptr;
    CLI::App* m_check = nullptr;
    CLI::App* m_test = nullptr;
    CLI::App* m_add = nullptr;
    CLI::App* m_move = nullptr;
    CLI::App* m_remove = nullptr;
    CLI::App* m_set = nullptr;
    TableOptions m_listTable;
    TableOptions m_checkTable;
    TableOptions m_testTable;
    std::string m_file;
    std::string m_name;
    std::string m_rule;
    std::string m_note;
    std::string m_enabled;
    std::string m_flow;
    std::vector<std::string> m_words;
    std::size_t m_position = 0;
    bool m_replace = false;
    bool m_compat = false;
    bool m_hits = false;
    bool m_draft = false;
};

} // namespace nb::cli
