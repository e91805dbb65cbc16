// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <QString>

#include <cstddef>
#include <span>
#include <stop_token>
#include <string>

namespace nb {

class ByteSource;
class ImportInput;
struct InputHashes;

/// Whether a file begins like one that nfcapd writes (layouts 1 to 3, either byte order).
[[nodiscard]] bool looksLikeNfcapd(std::span<const std::byte> head);

/// Imports a file of nfcapd through the installed program nfdump, which reads all its layouts and
/// compressions, and hands its records through the stages of `options.pipeline` to `sink`. `file`
/// is a regular, uncompressed file; `name` stands in for exporters that are not known.
///
/// What nfdump could read of a damaged file is in, with report.partial and its words as a notice.
/// Fails with Unreadable when nfdump is not installed or cannot be started, Invalid when it fails
/// or complains and gives nothing, Cancelled, or the sink's error. Any thread, one at a time.
[[nodiscard]] Result<ImportReport> importNfcapd(const QString& file, const std::string& name,
    FlowSink& sink, const ImportOptions& options, const ProgressFn& progress,
    const std::stop_token& stop);

/// The same for an input of the importer, unpacked first where it is compressed or a pipe. `hashes`
/// are those of the whole input.
[[nodiscard]] Result<ImportReport> importNfcapdInput(const QString& path, ImportInput& input,
    FlowSink& sink, const ImportOptions& options, InputHashes& hashes, const ProgressFn& progress,
    const std::stop_token& stop);

/// The lines of nfdump: with its CSV header, else in the columns of nfdumpFormat(). The part of
/// importNfcapd() that knows no process.
[[nodiscard]] Result<ImportReport> importNfdumpText(ByteSource& source, const std::string& name,
    FlowSink& sink, const ImportOptions& options, const ProgressFn& progress,
    const std::stop_token& stop);

} // namespace nb
