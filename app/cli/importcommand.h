// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/ingest/fileimporter.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `import`: files and folders into the workspace.
class ImportCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    void describePipeline(CLI::App& command);
    [[nodiscard]] Result<ImportOptions> options() const;

    std::vector<std::string> m_paths;
    std::string m_activeTimeout;
    std::string m_idleTimeout;
    std::string m_pairWindow;
    bool m_again = false;
    bool m_noPair = false;
    bool m_noDeduplicate = false;
    bool m_noNat = false;
    bool m_noOrient = false;
    bool m_exporterPackets = false;
    bool m_noApplications = false;
};

} // namespace nb::cli
