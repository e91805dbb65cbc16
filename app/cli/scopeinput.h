// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandcontext.h"
#include "core/scope/classify.h"
#include "core/scope/planchoices.h"
#include "core/scope/scopestore.h"
#include "core/scope/snapshot.h"

#include <string>
#include <vector>

namespace nb::cli {

/// What the scope commands work on.
struct ScopeInput
{
    scope::Model model;
    scope::PlanChoices choices; ///< those kept in the workspace, made in the window
    std::vector<std::string> hashes; ///< of what was imported, for the heads of files
};

/// Reads flows and answers of the workspace; `period` limits the flows. Without answers, empty ones
/// are taken, with a remark.
[[nodiscard]] Result<ScopeInput> readScopeInput(
    const CommandContext& context, const TimeRange& period);

/// The period that --from and --to give; Usage when they make no sense.
[[nodiscard]] Result<TimeRange> periodFromOptions(const std::string& from, const std::string& to);

/// Who gives answers here; may be empty.
[[nodiscard]] std::string userName();
/// A file of at most 256 MiB as a whole. Unreadable, LimitExceeded.
[[nodiscard]] Result<std::string> contentOf(const std::string& path);
/// A snapshot of the workspace, or of a file when there is none of this name.
[[nodiscard]] Result<scope::Snapshot> snapshotOf(scope::ScopeStore& store, const std::string& name);

} // namespace nb::cli
