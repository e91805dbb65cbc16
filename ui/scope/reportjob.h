// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/layoutengine.h"
#include "ui/jobs/jobrunner.h"
#include "ui/mainwindow/workspacesession.h"
#include "ui/report/scopereportwriter.h"
#include "ui/scope/scopestate.h"

namespace nb {

/// What a report of the scope is to hold, beside what the plan says.
struct ScopeReportRequest
{
    ScopeReportFiles files {};
    bool redacted = false;
    QString previous {}; ///< name of a snapshot of the workspace to compare with; empty: none
    QString version {}; ///< document control; what is empty becomes a line to fill in by hand
    QString author {};
    QString reviewer {};
    QString approver {};
};

/// The work of a job that writes the report of a plan. All of it is written, or nothing.
[[nodiscard]] JobWork scopeReportWork(WorkspaceSessionPtr session, ScopePlanPtr plan,
    LayoutEnginePtr layout, ScopeReportRequest request);

} // namespace nb
