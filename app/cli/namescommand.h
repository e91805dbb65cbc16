// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/tableoptions.h"
#include "core/names/nametable.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `names`: what addresses are called, as clients asked for it.
class NamesCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeList(CLI::App& names);
    void describeImport(CLI::App& names);
    void describeForget(CLI::App& names);
    void describeSettings(CLI::App& names);
    void addFilterTo(CLI::App& command);
    [[nodiscard]] Result<NameFilter> filter() const;
    int list(const CommandContext& context) const;
    int importFiles(const CommandContext& context) const;
    int forget(const CommandContext& context) const;
    int settings(const CommandContext& context) const;

    CLI::App* m_list = nullptr;
    CLI::App* m_import = nullptr;
    CLI::App* m_forget = nullptr;
    CLI::App* m_settings = nullptr;
    TableOptions m_table;
    std::string m_address;
    std::string m_client;
    std::string m_name;
    std::vector<std::string> m_paths;
    std::string m_format;
    bool m_again = false;
    bool m_all = false;
    std::uint64_t m_maximum = 0;
    std::string m_reverse;
};

} // namespace nb::cli
