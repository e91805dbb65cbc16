// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inventory.h"

#include "app/cli/terminal.h"

#include <cstdio>

namespace nb::cli {

std::optional<Inventory> Inventory::open(
    const CommandContext& context, Workspace::Mode mode, int& code)
{
    const std::string folder = context.workspaceFolder().toStdString();
    auto workspace = mode == Workspace::Mode::ReadOnly
        ? context.openForReading()
        : Workspace::open(context.workspaceFolder(), mode);
    if (!workspace) {
        code = mode == Workspace::Mode::ReadOnly ? context.failWorkspace(workspace.error())
                                                 : context.failWritable(workspace.error(), folder);
        return std::nullopt;
    }
    auto enrichment = Enrichment::open(**workspace);
    if (!enrichment) {
        code = context.fail(enrichment.error(), folder);
        return std::nullopt;
    }
    return Inventory {std::move(*workspace), std::move(*enrichment)};
}

Result<std::vector<AssetPtr>> assetsOf(const Workspace& workspace)
{
    const auto inventory = AssetInventory::open(workspace);
    if (!inventory)
        return inventory.error();
    return (*inventory)->assets();
}

bool tellProblems(const CommandContext& context, const std::string& file,
    const std::vector<LineProblem>& problems, const std::vector<LineProblem>& notices)
{
    const auto text = [&file](const LineProblem& problem) {
        return printable(file) + ':' + std::to_string(problem.line) + ": "
            + printable(problem.text);
    };
    static constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < notices.size() && i < kMost; ++i)
        context.note(text(notices[i]));
    for (std::size_t i = 0; i < problems.size() && i < kMost; ++i)
        std::fprintf(stderr, "netbehave-cli: %s\n", text(problems[i]).c_str());
    if (problems.size() > kMost)
        std::fprintf(stderr, "netbehave-cli: and %zu more\n", problems.size() - kMost);
    return problems.empty();
}

} // namespace nb::cli
