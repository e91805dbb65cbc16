// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importreport.h"
#include "core/jobs/job.h"

#include <QStringList>

#include <stop_token>

namespace nb {

/// Brings files into a workspace. What ui and the command line see of the collectors layer.
class FileImporter
{
public:
    virtual ~FileImporter() = default;

    /// Imports one file: recognises it by content, stores all of it in one step or, on error or
    /// cancel, nothing. Damaged input that is good up to a point succeeds with report.partial.
    /// Blocks; call it in a worker thread. One import at a time per workspace.
    virtual Result<ImportReport> importFile(const QString& path, const ImportOptions& options,
        const ProgressFn& progress, std::stop_token stop)
        = 0;

    /// The regular files under the given files and folders, sorted, symbolic links not followed.
    [[nodiscard]] virtual QStringList expand(const QStringList& paths) const = 0;
};

} // namespace nb
