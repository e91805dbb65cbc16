// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/enrichment/enrichment.h"
#include "core/ingest/fileimporter.h"
#include "core/storage/workspace.h"

namespace nb {

/// Imports whatever it recognises by content: captures, our day files, NetBehave daily files, files
/// of nfcapd (through nfdump), flow CSV and TSV, each also compressed. A path of `-` is standard
/// input. Does not own the workspace.
class ContentFileImporter : public FileImporter
{
public:
    /// Flows get the labels that `enrichment` knows, and it learns from them; null: they are stored
    /// as they come.
    explicit ContentFileImporter(
        Workspace& workspace, std::shared_ptr<Enrichment> enrichment = nullptr);

    /// Path of `netbehave-dissect`; empty: applications of captured flows are not found out.
    void setDissector(const QString& program) { m_dissector = program; }

    Result<ImportReport> importFile(const QString& path, const ImportOptions& options,
        const ProgressFn& progress, std::stop_token stop) override;
    /// Folders are searched to a depth of 32. A file or pipe that is named itself is always in the
    /// list, also when it does not exist, so that importFile() can say so.
    [[nodiscard]] QStringList expand(const QStringList& paths) const override;

private:
    class Run;

    Workspace& m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;
    QString m_dissector;
};

} // namespace nb
