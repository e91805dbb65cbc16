// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <stop_token>
#include <string>

namespace nb {

/// Reads all flows of a day file of ours that came from elsewhere. It is opened defensively; rows
/// with impossible values are counted as `bad row`. Errors: those of opening it (NewerVersion,
/// ForeignFile, Invalid, Truncated), Cancelled, those of the sink. Any thread.
[[nodiscard]] Result<ImportReport> importDayFile(const QString& path, FlowSink& sink,
    const std::string& fileName, const ProgressFn& progress, std::stop_token stop);

} // namespace nb
