// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/workspace.h"
#include "ui/mainwindow/workspacesession.h"

#include <memory>
#include <vector>

namespace nb::test {

/// A real workspace on disk, without importer and collector. It is null when it could not be
/// opened.
class DiskSession : public WorkspaceSession
{
public:
    static std::shared_ptr<DiskSession> open(
        const QString& folder, Workspace::Mode mode = Workspace::Mode::ReadWrite);
    ~DiskSession() override;

    /// Stores flows, labelled as an import would; false when that failed.
    bool add(const std::vector<Flow>& flows);
    [[nodiscard]] FlowStorePtr snapshot() const;

    [[nodiscard]] QString folder() const override { return m_workspace->folder(); }
    [[nodiscard]] bool readOnly() const override { return m_workspace->readOnly(); }
    [[nodiscard]] Result<FlowStorePtr> store() const override { return m_workspace->store(); }
    [[nodiscard]] Result<std::vector<DayInfo>> days() const override { return m_workspace->days(); }
    [[nodiscard]] FileImporter& importer() override;
    [[nodiscard]] Result<std::unique_ptr<Collector>> makeCollector() override;
    [[nodiscard]] std::shared_ptr<Enrichment> enrichment() const override { return m_enrichment; }
    Result<RelabelResult> relabel(Day day, const FlowLabeller& labeller, const ProgressFn& progress,
        std::stop_token stop) override;
    [[nodiscard]] Result<std::string> setting(std::string_view key) const override;
    Result<void> setSetting(std::string_view key, std::string_view value) override;

private:
    DiskSession() = default;

    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<Enrichment> m_enrichment;
    std::unique_ptr<FileImporter> m_importer;
};

} // namespace nb::test
