// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/resulttable.h"
#include "core/owners/owners.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `owners`: whom addresses belong to, where that is known from, and whether registries are asked.
class OwnersCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describeSettings(CLI::App& owners);
    int list(const CommandContext& context) const;
    int lookUp(const CommandContext& context) const;
    int importFiles(const CommandContext& context, Owners& owners) const;
    int enable(const CommandContext& context, Owners& owners) const;
    int disable(const CommandContext& context, Owners& owners) const;
    int takeBootstrap(const CommandContext& context, Workspace& workspace) const;
    int databases(const CommandContext& context, Owners& owners) const;

    CLI::App* m_list = nullptr;
    CLI::App* m_import = nullptr;
    CLI::App* m_lookup = nullptr;
    CLI::App* m_enable = nullptr;
    CLI::App* m_disable = nullptr;
    CLI::App* m_bootstrap = nullptr;
    TableOptions m_listTable;
    TableOptions m_lookupTable;
    std::vector<std::string> m_files;
    std::vector<std::string> m_addresses;
    std::vector<std::string> m_databases;
    std::vector<std::string> m_bootstraps;
    bool m_noDatabase = false;
    bool m_arinRest = false;
};

} // namespace nb::cli
