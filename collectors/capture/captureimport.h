// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <QString>

#include <stop_token>
#include <string_view>

namespace nb {

class ByteSource;
class NameSink;

/// Meters the packets of a capture (already decompressed) into bidirectional flows of at most
/// FlowBatch::kMaxRows a batch; `exporter` goes into their exporter column. Touches nothing but its
/// arguments. `path` of the report is left to the caller. Names that packets tell go to `names`,
/// if given; the answer to a question before the flow that follows from it. `dissector` is the path
/// of the program that finds out applications (see ApplicationFinder); empty: there are none.
///
/// A damaged capture succeeds with report.partial and a notice whose offset is the byte of the
/// (decompressed) capture where reading stopped; every whole packet before it is in. Fails with
/// UnknownFormat, Invalid (file header), Cancelled, LimitExceeded (from the source), Unreadable
/// when nothing at all could be read, or the sink's error.
[[nodiscard]] Result<ImportReport> importCapture(ByteSource& source, FlowSink& sink,
    const ImportOptions& options, std::string_view exporter, const ProgressFn& progress,
    std::stop_token stop, NameSink* names = nullptr, const QString& dissector = {});

} // namespace nb
