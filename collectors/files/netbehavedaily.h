// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"
#include "core/storage/sqlite.h"

#include <stop_token>
#include <string>

namespace nb {

/// Whether the file has a table or view called `flow`, so that it may be a NetBehave daily file.
[[nodiscard]] Result<bool> hasFlowTable(SqliteDatabase& db);

/// Reads the daily file of the published NetBehave (`flows-YYYY-MM-DD.sqlite3`, table flow with 15
/// columns). Each row becomes one flow with its hits; packets are unknown, there is no reverse
/// direction, and start is dateAdded only when that is before dateLastSeen. `db` was opened
/// untrusted. Rows with values that are none are counted as `bad row` and told with their rowid.
/// Errors: Invalid (not exactly that table), LimitExceeded (takes absurdly long), Cancelled, those
/// of the sink. Any thread.
[[nodiscard]] Result<ImportReport> importNetBehaveDaily(SqliteDatabase& db, FlowSink& sink,
    const std::string& fileName, const ProgressFn& progress, std::stop_token stop);

} // namespace nb
