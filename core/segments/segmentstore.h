// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/insidetest.h"
#include "core/segments/segment.h"
#include "core/storage/sqlite.h"
#include "core/storage/workspace.h"

#include <functional>
#include <string>
#include <vector>

namespace nb {

/// The segments of a workspace, in their order, as they are kept in its database. Every change is
/// one transaction. One thread at a time.
class SegmentStore
{
public:
    /// Errors of openWorkspaceTables().
    static Result<SegmentStore> open(const Workspace& workspace);

    [[nodiscard]] Result<std::vector<Segment>> load();
    /// Changes the list: `edit` gets it as it is now, and what it makes of it is kept, or nothing
    /// when it gives an error. Invalid when two segments have one name, or one has a problem
    /// (segmentProblem()). Gives back what is kept.
    Result<std::vector<Segment>> edit(
        const std::function<Result<void>(std::vector<Segment>&)>& edit);
    /// Every name that a segment ever had: labels that flows have from us, not from their source.
    [[nodiscard]] Result<std::vector<std::string>> knownNames();

private:
    explicit SegmentStore(SqliteDatabase db);
    friend Result<InsideTest> storedInsideTest(const QString& folder);
    Result<void> write(const std::vector<Segment>& segments);

    SqliteDatabase m_db;
};

/// insideTest() of the segments that are kept in the workspace at `folder`; empty when none are.
/// Any thread.
Result<InsideTest> storedInsideTest(const QString& folder);

} // namespace nb
