// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/names/namelog.h"
#include "core/base/result.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <stop_token>

namespace nb {

class ByteSource;

/// Reads a log or hosts file (already decompressed) to its end. Lines without a time get
/// `reference` (µs since 1970 UTC), and those without a year the one before it. `path` of the
/// report is left to the caller. Cancelled, or the source's error.
[[nodiscard]] Result<ImportReport> importNameLog(ByteSource& source, NameFileKind kind,
    const NameLogPlace& place, std::int64_t reference, const ProgressFn& progress,
    std::stop_token stop);

} // namespace nb
