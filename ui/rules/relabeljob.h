// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/pipelineoptions.h"
#include "ui/jobs/jobrunner.h"
#include "ui/mainwindow/workspacesession.h"

#include <QLocale>

namespace nb {

/// Stored days that get the labels they would get now.
struct RelabelRequest
{
    LabelOptions labels {false, true, false, false, true};
    Day first = Day::min();
    Day last = Day::max();
};

/// The work of a job that relabels day after day: a day as a whole or not at all. Days that cannot
/// be, because flows are collected into them, are told and left as they are.
[[nodiscard]] JobWork relabelWork(
    WorkspaceSessionPtr session, const RelabelRequest& request, const QLocale& locale);

} // namespace nb
