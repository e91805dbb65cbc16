// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/pipeline/pipelineoptions.h"

#include <string>

namespace nb::cli {

/// `relabel`: stored flows get the labels they would get now.
class RelabelCommand : public Command
{
public:
    CLI::App* describe(CLI::App& program) override;
    int run(const CommandContext& context) override;

private:
    [[nodiscard]] LabelOptions labels() const;

    std::string m_from;
    std::string m_to;
    bool m_names = false;
    bool m_segments = false;
    bool m_services = false;
    bool m_owners = false;
    bool m_rules = false;
};

} // namespace nb::cli
