// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/files/importinput.h"
#include "core/ingest/flowsink.h"
#include "core/ingest/importreport.h"
#include "core/jobs/job.h"
#include "core/names/namebinding.h"

namespace nb {

/// Imports an SQLite file: our day file, NetBehave's daily file or its cache of names, by what is
/// in it; ForeignFile for any other, also for names when `names` is null. The file is never
/// written: one that is compressed or comes through a pipe is unpacked into a private temporary
/// folder. `hashes` receives the identity of the content, a
/// `-wal` beside the file included.
[[nodiscard]] Result<ImportReport> importDatabase(const QString& path, ImportInput& input,
    FlowSink& sink, NameSink* names, InputHashes& hashes, const ProgressFn& progress,
    std::stop_token stop);

} // namespace nb
