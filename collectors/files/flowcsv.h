// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/base/bytesource.h"
#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <stop_token>
#include <string>

namespace nb {

/// Reads flows from CSV or TSV with a header line (RFC 4180; comma, tab or semicolon; column names
/// as fieldFromName() knows them, in any order). A row that cannot be used is counted as `bad row`,
/// told with line and reason, and makes the report partial; the others go to the sink. Missing or
/// empty counters are unknown, those of the reverse direction too, but for NetBehave's own exports,
/// whose rows are one-way (0). Without a protocol column the protocol is 0, which a notice tells.
/// `exporter` names flows of a file that has no such column. Errors: UnknownFormat for a header
/// without the needed columns, Cancelled, and those of source and sink. Pure: no clock but for
/// progress, any thread.
[[nodiscard]] Result<ImportReport> importFlowCsv(ByteSource& source, FlowSink& sink,
    const std::string& exporter, const ProgressFn& progress, std::stop_token stop);

} // namespace nb
