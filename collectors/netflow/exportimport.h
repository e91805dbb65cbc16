// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <stop_token>
#include <string_view>

namespace nb {

class ByteSource;

/// Decodes a capture of exporters' packets, a file of their datagrams or an IPFIX file (RFC 5655)
/// and hands the flows to `sink`, through the stages that `options` asks for. `exporter` stands for
/// exporters without an address. Damaged input gives a partial report with what was before it.
Result<ImportReport> importExporterMessages(ByteSource& source, FlowSink& sink,
    const ImportOptions& options, std::string_view exporter, const ProgressFn& progress,
    std::stop_token stop);

} // namespace nb
