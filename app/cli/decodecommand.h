// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <string>
#include <vector>

namespace nb::cli {

/// `decode`: what exporters sent, record by record, from captures and files.
class DecodeCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    std::vector<std::string> m_paths;
    bool m_templates = false;
};

} // namespace nb::cli
