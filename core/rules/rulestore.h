// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rules/rule.h"
#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

#include <functional>
#include <string>
#include <vector>

namespace nb {

/// The rules of a workspace, in their order, as they are kept in its database. Every change is one
/// transaction. One thread at a time.
class RuleStore
{
public:
    /// Errors of openWorkspaceTables().
    static Result<RuleStore> open(const Workspace& workspace);

    [[nodiscard]] Result<std::vector<Rule>> load();
    /// Changes the list: `edit` gets it as it is now, and what it makes of it is kept, or nothing
    /// when it gives an error. Invalid when a rule has a problem (ruleProblem()). Gives back what
    /// is kept.
    Result<std::vector<Rule>> edit(const std::function<Result<void>(std::vector<Rule>&)>& edit);
    /// Every name that a rule ever had, and NOMATCH: labels that flows have from us, not from their
    /// source.
    [[nodiscard]] Result<std::vector<std::string>> knownNames();

private:
    explicit RuleStore(SqliteDatabase db);
    Result<void> write(const std::vector<Rule>& rules);

    SqliteDatabase m_db;
};

} // namespace nb
