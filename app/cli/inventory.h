// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "core/enrichment/enrichment.h"
#include "core/flow/csvrows.h"

#include <memory>
#include <optional>

namespace nb::cli {

/// A workspace with what it knows about addresses and flows, for the commands that show or change
/// that.
struct Inventory
{
    std::unique_ptr<Workspace> workspace;
    std::shared_ptr<Enrichment> enrichment;

    /// Opens it, made when there is none and it is to be written. Says why not, and `code` is the
    /// exit code then.
    static std::optional<Inventory> open(
        const CommandContext& context, Workspace::Mode mode, int& code);
};

/// What a workspace knows of its assets, by address; what is handed out outlives it.
[[nodiscard]] Result<std::vector<AssetPtr>> assetsOf(const Workspace& workspace);

/// Prints notices, and problems, each with its line in the file; true when there are no problems.
bool tellProblems(const CommandContext& context, const std::string& file,
    const std::vector<LineProblem>& problems, const std::vector<LineProblem>& notices);

} // namespace nb::cli
