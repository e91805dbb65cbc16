// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/resulttable.h"
#include "core/services/servicetable.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `services`: what server ports are called.
class ServicesCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeSet(CLI::App& services);
    int list(const CommandContext& context) const;
    int importFiles(const CommandContext& context) const;
    int set(const CommandContext& context) const;
    [[nodiscard]] Result<ServiceEntry> entry() const;

    CLI::App* m_list = nullptr;
    CLI::App* m_import = nullptr;
    TableOptions m_table;
    bool m_all = false;
    std::vector<std::string> m_files;
    std::string m_port;
    std::string m_name;
    std::string m_description;
    std::string m_address;
    bool m_remove = false;
};

} // namespace nb::cli
